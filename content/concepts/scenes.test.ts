/** Diagrams with a scene show what the engine does today; `npm run content:draw` draws them anew. */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { drawnScenes } from '@/lib/content/drawn-scenes'
import { readContentFiles } from '@/lib/content/load-content'

const files = readContentFiles(fileURLToPath(new URL('..', import.meta.url)))

it('diagrams with a scene are drawn from it', { timeout: 60_000 }, async () => {
  const drawn = await drawnScenes(files)
  expect(drawn.length).toBeGreaterThan(0)
  for (const { file, drawing } of drawn) expect(files[file], file).toBe(drawing)
})

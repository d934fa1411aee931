/** Every command and every manifest of every page does what the page says, in both languages. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '@/lib/content/load-content'
import { parsePage } from '@/lib/content/parse-page'
import { runPage } from '@/lib/content/run-page'

const { concepts } = loadContent(fileURLToPath(new URL('..', import.meta.url)))
const blocks = (body: string) =>
  parsePage(body).fences.map(({ lang, marks, text }) => ({ lang, marks, text }))

describe('pages', () => {
  for (const { id, texts, cluster } of concepts) {
    it(id, { timeout: 60_000 }, async () => {
      // One run proves both languages, because their blocks are the same to the letter.
      expect(blocks(texts.ja.body)).toEqual(blocks(texts.en.body))
      const results = await runPage(texts.en.body, cluster)
      expect(results.filter(({ matches }) => !matches)).toEqual([])
    })
  }
})

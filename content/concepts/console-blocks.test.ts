/** Every console block of every page says what the engine answers, in both languages. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '@/lib/content/load-content'
import { consoleSteps, runConsole } from '@/lib/content/run-console'

const { concepts } = loadContent(fileURLToPath(new URL('..', import.meta.url)))
const pages = concepts.map(({ id, texts }) => ({
  id,
  en: consoleSteps(texts.en.body),
  ja: consoleSteps(texts.ja.body),
}))

describe('console blocks', () => {
  for (const { id, en, ja } of pages.filter((p) => p.en.length > 0 || p.ja.length > 0)) {
    it(`${id}: ${en.length} commands`, { timeout: 30_000 }, async () => {
      // One run proves both languages, because their blocks are the same to the letter.
      expect(ja).toEqual(en)
      const results = await runConsole(en)
      const shown = results.map((r) => ({ command: r.command, output: r.matches ? r.output : r.got }))
      expect(shown).toEqual(en)
    })
  }
})

/** What learners type finds the page that they need first. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadContent } from '@/lib/content/load-content'
import { indexOf } from '@/lib/search/of-content'
import { QUERIES } from '@/tests/search/queries'

const content = loadContent(fileURLToPath(new URL('..', import.meta.url)))
const index = indexOf(content)

describe('search', () => {
  for (const locale of ['en', 'ja'] as const) {
    it(`in ${locale}: the right page first, but for one query of each language at most`, () => {
      const wrong = QUERIES[locale].flatMap(([query, page]) => {
        const [first] = index.search(query, locale).pages
        return first?.id === page ? [] : [`${query}: ${first?.id}, not ${page}`]
      })
      expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(1)
    })
  }
})

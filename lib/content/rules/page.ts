/** Both languages of a page have the same skeleton, and a length that one sitting can hold. */
import { parseConsole } from '../console-block'
import type { Concept, Problem } from '../content'
import { parseFenceMarks } from '../fence-marks'
import type { Rule } from '../gate'
import { countCharacters, countWords, type Fence, type Page, parsePage } from '../parse-page'
import { contentLocales } from '../schema'

export const bounds = { en: [400, 1200], ja: [900, 3600] } as const
const fenceLanguages = new Set(['console', 'yaml', 'text', 'json', 'bash', 'dockerfile'])

export const pageRule: Rule = ({ concepts }) => concepts.flatMap(checkConcept)

function checkConcept(concept: Concept): Problem[] {
  const en = parsePage(concept.texts.en.body)
  const ja = parsePage(concept.texts.ja.body)
  const file = (locale: string) => `concepts/${concept.id}/${locale}.md`
  return [
    ...contentLocales.flatMap((locale) => checkPage(locale === 'en' ? en : ja, file(locale))),
    ...checkLength('en', countWords(en), file('en')),
    ...checkLength('ja', countCharacters(ja), file('ja')),
    ...checkSame(en, ja, file('ja')),
  ]
}

function checkPage(page: Page, file: string): Problem[] {
  const problems: Problem[] = []
  if (page.openFence) problems.push({ file, line: page.openFence, rule: 'fence', message: 'is never closed' })
  let level = 1
  for (const heading of page.headings) {
    if (heading.level < 2 || heading.level > level + 1) {
      const message = `level ${heading.level} after level ${level} (pages start at level 2)`
      problems.push({ file, line: heading.line, rule: 'heading-level', message })
    }
    level = Math.max(heading.level, 2)
  }
  for (const [at, fence] of page.fences.entries()) {
    problems.push(...checkMarks(fence, page.fences[at + 1], file))
    if (!fenceLanguages.has(fence.lang)) {
      const message = `"${fence.lang}" is not one of ${[...fenceLanguages].join(', ')}`
      problems.push({ file, line: fence.line, rule: 'fence-language', message })
    } else if (fence.lang === 'console') problems.push(...checkConsole(fence.text, fence.line, file))
  }
  return problems
}

function checkMarks({ lang, marks, line }: Fence, next: Fence | undefined, file: string): Problem[] {
  const fail = (message: string) => [{ file, line, rule: 'fence-marks', message }]
  try {
    const { rejected } = parseFenceMarks(lang, marks)
    if (rejected && next?.lang !== 'text') return fail('no text block with the message follows')
    return []
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

function checkConsole(text: string, line: number, file: string): Problem[] {
  try {
    parseConsole(text)
    return []
  } catch (error) {
    return [{ file, line, rule: 'console', message: error instanceof Error ? error.message : String(error) }]
  }
}

function checkLength(locale: 'en' | 'ja', count: number, file: string): Problem[] {
  const [least, most] = bounds[locale]
  if (count >= least && count <= most) return []
  const unit = locale === 'en' ? 'words' : 'characters'
  return [{ file, rule: 'length', message: `${count} ${unit}; must be ${least} to ${most}` }]
}

function checkSame(en: Page, ja: Page, file: string): Problem[] {
  const problems: Problem[] = []
  const levels = (page: Page) => page.headings.map((h) => h.level).join(' ')
  if (levels(en) !== levels(ja)) {
    const message = `heading levels differ: en ${levels(en)}, ja ${levels(ja)}`
    problems.push({ file, rule: 'same-headings', message })
  }
  if (en.fences.length !== ja.fences.length) {
    const message = `${ja.fences.length} code blocks, en.md has ${en.fences.length}`
    problems.push({ file, rule: 'same-code', message })
  }
  for (const [i, fence] of ja.fences.entries()) {
    const other = en.fences[i]
    if (other && (other.lang !== fence.lang || other.marks !== fence.marks || other.text !== fence.text)) {
      problems.push({ file, line: fence.line, rule: 'same-code', message: 'differs from the block in en.md' })
    }
  }
  return problems
}

/** Terms are unique, point to pages that exist, and their forbidden spellings occur nowhere. */
import type { ConceptText, GlossaryTerm, Problem } from '../content'
import type { Rule } from '../gate'
import { parsePage } from '../parse-page'
import { type ContentLocale, contentLocales } from '../schema'
import { repeated } from './curriculum'

export const glossaryRule: Rule = ({ glossary, concepts, curriculum }) => {
  const problems: Problem[] = []
  const ids = new Set(curriculum.concepts)
  for (const locale of contentLocales) {
    for (const term of repeated(glossary.map((t) => t.term[locale].toLowerCase()))) {
      problems.push({ file: 'glossary', rule: 'unique', message: `"${term}" (${locale}) twice` })
    }
  }
  for (const term of glossary) {
    const file = `glossary/${term.id}.yaml`
    if (term.concept && !ids.has(term.concept)) {
      problems.push({ file, rule: 'glossary-concept', message: `no concept "${term.concept}"` })
    }
    for (const locale of contentLocales) {
      problems.push(...checkSpelling(term.definition[locale], locale, glossary, file))
    }
  }
  for (const concept of concepts) {
    for (const locale of contentLocales) {
      const text = concept.texts[locale]
      const yaml = `concepts/${concept.id}/concept.yaml`
      problems.push(...metaTexts(text).flatMap((t) => checkSpelling(t, locale, glossary, yaml)))
      const file = `concepts/${concept.id}/${locale}.md`
      for (const line of parsePage(text.body).prose) {
        problems.push(...checkSpelling(line.text, locale, glossary, file, line.line))
      }
    }
  }
  return problems
}

/** The short texts of a concept in one language. */
export function metaTexts(text: ConceptText): string[] {
  return [text.title, text.summary, ...text.keyPoints, ...text.traps.flatMap((t) => [t.belief, t.fact])]
}

/** The spellings in a text that the glossary's terms forbid. */
export function checkSpelling(
  text: string,
  locale: ContentLocale,
  glossary: GlossaryTerm[],
  file: string,
  line?: number,
): Problem[] {
  const prose = text.replace(/`[^`]*`/g, '``').replace(/\]\([^)]*\)/g, ']')
  return glossary.flatMap((term) =>
    (term.avoid?.[locale] ?? [])
      .filter((wrong) => occurs(prose, wrong, term.term[locale]))
      .map((wrong) => ({
        file,
        ...(line ? { line } : {}),
        rule: 'spelling',
        message: `"${wrong}" is written "${term.term[locale]}"`,
      })),
  )
}

/** Whether `wrong` occurs other than as the beginning of the right spelling (サーバ in サーバー). */
function occurs(text: string, wrong: string, right: string): boolean {
  for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + 1)) {
    const inRight = right.startsWith(wrong) && text.startsWith(right, at)
    const inWord =
      /^\w/.test(wrong) && (/\w/.test(text[at - 1] ?? '') || /\w/.test(text[at + wrong.length] ?? ''))
    if (!inRight && !inWord) return true
  }
  return false
}

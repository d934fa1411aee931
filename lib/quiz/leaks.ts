import { publicPart, renderAnswer } from './render'
import type { QuestionTexts } from './texts'
import type { QuestionKind, Variant } from './variant'

/** What a learner may see before answering, whatever the kind. */
const shownFields =
  'skill concepts difficulty kind body text en ja title prompt exhibits options id code unit'

/** What else the public body of a kind, and its texts, may hold. */
const bodyFields: Partial<Record<QuestionKind, string>> = {
  number: 'min max',
  'short-text': 'multiline',
  'true-false': 'reasons',
  placement: 'reasons',
  matching: 'left',
  'wrong-line': 'language',
  output: 'lines',
  arrow: 'boxes row column arrows from to labels',
  gap: 'gaps choices',
  command: 'placeholder',
  manifest: 'template',
}

/** Every field name at any depth. */
function fieldsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([k, v]) => [...(Array.isArray(value) ? [] : [k]), ...fieldsOf(v)])
}

/** What the public part of a variant tells that it must not; empty when nothing. */
export function leaksOf(variant: Variant, texts: { en: QuestionTexts; ja: QuestionTexts }): string[] {
  const shown = publicPart(variant, texts)
  const allowed = new Set(`${shownFields} ${bodyFields[variant.kind] ?? ''}`.split(' '))
  const fields = [...new Set(fieldsOf(shown).filter((field) => !allowed.has(field)))]
  const text = JSON.stringify(shown)
  const secrets = [texts.en, texts.ja].flatMap((one) => {
    const { rule, facts } = renderAnswer(variant, one)
    return [rule, ...facts].filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)))
  })
  return [
    ...fields.map((field) => `the public part has the field ${field}`),
    ...secrets.map((secret) => `the public part has the explanation "${secret}"`),
  ]
}

/** A variant as plain text, for authors at a terminal: what a learner sees, and then all the rest. */
import type { Citation } from './question'
import { publicPart, renderAnswer, renderVariant, type ShownExhibit } from './render'
import type { QuestionTexts } from './texts'
import type { Slip, Variant } from './variant'

const indented = (text: string) => text.trimEnd().replace(/^/gm, '    ')

function showExhibit({ kind, title, text }: ShownExhibit): string {
  return `  [${kind}]${title ? ` ${title}` : ''}\n${indented(text)}`
}

/** What the kind shows besides the only list of options: bounds, a text with numbered lines, boxes of a diagram. */
function showBody(body: object, options: number): string[] {
  return Object.entries(body).flatMap(([field, value]: [string, unknown]) => {
    const isIds = Array.isArray(value) && value.every((one) => typeof one === 'string')
    if (isIds) return value.length === options ? [] : [`  ${field}: ${value.join(' ')}`]
    if (typeof value !== 'string' || !value.includes('\n')) return [`  ${field}: ${JSON.stringify(value)}`]
    const lines = value.trimEnd().split('\n')
    return [`  ${field}:\n${lines.map((line, i) => `${String(i + 1).padStart(4)}  ${line}`).join('\n')}`]
  })
}

/** What a learner sees before answering. */
export function showQuestion(variant: Variant, texts: QuestionTexts): string {
  const { skill, kind, difficulty, seed } = variant
  const { title, prompt, exhibits, options, unit, labels } = renderVariant(variant, texts)
  const width = Math.max(0, ...options.map(({ id }) => id.length))
  return [
    `${skill}  ${kind}  level ${difficulty}  seed ${seed}`,
    '',
    title,
    '',
    prompt,
    ...exhibits.flatMap((exhibit) => ['', showExhibit(exhibit)]),
    '',
    ...options.map(({ id, text }) => `  ${id.padEnd(width)}  ${text}`),
    ...showBody(publicPart(variant, { en: texts, ja: texts }).body, options.length),
    ...(unit ? [`  unit: ${unit}`] : []),
    ...(labels ? [`  labels: ${labels.join(' | ')}`] : []),
  ].join('\n')
}

function showSlip({ misconception, ...when }: Slip): string {
  if ('option' in when) return `  ${when.option} ${when.chosen ? 'chosen' : 'left out'}: ${misconception}`
  return `  ${JSON.stringify('answer' in when ? when.answer : when)}: ${misconception}`
}

/** The key, why it is right, and what each wrong answer is taken to show. */
export function showAnswer(
  variant: Variant,
  texts: QuestionTexts,
  citation: readonly Citation[] = [],
): string {
  const { answer, rule, facts, because, exhibits, misconceptions } = renderAnswer(variant, texts)
  return [
    'Right:',
    ...answer.map(indented),
    'Why:',
    indented([rule, ...facts].join('\n')),
    ...Object.entries(because).map(([id, text]) => `  ${id}: ${text}`),
    ...exhibits.map(showExhibit),
    ...citation.map(({ title, url }) => `  ${title}: ${url}`),
    variant.slips.length > 0 ? 'Slips:' : 'No slips.',
    ...variant.slips.map(showSlip),
    ...Object.entries(misconceptions).map(
      ([name, { title, text }]) => `  ${name}: ${title}\n${indented(text)}`,
    ),
  ].join('\n')
}

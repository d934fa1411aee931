import { isComplete } from './check'
import type { PublicVariant } from './render'

const pairsOf = (words: readonly string[]) =>
  Object.fromEntries(words.map((word) => [word.split('=')[0] ?? '', word.slice(word.indexOf('=') + 1)]))

/** Every response that the typed text may mean; the form of the kind tells which of them it is. */
function meanings(typed: string): unknown[] {
  const text = typed.trim()
  if (text.startsWith('{')) {
    try {
      return [JSON.parse(text), { text }]
    } catch {
      return [{ text }]
    }
  }
  const words = text.split(/[\s,]+/).filter(Boolean)
  const [first = '', second = ''] = words
  const isTrue = first === 'true' || first === 't'
  return [
    { option: first },
    { options: words },
    { order: words },
    { value: Number(first) },
    { line: Number(first) },
    { option: first, reason: second },
    { value: isTrue, reason: second },
    { from: first, to: second },
    { pairs: pairsOf(words) },
    { values: pairsOf(text.split('\n')) },
    { text: typed },
  ]
}

/**
 * What an author typed as an answer: ids of options, a number, `true rb`, `la=b lb=a`, `from to`, one `gap=text` a
 * line, plain text, or the response itself as JSON. Undefined when the question takes no such answer.
 */
export function readResponse(shown: Pick<PublicVariant, 'kind' | 'body'>, typed: string): unknown {
  return meanings(typed).find((meaning) => isComplete(shown, meaning))
}

/** Whether an answer may have several lines, so that an empty one ends it. */
export function takesLines(shown: Pick<PublicVariant, 'kind' | 'body'>): boolean {
  return 'gaps' in shown.body || isComplete(shown, { text: 'a\nb' })
}

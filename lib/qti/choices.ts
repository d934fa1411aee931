import type { QuestionText, ShownOption } from '@/lib/quiz/render'
import type { Choice, InteractionOf } from './item'
import { parts } from './parts'
import { inline, preformatted } from './prose'
import { el, type XmlNode } from './xml'

/** Ids of ours are letters and digits, and may be numbers: a name begins with a letter. */
export const choiceName = (id: string) => `C_${id.replace(/[^A-Za-z0-9_-]/g, '_')}`

export const codeOf = (text: string): XmlNode =>
  text.includes('\n') ? preformatted(text) : el('code', {}, text)

export function choicesOf({ options }: QuestionText, ids: readonly string[]): Choice[] {
  const shown = (id: string): ShownOption =>
    options.find((option) => option.id === id) ?? { id, text: id, code: true }
  return ids.map(shown).map(({ id, text, code }) => ({
    id: choiceName(id),
    content: code ? [codeOf(text)] : inline(text),
  }))
}

/** One of them can be taken; each right one is worth all the points. */
export function single(
  id: string,
  choices: Choice[],
  rights: readonly string[],
  points: number,
): InteractionOf<'choice'> {
  const right = rights.map(choiceName)
  const worth = Object.fromEntries(right.map((one) => [one, points]))
  return { kind: 'choice', id, choices, several: false, worth, right }
}

/** As it is scored here: each right one a share, each wrong one takes such a share away. */
export function several(
  choices: Choice[],
  rights: readonly string[],
  points: number,
): InteractionOf<'choice'> {
  const right = rights.map(choiceName)
  const shares = parts(points, right.length)
  const worthOf = (id: string) => shares[right.indexOf(id)] ?? -(shares[0] ?? 0)
  const worth = Object.fromEntries(choices.map(({ id }) => [id, worthOf(id)]))
  return { kind: 'choice', id: 'RESPONSE', choices, several: true, worth, right }
}

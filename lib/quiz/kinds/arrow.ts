import * as z from 'zod/mini'
import type { Arrow } from '../variant'
import type { PureKind } from './kind'
import { idAt, idsIn, optionId, optionProblems } from './options'

const boxId = (boxes: readonly { id: string }[]) => optionId(boxes.map(({ id }) => id))

const same = (a: Arrow, b: Arrow) => a.from === b.from && a.to === b.to

/** The arrow of a slip, `from>to`. */
function arrowOf(answer: string): Arrow {
  const [from = '', to = ''] = answer.split('>')
  return { from, to }
}

/** The arrow that a diagram lacks, from one box to another. */
export const arrow: PureKind<'arrow'> = {
  publicBody: (body) => ({
    boxes: body.boxes.map(({ id, row, column }) => ({ id, row, column })),
    arrows: body.arrows.map(({ from, to }) => ({ from, to })),
  }),
  texts: (body) => ({ options: body.boxes, labels: body.arrows.map(({ label }) => label) }),
  answer: (_body, key, text) => key.arrows.map(({ from, to }) => `${text(from)} → ${text(to)}`),
  answerAs: 'prose',
  keys: {
    hint: 'arrow',
    digits: (shown) => shown.boxes.length,
    press: ({ boxes }, value, key) => {
      if (key === 'Backspace') return { value: value?.to && value.from ? { from: value.from } : undefined }
      const id = idAt(
        boxes.map((box) => box.id),
        key,
      )
      return id === undefined ? undefined : { value: placeEnd(value, id) }
    },
  },
  response: ({ boxes }) =>
    z.strictObject({ from: boxId(boxes), to: boxId(boxes) }).check(z.refine(({ from, to }) => from !== to)),
  score: (_body, key, response) => (key.arrows.some((right) => same(right, response)) ? 1 : 0),
  shows: (slip, response) => 'answer' in slip && same(arrowOf(slip.answer), response),
  submissions: (_body, key, slips) => {
    const right = key.arrows[0] ?? { from: '', to: '' }
    const slip = slips.flatMap((s) => ('answer' in s ? [arrowOf(s.answer)] : []))[0]
    return {
      correct: { ...right },
      wrong: slip ?? { from: right.to, to: right.from },
      invalid: { from: right.from, to: right.from },
    }
  },
  problems: ({ boxes, arrows }, key) => {
    const ids = idsIn(boxes)
    const known = ({ from, to }: Arrow) => ids.includes(from) && ids.includes(to) && from !== to
    const places = new Set(boxes.map(({ row, column }) => `${row}/${column}`))
    return [
      ...optionProblems(boxes),
      ...(places.size < boxes.length ? ['two boxes in one place'] : []),
      ...(boxes.length > 9 ? ['more boxes than digits'] : []),
      ...([...arrows, ...key.arrows].every(known) ? [] : ['an arrow from or to nowhere']),
      ...(key.arrows.length === 0 ? ['no arrow is right'] : []),
      ...(key.arrows.some((right) => arrows.some((given) => same(given, right))) ? ['the key is given'] : []),
    ]
  },
}

/** The response when a box is chosen: where the arrow begins, then where it ends; a third choice begins anew. */
export function placeEnd(value: Partial<Arrow> | undefined, id: string): Partial<Arrow> | undefined {
  if (value?.from === undefined || value.to !== undefined) return { from: id }
  return value.from === id ? undefined : { from: value.from, to: id }
}

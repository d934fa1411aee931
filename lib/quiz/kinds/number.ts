import * as z from 'zod/mini'
import type { PureKind } from './kind'

export const number: PureKind<'number'> = {
  publicBody: ({ min, max }) => ({ min, max }),
  texts: ({ unit }) => (unit ? { unit } : {}),
  answer: (_body, key) => [String(key.value)],
  answerAs: 'code',
  keys: { hint: 'number' },
  response: ({ min, max }) => z.strictObject({ value: z.int().check(z.minimum(min), z.maximum(max)) }),
  score: (_body, key, response) => (response.value === key.value ? 1 : 0),
  shows: (slip, response) => 'answer' in slip && slip.answer === String(response.value),
  submissions: (body, key, slips) => {
    const slip = slips.flatMap((s) => ('answer' in s ? [Number(s.answer)] : []))[0]
    const beside = key.value < body.max ? key.value + 1 : key.value - 1
    return { correct: { value: key.value }, wrong: { value: slip ?? beside }, invalid: { value: 'many' } }
  },
  problems: (body, key) =>
    Number.isInteger(key.value) && key.value >= body.min && key.value <= body.max
      ? []
      : ['the key is out of range'],
}

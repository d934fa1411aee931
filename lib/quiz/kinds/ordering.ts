import * as z from 'zod/mini'
import type { PureKind } from './kind'
import { idAt, idsIn, optionId, optionProblems } from './options'

/** Scored by neighbours: the share of steps that are followed by the step that should follow. */
export const ordering: PureKind<'ordering'> = {
  publicBody: (body) => ({ options: idsIn(body.options) }),
  texts: (body) => ({ options: body.options }),
  answer: (_body, key, text) => key.order.map(text),
  answerAs: 'steps',
  keys: {
    hint: 'order',
    digits: (shown) => shown.options.length,
    press: ({ options }, value, key) => {
      const order = value?.order ?? []
      if (key === 'Backspace') return { value: order.length > 1 ? { order: order.slice(0, -1) } : undefined }
      const id = idAt(options, key)
      return id === undefined || order.includes(id) ? undefined : { value: { order: [...order, id] } }
    },
  },
  response: ({ options }) =>
    z.strictObject({
      order: z.array(optionId(options)).check(
        z.length(options.length),
        z.refine((ids) => new Set(ids).size === ids.length),
      ),
    }),
  score: (_body, key, response) => {
    const pairs = key.order.length - 1
    const right = key.order.slice(1).filter((id, i) => {
      const at = response.order.indexOf(id)
      return at > 0 && response.order[at - 1] === key.order[i]
    }).length
    return pairs < 1 ? 1 : right / pairs
  },
  shows: (slip, response) => 'answer' in slip && slip.answer === response.order.join(','),
  submissions: (_body, key, slips) => ({
    correct: { order: key.order },
    wrong: {
      order:
        slips.flatMap((s) => ('answer' in s ? [s.answer.split(',')] : []))[0] ?? [...key.order].reverse(),
    },
    invalid: { order: key.order.slice(1) },
  }),
  problems: (body, key) => [
    ...optionProblems(body.options),
    ...(new Set(key.order).size === body.options.length && key.order.length === body.options.length
      ? []
      : ['the key is not an order of the options']),
  ],
}

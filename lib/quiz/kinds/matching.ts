import * as z from 'zod/mini'
import type { PureKind } from './kind'
import { idAt, idsIn, listProblems, optionId } from './options'

type Pairs = Record<string, string>

/** The pair of a slip, `left=option`. */
function pairOf(answer: string): Pairs {
  const [left = '', option = ''] = answer.split('=')
  return { [left]: option }
}

/** Scored by pairs: the share of those on the left that have the right option. */
export const matching: PureKind<'matching'> = {
  publicBody: (body) => ({ left: idsIn(body.left), options: idsIn(body.options) }),
  texts: (body) => ({ options: [...body.left, ...body.options] }),
  answer: (body, key, text) => body.left.map(({ id }) => `${text(id)} → ${text(key.pairs[id] ?? '')}`),
  answerAs: 'marks',
  keys: {
    hint: 'match',
    digits: (shown) => shown.options.length,
    press: ({ left, options }, value, key) => {
      const pairs: Pairs = value?.pairs ?? {}
      if (key === 'Backspace') {
        const last = left.findLast((id) => id in pairs)
        const rest = Object.entries(pairs).filter(([id]) => id !== last)
        return { value: rest.length ? { pairs: Object.fromEntries(rest) } : undefined }
      }
      const option = idAt(options, key)
      const open = left.find((id) => !(id in pairs))
      return option === undefined || open === undefined
        ? undefined
        : { value: { pairs: { ...pairs, [open]: option } } }
    },
  },
  response: ({ left, options }) =>
    z.strictObject({
      pairs: z.strictObject(Object.fromEntries(left.map((id) => [id, optionId(options)]))),
    }),
  score: (body, key, response) =>
    body.left.filter(({ id }) => response.pairs[id] === key.pairs[id]).length / body.left.length,
  shows: (slip, response) =>
    'answer' in slip && Object.entries(pairOf(slip.answer)).every(([l, o]) => response.pairs[l] === o),
  submissions: (body, key, slips) => {
    const slip = slips.find((s) => 'answer' in s)
    const first = body.left[0]?.id ?? ''
    const beside = body.options.find((o) => o.id !== key.pairs[first])?.id ?? ''
    const changed = slip && 'answer' in slip ? pairOf(slip.answer) : { [first]: beside }
    return {
      correct: { pairs: key.pairs },
      wrong: { pairs: { ...key.pairs, ...changed } },
      invalid: { pairs: { [first]: key.pairs[first] } },
    }
  },
  problems: (body, key) => {
    const options = idsIn(body.options)
    const complete = idsIn(body.left).every((id) => options.includes(key.pairs[id] ?? ''))
    return [
      ...listProblems(body.left, body.options),
      ...(complete && Object.keys(key.pairs).length === body.left.length
        ? []
        : ['the key is not a pair for each']),
      ...(options.length > 9 ? ['more options than digits'] : []),
    ]
  },
}

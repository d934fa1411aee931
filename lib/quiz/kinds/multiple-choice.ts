import * as z from 'zod/mini'
import type { PureKind } from './kind'
import { idAt, idsIn, optionId, optionProblems } from './options'

/** Every right option taken and every wrong one left: each counts the same, a wrong one takes a right one away. */
export const multipleChoice: PureKind<'multiple-choice'> = {
  publicBody: (body) => ({ options: idsIn(body.options) }),
  texts: (body) => ({ options: body.options }),
  answer: (_body, key, text) => key.options.map(text),
  answerAs: 'marks',
  keys: {
    hint: 'choose',
    digits: (shown) => shown.options.length,
    press: ({ options }, value, key) => {
      const id = idAt(options, key)
      if (id === undefined) return undefined
      const taken = value?.options ?? []
      return {
        value: { options: taken.includes(id) ? taken.filter((other) => other !== id) : [...taken, id] },
      }
    },
  },
  response: (shown) =>
    z.strictObject({
      options: z.array(optionId(shown.options)).check(z.refine((ids) => new Set(ids).size === ids.length)),
    }),
  score: (body, key, response) => {
    const right = new Set(key.options)
    const taken = new Set(response.options)
    const errors = body.options.filter((o) => right.has(o.id) !== taken.has(o.id)).length
    return Math.max(0, 1 - errors / Math.max(1, right.size))
  },
  shows: (slip, response) => 'option' in slip && response.options.includes(slip.option) === slip.chosen,
  submissions: (body, key, slips) => {
    const slip = slips.find((s) => 'option' in s)
    const flipped = slip && 'option' in slip ? slip.option : (body.options[0]?.id ?? '')
    const others = key.options.filter((id) => id !== flipped)
    // An answer takes something: whoever leaves the only right option out takes another one.
    const beside = body.options.filter(({ id }) => id !== flipped).slice(0, 1)
    const without = others.length > 0 ? others : idsIn(beside)
    const wrong = key.options.includes(flipped) ? without : [...others, flipped]
    return { correct: { options: key.options }, wrong: { options: wrong }, invalid: { options: ['zz'] } }
  },
  problems: (body, key) => [
    ...optionProblems(body.options),
    ...(key.options.length === 0 ? ['nothing is right'] : []),
    ...(key.options.some((id) => !body.options.some((o) => o.id === id)) ? ['the key is not an option'] : []),
  ],
}

import * as z from 'zod/mini'
import type { PureKind } from './kind'
import { idAt, idsIn, optionId, optionProblems } from './options'

export const singleChoice: PureKind<'single-choice'> = {
  publicBody: (body) => ({ options: idsIn(body.options) }),
  texts: (body) => ({ options: body.options }),
  answer: (_body, key, text) => [text(key.option)],
  answerAs: 'marks',
  keys: {
    hint: 'choose',
    digits: (shown) => shown.options.length,
    press: ({ options }, _value, key) => {
      const option = idAt(options, key)
      return option === undefined ? undefined : { value: { option } }
    },
  },
  response: ({ options }) => z.strictObject({ option: optionId(options) }),
  score: (_body, key, response) => (response.option === key.option ? 1 : 0),
  shows: (slip, response) => 'option' in slip && slip.chosen && slip.option === response.option,
  submissions: (body, key, slips) => ({
    correct: { option: key.option },
    wrong: {
      option:
        slips.flatMap((s) => ('option' in s && s.chosen && s.option !== key.option ? [s.option] : []))[0] ??
        body.options.find((o) => o.id !== key.option)?.id ??
        '',
    },
    invalid: { option: 'nothing' },
  }),
  problems: (body, key) => [
    ...optionProblems(body.options),
    ...(body.options.some((o) => o.id === key.option) ? [] : ['the key is not an option']),
  ],
}

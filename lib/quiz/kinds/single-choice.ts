import { z } from 'zod'
import type { KindDefinition } from './kind'
import { optionId, optionProblems } from './options'

export const singleChoice: KindDefinition<'single-choice'> = {
  response: (body) => z.strictObject({ option: optionId(body.options) }),
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

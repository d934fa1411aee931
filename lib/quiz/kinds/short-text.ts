import * as z from 'zod/mini'
import type { PureKind } from './kind'

/** Terminal output as it is compared: runs of blanks are one, blanks and empty lines at the ends do not count. */
export function normaliseOutput(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[ \t\u3000]+/g, ' ').trim())
    .join('\n')
    .trim()
}

export const shortText: PureKind<'short-text'> = {
  publicBody: ({ multiline }) => ({ multiline }),
  texts: () => ({}),
  answer: (_body, key) => [key.text],
  answerAs: 'code',
  keys: { hint: ({ multiline }) => (multiline ? 'text' : 'short') },
  response: () => z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(4000)) }),
  score: (_body, key, response) => (normaliseOutput(response.text) === normaliseOutput(key.text) ? 1 : 0),
  shows: (slip, response) =>
    'answer' in slip && normaliseOutput(slip.answer) === normaliseOutput(response.text),
  submissions: (_body, key, slips) => ({
    correct: { text: key.text },
    wrong: { text: slips.flatMap((s) => ('answer' in s ? [s.answer] : []))[0] ?? `${key.text} ?` },
    invalid: { text: '' },
  }),
  problems: (_body, key) => (normaliseOutput(key.text) === '' ? ['the key is empty'] : []),
}

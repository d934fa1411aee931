import * as z from 'zod/mini'
import type { PureKind } from './kind'

/** The lines of a listing, as they are numbered. */
export function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n')
}

/** Digits typed one after the other are one number for as long as there is such a line. */
function typedLine(count: number, before: number | undefined, digit: string): number | undefined {
  const joined = (before ?? 0) * 10 + Number(digit)
  const line = joined <= count ? joined : Number(digit)
  return line >= 1 && line <= count ? line : undefined
}

/** The one line of a text that is wrong; where several would be right to name, each of them is. */
export const wrongLine: PureKind<'wrong-line'> = {
  publicBody: ({ text, language }) => ({ text, language }),
  texts: () => ({}),
  answer: (body, key) => key.lines.map((line) => `${line}: ${linesOf(body.text)[line - 1]?.trim() ?? ''}`),
  answerAs: 'marks',
  keys: {
    hint: 'line',
    digits: (shown) => linesOf(shown.text).length,
    press: (shown, value, key) => {
      if (key === 'Backspace') return { value: undefined }
      if (!/^[0-9]$/.test(key)) return undefined
      const line = typedLine(linesOf(shown.text).length, value?.line, key)
      return line === undefined ? undefined : { value: { line } }
    },
  },
  response: (shown) =>
    z.strictObject({ line: z.int().check(z.minimum(1), z.maximum(linesOf(shown.text).length)) }),
  score: (_body, key, response) => (key.lines.includes(response.line) ? 1 : 0),
  shows: (slip, response) => 'answer' in slip && slip.answer === String(response.line),
  submissions: (body, key, slips) => {
    const slip = slips.flatMap((s) => ('answer' in s ? [Number(s.answer)] : []))[0]
    const count = linesOf(body.text).length
    const beside = Array.from({ length: count }, (_, i) => i + 1).find((line) => !key.lines.includes(line))
    return {
      correct: { line: key.lines[0] ?? 0 },
      wrong: { line: slip ?? beside ?? 0 },
      invalid: { line: count + 1 },
    }
  },
  problems: (body, key) => {
    const count = linesOf(body.text).length
    return [
      ...(key.lines.length === 0 || key.lines.length === count ? ['no line, or every line, is right'] : []),
      ...(key.lines.some((line) => !linesOf(body.text)[line - 1]?.trim()) ? ['the key is no line'] : []),
    ]
  },
}

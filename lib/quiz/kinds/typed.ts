import * as z from 'zod/mini'
import type { ConditionInput } from '@/lib/goal/condition'
import type { RunKind } from './kind'

/** Text for a machine, with something in it. */
export function typedText(maxLength: number): z.ZodMiniType<string> {
  return z.string().check(
    z.maxLength(maxLength),
    z.refine((text) => text.trim() !== ''),
  )
}

/** What is unsound in a goal; that its solution reaches it and the wrong one does not, only running tells. */
export function goalProblems({ goal, solution, wrong }: Key): string[] {
  return [
    ...(goal.length === 0 ? ['no goal'] : []),
    ...(JSON.stringify(solution) === JSON.stringify(wrong) ? ['the wrong answer is the solution'] : []),
  ]
}

interface Key {
  goal: readonly ConditionInput[]
  solution: unknown
  wrong: unknown
}

const maxCommand = 1000
const maxManifest = 20_000

/** One line that is typed into a terminal. */
export const command: RunKind<'command'> = {
  publicBody: ({ placeholder }) => (placeholder === undefined ? {} : { placeholder }),
  texts: () => ({}),
  answer: (_body, key) => [key.solution],
  answerAs: 'code',
  keys: { hint: 'command' },
  response: () =>
    z.strictObject({
      text: typedText(maxCommand).check(z.refine((text) => !/[\n\r\x00-\x08\x0b-\x1f]/.test(text))),
    }),
  perform: (_shown, { text }) => ({ line: text.trim() }),
  submissions: (_body, key) => ({
    correct: { text: key.solution },
    wrong: { text: key.wrong },
    invalid: { text: ' ' },
  }),
  problems: (_body, key) => goalProblems(key),
}

/** A manifest that is applied. */
export const manifest: RunKind<'manifest'> = {
  publicBody: ({ template }) => ({ template }),
  texts: () => ({}),
  answer: (_body, key) => [key.solution.trimEnd()],
  answerAs: 'code',
  keys: { hint: 'text' },
  response: () => z.strictObject({ text: typedText(maxManifest) }),
  perform: (_shown, { text }) => ({ apply: text }),
  submissions: (_body, key) => ({
    correct: { text: key.solution },
    wrong: { text: key.wrong },
    invalid: { text: '\n' },
  }),
  problems: (body, key) => [
    ...goalProblems(key),
    ...(body.template.trim() === key.solution.trim() ? ['the template is the solution'] : []),
  ],
}

import { kindDefinitions } from './kinds'
import type { KindDefinition } from './kinds/kind'
import type { PublicVariant } from './render'
import type { KindTypes, QuestionKind, Slip, Verdict } from './variant'

/** What is handed in by whoever does not know: graded as wrong, for every kind. */
export const skippedResponse = { skipped: true } as const

function isSkipped(response: unknown): boolean {
  return (
    typeof response === 'object' && response !== null && 'skipped' in response && response.skipped === true
  )
}

/** The part of a variant that grading needs. */
export interface Gradable<K extends QuestionKind = QuestionKind> {
  kind: K
  body: KindTypes[K]['body']
  key: KindTypes[K]['key']
  slips: readonly Slip[]
}

type AnyGradable = { [K in QuestionKind]: Gradable<K> }[QuestionKind]

function checkKind<K extends QuestionKind>(
  { kind, body, key, slips }: Gradable<K>,
  response: unknown,
): Verdict {
  if (isSkipped(response)) return { correct: false, score: 0, misconceptions: [] }
  const definition = kindDefinitions[kind]
  const parsed = definition.response(definition.publicBody(body)).safeParse(response)
  if (!parsed.success) return { correct: false, score: 0, invalid: true, misconceptions: [] }
  const score = definition.score(body, key, parsed.data)
  const shown = slips.filter((s) => definition.shows(s, parsed.data)).map((s) => s.misconception)
  return { correct: score === 1, score, misconceptions: score === 1 ? [] : [...new Set(shown)] }
}

/** Whether a response has the form that its kind asks for: all parts of it are there. */
export function isComplete({ kind, body }: Pick<PublicVariant, 'kind' | 'body'>, response: unknown): boolean {
  const { response: form } = kindDefinitions[kind] as KindDefinition<QuestionKind>
  return form(body).safeParse(response).success
}

/** Grades a response. Pure; the browser uses it in practice, the server always. Never throws. */
export function check(question: AnyGradable, response: unknown): Verdict {
  return checkKind(question as Gradable, response)
}

/** A correct, a typical wrong and an invalid response to a variant. */
export function submissionsOf(question: AnyGradable): { correct: unknown; wrong: unknown; invalid: unknown } {
  const { kind, body, key, slips } = question as Gradable
  const definition = kindDefinitions[kind]
  return definition.submissions(body as never, key as never, slips)
}

/** What is unsound in a variant; empty when nothing is. */
export function problemsOf(question: AnyGradable): string[] {
  const { kind, body, key } = question as Gradable
  return kindDefinitions[kind].problems(body as never, key as never)
}

import { kindDefinitions } from './kinds'
import type { KindDefinition, PureKind, RunKind } from './kinds/kind'
import type { PublicVariant } from './render'
import type { KindTypes, PureKindName, QuestionKind, RunKindName, Scenario, Slip, Verdict } from './variant'

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

export type PureGradable = { [K in PureKindName]: Gradable<K> }[PureKindName]
/** Besides: the cluster on which the response is run. */
export type RunGradable = { [K in RunKindName]: Gradable<K> & { scenario: Scenario } }[RunKindName]
export type AnyGradable = PureGradable | RunGradable

/** Whether a response is graded by running it, see grade-by-running.ts; all others by {@link check}. */
export function isRun(question: AnyGradable): question is RunGradable {
  return 'perform' in kindDefinitions[question.kind]
}

/** Whether a response has the form that its kind asks for: all parts of it are there. */
export function isComplete({ kind, body }: Pick<PublicVariant, 'kind' | 'body'>, response: unknown): boolean {
  const { response: form } = kindDefinitions[kind] as KindDefinition<PureKindName>
  return form(body as never).safeParse(response).success
}

/** The verdict on what needs no grading: skipped, or without the kind's form. */
function verdictOnForm(shown: Pick<PublicVariant, 'kind' | 'body'>, response: unknown): Verdict | undefined {
  if (isSkipped(response)) return { correct: false, score: 0, misconceptions: [] }
  if (!isComplete(shown, response)) return { correct: false, score: 0, invalid: true, misconceptions: [] }
  return undefined
}

/** Grades a response. Pure; the browser uses it in practice, the server always. Never throws. */
export function check(question: PureGradable, response: unknown): Verdict {
  // The record pairs each kind with its own types; the variant's kind picks the pair.
  const { kind, body, key, slips } = question as Gradable<'short-text'>
  const definition = kindDefinitions[kind] as PureKind<'short-text'>
  const formless = verdictOnForm({ kind, body: definition.publicBody(body) }, response)
  if (formless) return formless
  const given = response as KindTypes['short-text']['response']
  const score = definition.score(body, key, given)
  const shown = slips.filter((slip) => definition.shows(slip, given)).map((slip) => slip.misconception)
  return { correct: score === 1, score, misconceptions: score === 1 ? [] : [...new Set(shown)] }
}

/** What a response that is run does, or the verdict if there is nothing to run. */
export function performanceOf(
  { kind, body }: RunGradable,
  response: unknown,
): { verdict: Verdict } | ReturnType<RunKind<RunKindName>['perform']> {
  const definition = kindDefinitions[kind] as RunKind<'command'>
  const shown = definition.publicBody(body as never)
  const verdict = verdictOnForm({ kind, body: shown }, response)
  return verdict ? { verdict } : definition.perform(shown, response as KindTypes['command']['response'])
}

/** A correct, a typical wrong and an invalid response to a variant. */
export function submissionsOf(question: AnyGradable): { correct: unknown; wrong: unknown; invalid: unknown } {
  const { kind, body, key, slips } = question
  const definition = kindDefinitions[kind] as KindDefinition<PureKindName>
  return definition.submissions(body as never, key as never, slips)
}

/** What is unsound in a variant; empty when nothing is. */
export function problemsOf({ kind, body, key }: AnyGradable): string[] {
  return (kindDefinitions[kind] as KindDefinition<PureKindName>).problems(body as never, key as never)
}

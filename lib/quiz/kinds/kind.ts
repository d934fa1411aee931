import type { z } from 'zod'
import type { KindTypes, QuestionKind, Slip } from '../variant'

/** Everything about one kind of question that does not depend on a family. Holds no answers; runs anywhere. */
export interface KindDefinition<K extends QuestionKind> {
  /** The form of a response to this very body: an unknown option is not well-formed. */
  response(body: KindTypes[K]['body']): z.ZodType<KindTypes[K]['response']>
  /** Share that is right, 0..1; 1 only if all is. */
  score(body: KindTypes[K]['body'], key: KindTypes[K]['key'], response: KindTypes[K]['response']): number
  /** Whether the response shows the slip. */
  shows(slip: Slip, response: KindTypes[K]['response']): boolean
  /** Responses that a test, or an author, can hand in. */
  submissions(
    body: KindTypes[K]['body'],
    key: KindTypes[K]['key'],
    slips: readonly Slip[],
  ): { correct: KindTypes[K]['response']; wrong: KindTypes[K]['response']; invalid: unknown }
  /** Problems in what a family made; empty when it is sound. */
  problems(body: KindTypes[K]['body'], key: KindTypes[K]['key']): string[]
}

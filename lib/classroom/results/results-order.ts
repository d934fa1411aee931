import type { LearnerResult } from './results'
import { WORK_STATES } from './work-state'

export const RESULT_ORDERS = ['name', 'score', 'state'] as const
export type ResultOrder = (typeof RESULT_ORDERS)[number]

/** By name, by score from the best on (who has none comes last), or by how far somebody is. */
export function orderResults<R extends Pick<LearnerResult, 'name' | 'score' | 'state' | 'userId'>>(
  learners: readonly R[],
  order: ResultOrder,
  locale: string,
): R[] {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const byName = (a: R, b: R) => compare(a.name, b.name) || compare(a.userId, b.userId)
  const first = {
    name: () => 0,
    score: (a: R, b: R) => (b.score ?? -1) - (a.score ?? -1),
    state: (a: R, b: R) => WORK_STATES.indexOf(a.state) - WORK_STATES.indexOf(b.state),
  }[order]
  return [...learners].sort((a, b) => first(a, b) || byName(a, b))
}

import type { Terms } from '../terms'

/** How far a learner is with an assignment. */
export const WORK_STATES = [
  /** it has not opened */
  'upcoming',
  'not-begun',
  'working',
  'handed-in',
  'late',
  /** the time ran out, and what was saved counts */
  'collected',
  /** handed in, and not graded yet */
  'grading',
  /** it is over, and was never begun */
  'missing',
] as const
export type WorkState = (typeof WORK_STATES)[number]

export interface AttemptState {
  handedInAt: Date | null
  collected: boolean
  /** null: not handed in, or not graded. */
  score: number | null
}

/** Whether what was handed in came late; of what was collected that is said by what it costs alone. */
export function isLate(
  {
    handedInAt,
    collected,
    latePercent,
  }: Pick<AttemptState, 'handedInAt' | 'collected'> & { latePercent: number },
  closesAt: Date,
): boolean {
  return latePercent > 0 || (!collected && handedInAt !== null && handedInAt > closesAt)
}

/**
 * @param attempts of one learner, in order
 * @param counted the one of them that counts
 */
export function workState(
  attempts: readonly AttemptState[],
  counted: AttemptState | undefined,
  { opensAt, closesAt, endsAt }: Pick<Terms, 'opensAt' | 'closesAt' | 'endsAt'>,
  at: Date,
): WorkState {
  if (attempts.some(({ handedInAt }) => handedInAt === null)) return 'working'
  if (attempts.some(({ score }) => score === null)) return 'grading'
  if (counted?.collected) return 'collected'
  if (counted?.handedInAt) return counted.handedInAt > closesAt ? 'late' : 'handed-in'
  if (at < opensAt) return 'upcoming'
  return at < endsAt ? 'not-begun' : 'missing'
}

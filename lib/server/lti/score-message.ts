import { shownOf } from '@/lib/classroom/release'
import { countedScore } from '@/lib/classroom/score'
import { type Allowance, overAt, type SetTimes } from '@/lib/classroom/terms'
import type { CountedAttempt, ReleasePolicy } from '@/lib/generated/prisma/enums'

/** Scores go out of a hundred: points may change with a regrade, the column of the gradebook does not. */
export const SCORE_MAXIMUM = 100

export interface ScoredWork {
  assignment: SetTimes & {
    counted: CountedAttempt
    scoresAt: ReleasePolicy
    solutionsAt: ReleasePolicy
    releasedAt: Date | null
  }
  /** What learners of it are allowed. */
  overrides: readonly Pick<Allowance, 'closesAt'>[]
  /** 0..1; null: not graded. */
  attempts: { ordinal: number; handedInAt: Date | null; score: number | null }[]
}

/** What a platform is told, but for who and when (LTI Assignment and Grade Services 2.0, Score). */
export interface ScoreMessage {
  activityProgress: 'InProgress' | 'Submitted' | 'Completed'
  gradingProgress: 'NotReady' | 'Pending' | 'FullyGraded'
  scoreGiven?: number
  scoreMaximum?: number
}

export interface DueScore {
  message: ScoreMessage | undefined
  /** When it is to be looked at again without anything having changed; undefined: never. */
  again?: Date
}

const RELEASE_CHECK_MS = 10 * 60_000

/** A score leaves us when the learner may see it here, and not before: a gradebook shows it at once. */
export function scoreMessage({ assignment, overrides, attempts }: ScoredWork, at: Date): DueScore {
  if (attempts.length === 0) return { message: undefined }
  const handedIn = attempts.filter(({ handedInAt }) => handedInAt !== null)
  if (handedIn.length === 0)
    return { message: { activityProgress: 'InProgress', gradingProgress: 'NotReady' } }
  const end = overAt(assignment, overrides)
  const score = countedScore(handedIn, assignment.counted)
  const pending = { activityProgress: 'Submitted', gradingProgress: 'Pending' } as const
  if (score === null) return { message: pending }
  if (!shownOf(assignment, { over: at >= end, done: false }).scores)
    return { message: pending, again: at < end ? end : new Date(at.getTime() + RELEASE_CHECK_MS) }
  return { message: graded(score) }
}

function graded(score: number): ScoreMessage {
  const scoreGiven = Math.round(score * SCORE_MAXIMUM * 100) / 100
  return {
    ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded' },
    ...{ scoreGiven, scoreMaximum: SCORE_MAXIMUM },
  }
}

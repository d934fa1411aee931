import '../server-only'
import { countedAttempt, countedScore } from '@/lib/classroom/score'
import type { CountedAttempt } from '@/lib/generated/prisma/enums'
import { db } from '../db'

const attemptFields = {
  ...{ id: true, assignmentId: true, userId: true, ordinal: true, startedAt: true, handedInAt: true },
  ...{ collected: true, latePercent: true, score: true, gradedAt: true },
} as const

export type AttemptRow = Awaited<ReturnType<typeof loadAttempts>>[number]

/** All attempts at these assignments, those of one learner in order. */
export function loadAttempts(assignmentIds: readonly string[]) {
  return db().assignmentSubmission.findMany({
    where: { assignmentId: { in: [...assignmentIds] } },
    orderBy: [{ userId: 'asc' }, { ordinal: 'asc' }],
    select: attemptFields,
  })
}

export interface LearnerAttempts {
  attempts: readonly AttemptRow[]
  /** The one that stands for the learner; undefined while none is graded. */
  counted: AttemptRow | undefined
  /** 0..1: what counts. */
  score: number | null
}

/** Of one learner at one assignment. */
export function learnerAttempts(attempts: readonly AttemptRow[], counted: CountedAttempt): LearnerAttempts {
  return { attempts, counted: countedAttempt(attempts, counted), score: countedScore(attempts, counted) }
}

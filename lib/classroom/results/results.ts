import type { Phase } from '../terms'
import type { WorkState } from './work-state'

/** One learner's work on one item of the assignment, in the attempt that counts. */
export interface ItemResult {
  itemId: string
  /** 0..1 after marks, of all its tasks together; null: not graded. */
  score: number | null
  answered: boolean
  /** Another score than the first one was given. */
  marked: boolean
}

export interface LearnerResult {
  userId: string
  name: string
  email: string | null
  externalId: string | null
  /** No longer in the class. */
  left: boolean
  state: WorkState
  attempts: number
  /** Of the attempt that counts, or of the newest while none does. */
  submissionId: string | null
  startedAt: Date | null
  handedInAt: Date | null
  latePercent: number
  /** 0..1: what counts; null: nothing does yet. */
  score: number | null
  items: readonly ItemResult[]
  /** Disputes that wait for an answer. */
  disputes: number
}

export interface ResultsItem {
  id: string
  title: string
  kind: 'FAMILY' | 'DRILL' | 'EXAM'
  points: number
  dropped: boolean
  /** 0..1; null: nobody was graded. */
  mean: number | null
}

export interface Results {
  title: string
  classId: string
  className: string
  phase: Phase
  opensAt: Date
  closesAt: Date
  items: readonly ResultsItem[]
  learners: readonly LearnerResult[]
  /** 0..1, of those who have a score. */
  mean: number | null
  /** null: nothing waits to be graded. */
  grading: Grading | null
}

/** Attempts that were handed in, and those of them that are graded. */
export interface Grading {
  done: number
  of: number
}

/** How many learners are in which state, those states only that somebody is in. */
export function stateCounts(learners: readonly { state: WorkState }[]): Map<WorkState, number> {
  const counts = new Map<WorkState, number>()
  for (const { state } of learners) counts.set(state, (counts.get(state) ?? 0) + 1)
  return counts
}

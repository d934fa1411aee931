/** A class's learners by its assignments. */
import type { WorkState } from '../results/work-state'

export interface GradebookAssignment {
  id: string
  title: string
  closesAt: Date
}

export interface GradebookCell {
  state: WorkState
  /** 0..1; null: nothing counts yet. */
  score: number | null
  submissionId: string | null
  handedInAt: Date | null
}

export interface GradebookLearner {
  userId: string
  name: string
  email: string | null
  externalId: string | null
  /** No longer in the class. */
  left: boolean
  /** One for each assignment, in the same order. */
  cells: readonly GradebookCell[]
}

export interface Gradebook {
  classId: string
  className: string
  assignments: readonly GradebookAssignment[]
  learners: readonly GradebookLearner[]
}

/** How what was missed counts: not at all, or as nothing. */
export type MissingAs = 'blank' | 'zero'

/** 0..1; null: there is nothing to count. */
export function countedScoreOf({ state, score }: GradebookCell, missingAs: MissingAs): number | null {
  return score ?? (state === 'missing' && missingAs === 'zero' ? 0 : null)
}

/** Of what there is to count; null: nothing. */
export function meanScore(cells: readonly GradebookCell[], missingAs: MissingAs): number | null {
  const scores = cells.flatMap((cell) => countedScoreOf(cell, missingAs) ?? [])
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** Of an assignment, over all learners. */
export function assignmentMean({ learners }: Gradebook, index: number, missingAs: MissingAs): number | null {
  return meanScore(
    learners.flatMap(({ cells }) => cells[index] ?? []),
    missingAs,
  )
}

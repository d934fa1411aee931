import type { Shown } from '@/lib/classroom/release'
import type { Phase, Terms } from '@/lib/classroom/terms'

type When = 'HAND_IN' | 'CLOSE' | 'RELEASED'

/** An assignment as its learner has it: what lib/server/operations/assignments/get-my-assignment.ts answers. */
export interface MyAssignment {
  id: string
  class: { id: string; name: string }
  title: string
  /** Markdown. */
  instructions: string
  terms: Terms
  phase: Phase
  serverNow: Date
  isArchived: boolean
  shown: Shown
  usual: { closesAt: Date; minutes: number | null; attempts: number }
  hints: boolean
  counted: 'HIGHEST' | 'LATEST' | 'FIRST' | 'AVERAGE'
  scoresAt: When
  solutionsAt: When
  needsPassword: boolean
  contents: { questions: number; drills: number; exams: number; points: number }
  attemptsLeft: number | null
  mayBegin: boolean
  running: { submissionId: string; dueAt: Date; ordinal: number } | null
  /** 0..1 */
  score: number | null
  submissions: MyAttempt[]
}

export interface MyAttempt {
  id: string
  ordinal: number
  handedInAt: Date | null
  collected: boolean
  latePercent: number
  graded: boolean
  /** 0..1; null: not graded, or not to be seen yet. */
  score: number | null
}

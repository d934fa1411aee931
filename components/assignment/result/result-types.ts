import type { Comment } from '@/components/marking/comment-list'
import type { Dispute } from '@/components/marking/dispute-view'
import type { GivenMark } from '@/components/marking/mark-history'
import type { Shown } from '@/lib/classroom/release'
import type { ExamTaskResult, Pair } from '@/lib/exam/exam'
import type { CitedAnswer } from '@/lib/quiz/cited-answer'
import type { PublicVariant } from '@/lib/quiz/render'

type When = 'HAND_IN' | 'CLOSE' | 'RELEASED'

/** How an attempt came out: what lib/server/operations/assignments/get-my-result.ts answers, ready to be shown. */
export interface AttemptResult {
  id: string
  assignmentId: string
  classId: string
  ordinal: number
  handedInAt: Date
  collected: boolean
  /** Percent of the points. */
  latePercent: number
  receipt: string | null
  examId: string | null
  shown: Shown
  scoresAt: When
  solutionsAt: When
  /** null: all is graded. */
  grading: { done: number; of: number } | null
  /** 0..1 */
  score: number | null
  items: ResultItem[]
  comments: Comment[]
}

export interface ResultItem {
  id: string
  /** From 1. */
  number: number
  points: number
  /** Counts for nobody. */
  dropped: boolean
  hints: number
  /** 0..1; null: not to be seen, or not graded. */
  score: number | null
  firstScore: number | null
  /** By its last grade, whatever was marked by hand. */
  gradedScore: number | null
  correct: boolean | null
  marks: GivenMark[]
  disputes: Dispute[]
  question: {
    variant: PublicVariant
    response: unknown
    solution: { answer: CitedAnswer; misconceptions: string[]; output?: string } | null
  } | null
  task: { position: number; titles: Pair; opened: boolean; drillId: string | null } | null
  taskResult: ExamTaskResult | null
  /** As it was graded at first, where that was another one. */
  firstTaskResult: ExamTaskResult | null
}

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
  comments: ResultComment[]
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
  correct: boolean | null
  marks: ResultMark[]
  question: {
    variant: PublicVariant
    response: unknown
    solution: { answer: CitedAnswer; misconceptions: string[]; output?: string } | null
  } | null
  task: { position: number; titles: Pair; opened: boolean; drillId: string | null } | null
  taskResult: ExamTaskResult | null
}

export interface ResultMark {
  id: string
  source: 'MANUAL' | 'REGRADE' | 'DISPUTE'
  /** 0..1; null takes the marks before back. */
  score: number | null
  reason: string
  createdAt: Date
  by: string | null
}

export interface ResultComment {
  id: string
  /** null: about all of it. */
  itemId: string | null
  text: string
  createdAt: Date
  author: string | null
}

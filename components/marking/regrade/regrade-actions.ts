import type { LearnerChange, RegradeReport, RegradeSummary } from '@/lib/classroom/regrade'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import type { ActionResult } from '@/lib/errors/app-error'

export interface Progress {
  state: RegradeReport['state']
  /** Learners. */
  done: number
  of: number
}

export type NamedChange = LearnerChange & { name: string }

export interface PreviewPiece {
  learners: NamedChange[]
  /** null: there is no more. */
  cursor: string | null
  done: number
  of: number
}

export interface GivenAnswers {
  answers: { key: string; words: string; count: number; right: number }[]
  misconceptions: { name: string; title: string; count: number }[]
}

interface OfRegrade {
  assignmentId: string
  regradeId: string
}

export interface RegradeActions {
  answers(input: {
    assignmentId: string
    itemId: string
    locale: 'en' | 'ja'
  }): Promise<ActionResult<GivenAnswers>>
  preview(input: {
    assignmentId: string
    plan: RegradePlan
    cursor: string | null
  }): Promise<ActionResult<PreviewPiece>>
  apply(input: OfRegrade & { plan: RegradePlan; reason: string }): Promise<ActionResult<Progress>>
  continue(input: OfRegrade): Promise<ActionResult<Progress>>
  undo(input: OfRegrade & { undoId: string; reason: string }): Promise<ActionResult<Progress>>
}

export interface RegradablePlace {
  id: string
  kind: 'FAMILY' | 'DRILL' | 'EXAM'
  /** From 1. */
  number: number
  /** null: exam tasks. */
  title: string | null
  dropped: boolean
}

/** One that was begun, with its report. */
export interface Regrade {
  id: string
  kind: 'TODAY' | 'DROP' | 'FULL' | 'ACCEPT'
  itemId: string | null
  reason: string
  createdAt: Date
  by: string | null
  details: { answers?: string[]; misconceptions?: string[]; undoes?: string }
  undone: boolean
  state: 'working' | 'done'
  /** Learners. */
  done: number
  of: number
  summary: RegradeSummary
  /** Whose score changes. */
  learners: NamedChange[]
}

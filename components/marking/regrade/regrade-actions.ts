import type { LearnerChange, RegradeReport, RegradeSummary } from '@/lib/classroom/regrade'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import type { ActionResult } from '@/lib/errors/app-error'

export interface Progress {
  state: RegradeReport['state']
  /** Learners. */
  done: number
  of: number
}

/** Of an instructor's own drill: by which version's checks its tasks are graded. */
export interface UsedVersion {
  itemId: string
  number: number
  /** ISO 8601. */
  publishedAt: string
}

export type NamedChange = LearnerChange & { name: string }

export interface PreviewPiece {
  learners: NamedChange[]
  used: UsedVersion[]
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
  /** Of an instructor's own drill, from 1: what learners got, and what is published by now. */
  versions: { pinned: { number: number }; newest: { number: number } } | null
}

/** One that was begun, with its report. */
export interface Regrade {
  id: string
  kind: 'TODAY' | 'DROP' | 'FULL' | 'ACCEPT'
  itemId: string | null
  reason: string
  createdAt: Date
  by: string | null
  details: { answers?: string[]; misconceptions?: string[]; used?: UsedVersion[]; undoes?: string }
  undone: boolean
  state: 'working' | 'done'
  /** Learners. */
  done: number
  of: number
  summary: RegradeSummary
  /** Whose score changes. */
  learners: NamedChange[]
}

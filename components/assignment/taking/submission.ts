import type { ActionResult } from '@/lib/errors/app-error'
import type { Pair } from '@/lib/exam/exam'
import type { Clue } from '@/lib/quiz/clue'
import type { HintName } from '@/lib/quiz/hints'
import type { PublicVariant } from '@/lib/quiz/render'
import type { Json, SaveAnswer } from '../saving/answer-record'

/** What an attempt under way is made of: lib/server/operations/assignments/get-my-submission.ts answers it. */
export interface TakenSubmission {
  id: string
  ordinal: number
  dueAt: Date
  serverNow: Date
  /** So long after the end a save is taken that was written before it. */
  graceMs: number
  examId: string | null
  assignment: {
    id: string
    classId: string
    title: string
    hints: boolean
    closesAt: Date
    latePercent: number
  }
  questions: TakenQuestion[]
  tasks: TakenTask[]
}

interface TakenItem {
  id: string
  /** As it is shown, from 1. */
  number: number
  points: number
}

export interface TakenQuestion extends TakenItem {
  variant: PublicVariant
  response: Json
  revision: number
  hints: HintName[]
  spentMs: number
}

export interface TakenTask extends TakenItem {
  /** In its exam, from 1. */
  position: number
  minutes: number
  titles: Pair
  opened: boolean
  done: boolean
}

/** What the server says of an attempt by now. */
export interface FollowedSubmission {
  serverNow: Date
  dueAt: Date
  isOver: boolean
  items: {
    id: string
    response: Json
    revision: number
    task: { opened: boolean; done: boolean } | null
  }[]
}

/** What taking asks of the server. */
export interface TakingActions {
  save(input: {
    submissionId: string
    itemId: string
    response: Json
    revision: number
    spentMs: number
    writtenAt: Date
  }): Promise<ActionResult<SaveAnswer>>
  follow(input: { submissionId: string }): Promise<ActionResult<FollowedSubmission>>
  hint(input: {
    submissionId: string
    itemId: string
    hint: HintName
  }): Promise<ActionResult<{ hints: string[]; clue: Clue | null }>>
  handIn(input: { submissionId: string }): Promise<ActionResult<unknown>>
}

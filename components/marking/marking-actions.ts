import type { CheckMoments } from '@/lib/classroom/check-moments'
import type { ActionResult } from '@/lib/errors/app-error'
import type { ExamReplay } from '@/lib/exam/exam'

interface OfItem {
  submissionId: string
  itemId: string
}
type Done = Promise<ActionResult<unknown>>

/** What an instructor does to a submission. */
export interface MarkingActions {
  mark(input: OfItem & { markId: string; points: number; reason: string }): Done
  takeBack(input: OfItem & { reason: string }): Done
  resolve(input: { submissionId: string; disputeId: string; points: number | null; answer: string }): Done
  comment: CommentAction
  replay(input: OfItem): Promise<ActionResult<ExamReplay>>
  moments(input: OfItem): Promise<ActionResult<CheckMoments | { refused: { code: string } }>>
}

export type CommentAction = (input: {
  submissionId: string
  commentId: string
  itemId?: string
  text: string
}) => Done

/** What a learner says about results of their own. */
export interface DisputeActions {
  dispute(input: OfItem & { disputeId: string; checkId?: string; text: string }): Done
  withdraw(input: { submissionId: string; disputeId: string }): Done
}

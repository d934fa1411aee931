import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { type Clue, clueOf } from '@/lib/quiz/clue'
import { hintNames } from '@/lib/quiz/hints'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import { submissionLearner } from '../../access'
import { now } from '../../clock'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'

/**
 * Takes a hint where the assignment allows them; it costs its share of the score. Asking again tells the same and costs
 * nothing more. `clue` is null where every clue would be the answer, and is then not counted.
 * @throws FORBIDDEN, ALREADY_CLOSED, ALREADY_HANDED_IN
 */
export const takeHint = defineOperation({
  access: submissionLearner,
  input: z.strictObject({ submissionId: z.uuid(), itemId: z.uuid(), hint: z.enum(hintNames) }),
  run: (_, { submissionId, itemId, hint }) =>
    transaction(async (tx) => {
      const { assignment, ...submission } = await tx.assignmentSubmission.findUniqueOrThrow({
        where: { id: submissionId },
        select: { handedInAt: true, dueAt: true, assignment: { select: { hints: true } } },
      })
      if (!assignment.hints) throw new AppError('FORBIDDEN')
      if (submission.handedInAt) throw new AppError('ALREADY_HANDED_IN')
      if (now() >= submission.dueAt) throw new AppError('ALREADY_CLOSED')
      const item = await tx.submissionItem.findFirst({
        where: { id: itemId, submissionId },
        include: { servedVariant: true },
      })
      if (!item?.servedVariant) throw new AppError('NOT_FOUND')
      const { variant, key } = item.servedVariant
      const clue = hint === 'clue' ? clueFor(variant, key) : null
      const isCounted = !item.hints.includes(hint) && (hint !== 'clue' || clue !== null)
      const hints = isCounted ? [...item.hints, hint] : item.hints
      if (isCounted) await tx.submissionItem.update({ where: { id: itemId }, data: { hints } })
      return { hints, clue }
    }),
})

/** A stored key holds the body with it. */
function clueFor(variant: unknown, key: unknown): Clue | null {
  const { kind } = variant as PublicVariant
  const { body, key: right, slips } = key as Pick<AnswerPart, 'body' | 'key' | 'slips'>
  return clueOf({ kind, body, key: right, slips }) ?? null
}

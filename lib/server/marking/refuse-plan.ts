import '../server-only'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import { AppError } from '@/lib/errors/app-error'
import type { Tx } from '../transaction'

/** @throws NOT_FOUND for an item of another assignment; INVALID_INPUT; CONFLICT for an item that is dropped already */
export async function refusePlan(tx: Tx, assignmentId: string, plan: RegradePlan): Promise<void> {
  if (plan.kind === 'ACCEPT' && plan.answers.length + plan.misconceptions.length === 0)
    throw new AppError('INVALID_INPUT', { field: 'answers', reason: 'too_small' })
  if (!plan.itemId) return
  const items = await tx.assignmentItem.findMany({
    where: { assignmentId },
    select: { id: true, kind: true, points: true, droppedAt: true, removedAt: true },
  })
  const item = items.find(({ id }) => id === plan.itemId)
  if (!item) throw new AppError('NOT_FOUND')
  if (plan.kind === 'ACCEPT' && item.kind !== 'FAMILY')
    throw new AppError('INVALID_INPUT', { field: 'itemId', reason: 'kind' })
  if (plan.kind !== 'DROP') return
  if (item.droppedAt) throw new AppError('CONFLICT')
  // With nothing left there would be no score at all: for nobody, or for whoever began with other places.
  const stays = items.some(
    ({ id, points, droppedAt, removedAt }) => id !== item.id && points > 0 && !droppedAt && !removedAt,
  )
  if (!stays || (await leavesNothing(tx, assignmentId, item.id)))
    throw new AppError('INVALID_INPUT', { field: 'itemId', reason: 'last' })
}

/** Whether somebody has begun with no other place that counts. */
async function leavesNothing(tx: Tx, assignmentId: string, itemId: string): Promise<boolean> {
  const others = { id: { not: itemId }, droppedAt: null }
  const found = await tx.assignmentSubmission.findFirst({
    where: {
      assignmentId,
      AND: [
        { items: { some: { assignmentItemId: itemId } } },
        { items: { none: { points: { gt: 0 }, assignmentItem: others } } },
      ],
    },
    select: { id: true },
  })
  return found !== null
}

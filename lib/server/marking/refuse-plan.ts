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
    select: { id: true, kind: true, droppedAt: true },
  })
  const item = items.find(({ id }) => id === plan.itemId)
  if (!item) throw new AppError('NOT_FOUND')
  if (plan.kind === 'ACCEPT' && item.kind !== 'FAMILY')
    throw new AppError('INVALID_INPUT', { field: 'itemId', reason: 'kind' })
  if (plan.kind !== 'DROP') return
  if (item.droppedAt) throw new AppError('CONFLICT')
  // With nothing left there would be no score at all.
  if (items.every(({ id, droppedAt }) => id === item.id || droppedAt))
    throw new AppError('INVALID_INPUT', { field: 'itemId', reason: 'last' })
}

import { randomUUID } from 'node:crypto'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import type { UserActor } from '@/lib/server/actor'
import { applyRegrade } from '@/lib/server/operations/marking/apply-regrade'
import { continueRegrade } from '@/lib/server/operations/marking/continue-regrade'
import { previewRegrade } from '@/lib/server/operations/marking/preview-regrade'
import { undoRegrade } from '@/lib/server/operations/marking/undo-regrade'

/** To the end, as a browser does it. */
export async function regradeAll(
  teacher: UserActor,
  assignmentId: string,
  plan: RegradePlan,
  reason = 'mended',
) {
  const regradeId = randomUUID()
  let progress = await applyRegrade(teacher, { assignmentId, regradeId, plan, reason })
  while (progress.state !== 'done') progress = await continueRegrade(teacher, { assignmentId, regradeId })
  return regradeId
}

export async function undoAll(teacher: UserActor, assignmentId: string, regradeId: string) {
  const undoId = randomUUID()
  const undo = { assignmentId, regradeId, undoId, reason: 'a mistake' }
  let progress = await undoRegrade(teacher, undo)
  while (progress.state !== 'done')
    progress = await continueRegrade(teacher, { assignmentId, regradeId: undoId })
  return undoId
}

export async function previewAll(teacher: UserActor, assignmentId: string, plan: RegradePlan) {
  const learners = []
  let cursor: string | null = null
  do {
    const piece: Awaited<ReturnType<typeof previewRegrade>> = await previewRegrade(teacher, {
      ...{ assignmentId, plan, cursor },
    })
    learners.push(...piece.learners)
    cursor = piece.cursor
  } while (cursor)
  return learners
}

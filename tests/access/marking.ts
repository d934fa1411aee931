import { randomUUID } from 'node:crypto'
import { db } from '@/lib/server/db'
import { makeAssignment, makeExam, type World } from './world'

/** An item of the learner's that is a task. */
export async function ofTask(world: World) {
  const { submissionId, itemId } = await makeAssignment(world, true)
  const task = await db().examTask.findFirstOrThrow({ where: { examId: await makeExam(world, true) } })
  await db().submissionItem.update({
    where: { id: itemId },
    data: { examTaskId: task.id, servedVariantId: null },
  })
  return { submissionId, itemId }
}

/** An open dispute of the learner's. */
export async function ofDispute(world: World) {
  const { submissionId, itemId } = await makeAssignment(world, true)
  const dispute = { submissionItemId: itemId, userId: world.learner.userId, text: 't' }
  return { submissionId, disputeId: (await db().dispute.create({ data: dispute })).id }
}

/** A place of an assignment. */
export async function ofPlace(world: World) {
  const { assignmentId } = await makeAssignment(world, true)
  const place = await db().assignmentItem.findFirstOrThrow({ where: { assignmentId } })
  return { assignmentId, itemId: place.id }
}

/** A regrade that is done. */
export async function ofRegrade(world: World) {
  const { assignmentId } = await makeAssignment(world, true)
  const report = { state: 'done', cursor: null, of: 0, learners: [] }
  const regrade = { id: randomUUID(), assignmentId, kind: 'TODAY' as const, reason: 'r', report }
  return { assignmentId, regradeId: (await db().assignmentRegrade.create({ data: regrade })).id }
}

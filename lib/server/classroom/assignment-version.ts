import '../server-only'
import type { AssignmentData } from '@/lib/classroom/assignment'
import type { Assignment, AssignmentItem } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { type Json, toDb } from '../json'
import type { Tx } from '../transaction'
import type { ExamItem } from './draw-exam'

/** An assignment's rows as what a form has. */
export function assignmentDataOf(
  assignment: Assignment & { items: readonly AssignmentItem[] },
): AssignmentData {
  const { title, instructions, status, opensAt, closesAt, minutes, attempts, counted, variants } = assignment
  const { shuffled, hints, lateUntil, latePercent, scoresAt, solutionsAt, password, boardNames } = assignment
  return {
    ...{ title, instructions, status, opensAt, closesAt, minutes, attempts, counted, variants },
    ...{ shuffled, hints, lateUntil, latePercent, scoresAt, solutionsAt, password, boardNames },
    items: assignment.items.filter(({ removedAt }) => !removedAt).map(itemDataOf),
  }
}

function itemDataOf(item: AssignmentItem): AssignmentData['items'][number] {
  const { id, kind, points, seeds, difficulty } = item
  if (kind === 'EXAM') return { kind, id, points, form: (item.examForm as unknown as ExamItem).form }
  const skillId = item.skillId ?? ''
  if (kind === 'DRILL') return { kind, id, skillId, points }
  return { kind, id, skillId, points, seeds, ...(difficulty === null ? {} : { difficulty }) }
}

/** Adds what the assignment is from now on to its versions; passwords stay out. */
export async function recordVersion(
  tx: Tx,
  assignment: Assignment & { items: readonly AssignmentItem[] },
  o: { reason: string; editedById: string },
): Promise<void> {
  const { password, ...kept } = assignmentDataOf(assignment)
  const whole = { ...kept, password: password === null ? null : '•' }
  const { id: assignmentId, version: number } = assignment
  await tx.assignmentVersion.create({
    data: {
      ...{ assignmentId, number, reason: o.reason, editedById: o.editedById, createdAt: now() },
      data: toDb(JSON.parse(JSON.stringify(whole)) as Json),
    },
  })
}

import '../server-only'
import { db } from '../db'
import { collectSubmissions } from './collect-submissions'
import { gradedSoon } from './grade-soon'
import { putOff, tryGrading } from './try-grading'

const MOST = 100

/** Collects what is overdue, and grades what was handed in and is not graded yet, the oldest first. */
export async function sweepSubmissions(): Promise<void> {
  await collectSubmissions()
  const pending = await db().assignmentSubmission.findMany({
    where: { gradedAt: null, handedInAt: { not: null }, id: { notIn: [...putOff(), ...gradedSoon()] } },
    orderBy: [{ handedInAt: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true },
  })
  for (const { id } of pending) await tryGrading(id)
}

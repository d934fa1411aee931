import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { SpeedSprint } from '@/lib/generated/prisma/client'
import type { SprintSummary } from '@/lib/speed/sprint'
import { now } from '../clock'
import { db } from '../db'
import type { Tx } from '../transaction'

const BEST = 5

/** The closing instant itself is closed. */
export const isSprintOver = ({ endedAt, closesAt }: Pick<SpeedSprint, 'endedAt' | 'closesAt'>): boolean =>
  endedAt !== null || closesAt <= now()

/** @throws NOT_FOUND */
export async function getOwnSprint(id: string, userId: string, tx: Tx = db()): Promise<SpeedSprint> {
  const sprint = await tx.speedSprint.findUnique({ where: { id } })
  if (sprint?.userId !== userId) throw new AppError('NOT_FOUND')
  return sprint
}

/** The one that I am in. */
export function findRunningSprint(userId: string, tx: Tx = db()): Promise<SpeedSprint | null> {
  return tx.speedSprint.findFirst({ where: { userId, endedAt: null, closesAt: { gt: now() } } })
}

/** Those that are over and in which most was solved, of equals the newest first. */
export async function bestSprints(userId: string): Promise<SprintSummary[]> {
  const sprints = await db().speedSprint.findMany({
    where: { userId, runs: { some: {} }, OR: [{ endedAt: { not: null } }, { closesAt: { lte: now() } }] },
    orderBy: [{ runs: { _count: 'desc' } }, { startedAt: 'desc' }, { id: 'desc' }],
    take: BEST,
    select: { id: true, startedAt: true, _count: { select: { runs: true } } },
  })
  return sprints.map(({ id, startedAt, _count }) => ({ id, startedAt, solved: _count.runs }))
}

/**
 * The sprint, if a confirmed run counts for it: as long as that lasts, and for each of its exercises once. To be asked in the
 * transaction that stores the run.
 */
export async function sprintToCountFor(
  tx: Tx,
  { sprintId, userId, exerciseId }: { sprintId: string; userId: string; exerciseId: string },
): Promise<string | null> {
  const sprint = await getOwnSprint(sprintId, userId, tx)
  if (isSprintOver(sprint) || !sprint.exercises.includes(exerciseId)) return null
  const known = await tx.speedRun.count({ where: { sprintId, exerciseId } })
  return known === 0 ? sprintId : null
}

import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { drawSprint } from '@/lib/speed/draw-sprint'
import { SPRINT_MINUTES } from '@/lib/speed/sprint'
import { someone } from '../../access'
import type { KnownActor } from '../../actor'
import { now } from '../../clock'
import { db } from '../../db'
import { listDomainWeights } from '../../exams/list-candidates'
import { defineOperation } from '../../operation'
import { newSeed } from '../../practice/serve-variant'
import { consume, LIMITS } from '../../rate-limit'
import { orderedExercises, withLast } from '../../speed/exercises'
import { ownRuns } from '../../speed/own-runs'
import { findRunningSprint } from '../../speed/own-sprint'
import { isUniqueViolation, transaction } from '../../transaction'

const MINUTE_MS = 60_000

/**
 * Draws a sprint and starts its clock. One runs at a time: where one does, it is that one. The id is the browser's, so that
 * asking again gives the same sprint.
 * @throws CONFLICT where the id is somebody else's; NO_TASKS
 */
export const startSprint = defineOperation({
  access: someone,
  input: z.strictObject({ sprintId: z.uuid() }),
  async run(actor, { sprintId }): Promise<{ sprintId: string }> {
    const { userId } = actor
    if (await isStarted(sprintId, userId)) return { sprintId }
    const running = await findRunningSprint(userId)
    if (running) return { sprintId: running.id }
    await consume(LIMITS.sprintUser, userId)
    const exercises = await draw(actor)
    try {
      return await transaction(async (tx) => {
        const twin = await findRunningSprint(userId, tx)
        if (twin) return { sprintId: twin.id }
        const startedAt = now()
        const closesAt = new Date(startedAt.getTime() + SPRINT_MINUTES * MINUTE_MS)
        await tx.speedSprint.create({ data: { id: sprintId, userId, exercises, startedAt, closesAt } })
        return { sprintId }
      })
    } catch (error) {
      if (!isUniqueViolation(error) || !(await isStarted(sprintId, userId))) throw error
      return { sprintId }
    }
  },
})

async function isStarted(id: string, userId: string): Promise<boolean> {
  const known = await db().speedSprint.findUnique({ where: { id }, select: { userId: true } })
  if (known && known.userId !== userId) throw new AppError('CONFLICT')
  return known !== null
}

async function draw(actor: KnownActor): Promise<string[]> {
  const [{ exercises }, own, domains] = await Promise.all([
    orderedExercises(),
    ownRuns(actor),
    listDomainWeights(),
  ])
  const drawn = drawSprint({ candidates: withLast(exercises, own), domains, seed: newSeed() })
  if (drawn.length === 0) throw new AppError('NO_TASKS')
  return drawn
}

import '../../server-only'
import { z } from 'zod'
import { examHostOf } from '@/lib/drill/exam-host'
import { AppError } from '@/lib/errors/app-error'
import type { Attempt } from '@/lib/generated/prisma/client'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { refuseInExam } from '../../exams/refuse-in-exam'
import { fromDb, toDb } from '../../json'
import { defineOperation } from '../../operation'
import { findSkill, newSeed, recordArtefact } from '../../practice/serve-variant'
import { banks } from '../../question-bank'
import { isUniqueViolation } from '../../transaction'

/** Starts hands-on work. The attempt's id is the browser's: asking again gives the same scenario. @throws EXAM_RUNNING */
export const startDrill = defineOperation({
  access: someone,
  input: z.strictObject({
    attemptId: z.uuid(),
    skillId: z.string().max(120),
    /** A graded attempt to go on from: the same scenario and seed, so that its log still replays. */
    continues: z.uuid().optional(),
    /** One begins at `base` and logs in to the task's host. What is gone on from stays as it is. */
    fromBase: z.boolean().default(false),
  }),
  async run({ userId }, { attemptId, skillId, continues, fromBase }) {
    const skill = await findSkill(skillId, 'DRILL')
    await refuseInExam(userId, skill.id)
    const before = await db().attempt.findUnique({ where: { id: attemptId } })
    if (before) return started(before, userId, skill.id)
    const continued = continues ? await attemptOf(continues, userId, skill.id) : undefined
    const seed = continued?.seed ?? newSeed()
    const { scenario: made, artefactHash } = await (await banks()).drills.start(skill.id, seed)
    const examHost = continued ? continued.examHost : fromBase && examHostOf(seed)
    const scenario = examHost ? { ...Object(made), examHost } : made
    await recordArtefact(artefactHash)
    const pinned = { skillId: skill.id, contentVersionId: skill.contentVersionId, artefactHash, seed }
    const data = { id: attemptId, userId, ...pinned, mode: 'PRACTICE' as const, startedAt: now() }
    try {
      return started(
        await db().attempt.create({ data: { ...data, scenario: toDb(scenario) } }),
        userId,
        skill.id,
      )
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      return started(await db().attempt.findUniqueOrThrow({ where: { id: attemptId } }), userId, skill.id)
    }
  },
})

async function attemptOf(
  attemptId: string,
  userId: string,
  skillId: string,
): Promise<{ seed: number; examHost: string | undefined }> {
  const attempt = await db().attempt.findUnique({ where: { id: attemptId } })
  if (attempt?.userId !== userId || attempt.skillId !== skillId) throw new AppError('NOT_FOUND')
  const { examHost } = z.looseObject({ examHost: z.string().optional() }).parse(fromDb(attempt.scenario))
  return { seed: attempt.seed, examHost }
}

function started(attempt: Attempt, userId: string, skillId: string) {
  if (attempt.userId !== userId || attempt.skillId !== skillId) throw new AppError('CONFLICT')
  const { id, seed, artefactHash, startedAt, status } = attempt
  return { attemptId: id, skillId, seed, artefactHash, scenario: fromDb(attempt.scenario), startedAt, status }
}

import '../../server-only'
import { z } from 'zod'
import { examHostOf } from '@/lib/drill/exam-host'
import { AppError } from '@/lib/errors/app-error'
import { chainStart } from '@/lib/exam/chain'
import { type DrawnTask, drawTasks } from '@/lib/exam/draw'
import type { ExamSummary } from '@/lib/exam/exam'
import { type ExamForm, examForm, examMinutes } from '@/lib/exam/form'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { type DrawableDrill, listCandidates, listDomainWeights } from '../../exams/list-candidates'
import { examSummary, getOwnExam, listOwnExams } from '../../exams/own-exam'
import { toDb } from '../../json'
import { forecastExam } from '../../memory/forecast-exam'
import { defineOperation } from '../../operation'
import { newSeed, recordArtefact } from '../../practice/serve-variant'
import { banks } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'
import { isUniqueViolation, transaction } from '../../transaction'

const MINUTE_MS = 60_000

/**
 * Draws an exam and starts its clock. The id is the browser's: asking again gives the same exam. One runs at a time.
 * @throws CONFLICT, with `examId` where another exam of mine runs; NO_TASKS
 */
export const startExam = defineOperation({
  access: someone,
  input: z.strictObject({ examId: z.uuid(), form: examForm }),
  async run({ userId }, { examId, form }): Promise<ExamSummary> {
    const known = await findStarted(examId, userId)
    if (known) return known
    await refuseSecond(userId)
    await consume(LIMITS.examUser, userId)
    const { tasks, artefactHash } = await prepare(examId, await draw(userId, form))
    await recordArtefact(artefactHash)
    const forecast = form.kind === 'full' ? await forecastExam(userId) : undefined
    try {
      await transaction(async (tx) => {
        const running = await tx.exam.findFirst({
          where: { userId, status: 'RUNNING', submission: null },
        })
        if (running) throw new AppError('CONFLICT', { examId: running.id })
        const startedAt = now()
        const closesAt = new Date(startedAt.getTime() + examMinutes(form) * MINUTE_MS)
        const data = { id: examId, userId, form, artefactHash, startedAt, closesAt }
        await tx.exam.create({
          data: {
            ...data,
            tasks: { create: tasks },
            ...(forecast ? { forecast: { create: forecast } } : {}),
          },
        })
      })
    } catch (error) {
      // The same exam was asked for twice at once: the other request has made it, or is the one that runs.
      const twin = isUniqueViolation(error) || (error instanceof AppError && error.params.examId === examId)
      if (!twin) throw error
    }
    return examSummary(await getOwnExam(examId, userId))
  },
})

async function findStarted(examId: string, userId: string): Promise<ExamSummary | undefined> {
  const exam = await db().exam.findUnique({ where: { id: examId }, select: { userId: true } })
  if (!exam) return undefined
  if (exam.userId !== userId) throw new AppError('CONFLICT')
  return examSummary(await getOwnExam(examId, userId))
}

async function refuseSecond(userId: string): Promise<void> {
  const [running] = await listOwnExams(userId, { status: 'RUNNING' }, 1)
  if (running?.status === 'RUNNING') throw new AppError('CONFLICT', { examId: running.id })
}

async function draw(userId: string, form: ExamForm): Promise<(DrawnTask & { drill: DrawableDrill })[]> {
  const at = now()
  const [domains, candidates] = await Promise.all([listDomainWeights(), listCandidates(userId, at)])
  const drills = new Map(candidates.map((drill) => [drill.id, drill]))
  const drawn = drawTasks({ form, candidates, domains, at: at.getTime(), seed: newSeed() })
  if (drawn.length === 0) throw new AppError('NO_TASKS')
  return drawn.flatMap((task) => {
    const drill = drills.get(task.id)
    return drill ? [{ ...task, drill }] : []
  })
}

/** The rows of the tasks: each with a seed and a host of its own. */
async function prepare(examId: string, drawn: Awaited<ReturnType<typeof draw>>) {
  const { drills } = await banks()
  const seeds = distinctSeeds(drawn.length)
  const started = await Promise.all(drawn.map(({ id }, at) => drills.start(id, seeds[at] ?? 0)))
  const tasks = drawn.map(async ({ drill, ...task }, at) => {
    const [position, seed] = [at + 1, seeds[at] ?? 0]
    const host = examHostOf(seed)
    return {
      ...{ position, seed, host, weight: task.weight, minutes: task.minutes, domainId: task.domainId },
      ...{ skillId: task.id, contentVersionId: drill.contentVersionId },
      scenario: toDb({ ...Object(started[at]?.scenario), examHost: host }),
      lastHash: await chainStart(examId, position),
    }
  })
  return { tasks: await Promise.all(tasks), artefactHash: started[0]?.artefactHash ?? '' }
}

/** No two lead to the same host. */
function distinctSeeds(count: number): number[] {
  const byHost = new Map<string, number>()
  while (byHost.size < count) {
    const seed = newSeed()
    byHost.set(examHostOf(seed), seed)
  }
  return [...byHost.values()]
}

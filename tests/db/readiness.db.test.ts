import { beforeAll, expect, test } from 'vitest'
import type { KnownActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { handInExam } from '@/lib/server/operations/exams/hand-in-exam'
import { startExam } from '@/lib/server/operations/exams/start-exam'
import { getStudyPlan } from '@/lib/server/operations/plan/get-study-plan'
import { withDatabase } from './database'
import { Browser, beginExam, gradeAll, seedExamWorld, storageExam } from './exams'
import { visitor } from './people'

withDatabase()
beforeAll(async () => {
  await seedExamWorld()
  for (const { id } of await db().concept.findMany({ where: { currentVersionId: null } })) {
    const version = await db().conceptVersion.create({
      data: { conceptId: id, contentHash: id, sources: [] },
    })
    await db().concept.update({ where: { id }, data: { currentVersionId: version.id } })
  }
})

const studyOf = (me: KnownActor) => getStudyPlan(me, { locale: 'en' })

/** Sits a whole exam and solves what `solves` says. */
async function sit(me: KnownActor, solves: (position: number) => boolean): Promise<string> {
  const examId = await beginExam(me)
  const tasks = await db().examTask.findMany({ where: { examId }, orderBy: { position: 'asc' } })
  for (const { position } of tasks)
    await (await Browser.open(me, examId, position)).send(...(solves(position) ? ['1', '2', '3'] : ['1']))
  await handInExam(me, { examId })
  await gradeAll(me, examId)
  return examId
}

test('is foretold when a whole exam starts, once, and judged by its result', async () => {
  const me = await visitor()
  expect((await studyOf(me)).readiness.now).toMatchObject({ passing: 0, evidence: { level: 'none' } })
  const examId = await sit(me, () => true)
  await startExam(me, { examId, form: { kind: 'full' } })
  const forecasts = await db().readinessForecast.findMany({ where: { userId: me.userId } })
  expect(forecasts).toMatchObject([{ examId, passing: 0 }])
  expect(forecasts[0]?.mean).toBeLessThan(0.2)

  const study = await studyOf(me)
  expect(study.calibration).toMatchObject({ count: 1, isEnough: false, brier: 1 })
  expect(study.calibration?.meanError).toBeCloseTo(1 - (forecasts[0]?.mean ?? 0), 2)
  // What was solved by hand is evidence, and raises what is expected.
  expect(study.readiness.now.evidence).toMatchObject({ reviews: 17, results: 17 })
  expect(study.readiness.now.mean).toBeGreaterThan(0.5)
  expect(study.readiness.now.domains.storage?.mean).toBeGreaterThan(0.5)
})

test('an exam of one domain is no whole one: nothing is foretold of it', async () => {
  const me = await visitor()
  await beginExam(me, storageExam(3))
  expect(await db().readinessForecast.count({ where: { userId: me.userId } })).toBe(0)
})

test('who fails the tasks is to expect less, and has a plan to the day', async () => {
  const [good, bad] = [await visitor(), await visitor()]
  await sit(good, () => true)
  await sit(bad, (position) => position === 1)
  const [better, worse] = [await studyOf(good), await studyOf(bad)]
  expect(worse.readiness.now.mean).toBeLessThan(better.readiness.now.mean - 0.2)
  expect(worse).toMatchObject({ plan: null, readiness: { onDay: null } })
  const examOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await db().studySettings.create({ data: { userId: bad.userId, examOn, minutesPerDay: 60 } })
  const planned = await studyOf(bad)
  expect(planned.plan?.days).toHaveLength(20)
  expect(planned.plan?.planned.overall).toBeGreaterThan(planned.plan?.idle.overall ?? 1)
  expect(planned.readiness.onDay?.mean).toBeGreaterThan(planned.readiness.now.mean)
  expect(planned.plan?.today.every(({ minutes }) => minutes > 0)).toBe(true)
})

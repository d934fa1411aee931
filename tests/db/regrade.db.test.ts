import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import type { UserActor } from '@/lib/server/actor'
import { sweepSubmissions } from '@/lib/server/classroom/sweep-submissions'
import { db } from '@/lib/server/db'
import type { Json } from '@/lib/server/json'
import { getMyResult } from '@/lib/server/operations/assignments/get-my-result'
import { handIn } from '@/lib/server/operations/assignments/hand-in'
import { disputeItem } from '@/lib/server/operations/marking/dispute-item'
import { getSubmission } from '@/lib/server/operations/marking/get-submission'
import { listRegrades } from '@/lib/server/operations/marking/list-regrades'
import { markItem } from '@/lib/server/operations/marking/mark-item'
import { previewRegrade } from '@/lib/server/operations/marking/preview-regrade'
import { getStatistics } from '@/lib/server/operations/results/get-statistics'
import { type Banks, banks, type DrillWork, setBanks } from '@/lib/server/question-bank'
import { answer, assign, begin } from './assignments'
import { withDatabase } from './database'
import { Browser } from './exams'
import { classOf, user } from './people'
import { regradeAll, undoAll } from './regrades'
import { DRILL, FAMILY, seedSmallWorld } from './skills'

withDatabase()

let teacher: UserActor
let aki: UserActor
let usual: Banks
beforeAll(async () => {
  await seedSmallWorld()
  ;[teacher, aki] = [await user('Teacher'), await user('Aki')]
  usual = await banks()
})
afterEach(() => setBanks(usual))

/** A question, answered wrongly, and a drill, of whose three lines two were typed; handed in and graded. */
async function handed(drill = DRILL) {
  const classId = await classOf(teacher, aki)
  const assignmentId = await assign(teacher, classId, {
    solutionsAt: 'HAND_IN',
    items: [
      { kind: 'FAMILY', skillId: FAMILY },
      { kind: 'DRILL', skillId: drill },
    ],
  })
  const attempt = await begin(aki, assignmentId)
  await answer(aki, attempt, 0, { answer: -1 })
  await (await Browser.open(aki, attempt.examId ?? '')).send('one', 'two')
  await handIn(aki, { submissionId: attempt.id })
  await sweepSubmissions()
  return { assignmentId, submissionId: attempt.id, itemIds: attempt.items.map(({ id }) => id) }
}

/** Checks of today: two lines do, and there is another check; an answer that is wrong shows a belief. */
async function mended({ contentVersionId }: DrillWork) {
  const check = { weight: 1, show: 'wc -l', expected: '2', found: '2\0' }
  const checks = [
    { ...check, id: 'three', passed: true },
    { ...check, id: 'quick', passed: false },
  ]
  const texts = { en: { three: 'There are enough.' }, ja: { three: '足りています。' } }
  const graded: Json = { checks, texts, damage: [] }
  return { passed: false, score: contentVersionId ? 0.5 : 0, checks: graded, artefactHash: 'today' }
}

function mend() {
  const regrade = vi.fn(mended)
  const grade = async () => ({ correct: true, score: 1, details: { misconceptions: ['counts'] } })
  setBanks({
    ...usual,
    questions: { ...usual.questions, grade },
    drills: { ...usual.drills, regrade },
  })
  return regrade
}

const TODAY: RegradePlan = { kind: 'TODAY' }

const passedOf = (result: { checks: { id: string; passed: boolean }[] } | null | undefined) =>
  result?.checks.map(({ id, passed }) => [id, passed])

describe('after a regrade by the checks of today', () => {
  test('what is shown is what was graded by, beside what it was at first', async () => {
    const { assignmentId, submissionId, itemIds } = await handed()
    mend()
    const regradeId = await regradeAll(teacher, assignmentId, TODAY)
    for (const found of [
      await getMyResult(aki, { submissionId }),
      await getSubmission(teacher, { submissionId }),
    ]) {
      const [question, task] = found.items
      expect(question).toMatchObject({ correct: true, score: 1, firstScore: 0, gradedScore: 1 })
      expect(question?.solution?.details).toEqual({ misconceptions: ['counts'] })
      expect(passedOf(task?.taskResult)).toEqual([
        ['three', true],
        ['quick', false],
      ])
      expect(task?.taskResult?.score).toBe(0.5)
      expect(passedOf(task?.firstTaskResult)).toEqual([['three', false]])
    }
    const { items } = await getStatistics(teacher, { assignmentId, locale: 'en' })
    expect(items[0]?.misconceptions).toEqual([{ name: 'counts', count: 1 }])
    expect(items[1]?.tasks[0]?.checks.map(({ name, passed }) => [name, passed.share])).toEqual([
      ['There are enough.', 1],
      ['quick', 0],
    ])
    // A check that there was not at first may be disputed, too.
    const itemId = itemIds[1] ?? ''
    await disputeItem(aki, { submissionId, itemId, disputeId: randomUUID(), checkId: 'quick', text: 'Quick' })
    await markItem(teacher, { submissionId, itemId, markId: randomUUID(), points: 1, reason: 'right' })
    const marked = (await getMyResult(aki, { submissionId })).items[1]
    expect(marked).toMatchObject({ score: 1, firstTaskResult: { score: 0 } })
    expect(passedOf(marked?.taskResult)).toHaveLength(2)

    await undoAll(teacher, assignmentId, regradeId)
    const [question, task] = (await getMyResult(aki, { submissionId })).items
    expect(question).toMatchObject({ correct: false, score: 0, solution: { details: { correct: false } } })
    // Marked by hand since: that stays, with what it was marked beside.
    expect(task).toMatchObject({ score: 1, firstTaskResult: { score: 0 } })
  })

  test('an undo brings the checks of the first grade back', async () => {
    const { assignmentId, submissionId } = await handed()
    mend()
    await undoAll(teacher, assignmentId, await regradeAll(teacher, assignmentId, TODAY))
    const task = (await getMyResult(aki, { submissionId })).items[1]
    expect(passedOf(task?.taskResult)).toEqual([['three', false]])
    expect(task).toMatchObject({ score: 0, firstTaskResult: null })
  })
})

describe('an instructor’s own drill', () => {
  async function ownDrill() {
    const id = `own-${randomUUID()}`
    await db().skill.create({ data: { id, kind: 'DRILL', retiredAt: new Date() } })
    await db().authoredItem.create({
      data: { ownerId: teacher.userId, skillId: id, draft: {}, savedAt: new Date(), publishedAt: new Date() },
    })
    return { id, first: await publish(id) }
  }

  async function publish(skillId: string) {
    const texts = { title: 'Mine', summary: 'Mine', task: 'Do.' }
    const { id } = await db().contentVersion.create({
      data: { skillId, contentHash: randomUUID(), texts: { en: texts, ja: texts }, data: { minutes: 5 } },
    })
    await db().skill.update({ where: { id: skillId }, data: { currentVersionId: id } })
    return id
  }

  test('is graded again by the version that was given out, or by the newest when that is said', async () => {
    const own = await ownDrill()
    const { assignmentId, submissionId } = await handed(own.id)
    const second = await publish(own.id)
    const regrade = mend()
    const used = async (plan: RegradePlan) => {
      regrade.mockClear()
      const piece = await previewRegrade(teacher, { assignmentId, plan })
      return [piece.used.map(({ number }) => number), regrade.mock.calls[0]?.[0].contentVersionId]
    }
    expect(await used({ kind: 'TODAY' })).toEqual([[1], own.first])
    expect(await used({ kind: 'TODAY', version: 'NEWEST' })).toEqual([[2], second])
    expect(await used({ kind: 'TODAY', version: 'PINNED' })).toEqual([[1], own.first])
    await regradeAll(teacher, assignmentId, { kind: 'TODAY', version: 'NEWEST' })
    const { regrades, items } = await listRegrades(teacher, { assignmentId, locale: 'en' })
    expect(items.map(({ versions }) => versions && [versions.pinned.number, versions.newest.number])).toEqual(
      [null, [1, 2]],
    )
    expect(regrades[0]?.details).toMatchObject({ version: 'NEWEST', used: [{ number: 2 }] })
    const mark = await db().itemMark.findFirstOrThrow({
      where: { item: { submissionId, examTaskId: { not: null } } },
    })
    expect(mark.graded).toMatchObject({ contentVersionId: second, artefactHash: 'today' })
    // It is taught nowhere by itself, so that no page of it is led to.
    expect((await getMyResult(aki, { submissionId })).items[1]?.drillId).toBeNull()
  })
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { UserActor } from '@/lib/server/actor'
import { finishSubmission } from '@/lib/server/classroom/finish-submission'
import { sweepSubmissions } from '@/lib/server/classroom/sweep-submissions'
import { db } from '@/lib/server/db'
import { getAssignment } from '@/lib/server/operations/assignments/get-assignment'
import { getMyResult } from '@/lib/server/operations/assignments/get-my-result'
import { handIn } from '@/lib/server/operations/assignments/hand-in'
import { previewAssignment } from '@/lib/server/operations/assignments/preview-assignment'
import { removeOverride } from '@/lib/server/operations/assignments/remove-override'
import { setOverride } from '@/lib/server/operations/assignments/set-override'
import { updateAssignment } from '@/lib/server/operations/assignments/update-assignment'
import { applyRegrade } from '@/lib/server/operations/marking/apply-regrade'
import { previewRegrade } from '@/lib/server/operations/marking/preview-regrade'
import { type Banks, banks, setBanks } from '@/lib/server/question-bank'
import { answer, askedOf, assign, begin, DAY, HOUR, inMs, right } from './assignments'
import { setClock } from './clock'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { classOf, user } from './people'
import { FAMILY, OTHER_FAMILY, seedSmallWorld } from './skills'

withDatabase()
let teacher: UserActor
let aki: UserActor
let ben: UserActor
let classId = ''
let usual: Banks
beforeAll(async () => {
  await seedSmallWorld()
  ;[teacher, aki, ben] = [await user('Teacher'), await user('Aki'), await user('Ben')]
  usual = await banks()
})
beforeEach(async () => {
  classId = await classOf(teacher, aki, ben)
})
afterEach(() => {
  setClock(0)
  setBanks(usual)
})

const make = (changes: Partial<AssignmentDataInput> = {}) => assign(teacher, classId, changes)

async function edit(assignmentId: string, change: (data: Edited) => Partial<Edited>) {
  const { data, version } = await getAssignment(teacher, { assignmentId, locale: 'en' })
  return updateAssignment(teacher, {
    ...{ assignmentId, version, data: { ...data, ...change(data) }, anyway: true, reason: 'r' },
  })
}
type Edited = Awaited<ReturnType<typeof getAssignment>>['data']

const rowOf = (id: string) => db().assignmentSubmission.findUniqueOrThrow({ where: { id } })

describe('the end of an attempt', () => {
  test('that was moved just now is not the one by which it is collected', async () => {
    const assignmentId = await make({ minutes: 10 })
    const { id, dueAt } = await begin(aki, assignmentId)
    await setOverride(teacher, { assignmentId, userId: aki.userId, extraMinutes: 30 })
    // A sweep that had read the end before.
    await finishSubmission(id, dueAt, true)
    expect((await rowOf(id)).handedInAt).toBeNull()
    await finishSubmission(id, (await rowOf(id)).dueAt, true)
    expect((await rowOf(id)).handedInAt).not.toBeNull()
  })

  test('that is moved afterwards takes back what being late has cost, and nothing costs more afterwards', async () => {
    const assignmentId = await make({ lateUntil: inMs(3 * DAY), latePercent: 20 })
    const attempt = await begin(aki, assignmentId)
    for (const at of [0, 1, 2]) await answer(aki, attempt, at, right(attempt, at))
    setClock(2 * HOUR)
    await handIn(aki, { submissionId: attempt.id })
    await sweepSubmissions()
    expect(await rowOf(attempt.id)).toMatchObject({ latePercent: 20, score: 0.8 })
    await setOverride(teacher, { assignmentId, userId: aki.userId, closesAt: inMs(3 * HOUR) })
    expect(await rowOf(attempt.id)).toMatchObject({ latePercent: 0, score: 1 })
    await removeOverride(teacher, { assignmentId, userId: aki.userId })
    expect(await rowOf(attempt.id)).toMatchObject({ latePercent: 0, score: 1 })
  })

  test('costs no more for whoever has begun without being asked', async () => {
    const assignmentId = await make({ lateUntil: inMs(3 * DAY), latePercent: 10 })
    await begin(aki, assignmentId)
    const { data, version } = await getAssignment(teacher, { assignmentId, locale: 'en' })
    const dearer = { assignmentId, version, data: { ...data, latePercent: 50 } }
    await expectCode(updateAssignment(teacher, dearer), 'ALREADY_BEGUN')
    await updateAssignment(teacher, { ...dearer, data: { ...data, latePercent: 5 } })
  })
})

describe('what cannot be graded', () => {
  test('keeps nobody else waiting, and is tried again later', async () => {
    const assignmentId = await make()
    const [first, second] = [await begin(aki, assignmentId), await begin(ben, assignmentId)]
    for (const [me, attempt] of [
      [aki, first],
      [ben, second],
    ] as const) {
      await answer(me, attempt, 0, right(attempt, 0))
      await handIn(me, { submissionId: attempt.id })
    }
    const broken = askedOf(first.items[0] as never)
    const grade = vi.fn<Banks['questions']['grade']>(async (served, response) => {
      if ((served.variant as { a: number }).a === broken) throw new Error('the worker died')
      return usual.questions.grade(served, response)
    })
    setBanks({ ...usual, questions: { ...usual.questions, grade } })
    const tries = () => grade.mock.calls.filter(([{ variant }]) => (variant as { a: number }).a === broken)
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await sweepSubmissions()
    await sweepSubmissions()
    expect(tries()).toHaveLength(1)
    expect((await rowOf(second.id)).score).toBeCloseTo(1 / 3)
    expect((await rowOf(first.id)).gradedAt).toBeNull()
    setClock(HOUR / 2)
    await sweepSubmissions()
    expect(tries()).toHaveLength(2)
    // Where its place is dropped, it is waited for no more.
    const place = await db().assignmentItem.findFirstOrThrow({ where: { assignmentId, position: 0 } })
    const drop = { kind: 'DROP' as const, itemId: place.id }
    await applyRegrade(teacher, { assignmentId, regradeId: randomUUID(), plan: drop, reason: 'broken' })
    setClock(2 * HOUR)
    await sweepSubmissions()
    expect(await rowOf(first.id)).toMatchObject({ score: 0, gradedAt: expect.any(Date) })
    vi.restoreAllMocks()
  })
})

describe('a place that is dropped', () => {
  test('must leave points to be gained, whatever was taken out before', async () => {
    const assignmentId = await make({
      items: [
        { kind: 'FAMILY', skillId: FAMILY },
        { kind: 'FAMILY', skillId: OTHER_FAMILY },
        { kind: 'FAMILY', skillId: FAMILY, points: 0 },
      ],
    })
    await edit(assignmentId, ({ items }) => ({ items: items.slice(1) }))
    const items = await db().assignmentItem.findMany({ where: { assignmentId, removedAt: null, points: 1 } })
    const plan = { kind: 'DROP' as const, itemId: items[0]?.id ?? '' }
    await expectCode(previewRegrade(teacher, { assignmentId, plan }), 'INVALID_INPUT')
  })

  test('must leave points to whoever has begun with other places', async () => {
    const assignmentId = await make({ items: [{ kind: 'FAMILY', skillId: FAMILY }] })
    await begin(aki, assignmentId)
    await edit(assignmentId, ({ items }) => ({
      items: [...items, { kind: 'FAMILY', skillId: OTHER_FAMILY, points: 1, seeds: [] }],
    }))
    const [first, second] = await db().assignmentItem.findMany({
      where: { assignmentId },
      orderBy: { position: 'asc' },
    })
    const drop = (itemId = '') => previewRegrade(teacher, { assignmentId, plan: { kind: 'DROP', itemId } })
    await expectCode(drop(first?.id), 'INVALID_INPUT')
    expect((await drop(second?.id)).of).toBe(0)
  })

  test('an assignment in which nothing is worth a point is none', async () => {
    await expectCode(make({ items: [{ kind: 'FAMILY', skillId: FAMILY, points: 0 }] }), 'INVALID_INPUT')
  })
})

describe('an item that stays when others change', () => {
  const publish = async (skillId: string) => {
    const { currentVersion } = await db().skill.findUniqueOrThrow({
      where: { id: skillId },
      include: { currentVersion: true },
    })
    const { texts, data } = currentVersion as { texts: object; data: object }
    const { id } = await db().contentVersion.create({
      data: { skillId, contentHash: randomUUID(), texts, data },
    })
    await db().skill.update({ where: { id: skillId }, data: { currentVersionId: id } })
    return currentVersion?.id
  }

  test('keeps its version, and may be of something that is no longer assigned', async () => {
    const assignmentId = await make()
    const before = await publish(FAMILY)
    await db().skill.update({ where: { id: FAMILY }, data: { retiredAt: new Date() } })
    await edit(assignmentId, ({ items }) => ({ items: items.slice(1) }))
    const rows = await db().assignmentItem.findMany({ where: { assignmentId, removedAt: null } })
    expect(rows.filter(({ skillId }) => skillId === FAMILY).map((row) => row.contentVersionId)).toEqual([
      before,
    ])
    await db().skill.update({ where: { id: FAMILY }, data: { retiredAt: null } })
  })

  test('with another difficulty it is another question, from the same seed, too', async () => {
    const item = { kind: 'FAMILY' as const, skillId: FAMILY, seeds: [7], difficulty: 2 }
    const assignmentId = await make({ items: [item] })
    const served = async (id: string) =>
      (await db().servedVariant.findFirstOrThrow({ where: { submissionItem: { submissionId: id } } }))
        .difficulty
    expect(await served((await begin(aki, assignmentId)).id)).toBe(2)
    await edit(assignmentId, ({ items }) => ({ items: items.map((one) => ({ ...one, difficulty: 4 })) }))
    expect(await served((await begin(ben, assignmentId)).id)).toBe(4)
  })
})

describe('a release that makes another question of the same seed', () => {
  const released = () => {
    const serve: Banks['questions']['serve'] = async (skill, seed, ...more) => {
      const made = await usual.questions.serve(skill, seed, ...more)
      return { ...made, variant: { ...(made.variant as object), a: seed + 1_000 } as never }
    }
    setBanks({ ...usual, questions: { ...usual.questions, serve } })
  }

  test('changes nothing of what was served: for the next learner, for its result, for the preview', async () => {
    const assignmentId = await make({
      items: [{ kind: 'FAMILY', skillId: FAMILY, seeds: [7] }],
      solutionsAt: 'HAND_IN',
    })
    const attempt = await begin(aki, assignmentId)
    released()
    expect((await begin(ben, assignmentId)).items.map(askedOf)).toEqual([7])
    const { questions } = await previewAssignment(teacher, { assignmentId })
    expect(questions.map(({ variant }) => variant)).toMatchObject([{ a: 7 }])
    await handIn(aki, { submissionId: attempt.id })
    expect((await getMyResult(aki, { submissionId: attempt.id })).items[0]?.variant).toMatchObject({ a: 7 })
  })
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { UserActor } from '@/lib/server/actor'
import { receiptOf } from '@/lib/server/classroom/receipt'
import { sweepSubmissions } from '@/lib/server/classroom/sweep-submissions'
import { db } from '@/lib/server/db'
import { getAssignment } from '@/lib/server/operations/assignments/get-assignment'
import { getMyAssignment } from '@/lib/server/operations/assignments/get-my-assignment'
import { getMyResult } from '@/lib/server/operations/assignments/get-my-result'
import { getMySubmission } from '@/lib/server/operations/assignments/get-my-submission'
import { handIn } from '@/lib/server/operations/assignments/hand-in'
import { listAssignments } from '@/lib/server/operations/assignments/list-assignments'
import { setOverride } from '@/lib/server/operations/assignments/set-override'
import { startSubmission } from '@/lib/server/operations/assignments/start-submission'
import { takeHint } from '@/lib/server/operations/assignments/take-hint'
import { updateAssignment } from '@/lib/server/operations/assignments/update-assignment'
import { recordReviews } from '@/lib/server/operations/review/record-reviews'
import { answer, askedOf, assign, assigned, begin, DAY, HOUR, inMs, MINUTE, right } from './assignments'
import { setClock } from './clock'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { classOf, user } from './people'
import { FAMILY, seedSmallWorld, WRONG_ANSWER } from './skills'

withDatabase()
let teacher: UserActor
let aki: UserActor
let ben: UserActor
let classId = ''
beforeAll(async () => {
  await seedSmallWorld()
  ;[teacher, aki, ben] = [await user('Teacher'), await user('Aki'), await user('Ben')]
  classId = await classOf(teacher, aki, ben)
})
afterEach(async () => {
  setClock(0)
  // What still runs is not collected by a test that is later.
  await db().assignmentSubmission.deleteMany({ where: { handedInAt: null } })
})

const make = (changes: Partial<AssignmentDataInput> = {}) => assign(teacher, classId, changes)
const start = (assignmentId: string, me = aki) => begin(me, assignmentId)
const eventsOf = async (submissionId: string) =>
  (await db().submissionEvent.findMany({ where: { submissionId }, orderBy: { at: 'asc' } })).map(
    ({ kind }) => kind,
  )
const resultOf = async (submissionId: string, me = aki) => {
  await sweepSubmissions()
  return getMyResult(me, { submissionId })
}

describe('an attempt', () => {
  test('is served without keys, saved, handed in, and graded behind that', async () => {
    const assignmentId = await assigned(classId)
    const attempt = await start(assignmentId)
    expect(attempt.items).toHaveLength(3)
    expect(JSON.stringify(attempt)).not.toMatch(/"key"|explanation|"seed"|skillId/)
    expect((await start(assignmentId)).items).toEqual(attempt.items)
    const saved = await answer(aki, attempt, 0, WRONG_ANSWER)
    expect(saved).toMatchObject({ kept: true, revision: 1 })
    await answer(aki, attempt, 0, right(attempt, 0), { revision: 1 })
    await answer(aki, attempt, 1, 'nonsense')
    await expectCode(answer(ben, attempt, 0, 1), 'NOT_FOUND')
    await expectCode(getMyResult(aki, { submissionId: attempt.id }), 'EXAM_RUNNING')
    const submissionId = attempt.id
    await Promise.all([handIn(aki, { submissionId }), handIn(aki, { submissionId })])
    await expectCode(answer(aki, attempt, 0, 1, { revision: 2 }), 'ALREADY_HANDED_IN')
    await expectCode(getMySubmission(aki, { submissionId }), 'ALREADY_HANDED_IN')
    const before = await getMyResult(aki, { submissionId })
    expect(before).toMatchObject({ grading: { done: 0, of: 3 }, score: null })
    const result = await resultOf(submissionId)
    expect(result.score).toBeCloseTo(1 / 3)
    expect(result.grading).toBeNull()
    expect(result.items.map(({ correct }) => correct)).toEqual([true, false, false])
    expect(result.items.every(({ solution }) => solution === null)).toBe(true)
    const [mine] = (await listAssignments(aki, { classId })).filter(({ id }) => id === assignmentId)
    expect(mine?.mine).toMatchObject({ running: null, handedIn: 1 })
    expect(mine?.mine?.score).toBeCloseTo(1 / 3)
    expect(await eventsOf(submissionId)).toEqual(['STARTED', 'HANDED_IN'])
  })

  test('begun in three tabs at once is one', async () => {
    const assignmentId = await assigned(classId)
    const asked = () => startSubmission(aki, { assignmentId, submissionId: randomUUID() })
    const begun = await Promise.all([asked(), asked(), asked()])
    expect(new Set(begun.map(({ submissionId }) => submissionId)).size).toBe(1)
    expect(await db().assignmentSubmission.count({ where: { assignmentId } })).toBe(1)
  })

  test('answered in two tabs keeps the newer answer, and tells the other tab', async () => {
    const attempt = await start(await assigned(classId))
    const save = (response: number, revision: number) => answer(aki, attempt, 0, response, { revision })
    await save(1, 0)
    expect(await save(1, 0)).toMatchObject({ kept: true, revision: 1 })
    expect(await save(2, 0)).toMatchObject({ kept: false, revision: 1, response: 1 })
    expect(await save(2, 1)).toMatchObject({ kept: true, revision: 2 })
    expect(await eventsOf(attempt.id)).toEqual(['STARTED', 'TAB_CONFLICT'])
  })

  test('takes after its end what was written before, for a minute, and keeps what is later for the record', async () => {
    const attempt = await start(await assigned(classId, { minutes: 10 }))
    expect(attempt.dueAt.getTime() - attempt.startedAt.getTime()).toBe(10 * MINUTE)
    setClock(10 * MINUTE + 30_000)
    const inTime = { writtenAt: new Date(attempt.dueAt.getTime() - 1_000) }
    expect(await answer(aki, attempt, 0, right(attempt, 0), inTime)).toMatchObject({ kept: true })
    await expectCode(answer(aki, attempt, 1, right(attempt, 1)), 'ALREADY_CLOSED')
    const tooLate = { writtenAt: attempt.dueAt }
    await expectCode(answer(aki, attempt, 1, right(attempt, 1), tooLate), 'ALREADY_CLOSED')
    setClock(11 * MINUTE + 1_000)
    await expectCode(answer(aki, attempt, 1, right(attempt, 1), inTime), 'ALREADY_CLOSED')
    await expectCode(handIn(aki, { submissionId: attempt.id }), 'ALREADY_CLOSED')
    const result = await resultOf(attempt.id)
    expect(result).toMatchObject({ collected: true, handedInAt: attempt.dueAt, latePercent: 0 })
    expect(result.score).toBeCloseTo(1 / 3)
    const events = await eventsOf(attempt.id)
    expect(events.toSorted()).toEqual(
      ['STARTED', 'GRACE_SAVE', 'LATE_SAVE', 'LATE_SAVE', 'LATE_SAVE', 'COLLECTED'].toSorted(),
    )
  })

  test('handed in within the grace counts as of its end', async () => {
    const attempt = await start(await assigned(classId, { minutes: 10 }))
    setClock(10 * MINUTE + 30_000)
    const receipt = await handIn(aki, { submissionId: attempt.id })
    expect(receipt).toMatchObject({ handedInAt: attempt.dueAt, collected: false })
  })

  test('has a receipt that stays the same, and is another for other work', async () => {
    const assignmentId = await make({ attempts: 2, variants: 'SAME' })
    const receipts: string[] = []
    for (const response of [1, 2]) {
      const attempt = await start(assignmentId)
      await answer(aki, attempt, 0, response)
      const { receipt, handedInAt } = await handIn(aki, { submissionId: attempt.id })
      expect(receipt).toMatch(/^[0-9a-f]{64}$/)
      await sweepSubmissions()
      expect(await receiptOf(db(), attempt.id, handedInAt)).toBe(receipt)
      await db().submissionItem.updateMany({
        where: { submissionId: attempt.id, position: 0 },
        data: { response: 3 },
      })
      expect(await receiptOf(db(), attempt.id, handedInAt)).not.toBe(receipt)
      receipts.push(receipt)
    }
    expect(new Set(receipts).size).toBe(2)
  })

  test('cannot be probed through practice', async () => {
    const attempt = await start(await assigned(classId))
    const { servedVariantId } = await db().submissionItem.findFirstOrThrow({
      where: { submissionId: attempt.id },
    })
    const guess = { response: { answer: 1 }, durationMs: 1, reviewedAt: new Date() }
    const entry = { id: randomUUID(), servedVariantId: servedVariantId ?? '', ...guess }
    await expectCode(recordReviews(aki, { reviews: [entry] }), 'NOT_FOUND')
  })
})

describe('what a learner is allowed', () => {
  test('more time by the class and by an override, which a running attempt follows', async () => {
    const where = { classId_userId: { classId, userId: ben.userId } }
    await db().membership.update({ where, data: { extraTimePercent: 25 } })
    const assignmentId = await assigned(classId, { minutes: 10 })
    const attempt = await start(assignmentId, ben)
    const minutesOf = (dueAt: Date) => (dueAt.getTime() - attempt.startedAt.getTime()) / MINUTE
    expect(minutesOf(attempt.dueAt)).toBe(13)
    await setOverride(teacher, { assignmentId, userId: ben.userId, extraMinutes: 5, reason: 'Ill' })
    const again = await getMySubmission(ben, { submissionId: attempt.id })
    expect(minutesOf(again.dueAt)).toBe(18)
    expect(await eventsOf(attempt.id)).toContain('EXTENDED')
    expect((await getMyAssignment(ben, { assignmentId })).terms.minutes).toBe(18)
    expect((await getMyAssignment(aki, { assignmentId })).terms.minutes).toBe(10)
    await db().membership.update({ where, data: { extraTimePercent: 0 } })
  })

  test('late work, which costs for each day begun', async () => {
    const assignmentId = await assigned(classId, {
      lateUntil: inMs(3 * DAY),
      latePercent: 10,
      solutionsAt: 'CLOSE',
    })
    const attempt = await start(assignmentId)
    await answer(aki, attempt, 0, right(attempt, 0))
    setClock(HOUR + DAY + MINUTE)
    expect((await getMyAssignment(aki, { assignmentId })).phase).toBe('late')
    const saved = await answer(aki, attempt, 1, right(attempt, 1))
    expect(saved).toMatchObject({ kept: true })
    await handIn(aki, { submissionId: attempt.id })
    const result = await resultOf(attempt.id)
    expect(result).toMatchObject({ latePercent: 20, shown: { scores: true, solutions: false } })
    expect(result.score).toBeCloseTo((2 / 3) * 0.8)
    setClock(4 * DAY)
    expect((await resultOf(attempt.id)).items[0]?.solution?.key).toEqual(right(attempt, 0))
  })

  test('work that is collected late is as late as the last thing that was done', async () => {
    const attempt = await start(await assigned(classId, { lateUntil: inMs(3 * DAY), latePercent: 10 }))
    await answer(aki, attempt, 0, right(attempt, 0))
    setClock(5 * DAY)
    expect(await resultOf(attempt.id)).toMatchObject({ collected: true, latePercent: 0 })
  })

  test('solutions at the hand-in wait while one may begin again', async () => {
    const assignmentId = await assigned(classId, { attempts: 2, solutionsAt: 'HAND_IN' })
    const { id: first } = await start(assignmentId)
    await handIn(aki, { submissionId: first })
    const last = await start(assignmentId)
    const isSolved = async () => {
      const { items, shown } = await getMyResult(aki, { submissionId: first })
      expect(shown.scores).toBe(true)
      return items.some(({ solution }) => solution !== null)
    }
    expect(await isSolved()).toBe(false)
    await handIn(aki, { submissionId: last.id })
    expect(await isSolved()).toBe(true)
  })

  test('attempts, of which one counts', async () => {
    const assignmentId = await assigned(classId, { attempts: 2, counted: 'LATEST' })
    for (const index of [0, 1]) {
      const attempt = await start(assignmentId)
      if (index === 0) await answer(aki, attempt, 0, right(attempt, 0))
      await handIn(aki, { submissionId: attempt.id })
    }
    await sweepSubmissions()
    await expectCode(start(assignmentId), 'NO_ATTEMPTS_LEFT')
    const mine = await getMyAssignment(aki, { assignmentId })
    expect(mine).toMatchObject({ attemptsLeft: 0, mayBegin: false, score: 0 })
    expect(mine.submissions.map(({ ordinal }) => ordinal)).toEqual([1, 2])
    await db().assignment.update({ where: { id: assignmentId }, data: { counted: 'HIGHEST' } })
    expect((await getMyAssignment(aki, { assignmentId })).score).toBeCloseTo(1 / 3)
  })

  test('nothing before it opens, after it closed, without the password, or in an archived class', async () => {
    const later = await assigned(classId, { opensAt: inMs(HOUR), closesAt: inMs(2 * HOUR) })
    await expectCode(start(later), 'NOT_OPEN_YET')
    setClock(2 * HOUR)
    await expectCode(start(later), 'ALREADY_CLOSED')
    setClock(0)
    const locked = await make({ password: 'Ｈａｎａｍｉ' })
    await expectCode(start(locked), 'WRONG_PASSWORD')
    await expectCode(begin(aki, locked, 'hanami'), 'WRONG_PASSWORD')
    expect(JSON.stringify(await getMyAssignment(aki, { assignmentId: locked }))).not.toMatch(/hanami/i)
    expect((await begin(aki, locked, ' Hanami ')).items).toHaveLength(3)
    const archivedAt = new Date()
    const open = await assigned(classId)
    await db().class.update({ where: { id: classId }, data: { archivedAt } })
    await expectCode(start(open), 'CLASS_ARCHIVED')
    await db().class.update({ where: { id: classId }, data: { archivedAt: null } })
    await expectCode(start(await assigned(classId, { status: 'DRAFT' })), 'NOT_FOUND')
  })

  test('hints where they are allowed, each for its share', async () => {
    const attempt = await start(await assigned(classId, { hints: true }))
    const [itemId = ''] = attempt.items.map(({ id }) => id)
    const ask = () => takeHint(aki, { submissionId: attempt.id, itemId, hint: 'concept' })
    expect(await ask()).toEqual({ hints: ['concept'], clue: null })
    expect(await ask()).toEqual({ hints: ['concept'], clue: null })
    await answer(aki, attempt, 0, right(attempt, 0))
    await handIn(aki, { submissionId: attempt.id })
    expect((await resultOf(attempt.id)).items[0]?.score).toBe(0.75)
    const strict = await start(await assigned(classId))
    const item = { submissionId: strict.id, itemId: strict.items[0]?.id ?? '' }
    await expectCode(takeHint(aki, { ...item, hint: 'concept' }), 'FORBIDDEN')
  })
})

describe('variants', () => {
  const questions = async (assignmentId: string) => {
    const attempts = [await start(assignmentId, aki), await start(assignmentId, ben)]
    const ids = attempts.map(({ id }) => id)
    const served = await db().servedVariant.findMany({
      where: { submissionItem: { submissionId: { in: ids } } },
    })
    return { asked: attempts.map(({ items }) => items.map(askedOf)), served }
  }

  test('are the same for all, or each learner’s own and equally difficult', async () => {
    const same = await questions(await make({ variants: 'SAME' }))
    expect(same.asked[0]).toEqual(same.asked[1])
    const own = await questions(await make({ variants: 'OWN' }))
    expect(own.asked[0]).not.toEqual(own.asked[1])
    expect(new Set(own.served.map(({ difficulty }) => difficulty)).size).toBe(1)
  })

  test('come from the pinned seeds, in another order where it is shuffled', async () => {
    const items = [11, 12, 13, 14, 15, 16, 17, 18].map((seed) => ({
      ...{ kind: 'FAMILY' as const, skillId: FAMILY, seeds: [seed] },
    }))
    const { asked } = await questions(await make({ items, shuffled: true }))
    for (const one of asked) expect(one.toSorted()).toEqual([11, 12, 13, 14, 15, 16, 17, 18])
    expect(asked.some((one) => one.join() !== '11,12,13,14,15,16,17,18')).toBe(true)
  })
})

describe('changing an assignment', () => {
  const edited = async (assignmentId: string) => {
    const { data, version } = await getAssignment(teacher, { assignmentId, locale: 'en' })
    return { assignmentId, data, version }
  }

  test('asks before it changes work that was begun; who has begun keeps it', async () => {
    const assignmentId = await make({ password: 'secret' })
    const attempt = await begin(aki, assignmentId, 'secret')
    const { data, version } = await edited(assignmentId)
    const shorter = { ...data, items: data.items.slice(0, 1), counted: 'FIRST' as const }
    const change = { assignmentId, version, data: shorter }
    await expectCode(updateAssignment(teacher, change), 'ALREADY_BEGUN')
    const updated = await updateAssignment(teacher, { ...change, anyway: true, reason: 'Too long' })
    expect(updated.version).toBe(2)
    expect((await getMySubmission(aki, { submissionId: attempt.id })).items).toHaveLength(3)
    expect((await begin(ben, assignmentId, 'secret')).items).toHaveLength(1)
    await expectCode(updateAssignment(teacher, { ...change, anyway: true }), 'CONFLICT')
    const versions = await db().assignmentVersion.findMany({
      where: { assignmentId },
      orderBy: { number: 'asc' },
    })
    expect(versions.map(({ reason }) => reason)).toEqual(['', 'Too long'])
    expect(JSON.stringify(versions)).not.toContain('secret')
  })

  test('moves the end of attempts that run', async () => {
    const assignmentId = await make()
    const attempt = await start(assignmentId)
    const { data, version } = await edited(assignmentId)
    const closesAt = new Date(data.closesAt.getTime() + HOUR)
    await updateAssignment(teacher, { assignmentId, version, data: { ...data, closesAt } })
    expect((await getMySubmission(aki, { submissionId: attempt.id })).dueAt).toEqual(closesAt)
  })
})

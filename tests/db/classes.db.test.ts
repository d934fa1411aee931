import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/lib/server/actor'
import { toCsv } from '@/lib/server/classroom/csv'
import { db } from '@/lib/server/db'
import { createAssignment } from '@/lib/server/operations/classes/create-assignment'
import { exportResults } from '@/lib/server/operations/classes/export-results'
import { getClass } from '@/lib/server/operations/classes/get-class'
import { getMyResult } from '@/lib/server/operations/classes/get-my-result'
import { getResults } from '@/lib/server/operations/classes/get-results'
import { getSubmission } from '@/lib/server/operations/classes/get-submission'
import { handIn } from '@/lib/server/operations/classes/hand-in'
import { joinClass } from '@/lib/server/operations/classes/join-class'
import { leaveClass } from '@/lib/server/operations/classes/leave-class'
import { listAssignments } from '@/lib/server/operations/classes/list-assignments'
import { listClasses } from '@/lib/server/operations/classes/list-classes'
import { openAssignment } from '@/lib/server/operations/classes/open-assignment'
import { regenerateInvite } from '@/lib/server/operations/classes/regenerate-invite'
import { saveResponse } from '@/lib/server/operations/classes/save-response'
import { setMemberRole } from '@/lib/server/operations/classes/set-member-role'
import { recordReviews } from '@/lib/server/operations/review/record-reviews'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { classOf, user } from './people'
import { DRILL, FAMILY, OTHER_FAMILY, rightAnswer, seedSmallWorld, WRONG_ANSWER } from './skills'

withDatabase()
beforeAll(seedSmallWorld)

const inMs = (ms: number) => new Date(Date.now() + ms)
const HOUR = 3_600_000

async function assign(instructor: UserActor, classId: string): Promise<string> {
  const families = [
    { skillId: FAMILY, count: 2 },
    { skillId: OTHER_FAMILY, count: 1 },
  ]
  const quiz = { classId, title: 'Week 1', families, closesAt: inMs(HOUR) }
  return (await createAssignment(instructor, quiz)).assignmentId
}
const closeNow = (id: string) =>
  db().assignment.update({ where: { id }, data: { opensAt: inMs(-HOUR), closesAt: inMs(-1) } })

describe('membership', () => {
  test('by code in any spelling; joining twice changes nothing; roles are per class', async () => {
    const [teacher, learner] = [await user('Teacher'), await user('Learner')]
    const classId = await classOf(teacher)
    const { inviteCode } = await getClass(teacher, { classId })
    const spelt = ` ${inviteCode?.slice(0, 5).toLowerCase()}-${inviteCode?.slice(5)} `
    expect(await joinClass(learner, { code: spelt })).toEqual({ classId })
    await joinClass(learner, { code: spelt })
    await joinClass(teacher, { code: spelt })
    expect(await getClass(teacher, { classId })).toMatchObject({ role: 'INSTRUCTOR', members: 2 })
    expect(await getClass(learner, { classId })).toMatchObject({ role: 'LEARNER', inviteCode: null })
    await classOf(learner, teacher)
    expect((await listClasses(teacher, {})).map((c) => c.role)).toEqual(['INSTRUCTOR', 'LEARNER'])
  })

  test('an old code stops working; the last instructor stays', async () => {
    const [teacher, learner] = [await user('Teacher'), await user('Learner')]
    const classId = await classOf(teacher)
    const { inviteCode } = await getClass(teacher, { classId })
    const fresh = await regenerateInvite(teacher, { classId })
    await expectCode(joinClass(learner, { code: inviteCode ?? '' }), 'INVITE_INVALID')
    await joinClass(learner, { code: fresh.inviteCode })
    await expectCode(leaveClass(teacher, { classId }), 'LAST_INSTRUCTOR')
    await expectCode(
      setMemberRole(teacher, { classId, userId: teacher.userId, role: 'LEARNER' }),
      'LAST_INSTRUCTOR',
    )
    await setMemberRole(teacher, { classId, userId: learner.userId, role: 'INSTRUCTOR' })
    await leaveClass(teacher, { classId })
    await expectCode(getClass(teacher, { classId }), 'NOT_FOUND')
  })
})

describe('an assignment', () => {
  test('is served without keys, saved, handed in and shown per learner and question', async () => {
    const [teacher, aki, ben, cat] = [
      await user('T'),
      await user('Aki'),
      await user('Ben'),
      await user('Cat'),
    ]
    const classId = await classOf(teacher, aki, ben, cat)
    const assignmentId = await assign(teacher, classId)
    const quiz = await openAssignment(aki, { assignmentId })
    expect(quiz.items.map((item) => item.skillId)).toEqual([FAMILY, FAMILY, OTHER_FAMILY])
    expect(JSON.stringify(quiz)).not.toMatch(/"key"|explanation|"seed"/)
    expect((await openAssignment(aki, { assignmentId })).items).toEqual(quiz.items)

    const [first, second] = quiz.items
    const save = (itemId = '', response: { answer: number }) =>
      saveResponse(aki, { assignmentId, itemId, response })
    await save(first?.id, WRONG_ANSWER)
    await save(first?.id, rightAnswer(first?.variant ?? null))
    await save(second?.id, WRONG_ANSWER)
    expect((await openAssignment(aki, { assignmentId })).items[1]?.response).toEqual(WRONG_ANSWER)
    await expectCode(saveResponse(ben, { assignmentId, itemId: first?.id ?? '', response: 1 }), 'NOT_FOUND')
    await Promise.all([handIn(aki, { assignmentId }), handIn(aki, { assignmentId })])
    await expectCode(save(first?.id, WRONG_ANSWER), 'ALREADY_HANDED_IN')
    await expectCode(openAssignment(aki, { assignmentId }), 'ALREADY_HANDED_IN')

    const mine = await getMyResult(aki, { assignmentId })
    expect(mine.submission?.items.map((item) => item.correct)).toEqual([true, false, false])
    expect(mine.submission?.items.every((item) => item.solution === null)).toBe(true)
    await openAssignment(ben, { assignmentId })
    const results = await getResults(teacher, { assignmentId, locale: 'en' })
    expect(results.learners.map((learner) => [learner.name, learner.state])).toEqual([
      ['Aki', 'handed-in'],
      ['Ben', 'working'],
      ['Cat', 'not-started'],
    ])
    expect(results.questions.map((question) => question.meanScore)).toEqual([1, 0, 0])
    expect(results.meanScore).toBeCloseTo(1 / 3)
    expect((await listAssignments(aki, { classId }))[0]?.mine?.score).toBeCloseTo(1 / 3)
    const work = await getSubmission(teacher, { assignmentId, userId: aki.userId })
    expect(work.items[0]?.solution.key).toEqual(rightAnswer(first?.variant ?? null))
    const { csv } = await exportResults(teacher, { assignmentId, locale: 'en' })
    expect(csv.split('\r\n')[1]).toMatch(/^Aki,.*,handed-in,.*,0\.3333,1\.0000,0\.0000,0\.0000$/)
  })

  test('closes on the server: what was saved then counts, and keys may be shown', async () => {
    const [teacher, learner, late] = [await user('T'), await user('L'), await user('Late')]
    const classId = await classOf(teacher, learner, late)
    const assignmentId = await assign(teacher, classId)
    const { items } = await openAssignment(learner, { assignmentId })
    const first = items[0]
    const answer = { assignmentId, itemId: first?.id ?? '', response: rightAnswer(first?.variant ?? null) }
    await saveResponse(learner, answer)
    await closeNow(assignmentId)
    await expectCode(saveResponse(learner, answer), 'ALREADY_CLOSED')
    await expectCode(handIn(learner, { assignmentId }), 'ALREADY_CLOSED')
    await expectCode(openAssignment(late, { assignmentId }), 'ALREADY_CLOSED')
    const mine = await getMyResult(learner, { assignmentId })
    expect(mine.submission).toMatchObject({ collected: true, score: 1 / 3 })
    expect(mine.submission?.items[0]?.solution?.key).toEqual(answer.response)
    expect((await getMyResult(late, { assignmentId })).submission).toBeNull()
    const { learners } = await getResults(teacher, { assignmentId, locale: 'ja' })
    expect(learners.map((l) => l.state)).toEqual(['collected', 'not-started'])
  })

  test('takes nonsense for a wrong answer', async () => {
    const [teacher, learner] = [await user('T'), await user('L')]
    const assignmentId = await assign(teacher, await classOf(teacher, learner))
    const { items } = await openAssignment(learner, { assignmentId })
    await saveResponse(learner, { assignmentId, itemId: items[0]?.id ?? '', response: 'nonsense' })
    await handIn(learner, { assignmentId })
    expect((await getMyResult(learner, { assignmentId })).submission?.score).toBe(0)
  })

  test('is not open before its time, and takes only families and sane times', async () => {
    const [teacher, learner] = [await user('T'), await user('L')]
    const classId = await classOf(teacher, learner)
    const quiz = { classId, title: 'Later', families: [{ skillId: FAMILY, count: 1 }] }
    const later = { ...quiz, opensAt: inMs(HOUR), closesAt: inMs(2 * HOUR) }
    const { assignmentId } = await createAssignment(teacher, later)
    await expectCode(openAssignment(learner, { assignmentId }), 'NOT_OPEN_YET')
    await expectCode(createAssignment(teacher, { ...quiz, closesAt: inMs(-1) }), 'INVALID_INPUT')
    const drill = { ...quiz, families: [{ skillId: DRILL, count: 1 }], closesAt: inMs(HOUR) }
    await expectCode(createAssignment(teacher, drill), 'NOT_FOUND')
  })

  test('cannot be probed through practice', async () => {
    const [teacher, learner] = [await user('T'), await user('L')]
    const assignmentId = await assign(teacher, await classOf(teacher, learner))
    await openAssignment(learner, { assignmentId })
    const served = await db().servedVariant.findFirstOrThrow({ where: { userId: learner.userId } })
    const guess = { response: { answer: 1 }, durationMs: 1, reviewedAt: new Date() }
    const entry = { id: randomUUID(), servedVariantId: served.id, ...guess }
    await expectCode(recordReviews(learner, { reviews: [entry] }), 'NOT_FOUND')
  })

  test('opened in two tabs at once has one set of questions', async () => {
    const [teacher, learner] = [await user('T'), await user('L')]
    const assignmentId = await assign(teacher, await classOf(teacher, learner))
    const tabs = await Promise.all([1, 2, 3].map(() => openAssignment(learner, { assignmentId })))
    for (const tab of tabs) expect(tab).toEqual(tabs[0])
  })
})

test('a CSV cell is quoted, and never a formula', () => {
  expect(toCsv([['a "b", c', '=1+1', 'plain']])).toBe('\uFEFF"a ""b"", c",\'=1+1,plain\r\n')
})

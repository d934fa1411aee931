import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { UserActor } from '@/lib/server/actor'
import { sweepSubmissions } from '@/lib/server/classroom/sweep-submissions'
import { db } from '@/lib/server/db'
import { getMyResult } from '@/lib/server/operations/assignments/get-my-result'
import { handIn } from '@/lib/server/operations/assignments/hand-in'
import { startSubmission } from '@/lib/server/operations/assignments/start-submission'
import { archiveClass } from '@/lib/server/operations/classes/archive-class'
import { addComment } from '@/lib/server/operations/marking/add-comment'
import { countDisputes } from '@/lib/server/operations/marking/count-disputes'
import { disputeItem } from '@/lib/server/operations/marking/dispute-item'
import { getCheckMoments } from '@/lib/server/operations/marking/get-check-moments'
import { getSubmission } from '@/lib/server/operations/marking/get-submission'
import { getTaskReplay } from '@/lib/server/operations/marking/get-task-replay'
import { listDisputes } from '@/lib/server/operations/marking/list-disputes'
import { markItem } from '@/lib/server/operations/marking/mark-item'
import { resolveDispute } from '@/lib/server/operations/marking/resolve-dispute'
import { takeMarkBack } from '@/lib/server/operations/marking/take-mark-back'
import { withdrawDispute } from '@/lib/server/operations/marking/withdraw-dispute'
import { banks, setBanks } from '@/lib/server/question-bank'
import { answer, begin, right as rightTo } from './assignments'
import { withDatabase } from './database'
import { Browser } from './exams'
import { expectCode } from './expect-code'
import { graded, placed, scoreOf, the } from './marked'
import { classOf, user } from './people'
import { DRILL, seedSmallWorld, WRONG_ANSWER } from './skills'

withDatabase()

let teacher: UserActor
let aki: UserActor & { email: string }
let ben: UserActor
let classId = ''
beforeAll(async () => {
  await seedSmallWorld()
  ;[teacher, aki, ben] = [await user('Teacher'), await user('Aki'), await user('Ben')]
})
beforeEach(async () => {
  classId = await classOf(teacher, aki, ben)
})

/** Does it as a learner: `right` of the two questions, and lines in the terminal of the drill. */
async function hand(me: UserActor, assignmentId: string, right: boolean[], lines: string[] = []) {
  const attempt = await begin(me, assignmentId)
  for (const [at, isRight] of right.entries())
    await answer(me, attempt, at, isRight ? rightTo(attempt, at) : WRONG_ANSWER)
  if (lines.length > 0) await (await Browser.open(me, attempt.examId ?? '', 1)).send(...lines)
  await handIn(me, { submissionId: attempt.id })
  await sweepSubmissions()
  const itemIds = attempt.items.map(({ id }) => id)
  return { submissionId: attempt.id, itemIds }
}

describe('an attempt, for its instructor', () => {
  test('has all that is known of it, and says whether it is unchanged', async () => {
    const assignmentId = await placed(classId, { attempts: 2 })
    const first = await hand(aki, assignmentId, [true, false], ['1', '2', '3'])
    const second = await hand(aki, assignmentId, [true])
    const { submissionId } = first
    const found = await getSubmission(teacher, { submissionId })
    expect(found).toMatchObject({
      ...{ learner: { name: 'Aki' }, ordinal: 1, unchanged: true, score: 0.75, collected: false },
      attempts: [
        { id: submissionId, ordinal: 1 },
        { id: second.submissionId, ordinal: 2 },
      ],
      events: [{ kind: 'STARTED' }, { kind: 'HANDED_IN' }],
    })
    expect(found.items.map(({ score }) => score)).toEqual([1, 0, 1])
    expect(found.items[0]?.solution?.key).toBeTruthy()
    expect(found.items[2]?.taskResult?.checks).toMatchObject([{ id: 'three', passed: true }])
    await db().submissionItem.update({
      where: { id: the(first.itemIds[1]) },
      data: { response: { answer: 7 } },
    })
    expect(await getSubmission(teacher, { submissionId })).toMatchObject({ unchanged: false })
    expect(await getSubmission(teacher, { submissionId: second.submissionId })).toMatchObject({
      unchanged: true,
    })
  })

  test('tells what came too late in words, and an administrator who looks is noted', async () => {
    const { submissionId, itemIds } = await hand(aki, await placed(classId), [true])
    const data = { itemId: the(itemIds[1]), response: { answer: 5 }, writtenAt: null }
    await db().submissionEvent.create({ data: { submissionId, kind: 'LATE_SAVE', at: new Date(), data } })
    const admin = await user('Admin', 'ADMIN')
    const { events } = await getSubmission(admin, { submissionId })
    expect(events.at(-1)).toMatchObject({ kind: 'LATE_SAVE', position: 1, answer: '{"answer":5}' })
    await getSubmission(teacher, { submissionId })
    const acts = await db().auditEntry.findMany({ where: { action: 'getSubmission', classId } })
    expect(acts).toMatchObject([{ actorId: admin.userId, capacity: 'admin', subjectId: aki.userId }])
  })

  test('a task is replayed from its start, and its checks at every moment are asked for once', async () => {
    const { submissionId, itemIds } = await hand(aki, await placed(classId), [true], ['1', '2'])
    const task = { submissionId, itemId: the(itemIds[2]) }
    const replay = await getTaskReplay(teacher, task)
    expect(replay).toMatchObject({
      ...{ log: { entries: [{ text: '1' }, { text: '2' }] }, reference: [`ssh ${replay.host}`, 'seq 3'] },
    })
    const all = await banks()
    const moments = vi.fn(all.drills.moments)
    setBanks({ ...all, drills: { ...all.drills, moments } })
    await getCheckMoments(teacher, task)
    expect(await getCheckMoments(teacher, task)).toMatchObject({ moments: [] })
    setBanks(all)
    expect(moments).toHaveBeenCalledTimes(1)
    expect(moments.mock.calls[0]?.[0]).toMatchObject({
      skillId: DRILL,
      log: { entries: [{ seq: 0 }, { seq: 1 }] },
    })
    const question = { submissionId, itemId: the(itemIds[0]) }
    await expectCode(getTaskReplay(teacher, question), 'NOT_FOUND')
  })
})

describe('marks by hand', () => {
  test('change the score with a reason, and are taken back; nothing is lost', async () => {
    const { submissionId, itemIds } = await graded(aki, await placed(classId), [false, true], true)
    const item = { submissionId, itemId: the(itemIds[0]) }
    expect(await scoreOf(submissionId)).toBe(0.5)
    const mark = { ...item, markId: randomUUID(), points: 1.5, reason: 'half right' }
    await markItem(teacher, mark)
    await markItem(teacher, mark)
    expect(await scoreOf(submissionId)).toBe(3.5 / 4)
    expect((await getMyResult(aki, { submissionId })).items[0]).toMatchObject({
      ...{ score: 0.75, firstScore: 0, marks: [{ reason: 'half right', by: 'Teacher', source: 'MANUAL' }] },
    })
    await expectCode(markItem(teacher, { ...mark, markId: randomUUID(), points: 3 }), 'INVALID_INPUT')
    const back = { ...item, reason: 'no' }
    expect(await takeMarkBack(teacher, back)).toEqual({ changed: true })
    expect(await takeMarkBack(teacher, back)).toEqual({ changed: false })
    expect(await scoreOf(submissionId)).toBe(0.5)
    expect(await db().itemMark.count({ where: { submissionItemId: item.itemId } })).toBe(2)
    const acts = await db().auditEntry.findMany({ where: { classId }, orderBy: { at: 'asc' } })
    expect(acts.map(({ action }) => action)).toEqual(expect.arrayContaining(['markItem', 'takeMarkBack']))
  })

  test('are not for work that is not graded, of others, or in a class that is put away', async () => {
    const assignmentId = await placed(classId)
    const { submissionId } = await startSubmission(aki, { assignmentId, submissionId: randomUUID() })
    const { id: itemId } = await db().submissionItem.findFirstOrThrow({ where: { submissionId } })
    const mark = { submissionId, itemId, markId: randomUUID(), points: 1, reason: 'r' }
    await expectCode(markItem(teacher, mark), 'EXAM_RUNNING')
    const other = await graded(ben, assignmentId, [true])
    await expectCode(markItem(teacher, { ...mark, submissionId: other.submissionId }), 'NOT_FOUND')
    await archiveClass(teacher, { classId, archived: true })
    const its = { ...mark, submissionId: other.submissionId, itemId: the(other.itemIds[0]) }
    await expectCode(markItem(teacher, its), 'CLASS_ARCHIVED')
    const comment = { submissionId: other.submissionId, commentId: randomUUID(), text: 't' }
    await expectCode(addComment(ben, comment), 'CLASS_ARCHIVED')
  })

  test('of a task on which the grader failed count it in, and out again', async () => {
    const { submissionId, itemIds } = await graded(aki, await placed(classId), [true, true])
    const itemId = the(itemIds[2])
    const { examTaskId } = await db().submissionItem.update({ where: { id: itemId }, data: { score: null } })
    await db().examTask.update({ where: { id: examTaskId ?? '' }, data: { score: null } })
    await markItem(teacher, { submissionId, itemId, markId: randomUUID(), points: 0, reason: 'r' })
    expect(await scoreOf(submissionId)).toBe(0.75)
    await takeMarkBack(teacher, { submissionId, itemId, reason: 'r' })
    expect(await scoreOf(submissionId)).toBe(1)
  })
})

describe('comments and disputes', () => {
  test('both sides speak in order, learners only once they see their results', async () => {
    const assignmentId = await placed(classId, { scoresAt: 'RELEASED', solutionsAt: 'RELEASED' })
    const { submissionId, itemIds } = await graded(aki, assignmentId, [true])
    const say = (who: UserActor, text: string, itemId?: string) =>
      addComment(who, { submissionId, commentId: randomUUID(), text, ...(itemId ? { itemId } : {}) })
    await say(teacher, 'Look at the second.', the(itemIds[1]))
    await expectCode(say(aki, 'Why?'), 'EXAM_RUNNING')
    const dispute = { submissionId, itemId: the(itemIds[1]), disputeId: randomUUID(), text: 'No.' }
    await expectCode(disputeItem(aki, dispute), 'EXAM_RUNNING')
    expect((await getMyResult(aki, { submissionId })).comments).toEqual([])
    await db().assignment.update({ where: { id: assignmentId }, data: { releasedAt: new Date() } })
    await say(aki, 'Why?')
    expect((await getMyResult(aki, { submissionId })).comments).toMatchObject([
      { text: 'Look at the second.', author: 'Teacher', itemId: itemIds[1] },
      { text: 'Why?', author: 'Aki', itemId: null },
    ])
    await expectCode(say(ben, 'Me, too.'), 'NOT_FOUND')
    const foreign = await graded(ben, await placed(classId), [true])
    await expectCode(say(aki, 'x', the(foreign.itemIds[0])), 'NOT_FOUND')
  })

  test('one is open for each item; accepted it changes the score, rejected it does not', async () => {
    const assignmentId = await placed(classId)
    const { submissionId, itemIds } = await graded(aki, assignmentId, [false, false])
    const dispute = (itemId: string, more = {}) => {
      const disputeId = randomUUID()
      const asked = disputeItem(aki, { submissionId, itemId, disputeId, text: 'It is right.', ...more })
      return asked.then(() => disputeId)
    }
    const first = await dispute(the(itemIds[0]))
    await expectCode(dispute(the(itemIds[0])), 'CONFLICT')
    const check = await dispute(the(itemIds[2]), { checkId: 'three' })
    await expectCode(dispute(the(itemIds[1]), { checkId: 'three' }), 'NOT_FOUND')
    expect(await countDisputes(teacher, { classId, assignmentId })).toBe(2)
    const answer = { submissionId, answer: 'You are right.' }
    await resolveDispute(teacher, { ...answer, disputeId: first, points: 2 })
    expect(await scoreOf(submissionId)).toBe(0.5)
    await resolveDispute(teacher, {
      submissionId,
      disputeId: check,
      points: null,
      answer: 'No: 1, not 3.',
    })
    expect(await scoreOf(submissionId)).toBe(0.5)
    await expectCode(resolveDispute(teacher, { ...answer, disputeId: first, points: 1 }), 'CONFLICT')
    await expectCode(withdrawDispute(aki, { submissionId, disputeId: first }), 'CONFLICT')
    const third = await dispute(the(itemIds[1]))
    const { open, disputes } = await listDisputes(teacher, { classId })
    expect(open).toBe(1)
    expect(disputes.map(({ status, position }) => [status, position])).toEqual([
      ['OPEN', 1],
      ['ACCEPTED', 0],
      ['REJECTED', 2],
    ])
    expect(disputes[2]).toMatchObject({ checkId: 'three', answer: 'No: 1, not 3.', resolvedBy: 'Teacher' })
    await withdrawDispute(aki, { submissionId, disputeId: third })
    await withdrawDispute(aki, { submissionId, disputeId: third })
    expect(await countDisputes(teacher, { classId })).toBe(0)
    const { items } = await getMyResult(aki, { submissionId })
    expect(items[0]).toMatchObject({ marks: [{ source: 'DISPUTE', score: 1, reason: 'You are right.' }] })
    expect(items.map((item) => item.disputes.map(({ status }) => status))).toEqual([
      ['ACCEPTED'],
      ['WITHDRAWN'],
      ['REJECTED'],
    ])
  })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import type { UserActor } from '@/lib/server/actor'
import { sweepSubmissions } from '@/lib/server/classroom/sweep-submissions'
import { db } from '@/lib/server/db'
import { getMyResult } from '@/lib/server/operations/assignments/get-my-result'
import { handIn } from '@/lib/server/operations/assignments/hand-in'
import { startSubmission } from '@/lib/server/operations/assignments/start-submission'
import { archiveClass } from '@/lib/server/operations/classes/archive-class'
import { addComment } from '@/lib/server/operations/marking/add-comment'
import { applyRegrade } from '@/lib/server/operations/marking/apply-regrade'
import { continueRegrade } from '@/lib/server/operations/marking/continue-regrade'
import { countDisputes } from '@/lib/server/operations/marking/count-disputes'
import { disputeItem } from '@/lib/server/operations/marking/dispute-item'
import { exportRegrade } from '@/lib/server/operations/marking/export-regrade'
import { getCheckMoments } from '@/lib/server/operations/marking/get-check-moments'
import { getSubmission } from '@/lib/server/operations/marking/get-submission'
import { getTaskReplay } from '@/lib/server/operations/marking/get-task-replay'
import { listAnswers } from '@/lib/server/operations/marking/list-answers'
import { listDisputes } from '@/lib/server/operations/marking/list-disputes'
import { listRegrades } from '@/lib/server/operations/marking/list-regrades'
import { markItem } from '@/lib/server/operations/marking/mark-item'
import { previewRegrade } from '@/lib/server/operations/marking/preview-regrade'
import { resolveDispute } from '@/lib/server/operations/marking/resolve-dispute'
import { takeMarkBack } from '@/lib/server/operations/marking/take-mark-back'
import { undoRegrade } from '@/lib/server/operations/marking/undo-regrade'
import { withdrawDispute } from '@/lib/server/operations/marking/withdraw-dispute'
import { banks, setBanks } from '@/lib/server/question-bank'
import { answer, begin, right as rightTo } from './assignments'
import { countQueries } from './count-queries'
import { withDatabase } from './database'
import { Browser } from './exams'
import { expectCode } from './expect-code'
import { gradedWork, placedAssignment } from './graded'
import { classOf, user } from './people'
import { DRILL, FAMILY, OTHER_FAMILY, seedSmallWorld, sumQuestion, WRONG_ANSWER } from './skills'

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

function the<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is none')
  return value
}

/** Two questions of two and one points, and a drill of one. */
const PLACES = [
  { kind: 'FAMILY' as const, skillId: FAMILY, points: 2 },
  { kind: 'FAMILY' as const, skillId: OTHER_FAMILY },
  { kind: 'DRILL' as const, skillId: DRILL },
]
const assign = async (settings = {}) =>
  (await placedAssignment(classId, PLACES, { solutionsAt: 'HAND_IN', ...settings })).id

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

/** The same as rows: questions right or wrong, and the drill. */
const graded = (me: UserActor, assignmentId: string, right: boolean[], drill = false, more = {}) => {
  const checks = {
    checks: [{ id: 'three', passed: drill, weight: 1 }],
    texts: { en: {}, ja: {} },
    damage: [],
  }
  const task = { score: drill ? 1 : 0, checks }
  const questions = [0, 1].map((at) => sumQuestion(at, right[at]))
  return gradedWork(assignmentId, me.userId, [...questions, task], more)
}

const scoreOf = async (submissionId: string) =>
  (await db().assignmentSubmission.findUniqueOrThrow({ where: { id: submissionId } })).score

/** To the end, as a browser does it. */
async function regradeAll(assignmentId: string, plan: RegradePlan, reason = 'mended') {
  const regradeId = randomUUID()
  let progress = await applyRegrade(teacher, { assignmentId, regradeId, plan, reason })
  while (progress.state !== 'done') progress = await continueRegrade(teacher, { assignmentId, regradeId })
  return regradeId
}

async function undoAll(assignmentId: string, regradeId: string) {
  const undoId = randomUUID()
  const undo = { assignmentId, regradeId, undoId, reason: 'a mistake' }
  let progress = await undoRegrade(teacher, undo)
  while (progress.state !== 'done')
    progress = await continueRegrade(teacher, { assignmentId, regradeId: undoId })
  return undoId
}

async function previewAll(assignmentId: string, plan: RegradePlan) {
  const learners = []
  let cursor: string | null = null
  do {
    const piece: Awaited<ReturnType<typeof previewRegrade>> = await previewRegrade(teacher, {
      ...{ assignmentId, plan, cursor },
    })
    learners.push(...piece.learners)
    cursor = piece.cursor
  } while (cursor)
  return learners
}

describe('an attempt, for its instructor', () => {
  test('has all that is known of it, and says whether it is unchanged', async () => {
    const assignmentId = await assign({ attempts: 2 })
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
    const { submissionId, itemIds } = await hand(aki, await assign(), [true])
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
    const { submissionId, itemIds } = await hand(aki, await assign(), [true], ['1', '2'])
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
    const { submissionId, itemIds } = await graded(aki, await assign(), [false, true], true)
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
    const assignmentId = await assign()
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
    const { submissionId, itemIds } = await graded(aki, await assign(), [true, true])
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
    const assignmentId = await assign({ scoresAt: 'RELEASED', solutionsAt: 'RELEASED' })
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
    const foreign = await graded(ben, await assign(), [true])
    await expectCode(say(aki, 'x', the(foreign.itemIds[0])), 'NOT_FOUND')
  })

  test('one is open for each item; accepted it changes the score, rejected it does not', async () => {
    const assignmentId = await assign()
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

describe('a regrade', () => {
  test('by today: reported first, then applied once; what was marked by hand stays', async () => {
    const assignmentId = await assign()
    const a = await graded(aki, assignmentId, [false, true], true)
    const b = await graded(ben, assignmentId, [false, false], true)
    const byHand = { submissionId: b.submissionId, itemId: the(b.itemIds[0]), markId: randomUUID() }
    await markItem(teacher, { ...byHand, points: 1, reason: 'half' })
    const all = await banks()
    setBanks({
      ...all,
      questions: { ...all.questions, grade: async () => ({ correct: true, score: 1, details: {} }) },
      drills: {
        ...all.drills,
        regrade: async () => ({ passed: false, score: 0, checks: {}, artefactHash: 'test-engine' }),
      },
    })
    try {
      const plan: RegradePlan = { kind: 'TODAY' }
      const report = await previewAll(assignmentId, plan)
      const byName = Object.fromEntries(report.map(({ name, before, after }) => [name, [before, after]]))
      expect(byName).toEqual({ Aki: [0.5, 0.75], Ben: [0.5, 0.5] })
      expect(await scoreOf(a.submissionId)).toBe(0.5)
      expect(
        await db().itemMark.count({ where: { source: 'REGRADE', item: { submissionId: a.submissionId } } }),
      ).toBe(0)
      const regradeId = await regradeAll(assignmentId, plan)
      const again = { assignmentId, regradeId, plan, reason: 'mended' }
      expect(await applyRegrade(teacher, again)).toEqual({ state: 'done', done: 2, of: 2 })
      expect(await scoreOf(a.submissionId)).toBe(0.75)
      const { regrades, items } = await listRegrades(teacher, { assignmentId, locale: 'en' })
      expect(regrades).toMatchObject([
        {
          state: 'done',
          summary: { up: 1, down: 0, same: 1, failed: 0, kept: 1 },
          reason: 'mended',
          by: 'Teacher',
        },
      ])
      expect(regrades[0]?.learners).toEqual(report.filter(({ name }) => name === 'Aki'))
      expect(items.map(({ title, kind, number }) => [title, kind, number])).toEqual([
        ['Add', 'FAMILY', 1],
        ['Add', 'FAMILY', 2],
        ['Add', 'DRILL', 3],
      ])
      const marks = await db().itemMark.findMany({ where: { regradeId } })
      expect(marks).toHaveLength(4)
      const { csv } = await exportRegrade(teacher, { assignmentId, regradeId })
      expect(csv.split('\r\n').slice(0, 2)).toEqual([
        '\uFEFFname,external_id,email,before,after,change,items_changed,items_failed,items_kept',
        `Aki,,${aki.email},50.00,75.00,25.00,2,0,0`,
      ])
    } finally {
      setBanks(all)
    }
  })

  test('tells what could not be graded again, and leaves it as it was', async () => {
    const assignmentId = await assign()
    const { submissionId } = await graded(aki, assignmentId, [true, true], true)
    const all = await banks()
    const refused = async () => ({ refused: { code: 'log-invalid' } })
    setBanks({ ...all, drills: { ...all.drills, regrade: refused } })
    const [learner] = await previewAll(assignmentId, { kind: 'TODAY' })
    setBanks(all)
    expect(learner).toMatchObject({ before: 1, after: 1, items: [{ failed: 'log-invalid' }] })
    expect(await scoreOf(submissionId)).toBe(1)
  })

  test('a dropped place counts for nobody, and comes back by the undo', async () => {
    const assignmentId = await assign()
    const { submissionId, places } = await graded(aki, assignmentId, [false, true], true)
    const plan: RegradePlan = { kind: 'DROP', itemId: the(places[0]) }
    const regradeId = await regradeAll(assignmentId, plan)
    expect(await scoreOf(submissionId)).toBe(1)
    await expectCode(previewRegrade(teacher, { assignmentId, plan }), 'CONFLICT')
    await undoAll(assignmentId, regradeId)
    expect(await scoreOf(submissionId)).toBe(0.5)
    const undo = { assignmentId, regradeId, undoId: randomUUID(), reason: 'r' }
    await expectCode(undoRegrade(teacher, undo), 'CONFLICT')
    const { regrades, items } = await listRegrades(teacher, { assignmentId, locale: 'ja' })
    expect(regrades.map(({ kind, undone, details }) => [kind, undone, 'undoes' in details])).toEqual([
      ['DROP', false, true],
      ['DROP', true, false],
    ])
    expect(items.some(({ dropped }) => dropped)).toBe(false)
    for (const at of [0, 1]) await regradeAll(assignmentId, { kind: 'DROP', itemId: the(places[at]) })
    const last = { assignmentId, plan: { kind: 'DROP' as const, itemId: the(places[2]) } }
    await expectCode(previewRegrade(teacher, last), 'INVALID_INPUT')
  })

  test('full points for everybody; its undo restores what was, but not what was decided since', async () => {
    const assignmentId = await assign()
    const a = await graded(aki, assignmentId, [false, true], true)
    const b = await graded(ben, assignmentId, [false, true], true)
    const mark = (submissionId: string, itemId: string, points: number) =>
      markItem(teacher, { submissionId, itemId, markId: randomUUID(), points, reason: 'r' })
    await mark(a.submissionId, the(a.itemIds[0]), 0.5)
    const regradeId = await regradeAll(assignmentId, { kind: 'FULL', itemId: the(a.places[0]) })
    expect([await scoreOf(a.submissionId), await scoreOf(b.submissionId)]).toEqual([1, 1])
    await mark(b.submissionId, the(b.itemIds[0]), 1)
    await undoAll(assignmentId, regradeId)
    expect([await scoreOf(a.submissionId), await scoreOf(b.submissionId)]).toEqual([2.5 / 4, 0.75])
    expect(await db().itemMark.count({ where: { submissionItemId: the(a.itemIds[0]) } })).toBe(3)
  })

  test('another answer is right, too: as it was given, or by the belief that it shows', async () => {
    const assignmentId = await assign()
    const a = await graded(aki, assignmentId, [false, false], true)
    const b = await graded(ben, assignmentId, [true, false])
    const place = (at: number) => ({ assignmentId, itemId: the(a.places[at]), locale: 'en' as const })
    const { answers } = await listAnswers(teacher, place(0))
    const given = answers.find(({ key }) => key === '{"answer":-1}')
    expect(given).toEqual({ key: '{"answer":-1}', words: '-1', count: 1, right: 0 })
    expect(answers).toHaveLength(2)
    const plan = {
      kind: 'ACCEPT' as const,
      itemId: the(a.places[0]),
      answers: [given?.key ?? ''],
      misconceptions: [],
    }
    await regradeAll(assignmentId, plan)
    expect([await scoreOf(a.submissionId), await scoreOf(b.submissionId)]).toEqual([0.75, 0.5])
    await db().submissionItem.update({
      where: { id: the(b.itemIds[1]) },
      data: { verdict: { misconceptions: ['counts-from-one'] } },
    })
    expect((await listAnswers(teacher, place(1))).misconceptions).toEqual([
      { name: 'counts-from-one', title: 'counts-from-one', count: 1 },
    ])
    const belief = { ...plan, itemId: the(a.places[1]), answers: [], misconceptions: ['counts-from-one'] }
    await regradeAll(assignmentId, belief)
    expect([await scoreOf(a.submissionId), await scoreOf(b.submissionId)]).toEqual([0.75, 0.75])
    const nothing = { ...plan, answers: [] }
    await expectCode(previewRegrade(teacher, { assignmentId, plan: nothing }), 'INVALID_INPUT')
    const foreign = await graded(aki, await assign(), [true])
    const elsewhere = { kind: 'FULL' as const, itemId: the(foreign.places[0]) }
    await expectCode(previewRegrade(teacher, { assignmentId, plan: elsewhere }), 'NOT_FOUND')
  })

  test('asks the database as often for many learners as for few, beside the scores that change', async () => {
    const assignmentId = await assign({ attempts: 0 })
    const { places } = await graded(aki, assignmentId, [false, true])
    const plan: RegradePlan = { kind: 'FULL', itemId: the(places[0]) }
    const ask = () => previewRegrade(teacher, { assignmentId, plan })
    const few = await countQueries(ask)
    await graded(ben, assignmentId, [false, true])
    await graded(aki, assignmentId, [false, true], false, { ordinal: 2 })
    expect(await countQueries(ask)).toBeLessThanOrEqual(few)
  })
})

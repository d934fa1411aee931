import { beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { getAssignment } from '@/lib/server/operations/assignments/get-assignment'
import { listAssignments } from '@/lib/server/operations/assignments/list-assignments'
import { listDisputes } from '@/lib/server/operations/marking/list-disputes'
import { listRegrades } from '@/lib/server/operations/marking/list-regrades'
import { exportGradebook } from '@/lib/server/operations/results/export-gradebook'
import { exportResults } from '@/lib/server/operations/results/export-results'
import { followGrading } from '@/lib/server/operations/results/follow-grading'
import { getBoard } from '@/lib/server/operations/results/get-board'
import { getGradebook } from '@/lib/server/operations/results/get-gradebook'
import { getResults } from '@/lib/server/operations/results/get-results'
import { getStatistics } from '@/lib/server/operations/results/get-statistics'
import { countQueries } from './count-queries'
import { withDatabase } from './database'
import { user } from './people'
import { handedIn, makeQuiz, type Quiz, quizOfThree } from './results'
import { seedSmallWorld } from './skills'

withDatabase()
beforeAll(seedSmallWorld)

const locale = 'en'

describe('an assignment of three learners', () => {
  let teacher: UserActor & { email: string }
  let admin: UserActor
  let quiz: Quiz

  beforeAll(async () => {
    admin = await user('Root', 'ADMIN')
    const made = await quizOfThree()
    ;({ teacher, quiz } = made)
    // Another attempt of Bob's runs.
    await db().assignmentSubmission.create({
      data: { assignmentId: quiz.id, userId: made.learners[1].userId, ordinal: 2, dueAt: quiz.closesAt },
    })
  })

  test('results tell who stands where, by the attempt that counts', async () => {
    const results = await getResults(teacher, { assignmentId: quiz.id, locale })
    expect(results.items.map(({ title, points, mean }) => [title, points, mean])).toEqual([
      ['Add', 1, 0.5],
      ['Add', 3, 0.25],
    ])
    const told = results.learners.map(({ name, state, score, items, latePercent }) => [
      ...[name, state, score, items.map((item) => item.score), latePercent],
    ])
    expect(told).toEqual([
      ['Aki', 'handed-in', 0.625, [1, 0.5], 0],
      ['Bob', 'working', 0, [0, 0], 50],
      ['Cho', 'not-begun', null, [], 0],
    ])
    expect(results.mean).toBe(0.3125)
  })

  test('the last mark is the score, one that is taken back is none, and open disputes are counted', async () => {
    const item = await db().submissionItem.findFirstOrThrow({
      where: { submission: { assignmentId: quiz.id, user: { name: 'Bob' }, ordinal: 1 }, points: 1 },
      include: { submission: true },
    })
    const mark = (score: number | null, at: number) =>
      db().itemMark.create({
        data: {
          ...{ submissionItemId: item.id, source: 'MANUAL', score, reason: 'r' },
          createdAt: new Date(Date.now() + at),
        },
      })
    const dispute = { submissionItemId: item.id, userId: item.submission.userId, text: 'No' }
    await db().dispute.createMany({ data: [dispute, { ...dispute, status: 'REJECTED' }] })
    const bob = async () =>
      (await getResults(teacher, { assignmentId: quiz.id, locale })).learners.find(
        ({ name }) => name === 'Bob',
      )
    await mark(0.25, 1)
    expect(await bob()).toMatchObject({ disputes: 1, items: [{ score: 0.25, marked: true }, { score: 0 }] })
    await mark(null, 2)
    expect(await bob()).toMatchObject({ items: [{ score: 0 }, { score: 0 }] })
  })

  test('statistics tell what was chosen and which checks passed', async () => {
    const { overall, items, beliefs } = await getStatistics(teacher, { assignmentId: quiz.id, locale })
    expect(overall).toMatchObject({ count: 2, mean: (2.5 / 4 + 0) / 2 })
    const [question, drill] = items
    expect(question).toMatchObject({ count: 2, right: 1, warnings: [{ kind: 'too-few' }] })
    expect(question?.time?.median).toBe(30_000)
    expect(question?.answers.map(({ text, right, count, offered }) => [text, right, count, offered])).toEqual(
      [
        ['one', true, 1, 2],
        ['two', false, 1, 2],
        ['three', false, 0, 2],
      ],
    )
    expect(question?.misconceptions).toEqual([{ name: 'off-by-one', count: 1 }])
    expect(beliefs['off-by-one']?.title).toBe('Off by one')
    expect(drill?.tasks).toMatchObject([
      { title: 'Add', count: 2, damaged: 1, damage: [{ object: 'nodes/one', count: 1 }] },
    ])
    expect(drill?.tasks[0]?.checks.map(({ name, passed }) => [name, passed.share])).toEqual([
      ['First', 0.5],
      ['Second', 0],
    ])
    const japanese = await getStatistics(teacher, { assignmentId: quiz.id, locale: 'ja' })
    expect(japanese.items[0]?.answers[0]?.text).toBe('一')
  })

  test('statistics count late work, or leave it out, and say which', async () => {
    const ask = (late: boolean) => getStatistics(teacher, { assignmentId: quiz.id, locale, late })
    const [all, inTime] = [await ask(true), await ask(false)]
    expect([all.late, all.overall.count]).toEqual([{ count: 1, counted: true }, 2])
    expect([inTime.late, inTime.overall.count]).toEqual([{ count: 1, counted: false }, 1])
    expect(inTime.overall.mean).toBe(0.625)
  })

  test('how far the grading is, is told as long as something is not graded', async () => {
    const waiting = await db().assignmentSubmission.findFirstOrThrow({
      where: { assignmentId: quiz.id, user: { name: 'Aki' } },
    })
    const { id, gradedAt } = waiting
    const asked = async () => (await getResults(teacher, { assignmentId: quiz.id, locale })).grading
    expect(await asked()).toBeNull()
    await db().assignmentSubmission.update({ where: { id }, data: { gradedAt: null } })
    expect(await asked()).toEqual({ done: 1, of: 2 })
    expect(await followGrading(teacher, { assignmentId: quiz.id })).toEqual({ done: 1, of: 2 })
    await db().assignmentSubmission.update({ where: { id }, data: { gradedAt } })
    expect(await followGrading(teacher, { assignmentId: quiz.id })).toEqual({ done: 2, of: 2 })
  })

  test('the board tells who is where, and names or scores only where it may', async () => {
    const board = await getBoard(teacher, { assignmentId: quiz.id })
    const told = board.learners.map(({ letter, name, state, at, answered, items, opened, score }) => [
      ...[letter, name, state, at, `${answered}/${items}`, opened, score],
    ])
    expect(told).toEqual([
      ['A', 'Aki', 'handed-in', 2, '2/2', 1, null],
      ['B', 'Bob', 'working', null, '0/0', 0, null],
      ['C', 'Cho', 'not-begun', null, '0/0', 0, null],
    ])
    await db().assignment.update({ where: { id: quiz.id }, data: { boardNames: false } })
    const nameless = await getBoard(teacher, { assignmentId: quiz.id, scores: true })
    expect(nameless.learners.map(({ letter, score }) => [letter, score])).toEqual([
      ['A', 0.625],
      ['B', null],
      ['C', null],
    ])
    for (const secret of ['Aki', teacher.userId]) expect(JSON.stringify(nameless)).not.toContain(secret)
    expect(nameless).toMatchObject({ named: false })
  })

  test('the gradebook has all of it, and what is overdue counts as missing', async () => {
    const over = await makeQuiz(quiz.classId, {
      title: 'Over, and “out”',
      closesAt: new Date(Date.now() - 1000),
    })
    const book = await getGradebook(teacher, { classId: quiz.classId })
    expect(book.assignments.map(({ id }) => id)).toEqual([over.id, quiz.id])
    expect(book.learners.map(({ name, cells }) => [name, ...cells.map(({ state }) => state)])).toEqual([
      ['Aki', 'missing', 'handed-in'],
      ['Bob', 'missing', 'working'],
      ['Cho', 'missing', 'not-begun'],
    ])
    const { csv } = await exportGradebook(teacher, {
      classId: quiz.classId,
      format: 'canvas',
      missingAs: 'zero',
    })
    expect(csv.split('\r\n').slice(0, 3)).toEqual([
      '\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,"Over, and “out”",Quiz',
      'Points Possible,,,,,100,100',
      expect.stringMatching(/^Aki,,007,aki-.*@example\.com,CKA 2026,0\.00,62\.50$/),
    ])
    await db().assignment.delete({ where: { id: over.id } })
  })

  test('exports are on record, and whatever an administrator looks at', async () => {
    const { csv } = await exportResults(teacher, { assignmentId: quiz.id, locale })
    expect(csv.split('\r\n')[1]).toMatch(/^Aki,007,aki-.*,handed-in,1,.*,0,62\.50,100\.00,50\.00$/)
    // The page asks again while work is graded.
    for (const _ of [1, 2]) await getResults(admin, { assignmentId: quiz.id, locale })
    // A board asks again and again; that scores are shown is another look.
    for (const scores of [false, false, true, true]) await getBoard(admin, { assignmentId: quiz.id, scores })
    const kept = await db().auditEntry.findMany({
      where: { classId: quiz.classId, action: { in: ['exportResults', 'getResults', 'getBoard'] } },
      orderBy: { at: 'asc' },
      select: { action: true, capacity: true, assignmentId: true },
    })
    expect(kept).toEqual([
      { action: 'exportResults', capacity: 'instructor', assignmentId: quiz.id },
      { action: 'getResults', capacity: 'admin', assignmentId: quiz.id },
      { action: 'getBoard', capacity: 'admin', assignmentId: quiz.id },
      { action: 'getBoard', capacity: 'admin', assignmentId: quiz.id },
    ])
  })

  test('reading takes as many queries for ten learners more', async () => {
    const looks = [
      () => getResults(teacher, { assignmentId: quiz.id, locale }),
      () => getStatistics(teacher, { assignmentId: quiz.id, locale }),
      () => getGradebook(teacher, { classId: quiz.classId }),
      () => listAssignments(teacher, { classId: quiz.classId }),
      () => listDisputes(teacher, { classId: quiz.classId }),
      () => listRegrades(teacher, { assignmentId: quiz.id, locale }),
      () => getAssignment(teacher, { assignmentId: quiz.id, locale }),
      () => followGrading(teacher, { assignmentId: quiz.id }),
      () => getBoard(teacher, { assignmentId: quiz.id }),
    ]
    const counts = async () => {
      const found: number[] = []
      for (const look of looks) found.push(await countQueries(look))
      return found
    }
    const before = await counts()
    for (let i = 0; i < 10; i++) {
      const { id } = await db().user.create({ data: { name: `Learner ${i}` } })
      await db().membership.create({ data: { classId: quiz.classId, userId: id, role: 'LEARNER' } })
      await handedIn(quiz, id, { chosen: i % 2 ? 'a' : 'c', drill: [true, true] })
    }
    expect(await counts()).toEqual(before)
    // Access takes two or three of them, the board three.
    expect(before.at(-1)).toBeLessThanOrEqual(6)
  })

  test('whoever has left stays in the results of what was handed in, and is expected nowhere else', async () => {
    await db().membership.deleteMany({
      where: { classId: quiz.classId, user: { name: { in: ['Aki', 'Cho'] } } },
    })
    const { learners } = await getResults(teacher, { assignmentId: quiz.id, locale })
    expect(learners.find(({ name }) => name === 'Aki')).toMatchObject({ left: true, score: 0.625 })
    expect(learners.some(({ name }) => name === 'Cho')).toBe(false)
  })
})

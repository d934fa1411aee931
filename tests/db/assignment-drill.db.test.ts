import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { UserActor } from '@/lib/server/actor'
import { sweepSubmissions } from '@/lib/server/classroom/sweep-submissions'
import { db } from '@/lib/server/db'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { getMyResult } from '@/lib/server/operations/assignments/get-my-result'
import { handIn } from '@/lib/server/operations/assignments/hand-in'
import { releaseResults } from '@/lib/server/operations/assignments/release-results'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { getExamReplay } from '@/lib/server/operations/exams/get-exam-replay'
import { getExamReview } from '@/lib/server/operations/exams/get-exam-review'
import { gradeExam } from '@/lib/server/operations/exams/grade-exam'
import { handInExam } from '@/lib/server/operations/exams/hand-in-exam'
import { listExams } from '@/lib/server/operations/exams/list-exams'
import { assign, begin, MINUTE } from './assignments'
import { setClock } from './clock'
import { withDatabase } from './database'
import { Browser } from './exams'
import { expectCode } from './expect-code'
import { classOf, user } from './people'
import { DRILL, FAMILY, seedSmallWorld } from './skills'

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

const resultOf = async (submissionId: string, me = aki) => {
  await sweepSubmissions()
  return getMyResult(me, { submissionId })
}

describe('an assignment with a drill', () => {
  const mixed = (changes: Partial<AssignmentDataInput> = {}) =>
    make({
      items: [
        { kind: 'FAMILY', skillId: FAMILY, points: 1 },
        { kind: 'DRILL', skillId: DRILL, points: 3 },
      ],
      ...changes,
    })

  test('is done in an exam of its own, and scored from points once it shows that', async () => {
    const assignmentId = await mixed({ scoresAt: 'RELEASED', solutionsAt: 'RELEASED' })
    const attempt = await start(assignmentId)
    expect(JSON.stringify(attempt)).not.toContain(DRILL)
    expect(attempt.items.map(({ task }) => task?.position ?? null)).toEqual([null, 1])
    const examId = attempt.examId ?? ''
    const exam = await getExam(aki, { examId })
    expect(exam).toMatchObject({ form: { kind: 'assignment' }, closesAt: attempt.dueAt })
    expect((await listExams(aki, { limit: 20 })).running).toBeNull()
    await expectCode(handInExam(aki, { examId }), 'FORBIDDEN')
    const browser = await Browser.open(aki, examId)
    await browser.send('one', 'two', 'three')
    await handIn(aki, { submissionId: attempt.id })
    await sweepSubmissions()
    await expectCode(getExamReview(aki, { examId }), 'EXAM_RUNNING')
    await expectCode(getExamReplay(aki, { examId, position: 1 }), 'EXAM_RUNNING')
    await expectCode(gradeExam(aki, { examId }), 'FORBIDDEN')
    const hidden = await getMyResult(aki, { submissionId: attempt.id })
    expect(hidden).toMatchObject({ score: null, grading: null })
    expect(hidden.items.map(({ score, taskResult, drillId }) => [score, taskResult, drillId])).toEqual([
      [null, null, null],
      [null, null, null],
    ])
    const secret = JSON.stringify(await exportAccount(aki, {}))
    expect(secret).toContain(attempt.id)
    const of = (text: string) => JSON.parse(text) as Awaited<ReturnType<typeof exportAccount>>
    const taken = of(secret).submissions.find(({ id }) => id === attempt.id)
    expect(taken).not.toHaveProperty('score')
    expect(Object.keys(taken?.items[0] ?? {})).not.toEqual(expect.arrayContaining(['correct']))
    expect(of(secret).exams.find(({ id }) => id === examId)).not.toHaveProperty('passed')
    expect(JSON.stringify(of(secret).exams.find(({ id }) => id === examId))).not.toMatch(/skillId|"result"/)
    expect(await db().attempt.count({ where: { userId: aki.userId } })).toBe(0)
    await releaseResults(teacher, { assignmentId, released: true })
    const shown = await getMyResult(aki, { submissionId: attempt.id })
    expect(shown.score).toBe(0.75)
    expect(shown.items.map(({ score, drillId }) => [score, drillId])).toEqual([
      [0, null],
      [1, DRILL],
    ])
    expect(shown.items[1]?.taskResult?.checks).toHaveLength(1)
    expect((await getExamReview(aki, { examId })).list).toHaveLength(1)
    const open = await exportAccount(aki, {})
    expect(open.submissions.find(({ id }) => id === attempt.id)).toMatchObject({ score: 0.75 })
    expect(open.exams.find(({ id }) => id === examId)?.tasks[0]).toMatchObject({ skillId: DRILL })
  })

  test('ends with its attempt: what comes later is not graded', async () => {
    const attempt = await start(await mixed({ minutes: 10 }))
    const browser = await Browser.open(aki, attempt.examId ?? '')
    await browser.send('one', 'two')
    setClock(12 * MINUTE)
    await sweepSubmissions()
    const { late } = await browser.send('three')
    expect(late).toBe(true)
    expect((await resultOf(attempt.id)).score).toBe(0)
  })
})

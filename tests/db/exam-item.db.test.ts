import { afterEach, beforeAll, expect, test } from 'vitest'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { UserActor } from '@/lib/server/actor'
import { sweepSubmissions } from '@/lib/server/classroom/sweep-submissions'
import { db } from '@/lib/server/db'
import { getMyResult } from '@/lib/server/operations/assignments/get-my-result'
import { handIn } from '@/lib/server/operations/assignments/hand-in'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { getExamReplay } from '@/lib/server/operations/exams/get-exam-replay'
import { getTaskReplay } from '@/lib/server/operations/marking/get-task-replay'
import { getResults } from '@/lib/server/operations/results/get-results'
import { getStatistics } from '@/lib/server/operations/results/get-statistics'
import { answer, assign, begin, right } from './assignments'
import { setClock } from './clock'
import { withDatabase } from './database'
import { Browser, SECRET, seedExamWorld, storageExam } from './exams'
import { classOf, user } from './people'
import { FAMILY } from './skills'

// An assignment with a whole exam in it, from the drawing of its tasks to their replay.
withDatabase()
let teacher: UserActor
let aki: UserActor
let ben: UserActor
let classId = ''
beforeAll(async () => {
  await seedExamWorld()
  ;[teacher, aki, ben] = [await user('Teacher'), await user('Aki'), await user('Ben')]
  classId = await classOf(teacher, aki, ben)
})
afterEach(() => setClock(0))

/** A question of two points, and an exam of three tasks for ten. */
const make = (changes: Partial<AssignmentDataInput> = {}) =>
  assign(teacher, classId, {
    items: [
      { kind: 'FAMILY', skillId: FAMILY, points: 2 },
      { kind: 'EXAM', form: storageExam(3), points: 10 },
    ],
    ...{ solutionsAt: 'HAND_IN', ...changes },
  })

const tasksOf = (submissionId: string) =>
  db().examTask.findMany({
    where: { submissionItem: { submissionId } },
    orderBy: { position: 'asc' },
    select: { skillId: true, seed: true, weight: true, host: true },
  })

test('is begun, worked on, handed in, graded, scored by weight, and replayed', async () => {
  const assignmentId = await make()
  const attempt = await begin(aki, assignmentId)
  const [question, ...tasks] = attempt.items
  expect(question?.points).toBe(2)
  expect(tasks.map(({ task }) => task?.position)).toEqual([1, 2, 3])
  expect(tasks.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(10)
  // What a task is about is known from its drill's name alone.
  const drawn = await tasksOf(attempt.id)
  for (const secret of [SECRET, ...drawn.map(({ skillId }) => skillId)])
    expect(JSON.stringify(attempt)).not.toContain(secret)
  const examId = attempt.examId ?? ''
  expect(await getExam(aki, { examId })).toMatchObject({ tasks: 3, closesAt: attempt.dueAt })

  await answer(aki, attempt, 0, right(attempt, 0))
  const [solved, tried] = [await Browser.open(aki, examId, 1), await Browser.open(aki, examId, 2)]
  await solved.send('one', 'two')
  await tried.send('one')
  await solved.send('three')
  await handIn(aki, { submissionId: attempt.id })
  await sweepSubmissions()

  const result = await getMyResult(aki, { submissionId: attempt.id })
  const gained = 2 + (tasks[0]?.points ?? 0)
  expect(result.grading).toBeNull()
  expect(result.score).toBeCloseTo(gained / 12)
  expect(result.items.map(({ score }) => score)).toEqual([1, 1, 0, 0])
  expect(result.items[1]).toMatchObject({
    ...{ drillId: drawn[0]?.skillId, task: { opened: true }, firstTaskResult: null },
    taskResult: { checks: [{ id: 'three', passed: true }] },
  })
  expect(result.items[3]?.task).toMatchObject({ opened: false })
  const { score, status } = await db().exam.findUniqueOrThrow({ where: { id: examId } })
  expect([status, score]).toEqual(['GRADED', drawn[0]?.weight])

  const { learners, items } = await getResults(teacher, { assignmentId, locale: 'en' })
  expect(items.map(({ kind, points }) => [kind, points])).toEqual([
    ['FAMILY', 2],
    ['EXAM', 10],
  ])
  expect(learners[0]?.items[1]?.score).toBeCloseTo((tasks[0]?.points ?? 0) / 10)
  const { items: figures } = await getStatistics(teacher, { assignmentId, locale: 'en' })
  expect(figures[1]?.tasks).toHaveLength(3)

  const asked = { submissionId: attempt.id, itemId: tasks[0]?.id ?? '' }
  for (const replay of [
    await getTaskReplay(teacher, asked),
    await getExamReplay(aki, { examId, position: 1 }),
  ])
    expect(replay).toMatchObject({
      ...{ seed: drawn[0]?.seed, host: drawn[0]?.host, reference: [`ssh ${drawn[0]?.host}`, 'seq 3'] },
      log: { entries: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] },
    })
})

test('has the same tasks for everybody, or others for each', async () => {
  const drawn = async (assignmentId: string) => {
    const attempts = [await begin(aki, assignmentId), await begin(ben, assignmentId)]
    return Promise.all(attempts.map(({ id }) => tasksOf(id)))
  }
  const [one, other] = await drawn(await make({ variants: 'SAME' }))
  expect(one).toEqual(other)
  const [mine, yours] = await drawn(await make({ variants: 'OWN' }))
  expect(mine?.map(({ seed }) => seed)).not.toEqual(yours?.map(({ seed }) => seed))
})

test('of which nothing was done is collected with what else there is', async () => {
  const attempt = await begin(aki, await make({ minutes: 10 }))
  await answer(aki, attempt, 0, right(attempt, 0))
  setClock(12 * 60_000)
  await sweepSubmissions()
  const result = await getMyResult(aki, { submissionId: attempt.id })
  expect(result).toMatchObject({ collected: true, grading: null })
  expect(result.score).toBeCloseTo(2 / 12)
})

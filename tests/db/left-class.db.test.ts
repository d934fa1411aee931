import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import type { UserActor } from '@/lib/server/actor'
import { sweepSubmissions } from '@/lib/server/classroom/sweep-submissions'
import { db } from '@/lib/server/db'
import { followSubmission } from '@/lib/server/operations/assignments/follow-submission'
import { getLeftWork } from '@/lib/server/operations/assignments/get-left-work'
import { handIn } from '@/lib/server/operations/assignments/hand-in'
import { removeMember } from '@/lib/server/operations/classes/remove-member'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { openExamTask } from '@/lib/server/operations/exams/open-exam-task'
import { getResults } from '@/lib/server/operations/results/get-results'
import { answer, assign, begin, HOUR, right } from './assignments'
import { setClock } from './clock'
import { withDatabase } from './database'
import { Browser } from './exams'
import { expectCode } from './expect-code'
import { classOf, user } from './people'
import { DRILL, FAMILY, seedSmallWorld } from './skills'

withDatabase()
let [teacher, aki, ben]: UserActor[] = []
beforeAll(async () => {
  await seedSmallWorld()
  ;[teacher, aki, ben] = [await user('Teacher'), await user('Aki'), await user('Ben')]
})
afterEach(() => setClock(0))

/** An attempt with an answer and two lines of three in a drill, whose learner is taken out of the class then. */
async function removed() {
  const [who, other, from] = [aki as UserActor, ben as UserActor, teacher as UserActor]
  const classId = await classOf(from, who, other)
  const assignmentId = await assign(from, classId, {
    items: [
      { kind: 'FAMILY', skillId: FAMILY },
      { kind: 'DRILL', skillId: DRILL },
    ],
  })
  const attempt = await begin(who, assignmentId)
  await answer(who, attempt, 0, right(attempt, 0))
  const browser = await Browser.open(who, attempt.examId ?? '')
  await browser.send('one', 'two')
  await removeMember(from, { classId, userId: who.userId })
  return { who, other, from, classId, assignmentId, attempt, browser, submissionId: attempt.id }
}

test('whoever is taken out of a class mid-attempt is told so, in questions as in tasks', async () => {
  const { who, other, attempt, browser, submissionId } = await removed()
  const examId = attempt.examId ?? ''
  for (const asked of [
    () => answer(who, attempt, 0, { answer: 1 }, { revision: 1 }),
    () => followSubmission(who, { submissionId }),
    () => handIn(who, { submissionId }),
    () => browser.send('three'),
    () => openExamTask(who, { examId, position: 1 }),
  ])
    await expectCode(asked(), 'NOT_IN_CLASS')
  const found = await getExam(who, { examId }).catch((error: unknown) => error)
  expect(found).toBeInstanceOf(AppError)
  expect((found as AppError).params).toMatchObject({ id: submissionId })
  // Others learn nothing of it.
  await expectCode(followSubmission(other, { submissionId }), 'NOT_FOUND')
  expect(await getLeftWork(other, { submissionId })).toBeNull()
})

test('what was saved stays, is collected at the end, and counts; and they read so', async () => {
  const { who, from, classId, assignmentId, attempt, submissionId } = await removed()
  const work = await getLeftWork(who, { submissionId })
  expect(work).toMatchObject({ classId, title: 'Week 1', handedInAt: null, dueAt: attempt.dueAt })
  expect(work?.workedUntil.getTime()).toBeGreaterThan(attempt.startedAt.getTime())
  setClock(2 * HOUR)
  await sweepSubmissions()
  expect(await getLeftWork(who, { submissionId })).toMatchObject({ handedInAt: attempt.dueAt })
  const { learners } = await getResults(from, { assignmentId, locale: 'en' })
  expect(learners.find(({ name }) => name === 'Aki')).toMatchObject({
    ...{ left: true, state: 'collected', score: 0.5 },
  })
})

test('let back in they go on where they were', async () => {
  const { who, classId, attempt, browser, submissionId } = await removed()
  const membership = { id: randomUUID(), classId, userId: who.userId, role: 'LEARNER' as const }
  await db().membership.create({ data: membership })
  expect(await getLeftWork(who, { submissionId })).toBeNull()
  expect(await answer(who, attempt, 0, { answer: 1 }, { revision: 1 })).toMatchObject({ kept: true })
  expect(await browser.send('three')).toMatchObject({ late: false })
})

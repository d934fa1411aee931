import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TaskMark } from '@/lib/exam/exam'
import { mergeVisitor } from '@/lib/server/accounts/merge-visitor'
import { db } from '@/lib/server/db'
import { deleteAccount } from '@/lib/server/operations/accounts/delete-account'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { revealSolution } from '@/lib/server/operations/drills/reveal-solution'
import { startDrill } from '@/lib/server/operations/drills/start-drill'
import { submitDrill } from '@/lib/server/operations/drills/submit-drill'
import { appendExamEntries } from '@/lib/server/operations/exams/append-exam-entries'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { getExamReplay } from '@/lib/server/operations/exams/get-exam-replay'
import { getExamReview } from '@/lib/server/operations/exams/get-exam-review'
import { gradeExam } from '@/lib/server/operations/exams/grade-exam'
import { handInExam } from '@/lib/server/operations/exams/hand-in-exam'
import { listExams } from '@/lib/server/operations/exams/list-exams'
import { markExamTask } from '@/lib/server/operations/exams/mark-exam-task'
import { noteExam } from '@/lib/server/operations/exams/note-exam'
import { openExamTask } from '@/lib/server/operations/exams/open-exam-task'
import { startExam } from '@/lib/server/operations/exams/start-exam'
import { banks, setBanks } from '@/lib/server/question-bank'
import { setClock } from './clock'
import { withDatabase } from './database'
import { Browser, beginExam, gradeAll, SECRET, seedExamWorld, storageExam } from './exams'
import { expectCode } from './expect-code'
import { PASSWORD, user, visitor } from './people'

withDatabase()
beforeAll(async () => {
  await seedExamWorld()
  const all = await banks()
  const start = async () => ({ scenario: { commands: [SECRET] }, artefactHash: 'test-engine' })
  setBanks({ ...all, drills: { ...all.drills, start } })
})
afterEach(() => setClock(0))

const HOUR = 3_600_000
describe('starting', () => {
  test('draws tasks by the weights of the domains, each with a host and a seed of its own', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    const { list, remainingMs, form } = await getExam(me, { examId })
    expect(form).toEqual({ kind: 'full' })
    expect(list.map(({ position }) => position)).toEqual(list.map((_, i) => i + 1))
    expect(list).toHaveLength(17)
    expect(list.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    expect(new Set(list.map(({ host }) => host)).size).toBe(17)
    expect(list[0]?.texts).toEqual({
      en: { title: expect.any(String), task: expect.stringMatching(/^Do /) },
      ja: { title: expect.stringMatching(/の課題$/), task: expect.any(String) },
    })
    expect(remainingMs).toBeGreaterThan(2 * HOUR - 60_000)
    const rows = await db().examTask.findMany({ where: { examId } })
    expect(rows.filter(({ domainId }) => domainId === 'storage')).toHaveLength(7)
    expect(new Set(rows.map(({ seed }) => seed)).size).toBe(17)
  })

  test('twice with one id is one exam; with another one it is refused, and says which runs', async () => {
    const me = await visitor()
    const examId = randomUUID()
    const start = { examId, form: { kind: 'full' as const } }
    const started = await Promise.all([1, 2, 3].map(() => startExam(me, start)))
    for (const one of started) expect(one).toEqual(started[0])
    expect(await db().examTask.count({ where: { examId } })).toBe(17)
    const second = startExam(me, { ...start, examId: randomUUID() })
    await expect(second).rejects.toMatchObject({ code: 'CONFLICT', params: { examId } })
    await expectCode(startExam(await visitor(), start), 'CONFLICT')
    await handInExam(me, { examId })
    expect((await startExam(me, { ...start, examId: randomUUID() })).status).toBe('RUNNING')
  })

  test('of two at the same moment one is let through', async () => {
    const me = await visitor()
    const starts = await Promise.allSettled([1, 2, 3].map(() => beginExam(me, { kind: 'full' })))
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db().exam.count({ where: { userId: me.userId, status: 'RUNNING' } })).toBe(1)
  })

  test('offers what there is, to anyone; weak spots are offered to whoever has some', async () => {
    const me = await visitor()
    const { offers, running, past } = await listExams(me, {})
    expect({ running, past }).toEqual({ running: null, past: [] })
    expect(offers.domains.map(({ id, drills, weight }) => [id, drills, weight])).toEqual([
      ['basics', 1, 0],
      ['storage', 20, 40],
      ['network', 20, 60],
    ])
    expect(offers.weak).toBe(0)
    await expectCode(beginExam(me, { kind: 'weak' }), 'NO_TASKS')
    const attemptId = randomUUID()
    await startDrill(me, { attemptId, skillId: 'storage-3' })
    await submitDrill(me, { attemptId, log: [], durationMs: 1 })
    expect((await listExams(me, {})).offers.weak).toBe(1)
    const examId = await beginExam(me, { kind: 'weak' })
    expect(await db().examTask.findMany({ where: { examId } })).toMatchObject([
      { skillId: 'storage-3', weight: 100 },
    ])
  })

  test('what the learner had lately is not drawn again', async () => {
    const me = await visitor()
    const drawn: string[][] = []
    for (let round = 0; round < 2; round++) {
      const examId = await beginExam(me, storageExam(10))
      for (let position = 1; position <= 10; position++) await openExamTask(me, { examId, position })
      await handInExam(me, { examId })
      await gradeAll(me, examId)
      const tasks = await db().examTask.findMany({ where: { examId } })
      drawn.push(tasks.map(({ skillId }) => skillId))
    }
    expect(new Set(drawn.flat()).size).toBe(20)
  })
})

describe('the end', () => {
  test('comes by handing in, once', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    await expectCode(gradeExam(me, { examId }), 'EXAM_RUNNING')
    await expectCode(getExamReview(me, { examId }), 'EXAM_RUNNING')
    await expectCode(getExamReplay(me, { examId, position: 1 }), 'EXAM_RUNNING')
    const ended = await Promise.all([1, 2].map(() => handInExam(me, { examId })))
    expect(ended[0]).toMatchObject({ status: 'GRADING', endedAt: expect.any(Date), score: null })
    setClock(60_000)
    expect(await handInExam(me, { examId })).toEqual(ended[0])
    await expectCode(openExamTask(me, { examId, position: 1 }), 'EXAM_OVER')
    await expectCode(markExamTask(me, { examId, position: 1, mark: 'flagged', set: true }), 'EXAM_OVER')
    await expectCode(noteExam(me, { examId, notes: 'x' }), 'EXAM_OVER')
    expect((await getExam(me, { examId })).remainingMs).toBe(0)
  })

  test('comes with the time, whoever looks', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    const { closesAt } = await getExam(me, { examId })
    setClock(2 * HOUR - 60_000)
    expect((await listExams(me, {})).running?.id).toBe(examId)
    setClock(2 * HOUR)
    const { running, past } = await listExams(me, {})
    expect(running).toBeNull()
    expect(past).toMatchObject([{ id: examId, status: 'GRADING', endedAt: closesAt }])
    const next = await beginExam(me)
    setClock(5 * HOUR)
    // Nobody has looked at it: it is over all the same.
    expect((await startExam(me, { examId: randomUUID(), form: { kind: 'full' } })).status).toBe('RUNNING')
    expect((await getExam(me, { examId: next })).status).toBe('GRADING')
  })

  test('comes for sprints, too, which are exams no more: they are listed and reviewed', async () => {
    const me = await visitor()
    const examId = await beginExam(me, storageExam(2))
    await db().exam.update({ where: { id: examId }, data: { form: { kind: 'sprint' } } })
    await handInExam(me, { examId })
    expect((await listExams(me, {})).past).toMatchObject([{ id: examId, form: { kind: 'sprint' } }])
    expect((await getExamReview(me, { examId })).exam.form).toEqual({ kind: 'sprint' })
    await expectCode(
      startExam(me, { examId: randomUUID(), form: { kind: 'sprint' } as never }),
      'INVALID_INPUT',
    )
  })

  test('pages through past exams', async () => {
    const me = await visitor()
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      setClock(i * 1000)
      const examId = await beginExam(me, { kind: 'full' })
      await handInExam(me, { examId })
      ids.unshift(examId)
    }
    const first = await listExams(me, { limit: 2 })
    expect(first.past.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    const rest = await listExams(me, { limit: 2, before: first.next ?? undefined })
    expect([rest.past.map(({ id }) => id), rest.next]).toEqual([ids.slice(2), null])
  })
})

describe('who may see what', () => {
  test('an exam is its owner’s', async () => {
    const [me, other] = [await visitor(), await user('Other')]
    const examId = await beginExam(me)
    const batch = await (await Browser.open(me, examId)).batch('a')
    const task = { examId, position: 1 }
    const calls = [
      () => getExam(other, { examId }),
      () => openExamTask(other, task),
      () => appendExamEntries(other, batch),
      () => markExamTask(other, { ...task, mark: 'done', set: true }),
      () => noteExam(other, { examId, notes: 'x' }),
      () => handInExam(other, { examId }),
      () => gradeExam(other, { examId }),
      () => getExamReview(other, { examId }),
      () => getExamReplay(other, task),
    ]
    for (const call of calls) await expectCode(call(), 'NOT_FOUND')
    expect((await listExams(other, {})).running).toBeNull()
    await expectCode(openExamTask(me, { examId, position: 18 }), 'NOT_FOUND')
  })

  test('before the end no answer says what is checked, what is wrong, or how it is mended', async () => {
    const me = await user('Candidate')
    const examId = randomUUID()
    const replies: unknown[] = [await startExam(me, { examId, form: { kind: 'full' } })]
    const browser = await Browser.open(me, examId)
    replies.push(await openExamTask(me, { examId, position: 1 }))
    replies.push(await browser.send('a'))
    replies.push(await getExam(me, { examId }), await listExams(me, {}), await exportAccount(me, {}))
    replies.push(await noteExam(me, { examId, notes: 'n' }))
    replies.push(await markExamTask(me, { examId, position: 1, mark: 'flagged', set: true }))
    const { skillId } = await db().examTask.findFirstOrThrow({ where: { examId, position: 1 } })
    const shown = JSON.stringify(replies)
    for (const secret of [SECRET, 'three', 'solution', 'commands', '"scenario"', `"${skillId}"`])
      expect(shown).not.toContain(secret)
    await expectCode(startDrill(me, { attemptId: randomUUID(), skillId }), 'EXAM_RUNNING')
  })

  test('a drill begun before the exam keeps its solution while the exam lasts', async () => {
    const me = await visitor()
    const attemptId = randomUUID()
    await startDrill(me, { attemptId, skillId: 'storage-1' })
    const examId = await beginExam(me, storageExam(20))
    await expectCode(revealSolution(me, { attemptId }), 'EXAM_RUNNING')
    await handInExam(me, { examId })
    expect(await revealSolution(me, { attemptId })).toMatchObject({ script: 'seq 3' })
  })

  test('notes and marks are kept, for a second browser, too', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    await noteExam(me, { examId, notes: 'first' })
    await noteExam(me, { examId, notes: 'メモ' })
    const mark = (position: number, one: TaskMark, set = true) =>
      markExamTask(me, { examId, position, mark: one, set })
    await mark(2, 'flagged')
    // Twice, as when an answer got lost.
    await mark(2, 'done')
    await mark(2, 'done')
    await mark(3, 'done')
    await mark(3, 'done', false)
    const { notes, list } = await getExam(me, { examId })
    expect(notes).toBe('メモ')
    expect(list.slice(0, 3)).toMatchObject([
      { flagged: false, done: false },
      { flagged: true, done: true },
      { flagged: false, done: false },
    ])
    const { exams } = await exportAccount(me, {})
    expect(exams[0]?.tasks[1]).toMatchObject({ flagged: true, done: true })
    await expectCode(noteExam(me, { examId, notes: 'a\0b' }), 'INVALID_INPUT')
  })
})

describe('accounts', () => {
  test('an export holds exams with all that was typed; deleting the account deletes them', async () => {
    const me = await user('Leaver')
    const examId = await beginExam(me)
    await (await Browser.open(me, examId)).send('kubectl get pods')
    await handInExam(me, { examId })
    const { exams } = await exportAccount(me, {})
    expect(exams).toMatchObject([{ id: examId, status: 'GRADING' }])
    expect(exams[0]?.tasks[0]).toMatchObject({
      skillId: expect.any(String),
      entries: [{ hash: expect.any(String) }],
    })
    expect(JSON.stringify(exams)).not.toContain(SECRET)
    await deleteAccount(me, { password: PASSWORD })
    expect(await db().exam.count({ where: { id: examId } })).toBe(0)
    expect(await db().examEntry.count({ where: { task: { examId } } })).toBe(0)
  })

  test('what a visitor has sat goes over to the account, where one exam runs at a time', async () => {
    const [before, me] = [await visitor(), await user('Signed')]
    const visitors = await beginExam(before)
    await mergeVisitor(before.userId, me.userId)
    expect((await listExams(me, {})).running?.id).toBe(visitors)
    const again = await visitor()
    const second = await beginExam(again)
    await mergeVisitor(again.userId, me.userId)
    const { running, past } = await listExams(me, {})
    expect(running?.id).toBe(visitors)
    expect(past).toMatchObject([{ id: second, status: 'GRADING' }])
  })
})

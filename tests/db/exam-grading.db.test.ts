import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/server/db'
import { regrade } from '@/lib/server/operations/admin/regrade'
import { getExamReplay } from '@/lib/server/operations/exams/get-exam-replay'
import { getExamReview } from '@/lib/server/operations/exams/get-exam-review'
import { gradeExam } from '@/lib/server/operations/exams/grade-exam'
import { handInExam } from '@/lib/server/operations/exams/hand-in-exam'
import { listExams } from '@/lib/server/operations/exams/list-exams'
import { markExamTask } from '@/lib/server/operations/exams/mark-exam-task'
import { banks, type DrillWork, setBanks } from '@/lib/server/question-bank'
import { withDatabase } from './database'
import { Browser, beginExam, gradeAll, seedExamWorld, storageExam } from './exams'
import { user, visitor } from './people'

withDatabase()
beforeAll(seedExamWorld)

describe('grading', () => {
  test('goes on task by task, whoever calls, and scores by weight and domain', async () => {
    const me = await visitor()
    const examId = await beginExam(me)
    const tasks = await db().examTask.findMany({ where: { examId }, orderBy: { position: 'asc' } })
    const solved = tasks.filter(({ domainId }) => domainId === 'network')
    for (const { position } of solved) await (await Browser.open(me, examId, position)).send('1', '2', '3')
    const failed = tasks.find(({ domainId }) => domainId === 'storage')?.position ?? 0
    await (await Browser.open(me, examId, failed)).send('1')
    await markExamTask(me, { examId, position: failed, mark: 'flagged', set: true })
    await handInExam(me, { examId })
    expect(await gradeExam(me, { examId })).toEqual({ status: 'GRADING', graded: 1, of: 17 })
    await Promise.all(Array.from({ length: 40 }, () => gradeExam(me, { examId })))
    expect(await gradeAll(me, examId)).toEqual({ status: 'GRADED', graded: 17, of: 17 })

    const { exam, domains, list, passLine } = await getExamReview(me, { examId })
    expect(exam).toMatchObject({ score: 60, passed: false })
    expect(passLine).toBe(66)
    expect([...domains].sort((a, b) => a.weight - b.weight)).toMatchObject([
      { id: 'storage', names: { ja: 'ストレージ' }, tasks: 7, weight: 40, score: 0 },
      { id: 'network', tasks: 10, weight: 60, score: 100 },
    ])
    const [good, bad] = [list[(solved[0]?.position ?? 0) - 1], list[failed - 1]]
    expect(good).toMatchObject({ opened: true, result: { score: 1, lost: 0, points: good?.weight } })
    expect(bad).toMatchObject({ flagged: true, concepts: [expect.stringMatching(/^storage-concept/)] })
    expect(bad?.result).toMatchObject({
      lost: bad?.weight,
      checks: [{ id: 'three', names: { ja: '3つあります。' }, passed: false, expected: '3', found: '1' }],
    })

    // What was opened counts as work on the drill; what was not, does not.
    const attempts = await db().attempt.findMany({ where: { userId: me.userId } })
    expect(attempts).toHaveLength(11)
    expect(attempts.every(({ mode, status }) => mode === 'ASSESSED' && status === 'GRADED')).toBe(true)
    expect(await db().review.count({ where: { userId: me.userId } })).toBe(11)
    expect(await db().card.count({ where: { userId: me.userId } })).toBe(11)
    const replay = await getExamReplay(me, { examId, position: failed })
    expect(replay).toMatchObject({
      reference: [`ssh ${replay.host}`, 'seq 3'],
      log: { entries: [{ text: '1' }] },
    })
  })

  test('gives nothing for a log that does not hold, and leaves out what it cannot grade', async () => {
    const me = await visitor()
    const examId = await beginExam(me, storageExam(3))
    for (let position = 1; position <= 3; position++)
      await (await Browser.open(me, examId, position)).send('1', '2', '3')
    await handInExam(me, { examId })
    const all = await banks()
    const grade = vi.fn(all.drills.grade)
    setBanks({ ...all, drills: { ...all.drills, grade } })
    grade.mockImplementationOnce(async () => ({ refused: { code: 'log-unconfirmed', seq: 1, entry: '2' } }))
    await gradeExam(me, { examId })
    for (let i = 0; i < 2; i++) {
      grade.mockImplementationOnce(async () => Promise.reject(new Error('out of order')))
      await expect(gradeExam(me, { examId })).rejects.toThrow('out of order')
    }
    const spoken = vi.spyOn(console, 'error').mockImplementation(() => {})
    grade.mockImplementationOnce(async () => Promise.reject(new Error('out of order')))
    expect(await gradeExam(me, { examId })).toMatchObject({ graded: 2 })
    expect(spoken).toHaveBeenCalled()
    spoken.mockRestore()
    await gradeAll(me, examId)
    setBanks(all)
    const { exam, list } = await getExamReview(me, { examId })
    const [refused, ungraded, good] = list
    expect(refused?.result).toMatchObject({
      score: 0,
      refused: { code: 'log-unconfirmed', seq: 1 },
      checks: [],
    })
    expect(ungraded?.result).toMatchObject({ ungraded: true, points: 0, lost: 0 })
    const [lost, won] = [refused?.weight ?? 0, good?.weight ?? 0]
    expect(exam.score).toBe(Math.floor((100 * won) / (won + lost)))
    const attempts = await db().attempt.findMany({ where: { userId: me.userId }, select: { status: true } })
    expect(attempts.map(({ status }) => status).sort()).toEqual(['GRADED', 'REFUSED'])
    expect(await db().review.count({ where: { userId: me.userId } })).toBe(1)
  })

  test('done again, it moves the exam, and what it was at first stays', async () => {
    const [me, admin] = [await visitor(), await user('Admin', 'ADMIN')]
    const examId = await beginExam(me, storageExam(2))
    await (await Browser.open(me, examId, 1)).send('1', '2', '3')
    await (await Browser.open(me, examId, 2)).send('1')
    await handInExam(me, { examId })
    await gradeAll(me, examId)
    const review = () => getExamReview(me, { examId })
    const before = await review()
    const [, missed] = before.list
    if (!missed) throw new Error('an exam of fewer than two tasks')
    expect(before).toMatchObject({ regrade: null, exam: { score: 100 - missed.weight, passed: false } })

    // A check is mended by which the second task counts as solved.
    const all = await banks()
    const again = (score: number) => async (work: DrillWork) => {
      const graded = await all.drills.grade({ ...work, log: ['1', '2', '3'] })
      if ('refused' in graded) return graded
      // What a check finds in a learner's file may hold a NUL.
      const checks = JSON.parse(JSON.stringify(graded.checks).replace('"found":"3"', '"found":"3\\u0000"'))
      return { ...graded, checks, score, passed: score === 1 }
    }
    const regradeTo = async (score: number, apply = true) => {
      setBanks({ ...all, drills: { ...all.drills, regrade: again(score) } })
      await regrade(admin, { skillId: missed.skillId, apply, reason: 'a check was mended' })
      setBanks(all)
    }
    await regradeTo(1, false)
    expect(await review()).toEqual(before)
    await regradeTo(1)
    await regradeTo(1)
    expect(await db().regrade.count({ where: { attempt: { userId: me.userId } } })).toBe(1)
    const after = await review()
    expect(after).toMatchObject({
      exam: { score: 100, passed: true, status: 'GRADED' },
      regrade: { at: expect.any(Date), firstScore: before.exam.score, firstPassed: false },
      domains: [{ id: 'storage', score: 100 }],
    })
    expect(after.list[1]?.result).toMatchObject({
      ...{ points: missed.weight, lost: 0, firstPoints: 0 },
      checks: [{ passed: true, found: '3\0' }],
    })
    expect(after.list[0]).toEqual(before.list[0])
    const { past } = await listExams(me, {})
    expect(past).toMatchObject([{ score: 100, passed: true }])
    const kept = await db().examTask.findFirstOrThrow({ where: { examId, position: 2 } })
    expect(kept.result).toMatchObject({ passed: false })

    await regradeTo(0.5)
    expect(await review()).toMatchObject({
      exam: { score: 100 - Math.ceil(missed.weight / 2) },
      regrade: { firstScore: before.exam.score },
    })
  })
})

import '../server-only'
import { examScore, isPass } from '@/lib/exam/score'
import { now } from '../clock'
import type { Tx } from '../transaction'

/** The exam's score when its last task is graded; and once more when one of them is graded again. */
export async function scoreExam(tx: Tx, examId: string): Promise<void> {
  const tasks = await tx.examTask.findMany({
    where: { examId },
    select: { gradedAt: true, domainId: true, weight: true, score: true },
  })
  if (tasks.some(({ gradedAt }) => !gradedAt)) return
  const score = examScore(tasks.map((task) => ({ ...task, score: task.score ?? undefined })))
  await tx.exam.updateMany({
    where: { id: examId, status: 'GRADING' },
    data: { status: 'GRADED', gradedAt: now() },
  })
  await tx.exam.update({ where: { id: examId }, data: { score, passed: isPass(score) } })
}

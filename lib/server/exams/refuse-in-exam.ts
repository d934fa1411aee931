import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { now } from '../clock'
import { db } from '../db'

/** A drill is not practised, nor its solution shown, while it is set in an exam of the same person. @throws EXAM_RUNNING */
export async function refuseInExam(userId: string, skillId: string): Promise<void> {
  const exam = { userId, status: 'RUNNING' as const, closesAt: { gt: now() } }
  const task = await db().examTask.findFirst({ where: { skillId, exam }, select: { examId: true } })
  if (task) throw new AppError('EXAM_RUNNING', { examId: task.examId })
}

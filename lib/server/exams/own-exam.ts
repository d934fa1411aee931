import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { ExamSummary } from '@/lib/exam/exam'
import type { SatForm } from '@/lib/exam/form'
import type { Exam, Prisma } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { transaction } from '../transaction'
import { refuseLeft } from './assigned'

const counted = { _count: { select: { tasks: true } } } as const

export type CountedExam = Exam & { _count: { tasks: number } }

/** My exam as it stands now: one whose time is over has ended, whoever looks at it. @throws NOT_FOUND, NOT_IN_CLASS */
export async function getOwnExam(examId: string, userId: string): Promise<CountedExam> {
  const exam = await db().exam.findUnique({ where: { id: examId }, include: counted })
  if (exam?.userId !== userId) throw new AppError('NOT_FOUND')
  await refuseLeft(exam)
  if (!isOver(exam)) return exam
  await endExam(examId, exam.closesAt)
  return db().exam.findUniqueOrThrow({ where: { id: examId }, include: counted })
}

/** The same for what may only be done while it runs. @throws EXAM_OVER */
export async function getRunningExam(examId: string, userId: string): Promise<CountedExam> {
  const exam = await getOwnExam(examId, userId)
  if (exam.status !== 'RUNNING') throw new AppError('EXAM_OVER')
  return exam
}

/** The same for what may only be seen afterwards. @throws EXAM_RUNNING */
export async function getEndedExam(examId: string, userId: string): Promise<CountedExam> {
  const exam = await getOwnExam(examId, userId)
  if (exam.status === 'RUNNING') throw new AppError('EXAM_RUNNING')
  return exam
}

/** Mock exams, newest first, one page; those whose time is over have ended. The drills of an assignment are none. */
export async function listOwnExams(
  userId: string,
  where: Prisma.ExamWhereInput,
  take: number,
): Promise<CountedExam[]> {
  const find = () =>
    db().exam.findMany({
      where: { userId, submission: null, ...where },
      include: counted,
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take,
    })
  const exams = await find()
  const over = exams.filter(isOver)
  for (const { id, closesAt } of over) await endExam(id, closesAt)
  return over.length > 0 ? find() : exams
}

/** The closing instant itself is closed. */
const isOver = ({ status, closesAt }: Pick<Exam, 'status' | 'closesAt'>) =>
  status === 'RUNNING' && closesAt <= now()

/**
 * Ends it once. In a serializable transaction, as whatever adds entries or grades them: what is added to a running exam
 * is either seen by the grader or too late.
 */
export async function endExam(examId: string, at: Date): Promise<void> {
  await transaction((tx) =>
    tx.exam.updateMany({
      where: { id: examId, status: 'RUNNING' },
      data: { status: 'GRADING', endedAt: at },
    }),
  )
}

export function examSummary(exam: CountedExam): ExamSummary {
  const { id, status, startedAt, closesAt, endedAt, score, passed } = exam
  return {
    ...{ id, status, startedAt, closesAt, endedAt, score, passed },
    form: exam.form as unknown as SatForm,
    tasks: exam._count.tasks,
  }
}

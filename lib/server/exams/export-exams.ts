import '../server-only'
import type { Shown } from '@/lib/classroom/release'
import type { Prisma } from '@/lib/generated/prisma/client'
import { shownTo } from '../classroom/shown-to'
import { db } from '../db'

const parts = {
  tasks: {
    orderBy: { position: 'asc' },
    omit: { scenario: true },
    include: { entries: { orderBy: { ordinal: 'asc' } } },
  },
  submission: {
    select: { assignment: { include: { overrides: { select: { closesAt: true } } } } },
  },
} as const satisfies Prisma.ExamInclude

type Row = Prisma.ExamGetPayload<{ include: typeof parts }>

/**
 * My exams with all that I did. Scenarios show what is wrong with a cluster and are not mine; of an exam that still runs
 * the names of the drills would say it, too, and of one that belongs to an assignment all this waits until that shows it.
 */
export async function exportExams(userId: string) {
  const exams = await db().exam.findMany({
    where: { userId },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    include: parts,
  })
  return Promise.all(exams.map(exportExam))
}

async function exportExam(row: Row) {
  const { tasks, submission: _, score, passed, ...exam } = row
  const shown = await shownParts(row)
  return {
    ...exam,
    ...(shown.scores ? { score, passed } : {}),
    tasks: tasks.map(({ skillId, contentVersionId, domainId, score: of, result, ...task }) => ({
      ...task,
      ...(shown.scores ? { score: of } : {}),
      ...(shown.solutions ? { skillId, contentVersionId, domainId, result } : {}),
    })),
  }
}

async function shownParts({ status, userId, submission }: Row): Promise<Shown> {
  if (status === 'RUNNING') return { scores: false, solutions: false }
  if (!submission) return { scores: true, solutions: true }
  return shownTo(submission.assignment, userId)
}

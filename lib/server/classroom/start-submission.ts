import '../server-only'
import { dueAt, type Terms } from '@/lib/classroom/terms'
import { AppError } from '@/lib/errors/app-error'
import { shuffled } from '@/lib/exam/shuffled'
import type { Assignment, AssignmentItem, Prisma } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { newSeed } from '../practice/serve-variant'
import { type Tx, transaction } from '../transaction'
import { serveItem } from './serve-item'
import { type PreparedExam, prepareExam } from './submission-exam'

interface Starting {
  id: string
  userId: string
  assignment: Assignment
  terms: Terms
}

type NewItem = Omit<Prisma.SubmissionItemCreateManySubmissionInput, 'position'>

/**
 * Begins an attempt: the questions are served and the tasks drawn before anything of it is there, and then all comes at
 * once. @throws NO_ATTEMPTS_LEFT
 */
export async function startSubmission({ id, userId, assignment, terms }: Starting): Promise<void> {
  const items = await db().assignmentItem.findMany({
    where: { assignmentId: assignment.id, removedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const exam = await prepareExam(items)
  const questions = await serveQuestions(userId, items)
  const rows = inOrder(assignment, items, [...questions, ...(exam?.items ?? [])])
  await transaction(async (tx) => {
    const ordinal = await nextOrdinal(tx, assignment.id, userId, terms)
    const startedAt = now()
    const until = dueAt(terms, startedAt)
    if (exam) await createExam(tx, { exam, userId, startedAt, closesAt: until })
    await tx.assignmentSubmission.create({
      data: {
        ...{ id, assignmentId: assignment.id, userId, ordinal, version: assignment.version },
        ...{ startedAt, dueAt: until, lastSeenAt: startedAt, examId: exam?.id ?? null },
        items: { createMany: { data: rows } },
      },
    })
    const data = { dueAt: until.toISOString() }
    await tx.submissionEvent.create({ data: { submissionId: id, kind: 'STARTED', data, at: startedAt } })
  })
}

async function serveQuestions(userId: string, items: readonly AssignmentItem[]): Promise<NewItem[]> {
  const served: NewItem[] = []
  for (const item of items)
    if (item.kind === 'FAMILY')
      served.push({
        ...{ assignmentItemId: item.id, points: item.points },
        servedVariantId: (await serveItem(userId, item)).id,
      })
  return served
}

/** Questions and tasks in the assignment's order, or in an order of their own: tasks stay behind the questions. */
function inOrder({ shuffled: isShuffled }: Assignment, items: readonly AssignmentItem[], rows: NewItem[]) {
  const place = new Map(items.map(({ id }, at) => [id, at]))
  const placeOf = ({ assignmentItemId, part = 0 }: NewItem) => (place.get(assignmentItemId) ?? 0) * 100 + part
  const sorted = [...rows].sort((a, b) => placeOf(a) - placeOf(b))
  const mixed = isShuffled ? shuffled(sorted, { s: newSeed() }) : sorted
  const tasksLast = mixed.toSorted((a, b) => Number(Boolean(a.examTaskId)) - Number(Boolean(b.examTaskId)))
  return tasksLast.map((row, position) => ({ ...row, position }))
}

async function nextOrdinal(tx: Tx, assignmentId: string, userId: string, { attempts }: Terms) {
  const mine = await tx.assignmentSubmission.findMany({
    where: { assignmentId, userId },
    select: { ordinal: true, handedInAt: true },
  })
  if (mine.some(({ handedInAt }) => !handedInAt)) throw new AppError('CONFLICT')
  if (attempts > 0 && mine.length >= attempts) throw new AppError('NO_ATTEMPTS_LEFT')
  return Math.max(0, ...mine.map(({ ordinal }) => ordinal)) + 1
}

async function createExam(
  tx: Tx,
  o: { exam: PreparedExam; userId: string; startedAt: Date; closesAt: Date },
): Promise<void> {
  const { exam, userId, startedAt, closesAt } = o
  const { id, artefactHash, tasks } = exam
  const form = { kind: 'assignment' }
  await tx.exam.create({
    data: { id, userId, form, artefactHash, startedAt, closesAt, tasks: { createMany: { data: tasks } } },
  })
}

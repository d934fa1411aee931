import '../server-only'
import type { Prisma } from '@/lib/generated/prisma/client'
import { scoredItem, scoredParts } from '../classroom/score-submission'
import { db } from '../db'

const marked = {
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  select: {
    ...{ id: true, score: true, source: true, graded: true, regradeId: true },
    regrade: { select: { kind: true } },
  },
} as const satisfies Prisma.SubmissionItem$marksArgs

const attemptParts = {
  ...{ id: true, userId: true, ordinal: true, latePercent: true },
  items: {
    orderBy: { position: 'asc' },
    select: {
      ...scoredParts,
      ...{ id: true, assignmentItemId: true, hints: true, verdict: true, marks: marked },
    },
  },
} as const satisfies Prisma.AssignmentSubmissionSelect

export type RegradedRow = Prisma.AssignmentSubmissionGetPayload<{ select: typeof attemptParts }>
export type RegradedItemRow = RegradedRow['items'][number]

const graded = (assignmentId: string) => ({ assignmentId, gradedAt: { not: null } })

/** The next learners with graded attempts, by id. */
export async function nextLearners(
  assignmentId: string,
  after: string | null,
  take: number,
): Promise<string[]> {
  const rows = await db().assignmentSubmission.findMany({
    where: { ...graded(assignmentId), ...(after ? { userId: { gt: after } } : {}) },
    distinct: ['userId'],
    orderBy: { userId: 'asc' },
    take,
    select: { userId: true },
  })
  return rows.map(({ userId }) => userId)
}

/** How many learners have graded attempts; of `upTo` and before. */
export async function countLearners(assignmentId: string, upTo?: string): Promise<number> {
  const where = { ...graded(assignmentId), ...(upTo ? { userId: { lte: upTo } } : {}) }
  return (await db().assignmentSubmission.groupBy({ by: ['userId'], where })).length
}

/** Their graded attempts, by learner. */
export async function attemptsOf(
  assignmentId: string,
  userIds: string[],
): Promise<Map<string, RegradedRow[]>> {
  const rows = await db().assignmentSubmission.findMany({
    where: { ...graded(assignmentId), userId: { in: userIds } },
    orderBy: [{ userId: 'asc' }, { ordinal: 'asc' }],
    select: attemptParts,
  })
  const attempts = new Map<string, RegradedRow[]>()
  for (const row of rows) attempts.set(row.userId, [...(attempts.get(row.userId) ?? []), row])
  return attempts
}

/** As the pure functions have it. */
export const regradedAttempt = ({ ordinal, latePercent, items }: RegradedRow) => ({
  ...{ ordinal, latePercent },
  items: items.map((item) => ({
    ...scoredItem(item),
    ...{ id: item.id, assignmentItemId: item.assignmentItemId },
  })),
})

const workParts = {
  servedVariant: true,
  examTask: {
    include: { entries: { orderBy: { ordinal: 'asc' } }, exam: { select: { artefactHash: true } } },
  },
} as const satisfies Prisma.SubmissionItemInclude

export type ItemWork = Prisma.SubmissionItemGetPayload<{ include: typeof workParts }>

/** What was done at an item, to grade it again. */
export const workOfItem = (id: string): Promise<ItemWork> =>
  db().submissionItem.findUniqueOrThrow({ where: { id }, include: workParts })

/** What was answered at items, and to which variant. */
export const answersOfItems = (ids: string[]) =>
  db().submissionItem.findMany({
    where: { id: { in: ids } },
    select: { id: true, response: true, servedVariant: { select: { variant: true } } },
  })

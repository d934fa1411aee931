import '../../server-only'
import { z } from 'zod'
import { shownOf } from '@/lib/classroom/release'
import { countedScore } from '@/lib/classroom/score'
import { overAt, phaseOf, termsOf } from '@/lib/classroom/terms'
import { Prisma } from '@/lib/generated/prisma/client'
import { classMember } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

const parts = {
  _count: { select: { items: { where: { removedAt: null } } } },
  submissions: {
    select: { id: true, ordinal: true, handedInAt: true, dueAt: true, score: true },
  },
  overrides: true,
} as const satisfies Prisma.AssignmentInclude

type Row = Prisma.AssignmentGetPayload<{ include: typeof parts }>

/** The assignments of a class, the last to close first; a learner sees how their own stands, and no drafts. */
export const listAssignments = defineOperation({
  access: classMember,
  input: z.strictObject({ classId: z.uuid(), limit: z.number().int().min(1).max(200).default(100) }),
  async run({ classId, userId, role }, { limit }) {
    const isLearner = role === 'LEARNER'
    const [rows, membership] = await Promise.all([
      db().assignment.findMany({
        where: { classId, ...(isLearner ? { status: 'PUBLISHED' } : {}) },
        orderBy: [{ closesAt: 'desc' }, { id: 'desc' }],
        take: limit,
        // Of a learner their own; how many have handed in is counted for all.
        include: { ...parts, submissions: { ...parts.submissions, where: { userId } } },
      }),
      db().membership.findUnique({ where: { classId_userId: { classId, userId } } }),
    ])
    const extraTimePercent = membership?.extraTimePercent ?? 0
    if (isLearner) return rows.map((row) => summaryOf(row, { userId, extraTimePercent }))
    const counts = await countHandedIn(rows.map(({ id }) => id))
    return rows.map((row) => ({ ...summaryOf(row, undefined), handedIn: counts.get(row.id) ?? 0 }))
  },
})

/** How many learners have handed in, by assignment. */
async function countHandedIn(assignmentIds: readonly string[]): Promise<Map<string, number>> {
  if (assignmentIds.length === 0) return new Map()
  const ids = Prisma.join(assignmentIds.map((id) => Prisma.sql`${id}::uuid`))
  const rows = await db().$queryRaw<{ id: string; learners: number }[]>`
    SELECT "assignmentId" AS "id", count(DISTINCT "userId")::int AS "learners" FROM "AssignmentSubmission"
    WHERE "assignmentId" IN (${ids}) AND "handedInAt" IS NOT NULL GROUP BY 1`
  return new Map(rows.map(({ id, learners }) => [id, learners]))
}

function summaryOf(row: Row, learner: { userId: string; extraTimePercent: number } | undefined) {
  const allowed = row.overrides.find((one) => one.userId === learner?.userId)
  const terms = termsOf(row, allowed, learner?.extraTimePercent ?? 0)
  return {
    ...{ id: row.id, title: row.title, status: row.status, items: row._count.items },
    ...{ opensAt: terms.opensAt, closesAt: terms.closesAt, endsAt: terms.endsAt, minutes: terms.minutes },
    phase: phaseOf(terms, now()),
    /** How many learners have handed in; for instructors. */
    handedIn: null as number | null,
    mine: learner ? mineOf(row) : null,
  }
}

function mineOf(row: Row) {
  const running = row.submissions.find(({ handedInAt }) => !handedInAt)
  const done = row.submissions.filter(({ handedInAt }) => handedInAt)
  const { scores } = shownOf(row, { over: now() >= overAt(row, row.overrides), done: false })
  return {
    running: running ? { submissionId: running.id, dueAt: running.dueAt } : null,
    handedIn: done.length,
    /** 0..1; null: not graded yet, or not to be seen yet. */
    score: scores ? countedScore(done, row.counted) : null,
  }
}

import '../server-only'
import type { WorkedPart } from '@/lib/classroom/results/place-result'
import { Prisma } from '@/lib/generated/prisma/client'
import { db } from '../db'

export interface PartRow extends WorkedPart {
  id: string
  submissionId: string
  /** Of a task, where it is done; of a question null. */
  examTaskId: string | null
  spentMs: number
  /** That wait for an answer. */
  disputes: number
}

type Row = Omit<PartRow, 'mark'> & { isMarked: boolean; markScore: number | null }

/**
 * What learners did in these submissions, in one query, without what they answered. The time of a task is that of its
 * attempt, which follows from its log.
 */
export async function loadParts(submissionIds: readonly string[]): Promise<PartRow[]> {
  if (submissionIds.length === 0) return []
  const ids = Prisma.join(submissionIds.map((id) => Prisma.sql`${id}::uuid`))
  const rows = await db().$queryRaw<Row[]>`
    SELECT i."id", i."submissionId", i."assignmentItemId" AS "itemId", i."points", i."score", i."examTaskId",
      coalesce(nullif(i."spentMs", 0), a."durationMs", 0) AS "spentMs",
      (coalesce(i."response", 'null') <> 'null' OR t."openedAt" IS NOT NULL) AS "answered",
      (t."gradedAt" IS NOT NULL AND t."score" IS NULL) AS "ungradable",
      m."id" IS NOT NULL AS "isMarked", m."score" AS "markScore",
      (SELECT count(*)::int FROM "Dispute" d WHERE d."submissionItemId" = i."id" AND d."status" = 'OPEN') AS "disputes"
    FROM "SubmissionItem" i
    LEFT JOIN "ExamTask" t ON t."id" = i."examTaskId"
    LEFT JOIN "Attempt" a ON a."id" = t."id"
    LEFT JOIN LATERAL (
      SELECT "id", "score" FROM "ItemMark" WHERE "submissionItemId" = i."id"
      ORDER BY "createdAt" DESC, "id" DESC LIMIT 1
    ) m ON true
    WHERE i."submissionId" IN (${ids})
    ORDER BY i."submissionId", i."position", i."part"`
  return rows.map(({ isMarked, markScore, ...row }) => ({
    ...row,
    ...(isMarked ? { mark: { score: markScore } } : {}),
  }))
}

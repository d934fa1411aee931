import '../server-only'
import type { DueCandidate } from '@/lib/srs/queue'
import { db } from '../db'
import { candidateOf, isStanding, isWanted, PLACE, PLACED, type PlacedRow } from './queue-sql'

/** Cards that are due, the longest overdue first: at most so many of each kind, and how many families there are beyond. */
export async function readDue(userId: string, at: Date, most: { families: number; drills: number }) {
  const rows = await db().$queryRaw<PlacedRow<{ kind: string; phase: string; total: number }>[]>`
    SELECT * FROM (
      SELECT ${PLACED}, s."kind"::text, c."state"->>'phase' AS "phase",
        row_number() OVER (PARTITION BY s."kind" ORDER BY c."due", c."id")::int AS "place",
        count(*) OVER (PARTITION BY s."kind")::int AS "total"
      FROM "Card" c JOIN "Skill" s ON s."id" = c."skillId" ${PLACE}
      WHERE c."userId" = ${userId}::uuid AND c."due" <= ${at} AND ${isWanted(userId, at)}) d
    WHERE "place" <= CASE "kind" WHEN 'FAMILY' THEN ${most.families}::int ELSE ${most.drills}::int END
    ORDER BY "place"`
  const of = (kind: string) => rows.filter((row) => row.kind === kind)
  const families = of('FAMILY')
  return {
    families: families.map(
      (row): DueCandidate => ({ ...candidateOf(row), learning: row.phase !== 'review' }),
    ),
    beyond: (families[0]?.total ?? 0) - families.length,
    drills: of('DRILL').map(({ id }) => id),
  }
}

/** A bound that nobody reaches: with it the newest are read by their index, whatever the planner expects of a day. */
const MOST_A_DAY = 3_000

/** Families answered since then, and how many of them for the first time. Undone answers do not count. */
export async function readAnswered(userId: string, since: Date) {
  const rows = await db().$queryRaw<PlacedRow<{ first: boolean }>[]>`
    SELECT ${PLACED}, bool_or(r."stateBefore" IS NULL) AS "first"
    FROM (
      SELECT * FROM "Review" WHERE "userId" = ${userId}::uuid AND "reviewedAt" >= ${since}
      ORDER BY "reviewedAt" DESC, "id" DESC LIMIT ${MOST_A_DAY}) r
    JOIN "Skill" s ON s."id" = r."skillId" ${PLACE}
    WHERE s."kind" = 'FAMILY' AND ${isStanding}
    GROUP BY 1, 2, 3`
  return { asked: rows.map(candidateOf), begun: rows.filter(({ first }) => first).length }
}

/** Families of pages that were read, never answered: the first so many in reading order, and how many there are. */
export async function readFresh(userId: string, at: Date, most: number) {
  const rows = await db().$queryRaw<PlacedRow<{ total: number }>[]>`
    SELECT ${PLACED}, count(*) OVER ()::int AS "total"
    FROM "Skill" s ${PLACE}
    WHERE s."kind" = 'FAMILY' AND s."currentVersionId" IS NOT NULL AND ${isWanted(userId, at)}
      AND s."id" IN (
        SELECT sc."skillId" FROM "ConceptRead" cr JOIN "SkillConcept" sc ON sc."conceptId" = cr."conceptId"
        WHERE cr."userId" = ${userId}::uuid)
      AND NOT EXISTS (SELECT FROM "Card" c WHERE c."userId" = ${userId}::uuid AND c."skillId" = s."id")
    ORDER BY s."position", s."id" LIMIT ${Math.max(1, most)}`
  return { skills: rows.slice(0, most).map(candidateOf), total: rows[0]?.total ?? 0 }
}

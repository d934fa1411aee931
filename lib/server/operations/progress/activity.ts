import '../../server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DayNumber } from '@/lib/srs/statistics/streak'
import { db } from '../../db'
import type { ZoneCalendar } from '../../practice/zone-calendar'

export interface StudyDay {
  day: DayNumber
  reviews: number
  ms: number
}

export interface DomainDay extends StudyDay {
  /** Of the main page of what was reviewed. */
  domainId: string
  /** Reviews at least a day after the one before. */
  asked: number
  /** Those of them that were not "again". */
  recalled: number
}

/** So many days of a learner's calendar. */
export interface Span {
  calendar: ZoneCalendar
  first: DayNumber
  count: number
}

/**
 * The days on which a learner reviewed something. What was taken back does not count. Reads each review of the span once,
 * day by day along the index: PostgreSQL sorts nothing, which for 300,000 reviews takes longer than reading them.
 */
export async function studyDays(userId: string, span: Span): Promise<StudyDay[]> {
  const counted = Prisma.sql`count(*) FILTER (WHERE r."kind" = 'REVIEW')::float8 AS "reviews",
    coalesce(sum(r."durationMs") FILTER (WHERE r."kind" = 'REVIEW'), 0)::float8 AS "ms"`
  const takenBack = Prisma.sql`-1, -r."durationMs"`
  const rows = await db().$queryRaw<StudyDay[]>`
    WITH "scan" AS MATERIALIZED (${scan(userId, span, counted)}),
    "row" AS (
      SELECT "day", "reviews", "ms" FROM "scan"
      UNION ALL SELECT ${dayOf(span)}, ${takenBack} FROM ${undone})
    SELECT "day"::int, sum("reviews")::int AS "reviews", sum("ms")::float8 AS "ms" FROM "row"
    WHERE "day" BETWEEN 1 AND ${span.count} GROUP BY "day" HAVING sum("reviews") > 0 ORDER BY "day"`
  return rows.map((row) => ({ ...row, day: span.first + row.day - 1 }))
}

/** The same by domain, with how much was remembered. */
export async function domainDays(userId: string, span: Span): Promise<DomainDay[]> {
  const counted = Prisma.sql`"place"."domainId", count(*) FILTER (WHERE r."kind" = 'REVIEW')::float8 AS "reviews",
    coalesce(sum(r."durationMs") FILTER (WHERE r."kind" = 'REVIEW'), 0)::float8 AS "ms",
    count(*) FILTER (WHERE r."kind" = 'REVIEW' AND ${matured})::float8 AS "asked",
    count(*) FILTER (WHERE r."kind" = 'REVIEW' AND r."rating" = 1 AND ${matured})::float8 AS "forgotten"`
  const takenBack = Prisma.sql`"place"."domainId", -1, -r."durationMs",
    CASE WHEN ${matured} THEN -1 ELSE 0 END, CASE WHEN r."rating" = 1 AND ${matured} THEN -1 ELSE 0 END`
  const inPlace = Prisma.sql`JOIN "place" ON "place"."skillId" = r."skillId"`
  const rows = await db().$queryRaw<DomainDay[]>`
    WITH "place" AS MATERIALIZED (
      SELECT s."id" AS "skillId", c."domainId" FROM "Skill" s
      JOIN "ContentVersion" v ON v."id" = s."currentVersionId"
      JOIN "Concept" c ON c."id" = v."data" -> 'concepts' ->> 0),
    "scan" AS MATERIALIZED (${scan(userId, span, counted, { inPlace, grouped: Prisma.sql`GROUP BY 1` })}),
    "row" AS (
      SELECT "day", "domainId", "reviews", "ms", "asked", "forgotten" FROM "scan"
      UNION ALL SELECT ${dayOf(span)}, ${takenBack} FROM ${undone} ${inPlace})
    SELECT "day"::int, "domainId", sum("reviews")::int AS "reviews", sum("ms")::float8 AS "ms",
      sum("asked")::int AS "asked", (sum("asked") - sum("forgotten"))::int AS "recalled" FROM "row"
    WHERE "day" BETWEEN 1 AND ${span.count}
    GROUP BY "day", "domainId" HAVING sum("reviews") > 0 ORDER BY "day"`
  return rows.map((row) => ({ ...row, day: span.first + row.day - 1 }))
}

/** Which of these days somebody studied, told by one look into the index each: for long spans. */
export async function whichStudied(userId: string, span: Span): Promise<DayNumber[]> {
  const rows = await db().$queryRaw<{ day: number }[]>`
    SELECT d."day"::int FROM ${days(span)}
    CROSS JOIN LATERAL (
      SELECT 1 FROM "Review" r
      WHERE r."userId" = ${userId}::uuid AND r."reviewedAt" >= d."start" AND r."reviewedAt" < d."stop"
        AND r."kind" = 'REVIEW' AND (SELECT count(*) FROM "Review" u WHERE u."undoesId" = r."id") = 0
      LIMIT 1) "one"
    ORDER BY d."day"`
  return rows.map(({ day }) => span.first + day - 1)
}

const DAY_MS = 86_400_000

/** At least a day after the last review: a day by the clock, as FSRS counts them. */
const matured = Prisma.sql`coalesce((r."stateBefore" ->> 'lastReview')::float8
  <= extract(epoch FROM r."reviewedAt") * 1000 - ${DAY_MS}::float8, false)`

/** What the undo rows of the scan take back. */
const undone = Prisma.sql`"scan", unnest("scan"."undone") AS u("id") JOIN "Review" r ON r."id" = u."id"`

const thresholds = ({ calendar, first, count }: Span) => calendar.starts(first, count)

/** From 1; 0 and `count` + 1 lie outside. */
function dayOf(span: Span): Prisma.Sql {
  return Prisma.sql`width_bucket(r."reviewedAt", ${thresholds(span)}::timestamptz[])`
}

/** Numbered from 1. */
function days(span: Span): Prisma.Sql {
  const starts = thresholds(span)
  return Prisma.sql`unnest(${starts.slice(0, -1)}::timestamptz[], ${starts.slice(1)}::timestamptz[])
    WITH ORDINALITY AS d("start", "stop", "day")`
}

/** Each day with what is counted of its reviews and the ids that its undo rows name. */
function scan(
  userId: string,
  span: Span,
  counted: Prisma.Sql,
  { inPlace = Prisma.empty, grouped = Prisma.empty } = {},
): Prisma.Sql {
  return Prisma.sql`SELECT d."day", a.* FROM ${days(span)}
    CROSS JOIN LATERAL (
      SELECT ${counted}, array_agg(r."undoesId") FILTER (WHERE r."kind" = 'UNDO') AS "undone"
      FROM "Review" r ${inPlace}
      WHERE r."userId" = ${userId}::uuid AND r."reviewedAt" >= d."start" AND r."reviewedAt" < d."stop"
      ${grouped}) a`
}

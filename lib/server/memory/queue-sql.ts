import '../server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Candidate } from '@/lib/srs/queue'

/** Rows of the queue come with their place: what PLACED selects. */
export type PlacedRow<T = object> = T & { id: string; page: string | null; domain: string | null }

/** A skill whose page is gone stands for itself. */
export function candidateOf({ id, page, domain }: PlacedRow): Candidate {
  return { id, page: page ?? id, domain: domain ?? '' }
}

/** To the skill `s` its main page `p`, by what the seed keeps of its version `v`. */
export const PLACE = Prisma.sql`
  LEFT JOIN "ContentVersion" v ON v."id" = s."currentVersionId"
  LEFT JOIN "Concept" p ON p."id" = v."data"->'concepts'->>0`
export const PLACED = Prisma.sql`s."id", p."id" AS "page", p."domainId" AS "domain"`

/** The skill `s` is still taught, and the learner has not set it aside. */
export const isWanted = (userId: string, at: Date) => Prisma.sql`s."retiredAt" IS NULL AND NOT EXISTS (
  SELECT FROM "SetAside" a WHERE a."userId" = ${userId}::uuid AND a."skillId" = s."id"
    AND (a."until" IS NULL OR a."until" > ${at}))`

/** The row `r` is a review that was not taken back, and was made here. */
export const isStanding = Prisma.sql`r."kind" = 'REVIEW' AND NOT r."imported"
  AND NOT EXISTS (SELECT FROM "Review" u WHERE u."undoesId" = r."id")`

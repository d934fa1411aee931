import '../server-only'
import type { CardState } from '@/lib/srs/card'
import type { Candidate } from '@/lib/srs/queue'
import { Scheduler } from '@/lib/srs/scheduler'
import { db } from '../db'
import { type MemoryOwner, schedulerOptions } from '../practice/refold-card'
import { candidateOf, isStanding, isWanted, PLACE, PLACED, type PlacedRow } from './queue-sql'

const DAYS = 3
const DAY = 86_400_000
/** Of what lies under one lapse. */
const PER_LAPSE = 2
const MAX_LAPSES = 10
/** Who remembers it as well as this has no gap there. */
const FIRM = 0.97

/**
 * What is brought forward: where something was forgotten lately, the cards of the pages that its page builds on, the
 * weakest first, until they have been answered once since. It follows from the log, so that taking the lapse back
 * takes this back too.
 */
export async function readPulled(owner: MemoryOwner, at: Date): Promise<Candidate[]> {
  const rows = await underLapses(owner.id, at)
  const weak = rows
    .map((row) => ({ row, recall: recallOf(owner, row, at) }))
    .filter(({ recall }) => recall < FIRM)
    .sort((a, b) => a.recall - b.recall)
    .map(({ row }) => row)
  const taken = [...new Set(rows.map(({ lapse }) => lapse))].flatMap((lapse) =>
    weak.filter((row) => row.lapse === lapse).slice(0, PER_LAPSE),
  )
  return [...new Map(taken.map((row) => [row.id, candidateOf(row)])).values()]
}

function recallOf(owner: MemoryOwner, { id, state }: LapseRow, at: Date): number {
  return new Scheduler(schedulerOptions(owner, id)).recall(state, at.getTime())
}

/** A card that is not due, of a family about a page that the page of something forgotten builds on. */
type LapseRow = PlacedRow<{ lapse: string; state: CardState }>

/** Not answered since the lapse; a lapse is a wrong answer where it had been known, and was not taken back. */
function underLapses(userId: string, at: Date): Promise<LapseRow[]> {
  const since = new Date(at.getTime() - DAYS * DAY)
  return db().$queryRaw<LapseRow[]>`
    WITH lapse AS (
      SELECT r."id", r."skillId", r."reviewedAt" FROM "Review" r
      WHERE r."userId" = ${userId}::uuid AND r."reviewedAt" >= ${since} AND r."rating" = 1 AND ${isStanding}
        AND r."stateBefore"->>'phase' = 'review'
      ORDER BY r."reviewedAt" DESC, r."id" DESC LIMIT ${MAX_LAPSES}),
    under AS (
      SELECT l."id", l."reviewedAt", unnest(cv."prerequisites") AS "page"
      FROM lapse l JOIN "Skill" s ON s."id" = l."skillId" ${PLACE}
      JOIN "ConceptVersion" cv ON cv."id" = p."currentVersionId")
    SELECT u."id"::text AS "lapse", ${PLACED}, c."state"
    FROM under u JOIN "SkillConcept" sc ON sc."conceptId" = u."page"
    JOIN "Skill" s ON s."id" = sc."skillId" ${PLACE}
    JOIN "Card" c ON c."userId" = ${userId}::uuid AND c."skillId" = s."id"
    WHERE p."id" = u."page" AND s."kind" = 'FAMILY' AND c."due" > ${at} AND c."lastReviewedAt" < u."reviewedAt"
      AND ${isWanted(userId, at)}
    ORDER BY u."reviewedAt" DESC, s."id" LIMIT 500`
}

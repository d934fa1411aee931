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
const MAX_CARDS = 500
/** Who remembers it as well as this has no gap there. */
const FIRM = 0.97

/**
 * What is brought forward: where something was forgotten lately, the cards of the pages that its page builds on, the
 * weakest first, until they have been answered once since. It follows from the log, so that taking the lapse back
 * takes this back too.
 */
export async function readPulled(owner: MemoryOwner, at: Date): Promise<Candidate[]> {
  const lapses = await recentLapses(owner.id, at)
  if (lapses.length === 0) return []
  const under = await prerequisitesOf(lapses.map(({ page }) => page))
  const cards = await cardsAbout(owner.id, [...new Set([...under.values()].flat())], at)
  const weak = cards
    .map((card) => ({ card, recall: recallOf(owner, card, at) }))
    .filter(({ recall }) => recall < FIRM)
    .sort((a, b) => a.recall - b.recall)
    .map(({ card }) => card)
  const taken = lapses.flatMap(({ page, reviewedAt }) => {
    const wanted = under.get(page) ?? []
    return weak
      .filter((card) => wanted.includes(card.page ?? '') && card.lastReviewedAt < reviewedAt)
      .slice(0, PER_LAPSE)
  })
  return [...new Map(taken.map((card) => [card.id, candidateOf(card)])).values()]
}

function recallOf(owner: MemoryOwner, { id, state }: CardRow, at: Date): number {
  return new Scheduler(schedulerOptions(owner, id)).recall(state, at.getTime())
}

interface Lapse {
  /** The main page of what was forgotten. */
  page: string
  reviewedAt: Date
}

/** Wrong answers where it had been known, none of them taken back, the newest first. */
function recentLapses(userId: string, at: Date): Promise<Lapse[]> {
  const since = new Date(at.getTime() - DAYS * DAY)
  return db().$queryRaw<Lapse[]>`
    SELECT v."data"->'concepts'->>0 AS "page", r."reviewedAt"
    FROM "Review" r JOIN "Skill" s ON s."id" = r."skillId" JOIN "ContentVersion" v ON v."id" = s."currentVersionId"
    WHERE r."userId" = ${userId}::uuid AND r."reviewedAt" >= ${since} AND r."rating" = 1 AND ${isStanding}
      AND r."stateBefore"->>'phase' = 'review'
    ORDER BY r."reviewedAt" DESC, r."id" DESC LIMIT ${MAX_LAPSES}`
}

async function prerequisitesOf(pages: string[]): Promise<Map<string, string[]>> {
  const rows = await db().$queryRaw<{ id: string; prerequisites: string[] }[]>`
    SELECT p."id", cv."prerequisites" FROM "Concept" p JOIN "ConceptVersion" cv ON cv."id" = p."currentVersionId"
    WHERE p."id" = ANY(${pages})`
  return new Map(rows.map(({ id, prerequisites }) => [id, prerequisites]))
}

/** A card that is not due, of a family about one of these pages. */
type CardRow = PlacedRow<{ state: CardState; lastReviewedAt: Date }>

async function cardsAbout(userId: string, pages: string[], at: Date): Promise<CardRow[]> {
  if (pages.length === 0) return []
  return db().$queryRaw<CardRow[]>`
    SELECT ${PLACED}, c."state", c."lastReviewedAt"
    FROM "Card" c JOIN "Skill" s ON s."id" = c."skillId" ${PLACE}
    WHERE c."userId" = ${userId}::uuid AND c."due" > ${at} AND s."kind" = 'FAMILY'
      AND s."id" IN (SELECT sc."skillId" FROM "SkillConcept" sc WHERE sc."conceptId" = ANY(${pages}))
      AND p."id" = ANY(${pages}) AND ${isWanted(userId, at)}
    ORDER BY s."id" LIMIT ${MAX_CARDS}`
}

import '../server-only'
import type { CardState } from '@/lib/srs/card'
import { Scheduler } from '@/lib/srs/scheduler'
import { db } from '../db'
import { cardState, type MemoryOwner, schedulerOptions } from '../practice/refold-card'
import { notSetAside, standing } from './asked-for'
import { skillPlaces } from './skill-places'

const DAYS = 3
const DAY = 86_400_000
/** Of what lies under one lapse. */
const PER_LAPSE = 2
const MAX_LAPSES = 10
/** Who remembers it as well as this has no gap there. */
const FIRM = 0.97

interface Lapse {
  skillId: string
  reviewedAt: Date
}

/**
 * What is brought forward: where something was forgotten lately, the cards of the pages that its page builds on, the
 * weakest first, until they have been answered once since. It follows from the log, so that taking the lapse back
 * takes this back too.
 */
export async function pulledCards(owner: MemoryOwner, at: Date): Promise<string[]> {
  const lapses = await recentLapses(owner.id, at)
  if (lapses.length === 0) return []
  const places = await skillPlaces(lapses.map(({ skillId }) => skillId))
  const under = await prerequisitesOf([...places.values()].map(({ page }) => page))
  const pages = [...new Set([...under.values()].flat())]
  const cards = await cardsAbout(owner.id, pages, at)
  const pulled = lapses.flatMap(({ skillId, reviewedAt }) => {
    const wanted = under.get(places.get(skillId)?.page ?? '') ?? []
    return cards
      .filter((card) => wanted.includes(card.page) && (card.lastReviewedAt ?? at) < reviewedAt)
      .map((card) => ({ id: card.skillId, recall: recallOf(owner, card.skillId, card.state, at) }))
      .filter(({ recall }) => recall < FIRM)
      .sort((a, b) => a.recall - b.recall)
      .slice(0, PER_LAPSE)
  })
  return [...new Set(pulled.map(({ id }) => id))]
}

function recallOf(owner: MemoryOwner, skillId: string, state: CardState, at: Date): number {
  return new Scheduler(schedulerOptions(owner, skillId)).recall(state, at.getTime())
}

/** Wrong where it had been known, the newest first. */
async function recentLapses(userId: string, at: Date): Promise<Lapse[]> {
  const since = new Date(at.getTime() - DAYS * DAY)
  const wrong = await db().review.findMany({
    where: { userId, ...standing, rating: 1, reviewedAt: { gte: since } },
    orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
    take: MAX_LAPSES,
    select: { skillId: true, reviewedAt: true, stateBefore: true },
  })
  return wrong.filter(({ stateBefore }) => (stateBefore as CardState | null)?.phase === 'review')
}

async function prerequisitesOf(pages: string[]): Promise<Map<string, string[]>> {
  const concepts = await db().concept.findMany({
    where: { id: { in: pages } },
    select: { id: true, currentVersion: { select: { prerequisites: true } } },
  })
  return new Map(concepts.map(({ id, currentVersion }) => [id, currentVersion?.prerequisites ?? []]))
}

/** Cards that are not due, of families whose main page is one of these. */
async function cardsAbout(userId: string, pages: string[], at: Date) {
  const cards = await db().card.findMany({
    where: {
      userId,
      due: { gt: at },
      skill: {
        kind: 'FAMILY',
        retiredAt: null,
        concepts: { some: { conceptId: { in: pages } } },
        ...notSetAside(userId, at),
      },
    },
    take: 200,
    select: { skillId: true, state: true, lastReviewedAt: true },
  })
  const places = await skillPlaces(cards.map(({ skillId }) => skillId))
  return cards.flatMap((card) => {
    const state = cardState(card)
    const page = places.get(card.skillId)?.page
    return state && page ? [{ ...card, state, page }] : []
  })
}

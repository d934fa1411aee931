import '../server-only'
import type { Card } from '@/lib/generated/prisma/client'
import { db } from '../db'
import { cardState, type MemoryOwner } from '../practice/refold-card'
import { findLearner } from './learner'
import { findPlacements } from './placements'
import { skillPace } from './skill-pace'

/** What is known of a learner and a skill before it is asked. */
export interface Outlook {
  owner: MemoryOwner
  /** Null: never answered. */
  card: Card | null
  /** How long it usually takes, in ms. */
  pace: number | undefined
  /** By rating, from again to easy: see ServedVariant. */
  placements: number[]
}

export async function findOutlook(userId: string, skillId: string): Promise<Outlook> {
  const [card, { owner, settings }, pace] = await Promise.all([
    db().card.findUnique({ where: { userId_skillId: { userId, skillId } } }),
    findLearner(userId),
    skillPace(userId, skillId),
  ])
  const placements = await findPlacements({ owner, settings, skillId, card: cardState(card) })
  return { owner, card, pace, placements }
}

import '../server-only'
import type { ServedVariant } from '@/lib/generated/prisma/client'
import type { RatingName } from '@/lib/srs/card'
import { preview } from '@/lib/srs/fold'
import { now } from '../clock'
import { fromDb, type Json } from '../json'
import type { QuestionConcept } from './question-concept'
import { cardState, type MemoryOwner, schedulerOptions } from './refold-card'

/** A practice question on its way to the browser: with key and explanation, so that it works without network. */
export interface PracticeQuestion {
  servedVariantId: string
  skillId: string
  seed: number
  variant: Json
  key: Json
  explanation: Json
  /** ms since the epoch */
  servedAt: number
  isNew: boolean
  /** How often it was forgotten after it had been known. */
  lapses: number
  /** How long this learner usually takes for it, in ms; unknown at first. */
  paceMs?: number
  concept: QuestionConcept | null
  /** When the card falls due after each rating, ms since the epoch. */
  nextDue: Record<RatingName, number>
}

export function practiceQuestion(
  served: ServedVariant,
  card: Parameters<typeof cardState>[0],
  owner: MemoryOwner,
  concept: QuestionConcept | null,
): PracticeQuestion {
  const options = schedulerOptions(owner, served.skillId)
  const next = preview(cardState(card), now().getTime(), options, served.placements)
  return {
    servedVariantId: served.id,
    skillId: served.skillId,
    seed: served.seed,
    variant: fromDb(served.variant),
    key: fromDb(served.key),
    explanation: fromDb(served.explanation),
    servedAt: served.servedAt.getTime(),
    isNew: !card,
    lapses: cardState(card)?.lapses ?? 0,
    ...(served.paceMs === null ? {} : { paceMs: served.paceMs }),
    concept,
    nextDue: { again: next.again.due, hard: next.hard.due, good: next.good.due, easy: next.easy.due },
  }
}

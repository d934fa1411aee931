import { FSRSAlgorithm, type Grade, Rating } from 'ts-fsrs'
import { type CardState, type RatingName, ratingNames } from './card'

/** What FSRS knows of one memory: stability in days, difficulty 1..10. */
export interface Memory {
  stability: number
  difficulty: number
}

/** How often each outcome comes up; together 1. */
export type RatingShares = Readonly<Record<RatingName, number>>

/** How somebody answers: outcomes at the very first time, and how those that were right are rated later. */
export interface RatingMix {
  first: RatingShares
  /** `again` is not asked: how often that comes is what recall says. */
  right: Readonly<Record<Exclude<RatingName, 'again'>, number>>
}

export const usualRatingMix: RatingMix = {
  first: { again: 0.25, hard: 0.15, good: 0.5, easy: 0.1 },
  right: { hard: 0.15, good: 0.7, easy: 0.15 },
}

const grades: Record<RatingName, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
}

/** One way in which a review may end. */
export interface Outcome {
  /** 0..1 */
  chance: number
  memory: Memory
}

/** The steps of FSRS-6 over plain numbers, for looking ahead: the same memory as the Scheduler's, without its dates. */
export class MemoryModel {
  private readonly fsrs: FSRSAlgorithm

  /** `parameters`: the 21 of FSRS-6; none: those that it starts with. */
  constructor(parameters: readonly number[] = []) {
    this.fsrs = new FSRSAlgorithm(parameters.length > 0 ? { w: parameters } : {})
  }

  /** Probability of recall, 0..1, `days` after the last review. */
  recall({ stability }: Memory, days: number): number {
    return this.fsrs.forgetting_curve(Math.max(0, days), stability)
  }

  /**
   * The memory after a review `days` (whole ones) after the last; no memory: after the first. `recall`: how likely it
   * was, when something else than this model says so.
   */
  after(memory: Memory | undefined, days: number, rating: RatingName, recall?: number): Memory {
    return this.fsrs.next_state(memory ?? null, Math.max(0, days), grades[rating], recall)
  }

  /**
   * How a review would end, `days` after the last; no memory: the first. `chance`: of being right, when something else
   * than this model says so.
   */
  outcomes(memory: Memory | undefined, days: number, mix: RatingMix, chance?: number): Outcome[] {
    const recall = memory && this.recall(memory, days)
    return ratingNames.map((rating) => ({
      chance: chanceOf(rating, memory && (chance ?? recall), mix),
      memory: this.after(memory, days, rating, recall),
    }))
  }
}

/** `recall` undefined: the first time. */
function chanceOf(rating: RatingName, recall: number | undefined, { first, right }: RatingMix): number {
  if (recall === undefined) return first[rating]
  return rating === 'again' ? 1 - recall : recall * right[rating]
}

/** What of a card a plan needs; undefined: never studied. */
export function memoryOf(card: CardState | undefined): Memory | undefined {
  if (!card || card.phase === 'new' || card.stability <= 0) return undefined
  return { stability: card.stability, difficulty: card.difficulty }
}

/** How badly somebody stands with a skill: what an exam of weak spots is drawn by. */
export interface Standing {
  /** How often it was forgotten. */
  lapses?: number
  /** Probability of recall now, 0..1. */
  recall?: number
  /** Of the last attempt, 0..1. */
  score?: number
}

/** A card that falls due has a weakness of a tenth: that alone is no weak spot. */
const WEAK = 0.25
/** Each time that it was forgotten takes away a quarter of the trust. */
const TRUST_LEFT = 0.75

/** 0..1: the worst of what is known; 0 where nothing is. */
export function weaknessOf({ lapses = 0, recall = 1, score = 1 }: Standing): number {
  return Math.max(1 - TRUST_LEFT ** lapses, 1 - recall, 1 - score)
}

/** Of several skills about one thing: the worst. */
export const worstOf = (weaknesses: readonly number[]): number => Math.max(0, ...weaknesses)

export const isWeak = (weakness: number): boolean => weakness >= WEAK

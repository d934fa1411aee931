/** What may be asked for before answering, in the order in which it is offered: the concept's page, then a clue. */
export const hintNames = ['concept', 'clue'] as const
export type HintName = (typeof hintNames)[number]

/** The share of the score that each hint costs. */
export const hintCost = 0.25

/** What an answer is worth after so many hints, 0..1. */
export function scoreAfterHints(score: number, hints: number): number {
  return score * Math.max(0, 1 - hintCost * hints)
}

import type { CardState } from './card'

/** How somebody stands with a skill: never answered, to be answered now, remembered for a while, or for long. */
export const standings = ['new', 'due', 'learning', 'mastered'] as const
export type Standing = (typeof standings)[number]

/** Days for which a memory holds at the wished retention before it counts as mastered. */
const MASTERED_DAYS = 21

/** `at` in ms since the epoch; no card: never answered. */
export function standingOf(card: Pick<CardState, 'due' | 'stability'> | undefined, at: number): Standing {
  if (!card) return 'new'
  if (card.due <= at) return 'due'
  return card.stability >= MASTERED_DAYS ? 'mastered' : 'learning'
}

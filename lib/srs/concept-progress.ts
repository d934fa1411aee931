import type { CardState } from './card'

/** How far somebody is with a page: what comes later includes what comes before, but for `due`. */
export const progressStates = ['unread', 'read', 'quizzed', 'due', 'mastered'] as const
export type ConceptProgress = (typeof progressStates)[number]

/** Days for which a memory holds at the wished retention before a page counts as mastered. */
const MASTERED_DAYS = 21

export interface ConceptEvidence {
  read: boolean
  /** Of every question family about the page; undefined: never answered. */
  cards: readonly (CardState | undefined)[]
  /** ms since the epoch */
  at: number
}

/** Mastered: every family was answered, none is due, and each memory is stable for three weeks. */
export function conceptProgress({ read, cards, at }: ConceptEvidence): ConceptProgress {
  const answered = cards.filter((card) => card !== undefined)
  if (answered.some(({ due }) => due <= at)) return 'due'
  const isMastered =
    answered.length > 0 &&
    answered.length === cards.length &&
    answered.every(({ stability }) => stability >= MASTERED_DAYS)
  if (isMastered) return 'mastered'
  if (answered.length > 0) return 'quizzed'
  return read ? 'read' : 'unread'
}

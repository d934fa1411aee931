import type { CardState } from './card'
import { standingOf } from './standing'

/** How far somebody is with a page: what comes later includes what comes before, but for `due`. */
export const progressStates = ['unread', 'read', 'quizzed', 'due', 'mastered'] as const
export type ConceptProgress = (typeof progressStates)[number]

export interface ConceptEvidence {
  read: boolean
  /** Of every question family about the page; undefined: never answered. */
  cards: readonly (CardState | undefined)[]
  /** ms since the epoch */
  at: number
}

/** Mastered: every family is. */
export function conceptProgress({ read, cards, at }: ConceptEvidence): ConceptProgress {
  const standings = cards.map((card) => standingOf(card, at))
  if (standings.includes('due')) return 'due'
  if (standings.length > 0 && standings.every((standing) => standing === 'mastered')) return 'mastered'
  if (standings.some((standing) => standing !== 'new')) return 'quizzed'
  return read ? 'read' : 'unread'
}

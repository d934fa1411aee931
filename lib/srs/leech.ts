import type { CardState } from './card'

/** So many times forgotten after it was known: reviewing more will not help, something under it is missing. */
export const LEECH_LAPSES = 6

/** Whether a card keeps being forgotten. */
export const isLeech = (card: Pick<CardState, 'lapses'> | undefined): boolean =>
  card !== undefined && card.lapses >= LEECH_LAPSES

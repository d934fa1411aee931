import type { PackageRow } from './protocol'

/** An answer given in Anki, as it becomes a review. */
export interface ImportRow {
  /** Of the `revlog` row: ms since the epoch. */
  id: number
  /** 1 (again) to 4 (easy) */
  rating: number
  /** Days until Anki brought the card back; 0: within a day, or not known. */
  days: number
  durationMs: number
}

export const REFUSALS = ['by-hand', 'preview', 'malformed', 'unknown-skill', 'too-many'] as const
/** Why a row of ours does not become a review. */
export type Refusal = (typeof REFUSALS)[number]

const FILTERED = 3
const BY_HAND = 4
/** 2006, when Anki came out. */
const EARLIEST = Date.UTC(2006, 0)
/** Ten years ahead of any clock is no clock that goes wrong. */
const LATEST = Date.UTC(2200, 0)
const MAX_DAYS = 36_500
const MAX_DURATION_MS = 3_600_000

/** The row as a review, or why it is none: set by hand, seen without being rescheduled, or not to be understood. */
export function importRow({ id, ease, ivl, factor, time, type }: PackageRow): ImportRow | Refusal {
  const whole = [id, ease, ivl, factor, time, type].every(Number.isSafeInteger)
  if (!whole || id < EARLIEST || id > LATEST || ease < 0 || ease > 4) return 'malformed'
  if (ease === 0 || type >= BY_HAND) return 'by-hand'
  if (type === FILTERED && factor === 0) return 'preview'
  const days = Math.min(Math.max(ivl, 0), MAX_DAYS)
  return { id, rating: ease, days, durationMs: Math.min(Math.max(time, 0), MAX_DURATION_MS) }
}

import { createHash } from 'node:crypto'
import type { CardState } from '@/lib/srs/card'
import { type CollectionSettings, collectionRow, DECK_ID, deckId, MODEL_ID } from './collection-row'
import type { CollectionTables } from './protocol'
import { intervalOf, type LoggedReview, revlogIds } from './revlog'
import { skillMark } from './skill-mark'

/** A card with its note and its log. */
export interface PackageCard {
  skillId: string
  front: string
  back: string
  /** Permanent ids: of the domain and of what it has of the skill. */
  tags: string[]
  /** The deck it lies in; absent: the one above all. */
  domain?: { position: number }
  state: CardState
  suspended: boolean
  buried: boolean
  /** ms since the epoch */
  createdAt: number
  reviews: (LoggedReview & { durationMs: number })[]
}

/** All tables of a package; `cards` in any order. */
export function collectionTables(
  cards: readonly PackageCard[],
  settings: CollectionSettings,
): CollectionTables {
  const numbered = numberCards(cards)
  const logged = numbered.flatMap(({ id, card }) => card.reviews.map((review) => ({ ...review, cid: id })))
  return {
    col: [collectionRow(settings)],
    notes: numbered.map(({ id, card }) => noteRow(id, card, settings)),
    cards: numbered.map(({ id, card }) => cardRow(id, card, settings)),
    revlog: revlogIds(logged).map(([id, { cid, ease, ivl, lastIvl, factor, durationMs, type }]) => [
      ...[id, cid, -1, ease, ivl, lastIvl, factor, durationMs, type],
    ]),
  }
}

/** Ids of notes and cards are times too: the oldest first, none twice. */
function numberCards(cards: readonly PackageCard[]): { id: number; card: PackageCard }[] {
  let last = 0
  const order = [...cards].sort((a, b) => a.createdAt - b.createdAt || (a.skillId < b.skillId ? -1 : 1))
  return order.map((card) => {
    last = Math.max(last + 1, card.createdAt)
    return { id: last, card }
  })
}

const stripped = (html: string) => html.replace(/<[^>]*>/g, '')

function noteRow(id: number, { skillId, front, back, tags }: PackageCard, { at }: CollectionSettings) {
  const mark = skillMark(skillId)
  const first = stripped(front)
  // What Anki finds duplicates by.
  const checksum = Number.parseInt(createHash('sha1').update(first).digest('hex').slice(0, 8), 16)
  const fields = [front, back, mark].join('\x1f')
  return [
    ...[id, mark, MODEL_ID, Math.floor(at / 1000), -1, ` ${tags.join(' ')} `, fields],
    ...[first, checksum, 0, ''],
  ]
}

const TYPES = { new: 0, learning: 1, review: 2, relearning: 3 } as const
/** Anki's own scheduler, should FSRS be off. */
const EASE_FACTOR = 2500
const SUSPENDED = -1
const BURIED = -3
const DAY = 86_400_000

function cardRow(id: number, card: PackageCard, settings: CollectionSettings) {
  const { state, domain, suspended, buried } = card
  const type = TYPES[state.phase]
  const queue = suspended ? SUSPENDED : buried ? BURIED : Math.min(type, state.phase === 'relearning' ? 1 : 2)
  const due = state.phase === 'review' ? dueDay(state, settings) : Math.floor(state.due / 1000)
  const ivl = Math.max(0, intervalOf(state))
  // Steps left today and in all.
  const left = state.phase === 'learning' || state.phase === 'relearning' ? 1001 : 0
  return [
    ...[id, id, domain ? deckId(domain.position) : DECK_ID, 0, Math.floor(settings.at / 1000), -1],
    ...[type, queue, due, ivl, EASE_FACTOR, state.reps, state.lapses, left, 0, 0, 0],
    memoryJson(state, settings),
  ]
}

/** Days from the one on which the collection began. */
function dueDay({ due }: CardState, { createdAt }: CollectionSettings): number {
  return Math.floor((due - createdAt) / DAY)
}

/** FSRS's memory under the keys of Anki's `CardData` (rslib/src/storage/card/data.rs). */
function memoryJson(state: CardState, { retention, decay }: CollectionSettings): string {
  const places = (value: number, digits: number) => Number(value.toFixed(digits))
  return JSON.stringify({
    ...{ s: places(state.stability, 3), d: places(state.difficulty, 3) },
    ...{ dr: places(retention, 2), decay: places(decay, 3) },
    ...(state.lastReview === undefined ? {} : { lrt: Math.floor(state.lastReview / 1000) }),
  })
}

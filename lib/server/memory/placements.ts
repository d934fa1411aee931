import '../server-only'
import { type CardState, ratingNames } from '@/lib/srs/card'
import { preview } from '@/lib/srs/fold'
import { type DayRoom, type DaySpan, placeInSpan } from '@/lib/srs/place'
import type { StudySettings } from '@/lib/srs/settings'
import { now } from '../clock'
import { db } from '../db'
import { dayStart, weekdayAt } from '../practice/day'
import { type MemoryOwner, schedulerOptions } from '../practice/refold-card'

const DAY = 86_400_000
/** Just below the end of a span. */
const END = 0.999

interface Placed {
  owner: MemoryOwner & { timeZone: string }
  settings: StudySettings
  skillId: string
  card: CardState | undefined
}

/**
 * Where a card had best come back after each of the four ratings, from again to easy: on the day with the most room
 * among those that the scheduler allows (ServedVariant.placements). Empty where it allows but one.
 */
export async function findPlacements({ owner, settings, skillId, card }: Placed): Promise<number[]> {
  const at = now()
  const options = schedulerOptions(owner, skillId)
  const daysWith = (placement: number) => {
    const next = preview(card, at.getTime(), options, Array(4).fill(placement))
    return ratingNames.map((rating) => next[rating].scheduledDays)
  }
  const [firsts, lasts] = [daysWith(0), daysWith(END)]
  const spans = firsts.map((first, index): DaySpan => ({ first, last: lasts[index] ?? first }))
  if (spans.every(({ first, last }) => first === last)) return []
  const today = dayStart(at, owner.timeZone)
  const cardsOn = await readCards(owner.id, today, { first: Math.min(...firsts), last: Math.max(...lasts) })
  const weekday = weekdayAt(at, owner.timeZone)
  const roomOn = (day: number): DayRoom => ({
    cards: cardsOn.get(day) ?? 0,
    share: settings.dayLoads[(weekday + day) % 7] ?? 1,
  })
  return spans.map((span) => placeInSpan(span, roomOn))
}

/** How many cards wait on each of these days, counted from today. */
async function readCards(
  userId: string,
  today: Date,
  { first, last }: DaySpan,
): Promise<Map<number, number>> {
  const from = new Date(today.getTime() + first * DAY)
  const until = new Date(today.getTime() + (last + 1) * DAY)
  const rows = await db().$queryRaw<{ day: number; cards: number }[]>`
    SELECT floor(extract(epoch FROM "due" - ${today}::timestamptz) / 86400)::int AS "day", count(*)::int AS "cards"
    FROM "Card" WHERE "userId" = ${userId}::uuid AND "due" >= ${from} AND "due" < ${until} GROUP BY 1`
  return new Map(rows.map(({ day, cards }) => [day, cards]))
}

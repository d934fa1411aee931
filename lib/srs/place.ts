/** Days from today, first to last. */
export interface DaySpan {
  first: number
  last: number
}

/** What waits on a day, and how much of a usual day's work it may have. */
export interface DayRoom {
  cards: number
  /** 0: kept free; 1: a usual day */
  share: number
}

/**
 * The day of a span with the most room, as a placement: 0..1 within the span (ReviewEntry). Of days alike the one
 * nearest to the middle, which is the day that the scheduler wants. Free days are taken where there are no others.
 */
export function placeInSpan({ first, last }: DaySpan, roomOn: (day: number) => DayRoom): number {
  const middle = (first + last) / 2
  const days = Array.from({ length: last - first + 1 }, (_, index) => {
    const { cards, share } = roomOn(first + index)
    return { index, crowd: share > 0 ? (cards + 1) / share : Number.POSITIVE_INFINITY }
  })
  const off = (index: number) => Math.abs(first + index - middle)
  const [best] = days.sort(
    (a, b) => compare(a.crowd, b.crowd) || off(a.index) - off(b.index) || a.index - b.index,
  )
  return ((best?.index ?? 0) + 0.5) / days.length
}

/** Infinities are alike. */
const compare = (a: number, b: number) => (a === b ? 0 : a - b)

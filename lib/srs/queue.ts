/** A card that falls due within so many ms is asked when nothing else is left: its first steps take minutes. */
export const AHEAD_MS = 20 * 60_000

/** A skill that may be asked today. */
export interface Candidate {
  id: string
  /** Neighbours are of different domains for as long as there are any. */
  domain: string
  /** The page that it is about. Skills of one page are siblings. */
  page: string
}

export interface DueCandidate extends Candidate {
  /** In its first steps, or again in them after a lapse: it has to come today. */
  learning: boolean
}

export interface QueueInput {
  /** The longest overdue first. */
  due: readonly DueCandidate[]
  /** Not due, and brought forward. */
  pulled: readonly Candidate[]
  fresh: readonly Candidate[]
  /** What was answered today already. */
  asked: readonly Pick<Candidate, 'id' | 'page'>[]
  /** Of cards about one page ask one a day, but for those in their steps. */
  burySiblings: boolean
}

export interface ReviewQueue {
  /** In the order in which they are asked. */
  ids: string[]
  /** How many of them are reviews. */
  reviews: number
  /** Due, and left for another day because of a sibling. */
  buried: number
}

/** What to ask today: reviews with domains in turn, and new skills spread among them. */
export function buildQueue({ due, pulled, fresh, asked, burySiblings }: QueueInput): ReviewQueue {
  const askedOf = new Map(asked.map(({ id, page }) => [page, id]))
  const kept = [...due, ...pulled.map((one) => ({ ...one, learning: false }))].filter(
    ({ id, page, learning }) => {
      const other = askedOf.get(page)
      if (burySiblings && !learning && other !== undefined && other !== id) return false
      askedOf.set(page, id)
      return true
    },
  )
  const reviews = inTurn(kept)
  return {
    ids: spread(reviews, inTurn(fresh)).map(({ id }) => id),
    reviews: reviews.length,
    buried: due.length + pulled.length - kept.length,
  }
}

/** One of each domain after the other, each domain's own in their order. */
function inTurn(candidates: readonly Candidate[]): Candidate[] {
  const lists = [...new Set(candidates.map(({ domain }) => domain))].map((domain) =>
    candidates.filter((one) => one.domain === domain),
  )
  const rounds = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: rounds }, (_, round) => lists.flatMap((list) => list[round] ?? [])).flat()
}

/** The second list evenly among the first, which begins. */
function spread<T>(first: readonly T[], second: readonly T[]): T[] {
  const place = (index: number, { length }: readonly T[]) => (index + 0.5) / length
  const places = [
    ...first.map((one, index) => ({ one, at: place(index, first) })),
    ...second.map((one, index) => ({ one, at: place(index, second) })),
  ]
  return places.sort((a, b) => a.at - b.at).map(({ one }) => one)
}

/** What statistics are made of: of each learner the attempt that counts. */

/** One thing that was chosen or typed, or could have been. */
export interface Answer {
  /** What it is an answer to, where a question asks several things: in the reader's language; '': all of it. */
  part: string
  /** In the reader's language; undefined: too long to be told apart by it. */
  text: string | undefined
  /** Shown in a fixed-width face; else in Markdown's inline subset. */
  code: boolean
  right: boolean
  /** The belief that it shows, by name. */
  misconception?: string
}

export interface WorkedCheck {
  id: string
  /** In the reader's language. */
  name: string
  weight: number
  passed: boolean
}

/** One hands-on task of an item. */
export interface WorkedTask {
  skillId: string
  title: string
  /** 0..1; null: it could not be graded. */
  score: number | null
  /** What it is worth, in the unit of its item's points. */
  points: number
  checks: readonly WorkedCheck[]
  /** Objects, `resource/name -n namespace`. */
  damage: readonly string[]
}

export interface WorkedItem {
  /** The place in the assignment. */
  itemId: string
  /** All items of one learner in the same unit. */
  points: number
  /** 0..1, after marks; null: it could not be graded. */
  score: number | null
  answered: boolean
  /** null: it was never on the screen. */
  spentMs: number | null
  answers: readonly Answer[]
  /** What could be chosen; empty where one types. */
  offered: readonly Answer[]
  /** By name, as the verdict has them. */
  misconceptions: readonly string[]
  tasks: readonly WorkedTask[]
}

/** One learner's. */
export interface CountedWork {
  /** By place. */
  items: ReadonlyMap<string, WorkedItem>
}

export const workOf = (items: readonly WorkedItem[]): CountedWork => ({
  items: new Map(items.map((item) => [item.itemId, item])),
})

/** A place of an assignment. */
export interface Place {
  id: string
  /** False: it was dropped, and is in nobody's score. */
  counts: boolean
}

/** Points gained and to be had; what is not graded is in neither. */
export interface Gained {
  points: number
  of: number
}

/** In the places that count. */
export function gained(work: CountedWork, places: readonly Place[]): Gained {
  let [points, of] = [0, 0]
  for (const { id, counts } of places) {
    const item = counts ? work.items.get(id) : undefined
    if (!item || item.score === null) continue
    points += item.points * item.score
    of += item.points
  }
  return { points, of }
}

/** Of each learner, in order: made once for all places, which else would each go through all the others. */
export const gainedBy = (works: readonly CountedWork[], places: readonly Place[]): Gained[] =>
  works.map((work) => gained(work, places))

/** What is left of it without something that is in it. */
export const less = (all: Gained, part: Gained): Gained => ({
  points: all.points - part.points,
  of: all.of - part.of,
})

/** Sums of shares are not quite exact. */
const NOTHING = 1e-9

/** 0..1 of the points; undefined when there are none. */
export const shareOf = ({ points, of }: Gained): number | undefined =>
  of > NOTHING ? points / of : undefined

/** Of an item that was graded. */
export const gainedIn = ({ points, score }: WorkedItem): Gained => ({
  points: points * (score ?? 0),
  of: score === null ? 0 : points,
})

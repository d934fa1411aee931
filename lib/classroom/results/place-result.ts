/** A place of an assignment that one learner worked on: the tasks of an exam together, anything else by itself. */
import { itemScore } from '../score'
import { grouped } from './grouped'

export interface WorkedPart {
  itemId: string
  points: number
  /** 0..1, as it was graded; null: not graded. */
  score: number | null
  /** The last one; its score null: as it was graded. Undefined: none. */
  mark?: { score: number | null }
  answered: boolean
  /** The grader failed on it for good: it counts for nothing. */
  ungradable: boolean
}

export interface PlaceResult {
  itemId: string
  points: number
  score: number | null
  answered: boolean
  marked: boolean
}

/** By place, in the order in which these are first met. */
export function placeResults(parts: readonly WorkedPart[]): PlaceResult[] {
  const byPlace = grouped(parts, ({ itemId }) => itemId)
  return [...byPlace].map(([itemId, own]) => ({ itemId, ...resultOf(own) }))
}

function resultOf(parts: readonly WorkedPart[]): Omit<PlaceResult, 'itemId'> {
  const marked = parts.some(({ mark }) => mark !== undefined)
  const answered = parts.some((part) => part.answered)
  const counting = parts
    .map((part) => ({ ...part, score: itemScore({ ...part, marks: part.mark ? [part.mark] : [] }) }))
    .filter(({ score, ungradable }) => score !== null || !ungradable)
  const points = counting.reduce((sum, part) => sum + part.points, 0)
  if (counting.length === 0 || counting.some(({ score }) => score === null))
    return { points, score: null, answered, marked }
  // Places that are worth nothing have a score, too.
  const weigh = (part: WorkedPart) => (points > 0 ? part.points / points : 1 / counting.length)
  const score = counting.reduce((sum, part) => sum + weigh(part) * (part.score ?? 0), 0)
  return { points, score, answered, marked }
}

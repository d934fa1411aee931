import '../server-only'
import {
  type CountedWork,
  type WorkedItem,
  type WorkedTask,
  workOf,
} from '@/lib/classroom/item-statistics/counted-work'
import { grouped } from '@/lib/classroom/results/grouped'
import { type PlaceResult, placeResults } from '@/lib/classroom/results/place-result'
import type { PartRow } from './results-parts'
import type { QuestionAnswers } from './results-questions'

type Tasks = ReadonlyMap<string, Omit<WorkedTask, 'points'>>

/** What was done at a place, without what was answered there. */
interface PlacedItem extends WorkedItem {
  /** Of the first of its parts: a question has no other. */
  partId: string
}
export interface PlacedWork {
  items: ReadonlyMap<string, PlacedItem>
}

/** What one learner did. */
export function placedWork(parts: readonly PartRow[], tasks: Tasks): PlacedWork {
  const byPlace = grouped(parts, ({ itemId }) => itemId)
  const items = placeResults(parts).map((place) => placed(place, byPlace.get(place.itemId) ?? [], tasks))
  return { items: new Map(items.map((item) => [item.itemId, item])) }
}

const NOTHING_SAID: QuestionAnswers = { answers: [], offered: [], misconceptions: [] }

function placed(
  { itemId, points, score, answered }: PlaceResult,
  parts: readonly PartRow[],
  tasks: Tasks,
): PlacedItem {
  const spentMs = parts.reduce((sum, part) => sum + part.spentMs, 0)
  return {
    ...{ itemId, points, score, answered, ...NOTHING_SAID, partId: parts[0]?.id ?? '' },
    spentMs: spentMs > 0 ? spentMs : null,
    tasks: parts.flatMap(({ examTaskId, points: worth }) => {
      const task = tasks.get(examTaskId ?? '')
      return task ? [{ ...task, points: worth }] : []
    }),
  }
}

/** The same works in the same order, of one place alone. */
export function withAnswers(
  works: readonly PlacedWork[],
  itemId: string,
  answers: ReadonlyMap<string, QuestionAnswers>,
): CountedWork[] {
  return works.map(({ items }) => {
    const item = items.get(itemId)
    return workOf(item ? [{ ...item, ...answers.get(item.partId) }] : [])
  })
}

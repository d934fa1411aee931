import { type ShareInterval, shareInterval } from '@/lib/srs/statistics/share-interval'
import { type AnswerGroup, answerGroups } from './answer-groups'
import { bestGroups } from './best-groups'
import {
  type CountedWork,
  type Gained,
  gainedBy,
  gainedIn,
  less,
  type Place,
  shareOf,
  type WorkedItem,
} from './counted-work'
import { type ItemWarning, itemWarnings } from './item-warnings'
import { correlation, mean, type Quartiles, quartiles } from './moments'
import { type TaskStatistics, taskStatistics } from './task-statistics'

/** One learner's work on an item that was graded. */
export interface Sample {
  item: WorkedItem
  score: number
  /** In the places that count, and in this one, whether it does or not. */
  total: Gained
  /** 0..1 of the points in all other places that count; undefined when there are none. */
  rest: number | undefined
  /** How much the learner counts in the upper group, 0..1. */
  best: number
}

export interface ItemStatistics {
  itemId: string
  /** Learners who were graded in it. */
  count: number
  /**
   * Mean score 0..1 with Wilson's interval of 95 %: exact where one is right or wrong, too wide rather than too narrow
   * where there are partial scores.
   */
  facility?: ShareInterval
  right: number
  /** Correlation of the item with all the others, −1..1; undefined where one of both does not vary. */
  discrimination?: number
  /** Mean score of the upper group less that of the lower, −1..1. */
  upperLower?: number
  /** 0..1 */
  answered?: number
  /** ms, of those on whose screen it was */
  time?: Quartiles
  answers: readonly AnswerGroup[]
  misconceptions: readonly { name: string; count: number }[]
  tasks: readonly TaskStatistics[]
  warnings: readonly ItemWarning[]
}

const NONE: Gained = { points: 0, of: 0 }

/** Full points, but for what adding up loses. */
export const isRight = (score: number): boolean => score > 1 - 1e-9

/** How an item did, by the attempts that count. @param totals of each work: see `gainedBy` */
export function itemStatistics(
  works: readonly CountedWork[],
  places: readonly Place[],
  itemId: string,
  totals: readonly Gained[] = gainedBy(works, places),
): ItemStatistics {
  const counts = places.some((place) => place.id === itemId && place.counts)
  const { samples, upperLower } = samplesOf(works, totals, { itemId, counts })
  const scores = samples.map(({ score }) => score)
  const withRest = samples.flatMap(({ score, rest }) => (rest === undefined ? [] : [{ score, rest }]))
  const facility = mean(scores)
  const figures = {
    ...{ itemId, count: samples.length, right: scores.filter(isRight).length, upperLower },
    facility: facility === undefined ? undefined : shareInterval(facility * scores.length, scores.length),
    discrimination: correlation(
      withRest.map(({ score }) => score),
      withRest.map(({ rest }) => rest),
    ),
    answered: mean(samples.map(({ item }) => Number(item.answered))),
    time: quartiles(samples.flatMap(({ item }) => item.spentMs ?? [])),
    answers: answerGroups(samples),
    misconceptions: misconceptionCounts(samples),
    tasks: taskStatistics(samples),
  }
  return { ...figures, warnings: itemWarnings(figures) }
}

function samplesOf(
  works: readonly CountedWork[],
  totals: readonly Gained[],
  { itemId, counts }: { itemId: string; counts: boolean },
) {
  const graded = works.flatMap((work, at) => {
    const item = work.items.get(itemId)
    const all = totals[at] ?? NONE
    return item && item.score !== null ? [{ item, score: item.score, own: gainedIn(item), all }] : []
  })
  // One that was dropped is looked at by the side of those that count.
  const groups = bestGroups(graded.map(({ all, score }) => shareOf(all) ?? score))
  const samples = graded.map(({ item, score, own, all }, at): Sample => {
    const others = counts ? less(all, own) : all
    const total = { points: others.points + own.points, of: others.of + own.of }
    return { item, score, total, rest: shareOf(others), best: groups?.upper[at] ?? 0 }
  })
  const meanOf = (weights: readonly number[], size: number) =>
    samples.reduce((sum, { score }, i) => sum + score * (weights[i] ?? 0), 0) / size
  const upperLower = groups && meanOf(groups.upper, groups.size) - meanOf(groups.lower, groups.size)
  return { samples, upperLower }
}

function misconceptionCounts(samples: readonly Sample[]) {
  const counts = new Map<string, number>()
  for (const { item } of samples)
    for (const name of new Set(item.misconceptions)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

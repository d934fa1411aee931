import { type ShareInterval, shareInterval } from '@/lib/srs/statistics/share-interval'
import { grouped } from '../results/grouped'
import { less, shareOf, type WorkedTask } from './counted-work'
import type { Sample } from './item-statistics'
import { correlation, mean } from './moments'

export interface CheckStatistics {
  id: string
  name: string
  /** 0..1 */
  passed: ShareInterval
  /** Correlation with all that else was gained; undefined where one of both does not vary. */
  discrimination?: number
}

/** A drill, wherever it was met in the item. */
export interface TaskStatistics {
  skillId: string
  title: string
  /** Learners who were graded in it. */
  count: number
  mean?: number
  checks: readonly CheckStatistics[]
  /** How many did damage. */
  damaged: number
  /** What was damaged most often, by how many; five at most. */
  damage: readonly { object: string; count: number }[]
}

const DAMAGE_SHOWN = 5

interface Done {
  sample: Sample
  task: WorkedTask
}

export function taskStatistics(samples: readonly Sample[]): TaskStatistics[] {
  const all = samples.flatMap((sample) =>
    sample.item.tasks.flatMap((task) => (task.score === null ? [] : [{ sample, task }])),
  )
  const bySkill = grouped(all, ({ task }) => task.skillId)
  return [...bySkill].map(([skillId, done]) => ({
    ...{ skillId, title: done[0]?.task.title ?? skillId, count: done.length },
    mean: mean(done.flatMap(({ task }) => task.score ?? [])),
    checks: checkStatistics(done),
    damaged: done.filter(({ task }) => task.damage.length > 0).length,
    damage: damageCounts(done),
  }))
}

function checkStatistics(done: readonly Done[]): CheckStatistics[] {
  const known = new Map(done.flatMap(({ task }) => task.checks.map(({ id, name }) => [id, name])))
  return [...known].flatMap(([id, name]) => {
    const met = done.flatMap(({ sample, task }) => {
      const passed = task.checks.find((check) => check.id === id)?.passed
      return passed === undefined ? [] : [{ passed: Number(passed), rest: restOf(sample, task, id) }]
    })
    const passed = met.map((one) => one.passed)
    const interval = shareInterval(mean(passed) === undefined ? 0 : sum(passed), passed.length)
    if (!interval) return []
    const discrimination = correlation(
      passed,
      met.map(({ rest }) => rest),
    )
    return [{ id, name, passed: interval, discrimination }]
  })
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** What the learner gained of all points, but for this check's. */
function restOf({ total }: Sample, task: WorkedTask, checkId: string): number {
  const weights = sum(task.checks.map(({ weight }) => weight))
  const check = task.checks.find(({ id }) => id === checkId)
  const worth = check && weights > 0 ? (task.points * check.weight) / weights : 0
  return shareOf(less(total, { points: check?.passed ? worth : 0, of: worth })) ?? 0
}

function damageCounts(done: readonly Done[]) {
  const counts = new Map<string, number>()
  for (const { task } of done)
    for (const object of new Set(task.damage)) counts.set(object, (counts.get(object) ?? 0) + 1)
  return [...counts]
    .map(([object, count]) => ({ object, count }))
    .sort((a, b) => b.count - a.count || (a.object < b.object ? -1 : 1))
    .slice(0, DAMAGE_SHOWN)
}

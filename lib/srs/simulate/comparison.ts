import { leitner, plainFsrs, sm2 } from './interval-schedulers'
import { makeLearner } from './learner'
import { PlannedScheduler } from './planned-scheduler'
import type { Course, SimulatedScheduler } from './scheduler'
import { type StudyResult, study } from './study'
import type { WorldSkill } from './world'

/** A mean, and half the width of the interval that holds the true one in 95 of 100 cases. */
export interface Estimate {
  mean: number
  margin: number
}

export interface Compared {
  scheduler: string
  /** True weighted recall on the day of the exam, 0..1. */
  recall: Estimate
  hours: Estimate
  /** Recall per hour studied. */
  perHour: Estimate
  /** Skills begun. */
  studied: Estimate
  /** Of the plan over this one, learner by learner. */
  ahead: { recall: Estimate; perHour: Estimate }
}

export interface Comparison {
  plan: Omit<Compared, 'ahead'>
  others: Compared[]
}

/** What counts most for its time, but for what has to be known before. */
function bestFirst({ world }: Course): WorldSkill[] {
  const byId = new Map(world.map((skill) => [skill.id, skill]))
  const best = [...world].sort((a, b) => b.weight / b.seconds.first - a.weight / a.seconds.first)
  const before = ({ prerequisites }: WorldSkill) => prerequisites.flatMap((id) => byId.get(id) ?? [])
  return [...new Set(best.flatMap((skill) => [...before(skill), skill]))]
}

/** Whom the plan has to beat. The last two get the plan's knowledge of what counts, but not its timing. */
const rivals: Record<string, (course: Course) => SimulatedScheduler> = {
  Leitner: leitner,
  'SM-2': sm2,
  FSRS: (course) => plainFsrs(course),
  'FSRS, best first': (course) => plainFsrs(course, { order: bestFirst(course), comeFirst: false }),
  'FSRS, best first, before reviews': (course) =>
    plainFsrs(course, { order: bestFirst(course), comeFirst: true }),
}

/** The same learners study the same course by the plan and by each of its rivals. */
export function compareSchedulers(course: Course, seeds: readonly number[]): Comparison {
  const learners = seeds.map(makeLearner)
  const run = (make: (course: Course) => SimulatedScheduler) =>
    learners.map((traits) => study(traits, make(course), course))
  const ours = run((own) => new PlannedScheduler(own))
  const others = Object.entries(rivals).map(([scheduler, make]) => {
    const theirs = run(make)
    const over = (of: (result: StudyResult) => number) =>
      estimate(ours.map((result, at) => of(result) - of(theirs[at]!)))
    return { ...summary(scheduler, theirs), ahead: { recall: over(recallOf), perHour: over(perHourOf) } }
  })
  return { plan: summary('plan', ours), others }
}

const recallOf = ({ recall }: StudyResult) => recall
const perHourOf = ({ recall, hours }: StudyResult) => (hours > 0 ? recall / hours : 0)

function summary(scheduler: string, results: readonly StudyResult[]): Omit<Compared, 'ahead'> {
  return {
    scheduler,
    recall: estimate(results.map(recallOf)),
    hours: estimate(results.map(({ hours }) => hours)),
    perHour: estimate(results.map(perHourOf)),
    studied: estimate(results.map(({ studied }) => studied)),
  }
}

export function estimate(values: readonly number[]): Estimate {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, count - 1)
  return { mean, margin: 1.96 * Math.sqrt(variance / count) }
}

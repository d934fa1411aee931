import { type PlanInput, planStudy } from './plan'
import { dayAfter, loadOf } from './plan-calendar'

/** What somebody would have to set so that nothing that counts is left out. */
export interface TimeToFit {
  minutesPerDay: number
  newPerDay: number
}

/** Minutes are given in steps of this. */
const STEP = 5
const MOST_MINUTES = 480

/**
 * The minutes per usual day, and skills begun on it, that a plan needs to leave nothing out; as they are when it leaves
 * nothing; undefined when no day is long enough. Plans some seven times.
 */
export function timeToFit(input: PlanInput): TimeToFit | undefined {
  const { minutesPerDay } = input
  if (leavesNothing(input)) return { minutesPerDay, newPerDay: input.newPerDay }
  const newPerDay = Math.max(input.newPerDay, beginsNeeded(input))
  const fits = (steps: number) => leavesNothing({ ...input, newPerDay, minutesPerDay: steps * STEP })
  let short = Math.floor(minutesPerDay / STEP) - 1
  let enough = MOST_MINUTES / STEP
  if (!fits(enough)) return undefined
  while (enough - short > 1) {
    const middle = (enough + short) >> 1
    if (fits(middle)) enough = middle
    else short = middle
  }
  return { minutesPerDay: Math.max(minutesPerDay, enough * STEP), newPerDay }
}

const leavesNothing = (input: PlanInput) => planStudy(input).left.length === 0

/** Skills that are not begun yet, over the days that are left. */
function beginsNeeded({ skills, today, daysToExam, dayLoads }: PlanInput): number {
  const loads = Array.from({ length: daysToExam }, (_, day) => loadOf(dayAfter(today, day), dayLoads))
  const days = loads.reduce((sum, load) => sum + load, 0)
  return days > 0 ? Math.ceil(skills.filter(({ card }) => !card).length / days) : 0
}

// How much of what an exam asks for simulated learners remember on its day, by the plan and by other schedulers, in the
// same minutes; and how good the forecast of their exam is. Ends with 1 when a stated aim is missed. `-- dev` takes other
// learners and another world: those that policies are tried on, so that the printed figures are of nobody they were
// chosen for.
import { planStudy } from '@/lib/srs/plan'
import { Random } from '@/lib/srs/random'
import { type Comparison, compareSchedulers, type Estimate } from '@/lib/srs/simulate/comparison'
import { PlannedScheduler } from '@/lib/srs/simulate/planned-scheduler'
import { type ReadinessTrial, tryReadiness } from '@/lib/srs/simulate/readiness-trial'
import { makeWorld } from '@/lib/srs/simulate/world'
import { timed } from './timed'

const SEEDS = process.argv.includes('dev')
  ? { world: 7, learners: 1_000 }
  : { world: 2_027, learners: 700_000 }
const LEARNERS = 200
const SETTINGS = [
  { days: 60, minutesPerDay: 45 },
  { days: 60, minutesPerDay: 20 },
  { days: 30, minutesPerDay: 45 },
  { days: 30, minutesPerDay: 20 },
]
/** Minutes per day of learners whose exam is forecast: from those who fail to those who pass. */
const FORECAST_MINUTES = [30, 45, 60, 75, 90]
const NEW_PER_DAY = 10
/** Brier score of the forecast above that of who knows the true memory. */
const FORECAST_AIM = 0.05

/** Whom the plan has to beat; the one that is left knows what counts and begins that first, and is there to compare. */
const RIVALS = ['Leitner', 'SM-2', 'FSRS', 'FSRS, best first']
/** Milliseconds. */
const SPEED_AIMS = { plan: 150, forecast: 60 }

const missed: string[] = []

function aim(name: string, isReached: boolean): void {
  if (!isReached) missed.push(name)
}

const share = ({ mean, margin }: Estimate) => `${(100 * mean).toFixed(1)} ± ${(100 * margin).toFixed(1)} %`
const points = ({ mean, margin }: Estimate) => `${(100 * mean).toFixed(2)} ± ${(100 * margin).toFixed(2)}`
const number = (value: number, digits: number) => Number(value.toFixed(digits))

function report(title: string, { plan, others }: Comparison): void {
  console.log(`\n${title}`)
  console.table(
    [{ ...plan, ahead: undefined }, ...others].map((row) => ({
      scheduler: row.scheduler,
      recall: share(row.recall),
      hours: number(row.hours.mean, 1),
      'points per hour': points(row.perHour),
      'skills begun': number(row.studied.mean, 0),
      'plan ahead, points': row.ahead ? points(row.ahead.recall) : '',
      'per hour': row.ahead ? points(row.ahead.perHour) : '',
    })),
  )
  for (const { scheduler, ahead } of others.filter((one) => RIVALS.includes(one.scheduler))) {
    aim(`${title}: recall above ${scheduler}`, ahead.recall.mean > ahead.recall.margin)
    aim(`${title}: recall per hour above ${scheduler}`, ahead.perHour.mean > ahead.perHour.margin)
  }
}

function reportForecast({ rows, brier, oracleBrier, constantBrier }: ReadinessTrial): void {
  console.log(
    `\nForecast of the exam, ${rows.length} learners, ${FORECAST_MINUTES.join(', ')} minutes per day`,
  )
  console.table({
    'Brier of the forecast': number(brier, 4),
    'of who knows the true memory': number(oracleBrier, 4),
    difference: number(brier - oracleBrier, 4),
    'of a constant': number(constantBrier, 4),
    'forecast score less true score': number(
      meanOf(rows, (row) => row.saidScore - row.trueScore),
      3,
    ),
  })
  const fifths = [0, 1, 2, 3, 4].map((fifth) =>
    rows.filter(({ said }) => Math.min(4, Math.floor(said * 5)) === fifth),
  )
  console.table(
    fifths.map((own, fifth) => ({
      'said to pass': `${fifth * 20} to ${fifth * 20 + 20} %`,
      learners: own.length,
      'mean said':
        own.length > 0
          ? number(
              meanOf(own, ({ said }) => said),
              2,
            )
          : '',
      passed:
        own.length > 0
          ? number(
              meanOf(own, (row) => row.true),
              2,
            )
          : '',
    })),
  )
  aim(`forecast within ${FORECAST_AIM} of the oracle`, brier - oracleBrier <= FORECAST_AIM)
}

function meanOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0) / all.length
}

/** Half of the runs are quicker. */
function median(runs: number, run: () => void): number {
  const times = timed(runs, 5, () => undefined, run).sort((a, b) => a - b)
  return times[runs >> 1] ?? 0
}

function reportSpeed(): void {
  const skills = [...world, ...world.slice(0, 80).map((skill) => ({ ...skill, id: `${skill.id}-more` }))]
  const plan = median(11, () =>
    planStudy({
      today: '2026-01-05',
      dayStart: Date.UTC(2026, 0, 5),
      daysToExam: 60,
      minutesPerDay: 45,
      dayLoads: [1, 1, 1, 1, 1, 1, 1],
      newPerDay: NEW_PER_DAY,
      skills: skills.map((skill) => ({ ...skill, group: skill.domain })),
    }),
  )
  const scheduler = new PlannedScheduler({ world, days: 60, minutesPerDay: 45, newPerDay: NEW_PER_DAY })
  const forecast = median(11, () => scheduler.readiness(1))
  console.log(
    `\nplan of ${skills.length} skills and 60 days: ${plan.toFixed(0)} ms; forecast: ${forecast.toFixed(0)} ms`,
  )
  aim(`a plan in ${SPEED_AIMS.plan} ms`, plan <= SPEED_AIMS.plan)
  aim(`a forecast in ${SPEED_AIMS.forecast} ms`, forecast <= SPEED_AIMS.forecast)
}

const started = performance.now()
const world = makeWorld(new Random(SEEDS.world))
const seeds = Array.from({ length: LEARNERS }, (_, n) => SEEDS.learners + n)
console.log(
  `${LEARNERS} learners, ${world.length} skills; ± is a 95 % confidence interval, "ahead" learner by learner`,
)
for (const setting of SETTINGS) {
  const title = `${setting.days} days, ${setting.minutesPerDay} minutes per day`
  report(title, compareSchedulers({ world, ...setting, newPerDay: NEW_PER_DAY }, seeds))
}
const courses = FORECAST_MINUTES.map((minutesPerDay) => ({
  world,
  days: 60,
  minutesPerDay,
  newPerDay: NEW_PER_DAY,
}))
// Other learners than those above.
reportForecast(
  tryReadiness(
    courses,
    seeds.map((seed) => seed + LEARNERS),
  ),
)
reportSpeed()
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`)
for (const name of missed) console.error(`missed: ${name}`)
if (missed.length > 0) process.exitCode = 1

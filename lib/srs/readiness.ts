import { Random } from './random'
import { type Evidence, evidenceOf } from './readiness-evidence'
import { learnerOffset, type ObservedReview } from './readiness-offset'

/** A skill as it will be remembered on the day of the exam. */
export interface ReadySkill {
  /** Its domain. */
  group: string
  /** How much of the domain it stands for, in any unit. */
  weight: number
  /** 0..1; 0: never studied. */
  recall: number
  /** How often it was reviewed. */
  reviews: number
}

/** What a task of a mock exam brought: tasks that were drawn from the whole domain, not chosen by the learner. */
export interface ExamResult {
  group: string
  /** 0..1 */
  score: number
  daysAgo: number
}

export interface ReadinessInput {
  /** `points`: share of the exam, in any unit. */
  domains: readonly { id: string; points: number }[]
  tasks: number
  /** Share of the points that passes, 0..1. */
  passMark: number
  skills: readonly ReadySkill[]
  results: readonly ExamResult[]
  /** Of late: whether the memory model says the truth about this learner. */
  reviews?: readonly ObservedReview[]
  seed: number
  draws?: number
}

export interface Spread {
  mean: number
  p10: number
  p50: number
  p90: number
}

/** Scores are shares of the points, 0..1. */
export interface Readiness extends Spread {
  /** Probability to pass. */
  passing: number
  /** Probability of a score in each tenth, the lowest first. */
  histogram: number[]
  domains: Record<string, Spread>
  evidence: Evidence
}

const DRAWS = 2_000
/** A result counts half after so many days. */
const HALF_LIFE_DAYS = 30
/** What the memory model says of a domain counts like so many tasks: at least, and at most with many reviews. */
const MODEL_TASKS = { least: 2, most: 20, reviewsPerTask: 10 }
/** What is remembered is not always done right, and what is not is sometimes found out. */
const RIGHT = { known: 0.95, unknown: 0.03 }
/** Of the Beta distribution of a task's points: a task checks two or three things. */
const TASK_SPREAD = 1.5

/** The score that somebody is to expect in an exam: a Monte-Carlo over what they remember and how sure that is. */
export function forecastReadiness(input: ReadinessInput): Readiness {
  const { tasks, passMark, seed, draws = DRAWS } = input
  const random = new Random(seed)
  const points = input.domains.reduce((sum, domain) => sum + domain.points, 0)
  const domains = input.domains.map(({ id, points: own }) => ({
    id,
    share: points > 0 ? own / points : 0,
    belief: believe(input, id),
    scores: new Float64Array(draws),
  }))
  const offset = learnerOffset(input.reviews ?? [], input.results.length)
  const totals = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    const shift = offset.mean + offset.deviation * random.normal()
    for (const { share, belief, scores } of domains) {
      const able = shifted(random.beta(belief.for, belief.against), shift)
      const count = wholeNumber(tasks * share, random)
      scores[draw] = share > 0 ? meanOfTasks(able, Math.max(1, count), random) : able
      totals[draw]! += share * scores[draw]!
    }
  }
  return {
    ...spreadOf(totals),
    p50: quantile(
      [...totals].sort((a, b) => a - b),
      0.5,
    ),
    passing: totals.filter((total) => total >= passMark).length / draws,
    histogram: histogramOf(totals),
    domains: Object.fromEntries(domains.map(({ id, scores }) => [id, spreadOf(scores)])),
    evidence: evidenceOf(input),
  }
}

/** Beta: what the memory model says, and the results, the newest counting most. */
function believe({ skills, results }: ReadinessInput, domain: string): { for: number; against: number } {
  const own = skills.filter(({ group }) => group === domain)
  const weight = own.reduce((sum, skill) => sum + skill.weight, 0)
  const recall = weight > 0 ? own.reduce((sum, skill) => sum + skill.weight * skill.recall, 0) / weight : 0
  const right = recall * RIGHT.known + (1 - recall) * RIGHT.unknown
  const reviews = own.reduce((sum, skill) => sum + skill.reviews, 0)
  const { least, most, reviewsPerTask } = MODEL_TASKS
  const trust = Math.min(most, least + reviews / reviewsPerTask)
  const belief = { for: trust * right, against: trust * (1 - right) }
  for (const { group, score, daysAgo } of results) {
    if (group !== domain) continue
    const counts = 0.5 ** (Math.max(0, daysAgo) / HALF_LIFE_DAYS)
    belief.for += counts * score
    belief.against += counts * (1 - score)
  }
  return belief
}

/** A probability moved on the scale of log odds. */
function shifted(chance: number, by: number): number {
  const bound = Math.min(0.999, Math.max(0.001, chance))
  return 1 / (1 + ((1 - bound) / bound) * Math.exp(-by))
}

/** One of the two whole numbers beside it, so that it is met on average. */
const wholeNumber = (count: number, random: Random) => Math.floor(count + random.next())

function meanOfTasks(able: number, count: number, random: Random): number {
  let sum = 0
  for (let task = 0; task < count; task++) sum += random.beta(TASK_SPREAD * able, TASK_SPREAD * (1 - able))
  return sum / count
}

function spreadOf(scores: Float64Array): Spread {
  const sorted = [...scores].sort((a, b) => a - b)
  const mean = sorted.reduce((sum, score) => sum + score, 0) / sorted.length
  return { mean, p10: quantile(sorted, 0.1), p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) }
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0

function histogramOf(scores: Float64Array): number[] {
  const counts = Array.from({ length: 10 }, () => 0)
  for (const score of scores) counts[Math.min(9, Math.floor(score * 10))]! += 1 / scores.length
  return counts
}

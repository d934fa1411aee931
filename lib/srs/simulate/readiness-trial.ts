import { Random } from '../random'
import { EXAM, SimulatedExam } from './exam'
import { makeLearner } from './learner'
import { PlannedScheduler } from './planned-scheduler'
import type { Course } from './scheduler'
import { study } from './study'

/** What was said of one learner's exam, and what is true of it. */
export interface TrialRow {
  /** Probability to pass: forecast, and the share of many exams that were passed. */
  said: number
  true: number
  /** Score, 0..1: forecast and mean. */
  saidScore: number
  trueScore: number
}

export interface ReadinessTrial {
  rows: TrialRow[]
  /** Mean squared error of the probability to pass, over all exams sat. */
  brier: number
  /** Of who knows each learner's true memory. */
  oracleBrier: number
  /** Of who says for everybody the share that passes. */
  constantBrier: number
}

/** Exams that each learner sits. */
const SITTINGS = 400

/** Each learner studies by the plan, is told a forecast, and sits many exams with the true memory. */
export function tryReadiness(courses: readonly Course[], seeds: readonly number[]): ReadinessTrial {
  const rows = seeds.map((seed, at) => tryOne(courses[at % courses.length]!, seed))
  const passing = meanOf(rows, (row) => row.true)
  return {
    rows,
    // Of exams passed with a probability, the expected squared error of a forecast.
    brier: meanOf(rows, (row) => (row.said - row.true) ** 2 + row.true * (1 - row.true)),
    oracleBrier: meanOf(rows, (row) => row.true * (1 - row.true)),
    constantBrier: passing * (1 - passing),
  }
}

function tryOne(course: Course, seed: number): TrialRow {
  const scheduler = new PlannedScheduler(course)
  const { learner } = study(makeLearner(seed), scheduler, course)
  const { passing, mean } = scheduler.readiness(seed)
  const recall = new Map(course.world.map((skill) => [skill.id, learner.recall(skill, course.days)]))
  const exam = new SimulatedExam(course.world)
  const random = new Random(seed ^ 0xe8a3)
  const scores = Array.from({ length: SITTINGS }, () => exam.sit(learner, recall, random))
  return {
    said: passing,
    true: scores.filter((score) => score >= EXAM.passMark).length / SITTINGS,
    saidScore: mean,
    trueScore: meanOf(scores, (score) => score),
  }
}

const meanOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0) / all.length

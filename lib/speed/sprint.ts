/** Ten minutes of speed practice: what the operations on it answer. */
import type { SpeedReference } from './reference'
import type { RunSummary } from './run-summary'
import type { SpeedTask } from './task'

export const SPRINT_MINUTES = 10

/** As long as it lasts. */
export interface RunningSprint {
  over: false
  id: string
  closesAt: Date
  serverNow: Date
  /** All that are not solved yet, in the order in which they were drawn. */
  tasks: SpeedTask[]
  /** Names of exercises. */
  solved: string[]
  /** Put off, in the order in which that was done. */
  skipped: string[]
}

/** A sprint in a list. */
export interface SprintSummary {
  id: string
  startedAt: Date
  /** How many exercises. */
  solved: number
}

/** What it came to. */
export interface SprintResult extends SprintSummary {
  over: true
  serverNow: Date
  /** In the order in which they were solved. */
  runs: SprintRun[]
  skipped: SkippedExercise[]
  /** Those of which something was solved or skipped. */
  domains: SprintDomain[]
  /** My best sprints, this one among them if it is. */
  best: SprintSummary[]
}

export type SprintView = RunningSprint | SprintResult

export interface SprintRun extends RunSummary {
  /** As they were typed. */
  commands: string[]
  /** Of the shortest way, when all of it is typed; absent: the exercise is no more. */
  fewestKeys?: number
}

export interface SkippedExercise {
  id: string
  title: string
  reference: SpeedReference
}

export interface SprintDomain {
  id: string
  name: string
  solved: number
  skipped: number
  /** Of what was solved. */
  durationMs: number
}

/** What one may start, or go on with. */
export interface SprintOffer {
  running: { id: string; closesAt: Date } | null
  best: SprintSummary[]
}

import type { SpeedWay } from './way-of'

/** A run that was stored, as lists show it. */
export interface RunSummary {
  exerciseId: string
  title: string
  way: SpeedWay
  keystrokes: number
  /** Characters. */
  pasted: number
  durationMs: number
}

/** One of a learner's last runs. */
export interface RecentRun extends RunSummary {
  id: string
  confirmed: boolean
  finishedAt: Date
}

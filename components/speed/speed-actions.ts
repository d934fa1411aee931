import type { ActionResult } from '@/lib/errors/app-error'
import type { SpeedFigures } from '@/lib/speed/bests'
import type { SpeedReference } from '@/lib/speed/reference'
import type { SpeedTask } from '@/lib/speed/task'
import type { FinishedRun } from './use-speed-run'

/** A run as the server keeps it. */
export interface RecordedRun extends SpeedFigures {
  id: string
  /** Whether its replay reached the state: only then it counts. */
  confirmed: boolean
  refusal: string | null
  /** Whether it counts for the sprint that it was done in. */
  counted: boolean
}

export interface Recorded {
  run: RecordedRun
  reference: SpeedReference
}

/** What the server does for the trainer. */
export interface SpeedActions {
  record(task: SpeedTask, run: FinishedRun): Promise<ActionResult<Recorded>>
  ways(task: SpeedTask): Promise<ActionResult<SpeedReference>>
}

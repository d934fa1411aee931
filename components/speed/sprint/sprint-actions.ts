import type { FindForeign } from '@/components/outbox/outbox'
import type { ActionResult } from '@/lib/errors/app-error'
import type { SprintResult, SprintView } from '@/lib/speed/sprint'
import type { SpeedTask } from '@/lib/speed/task'
import type { RecordedRun } from '../speed-actions'
import type { FinishedRun } from '../use-speed-run'

/** A run on its way to the server. */
export interface OwedRun extends FinishedRun, Pick<SpeedTask, 'artefactHash' | 'seed'> {
  sprintId: string
  exerciseId: string
}

/** What the server does for a sprint. */
export interface SprintActions {
  get(sprint: { sprintId: string }): Promise<ActionResult<SprintView>>
  end(sprint: { sprintId: string }): Promise<ActionResult<SprintResult>>
  record(run: OwedRun): Promise<ActionResult<{ run: RecordedRun }>>
  skip(exercise: { sprintId: string; exerciseId: string }): Promise<ActionResult<unknown>>
  foreign: FindForeign
}

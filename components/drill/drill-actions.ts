import type { FindForeign } from '@/components/outbox/outbox'
import type { ActionResult } from '@/lib/errors/app-error'
import type { LabLog } from '@/lib/lab/log'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import type { Refusal } from './drill-refusal'
import type { DrillVerdict } from './drill-results'
import type { Solution } from './drill-solution'

export interface Started {
  attemptId: string
  scenario: LabScenarioInput
  seed: number
}

/** Graded, or refused with the first difference. */
export type Submitted = DrillVerdict | { refused: Refusal }

/** What a drill asks of the server. */
export interface DrillActions {
  start(input: {
    attemptId: string
    skillId: string
    continues?: string
    fromBase?: boolean
  }): Promise<ActionResult<Started>>
  submit(input: { attemptId: string; log: LabLog; durationMs: number }): Promise<ActionResult<Submitted>>
  foreign: FindForeign
  reveal(input: { attemptId: string }): Promise<ActionResult<Solution>>
}

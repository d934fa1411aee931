import type { Condition } from '@/lib/goal/condition'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import type { SpeedBests } from './bests'

/** An exercise as a learner gets it: no way is in it. */
export interface SpeedTask {
  id: string
  domain: string
  level: number
  title: string
  goal: string
  scenario: LabScenarioInput
  /** The state is reached when all hold. */
  checks: Condition[]
  seed: number
  /** The engine that the run is replayed on. */
  artefactHash: string
  bests: SpeedBests
}

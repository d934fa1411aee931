import type { EngineState } from '@/lib/container-engine/state'
import { type FurtherClusters, forkFurther } from '@/lib/shell/clusters'

/** What the learner's machine knows besides its files. */
export interface MachineState {
  /** What its container engine knows, once docker was run. */
  engine?: EngineState
  /** The clusters that were made from it. */
  further?: FurtherClusters
}

/** A machine that goes on from here: the engine's state is copied by whoever takes it. */
export const forkMachine = ({ engine, further }: MachineState): MachineState => ({
  ...(engine ? { engine } : {}),
  ...(further ? { further: forkFurther(further) } : {}),
})

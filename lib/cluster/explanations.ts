/** Why things are as they are: nothing that happens needs it, so that a browser fetches it when somebody asks. */
import * as state from '@/lib/cluster/explain/explain-state'
import { installExplanations } from '@/lib/cluster/sim/parts'

/** Has to run before Cluster.explainCause, explainPending and explainNotReady are asked. */
export function installExplaining(): void {
  installExplanations({ state })
}

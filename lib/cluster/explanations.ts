/** Why things are as they are: nothing that happens needs it, so that a browser fetches it when somebody asks. */

import * as reach from '@/lib/cluster/explain/can-reach'
import * as request from '@/lib/cluster/explain/explain-request'
import * as state from '@/lib/cluster/explain/explain-state'
import { installExplanations } from '@/lib/cluster/sim/parts'

/** Has to run before any of Cluster's questions `explain…`, or `canReach`, is asked. */
export function installExplaining(): void {
  installExplanations({ reach, request, state })
}

import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { storeDecision } from '@/lib/cluster/scheduler/decision'
import { fitErrorMessage } from '@/lib/cluster/scheduler/fit-error'
import type { Cycle, Diagnosis, Framework } from '@/lib/cluster/scheduler/framework'
import { markFailed } from '@/lib/cluster/scheduler/mark-pod'
import type { Attempt } from '@/lib/cluster/scheduler/schedule-one'

interface PostFilterOutcome {
  message: string
  /** A node's name; null takes an older nomination back; undefined leaves it. */
  nominated?: string | null
}

/** Asks the postFilters in turn; the first that makes room ends it (RunPostFilterPlugins). */
function runPostFilters(cycle: Cycle, diagnosis: Diagnosis, ctx: ComponentContext): PostFilterOutcome {
  const messages: string[] = []
  let nominated: null | undefined
  for (const plugin of cycle.framework.plugins.postFilter) {
    const result = plugin.postFilter?.(cycle, diagnosis, ctx)
    if (result?.kind === 'nominated') return { message: '', nominated: result.node }
    if (result?.kind === 'error') return { message: result.message }
    if (!result) continue
    messages.push(result.message)
    if (result.clear) nominated = null
  }
  const untried = cycle.framework.plugins.postFilter.length === 0
  return { message: messages.join(', '), nominated: untried ? null : nominated }
}

/** No node passed: room is made, or the pod is told why not. */
export function refuse(ctx: ComponentContext, cycle: Cycle, diagnosis: Diagnosis, by: string[]): Attempt {
  const { pod, snapshot, framework } = cycle
  const { message: found, nominated } = runPostFilters(cycle, diagnosis, ctx)
  const message = fitErrorMessage(snapshot.nodes.length, diagnosis, found)
  const { schedulerName } = framework
  markFailed(ctx, pod, { schedulerName, reason: 'Unschedulable', message, nominated })
  const base = { at: ctx.now(), uid: pod.metadata.uid, message }
  const rejecting = [...diagnosis.rejections.values()].map(({ plugin }) => plugin)
  return {
    decision: storeDecision(base, diagnosis, snapshot),
    rejectedBy: [...new Set([...by, ...rejecting])],
  }
}

const NO_NODES = 'no nodes available to schedule pods'

/** There is not a single node. */
export function refuseWithoutNodes(ctx: ComponentContext, { schedulerName }: Framework, pod: Pod): Attempt {
  markFailed(ctx, pod, { schedulerName, reason: 'Unschedulable', message: NO_NODES, nominated: null })
  const base = { at: ctx.now(), uid: pod.metadata.uid, message: NO_NODES }
  return { decision: storeDecision(base, { rejections: new Map() }, { nodes: [] }), rejectedBy: [] }
}

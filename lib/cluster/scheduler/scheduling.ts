/** What the scheduler does only for pods that no cluster boots with: it comes with the rest of the engine. */
import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'
import { nodeVolumeLimits } from '@/lib/cluster/scheduler/plugins/node-volume-limits'
import { requiredPodAffinity } from '@/lib/cluster/scheduler/plugins/required-pod-affinity'
import { requiredTopologySpread } from '@/lib/cluster/scheduler/plugins/required-topology-spread'
import { volumeBinding } from '@/lib/cluster/scheduler/plugins/volume-binding'
import { volumeRestrictions } from '@/lib/cluster/scheduler/plugins/volume-restrictions'
import { volumeZone } from '@/lib/cluster/scheduler/plugins/volume-zone'

export { bindWaiting, waitForVolumes } from '@/lib/cluster/scheduler/bind-waiting'
export { scoreUsage } from '@/lib/cluster/scheduler/plugins/scoring-strategy'
export { preempt } from '@/lib/cluster/scheduler/preemption'
export { refuse, refuseWithoutNodes } from '@/lib/cluster/scheduler/refuse'
export {
  addFailed,
  addUnschedulable,
  flushBackoff,
  flushUnschedulable,
  nextFlush,
  popBackoff,
} from '@/lib/cluster/scheduler/resting'
export { servedProfiles } from '@/lib/cluster/scheduler/second-scheduler'
export { wake, wakeItself } from '@/lib/cluster/scheduler/wake'

const plugins = new Map(
  [
    volumeRestrictions,
    nodeVolumeLimits,
    volumeBinding,
    volumeZone,
    requiredPodAffinity,
    requiredTopologySpread,
  ].map((plugin) => [plugin.name, plugin]),
)

/** @throws TypeError for a name that is none of theirs: a bug */
export function latePlugin(name: string): SchedulerPlugin {
  const plugin = plugins.get(name)
  if (!plugin) throw new TypeError(`no plugin ${name}`)
  return plugin
}

/** Which nodes a DaemonSet's pods belong on. Mirrors: pkg/controller/daemon NodeShouldRunDaemonPod. */
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IToleration } from 'kubernetes-models/v1/Toleration'
import { matchesRequiredNodeAffinity } from '@/lib/cluster/apimachinery/node-selector'
import type { DaemonSet, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { tolerates } from '@/lib/cluster/apimachinery/tolerations'

const exists = (key: string, effect: 'NoSchedule' | 'NoExecute'): IToleration => ({
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  effect,
})

/** Trouble of a node does not drive daemons away. */
function daemonTolerations(hostNetwork: boolean): IToleration[] {
  return [
    exists('not-ready', 'NoExecute'),
    exists('unreachable', 'NoExecute'),
    exists('disk-pressure', 'NoSchedule'),
    exists('memory-pressure', 'NoSchedule'),
    exists('pid-pressure', 'NoSchedule'),
    exists('unschedulable', 'NoSchedule'),
    ...(hostNetwork ? [exists('network-unavailable', 'NoSchedule')] : []),
  ]
}

/** The spec of the pod on one node: pinned to it, and tolerating what daemons tolerate. */
export function daemonPodSpec(ds: DaemonSet, nodeName: string): IPodSpec {
  const spec = ds.spec.template.spec ?? { containers: [] }
  const own = spec.tolerations ?? []
  const added = daemonTolerations(spec.hostNetwork === true).filter(
    (extra) =>
      !own.some((one) => one.key === extra.key && one.effect === extra.effect && one.operator === 'Exists'),
  )
  const matchFields = [{ key: 'metadata.name', operator: 'In' as const, values: [nodeName] }]
  return {
    ...spec,
    affinity: {
      ...spec.affinity,
      nodeAffinity: {
        ...spec.affinity?.nodeAffinity,
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields }] },
      },
    },
    tolerations: [...own, ...added],
  }
}

/** Whether a node is to get a pod, and whether one that is there may stay. */
export function placement(ds: DaemonSet, node: Node): { shouldRun: boolean; mayStay: boolean } {
  const spec = ds.spec.template.spec ?? { containers: [] }
  if (spec.nodeName && spec.nodeName !== node.metadata.name) return { shouldRun: false, mayStay: false }
  if (!matchesRequiredNodeAffinity({ spec } as Pod, node)) return { shouldRun: false, mayStay: false }
  const tolerations = [...(spec.tolerations ?? []), ...daemonTolerations(spec.hostNetwork === true)]
  const untolerated = (node.spec.taints ?? []).filter(
    (taint) => taint.effect !== 'PreferNoSchedule' && !tolerations.some((one) => tolerates(one, taint)),
  )
  return {
    shouldRun: untolerated.length === 0,
    mayStay: !untolerated.some(({ effect }) => effect === 'NoExecute'),
  }
}

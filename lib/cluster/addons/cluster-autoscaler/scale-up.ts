/**
 * Nodes for pods that nobody has room for.
 * Mirrors: core/scaleup and the events of processors/status in kubernetes/autoscaler.
 * Differs: one group of nodes; new nodes are filled the largest pod first.
 */
import {
  addMachines,
  BOOT_TIME,
  type Context,
  daemonPods,
  places,
  targetSize,
  template,
} from '@/lib/cluster/addons/cluster-autoscaler/group'
import type { Options } from '@/lib/cluster/addons/cluster-autoscaler/options'
import { bySize, misfits, type Place, place, put } from '@/lib/cluster/addons/cluster-autoscaler/simulate'
import { tellAll } from '@/lib/cluster/addons/cluster-autoscaler/status'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import type { Lister } from '@/lib/cluster/client/lister'

export const isUnschedulable = ({ metadata, spec, status }: Pod): boolean =>
  !spec.nodeName &&
  !metadata.deletionTimestamp &&
  (status?.conditions ?? []).some(
    ({ type, status: truth, reason }) =>
      type === 'PodScheduled' && truth === 'False' && reason === 'Unschedulable',
  )

export const unschedulable = (lister: Lister): Pod[] => lister.list('pods').filter(isUnschedulable)

const MAX_SIZE = 'max node group size reached'

/** Puts pods on places as long as they fit; the rest. */
function fill(where: readonly Place[], pods: readonly Pod[]): Pod[] {
  return pods.filter((pod) => {
    const free = where.find((one) => misfits(one, pod).length === 0)
    if (free) put(free, pod)
    return !free
  })
}

const NOT_READY = 'node.kubernetes.io/not-ready'

/** A node that has only just come will be ready soon. */
const asReady = (one: Place): Place => {
  const taints = (one.node.spec.taints ?? []).filter(({ key }) => key !== NOT_READY)
  return { ...one, node: { ...one.node, spec: { ...one.node.spec, taints } } }
}

function tell(ctx: Context, pod: Pod, reason: string, message: string): void {
  ctx.record(pod as unknown as KubeObject, { type: 'Normal', reason, message })
}

/** `1 Insufficient cpu, 1 Insufficient memory` */
const reasonsText = (reasons: readonly string[]) =>
  reasons
    .map((reason) => `1 ${reason}`)
    .sort()
    .join(', ')

/** @returns whether nodes were asked for */
export function scaleUp(ctx: Context, options: Options): boolean {
  const pending = bySize(unschedulable(ctx.lister))
  if (pending.length === 0) return false
  const daemons = daemonPods(ctx.lister)
  const fresh = () => place(template(ctx.lister, options, ctx.now()), daemons)
  // Those that nodes have room for, there or on their way, need nothing more.
  const upcoming = ctx.state.booting.filter(({ at }) => at + BOOT_TIME > ctx.now()).map(fresh)
  const waiting = fill([...places(ctx.lister).map(asReady), ...upcoming], pending)
  const size = targetSize(ctx, options)
  const refused = new Map<Pod, string[]>()
  const added: Place[] = []
  const helped = waiting.filter((pod) => {
    const empty = fresh()
    const reasons = misfits(empty, pod)
    const isHelped =
      reasons.length === 0 && (fill(added, [pod]).length === 0 || size + added.length < options.maximum)
    if (!isHelped) refused.set(pod, reasons.length > 0 ? reasons : [MAX_SIZE])
    else if (!added.some(({ pods }) => pods.includes(pod))) {
      put(empty, pod)
      added.push(empty)
    }
    return isHelped
  })
  if (added.length === 0) {
    for (const [pod, reasons] of refused)
      tell(ctx, pod, 'NotTriggerScaleUp', `pod didn't trigger scale-up: ${reasonsText(reasons)}`)
    return false
  }
  const next = size + added.length
  const sizes = `to ${next} instead of ${size} (max: ${options.maximum})`
  tellAll(ctx, 'ScaledUpGroup', `Scale-up: setting group ${options.group} size ${sizes}`)
  addMachines(ctx, options, added.length)
  tellAll(ctx, 'ScaledUpGroup', `Scale-up: group ${options.group} size set ${sizes}`)
  const text = `pod triggered scale-up: [{${options.group} ${size}->${next} (max: ${options.maximum})}]`
  for (const pod of helped) tell(ctx, pod, 'TriggeredScaleUp', text)
  return true
}

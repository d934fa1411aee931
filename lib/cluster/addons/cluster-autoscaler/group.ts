/** The one group of nodes that a cluster autoscaler has: machines that are made when they are asked for. */

import type { Options } from '@/lib/cluster/addons/cluster-autoscaler/options'
import { type Place, place } from '@/lib/cluster/addons/cluster-autoscaler/simulate'
import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { KUBERNETES_VERSION } from '@/lib/cluster/apimachinery/version'
import { leaseObject, nodeObject } from '@/lib/cluster/boot'
import type { ComponentContext } from '@/lib/cluster/client/component'
import type { Lister } from '@/lib/cluster/client/lister'
import { PROVIDER } from '@/lib/cluster/machines'
import { own } from '@/lib/cluster/sim/own'

/** What the autoscaler remembers. */
export interface State {
  /** Machines on their way: they register at `at`. */
  booting: { name: string; index: number; at: number }[]
  /** Since when nodes are not needed. */
  unneeded: Record<string, number>
  /** Nodes on their way out, and since when. */
  removing: Record<string, number>
  lastAdd?: number
  /** When it looks next. */
  next?: number
  /** What the ConfigMap shows, but for its times. */
  shown?: string
}

export type Context = ComponentContext<State>

export const GROUP_LABEL = 'kubekata.dev/node-group'
const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane'
/** ms until a machine that was asked for registers. */
export const BOOT_TIME = 60_000
const FIRST_ADDRESS = 10

/** The nodes of the group that are there. */
export const groupNodes = (lister: Lister, { group }: Options): Node[] =>
  lister.list('nodes').filter(({ metadata }) => metadata.labels?.[GROUP_LABEL] === group)

/** The size that was asked for. */
export const targetSize = (ctx: Context, options: Options): number =>
  groupNodes(ctx.lister, options).filter(({ metadata }) => !own(ctx.state.removing, metadata.name)).length +
  ctx.state.booting.length

/** A node of the group, as the workers that the cluster began with. */
function makeNode(lister: Lister, { group }: Options, name: string, index: number, now: number) {
  const like = lister.list('nodes').find(({ metadata }) => metadata.labels?.[CONTROL_PLANE] === undefined)
  const version = like?.status?.nodeInfo?.kubeletVersion ?? KUBERNETES_VERSION
  const labels = { [GROUP_LABEL]: group }
  const address = `192.168.56.${FIRST_ADDRESS + index}`
  const node = nodeObject({ name, address, labels }, index, version, formatTime(now))
  const { capacity, allocatable } = like?.status ?? {}
  const status = like ? { ...node.status, capacity, allocatable } : node.status
  return { ...node, spec: { ...node.spec, providerID: `${PROVIDER}/${group}/${name}` }, status }
}

/** A node that would come. */
export function template(lister: Lister, options: Options, now: number): Node {
  return makeNode(lister, options, `${options.group}-template`, 255, now) as unknown as Node
}

/** What runs on every node, and so on one that comes. */
export const daemonPods = (lister: Lister): Pod[] => {
  const seen = new Set<string>()
  return lister.list('pods').filter(({ metadata }) => {
    const owner = metadata.ownerReferences?.find(({ kind, controller }) => kind === 'DaemonSet' && controller)
    if (!owner || seen.has(owner.uid)) return false
    seen.add(owner.uid)
    return true
  })
}

const isOver = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed'

/** Every node with what runs on it. */
export function places(lister: Lister): Place[] {
  const byNode = new Map<string, Pod[]>()
  for (const pod of lister.list('pods')) {
    if (!pod.spec.nodeName || isOver(pod)) continue
    const pods = byNode.get(pod.spec.nodeName)
    if (pods) pods.push(pod)
    else byNode.set(pod.spec.nodeName, [pod])
  }
  return lister.list('nodes').map((node) => place(node, byNode.get(node.metadata.name) ?? []))
}

/** Asks for machines. */
export function addMachines(ctx: Context, { group }: Options, count: number): void {
  const { booting } = ctx.state
  const used = [
    ...ctx.lister.list('nodes').map(({ spec }) => Number(spec.podCIDR?.split('.')[2] ?? 0)),
    ...booting.map(({ index }) => index),
  ]
  let index = Math.max(...used)
  for (let i = 0; i < count; i++) {
    index += 1
    booting.push({ name: `${group}-${ctx.suffix(5)}`, index, at: ctx.now() + BOOT_TIME })
  }
  ctx.state.lastAdd = ctx.now()
}

/** Machines that have booted register. */
export function registerMachines(ctx: Context, options: Options): void {
  const now = ctx.now()
  for (const { name, index } of ctx.state.booting.filter(({ at }) => at <= now)) {
    const body = makeNode(ctx.lister, options, name, index, now)
    const node = ctx.client.create('nodes', body as never) as unknown as KubeObject
    ctx.client.create('leases.coordination.k8s.io', leaseObject(node, now) as never)
  }
  ctx.state.booting = ctx.state.booting.filter(({ at }) => at > now)
}

/**
 * Nodes that are not needed go: marked first, then emptied, then removed.
 * Mirrors: core/scaledown in kubernetes/autoscaler. Differs: one node at a time is emptied.
 */

import { type Context, groupNodes, places, targetSize } from '@/lib/cluster/addons/cluster-autoscaler/group'
import type { Options } from '@/lib/cluster/addons/cluster-autoscaler/options'
import { bySize, misfits, type Place, put } from '@/lib/cluster/addons/cluster-autoscaler/simulate'
import { tellAll } from '@/lib/cluster/addons/cluster-autoscaler/status'
import { ApiError } from '@/lib/cluster/apimachinery/errors'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { amountsOf } from '@/lib/cluster/apimachinery/pod-requests'
import type { Lister } from '@/lib/cluster/client/lister'
import { own } from '@/lib/cluster/sim/own'

const CANDIDATE = 'DeletionCandidateOfClusterAutoscaler'
const TO_BE_DELETED = 'ToBeDeletedByClusterAutoscaler'
const SAFE = 'cluster-autoscaler.kubernetes.io/safe-to-evict'
const DISABLED = 'cluster-autoscaler.kubernetes.io/scale-down-disabled'
/** ms that pods of a node may refuse to go. */
const MAX_EVICTION = 120_000

type Taint = NonNullable<Node['spec']['taints']>[number]

const ownerOf = ({ metadata }: Pod) => metadata.ownerReferences?.find(({ controller }) => controller)

/** What goes and comes with the node itself. */
const staysWithNode = (pod: Pod) =>
  ownerOf(pod)?.kind === 'DaemonSet' ||
  pod.metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined

const hasBudget = (lister: Lister, { metadata }: Pod) =>
  lister
    .list('poddisruptionbudgets.policy', metadata.namespace)
    .filter(({ spec }) => matchesLabelSelector(spec.selector, metadata.labels))

/** Does a pod keep its node from going? */
function blocks(lister: Lister, pod: Pod, options: Options): boolean {
  const safe = pod.metadata.annotations?.[SAFE]
  if (safe === 'false') return true
  const budgets = hasBudget(lister, pod)
  if (budgets.some(({ status }) => (status?.disruptionsAllowed ?? 0) < 1)) return true
  if (safe === 'true') return false
  if (!ownerOf(pod)) return true
  if (options.skipSystemPods && pod.metadata.namespace === 'kube-system' && budgets.length === 0) return true
  const isLocal = (pod.spec.volumes ?? []).some(({ emptyDir, hostPath }) => emptyDir || hostPath)
  return options.skipLocalStorage && isLocal
}

/** The larger share of what its pods ask for. */
function utilization({ node, requested }: Place): { share: number; resource: string } {
  const allocatable = amountsOf(node.status?.allocatable as Record<string, string> | undefined)
  const [cpu, memory] = ['cpu', 'memory'].map((name) => (requested[name] ?? 0) / (allocatable[name] || 1))
  return (cpu ?? 0) >= (memory ?? 0)
    ? { share: cpu ?? 0, resource: 'cpu' }
    : { share: memory ?? 0, resource: 'memory' }
}

/** The pods that would have to move; undefined when they cannot. */
function movable(ctx: Context, options: Options, from: Place, all: readonly Place[]): Pod[] | undefined {
  const pods = from.pods.filter((pod) => !staysWithNode(pod))
  if (pods.some((pod) => blocks(ctx.lister, pod, options))) return undefined
  const others = all
    .filter(({ node }) => node !== from.node && !own(ctx.state.removing, node.metadata.name))
    .map((one) => ({ ...one, pods: [...one.pods], requested: { ...one.requested } }))
  for (const pod of bySize(pods)) {
    const to = others.find((one) => misfits(one, pod).length === 0)
    if (!to) return undefined
    put(to, pod)
  }
  return pods
}

function setTaints(ctx: Context, node: Node, change: (taints: Taint[]) => Taint[]): void {
  const fresh = ctx.client.get('nodes', undefined, node.metadata.name)
  const taints = change([...(fresh.spec.taints ?? [])])
  ctx.client.update('nodes', { ...fresh, spec: { ...fresh.spec, taints } })
}

const taintOf = (key: string, effect: Taint['effect'], now: number): Taint =>
  ({ key, value: String(Math.floor(now / 1000)), effect }) as Taint

const without = (key: string) => (taints: Taint[]) => taints.filter((taint) => taint.key !== key)

/** Which nodes are not needed, since when; those get a taint that keeps new pods away if there is another place. */
function markUnneeded(ctx: Context, options: Options, all: readonly Place[]): Map<string, Pod[]> {
  const { unneeded, removing } = ctx.state
  const found = new Map<string, Pod[]>()
  for (const node of groupNodes(ctx.lister, options)) {
    const { name, annotations } = node.metadata
    const here = all.find((one) => one.node.metadata.name === name)
    if (!here || own(removing, name)) continue
    const isBusy = annotations?.[DISABLED] === 'true' || utilization(here).share >= options.utilization
    const pods = isBusy ? undefined : movable(ctx, options, here, all)
    if (pods) {
      found.set(name, pods)
      if (own(unneeded, name) !== undefined) continue
      unneeded[name] = ctx.now()
      const mark = taintOf(CANDIDATE, 'PreferNoSchedule', ctx.now())
      setTaints(ctx, node, (taints) => [...without(CANDIDATE)(taints), mark])
    } else if (own(unneeded, name) !== undefined) {
      delete unneeded[name]
      setTaints(ctx, node, without(CANDIDATE))
    }
  }
  return found
}

function tellNode(ctx: Context, node: Node, reason: string, message: string): void {
  ctx.record(node as unknown as KubeObject, { type: 'Normal', reason, message })
}

function beginRemoval(ctx: Context, { node, ...rest }: Place, pods: readonly Pod[]): void {
  const { name } = node.metadata
  const { share, resource } = utilization({ node, ...rest })
  const names = pods.map(({ metadata }) => metadata.name).join(',')
  const isEmpty = pods.length === 0
  if (isEmpty) tellAll(ctx, 'ScaleDownEmpty', `Scale-down: removing empty node "${name}"`)
  else {
    const used = `{${share} ${resource}}`
    tellAll(
      ctx,
      'ScaleDown',
      `Scale-down: removing node ${name}, utilization: ${used}, pods to reschedule: ${names}`,
    )
  }
  ctx.state.removing[name] = ctx.now()
  delete ctx.state.unneeded[name]
  setTaints(ctx, node, (taints) => [
    ...without(TO_BE_DELETED)(taints),
    taintOf(TO_BE_DELETED, 'NoSchedule', ctx.now()),
  ])
  tellNode(ctx, node, 'ScaleDown', 'marked the node as toBeDeleted/unschedulable')
  for (const pod of pods)
    ctx.record(pod as unknown as KubeObject, {
      type: 'Normal',
      reason: 'ScaleDown',
      message: 'deleting pod for node scale down',
    })
}

/** Tries to move on what is left on a node. @returns how many pods are still there */
function evictFrom(ctx: Context, { pods }: Place): number {
  const left = pods.filter((pod) => !staysWithNode(pod))
  for (const pod of left) {
    if (pod.metadata.deletionTimestamp) continue
    try {
      ctx.client.evict(pod)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
    }
  }
  return left.length
}

function continueRemoval(ctx: Context, own: Place, since: number): void {
  const { node } = own
  const { name } = node.metadata
  const isDrained = own.pods.some((pod) => !staysWithNode(pod))
  if (evictFrom(ctx, own) === 0) {
    tellNode(ctx, node, 'ScaleDown', 'node removed by cluster autoscaler')
    ctx.client.delete('nodes', undefined, name)
    delete ctx.state.removing[name]
    tellAll(
      ctx,
      isDrained ? 'ScaleDown' : 'ScaleDownEmpty',
      `Scale-down: node ${name} removed${isDrained ? ' with drain' : ''}`,
    )
  } else if (ctx.now() - since > MAX_EVICTION) {
    delete ctx.state.removing[name]
    setTaints(ctx, node, without(TO_BE_DELETED))
    ctx.record(node as unknown as KubeObject, {
      type: 'Warning',
      reason: 'ScaleDownFailed',
      message: 'failed to drain the node, aborting ScaleDown',
    })
  }
}

/** Goes on with what is under way, and begins with what has not been needed for long enough. */
export function scaleDown(ctx: Context, options: Options, hasGrown: boolean): void {
  const all = places(ctx.lister)
  const find = (name: string) => all.find(({ node }) => node.metadata.name === name)
  for (const [name, since] of Object.entries(ctx.state.removing)) {
    const own = find(name)
    if (own) continueRemoval(ctx, own, since)
    else delete ctx.state.removing[name]
  }
  for (const name of Object.keys(ctx.state.unneeded)) if (!find(name)) delete ctx.state.unneeded[name]
  if (!options.scaleDown) return
  const unneeded = markUnneeded(ctx, options, all)
  const { lastAdd = Number.NEGATIVE_INFINITY } = ctx.state
  if (hasGrown || ctx.now() - lastAdd < options.delayAfterAdd) return
  let isDraining = Object.keys(ctx.state.removing).length > 0
  for (const [name, pods] of unneeded) {
    const place = find(name)
    const since = own(ctx.state.unneeded, name) ?? ctx.now()
    if (!place || ctx.now() - since < options.unneededTime) continue
    if (targetSize(ctx, options) <= options.minimum || (pods.length > 0 && isDraining)) continue
    isDraining ||= pods.length > 0
    beginRemoval(ctx, place, pods)
  }
}

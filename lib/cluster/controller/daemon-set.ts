import { isNamespaceTerminating, isNotFound } from '@/lib/cluster/apimachinery/errors'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import {
  type DaemonSet,
  type KubeObject,
  keyOf,
  type Node,
  type Pod,
} from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { mayReplace } from '@/lib/cluster/controller/daemon-set/failed-pods'
import { daemonPodSpec, placement } from '@/lib/cluster/controller/daemon-set/placement'
import type { Situation } from '@/lib/cluster/controller/daemon-set/rolling-update'
import { podFromTemplate } from '@/lib/cluster/controller/pod-from-template'
import { isFinished, isReady, untilAvailable } from '@/lib/cluster/controller/pod-state'
import { podOwners } from '@/lib/cluster/controller/pods-of'
import { claim } from '@/lib/cluster/controller/references'
import { currentRevision, revisionsOf, trimRevisions } from '@/lib/cluster/controller/revisions'
import { slowStart } from '@/lib/cluster/controller/slow-start'
import { part } from '@/lib/cluster/sim/parts'

const HASH = 'controller-revision-hash'
const GENERATION = 'pod-template-generation'
const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation'

/** A DaemonSet under reconciliation. */
interface Work extends Situation {
  ctx: ComponentContext
  ds: DaemonSet
  hash: string
  nodes: Node[]
}

const targetOf = (pod: Pod): string => {
  if (pod.spec.nodeName) return pod.spec.nodeName
  const terms =
    pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  return terms?.[0]?.matchFields?.[0]?.values?.[0] ?? ''
}

const rank = ({ spec, metadata }: Pod) =>
  `${spec.nodeName ? 0 : 1} ${metadata.creationTimestamp} ${metadata.name}`

/** Scheduled pods first, then the older ones (podByCreationTimestampAndPhase). */
const byPhaseAndCreation = (a: Pod, b: Pod) => (rank(a) < rank(b) ? -1 : 1)

function podsByNode(ctx: ComponentContext, ds: DaemonSet): Map<string, Pod[]> {
  const pods = claim(ctx.client, ds, 'pods', ctx.lister.claimablePods(ds.metadata.uid, ds.metadata.namespace))
  const byNode = new Map<string, Pod[]>()
  for (const pod of pods.sort(byPhaseAndCreation)) {
    const node = targetOf(pod)
    byNode.set(node, [...(byNode.get(node) ?? []), pod])
  }
  return byNode
}

const say = ({ ctx, ds }: Work, type: 'Normal' | 'Warning', reason: string, message: string) =>
  ctx.record(ds as unknown as KubeObject, { type, reason, message })

function createPod(work: Work, node: string): void {
  const { ctx, ds, hash } = work
  const pod = podFromTemplate(ds, ds.spec.template)
  const generation = ds.metadata.annotations?.[TEMPLATE_GENERATION] ?? '1'
  pod.metadata.labels = { ...pod.metadata.labels, [HASH]: hash, [GENERATION]: generation }
  pod.spec = daemonPodSpec(ds, node)
  try {
    const { metadata } = ctx.client.create('pods', pod)
    say(work, 'Normal', 'SuccessfulCreate', `Created pod: ${metadata.name}`)
  } catch (error) {
    if (isNamespaceTerminating(error)) return
    const why = error instanceof Error ? error.message : String(error)
    say(work, 'Warning', 'FailedCreate', `Error creating: ${why}`)
    throw error
  }
}

function deletePod(work: Work, { metadata }: Pod): void {
  try {
    work.ctx.client.delete('pods', metadata.namespace, metadata.name, { uid: metadata.uid })
    say(work, 'Normal', 'SuccessfulDelete', `Deleted pod: ${metadata.name}`)
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Says that a pod has ended; it is cleared away, so that a new one comes. */
function sayEnded(work: Work, node: string, { metadata, status }: Pod): void {
  const failed = status?.phase === 'Failed'
  const what = `Found ${failed ? 'failed' : 'succeeded'} daemon pod ${metadata.namespace}/${metadata.name} on node ${node}, will try to ${failed ? 'kill' : 'delete'} it`
  if (failed) say(work, 'Warning', 'FailedDaemonPod', what)
  else say(work, 'Normal', 'SucceededDaemonPod', what)
}

/** What a fresh cluster's DaemonSets, which nobody has changed yet, do not need. */
const update = () => part('daemonSetUpdate')

const surges = (ds: DaemonSet) =>
  !!ds.spec.updateStrategy?.rollingUpdate?.maxSurge && update().allowsSurge(ds)

/** What a node that may keep its pods has too many and too few of (podsShouldBeOnNode). */
function balance(work: Work, node: string, shouldRun: boolean): { surplus: Pod[]; isMissing: boolean } {
  const live = (work.byNode.get(node) ?? []).filter(({ metadata }) => !metadata.deletionTimestamp)
  const ended = live.filter(
    (pod) => isFinished(pod) && (pod.status?.phase !== 'Failed' || mayReplace(work.ctx, work, node)),
  )
  for (const pod of ended) sayEnded(work, node, pod)
  const running = live.filter((pod) => !isFinished(pod))
  if (!surges(work.ds)) return { surplus: [...ended, ...running.slice(1)], isMissing: false }
  return {
    surplus: [...ended, ...update().surplusInSurge(running, work)],
    isMissing: running.length === 0 && shouldRun,
  }
}

/** Daemons where they belong, none where they do not. */
function manage(work: Work): void {
  const missing: string[] = []
  const surplus: Pod[] = []
  const names = new Set(work.nodes.map(({ metadata }) => metadata.name))
  for (const node of work.nodes) {
    const { name } = node.metadata
    const { shouldRun, mayStay } = placement(work.ds, node)
    const pods = work.byNode.get(name) ?? []
    if (shouldRun && pods.length === 0) missing.push(name)
    else if (mayStay) {
      const { surplus: own, isMissing } = balance(work, name, shouldRun)
      surplus.push(...own)
      if (isMissing) missing.push(name)
    } else surplus.push(...pods.filter(({ metadata }) => !metadata.deletionTimestamp))
  }
  // Pods that wait for a node that is no more: nobody else would clear them away.
  for (const [node, pods] of work.byNode)
    if (!names.has(node)) surplus.push(...pods.filter(({ spec }) => !spec.nodeName))
  const failed = slowStart(missing.length, (index) => createPod(work, missing[index] ?? ''))
  for (const pod of surplus) deletePod(work, pod)
  if (failed) throw failed.error
}

function rollingUpdate(work: Work): void {
  const { ds } = work
  if (ds.spec.updateStrategy?.type === 'OnDelete') return
  if ([...work.byNode.values()].flat().every(work.isUpdated)) return
  for (const pod of update().podsToReplace(ds, work)) deletePod(work, pod)
  if (!surges(ds)) return
  const nodes = update().nodesToSurge(ds, work)
  const failed = slowStart(nodes.length, (index) => createPod(work, nodes[index] ?? ''))
  if (failed) throw failed.error
}

function statusOf({ ds, nodes, byNode, isUpdated, isAvailable }: Work): NonNullable<DaemonSet['status']> {
  let [desired, current, ready, available, updated, misplaced] = [0, 0, 0, 0, 0, 0]
  for (const node of nodes) {
    const [pod] = byNode.get(node.metadata.name) ?? []
    if (!placement(ds, node).shouldRun) {
      if (pod) misplaced += 1
      continue
    }
    desired += 1
    if (!pod) continue
    current += 1
    if (isReady(pod)) ready += 1
    if (isAvailable(pod)) available += 1
    if (isUpdated(pod)) updated += 1
  }
  const optional = (name: string, amount: number) => (amount > 0 ? { [name]: amount } : {})
  return {
    currentNumberScheduled: current,
    desiredNumberScheduled: desired,
    numberMisscheduled: misplaced,
    numberReady: ready,
    ...optional('numberAvailable', available),
    ...optional('numberUnavailable', desired - available),
    ...optional('updatedNumberScheduled', updated),
    ...(ds.metadata.generation === undefined ? {} : { observedGeneration: ds.metadata.generation }),
    ...(ds.status?.collisionCount === undefined ? {} : { collisionCount: ds.status.collisionCount }),
    ...(ds.status?.conditions ? { conditions: ds.status.conditions } : {}),
  }
}

function look(ctx: ComponentContext, ds: DaemonSet, hash: string): Work {
  const nodes = ctx.lister.list('nodes')
  const minReady = ds.spec.minReadySeconds ?? 0
  return {
    ctx,
    ds,
    hash,
    nodes,
    byNode: podsByNode(ctx, ds),
    desired: nodes.filter((node) => placement(ds, node).shouldRun).map(({ metadata }) => metadata.name),
    isUpdated: (pod) => pod.metadata.labels?.[HASH] === hash,
    isAvailable: (pod) => untilAvailable(pod, minReady, ctx.now()) === 0,
  }
}

function sync(key: string, ctx: ComponentContext): void {
  const ds = ctx.lister.byKey('daemonsets.apps', key)
  if (!ds || ds.metadata.deletionTimestamp) return
  const current = currentRevision(ctx, ds, revisionsOf(ctx, ds), HASH)
  const hash = current.metadata.labels?.[HASH] ?? ''
  let failure: unknown
  try {
    manage(look(ctx, ds, hash))
    rollingUpdate(look(ctx, ds, hash))
  } catch (error) {
    failure = error
  }
  const work = look(ctx, ds, hash)
  const pods = [...work.byNode.values()].flat()
  const live = new Set(pods.map((pod) => pod.metadata.labels?.[HASH]))
  trimRevisions(ctx, revisionsOf(ctx, ds), ds.spec.revisionHistoryLimit ?? 10, (revision) => {
    const label = revision.metadata.labels?.[HASH]
    return label === hash || live.has(label)
  })
  const status = statusOf(work)
  if (!deepEqual(status, ds.status)) ctx.client.updateStatus('daemonsets.apps', { ...ds, status })
  const waits = pods.flatMap((pod) => untilAvailable(pod, ds.spec.minReadySeconds ?? 0, ctx.now()) || [])
  if (waits.length > 0) ctx.requeueAfter(key, Math.min(...waits))
  if (failure) throw failure
}

/**
 * The DaemonSet controller.
 * Mirrors: pkg/controller/daemon – placement, rolling update with unavailability or surge, revisions, status.
 */
export const daemonSet: Component = {
  name: 'daemon-set',
  eventSource: 'daemonset-controller',
  watches: [
    { resource: 'daemonsets.apps', map: ({ object }) => [keyOf(object)] },
    { resource: 'pods', map: podOwners('DaemonSet', 'daemonsets.apps') },
    {
      resource: 'nodes',
      map({ type, object, old }, ctx) {
        const [node, before] = [object as Node, old as Node | undefined]
        const same =
          type === 'MODIFIED' &&
          deepEqual(node.metadata.labels, before?.metadata.labels) &&
          deepEqual(node.spec, before?.spec)
        return same ? [] : ctx.lister.list('daemonsets.apps').map(keyOf)
      },
    },
  ],
  reconcile: sync,
}

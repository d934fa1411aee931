/** Creating and deleting a StatefulSet's pods, with what is said of it. Mirrors: stateful_pod_control.go. */
import { isAlreadyExists, isNamespaceTerminating, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { ControllerRevision, KubeObject, Pod, StatefulSet } from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { isReady, untilAvailable } from '@/lib/cluster/controller/pod-state'
import { claim } from '@/lib/cluster/controller/references'
import { templateOf } from '@/lib/cluster/controller/revisions'
import {
  claimsOf,
  ordinalOf,
  podName,
  podOf,
  REVISION_LABEL,
} from '@/lib/cluster/controller/stateful-set/identity'

/** A StatefulSet under reconciliation. */
export interface Work {
  ctx: ComponentContext
  set: StatefulSet
  current: ControllerRevision
  update: ControllerRevision
  start: number
  size: number
}

const say = ({ ctx, set }: Work, type: 'Normal' | 'Warning', reason: string, message: string) =>
  ctx.record(set as unknown as KubeObject, { type, reason, message })

export const isTerminating = (pod: Pod) => !!pod.metadata.deletionTimestamp
export const isRunningAndReady = (pod: Pod) => pod.status?.phase === 'Running' && isReady(pod)
export const revisionOf = (pod: Pod) => pod.metadata.labels?.[REVISION_LABEL]

export const isAvailable = ({ ctx, set }: Work, pod: Pod) =>
  isRunningAndReady(pod) && untilAvailable(pod, set.spec.minReadySeconds ?? 0, ctx.now()) === 0

export const isOrdered = ({ set }: Work) => set.spec.podManagementPolicy !== 'Parallel'

export function podsOf({ ctx, set }: Pick<Work, 'ctx' | 'set'>): Pod[] {
  const pods = claim(ctx.client, set, 'pods', ctx.lister.list('pods', set.metadata.namespace))
  return pods.filter((pod) => ordinalOf(set, pod) >= 0).sort((a, b) => ordinalOf(set, a) - ordinalOf(set, b))
}

export const inRange = ({ set, start, size }: Work, pod: Pod) => {
  const ordinal = ordinalOf(set, pod)
  return ordinal >= start && ordinal < start + size
}

/** Below the partition pods stay with, and come back in, the revision that was current. */
function revisionFor({ set, current, update, start }: Work, ordinal: number): ControllerRevision {
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {}
  if (type !== 'RollingUpdate') return update
  const kept = rollingUpdate ? (rollingUpdate.partition ?? 0) : (set.status?.currentReplicas ?? 0)
  return ordinal < start + kept ? current : update
}

function createClaims(work: Work, ordinal: number): void {
  const { ctx, set } = work
  const pod = podName(set, ordinal)
  for (const wanted of claimsOf(set, ordinal)) {
    const { namespace, name } = wanted.metadata
    if (ctx.lister.get('persistentvolumeclaims', namespace, name)) continue
    try {
      ctx.client.create('persistentvolumeclaims', wanted)
      const message = `create Claim ${name} Pod ${pod} in StatefulSet ${set.metadata.name} success`
      say(work, 'Normal', 'SuccessfulCreate', message)
    } catch (error) {
      if (isAlreadyExists(error)) continue
      const why = error instanceof Error ? error.message : String(error)
      const message = `create Claim ${name} for Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${why}`
      say(work, 'Warning', 'FailedCreate', message)
      throw error
    }
  }
}

export function createPod(work: Work, ordinal: number): void {
  const { ctx, set } = work
  const revision = revisionFor(work, ordinal)
  const name = podName(set, ordinal)
  createClaims(work, ordinal)
  try {
    ctx.client.create('pods', podOf(set, templateOf(revision), revision.metadata.name, ordinal))
    const message = `create Pod ${name} in StatefulSet ${set.metadata.name} successful`
    say(work, 'Normal', 'SuccessfulCreate', message)
  } catch (error) {
    if (isNamespaceTerminating(error)) return
    const why = error instanceof Error ? error.message : String(error)
    const message = `create Pod ${name} in StatefulSet ${set.metadata.name} failed error: ${why}`
    say(work, 'Warning', 'FailedCreate', message)
    throw error
  }
}

export function deletePod(work: Work, { metadata }: Pod): void {
  try {
    work.ctx.client.delete('pods', metadata.namespace, metadata.name, { uid: metadata.uid })
  } catch (error) {
    if (isNotFound(error)) return
    throw error
  }
  const message = `delete Pod ${metadata.name} in StatefulSet ${work.set.metadata.name} successful`
  say(work, 'Normal', 'SuccessfulDelete', message)
}

/** A pod that has ended makes room for its successor. */
export function replaceEnded(work: Work, pod: Pod): void {
  const { namespace, name } = work.set.metadata
  const failed = pod.status?.phase === 'Failed'
  const what = `StatefulSet ${namespace}/${name} is recreating ${failed ? 'failed' : 'terminated'} Pod ${pod.metadata.name}`
  say(work, failed ? 'Warning' : 'Normal', failed ? 'RecreatingFailedPod' : 'RecreatingTerminatedPod', what)
  if (!isTerminating(pod)) deletePod(work, pod)
}

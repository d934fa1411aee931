/** Creating and deleting a StatefulSet's pods, with what is said of it. Mirrors: stateful_pod_control.go. */
import { isNamespaceTerminating, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { ControllerRevision, Pod } from '@/lib/cluster/apimachinery/object'
import { templateOf } from '@/lib/cluster/controller/revisions'
import { createClaims } from '@/lib/cluster/controller/stateful-set/claims'
import { podName, podOf } from '@/lib/cluster/controller/stateful-set/identity'
import { isTerminating, say, type Work } from '@/lib/cluster/controller/stateful-set/work'

/** Below the partition pods stay with, and come back in, the revision that was current. */
function revisionFor({ set, current, update, start }: Work, ordinal: number): ControllerRevision {
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {}
  if (type !== 'RollingUpdate') return update
  const kept = rollingUpdate ? (rollingUpdate.partition ?? 0) : (set.status?.currentReplicas ?? 0)
  return ordinal < start + kept ? current : update
}

export function createPod(work: Work, ordinal: number): void {
  const { ctx, set } = work
  const revision = revisionFor(work, ordinal)
  const name = podName(set, ordinal)
  try {
    createClaims(work, ordinal)
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
  if (!isTerminating(pod)) deletePod(work, pod)
}

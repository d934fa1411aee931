/**
 * What a kubelet that works says again and again of pods that do not: worked out when somebody reads the journal.
 * Mirrors: pkg/kubelet/config/file.go, pod_workers.go. Differs: a line is there only as long as its cause is.
 */

import type { CutOff } from '@/lib/cluster/auth/trust'
import { parseManifest } from '@/lib/cluster/host/manifest'
import { MANIFESTS } from '@/lib/cluster/host/static-manifests'
import type { Complaint } from '@/lib/cluster/host/systemd/service-start'
import { backOffMessage } from '@/lib/cluster/kubelet/back-off'
import type { ContainerRuntime, KubeletState, PodRuntime } from '@/lib/cluster/kubelet/runtime'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

/** Said every so many ms from a time on. */
export type Repeated = Complaint & { since: number }

const MANIFEST_LOOK = 20_000
const POD_LOOK = 13_000

/** Why a manifest is none; undefined: it is one. */
function manifestError(text: string): string | undefined {
  try {
    parseManifest(text)
    return undefined
  } catch (error) {
    if (error instanceof TypeError) throw error
    return (error as Error).message.replace(/^error converting YAML to JSON: /, '')
  }
}

export function manifestComplaints(files: FileSystem): Repeated[] {
  if (files.stat(MANIFESTS)?.type !== 'directory') return []
  return files
    .list(MANIFESTS)
    .sort()
    .flatMap((name): Repeated[] => {
      const path = `${MANIFESTS}/${name}`
      const stat = files.stat(path)
      const why = name.startsWith('.') || stat?.type !== 'file' ? undefined : manifestError(files.read(path))
      if (why === undefined || !stat) return []
      const err = JSON.stringify(`${path}: couldn't parse as pod(${why}), please check config file`)
      const text = `"Could not process manifest file" err=${err} path=${JSON.stringify(path)}`
      return [{ since: stat.mtime, every: MANIFEST_LOOK, place: 'file.go:187', text }]
    })
}

/** A kubelet that the API server does not let in, or that does not believe it. */
export function silenceComplaint(node: string, server: string, { since, why, by }: CutOff): Repeated {
  const get = by === 'server' ? `Get "${server}/api/v1/nodes/${node}?timeout=10s": ${why}` : why
  const err = JSON.stringify(`error getting node "${node}": ${get}`)
  const text = `"Error updating node status, will retry" err=${err}`
  return { since, every: 10_000, place: 'kubelet_node_status.go:474', text }
}

/** Why a container does not start, and since when. */
function trouble(
  { pending, waiting, current, crashes, name }: ContainerRuntime,
  { key, uid, startTime }: PodRuntime,
): { reason: string; message: string; since: number } | undefined {
  const [namespace = '', pod = ''] = key.split('/')
  if (pending?.kind === 'crash-backoff' || pending?.kind === 'restart') {
    const message = backOffMessage(name, crashes, `${pod}_${namespace}(${uid})`)
    return { reason: 'CrashLoopBackOff', message, since: current?.finished?.at ?? startTime }
  }
  return waiting && { reason: waiting.reason, message: waiting.message ?? '', since: startTime }
}

export function podComplaints({ pods }: KubeletState): Repeated[] {
  return Object.values(pods).flatMap((pod) =>
    Object.values(pod.containers).flatMap((container): Repeated[] => {
      const found = trouble(container, pod)
      if (!found || found.reason === 'ContainerCreating') return []
      const { reason, message, since } = found
      const err = `failed to "StartContainer" for "${container.name}" with ${reason}: ${JSON.stringify(message)}`
      const text = `"Error syncing pod, skipping" err=${JSON.stringify(err)} pod="${pod.key}" podUID="${pod.uid}"`
      return [{ since, every: POD_LOOK, place: 'pod_workers.go:1324', text }]
    }),
  )
}

/** STATUS, READY and RESTARTS of a pod. Mirrors: printPod in pkg/printers/internalversion/printers.go. */
import type { IContainerStatus } from 'kubernetes-models/v1/ContainerStatus'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { ageColumn, ageOf, type Column, nameColumn } from '@/lib/cluster/apis/kind'

interface Summary {
  reason: string
  ready: number
  total: number
  restarts: number
  lastRestart: string | undefined
}

const isSidecar = (pod: Pod, name: string) =>
  pod.spec.initContainers?.some((c) => c.name === name && c.restartPolicy === 'Always') ?? false

const later = (a: string | undefined, b: string | undefined) =>
  b !== undefined && (a === undefined || (parseTime(b) ?? 0) > (parseTime(a) ?? 0)) ? b : a

function terminatedReason(status: IContainerStatus): string {
  const state = status.state?.terminated
  if (!state) return ''
  if (state.reason) return state.reason
  return state.signal ? `Signal:${state.signal}` : `ExitCode:${state.exitCode}`
}

/** The init container that holds the pod up, if one does: `Init:0/2`, `Init:Error`, … */
function initReason(pod: Pod, status: IContainerStatus, index: number): string | undefined {
  const { terminated, waiting } = status.state ?? {}
  if (terminated?.exitCode === 0) return undefined
  if (isSidecar(pod, status.name) && status.started) return undefined
  if (terminated) return `Init:${terminatedReason(status)}`
  if (waiting?.reason && waiting.reason !== 'PodInitializing') return `Init:${waiting.reason}`
  return `Init:${index}/${pod.spec.initContainers?.length ?? 0}`
}

const hasReadyCondition = (pod: Pod) =>
  pod.status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True') ?? false

function containerSummary(pod: Pod, summary: Summary): void {
  let hasRunning = false
  for (const status of [...(pod.status?.containerStatuses ?? [])].reverse()) {
    summary.restarts += status.restartCount
    summary.lastRestart = later(summary.lastRestart, status.lastState?.terminated?.finishedAt)
    const { waiting, terminated, running } = status.state ?? {}
    if (waiting?.reason) summary.reason = waiting.reason
    else if (terminated) summary.reason = terminatedReason(status)
    else if (status.ready && running) {
      hasRunning = true
      summary.ready += 1
    }
  }
  if (summary.reason === 'Completed' && hasRunning) {
    summary.reason = hasReadyCondition(pod) ? 'Running' : 'NotReady'
  }
}

/** What `kubectl get pods` says of a pod. */
export function podSummary(pod: Pod): Summary {
  const status = pod.status ?? {}
  const summary: Summary = {
    reason: status.reason || status.phase || '',
    ready: 0,
    total: pod.spec.containers.length,
    restarts: 0,
    lastRestart: undefined,
  }
  if (status.conditions?.some((c) => c.type === 'PodScheduled' && c.reason === 'SchedulingGated')) {
    summary.reason = 'SchedulingGated'
  }
  summary.total += pod.spec.initContainers?.filter((c) => c.restartPolicy === 'Always').length ?? 0
  let initializing = false
  let sidecarRestarts = 0
  let sidecarRestart: string | undefined
  for (const [index, init] of (status.initContainerStatuses ?? []).entries()) {
    summary.restarts += init.restartCount
    summary.lastRestart = later(summary.lastRestart, init.lastState?.terminated?.finishedAt)
    if (isSidecar(pod, init.name)) {
      sidecarRestarts += init.restartCount
      sidecarRestart = later(sidecarRestart, init.lastState?.terminated?.finishedAt)
      if (init.ready && init.state?.running && init.started) summary.ready += 1
    }
    if (initializing) continue
    const reason = initReason(pod, init, index)
    if (reason !== undefined) {
      summary.reason = reason
      initializing = true
    }
  }
  const initialized = status.conditions?.some((c) => c.type === 'Initialized' && c.status === 'True') ?? false
  if (!initializing || initialized) {
    summary.restarts = sidecarRestarts
    summary.lastRestart = sidecarRestart
    containerSummary(pod, summary)
  }
  if (pod.metadata.deletionTimestamp && status.reason === 'NodeLost') summary.reason = 'Unknown'
  else if (pod.metadata.deletionTimestamp && status.phase !== 'Failed' && status.phase !== 'Succeeded') {
    summary.reason = 'Terminating'
  }
  return summary
}

function restarts(pod: Pod, now: number): string {
  const { restarts: count, lastRestart } = podSummary(pod)
  return count > 0 && lastRestart ? `${count} (${ageOf(lastRestart, now)} ago)` : String(count)
}

const readinessGates = (pod: Pod): string => {
  const gates = pod.spec.readinessGates ?? []
  if (gates.length === 0) return '<none>'
  const met = gates.filter(({ conditionType }) =>
    pod.status?.conditions?.some((c) => c.type === conditionType && c.status === 'True'),
  )
  return `${met.length}/${gates.length}`
}

export const podColumns: Column<Pod>[] = [
  nameColumn as Column<Pod>,
  { name: 'Ready', value: (pod) => `${podSummary(pod).ready}/${podSummary(pod).total}` },
  { name: 'Status', value: (pod) => podSummary(pod).reason },
  { name: 'Restarts', value: restarts },
  ageColumn as Column<Pod>,
  { name: 'IP', priority: 1, value: (pod) => pod.status?.podIPs?.[0]?.ip || pod.status?.podIP || '<none>' },
  { name: 'Node', priority: 1, value: (pod) => pod.spec.nodeName || '<none>' },
  { name: 'Nominated Node', priority: 1, value: (pod) => pod.status?.nominatedNodeName || '<none>' },
  { name: 'Readiness Gates', priority: 1, value: readinessGates },
]

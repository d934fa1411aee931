/**
 * Whether an object is what it is to become.
 * Mirrors: kstatus (github.com/fluxcd/cli-utils), and Helm's own readers for the Jobs and Pods of hooks.
 */
import type { Manifest } from '@/lib/kubectl/client/rest-client'
import { dig, digList, digString } from '@/lib/kubectl/go-format'

export interface ObjectStatus {
  status: 'Current' | 'InProgress' | 'Failed' | 'Terminating' | 'NotFound' | 'Unknown'
  message: string
}

const current = (message: string): ObjectStatus => ({ status: 'Current', message })
const inProgress = (message: string): ObjectStatus => ({ status: 'InProgress', message })
const failed = (message: string): ObjectStatus => ({ status: 'Failed', message })

/** A pod that cannot be scheduled has failed after this time. */
const SCHEDULE_WINDOW = 15_000

const number = (object: Manifest, fallback: number, ...path: string[]) =>
  Number(dig(object, ...path) ?? fallback)

const condition = (object: Manifest, type: string) =>
  digList(object, 'status', 'conditions').find((one) => one.type === type)

const holds = (object: Manifest, type: string) => digString(condition(object, type), 'status') === 'True'

function deployment(object: Manifest): ObjectStatus {
  const wanted = number(object, 1, 'spec', 'replicas')
  const [all, updated, ready, available] = [
    'replicas',
    'updatedReplicas',
    'readyReplicas',
    'availableReplicas',
  ].map((field) => number(object, 0, 'status', field)) as [number, number, number, number]
  if (digString(condition(object, 'Progressing'), 'reason') === 'ProgressDeadlineExceeded')
    return failed('Progress deadline exceeded')
  if (wanted > all) return inProgress(`replicas: ${all}/${wanted}`)
  if (wanted > updated) return inProgress(`Updated: ${updated}/${wanted}`)
  if (all > wanted) return inProgress(`Pending termination: ${all - wanted}`)
  if (updated > available) return inProgress(`Available: ${available}/${updated}`)
  if (wanted > ready) return inProgress(`Ready: ${ready}/${wanted}`)
  if (!holds(object, 'Progressing') && condition(object, 'Progressing'))
    return inProgress('ReplicaSet not Available')
  if (!holds(object, 'Available')) return inProgress('Deployment not Available')
  return current(`Deployment is available. Replicas: ${all}`)
}

function replicaSet(object: Manifest): ObjectStatus {
  const wanted = number(object, 1, 'spec', 'replicas')
  const [all, labelled, ready, available] = [
    'replicas',
    'fullyLabeledReplicas',
    'readyReplicas',
    'availableReplicas',
  ].map((field) => number(object, 0, 'status', field)) as [number, number, number, number]
  if (wanted > labelled) return inProgress(`Labelled: ${labelled}/${wanted}`)
  if (wanted > available) return inProgress(`Available: ${available}/${wanted}`)
  if (wanted > ready) return inProgress(`Ready: ${ready}/${wanted}`)
  if (all > wanted) return inProgress(`Pending termination: ${all - wanted}`)
  return current(`ReplicaSet is available. Replicas: ${all}`)
}

function statefulSet(object: Manifest): ObjectStatus {
  if (digString(object, 'spec', 'updateStrategy', 'type') === 'OnDelete')
    return current('StatefulSet is using the ondelete update strategy')
  const wanted = number(object, 1, 'spec', 'replicas')
  const [all, ready, atCurrent, updated] = [
    'replicas',
    'readyReplicas',
    'currentReplicas',
    'updatedReplicas',
  ].map((field) => number(object, 0, 'status', field)) as [number, number, number, number]
  if (wanted > all) return inProgress(`Replicas: ${all}/${wanted}`)
  if (wanted > ready) return inProgress(`Ready: ${ready}/${wanted}`)
  if (all > wanted) return inProgress(`Pending termination: ${all - wanted}`)
  const partition = number(object, -1, 'spec', 'updateStrategy', 'rollingUpdate', 'partition')
  if (partition > 0) {
    if (updated < wanted - partition) return inProgress(`updated: ${updated}/${wanted - partition}`)
    return current(`Partition rollout complete. updated: ${updated}`)
  }
  if (wanted > atCurrent) return inProgress(`current: ${atCurrent}/${wanted}`)
  const [now, next] = ['currentRevision', 'updateRevision'].map((field) => digString(object, 'status', field))
  if (now !== next) return inProgress('Waiting for updated revision to match current')
  return current(`All replicas scheduled as expected. Replicas: ${all}`)
}

function daemonSet(object: Manifest): ObjectStatus {
  const observed = dig(object, 'status', 'observedGeneration')
  if (observed === undefined) return inProgress('Missing .status.observedGeneration')
  const [wanted, scheduled, updated, available, ready] = [
    'desiredNumberScheduled',
    'currentNumberScheduled',
    'updatedNumberScheduled',
    'numberAvailable',
    'numberReady',
  ].map((field) => number(object, 0, 'status', field)) as [number, number, number, number, number]
  if (wanted > scheduled) return inProgress(`Current: ${scheduled}/${wanted}`)
  if (wanted > updated) return inProgress(`Updated: ${updated}/${wanted}`)
  if (wanted > available) return inProgress(`Available: ${available}/${wanted}`)
  if (wanted > ready) return inProgress(`Ready: ${ready}/${wanted}`)
  return current(`All replicas scheduled as expected. Replicas: ${wanted}`)
}

function pod(object: Manifest, now: number): ObjectStatus {
  const phase = digString(object, 'status', 'phase')
  if (phase === 'Succeeded') return current('Pod has completed successfully')
  if (phase === 'Failed') return failed('Pod has completed, but not successfully')
  if (phase === 'Running') {
    if (holds(object, 'Ready')) return current('Pod is Ready')
    const crashing = digList(object, 'status', 'containerStatuses')
      .filter((one) => digString(one, 'state', 'waiting', 'reason') === 'CrashLoopBackOff')
      .map((one) => digString(one, 'name'))
    if (crashing.length > 0) return failed(`Containers in CrashLoop state: ${crashing.join(',')}`)
    return inProgress('Pod is running but is not Ready')
  }
  const scheduled = condition(object, 'PodScheduled')
  if (scheduled?.status === 'False' && scheduled.reason === 'Unschedulable') {
    const age = now - Date.parse(digString(object, 'metadata', 'creationTimestamp'))
    return age > SCHEDULE_WINDOW
      ? failed('Pod could not be scheduled')
      : inProgress('Pod has not been scheduled')
  }
  return inProgress('Pod is in the Pending phase')
}

function job(object: Manifest, hasToEnd: boolean): ObjectStatus {
  const parallelism = number(object, 1, 'spec', 'parallelism')
  const completions = number(object, parallelism, 'spec', 'completions')
  const [succeeded, active, lost] = ['succeeded', 'active', 'failed'].map((field) =>
    number(object, 0, 'status', field),
  )
  if (holds(object, 'Complete')) return current(`Job Completed. succeeded: ${succeeded}/${completions}`)
  if (holds(object, 'Failed')) return failed(`Job Failed. failed: ${lost}/${completions}`)
  if (hasToEnd) return inProgress('Job in progress')
  if (!digString(object, 'status', 'startTime')) return inProgress('Job not started')
  return current(`Job in progress. success:${succeeded}, active: ${active}, failed: ${lost}`)
}

function claim(object: Manifest): ObjectStatus {
  const phase = digString(object, 'status', 'phase')
  return phase === 'Bound' ? current('PVC is Bound') : inProgress(`PVC is not Bound. phase: ${phase}`)
}

function service(object: Manifest): ObjectStatus {
  const type = digString(object, 'spec', 'type')
  return type === 'LoadBalancer' && !digString(object, 'spec', 'clusterIP')
    ? inProgress(`ClusterIP not set. Service type: ${type}`)
    : current('Service is ready')
}

export function definitionStatus(object: Manifest | undefined): ObjectStatus {
  if (!object) return { status: 'NotFound', message: 'Resource not found' }
  return holds(object, 'Established') ? current('CRD is established') : inProgress('CRD is not established')
}

const KINDS: Record<string, (object: Manifest, now: number) => ObjectStatus> = {
  Deployment: deployment,
  ReplicaSet: replicaSet,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Pod: pod,
  Job: (object) => job(object, false),
  PersistentVolumeClaim: claim,
  Service: service,
  CustomResourceDefinition: definitionStatus,
}

/** What holds for all kinds. */
function generic(object: Manifest): ObjectStatus | undefined {
  if (object.metadata?.deletionTimestamp)
    return { status: 'Terminating', message: 'Resource scheduled for deletion' }
  const [generation, observed] = [
    dig(object, 'metadata', 'generation'),
    dig(object, 'status', 'observedGeneration'),
  ]
  if (observed !== undefined && generation !== undefined && observed !== generation)
    return inProgress(
      `${object.kind} generation is ${generation}, but latest observed generation is ${observed}`,
    )
  return undefined
}

/** As `--wait` looks at it; `endsJobs`: a Job has to be done. */
export function objectStatus(object: Manifest | undefined, now: number, endsJobs = false): ObjectStatus {
  if (!object) return { status: 'NotFound', message: 'Resource not found' }
  const common = generic(object)
  if (common) return common
  if (object.kind === 'Job') return job(object, endsJobs)
  const kind = KINDS[object.kind ?? '']
  if (kind) return kind(object, now)
  const ready = condition(object, 'Ready')
  if (ready && ready.status !== 'True')
    return inProgress(digString(ready, 'message') || 'Ready condition is not True')
  return current('Resource is current')
}

/** As a hook is waited for: a Job or a Pod to its end, anything else until it is there. */
export function hookStatus(object: Manifest | undefined): ObjectStatus {
  if (!object) return { status: 'NotFound', message: 'Resource not found' }
  if (object.kind === 'Job') return job(object, true)
  if (object.kind !== 'Pod') return current('Resource is current')
  const phase = digString(object, 'status', 'phase')
  const name = object.metadata?.name ?? ''
  if (phase === 'Succeeded') return current(`pod ${name} succeeded`)
  return phase === 'Failed' ? failed(`pod ${name} failed`) : inProgress('Pod in progress')
}

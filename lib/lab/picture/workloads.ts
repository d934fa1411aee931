import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { Drawings } from './drawings'
import { condition, named } from './named'
import { ownerOf } from './pods'
import { list } from './read'
import type { Mood, WorkloadPicture } from './schema'

type Workload = Deployment | ReplicaSet | ReplicationController | StatefulSet | DaemonSet | Job | CronJob
type Numbers = Pick<WorkloadPicture, 'wanted' | 'ready' | 'updated' | 'mood' | 'note'>
type Reader<T> = (object: T) => Numbers

/** @param left Pods beyond those that are wanted */
function moodOf({ wanted, ready, updated = wanted }: Omit<Numbers, 'mood' | 'note'>, left = 0): Mood {
  return ready >= wanted && updated >= wanted && left <= 0 ? 'good' : 'busy'
}

const deployment: Reader<Deployment> = ({ spec, status }) => {
  const wanted = spec.replicas ?? 1
  const counts = { wanted, ready: status?.readyReplicas ?? 0, updated: status?.updatedReplicas ?? 0 }
  const failed =
    condition(status?.conditions, 'Progressing', 'False') ?? condition(status?.conditions, 'ReplicaFailure')
  const left = (status?.replicas ?? 0) - wanted
  return {
    ...counts,
    mood: failed ? 'bad' : moodOf(counts, left),
    note: failed ? `${failed.reason}: ${failed.message}` : spec.paused ? 'paused' : '',
  }
}

const replicas: Reader<ReplicaSet | ReplicationController> = ({ metadata, spec, status }) => {
  const counts = { wanted: spec.replicas ?? 1, ready: status?.readyReplicas ?? 0 }
  const failed = condition(status?.conditions, 'ReplicaFailure')
  const revision = metadata.annotations?.['deployment.kubernetes.io/revision']
  const left = (status?.replicas ?? 0) - counts.wanted
  const isOver = counts.wanted === 0 && left === 0
  return {
    ...counts,
    mood: failed ? 'bad' : isOver ? 'over' : moodOf(counts, left),
    note: failed ? `${failed.reason}: ${failed.message}` : revision ? `revision ${revision}` : '',
  }
}

const statefulSet: Reader<StatefulSet> = ({ spec, status }) => {
  const counts = {
    ...{ wanted: spec.replicas ?? 1, ready: status?.readyReplicas ?? 0 },
    updated: status?.updatedReplicas ?? 0,
  }
  return { ...counts, mood: moodOf(counts, (status?.replicas ?? 0) - counts.wanted), note: '' }
}

const daemonSet: Reader<DaemonSet> = ({ status }) => {
  const counts = {
    ...{ wanted: status?.desiredNumberScheduled ?? 0, ready: status?.numberReady ?? 0 },
    updated: status?.updatedNumberScheduled ?? 0,
  }
  const left = status?.numberMisscheduled ?? 0
  return { ...counts, mood: moodOf(counts, left), note: '' }
}

const job: Reader<Job> = ({ spec, status }) => {
  const counts = { wanted: spec.completions ?? spec.parallelism ?? 1, ready: status?.succeeded ?? 0 }
  const failed = condition(status?.conditions, 'Failed')
  const isComplete = condition(status?.conditions, 'Complete') !== undefined
  return {
    ...counts,
    mood: failed ? 'bad' : isComplete || spec.suspend ? 'over' : 'busy',
    note: failed ? `${failed.reason}: ${failed.message}` : spec.suspend ? 'suspended' : '',
  }
}

/** It wants no Pods itself: its Jobs that run count. */
const cronJob: Reader<CronJob> = ({ spec, status }) => {
  const active = status?.active?.length ?? 0
  const note = spec.suspend ? `${spec.schedule} (suspended)` : spec.schedule
  return { wanted: active, ready: active, mood: spec.suspend ? 'over' : 'good', note }
}

const source = <T extends Workload>(kind: WorkloadPicture['kind'], path: string, read: Reader<T>) => ({
  ...{ kind, path },
  read: read as Reader<Workload>,
})

const SOURCES = [
  source('CronJob', '/apis/batch/v1/cronjobs', cronJob),
  source('DaemonSet', '/apis/apps/v1/daemonsets', daemonSet),
  source('Deployment', '/apis/apps/v1/deployments', deployment),
  source('Job', '/apis/batch/v1/jobs', job),
  source('ReplicaSet', '/apis/apps/v1/replicasets', replicas),
  source('ReplicationController', '/api/v1/replicationcontrollers', replicas),
  source('StatefulSet', '/apis/apps/v1/statefulsets', statefulSet),
]

const drawings = new Drawings<Workload, WorkloadPicture>()
const NOTHING: readonly unknown[] = []

/** What owns Pods, or owns what does. */
export const workloadPictures = (cluster: Cluster): WorkloadPicture[] =>
  SOURCES.flatMap(({ kind, path, read }) =>
    list<Workload>(cluster, path).map((object) =>
      drawings.of(object, NOTHING, () => ({ ...named(object), kind, ...ownerOf(object), ...read(object) })),
    ),
  )

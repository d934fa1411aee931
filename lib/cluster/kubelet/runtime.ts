import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { NetworkMemory } from '@/lib/cluster/cni/memory'
import type { Changes, Exit, ProcessStart } from '@/lib/cluster/kubelet/process/run'
import type { KeptRules } from '@/lib/cluster/kubelet/proxy-rules'

/** One run of a container, as the container runtime knows it. */
export interface Instance {
  containerID: string
  /** Unset for a process that could not be started. */
  process?: ProcessStart
  startedAt: number
  /** Its postStart hook has begun. */
  postStarted?: boolean
  /** That hook still runs: until when (unset: for ever), and whether it then fails. */
  hook?: { until?: number; failed: boolean }
  /** When it will end by itself. */
  exit?: Exit
  /** When it asks the network next; unset when it asks no more. */
  asksAt?: number
  /** What the network has told it may be true no longer. */
  stale?: boolean
  /** It comes to hold more memory than a node takes no notice of. */
  hungry?: true
  /** A probe's command has asked the network. */
  probeAsks?: boolean
  finished?: { at: number; code: number; reason: string; message?: string }
  /** What it has changed in shared volumes, as far as the node knows of it. */
  told?: Changes
  /** Lines that its servers wrote of who came, oldest first. */
  visits?: { at: number; text: string }[]
  /** Printed by a handler of SIGTERM. */
  lastWords?: string[]
}

/** What a container waits for next: at `at`, something is to be done. */
export type Pending =
  | { kind: 'begin'; at: number }
  | { kind: 'pull'; at: number; since: number }
  | { kind: 'pull-backoff'; at: number }
  | { kind: 'crash-backoff'; at: number }
  | { kind: 'restart'; at: number }

export interface ProbeState {
  /** Consecutive results of the same kind. */
  count: number
  failing: boolean
  nextAt: number
}

export interface ContainerRuntime {
  name: string
  /** The image that this attempt is about; another one in the spec starts it anew. */
  image: string
  /** Set while it waits; unset while it runs or after it has ended for good. */
  pending?: Pending
  waiting?: { reason: string; message?: string }
  current?: Instance
  last?: Instance
  restarts: number
  /** Ends in a row, for the back-off. */
  crashes: number
  pullFailures: number
  /** Being stopped: when the process ends, and what it then leaves. */
  stop?: {
    at: number
    code: number
    reason: string
    restart: boolean
    files?: Changes
    /** Others have to end before it gets its signal; times in ms. */
    turn?: { from: number; deadline: number }
  }
  started: boolean
  ready: boolean
  /** It runs since the cluster was made: nobody needs to ask whether it is well. */
  unprobed?: boolean
  probes: Partial<Record<'startup' | 'readiness' | 'liveness', ProbeState>>
}

/** Requests and limits by container. */
export type Sizes = Record<string, IResourceRequirements>

/** A pod on this node. */
export interface PodRuntime {
  uid: string
  key: string
  startTime: number
  ip: string
  /** The sandbox stands and volumes are mounted from here on; unset while something is missing. */
  sandboxAt?: number
  sandboxReady: boolean
  admitted?: boolean
  /** Where the next attempt at the volumes lies, and how many there were. */
  mountAt?: number
  mountTries?: number
  /** When changed ConfigMaps, Secrets and labels are written into its volumes. */
  refreshAt?: number
  /** How often its sandbox could not be attached to the network, or taken off it. */
  networkTries?: number
  /** Labels and annotations as its volumes last showed them. */
  metadataSeen?: string
  rejected?: { reason: string; message: string }
  /** What its containers have been given; the spec may ask for more by now. */
  allocated?: Sizes
  /** New sizes under way: what containers still have, and which are started anew. */
  resize?: { since: number; before: Sizes; restarting: string[] }
  /** Why new sizes have to wait. */
  deferred?: { reason: string; message: string }
  /** It has to go for its node's sake. */
  evict?: { reason: 'Evicted' | 'Terminated'; message: string; graceSeconds: number }
  /** Its volumes hold too much: when the kubelet will see it. */
  evictAt?: number
  /** Failed for good: activeDeadlineSeconds, eviction. */
  failed?: { reason: string; message: string }
  /** An end of one container asks for a new start of all. */
  restartAll?: boolean
  /** Deletion: containers have been told to stop. */
  killing?: { deadline: number }
  /** The resourceVersion of the kubelet's last status: that change is no news to it. */
  reported?: string
  containers: Record<string, ContainerRuntime>
}

/** A static pod by its key: what runs, and what comes after it. */
export interface StaticPodState {
  hash: string
  pod: Pod
  /** It has to go: since when. */
  stoppedAt?: number
  next?: { hash: string; pod: Pod }
}

export type PressureType = 'MemoryPressure' | 'DiskPressure' | 'PIDPressure'

/** All that one node's kubelet and container runtime remember. */
export interface KubeletState {
  pods: Record<string, PodRuntime>
  /** Static pods; unset until somebody touches the manifests: up to then the mirrors stand for them. */
  statics?: Record<string, StaticPodState>
  /** Images that are on the node. */
  images: Record<string, true>
  /** Files in the node's folders that containers share. */
  files?: Record<string, string>
  /** Disks that other nodes may mount too, as this node last saw them, by folder. */
  disks?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What the node has too little of: when that was last so. */
  pressure?: Partial<Record<PressureType, number>>
  /** It has started before. */
  started?: true
  /** It has started again and has not said so yet. */
  restarted?: true
  /** What its Node said of the machine when somebody deleted it. */
  machine?: Node['status']
  /** The start of the host that it knows of. */
  bootedAt?: number
  /** The host goes down: since when, and how many seconds pods have. */
  shutdown?: { since: number; total: number; critical: number; told?: boolean }
  /** What its kube-proxy has left in the kernel. */
  proxyRules?: KeptRules
  /** What it knows of a network that somebody has been at: lib/cluster/cni. */
  network?: NetworkMemory
  /** Last number given out of the node's pod network. */
  lastIp: number
}

export const isSidecar = (container: IContainer): boolean => container.restartPolicy === 'Always'

export const inits = (pod: Pod): IContainer[] => pod.spec.initContainers ?? []

/** Containers that `kubectl debug` added to a running pod. */
export const ephemerals = (pod: Pod): (IContainer & { targetContainerName?: string })[] =>
  (pod.spec.ephemeralContainers ?? []) as (IContainer & { targetContainerName?: string })[]

export const allContainers = (pod: Pod): IContainer[] => [
  ...inits(pod),
  ...pod.spec.containers,
  ...ephemerals(pod),
]

export const isRunning = (container: ContainerRuntime | undefined): boolean =>
  !!container?.current && !container.current.finished

/** Runs, and its postStart hook is done: before that the kubelet does not say so. */
export const isUp = (container: ContainerRuntime | undefined): boolean =>
  isRunning(container) && !container?.current?.hook

/** Ended, and nothing is planned for it. */
export const isDone = (container: ContainerRuntime | undefined): boolean =>
  !!container?.current?.finished && !container.pending

export function newContainer(container: IContainer): ContainerRuntime {
  return {
    name: container.name,
    image: container.image ?? '',
    restarts: 0,
    crashes: 0,
    pullFailures: 0,
    started: false,
    ready: false,
    probes: {},
  }
}

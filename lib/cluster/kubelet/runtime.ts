import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { NetworkMemory } from '@/lib/cluster/cni/memory'
import type { ContainerLog } from '@/lib/cluster/kubelet/container/container-log'
import type { ExecState } from '@/lib/cluster/kubelet/container/execs'
import type { NamespaceState } from '@/lib/cluster/kubelet/container/pod-kernel'
import type { Script } from '@/lib/cluster/kubelet/container/script'
import type { ImageRef, MadeImage } from '@/lib/cluster/kubelet/images/made-image'
import type { Protocol } from '@/lib/cluster/kubelet/process/network'
import type { KeptRules } from '@/lib/cluster/kubelet/proxy-rules'
import type { Sandbox } from '@/lib/cluster/kubelet/sandbox'
import type { Place } from '@/lib/cluster/kubelet/volume-place'
import type { WrittenVolume } from '@/lib/cluster/kubelet/written-volumes'
import type { FileTree } from '@/lib/userland/kernel/file-tree'

/** A container's process as it was started: plain data that never changes. */
export interface ProcessStart {
  image: string
  argv: readonly string[]
  env: Readonly<Record<string, string>>
  hostname: string
  /** ms */
  startedAt: number
  /** Its standard input is open; it has a terminal. */
  stdin?: true
  tty?: true
  /** Bytes of memory that it may hold; without it, as many as there are. */
  memory?: number
  /** The working directory, unless it is the root. */
  cwd?: string
  /** What it is held to; without it, it is an ordinary root. */
  sandbox?: Sandbox
  /** The image itself, when it was made in this session. */
  made?: MadeImage
  /** What it does, when that was decided at its start. */
  script?: Script
  /** Ports that its container declares: where an image nobody knows listens. */
  ports?: readonly { port: number; protocol: Protocol }[]
}

/** The image that a process was started from. */
export const imageOfProcess = ({ image, made }: ProcessStart): ImageRef => made ?? image

/** The image of a container's run. */
export const imageOf = (instance: Instance | undefined, { image = '' }: IContainer): ImageRef =>
  instance?.process?.made ?? image

/** How a process ends by itself; `oom`: it wanted more memory than it may have. */
export interface Exit {
  /** ms */
  at: number
  code: number
  oom?: boolean
}

/** One run of a container, as the container runtime knows it. */
export interface Instance {
  containerID: string
  /** Unset for a process that could not be started. */
  process?: ProcessStart
  startedAt: number
  /** Its process, in the kernel of its namespace; unset while it rests. */
  pid?: number
  /** Its standard input, or its terminal, when they are open. */
  feed?: number
  tty?: string
  log?: ContainerLog
  /** What it has written beside its volumes. */
  layer?: FileTree
  /** What it has written to its /dev, and as its message for the end. */
  own?: FileTree
  /** Its postStart hook has begun. */
  postStarted?: boolean
  /** That hook still runs: a command, or a time to let pass. */
  hook?: { exec: string } | { until: number }
  /** Told to end while it rested: the time of its SIGTERM, ms. */
  told?: number
  /** Its process has ended. */
  exit?: Exit
  /** It was killed for the memory that it wanted. */
  oom?: true
  /** Bytes of memory that its processes hold. */
  bytes?: number
  /** It has come to hold more memory than a node takes no notice of. */
  hungry?: true
  /** A probe's command has asked the network. */
  probeAsks?: boolean
  finished?: { at: number; code: number; reason: string; message?: string }
  /** Somebody has removed it from the container runtime: with its end it is gone. */
  removed?: true
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
  /** Its command runs, and has until then. */
  exec?: { id: string; until: number }
}

/** A container is being stopped; times in ms. */
export interface Stop {
  /** SIGKILL. */
  at: number
  /** SIGTERM comes then, unless it has been sent. */
  term?: number
  /** The command of its preStop hook: SIGTERM waits for its end. */
  hook?: string
  restart: boolean
  /** Others have to end before it gets its signal. */
  waits?: true
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
  stop?: Stop
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
  /** How many sandboxes it had before. */
  sandboxAttempt?: number
  /** Somebody has stopped its sandbox: when. The kubelet makes another one. */
  sandboxLost?: number
  /** And removed it. */
  sandboxRemoved?: true
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
  /** What the kubelet has written into volumes, and where on the node the others lie; by their names. */
  volumes?: Record<string, WrittenVolume>
  places?: Record<string, Place>
  /** What its containers have changed of the files that they share without a volume: /etc/hosts, /dev/shm. */
  files?: FileTree
  memory?: FileTree
  /** A container has written to a file since its pod's processes last ran: who follows one looks again. */
  stirred?: true
  /** Processes by the namespace in which they see each other; a container that rests has none. */
  namespaces?: Record<string, NamespaceState>
  /** Commands beside containers' own processes. */
  execs?: Record<string, ExecState>
  lastExec?: number
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
  images: Record<string, true | MadeImage>
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

const NONE: never[] = []

export const inits = (pod: Pod): IContainer[] => pod.spec.initContainers ?? NONE

/** Containers that `kubectl debug` added to a running pod. */
export const ephemerals = (pod: Pod): (IContainer & { targetContainerName?: string })[] =>
  (pod.spec.ephemeralContainers ?? NONE) as (IContainer & { targetContainerName?: string })[]

export const allContainers = (pod: Pod): readonly IContainer[] =>
  pod.spec.initContainers || pod.spec.ephemeralContainers
    ? [...inits(pod), ...pod.spec.containers, ...ephemerals(pod)]
    : pod.spec.containers

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

function freezeProcess(process: ProcessStart): void {
  if (process.made) Object.freeze(process.made)
  Object.freeze(process)
  const { sandbox } = process
  if (!sandbox) return
  Object.freeze(sandbox)
  Object.freeze(sandbox.user)
  Object.freeze(sandbox.user.groups)
}

/** Freezes again what never changes in a pod that was read from a text, so that forks share it. */
export function freezeKept({ containers, volumes = {} }: PodRuntime): void {
  for (const { current, last } of Object.values(containers))
    for (const instance of [current, last]) {
      if (instance?.process) freezeProcess(instance.process)
      for (const line of instance?.log?.lines ?? []) Object.freeze(line)
    }
  for (const volume of Object.values(volumes)) Object.freeze(volume)
}

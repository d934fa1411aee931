/** All that a container engine knows, as plain data. */
import type { Healthcheck, Layer } from '@/lib/cluster/kubelet/images/made-image'
import type { PodRuntime } from '@/lib/cluster/kubelet/runtime'
import type { EngineImage, HistoryLine } from '@/lib/container-engine/engine-image'
import type { FileTree } from '@/lib/userland/kernel/file-tree'

/** A port of the machine that leads to one of a container. */
export interface PublishedPort {
  /** `0.0.0.0` also stands for `[::]`. */
  address: string
  hostPort: number
  port: number
  protocol: 'tcp' | 'udp'
}

export interface EngineMount {
  type: 'bind' | 'volume' | 'tmpfs'
  /** A path of the machine, or a volume's name. */
  source: string
  target: string
  readOnly?: true
}

/** How a container is attached to a network. */
export interface Endpoint {
  /** The network's name. */
  network: string
  /** Empty while it does not run. */
  address: string
  aliases: readonly string[]
}

export interface RestartRule {
  name: 'no' | 'always' | 'unless-stopped' | 'on-failure'
  /** Of on-failure: 0 is without end. */
  retries: number
}

/** What a container was made to be. */
export interface ContainerSpec {
  entrypoint: readonly string[]
  command: readonly string[]
  env: Readonly<Record<string, string>>
  labels: Readonly<Record<string, string>>
  hostname: string
  cwd: string
  /** As it was given: `app`, `1000:1000`. */
  user: string
  tty: boolean
  stdin: boolean
  autoRemove: boolean
  privileged: boolean
  readOnly: boolean
  /** Bytes. */
  memory?: number
  /** 1 is a whole processor. */
  cpus?: number
  restart: RestartRule
  mounts: readonly EngineMount[]
  ports: readonly PublishedPort[]
  /** Of the image and its own: `80/tcp`. */
  exposed: readonly string[]
  stopSignal: string
  healthcheck?: Healthcheck
}

export type ContainerStatus = 'created' | 'running' | 'restarting' | 'exited'

export interface Health {
  status: 'starting' | 'healthy' | 'unhealthy'
  failing: number
  /** ms; while a check runs, when it has to be over. */
  nextAt: number
  exec?: string
}

export interface EngineContainer {
  /** 64 digits. */
  id: string
  name: string
  /** As it was asked for. */
  image: string
  imageId: string
  /** ms */
  createdAt: number
  spec: ContainerSpec
  status: ContainerStatus
  startedAt?: number
  finishedAt?: number
  exitCode: number
  /** Why it could not be started. */
  error: string
  oom: boolean
  /** How often it was started again by itself, and when it is next. */
  restarts: number
  restartAt?: number
  /** Somebody has told it to end. */
  stopped?: boolean
  endpoints: Endpoint[]
  /** Its processes and files. */
  runtime: PodRuntime
  health?: Health
  /** It is another program's: a machine of the terminal that its commands run on. */
  place?: string
}

export interface EngineNetwork {
  /** 64 digits. */
  id: string
  name: string
  driver: 'bridge' | 'host' | 'null'
  createdAt: number
  /** `172.17.0.0/16`; empty for those without addresses of their own. */
  subnet: string
  gateway: string
  internal: boolean
  labels: Readonly<Record<string, string>>
  /** The last number that was given out. */
  last: number
}

export interface EngineVolume {
  name: string
  createdAt: number
  labels: Readonly<Record<string, string>>
  tree: FileTree
  /** Nothing has been put into it: the first container copies what its image has there. */
  fresh: boolean
}

/** A step of a build that need not be done again. */
export interface CachedStep {
  layer?: Layer
  history: HistoryLine
}

export interface EngineState {
  /** By id. */
  images: Record<string, EngineImage>
  /** Full name → id. */
  tags: Record<string, string>
  /** Full name with a digest → id. */
  digests: Record<string, string>
  /** The oldest first. */
  containers: EngineContainer[]
  networks: EngineNetwork[]
  volumes: Record<string, EngineVolume>
  cache: Record<string, CachedStep>
  /** How many things were made so far: ids follow from it. */
  made: number
  /** The last port that was given out. */
  lastPort: number
}

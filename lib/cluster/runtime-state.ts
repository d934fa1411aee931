import type { CauseRecord } from '@/lib/cluster/apiserver/causes'
import { forkGateLog, type GateLog, newGateLog } from '@/lib/cluster/apiserver/gate-log'
import type { AcceptedTokens } from '@/lib/cluster/auth/authenticate-token'
import { forkProcessState, type ProcessState } from '@/lib/cluster/client/process'
import type { ClusterState } from '@/lib/cluster/create-cluster'
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'
import { forkHosts, type HostsState } from '@/lib/cluster/host/host-state'
import type { NodeHost } from '@/lib/cluster/kubelet/node-host'
import { freezeKept, type KubeletState } from '@/lib/cluster/kubelet/runtime'
import { processSpecs } from '@/lib/cluster/processes'
import { frozen } from '@/lib/cluster/scheduler/decision'
import type { SchedulerState } from '@/lib/cluster/scheduler/scheduler-state'
import { clonePlain } from '@/lib/cluster/sim/clone'
import type { EventQueue } from '@/lib/cluster/sim/queue'
import type { RngState } from '@/lib/cluster/sim/rng'
import type { LooseKeys } from '@/lib/cluster/storage/etcd'
import { Store, type StoreState } from '@/lib/cluster/storage/store'
import type { CarriedTraffic, TrafficLog } from '@/lib/cluster/traffic-log'

/** Everything that changes, but for the store. */
export interface RuntimeState {
  version: string
  nodes: string[]
  addresses: Record<string, string>
  now: number
  rng: RngState
  queue: EventQueue
  apiServerRunning: boolean
  /** A timer waits for the next event to expire. */
  expiryPending: boolean
  processes: Record<string, ProcessState>
  hosts: HostsState
  /** Add-ons that have processes of their own. */
  addons?: string[]
  /** Nodes that came with machines of their own (machines.ts). */
  machines?: string[]
  /** Clients that Services keep with a backend: since when, and when they last came; ms. */
  affinities?: Readonly<Record<string, { since: number; last: number }>>
  /** What was put into etcd by hand. */
  etcdKeys?: LooseKeys
  /** How the API server was started; unset: as kubeadm does. */
  apiServer?: ApiServerConfig
  /** Bearer tokens that were good a moment ago. */
  acceptedTokens?: ReturnType<AcceptedTokens['read']>
}

/** All that a runtime is made of. */
export interface RuntimeParts {
  state: RuntimeState
  store: Store
  causes: CauseRecord[]
  gates: GateLog
  traffic: TrafficLog
}

interface SavedState extends ClusterState {
  runtime: RuntimeState
  store: StoreState
  causes: CauseRecord[]
  gates: GateLog
  /** Unset: nobody has asked anybody. */
  traffic?: [string, CarriedTraffic][]
}

/** @param branch forks of different branches differ in all that is random from here on */
export function forkParts(parts: RuntimeParts, branch: number): RuntimeParts {
  const { state, store, causes, gates, traffic } = parts
  const { queue, rng, processes, ...rest } = state
  const forked: RuntimeState = {
    ...rest,
    hosts: forkHosts(rest.hosts),
    rng: { s: (rng.s + Math.imul(branch, 0x9e3779b9)) >>> 0 },
    // Queued events never change: the list is enough.
    queue: { ...queue, events: [...queue.events], ...(queue.order ? { order: { ...queue.order } } : {}) },
    processes: Object.fromEntries(
      Object.entries(processes).map(([name, own]) => [name, forkProcessState(own)]),
    ),
  }
  return {
    ...{ state: forked, store: store.fork() },
    ...{ causes: [...causes], gates: forkGateLog(gates), traffic: new Map(traffic) },
  }
}

export function saveParts({ state, store, causes, gates, traffic }: RuntimeParts): ClusterState {
  const saved: SavedState = {
    format: 1,
    runtime: clonePlain(state),
    store: store.snapshot(),
    causes: [...causes],
    gates: forkGateLog(gates),
    ...(traffic.size > 0 ? { traffic: [...traffic] } : {}),
  }
  return saved
}

/**
 * The state without what it remembers of how it came to be: earlier versions of objects (as after a compaction of
 * etcd), who wrote what, what was asked at its gates, and who reached whom.
 */
export function forgetPast(saved: ClusterState): ClusterState {
  const { store, traffic: _, ...rest } = saved as SavedState
  const compacted: StoreState = { ...store, log: [], compacted: store.revision }
  return { ...rest, store: compacted, causes: [], gates: newGateLog() }
}

/** For specs that are only looked at. */
const NO_HOST = {} as NodeHost

/** The reverse of {@link saveParts}. @throws Error when the state has other components than this engine */
export function restoreParts(saved: ClusterState): RuntimeParts {
  const { runtime, store, causes, gates, traffic } = saved as SavedState
  for (const { name, components } of processSpecs(
    runtime.nodes,
    () => () => [],
    () => NO_HOST,
    runtime.addons,
  )) {
    const known = Object.keys(runtime.processes[name]?.components ?? {})
    const isOther = components.length !== known.length || components.some((one) => !known.includes(one.name))
    if (isOther || !runtime.hosts) throw new Error('this cluster was saved by another version of the engine')
  }
  // First what is stored: what components remember of it is then frozen, and stays shared.
  const kept = Store.restore(store)
  for (const { components } of Object.values(runtime.processes)) {
    const { decisions = {} } = (components.scheduler?.state ?? {}) as Partial<SchedulerState>
    for (const decision of Object.values(decisions).flat()) frozen(decision)
    const { pods = {}, images = {} } = (components.kubelet?.state ?? {}) as Partial<KubeletState>
    for (const pod of Object.values(pods)) freezeKept(pod)
    for (const image of Object.values(images)) Object.freeze(image)
  }
  for (const image of Object.values(runtime.hosts.registry?.images ?? {})) Object.freeze(image)
  return {
    ...{ state: clonePlain(runtime), store: kept },
    ...{ causes: [...causes], gates: forkGateLog(gates), traffic: new Map(traffic) },
  }
}

import type { KubeObject, ObjectOf, ResourceName } from '@/lib/cluster/apimachinery/object'
import type { Trust } from '@/lib/cluster/auth/trust'
import type { Client } from '@/lib/cluster/client/client'
import type { Lister } from '@/lib/cluster/client/lister'

/** A change in an informer's cache. `old` is the object before a MODIFIED. */
export interface WatchEvent<R extends ResourceName = ResourceName> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  resource: ResourceName
  object: ObjectOf<R>
  old?: ObjectOf<R>
  /** True while the cache fills (the process has just started and lists). */
  initial: boolean
}

/** What client-go's recorder takes; the runtime aggregates repeats into `count` as client-go does. */
export interface RecordedEvent {
  type: 'Normal' | 'Warning'
  reason: string
  message: string
  /** Set by events.k8s.io callers (the scheduler: `Scheduling`, `Binding`). */
  action?: string
  /** `spec.containers{web}`. */
  fieldPath?: string
  /** Who reports it, if not the component itself: a scheduler's profiles have names of their own. */
  source?: string
}

export interface ComponentContext<S = unknown> {
  /** Virtual ms since the epoch. apimachinery/time.ts has formatTime for timestamps. */
  now(): number
  client: Client
  lister: Lister
  /** The component's own mutable plain data; it is forked and snapshotted with the cluster. */
  state: S
  /** Puts the key into this component's queue after `ms`; an earlier pending one wins. */
  requeueAfter(key: string, ms: number): void
  /** Puts the key into the queue now. */
  enqueue(key: string): void
  record(object: KubeObject, event: RecordedEvent): void
  /** 0 ≤ x < 1, seeded. */
  random(): number
  /** Whom the control plane's parts believe, where that is not what kubeadm left. */
  trust(): Trust | undefined
  /** n characters of `bcdfghjklmnpqrstvwxz2456789`, seeded. */
  suffix(n: number): string
}

/** Watches every resource that CustomResourceDefinitions bring. */
export const CUSTOM_RESOURCES = '*'

export interface ComponentWatch {
  /** A resource, or {@link CUSTOM_RESOURCES}. */
  resource: ResourceName
  /** As the API's: an object leaving the selection is DELETED, one entering it ADDED. */
  fieldSelector?: string
  /** Informer event → workqueue keys. Must be pure but for ctx.state. */
  map(event: WatchEvent, ctx: ComponentContext): string[]
}

/**
 * A controller, the scheduler or one node's kubelet. `reconcile` gets one key at a time; what it
 * throws is retried with client-go's rate limit (5 ms · 2^n, at most 1000 s).
 * The workqueue's failures of a key are forgotten when reconcile returns.
 */
export interface Component<S = unknown> {
  name: string
  watches: ComponentWatch[]
  initialState?(): S
  /** Called once whenever the process starts, before its caches fill. */
  start?(ctx: ComponentContext<S>): void
  reconcile(key: string, ctx: ComponentContext<S>): void
  /**
   * Works on a key while the API server does not answer and the caches are empty, as far as that goes.
   * @returns false: it cannot, the key waits
   */
  offline?(key: string, ctx: ComponentContext<S>): boolean
  /** Reported as `source.component` of its events; the default is its process' name. */
  eventSource?: string
}

/** One node's part in a scheduling decision: the plugin that filtered it, or its scores. */
export interface NodeVerdict {
  node: string
  plugin?: string
  message?: string
  /** By plugin: `score` as it gave it, `normalized` to 0–100; `total` is their weighted sum. */
  scores?: Record<string, { score: number; normalized: number; weight: number }>
  total?: number
}

export interface SchedulingDecision {
  /** virtual ms */
  at: number
  pod: string
  uid: string
  /** Unset: unschedulable (or an error, which `message` tells). */
  nodeName?: string
  message?: string
  nodes: NodeVerdict[]
}

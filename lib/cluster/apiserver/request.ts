import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import type { Credentials, Impersonation, UserInfo } from '@/lib/cluster/auth/user'

export type { Credentials, Impersonation, UserInfo }

export type PatchType = 'merge-patch' | 'json-patch' | 'strategic-merge-patch' | 'apply-patch'

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Kubernetes' own path, without a query: `/api/v1/namespaces/default/pods/web/status`. */
  path: string
  /** `labelSelector`, `fieldSelector`, `dryRun`, `fieldManager`, `fieldValidation`, `watch`, … */
  query?: Record<string, string>
  /** `table` answers reads with a meta.k8s.io/v1 Table. */
  accept?: 'json' | 'table'
  contentType?: 'json' | PatchType
  body?: unknown
  /** Who asks, when it is known already: the cluster's own processes, the lab, tests. */
  user: UserInfo
  /** What the API server finds the user by instead. */
  credentials?: Credentials
  /** Whom the request is to come from, if the user may act so. */
  impersonate?: Impersonation
  /** Rights are not looked up: the cluster's own processes, and what a client remembers. */
  component?: boolean
  /** A look from outside the cluster, as for a picture of it: nothing keeps that it happened. */
  observer?: boolean
  /** Names the field manager and the cause when the query does not. */
  userAgent?: string
  /** What kubectl was told: the line without `kubectl`; kept with the cause of a write. */
  command?: string
  /** The revision that a component reacts to; kept with the cause of a write. */
  reactingTo?: number
  /** The server's own: where admission leaves what the audit log keeps of it. */
  annotations?: Record<string, string>
}

export interface ApiResponse {
  code: number
  /** An object, a List, a Table, a Status, a {@link WatchPage} for a watch, text for logs. */
  body: unknown
  /** What a real server sends as Warning headers. */
  warnings: string[]
}

export interface ApiTransport {
  /** @throws ConnectionRefused when the API server is stopped. */
  request(request: ApiRequest): ApiResponse
  /** For the cluster's own processes; unset when all must come as requests. */
  readonly direct?: ComponentApi | undefined
}

/** One of the cluster's own processes. */
export interface Caller {
  user: UserInfo
  userAgent: string
  reactingTo: number | undefined
}

/** The body of a creation that is made when somebody reads what it creates. */
export interface LateBody {
  namespace: string
  name: string
  /** When it was seen: what its time to live counts from (ms). */
  since: number
  /** Every text of it that is not always the same. */
  texts(): readonly (string | undefined)[]
  make(): Record<string, unknown>
}

/** An event has happened again. */
export interface EventRepeat {
  /** How often by now. */
  count: number
  /** When it was seen last (ms). */
  at: number
  message: string
}

/**
 * What the cluster's own processes ask most, without the form of a request. Each does what the request would
 * do, or nothing where that is not plain to see (and says so): then the request is to be sent.
 */
export interface ComponentApi {
  /** undefined: send it. */
  get(kind: Kind, namespace: string | undefined, name: string): KubeObject | undefined
  /** The object as stored; undefined: send it. */
  updateStatus(kind: Kind, object: KubeObject, caller: Caller): KubeObject | undefined
  /** False: send it. */
  bind(kind: Kind, pod: Pod, nodeName: string, caller: Caller): boolean
  /** False: send it. */
  createLate(kind: Kind, body: LateBody, caller: Caller): boolean
  /** False: send it. */
  repeatLate(kind: Kind, namespace: string, name: string, repeat: EventRepeat, caller: Caller): boolean
}

export type WatchEventType = 'ADDED' | 'MODIFIED' | 'DELETED' | 'ERROR'

/** A watch is a synchronous poll: what happened after `resourceVersion`, and where to go on from. */
export interface WatchPage {
  events: { type: WatchEventType; object: KubeObject }[]
  resourceVersion: string
}

export interface TableColumn {
  name: string
  type: 'string' | 'integer' | 'date' | 'number' | 'boolean'
  format?: string
  description?: string
  /** 0 shows always, 1 only with `-o wide`. */
  priority: number
}

export interface Table {
  apiVersion: 'meta.k8s.io/v1'
  kind: 'Table'
  metadata: { resourceVersion?: string; continue?: string }
  columnDefinitions: TableColumn[]
  rows: { cells: (string | number | boolean | null)[]; object: KubeObject }[]
}

/** The API server's host does not listen: what Go's net package says. */
export class ConnectionRefused extends Error {
  constructor(readonly address = '192.168.56.10:6443') {
    super(`dial tcp ${address}: connect: connection refused`)
    this.name = 'ConnectionRefused'
  }
}

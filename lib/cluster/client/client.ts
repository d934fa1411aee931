import type {
  Namespace,
  NewObject,
  ObjectMeta,
  ObjectOf,
  Pod,
  ResourceName,
} from '@/lib/cluster/apimachinery/object'
import type { EventRepeat, LateBody, PatchType } from '@/lib/cluster/apiserver/request'

export interface DeleteOptions {
  gracePeriodSeconds?: number
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan'
  /** Preconditions: a Conflict if the stored object's differs. */
  uid?: string
  resourceVersion?: string
}

export interface PatchOptions {
  type?: Exclude<PatchType, 'apply-patch'>
  subresource?: 'status' | 'scale' | 'resize' | 'approval' | 'ephemeralcontainers'
}

/**
 * The typed client of a process. Every method throws `ApiError` for a Status (isNotFound,
 * isConflict, isAlreadyExists, … in apimachinery/errors.ts) and `ConnectionRefused` when the API server is stopped.
 * Namespaces: from the object's metadata, or the argument; undefined for what lives in no namespace.
 */
export interface Client {
  get<R extends ResourceName>(resource: R, namespace: string | undefined, name: string): ObjectOf<R>
  /** As get, but undefined for NotFound. */
  find<R extends ResourceName>(
    resource: R,
    namespace: string | undefined,
    name: string,
  ): ObjectOf<R> | undefined
  list<R extends ResourceName>(
    resource: R,
    namespace?: string,
    selectors?: { labelSelector?: string; fieldSelector?: string },
  ): ObjectOf<R>[]
  /** GET of any path. */
  raw(path: string, query?: Record<string, string>): unknown
  create<R extends ResourceName>(
    resource: R,
    object: NewObject<ObjectOf<R> & { metadata: ObjectMeta }>,
  ): ObjectOf<R>
  update<R extends ResourceName>(resource: R, object: ObjectOf<R>): ObjectOf<R>
  /** Writes the status subresource: only `status` counts. */
  updateStatus<R extends ResourceName>(resource: R, object: ObjectOf<R>): ObjectOf<R>
  /** Strategic merge patch by default. */
  patch<R extends ResourceName>(
    resource: R,
    namespace: string | undefined,
    name: string,
    patch: unknown,
    options?: PatchOptions,
  ): ObjectOf<R>
  delete(resource: ResourceName, namespace: string | undefined, name: string, options?: DeleteOptions): void
  /** Writes a Namespace's spec.finalizers (PUT namespaces/<name>/finalize). */
  finalize(namespace: Namespace): void
  /** Creates an event. */
  createEvent(event: LateBody): void
  /** Counts up an event. @throws ApiError NotFound */
  repeatEvent(namespace: string, name: string, repeat: EventRepeat): void
  /** POST pods/<name>/eviction. @throws ApiError TooManyRequests when a budget forbids it */
  evict(pod: Pod): void
  /** The scheduler's decision: POST pods/<name>/binding. */
  bind(pod: Pod, nodeName: string): void
}

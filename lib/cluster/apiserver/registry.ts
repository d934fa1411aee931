/**
 * The generic registry: create, update and delete of any kind through its strategy.
 * Mirrors: k8s.io/apiserver/pkg/registry/generic/registry and rest.BeforeCreate/BeforeUpdate/BeforeDelete.
 */
import type { AdmissionAttributes, AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import { AdmissionRefused } from '@/lib/cluster/admission/refusal'
import type { Dialler } from '@/lib/cluster/admission/webhook/dialler'
import {
  ApiError,
  alreadyExists,
  badRequest,
  conflict,
  internalError,
  invalid,
  notFound,
} from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual, shareEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  groupResource,
  groupVersion,
  type Kind,
  resourceName,
  type StrategyContext,
} from '@/lib/cluster/apis/kind'
import { attributesOf, updateAttributes } from '@/lib/cluster/apiserver/admission-attributes'
import { type CauseRecord, recordCause } from '@/lib/cluster/apiserver/causes'
import { changesNothing, desired } from '@/lib/cluster/apiserver/change'
import {
  checkPreconditions,
  type DeletionOptions,
  markDeleted,
  specFinalizers,
} from '@/lib/cluster/apiserver/deletion'
import { trackUpdate } from '@/lib/cluster/apiserver/field-manager'
import { generatedName, validateMetadata, validateMetadataUpdate } from '@/lib/cluster/apiserver/metadata'
import type { UserInfo } from '@/lib/cluster/apiserver/request'
import type { AcceptedTokens } from '@/lib/cluster/auth/authenticate-token'
import { EngineLimitError } from '@/lib/cluster/sim/limits'
import { nextSuffix, nextUid, type RngState } from '@/lib/cluster/sim/rng'
import type { Store } from '@/lib/cluster/storage/store'

/** Who writes, and how. */
export interface WriteOptions {
  user: UserInfo
  actor: string
  /** The field manager. */
  manager: string
  /** managedFields are already those of an applied configuration. */
  applied?: boolean
  verb: CauseRecord['verb']
  subresource?: string
  dryRun?: boolean
  /** Where admission puts what it warns of. */
  warnings?: string[]
  /** Where admission puts what the audit log keeps of it. */
  annotations?: Record<string, string>
  reactingTo?: number
  /** Asked once an object that is created by another verb is valid. @throws ApiError Forbidden */
  authorizeCreate?(): void
  /** What admission sees in place of the objects: a Scale of each. */
  shown?: { object: KubeObject; old: KubeObject }
}

export interface RegistryState {
  /** The API server's memory of good tokens. */
  accepted?: AcceptedTokens
  store: Store
  rng: RngState
  causes: CauseRecord[]
  now(): number
  /** What webhooks are called through. */
  network(): Dialler
}

const keyFor = (namespace: string | undefined, name: string) => (namespace ? `${namespace}/${name}` : name)

export class Registry {
  private readonly admission: AdmissionContext
  private readonly phases: Record<'admit' | 'validate', readonly AdmissionPlugin[]>

  constructor(
    private readonly state: RegistryState,
    plugins: readonly AdmissionPlugin[],
  ) {
    this.admission = this.admissionContext()
    this.phases = {
      admit: plugins.filter((plugin) => plugin.admit),
      validate: plugins.filter((plugin) => plugin.validate),
    }
  }

  private strategyContext(): StrategyContext {
    const { store, rng } = this.state
    return { now: this.state.now(), rng, list: (resource, namespace) => store.list(resource, namespace) }
  }

  private admissionContext(): AdmissionContext {
    const { state } = this
    const { store, rng } = state
    return {
      get now() {
        return state.now()
      },
      rng,
      network: () => state.network(),
      list: (resource, namespace) => store.list(resource, namespace),
      get: (resource, key) => store.get(resource, key),
      put: (resource, object) => void this.guard(() => store.put(resource, object)),
    }
  }

  /** @throws ApiError NotFound; of the namespace, when that is what is missing */
  get(kind: Kind, namespace: string | undefined, name: string): KubeObject {
    const found = this.state.store.get(resourceName(kind), keyFor(namespace, name))
    if (found) {
      const unreadable = this.state.store.readError(resourceName(kind), keyFor(namespace, name))
      if (unreadable) throw internalError(unreadable)
      return kind.fromStorage?.(found) ?? found
    }
    if (namespace !== undefined && !this.state.store.get('namespaces', namespace)) {
      throw notFound({ group: '', resource: 'namespaces' }, namespace)
    }
    throw notFound(groupResource(kind), name)
  }

  private admit(attributes: AdmissionAttributes, phase: 'admit' | 'validate'): void {
    let at: AdmissionPlugin | undefined
    try {
      for (at of this.phases[phase]) at[phase]?.(attributes, this.admission)
    } catch (error) {
      throw at && error instanceof ApiError ? new AdmissionRefused(error, at, phase, attributes) : error
    }
    const { reinvocation } = attributes
    if (phase === 'validate' || !reinvocation?.wanted || reinvocation.again) return
    reinvocation.again = true
    this.admit(attributes, phase)
  }

  private check(kind: Kind, object: KubeObject, collect: (errors: FieldErrors) => void): void {
    const errors = new FieldErrors()
    collect(errors)
    if (errors.list.length > 0) throw invalid(kind, object.metadata.name ?? '', errors.list)
  }

  private write(kind: Kind, object: KubeObject, options: WriteOptions): KubeObject {
    if (options.dryRun) return { ...object, metadata: { ...object.metadata } }
    const unwritable = this.state.store.writeError(resourceName(kind))
    if (unwritable) throw internalError(unwritable)
    const stored = this.guard(() =>
      this.state.store.put(resourceName(kind), kind.toStorage?.(object) ?? object),
    )
    this.record(kind, stored, options)
    return kind.fromStorage?.(stored) ?? stored
  }

  /** etcd's own limit on one object is an answer of the API; the engine's other limits are not. */
  private guard<T>(write: () => T): T {
    try {
      return write()
    } catch (error) {
      if (error instanceof EngineLimitError && error.limit === 'objectBytes') {
        throw internalError('etcdserver: request is too large')
      }
      throw error
    }
  }

  private record(kind: Kind, object: KubeObject, options: WriteOptions): void {
    const { namespace, name, uid, resourceVersion } = object.metadata
    recordCause(this.state.causes, {
      at: this.state.now(),
      rv: Number(resourceVersion),
      verb: options.verb,
      resource: resourceName(kind),
      key: keyFor(namespace, name),
      uid,
      ...(options.subresource ? { subresource: options.subresource } : {}),
      actor: options.actor,
      ...(options.reactingTo !== undefined ? { reactingTo: options.reactingTo } : {}),
    })
  }

  /** Creates from a decoded draft. */
  create(kind: Kind, namespace: string | undefined, draft: KubeObject, options: WriteOptions): KubeObject {
    const meta = draft.metadata
    if (kind.namespaced) {
      if (meta.namespace && meta.namespace !== namespace) {
        throw badRequest(
          'the namespace of the provided object does not match the namespace sent on the request',
        )
      }
      meta.namespace = namespace
    } else delete meta.namespace
    if (meta.resourceVersion) throw badRequest('resourceVersion should not be set on objects to be created')
    kind.defaults?.(draft)
    this.track(kind, undefined, draft, options)
    const of = { name: meta.name ?? '', ...(kind.namespaced && namespace ? { namespace } : {}) }
    const attributes = attributesOf('CREATE', kind, of, { object: draft }, options)
    this.admit(attributes, 'admit')
    this.fillNewMetadata(kind, draft)
    const context = this.strategyContext()
    kind.prepareForCreate?.(draft, context)
    this.check(kind, draft, (errors) => {
      validateMetadata(draft, kind, errors)
      kind.validate?.(draft, errors)
      kind.validateCreate?.(draft, errors)
    })
    options.authorizeCreate?.()
    this.admit(attributes, 'validate')
    this.check(kind, draft, (errors) => kind.allocate?.(draft, undefined, context, errors))
    const { namespace: own, name } = draft.metadata
    const existing = this.state.store.get(resourceName(kind), keyFor(own, name))
    if (existing) throw this.exists(kind, existing)
    return this.write(kind, draft, options)
  }

  private exists(kind: Kind, existing: KubeObject): ApiError {
    const error = alreadyExists(groupResource(kind), existing.metadata.name)
    if (!existing.metadata.deletionTimestamp) return error
    return new ApiError({ ...error.status, message: `object is being deleted: ${error.message}` })
  }

  private fillNewMetadata(kind: Kind, draft: KubeObject): void {
    const meta = draft.metadata
    if (!meta.name && meta.generateName)
      meta.name = generatedName(meta.generateName, nextSuffix(this.state.rng))
    // Missing is empty, as Go has it: strategies may read it before validation refuses it.
    meta.name ??= ''
    meta.uid = nextUid(this.state.rng)
    meta.creationTimestamp = formatTime(this.state.now())
    delete meta.deletionTimestamp
    delete meta.deletionGracePeriodSeconds
    delete meta.selfLink
    delete meta.generation
    if (kind.hasGeneration) meta.generation = 1
  }

  /** Replaces an object by a decoded draft; `old` is what is stored. */
  update(kind: Kind, old: KubeObject, draft: KubeObject, options: WriteOptions): KubeObject {
    this.checkVersion(kind, old, draft)
    this.keepMetadata(old, draft)
    kind.defaults?.(draft)
    for (const field of kind.resetFields ?? []) draft[field] = old[field]
    this.track(kind, old, draft, options)
    const attributes = updateAttributes(kind, old, draft, options)
    this.admit(attributes, 'admit')
    const context = this.strategyContext()
    kind.prepareForUpdate?.(draft, old, context)
    if (kind.hasGeneration && !deepEqual(desired(draft), desired(old))) {
      draft.metadata.generation = (old.metadata.generation ?? 0) + 1
    }
    this.check(kind, draft, (errors) => {
      validateMetadataUpdate(draft, old, errors)
      validateMetadata(draft, kind, errors)
      if (kind.validatesUpdateFirst) kind.validateUpdate?.(draft, old, errors)
      kind.validate?.(draft, errors)
      if (!kind.validatesUpdateFirst) kind.validateUpdate?.(draft, old, errors)
    })
    this.admit(attributes, 'validate')
    this.check(kind, draft, (errors) => kind.allocate?.(draft, old, context, errors))
    return this.finishUpdate(kind, old, draft, options)
  }

  /** Writes a changed status; everything else stays as stored. */
  updateStatus(kind: Kind, old: KubeObject, draft: KubeObject, options: WriteOptions): KubeObject {
    this.checkVersion(kind, old, draft)
    const next: KubeObject = { ...old, metadata: { ...old.metadata }, status: draft.status ?? {} }
    kind.prepareForStatusUpdate?.(next, old, this.strategyContext())
    next.status = shareEqual(next.status, old.status)
    if (options.applied) next.metadata.managedFields = draft.metadata.managedFields
    this.track(kind, old, next, options)
    const attributes = updateAttributes(kind, old, next, options)
    this.admit(attributes, 'admit')
    this.check(kind, next, (errors) => kind.validateStatusUpdate?.(next, old, errors))
    this.admit(attributes, 'validate')
    return this.finishUpdate(kind, old, next, options)
  }

  /** Asks admission of what is done to an object by name: it is bound, evicted, connected to. */
  admitSubresource(
    kind: Kind,
    of: { namespace?: string; name?: string; subresource?: string },
    operation: 'CREATE' | 'CONNECT',
    object: KubeObject,
    options: WriteOptions,
  ): void {
    const attributes = attributesOf(operation, kind, of, { object }, options)
    this.admit(attributes, 'admit')
    this.admit(attributes, 'validate')
  }

  /** Writes an object that the server itself has changed (binding, scale, finalize): no strategy is asked. */
  store(kind: Kind, old: KubeObject, next: KubeObject, options: WriteOptions): KubeObject {
    if (options.subresource === 'scale' && next !== old) this.track(kind, old, next, options)
    const { subresource, shown } = options
    if (shown || subresource === 'ephemeralcontainers' || subresource === 'resize')
      this.admit(updateAttributes(kind, shown?.old ?? old, shown?.object ?? next, options), 'validate')
    return this.finishUpdate(kind, old, next, options)
  }

  /** Says in the draft's managedFields who has written what. */
  private track(kind: Kind, old: KubeObject | undefined, draft: KubeObject, options: WriteOptions): void {
    if (options.applied) return
    const { manager, subresource } = options
    const apiVersion = groupVersion(kind)
    const writer = {
      manager,
      operation: 'Update' as const,
      apiVersion,
      ...(subresource ? { subresource } : {}),
    }
    trackUpdate(kind, old, draft, writer, this.state.now())
  }

  private checkVersion(kind: Kind, old: KubeObject, draft: KubeObject): void {
    const given = draft.metadata.resourceVersion
    if (given && given !== old.metadata.resourceVersion)
      throw conflict(groupResource(kind), old.metadata.name)
  }

  private keepMetadata(old: KubeObject, draft: KubeObject): void {
    const meta = draft.metadata
    const before = old.metadata
    meta.name ||= before.name
    if (before.namespace) {
      if (meta.namespace && meta.namespace !== before.namespace) {
        throw badRequest(
          'the namespace of the provided object does not match the namespace sent on the request',
        )
      }
      meta.namespace = before.namespace
    } else delete meta.namespace
    meta.uid ||= before.uid
    meta.creationTimestamp = before.creationTimestamp
    meta.resourceVersion = before.resourceVersion
    for (const field of [
      'generation',
      'deletionTimestamp',
      'deletionGracePeriodSeconds',
      'generateName',
    ] as const) {
      if (before[field] === undefined) delete meta[field]
      else Object.assign(meta, { [field]: before[field] })
    }
    delete meta.selfLink
  }

  private finishUpdate(kind: Kind, old: KubeObject, next: KubeObject, options: WriteOptions): KubeObject {
    // What lies there under an old key is written anew.
    const { namespace, name } = old.metadata
    const isStale = this.state.store.isStale(resourceName(kind), keyFor(namespace, name))
    if (!isStale && changesNothing(next, old)) return old
    const stored = this.write(kind, next, options)
    if (!options.dryRun && this.isGone(kind, stored)) this.remove(kind, stored, options)
    return stored
  }

  /** A deleting object goes when nothing holds it any longer. */
  private isGone(kind: Kind, object: KubeObject): boolean {
    const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = object.metadata
    if (!deletionTimestamp || (finalizers?.length ?? 0) > 0) return false
    if (kind.gracePeriod && (deletionGracePeriodSeconds ?? 0) > 0) return false
    return !kind.specFinalizers || specFinalizers(object).length === 0
  }

  private remove(kind: Kind, object: KubeObject, options: WriteOptions): KubeObject {
    const { namespace, name } = object.metadata
    const last = this.state.store.remove(resourceName(kind), keyFor(namespace, name)) ?? object
    this.record(kind, last, { ...options, verb: 'delete' })
    return kind.fromStorage?.(last) ?? last
  }

  /** Deletes, or marks for deletion. `gone` tells which of the two happened. */
  delete(
    kind: Kind,
    namespace: string | undefined,
    name: string,
    deletion: DeletionOptions,
    options: WriteOptions,
  ): { object: KubeObject; gone: boolean } {
    const old = this.get(kind, namespace, name)
    const of = { name, ...(namespace ? { namespace } : {}) }
    const attributes = attributesOf('DELETE', kind, of, { old }, options)
    this.admit(attributes, 'admit')
    this.admit(attributes, 'validate')
    checkPreconditions(kind, old, deletion)
    const next = markDeleted(kind, old, deletion, this.strategyContext())
    if (next === old && !this.isGone(kind, old)) return { object: old, gone: false }
    if (options.dryRun) return { object: next, gone: this.isGone(kind, next) }
    if (this.isGone(kind, next)) return { object: this.remove(kind, next, options), gone: true }
    return { object: this.write(kind, next, options), gone: false }
  }
}

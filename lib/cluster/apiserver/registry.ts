/**
 * The generic registry: create, update and delete of any kind through its strategy.
 * Mirrors: k8s.io/apiserver/pkg/registry/generic/registry and rest.BeforeCreate/BeforeUpdate/BeforeDelete.
 */
import type { AdmissionContext, AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import type { Dialler } from '@/lib/cluster/admission/webhook/dialler'
import { ApiError, alreadyExists, invalid } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual, shareEqual } from '@/lib/cluster/apimachinery/json-patch'
import { NAME_RULES } from '@/lib/cluster/apimachinery/names'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { HOOKS } from '@/lib/cluster/apis/admissionregistration/resources'
import {
  groupResource,
  groupVersion,
  type Kind,
  resourceName,
  type StrategyContext,
} from '@/lib/cluster/apis/kind'
import { attributesOf, UnseenWrite, updateAttributes } from '@/lib/cluster/apiserver/admission-attributes'
import { AdmissionChain } from '@/lib/cluster/apiserver/admission-chain'
import { desired } from '@/lib/cluster/apiserver/change'
import {
  checkPreconditions,
  type DeletionOptions,
  isGone,
  markDeleted,
} from '@/lib/cluster/apiserver/deletion'
import { trackUpdate } from '@/lib/cluster/apiserver/field-manager'
import { CreationFields, LateCreation } from '@/lib/cluster/apiserver/late-creation'
import { hasOtherFields, StatusFields, UpdateFields, versionOf } from '@/lib/cluster/apiserver/late-fields'
import { LateRepeat } from '@/lib/cluster/apiserver/late-repeat'
import type { FieldWriter } from '@/lib/cluster/apiserver/managed-fields'
import { validateMetadata, validateMetadataUpdate } from '@/lib/cluster/apiserver/metadata'
import { RegistryStorage, type StorageState } from '@/lib/cluster/apiserver/registry-storage'
import type { EventRepeat, LateBody } from '@/lib/cluster/apiserver/request'
import {
  checkVersion,
  fillNewMetadata,
  keepMetadata,
  placeNew,
} from '@/lib/cluster/apiserver/system-metadata'
import type { WriteOptions } from '@/lib/cluster/apiserver/write-options'
import type { AcceptedTokens } from '@/lib/cluster/auth/authenticate-token'
import type { Trust } from '@/lib/cluster/auth/trust'
import { nextUid, type RngState } from '@/lib/cluster/sim/rng'
import type { LateFields } from '@/lib/cluster/storage/late-fields'

export interface RegistryState extends StorageState {
  /** The API server's memory of good tokens. */
  accepted?: AcceptedTokens
  rng: RngState
  /** What webhooks are called through. */
  network(): Dialler
  /** Whom it believes, where that is not what kubeadm left. */
  trust?(): Trust | undefined
}

function check(kind: Kind, object: KubeObject, collect: (errors: FieldErrors) => void): void {
  const errors = new FieldErrors()
  collect(errors)
  if (errors.list.length > 0) throw invalid(kind, object.metadata.name ?? '', errors.list)
}

function exists(kind: Kind, existing: KubeObject): ApiError {
  const error = alreadyExists(groupResource(kind), existing.metadata.name)
  if (!existing.metadata.deletionTimestamp) return error
  return new ApiError({ ...error.status, message: `object is being deleted: ${error.message}` })
}

export class Registry {
  private readonly storage: RegistryStorage
  private readonly admission: AdmissionChain

  constructor(
    private readonly state: RegistryState,
    plugins: readonly AdmissionPlugin[],
  ) {
    this.storage = new RegistryStorage(state)
    this.admission = new AdmissionChain(plugins, this.admissionContext())
  }

  private strategyContext(): StrategyContext {
    const { store, rng } = this.state
    return { now: this.state.now(), rng, list: (resource, namespace) => store.list(resource, namespace) }
  }

  private admissionContext(): AdmissionContext {
    const { state, storage } = this
    const { store, rng } = state
    return {
      get now() {
        return state.now()
      },
      rng,
      network: () => state.network(),
      list: (resource, namespace) => store.list(resource, namespace),
      get: (resource, key) => store.get(resource, key),
      put: (resource, object) => void storage.count(resource, object),
    }
  }

  /** The plugins; what they write besides is on the account of whoever asks. */
  private admissionFor(options: WriteOptions): AdmissionChain {
    this.storage.asking = options
    return this.admission
  }

  /** Writes what is kept count of, past admission and validation. */
  count(resource: string, object: KubeObject, options: WriteOptions): void {
    this.storage.asking = options
    this.storage.count(resource, object)
  }

  /** @throws ApiError NotFound; of the namespace, when that is what is missing */
  get(kind: Kind, namespace: string | undefined, name: string): KubeObject {
    return this.storage.get(kind, namespace, name)
  }

  /** Creates from a decoded draft. */
  create(kind: Kind, namespace: string | undefined, draft: KubeObject, options: WriteOptions): KubeObject {
    placeNew(kind, namespace, draft)
    kind.defaults?.(draft)
    const late = this.fieldsOfCreation(kind, draft, options)
    if (late) draft.metadata.managedFields = []
    else this.track(kind, undefined, draft, options)
    const of = { name: draft.metadata.name ?? '', ...(kind.namespaced && namespace ? { namespace } : {}) }
    const attributes = attributesOf('CREATE', kind, of, { object: draft }, options)
    this.admissionFor(options).run('admit', attributes)
    const context = this.strategyContext()
    fillNewMetadata(kind, draft, context)
    kind.prepareForCreate?.(draft, context)
    check(kind, draft, (errors) => {
      validateMetadata(draft, kind, errors)
      kind.validate?.(draft, errors)
      kind.validateCreate?.(draft, errors)
    })
    options.authorizeCreate?.()
    this.admissionFor(options).run('validate', attributes)
    check(kind, draft, (errors) => kind.allocate?.(draft, undefined, context, errors))
    const { namespace: own, name } = draft.metadata
    const existing = this.storage.find(kind, own, name)
    if (existing) throw exists(kind, existing)
    // The store writes it where it stands.
    if (late) draft.metadata.resourceVersion = ''
    return this.storage.write(kind, draft, options, late)
  }

  /** Who wrote what of a new pod, when that can wait. */
  private fieldsOfCreation(kind: Kind, draft: KubeObject, options: WriteOptions): LateFields | undefined {
    const { sent, manager } = options
    const { metadata } = draft
    const waits = sent && kind.kind === 'Pod' && !metadata.managedFields && this.mayTrackLate(kind, options)
    return waits
      ? new CreationFields(kind, metadata.namespace ?? '', sent, manager, this.state.now(), draft)
      : undefined
  }

  /**
   * Creates what nobody need look at now; false when somebody must, and nothing is done then. For kinds whose
   * strategy does nothing but default, and whose bodies are valid when their name is.
   * @throws ApiError, and then nothing is done
   */
  createLate(kind: Kind, body: LateBody, options: WriteOptions): boolean {
    const { store, rng, now } = this.state
    const { namespace, name } = body
    const [resource, key] = [resourceName(kind), `${namespace}/${name}`]
    if (NAME_RULES[kind.nameRule ?? 'subdomain'](name).length > 0 || store.has(resource, key)) return false
    if (!this.admissionFor(options).admitsUnseen(new UnseenWrite('CREATE', kind, namespace, name, options)))
      return false
    const creation = { manager: options.manager, now: now(), seed: rng.s }
    const uid = nextUid(rng)
    this.storage.writeLate(
      kind,
      new LateCreation(kind, body, creation, key, store.revision + 1),
      uid,
      options,
    )
    return true
  }

  /**
   * Counts up an event that nobody has read since this manager has created it; false when it is another, or
   * somebody must look, and nothing is done then.
   * @throws ApiError, and then nothing is done
   */
  repeatLate(
    kind: Kind,
    namespace: string,
    name: string,
    repeat: EventRepeat,
    options: WriteOptions,
  ): boolean {
    const { store, now } = this.state
    const kept = store.kept(resourceName(kind), `${namespace}/${name}`)
    const of = kept instanceof LateRepeat ? kept.of : kept
    if (!(of instanceof LateCreation) || of.manager !== options.manager) return false
    if (!this.admissionFor(options).admitsUnseen(new UnseenWrite('UPDATE', kind, namespace, name, options)))
      return false
    const late = new LateRepeat(kind, of, repeat, now(), store.revision + 1)
    this.storage.writeLate(kind, late, of.uid, options)
    return true
  }

  /** Replaces an object by a decoded draft; `old` is what is stored. */
  update(kind: Kind, old: KubeObject, draft: KubeObject, options: WriteOptions): KubeObject {
    checkVersion(kind, old, draft)
    keepMetadata(old, draft)
    kind.defaults?.(draft)
    for (const field of kind.resetFields ?? []) draft[field] = old[field]
    const fields = this.fieldsOfUpdate(kind, old, draft, options)
    if (!fields) this.track(kind, old, draft, options)
    const attributes = updateAttributes(kind, old, draft, options)
    this.admissionFor(options).run('admit', attributes)
    const context = this.strategyContext()
    kind.prepareForUpdate?.(draft, old, context)
    if (kind.hasGeneration && !deepEqual(desired(draft), desired(old))) {
      draft.metadata.generation = (old.metadata.generation ?? 0) + 1
    }
    check(kind, draft, (errors) => {
      validateMetadataUpdate(draft, old, errors)
      validateMetadata(draft, kind, errors)
      if (kind.validatesUpdateFirst) kind.validateUpdate?.(draft, old, errors)
      kind.validate?.(draft, errors)
      if (!kind.validatesUpdateFirst) kind.validateUpdate?.(draft, old, errors)
    })
    this.admissionFor(options).run('validate', attributes)
    check(kind, draft, (errors) => kind.allocate?.(draft, old, context, errors))
    return this.storage.update(kind, old, draft, options, fields)
  }

  /** Who wrote what of a change, when that can wait: what the draft is now is kept for it. */
  private fieldsOfUpdate(
    kind: Kind,
    old: KubeObject,
    draft: KubeObject,
    options: WriteOptions,
  ): (() => LateFields) | undefined {
    if (!options.unread || !this.mayTrackLate(kind, options) || !hasOtherFields(old)) return undefined
    const version = versionOf(draft, old)
    return () => new UpdateFields(kind, old, version, this.writer(kind, options), this.state.now())
  }

  /** Writes a changed status; everything else stays as stored. */
  updateStatus(kind: Kind, old: KubeObject, draft: KubeObject, options: WriteOptions): KubeObject {
    checkVersion(kind, old, draft)
    const late = this.mayTrackLate(kind, options) && hasOtherFields(old)
    const metadata = late ? old.metadata : { ...old.metadata }
    const next: KubeObject = { ...old, metadata, status: draft.status ?? {} }
    kind.prepareForStatusUpdate?.(next, old, this.strategyContext())
    next.status = shareEqual(next.status, old.status)
    if (options.applied) next.metadata.managedFields = draft.metadata.managedFields
    if (!late) this.track(kind, old, next, options)
    const attributes = updateAttributes(kind, old, next, options)
    this.admissionFor(options).run('admit', attributes)
    check(kind, next, (errors) => kind.validateStatusUpdate?.(next, old, errors))
    this.admissionFor(options).run('validate', attributes)
    const fields = () =>
      new StatusFields(kind, old, next.status as object, this.writer(kind, options), this.state.now())
    return this.storage.update(kind, old, next, options, late ? fields : undefined)
  }

  /** Nobody looks at who wrote what before it is stored. */
  private mayTrackLate(kind: Kind, { applied, dryRun }: WriteOptions): boolean {
    const { store } = this.state
    if (applied || dryRun || kind.openApi || !kind.subresources?.includes('status')) return false
    return !HOOKS.some((resource) => store.hasAny(resource)) && !store.mayBeUnreadable(resourceName(kind))
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
    this.admissionFor(options).runBoth(attributes)
  }

  /** Writes an object that the server itself has changed (binding, scale, finalize): no strategy is asked. */
  store(kind: Kind, old: KubeObject, next: KubeObject, options: WriteOptions): KubeObject {
    if (options.subresource === 'scale' && next !== old) this.track(kind, old, next, options)
    const { subresource, shown } = options
    if (shown || subresource === 'ephemeralcontainers' || subresource === 'resize')
      this.admissionFor(options).run(
        'validate',
        updateAttributes(kind, shown?.old ?? old, shown?.object ?? next, options),
      )
    return this.storage.update(kind, old, next, options)
  }

  /** Says in the draft's managedFields who has written what. */
  private track(kind: Kind, old: KubeObject | undefined, draft: KubeObject, options: WriteOptions): void {
    if (options.applied) return
    trackUpdate(kind, old, draft, this.writer(kind, options), this.state.now())
  }

  private writer(kind: Kind, { manager, subresource }: WriteOptions): FieldWriter {
    const apiVersion = groupVersion(kind)
    return { manager, operation: 'Update', apiVersion, ...(subresource ? { subresource } : {}) }
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
    this.admissionFor(options).runBoth(attributes)
    checkPreconditions(kind, old, deletion)
    const next = markDeleted(kind, old, deletion, this.strategyContext())
    if (next === old && !isGone(kind, old)) return { object: old, gone: false }
    if (options.dryRun) return { object: next, gone: isGone(kind, next) }
    if (isGone(kind, next)) return { object: this.storage.remove(kind, next, options), gone: true }
    return { object: this.storage.write(kind, next, options), gone: false }
  }
}

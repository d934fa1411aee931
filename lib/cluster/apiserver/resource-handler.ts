/** What each verb does to a resource and its subresources. */
import {
  conflict,
  isNotFound,
  methodNotAllowed,
  methodNotSupported,
  notFound,
  success,
  unknownResource,
} from '@/lib/cluster/apimachinery/errors'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { groupResource, type Kind } from '@/lib/cluster/apis/kind'
import { bind } from '@/lib/cluster/apiserver/bind'
import { decodeBody } from '@/lib/cluster/apiserver/decode-body'
import {
  asList,
  asTable,
  listObjects,
  listPage,
  selectionOf,
  watchObjects,
} from '@/lib/cluster/apiserver/list'
import { patchObject } from '@/lib/cluster/apiserver/patching'
import { queryNumber } from '@/lib/cluster/apiserver/query'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { deletionOptions, writeOptions } from '@/lib/cluster/apiserver/request-options'
import { type Answer, checkName, type ResourceContext, read } from '@/lib/cluster/apiserver/resource-context'
import { withSpecFinalizers } from '@/lib/cluster/apiserver/subresources'
import { part } from '@/lib/cluster/sim/parts'
import { etcdKey } from '@/lib/cluster/storage/etcd-key'
import { unreadMetadata } from '@/lib/cluster/storage/late-fields'

function list(context: ResourceContext): Answer {
  const { request, kind, store, path } = context
  const selection = selectionOf(request, kind, path.namespace)
  const page = listPage(store, kind, selection, request.query)
  const objects = page.objects.map(context.present)
  const body =
    request.accept === 'table'
      ? asTable(kind, objects, context.now, page.metadata)
      : asList(kind, objects, page.metadata)
  return { code: 200, body }
}

function watch(context: ResourceContext): Answer {
  const { request, kind, store, path } = context
  const selection = selectionOf(request, kind, path.namespace)
  if (path.name !== undefined)
    selection.fields.push({ field: 'metadata.name', negated: false, value: path.name })
  const since = queryNumber(request.query ?? {}, 'resourceVersion')
  if (!since) {
    const events = listObjects(store, kind, selection).map((object) => ({
      type: 'ADDED' as const,
      object: context.present(object),
    }))
    return { code: 200, body: { events: tabulate(context, events), resourceVersion: String(store.revision) } }
  }
  const page = watchObjects(store, kind, selection, since)
  return { code: 200, body: { ...page, events: tabulate(context, page.events) } }
}

function tabulate<E extends { object: KubeObject }>(context: ResourceContext, events: E[]) {
  if (context.request.accept !== 'table') return events
  return events.map((event) => ({ ...event, object: asTable(context.kind, [event.object], context.now) }))
}

function create(context: ResourceContext, byUpdate = false): Answer {
  const draft = decodeBody(context.request, context.kind, context.warnings)
  const { registry, kind, path, authorizeCreate } = context
  if (byUpdate && path.name !== undefined) {
    checkName(draft, path.name)
    draft.metadata.name = path.name
  }
  const object = registry.create(kind, path.namespace, draft, {
    ...writeOptions(context, 'create'),
    ...(context.request.component && isObject(context.request.body) ? { sent: context.request.body } : {}),
    ...(byUpdate ? { authorizeCreate } : {}),
  })
  if (!context.request.component) context.warnings.push(...(kind.warnings?.(object) ?? []))
  return { code: 201, body: object }
}

/** Most writes of a status carry all else just as it is stored: there is nothing to decode in it. */
function withoutStored(request: ApiRequest, old: KubeObject): ApiRequest {
  const { body } = request
  if (!isObject(body) || !request.path.endsWith('/status')) return request
  const { name, uid, resourceVersion } = old.metadata
  return {
    ...request,
    body: {
      ...body,
      ...(body.spec === old.spec ? { spec: undefined } : {}),
      ...(body.metadata === old.metadata ? { metadata: { name, uid, resourceVersion } } : {}),
    },
  }
}

/** A patch by one of the cluster's own processes that is not about managedFields: nobody need make them for it. */
function leavesFields({ component, body, contentType }: ApiRequest): boolean {
  if (!component || !isObject(body) || contentType === 'json-patch') return false
  const { metadata } = body
  return metadata === undefined || (isObject(metadata) && !('managedFields' in metadata))
}

/** A PUT that names another uid means another object. */
function checkUid(kind: Kind, draft: KubeObject, old: KubeObject): void {
  const { uid } = draft.metadata
  const { name } = old.metadata
  if (!uid || uid === old.metadata.uid) return
  const why = `StorageError: invalid object, Code: 4, Key: ${etcdKey(kind, old)}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`
  throw conflict(groupResource(kind), name, why)
}

/** Server-side apply: what is missing is created. */
function apply(context: ResourceContext): Answer {
  const { request, registry, kind, path, warnings, now } = context
  const { name = '', namespace, subresource } = path
  const live = findStored(context)
  if (!live && subresource) throw notFound(groupResource(kind), name)
  const draft = part('otherPatches').applyToObject(request, live, kind, { name, namespace, subresource, now })
  checkName(draft, name)
  const options = { ...writeOptions(context, live ? 'patch' : 'create'), applied: true }
  const object = !live
    ? registry.create(kind, namespace, draft, { ...options, authorizeCreate: context.authorizeCreate })
    : subresource === 'status'
      ? registry.updateStatus(kind, live, draft, options)
      : registry.update(kind, live, draft, options)
  warnings.push(...(kind.warnings?.(object, live) ?? []))
  return { code: live ? 200 : 201, body: object }
}

function findStored(context: ResourceContext): KubeObject | undefined {
  try {
    return read(context)
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

function change(context: ResourceContext, verb: 'update' | 'patch'): Answer {
  if (verb === 'patch' && context.request.contentType === 'apply-patch') return apply(context)
  const { registry, kind, path, warnings } = context
  if (verb === 'update' && kind.createOnUpdate && !path.subresource && !findStored(context)) {
    return create(context, true)
  }
  const old = read(context)
  const request = withoutStored(context.request, old)
  const unread = verb === 'patch' && 'managedFields' in old.metadata && leavesFields(request)
  const current = unread ? { ...old, metadata: unreadMetadata(old.metadata) } : old
  const draft =
    verb === 'patch' ? patchObject(request, current, kind, warnings) : decodeBody(request, kind, warnings)
  if (unread) draft.metadata.managedFields = []
  checkName(draft, old.metadata.name)
  if (verb === 'update') checkUid(kind, draft, old)
  const options = { ...writeOptions(context, verb), ...(unread ? { unread } : {}) }
  const status = path.subresource === 'status' || path.subresource === 'approval'
  const object = status
    ? registry.updateStatus(kind, old, draft, options)
    : registry.update(kind, old, draft, options)
  if (!status && !context.request.component) warnings.push(...(kind.warnings?.(object, old) ?? []))
  return { code: 200, body: object }
}

function remove(context: ResourceContext, name: string): Answer {
  const { registry, kind, path, request } = context
  const { object, gone } = registry.delete(
    kind,
    path.namespace,
    name,
    deletionOptions(request),
    writeOptions(context, 'delete'),
  )
  if (!gone || kind.gracePeriod) return { code: 200, body: object }
  return { code: 200, body: success(groupResource(kind), object.metadata.name, object.metadata.uid) }
}

function removeCollection(context: ResourceContext): Answer {
  const { request, kind, store, path } = context
  const objects = listObjects(store, kind, selectionOf(request, kind, path.namespace))
  for (const object of objects) {
    const target = { ...context, path: { ...path, namespace: object.metadata.namespace } }
    remove(target, object.metadata.name)
  }
  return { code: 200, body: asList(kind, objects, { resourceVersion: String(store.revision) }) }
}

function subresource(context: ResourceContext, verb: string): Answer {
  const { registry, kind, path, request } = context
  const name = path.subresource ?? ''
  if (name === 'finalize' && kind.specFinalizers && verb === 'update') {
    const old = read(context)
    const next = withSpecFinalizers(old, request.body)
    return { code: 200, body: registry.store(kind, old, next, writeOptions(context, 'update')) }
  }
  if (!kind.subresources?.some((known) => known === name)) throw unknownResource()
  const like = name === 'approval' ? 'status' : name
  if (like === 'status' && verb === 'get') return { code: 200, body: context.present(read(context)) }
  if (like === 'status' && (verb === 'update' || verb === 'patch')) return change(context, verb)
  if (name === 'scale') return part('subresources').scale(context, verb)
  if (name === 'ephemeralcontainers' || name === 'resize')
    return part('subresources').changePart(context, verb, name)
  if (name === 'binding' && verb === 'create') return bind(context)
  if (name === 'eviction' && verb === 'create') return part('subresources').evict(context)
  if (name === 'token' && verb === 'create') return part('subresources').requestToken(context)
  throw methodNotAllowed()
}

/** @throws ApiError */
export function serveResource(context: ResourceContext, verb: string): Answer {
  const { kind, path } = context
  if (path.subresource !== undefined) return subresource(context, verb)
  if (kind.namespaced && path.namespace === undefined && (verb === 'create' || verb === 'deletecollection')) {
    throw methodNotAllowed()
  }
  switch (verb) {
    case 'get':
      return { code: 200, body: context.present(read(context)) }
    case 'list':
      return list(context)
    case 'watch':
      return watch(context)
    case 'create':
      if (path.name !== undefined) throw methodNotAllowed()
      return create(context)
    case 'update':
    case 'patch':
      if (path.name === undefined) throw methodNotAllowed()
      return change(context, verb)
    case 'delete':
      return remove(context, path.name ?? '')
    case 'deletecollection':
      if (kind.specFinalizers) throw methodNotSupported(groupResource(kind), verb)
      return removeCollection(context)
    default:
      throw methodNotAllowed()
  }
}

/** What the verbs of subresources do that no boot needs: Scale, Eviction, TokenRequest, and parts of pods. */
import { methodNotAllowed } from '@/lib/cluster/apimachinery/errors'
import { isObject, mergePatch } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject, Pod, ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { admitBody, bodyOf } from '@/lib/cluster/apiserver/bind'
import { decodeBody } from '@/lib/cluster/apiserver/decode-body'
import { askBudgets, withEvictionCondition } from '@/lib/cluster/apiserver/eviction'
import { patchObject } from '@/lib/cluster/apiserver/patching'
import { changePodPart, type PodPartName } from '@/lib/cluster/apiserver/pod-parts'
import { deletionOptions, writeOptions } from '@/lib/cluster/apiserver/request-options'
import { type Answer, checkName, type ResourceContext, read } from '@/lib/cluster/apiserver/resource-context'
import { scaleOf, withScale } from '@/lib/cluster/apiserver/scale'
import { created } from '@/lib/cluster/apiserver/subresources'
import { answerTokenRequest } from '@/lib/cluster/apiserver/token-request'

export { SCALE_COLUMNS } from '@/lib/cluster/apiserver/scale'

export function scale(context: ResourceContext, verb: string): Answer {
  const old = read(context)
  if (verb === 'get') return { code: 200, body: scaleOf(old, context.kind.scale) }
  const { request, registry, kind } = context
  if (verb !== 'update' && verb !== 'patch') throw methodNotAllowed()
  const body = verb === 'patch' ? mergePatch(scaleOf(old, kind.scale), request.body) : request.body
  const next = withScale(old, body, kind)
  const shown = { object: scaleOf(next, kind.scale), old: scaleOf(old, kind.scale) }
  const stored = registry.store(kind, old, next, { ...writeOptions(context, verb), shown })
  return { code: 200, body: scaleOf(stored, kind.scale) }
}

export function evict(context: ResourceContext): Answer {
  const { request, registry, kind, path, store, now } = context
  const options =
    isObject(request.body) && isObject(request.body.deleteOptions) ? request.body.deleteOptions : {}
  const deletion = deletionOptions({ ...request, body: options })
  const pod = read(context) as unknown as Pod
  const write = writeOptions(context, 'delete')
  admitBody(context, 'CREATE', bodyOf(context))
  const budget = askBudgets(pod, store.list('poddisruptionbudgets.policy', path.namespace), now)
  if (!write.dryRun) {
    const counted = budget as unknown as KubeObject | undefined
    if (counted) registry.count('poddisruptionbudgets.policy', counted, writeOptions(context, 'update'))
    const marked = withEvictionCondition(pod, now) as unknown as KubeObject
    registry.store(kind, pod as unknown as KubeObject, marked, writeOptions(context, 'update'))
  }
  registry.delete(kind, path.namespace, path.name ?? '', deletion, write)
  return { code: 201, body: created() }
}

/** Changes the part of a pod that has a subresource of its own: debugging containers, resources. */
export function changePart(context: ResourceContext, verb: string, name: PodPartName): Answer {
  if (verb === 'get') return { code: 200, body: context.present(read(context)) }
  if (verb !== 'update' && verb !== 'patch') throw methodNotAllowed()
  const { request, registry, kind, warnings } = context
  const old = read(context)
  const draft =
    verb === 'patch' ? patchObject(request, old, kind, warnings) : decodeBody(request, kind, warnings)
  checkName(draft, old.metadata.name)
  kind.defaults?.(draft)
  const body = changePodPart(registry, kind, name, { draft, old }, writeOptions(context, verb))
  return { code: 200, body }
}

export function requestToken(context: ResourceContext): Answer {
  const account = read(context) as unknown as ServiceAccount
  const { store: reader, now, rng, signingKey: key } = context
  admitBody(context, 'CREATE', bodyOf(context))
  return {
    code: 201,
    body: answerTokenRequest(account, context.request.body, { reader, now, rng, ...(key ? { key } : {}) }),
  }
}

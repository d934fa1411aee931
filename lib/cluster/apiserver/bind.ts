/** Subresources that are created: admission sees their body first. */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { writeOptions } from '@/lib/cluster/apiserver/request-options'
import { type Answer, type ResourceContext, read } from '@/lib/cluster/apiserver/resource-context'
import { bindPod, created } from '@/lib/cluster/apiserver/subresources'

/** The body of a request for a subresource as admission sees it, and may change it. @throws ApiError */
export function admitBody(
  context: ResourceContext,
  operation: 'CREATE' | 'CONNECT',
  body: object,
): KubeObject {
  const { registry, kind, path } = context
  const metadata = 'metadata' in body && isObject(body.metadata) ? body.metadata : {}
  const object = { ...body, metadata: { name: path.name, ...metadata } } as KubeObject
  registry.admitSubresource(kind, path, operation, object, writeOptions(context, 'create'))
  return object
}

export const bodyOf = ({ request: { body } }: ResourceContext): object => (isObject(body) ? body : {})

export function bind(context: ResourceContext): Answer {
  const { registry, kind, now } = context
  const pod = read(context)
  const binding = admitBody(context, 'CREATE', bodyOf(context))
  const next = bindPod(pod as unknown as Pod, binding, now) as unknown as KubeObject
  registry.store(kind, pod, next, writeOptions(context, 'create'))
  return { code: 201, body: created() }
}

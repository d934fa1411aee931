import { ApiError, isNotFound, type Status, unknownResource } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject, ObjectOf, ResourceName } from '@/lib/cluster/apimachinery/object'
import { findKind } from '@/lib/cluster/apis/index'
import { groupVersion, type Kind } from '@/lib/cluster/apis/kind'
import { repeatPatch } from '@/lib/cluster/apiserver/late-repeat'
import type { ApiRequest, ApiTransport, UserInfo } from '@/lib/cluster/apiserver/request'
import type { Client } from '@/lib/cluster/client/client'

/** `/apis/apps/v1/namespaces/default/deployments/web/status`. */
export function resourcePath(kind: Kind, namespace?: string, name?: string, subresource?: string): string {
  const root = kind.group ? `/apis/${groupVersion(kind)}` : `/api/${kind.version}`
  const scope = kind.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : ''
  const tail = name === undefined ? '' : `/${name}${subresource ? `/${subresource}` : ''}`
  return `${root}${scope}/${kind.plural}${tail}`
}

/** Who the client is, and what it reacts to at this moment. */
export interface ClientIdentity {
  user: UserInfo
  userAgent: string
  reactingTo(): number | undefined
  /** Finds a resource that a CustomResourceDefinition brings. */
  findCustom?(resource: string): Kind | undefined
}

/** A Client over any transport. @throws see {@link Client} */
export function createClient(transport: ApiTransport, identity: ClientIdentity): Client {
  const send = (method: ApiRequest['method'], path: string, rest: Partial<ApiRequest> = {}): unknown => {
    const reactingTo = identity.reactingTo()
    const response = transport.request({
      method,
      path,
      user: identity.user,
      component: true,
      userAgent: identity.userAgent,
      ...(reactingTo !== undefined ? { reactingTo } : {}),
      ...rest,
    })
    if (response.code >= 400) throw new ApiError(response.body as Status)
    return response.body
  }
  const kindOf = (resource: ResourceName): Kind => {
    const kind = findKind(resource) ?? identity.findCustom?.(resource)
    if (!kind) throw unknownResource()
    return kind
  }
  const caller = () => ({
    user: identity.user,
    userAgent: identity.userAgent,
    reactingTo: identity.reactingTo(),
  })
  const read = <R extends ResourceName>(resource: R, namespace: string | undefined, name: string) => {
    const kind = kindOf(resource)
    return (transport.direct?.get(kind, namespace, name) ??
      send('GET', resourcePath(kind, namespace, name))) as ObjectOf<R>
  }
  const put = <R extends ResourceName>(resource: R, object: ObjectOf<R>, subresource?: string) => {
    const { namespace, name } = (object as KubeObject).metadata
    return send('PUT', resourcePath(kindOf(resource), namespace, name, subresource), {
      body: object,
    }) as ObjectOf<R>
  }
  return {
    get: read,
    find(resource, namespace, name) {
      try {
        return read(resource, namespace, name)
      } catch (error) {
        if (isNotFound(error)) return undefined
        throw error
      }
    },
    list(resource, namespace, selectors) {
      const query = { ...selectors } as Record<string, string>
      const body = send('GET', resourcePath(kindOf(resource), namespace), { query }) as { items: never[] }
      return body.items
    },
    raw: (path, query = {}) => send('GET', path, { query }),
    create(resource, object) {
      const path = resourcePath(kindOf(resource), object.metadata.namespace)
      return send('POST', path, { body: object }) as ObjectOf<typeof resource>
    },
    update: (resource, object) => put(resource, object),
    updateStatus(resource, object) {
      const written = transport.direct?.updateStatus(kindOf(resource), object as KubeObject, caller())
      return (written as typeof object | undefined) ?? put(resource, object, 'status')
    },
    patch(resource, namespace, name, patch, options = {}) {
      const path = resourcePath(kindOf(resource), namespace, name, options.subresource)
      const contentType = options.type ?? 'strategic-merge-patch'
      return send('PATCH', path, { body: patch, contentType }) as ObjectOf<typeof resource>
    },
    delete(resource, namespace, name, options = {}) {
      const { uid, resourceVersion, ...rest } = options
      const body = { ...rest, ...(uid || resourceVersion ? { preconditions: { uid, resourceVersion } } : {}) }
      send('DELETE', resourcePath(kindOf(resource), namespace, name), { body })
    },
    finalize: (namespace) => void put('namespaces', namespace, 'finalize'),
    createEvent(event) {
      const kind = kindOf('events')
      if (transport.direct?.createLate(kind, event, caller())) return
      send('POST', resourcePath(kind, event.namespace), { body: event.make() })
    },
    repeatEvent(namespace, name, repeat) {
      const kind = kindOf('events')
      if (transport.direct?.repeatLate(kind, namespace, name, repeat, caller())) return
      const body = repeatPatch(repeat)
      send('PATCH', resourcePath(kind, namespace, name), { body, contentType: 'strategic-merge-patch' })
    },
    evict({ metadata: { name, namespace } }) {
      const path = resourcePath(kindOf('pods'), namespace, name, 'eviction')
      send('POST', path, {
        body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } },
      })
    },
    bind(pod, nodeName) {
      const kind = kindOf('pods')
      if (transport.direct?.bind(kind, pod, nodeName, caller())) return
      const path = resourcePath(kind, pod.metadata.namespace, pod.metadata.name, 'binding')
      const target = { apiVersion: 'v1', kind: 'Node', name: nodeName }
      send('POST', path, {
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: pod.metadata.name }, target },
      })
    },
  }
}

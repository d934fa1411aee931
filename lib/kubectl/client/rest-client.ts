import type { Status } from '@/lib/cluster/apimachinery/errors'
import type { ApiRequest, ApiTransport, Table, WatchPage } from '@/lib/cluster/apiserver/request'
import { ApiStatusError } from '../errors'
import { isMap, type JsonMap } from '../go-format'
import type { ClientIdentity } from '../kubeconfig/client-config'

/** An object as the API server sends it, or as a manifest holds it. */
export interface Manifest extends JsonMap {
  apiVersion?: string
  kind?: string
  metadata?: Metadata
}

export interface Metadata extends JsonMap {
  name?: string
  generateName?: string
  namespace?: string
  uid?: string
  resourceVersion?: string
  creationTimestamp?: string | null
  deletionTimestamp?: string
  labels?: Record<string, string>
  annotations?: Record<string, string>
}

/** What is sent to create an object: a version it had elsewhere means nothing. */
export function withoutResourceVersion(object: Manifest): Manifest {
  if (object.metadata?.resourceVersion === undefined) return object
  const { resourceVersion: _, ...metadata } = object.metadata
  return { ...object, metadata }
}

/** A served resource, as discovery describes it. */
export interface Mapping {
  group: string
  version: string
  /** plural */
  resource: string
  singular: string
  kind: string
  namespaced: boolean
  shortNames: string[]
  categories: string[]
  verbs: string[]
}

export type RequestOptions = Omit<Partial<ApiRequest>, 'method' | 'path' | 'user'>

export function groupVersion(mapping: { group: string; version: string }): string {
  return mapping.group ? `${mapping.group}/${mapping.version}` : mapping.version
}

/** `deployments.apps`, or `pods` for the core group. */
export function groupResource(mapping: { resource: string; group: string }): string {
  return mapping.group ? `${mapping.resource}.${mapping.group}` : mapping.resource
}

/** `deployment.apps`: what messages put before `/name`. */
export function typeName(mapping: { kind: string; group: string }): string {
  const kind = mapping.kind.toLowerCase()
  return mapping.group ? `${kind}.${mapping.group}` : kind
}

export function resourcePath(
  mapping: Mapping,
  namespace?: string,
  name?: string,
  subresource?: string,
): string {
  const root = mapping.group ? `/apis/${mapping.group}/${mapping.version}` : `/api/${mapping.version}`
  const scope = mapping.namespaced && namespace ? `/namespaces/${namespace}` : ''
  const rest = [name, subresource].filter(Boolean).join('/')
  return `${root}${scope}/${mapping.resource}${rest ? `/${rest}` : ''}`
}

function statusOf(body: unknown, code: number): Status {
  if (isMap(body) && body.kind === 'Status') return body as unknown as Status
  const message = typeof body === 'string' ? body : 'the server could not answer'
  return { apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', code, message }
}

/** What the server says of a path that it does not serve. */
const NOT_SERVED = 'the server could not find the requested resource'

interface ResourceAt {
  namespace?: string | undefined
  name?: string | undefined
  subresource?: string | undefined
}

/** kubectl's client: errors become exceptions, warnings are printed once each. */
export class RestClient {
  readonly #warned = new Set<string>()
  /** How many warnings of the server were printed. */
  warnings = 0
  /** In pieces of how many lists are read; 0 reads them whole. */
  chunkSize = 0

  constructor(
    private readonly transport: ApiTransport,
    readonly identity: ClientIdentity,
    private readonly warn: (text: string) => void,
  ) {}

  /** @throws ApiStatusError for every answer from 400 on; ConnectionRefused */
  request(method: ApiRequest['method'], path: string, options: RequestOptions = {}): unknown {
    const answer = this.transport.request({
      method,
      path,
      ...this.identity,
      userAgent: 'kubectl',
      ...options,
      query: withoutEmpty(options.query),
    })
    for (const warning of answer.warnings) if (this.printWarning(warning)) this.warnings++
    if (answer.code >= 400) throw new ApiStatusError(statusOf(answer.body, answer.code))
    return answer.body
  }

  /** @returns whether it is new */
  printWarning(text: string): boolean {
    if (this.#warned.has(text)) return false
    this.#warned.add(text)
    this.warn(`Warning: ${text}\n`)
    return true
  }

  /** A request for a resource: when it is not served, the error says what was asked. */
  #send(
    method: ApiRequest['method'],
    mapping: Mapping,
    at: ResourceAt,
    options: RequestOptions = {},
  ): unknown {
    const { namespace, name, subresource } = at
    try {
      return this.request(method, resourcePath(mapping, namespace, name, subresource), options)
    } catch (error) {
      if (!(error instanceof ApiStatusError) || error.message !== NOT_SERVED) throw error
      const asked = [method.toLowerCase(), groupResource(mapping), name].filter(Boolean).join(' ')
      throw new ApiStatusError({ ...error.status, message: `${NOT_SERVED} (${asked})` })
    }
  }

  get(mapping: Mapping, namespace: string | undefined, name: string, subresource?: string): Manifest {
    return this.#send('GET', mapping, { namespace, name, subresource }) as Manifest
  }

  find(mapping: Mapping, namespace: string | undefined, name: string): Manifest | undefined {
    try {
      return this.get(mapping, namespace, name)
    } catch (error) {
      if (error instanceof ApiStatusError && error.reason === 'NotFound') return undefined
      throw error
    }
  }

  list(mapping: Mapping, namespace?: string, query: Record<string, string> = {}): ManifestList {
    return this.#whole(
      query,
      ({ items }: ManifestList) => items,
      (chunk) => this.#send('GET', mapping, { namespace }, { query: chunk }),
    )
  }

  /** Of a collection, or of one object when a name is given. */
  table(mapping: Mapping, at: ResourceAt, query: Record<string, string> = {}): Table {
    const read = (chunk: Record<string, string>) =>
      this.#send('GET', mapping, at, { query: chunk, accept: 'table' })
    return at.name === undefined
      ? this.#whole(query, ({ rows }: Table) => rows, read)
      : (read(query) as Table)
  }

  /** A list with the pieces that the server cuts it into put together (resource.FollowContinue). */
  #whole<T extends ManifestList | Table>(
    query: Record<string, string>,
    members: (list: T) => unknown[],
    read: (query: Record<string, string>) => unknown,
  ): T {
    const chunked = this.chunkSize > 0 ? { ...query, limit: String(this.chunkSize) } : query
    const first = read(chunked) as T
    for (let next = first.metadata.continue; next; ) {
      const more = read({ ...chunked, continue: next }) as T
      members(first).push(...members(more))
      next = more.metadata.continue
    }
    return first
  }

  create(
    mapping: Mapping,
    namespace: string | undefined,
    body: unknown,
    query: Record<string, string>,
  ): Manifest {
    return this.#send('POST', mapping, { namespace }, { body, query }) as Manifest
  }

  replace(
    at: { mapping: Mapping; namespace?: string | undefined; subresource?: string | undefined },
    body: Manifest,
    query: Record<string, string>,
  ): Manifest {
    const path = resourcePath(at.mapping, at.namespace, body.metadata?.name, at.subresource)
    return this.request('PUT', path, {
      body,
      query,
    }) as Manifest
  }

  patch(
    at: { mapping: Mapping; namespace?: string | undefined; name: string; subresource?: string | undefined },
    contentType: ApiRequest['contentType'],
    body: unknown,
    query: Record<string, string> = {},
  ): Manifest {
    const path = resourcePath(at.mapping, at.namespace, at.name, at.subresource)
    return this.request('PATCH', path, { body, contentType, query }) as Manifest
  }

  delete(mapping: Mapping, namespace: string | undefined, name: string, body: JsonMap): Manifest {
    return this.#send('DELETE', mapping, { namespace, name }, { body }) as Manifest
  }

  /** What happened since `resourceVersion`; see WatchPage. */
  watch(mapping: Mapping, namespace: string | undefined, query: Record<string, string>): WatchPage {
    const path = resourcePath(mapping, namespace)
    return this.request('GET', path, { query: { ...query, watch: 'true' } }) as WatchPage
  }
}

export interface ManifestList {
  apiVersion: string
  kind: string
  metadata: { resourceVersion?: string; continue?: string }
  items: Manifest[]
}

function withoutEmpty(query: Record<string, string> | undefined): Record<string, string> | undefined {
  if (!query) return undefined
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}

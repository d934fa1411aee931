/**
 * The API server: one request in, one answer out.
 * Order of the chain: authenticate, route, authorise, then per method decode, default, admit, validate, store.
 * What was refused is kept, and what was asked goes to the audit log.
 */
import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import {
  ApiError,
  badRequest,
  methodNotAllowed,
  methodNotSupported,
  notFound,
  type Status,
  serviceUnavailable,
  unknownResource,
} from '@/lib/cluster/apimachinery/errors'
import { nestsDeeper } from '@/lib/cluster/apimachinery/nesting'
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { serverVersionInfo } from '@/lib/cluster/apimachinery/version'
import type { ApiService } from '@/lib/cluster/apis/apiregistration/local-api-services'
import { findKindAt } from '@/lib/cluster/apis/index'
import { groupResource, type Kind } from '@/lib/cluster/apis/kind'
import type { AuditSink } from '@/lib/cluster/apiserver/audit'
import { attributesOf, authorize, type Target } from '@/lib/cluster/apiserver/authorize'
import { admitBody } from '@/lib/cluster/apiserver/bind'
import { DirectApi } from '@/lib/cluster/apiserver/direct'
import { apiGroupList, apiResourceList, apiVersions, findApiGroup } from '@/lib/cluster/apiserver/discovery'
import { connectOptions, connectPod, type PodExecutor, type PodForwarder } from '@/lib/cluster/apiserver/exec'
import {
  type GateContext,
  type GateLog,
  recordAllowed,
  recordRefused,
} from '@/lib/cluster/apiserver/gate-log'
import { healthText } from '@/lib/cluster/apiserver/health'
import { anonymousRefused, identify } from '@/lib/cluster/apiserver/identify'
import { asList, asTable } from '@/lib/cluster/apiserver/list'
import { type LogReader, readLog } from '@/lib/cluster/apiserver/log'
import { openApiDocument } from '@/lib/cluster/apiserver/openapi'
import { parsePath, type ResourcePath } from '@/lib/cluster/apiserver/path'
import { Registry, type RegistryState } from '@/lib/cluster/apiserver/registry'
import type { ApiRequest, ApiResponse, ComponentApi, UserInfo } from '@/lib/cluster/apiserver/request'
import type { Answer, ResourceContext } from '@/lib/cluster/apiserver/resource-context'
import { serveResource } from '@/lib/cluster/apiserver/resource-handler'
import type { Authorizer } from '@/lib/cluster/auth/authorizer'
import { checkLimit, EngineLimitError, LIMITS } from '@/lib/cluster/sim/limits'
import { part } from '@/lib/cluster/sim/parts'

export interface ApiServerOptions {
  /** Everything that is served now. */
  kinds(): readonly Kind[]
  plugins: readonly AdmissionPlugin[]
  authorizer: Authorizer
  version: string
  state: RegistryState
  gates: GateLog
  logs: LogReader
  exec: PodExecutor
  forward: PodForwarder
  /** Requests without any proof are refused when it is false. */
  anonymous?: boolean
  /** Where requests are recorded; unset: nowhere. */
  audit?: AuditSink
  /** Fills in what is computed when it is read (heartbeats). */
  present(kind: Kind, object: KubeObject): KubeObject
}

/** The API server's own groups never end so. */
const isRemote = ({ group }: ResourcePath) => group.endsWith('metrics.k8s.io')

const METHOD_VERBS = { POST: 'create', PUT: 'update', PATCH: 'patch' } as const

/** get, list, watch, create, … of a request for a resource. */
export function verbOf(request: ApiRequest, path: ResourcePath): string {
  if (request.method === 'GET') {
    const watch = request.query?.watch === 'true' || request.query?.watch === '1'
    return watch ? 'watch' : path.name === undefined ? 'list' : 'get'
  }
  if (request.method === 'DELETE') return path.name === undefined ? 'deletecollection' : 'delete'
  return METHOD_VERBS[request.method]
}

/** What the authorizer is asked about; nothing for paths that are no resource. */
export function targetOf(request: ApiRequest): Target {
  const path = parsePath(request.path)
  return path?.resource ? { path, verb: verbOf(request, path) } : undefined
}

const signedWith = (signingKey: string | undefined) => (signingKey === undefined ? {} : { signingKey })

const ANONYMOUS = 'system:anonymous'

/** Who asks, before that is known. */
const NOBODY = { username: '', groups: [] }

export class ApiServer {
  private readonly registry: Registry
  private readonly gates: GateContext
  readonly direct: ComponentApi | undefined
  constructor(private readonly options: ApiServerOptions) {
    this.registry = new Registry(options.state, options.plugins)
    const { store, now } = options.state
    this.gates = { log: options.gates, store, now }
    const { present } = options
    // What goes to the audit log, or is explained, must be a request.
    if (!options.audit) this.direct = new DirectApi({ store, registry: this.registry, present, now })
  }

  request(request: ApiRequest): ApiResponse {
    const { audit } = this.options
    if (!audit || request.observer) return this.answer(request).response
    const { response, identified } = this.answer({ ...request, annotations: {} })
    const target = targetOf(request)
    const decide = () => this.options.authorizer(attributesOf(identified, target))
    const asker = this.askerOf(request) ?? identified.user
    const { now } = this.options.state
    part('audit').audit(audit, { request: identified, asker, target }, response, { now: now(), decide })
    return response
  }

  /** Who has sent a request that is to come from another user. */
  private askerOf({ impersonate, ...request }: ApiRequest): UserInfo | undefined {
    if (!impersonate) return undefined
    try {
      return identify(request, () => targetOf(request), this.options).user
    } catch (error) {
      if (error instanceof ApiError) return undefined
      throw error
    }
  }

  /** The answer, and the request with who asks. */
  private answer(request: ApiRequest): { response: ApiResponse; identified: ApiRequest } {
    const warnings: string[] = []
    let identified = request.credentials ? { ...request, user: NOBODY } : request
    try {
      // The cluster's own processes send what is stored, or little more.
      if (request.body !== undefined && !request.component) checkBody(request.body)
      identified = identify(request, () => targetOf(request), this.options)
      if (this.options.anonymous === false && identified.user.username === ANONYMOUS)
        throw anonymousRefused(this.options.state.now())
      const { code, body } = this.route(identified, warnings)
      return { response: { code, body, warnings }, identified }
    } catch (error) {
      if (error instanceof ApiError) {
        if (!request.observer) recordRefused(this.gates, identified, error)
        return { response: { code: error.code, body: error.status, warnings }, identified }
      }
      if (error instanceof EngineLimitError && error.limit === 'requestBytes') {
        return { response: this.tooLarge(error.max, warnings), identified }
      }
      throw error
    }
  }

  private tooLarge(max: number, warnings: string[]): ApiResponse {
    const body: Status = {
      apiVersion: 'v1',
      kind: 'Status',
      metadata: {},
      status: 'Failure',
      message: `Request entity too large: limit is ${max}`,
      reason: 'RequestEntityTooLarge',
      code: 413,
    }
    return { code: 413, body, warnings }
  }

  private route(request: ApiRequest, warnings: string[]): Answer {
    const path = parsePath(request.path)
    if (!path) return this.nonResource(request)
    if (path.resource === '') {
      this.authorize(request)
      if (isRemote(path)) return this.remote(request, path)
      const list = apiResourceList(this.options.kinds(), path.group, path.version)
      if (!list) throw this.notServed(path)
      return this.document(request, list)
    }
    if (path.resource === 'bindings' && path.group === '') return this.legacyBinding(request, path, warnings)
    this.authorize(request, path)
    if (isRemote(path)) return this.remote(request, path)
    const kind = this.kindAt(path)
    // Rights in a namespace never reach what has none.
    if (!kind || (!kind.namespaced && path.namespace !== undefined)) throw this.notServed(path)
    if (kind.review) return part('reviews').answerReview({ ...this.options, request, path, kind, warnings })
    if (kind.deprecation) warnings.push(kind.deprecation)
    if (kind.computed) return this.computed(request, path, kind)
    return this.resource(request, path, kind, warnings)
  }

  /** Versions that others are to serve. */
  private delegated(): { group: string; version: string }[] {
    const registered = this.options.state.store.list('apiservices.apiregistration.k8s.io') as ApiService[]
    return registered.flatMap(({ spec }) =>
      spec?.service ? [{ group: spec.group ?? '', version: spec.version ?? '' }] : [],
    )
  }

  /** What is not served: nobody is to, or who is does not answer. */
  private notServed({ group, version }: ResourcePath): ApiError {
    const isDelegated = this.delegated().some((one) => one.group === group && one.version === version)
    return isDelegated ? serviceUnavailable() : unknownResource()
  }

  /** What servers in pods answer. @throws ApiError ServiceUnavailable */
  private remote(request: ApiRequest, path: ResourcePath): Answer {
    const { store, now, trust } = this.options.state
    if (trust?.()?.proxyDistrusted) throw serviceUnavailable()
    return part('metricsApis').answerMetrics({ request, path, store, now: now() })
  }

  /** Custom kinds come behind those that are always there. */
  private kindAt({ group, version, resource }: ResourcePath): Kind | undefined {
    const builtIn = findKindAt(group, version, resource)
    if (builtIn) return builtIn
    const same = (k: Kind) => k.group === group && k.version === version && k.plural === resource
    const found = this.options.kinds().find(same)
    if (!found?.conversion) return found
    const { network, now, store } = this.options.state
    const get = (name: string, key: string) => store.get(name, key)
    return part('conversion').withConversion(found, () => ({ ...network(), now: now(), get }))
  }

  /** Reads objects that are found when they are asked for. */
  private computed(request: ApiRequest, path: ResourcePath, kind: Kind): Answer {
    const { store, now } = this.options.state
    if (request.method !== 'GET') throw methodNotAllowed()
    if (verbOf(request, path) === 'watch') throw methodNotSupported(groupResource(kind), 'watch')
    const all = kind.computed?.((resource, namespace) => store.list(resource, namespace)) ?? []
    const found = path.name === undefined ? all : all.filter(({ metadata }) => metadata.name === path.name)
    if (path.name !== undefined && found.length === 0) throw notFound(groupResource(kind), path.name)
    if (request.accept === 'table') return { code: 200, body: asTable(kind, found, now()) }
    return {
      code: 200,
      body:
        path.name === undefined ? asList(kind, found, { resourceVersion: String(store.revision) }) : found[0],
    }
  }

  /** POST bindings carries the pod's name in its metadata. */
  private legacyBinding(request: ApiRequest, path: ResourcePath, warnings: string[]): Answer {
    this.authorize(request, path)
    const metadata = (request.body as { metadata?: { name?: string } } | undefined)?.metadata
    if (request.method !== 'POST' || !metadata?.name) throw methodNotAllowed()
    const kind = this.options.kinds().find((k) => k.kind === 'Pod')
    if (!kind) throw unknownResource()
    const target = { ...path, resource: 'pods', name: metadata.name, subresource: 'binding' }
    return this.resource(request, target, kind, warnings)
  }

  private authorize(request: ApiRequest, path?: ResourcePath): void {
    const target = path ? { path, verb: verbOf(request, path) } : undefined
    const access = authorize(this.options.authorizer, request, target)
    if (access && !request.observer) recordAllowed(this.gates, request, access)
  }

  private resource(request: ApiRequest, path: ResourcePath, kind: Kind, warnings: string[]): Answer {
    const { state, present } = this.options
    if (kind.namespaced && path.namespace === undefined && path.name !== undefined) throw unknownResource()
    const context: ResourceContext = {
      request,
      path,
      kind,
      registry: this.registry,
      store: state.store,
      now: state.now(),
      rng: state.rng,
      warnings,
      ...signedWith(state.trust?.()?.signingKey),
      present: (object) => present(kind, object),
      authorizeCreate: () => authorize(this.options.authorizer, request, { path, verb: 'create' }),
    }
    if (path.subresource === 'log') {
      if (request.method !== 'GET') throw methodNotAllowed()
      const pod = this.registry.get(kind, path.namespace, path.name ?? '') as unknown as Pod
      return { code: 200, body: readLog(pod, request.query ?? {}, this.options.logs) }
    }
    if (path.subresource === 'exec' || path.subresource === 'attach' || path.subresource === 'portforward') {
      if (request.method !== 'POST') throw methodNotAllowed()
      admitBody(context, 'CONNECT', connectOptions(path.subresource, request))
      const pod = this.registry.get(kind, path.namespace, path.name ?? '') as unknown as Pod
      const { exec, forward } = this.options
      return { code: 200, body: connectPod(pod, path.subresource, request, exec, forward) }
    }
    const answer = serveResource(context, verbOf(request, path))
    if (request.accept !== 'table' || request.method === 'PATCH' || !isKubeObject(answer.body)) return answer
    const columns = columnsFor(kind, answer.body)
    if (!columns) return answer
    const revision = Number(answer.body.metadata.resourceVersion)
    return {
      code: answer.code,
      body: asTable({ columns }, [answer.body], state.now(), { resourceVersion: String(revision) }),
    }
  }

  private document(request: ApiRequest, body: unknown): Answer {
    if (request.method !== 'GET') throw methodNotAllowed()
    return { code: 200, body }
  }

  private nonResource(request: ApiRequest): Answer {
    const { version } = this.options
    const kinds = this.options.kinds()
    const path = request.path.replace(/\/+$/, '') || '/'
    this.authorize(request)
    if (path === '/api') return this.document(request, apiVersions())
    if (path === '/apis') return this.document(request, apiGroupList([...kinds, ...this.delegated()]))
    if (path === '/version') return this.document(request, serverVersionInfo(version))
    const health = healthText(path, request.query ?? {})
    if (health !== undefined) return this.document(request, health)
    const group = /^\/apis\/([^/]+)$/.exec(path)?.[1]
    const found = group === undefined ? undefined : findApiGroup([...kinds, ...this.delegated()], group)
    if (found) return this.document(request, found)
    const openApi = openApiDocument(kinds, path)
    if (openApi) return this.document(request, openApi)
    if (path === '/') {
      const groups = [...new Set(kinds.map((k) => k.group))].filter((g) => g !== '')
      return this.document(request, {
        paths: [
          '/api',
          '/api/v1',
          '/apis',
          ...groups.map((g) => `/apis/${g}`),
          '/healthz',
          '/livez',
          '/readyz',
          '/version',
        ],
      })
    }
    throw unknownResource()
  }
}

/** What a table of it shows; a custom resource's scale has the columns of the resource itself. */
function columnsFor(kind: Kind, body: KubeObject): Kind['columns'] | undefined {
  if (body.kind === 'Scale' && kind.kind !== 'Scale')
    return kind.openApi ? kind.columns : part('subresources').SCALE_COLUMNS
  return body.kind === kind.kind ? kind.columns : undefined
}

/** @throws EngineLimitError, ApiError (BadRequest) */
function checkBody(body: unknown): void {
  let text: string
  try {
    text = JSON.stringify(body)
  } catch (error) {
    if (error instanceof RangeError) throw badRequest('exceeded max depth')
    throw error
  }
  checkLimit('requestBytes', text.length)
  if (nestsDeeper(body, LIMITS.nesting)) throw badRequest('exceeded max depth')
}

function isKubeObject(body: unknown): body is KubeObject {
  return body !== null && typeof body === 'object' && 'kind' in body && 'metadata' in body
}

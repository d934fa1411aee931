/**
 * What `kubectl -v=LEVEL` tells of itself: the kubeconfig from level 6, every request, its headers from 7, its
 * bodies from 8, and as a curl command from 9.
 * Mirrors: client-go's transport/round_trippers.go, rest/request.go, features/envvar.go and klog's text format.
 * Differs: requests take no virtual time, so they last 0 milliseconds; bodies are JSON always; no Audit-Id and no
 * flow control headers; a watch is logged once, without what arrives later; client-side validation asks for no
 * OpenAPI documents.
 */
import {
  type ApiRequest,
  type ApiResponse,
  type ApiTransport,
  ConnectionRefused,
} from '@/lib/cluster/apiserver/request'
import { klogInfo } from '../cli/klog'
import { rawText } from '../cmd/raw'
import { ApiStatusError, ErrorList } from '../errors'
import { quote } from '../go-format'
import type { KubectlIo } from '../io'
import type { ClientConfig } from '../kubeconfig/client-config'
import {
  bodyText,
  type Headers,
  onTheWire,
  requestHeaders,
  responseHeaders,
  statusText,
  targetOf,
} from './http-message'

/** What client-go's gates say of themselves; all of them at their defaults. */
const GATES: Readonly<Record<string, boolean>> = {
  AtomicFIFO: true,
  ClientsAllowCARotation: true,
  ClientsAllowCBOR: false,
  ClientsAllowTLSCacheGC: true,
  ClientsPreferCBOR: false,
  InOrderInformers: true,
  InOrderInformersBatchProcess: true,
  InformerResourceVersion: true,
  UnlockWhileProcessingFIFO: true,
  WatchListClient: true,
}

type Value = string | number | boolean

/** klog's `key="value"`; a text of several lines stands indented between `<` and `>`. */
function pair(key: string, value: Value): string {
  if (typeof value !== 'string') return `${key}=${value}`
  if (!value.includes('\n')) return `${key}=${quote(value)}`
  const lines = value.replace(/\n$/, '').split('\n')
  return `${key}=<\n${lines.map((line) => `\t${line}`).join('\n')}\n >`
}

export class RequestLog {
  readonly #watched = new Set<string>()
  /** The last request, as Go's net/http names it in errors. */
  #last = ''

  constructor(
    private readonly io: KubectlIo,
    readonly level: number,
  ) {}

  /** klog.InfoS at a level. */
  #info(level: number, at: string, message: string, values: [string, Value][] = []): void {
    if (this.level < level) return
    klogInfo(this.io, at, [quote(message), ...values.map(([key, value]) => pair(key, value))].join(' '))
  }

  /** What is said before the first request. */
  opened({ store }: ClientConfig, local: boolean): void {
    const { paths, explicit } = store
    const read = paths.filter((path) => this.io.readFile(path) !== undefined)
    // What kubeadm left is there without a file of its own.
    const own = explicit || this.io.env.KUBECONFIG ? [] : paths
    for (const path of read.length > 0 ? read : own) {
      if (this.level >= 6) klogInfo(this.io, 'loader.go:407', `Config loaded from file:  ${path}`)
    }
    if (local) return
    for (const [feature, enabled] of Object.entries(GATES))
      this.#info(1, 'envvar.go:195', 'Feature gate default state', [
        ['feature', feature],
        ['enabled', enabled],
      ])
  }

  /** What stands behind the message that kubectl ends with. */
  failed(error: unknown): void {
    if (this.level < 4) return
    const errors = error instanceof ErrorList ? error.errors : [error]
    for (const one of errors) {
      if (one instanceof ApiStatusError && (errors.length > 1 || one.reason !== 'Invalid')) {
        const { kind, apiVersion, metadata, ...rest } = one.status
        const text = JSON.stringify({ kind, apiVersion, metadata, ...rest }, null, 2)
        klogInfo(this.io, 'helpers.go:246', `server response object: %s[${text}]`)
      } else if (one instanceof ConnectionRefused) {
        klogInfo(this.io, 'helpers.go:264', `Connection error: ${this.#last}: ${one.message}`)
      }
    }
  }

  /** The way to a server, with everything that goes over it told. */
  over(transport: ApiTransport, server: string): ApiTransport {
    return {
      request: (request) => {
        if (request.component) return this.#remembered(transport, request, server)
        const key = `${request.path}?${request.query?.labelSelector ?? ''}${request.query?.fieldSelector ?? ''}`
        if (request.query?.watch && this.#watched.has(key)) return transport.request(request)
        if (request.query?.watch) this.#watched.add(key)
        return this.#told(transport, request, server)
      },
    }
  }

  /** Discovery comes from the files that earlier commands left. */
  #remembered(transport: ApiTransport, request: ApiRequest, server: string): ApiResponse {
    if (this.level >= 10) {
      const version = request.path.replace(/^\/apis?\/?/, '')
      const file = `${version ? `${version}/serverresources` : 'servergroups'}.json`
      const folder = server.replace(/^https?:\/\//, '').replace(/[^A-Za-z0-9.]/g, '_')
      const path = `${this.io.env.HOME ?? '/root'}/.kube/cache/discovery/${folder}/${file}`
      const line = version ? 77 : 113
      klogInfo(this.io, `cached_discovery.go:${line}`, `returning cached discovery info from ${path}`)
    }
    this.#urlOf(request, server)
    return transport.request(request)
  }

  #urlOf(request: ApiRequest, server: string): string {
    const url = `${server.replace(/\/$/, '')}${targetOf(request)}`
    this.#last = `${request.method.charAt(0)}${request.method.slice(1).toLowerCase()} ${url}`
    return url
  }

  #told(transport: ApiTransport, request: ApiRequest, server: string): ApiResponse {
    const url = this.#urlOf(request, server)
    const headers = requestHeaders(request)
    const at = bodyAt(request)
    this.#body(at, 'Request Body', bodyText(request.body))
    this.#request(request.method, url, headers)
    let answer: ApiResponse
    try {
      answer = transport.request(request)
    } catch (error) {
      this.#response(request.method, url, '', {})
      throw error
    }
    const sent = onTheWire(answer)
    this.#response(request.method, url, statusText(answer.code), responseHeaders(sent, this.io.now()))
    if (!request.query?.watch) this.#body(at, 'Response Body', rawText(sent.body))
    return answer
  }

  #body(at: string, title: string, text: string): void {
    const most = this.level >= 10 ? Infinity : this.level >= 9 ? 10_240 : 1024
    const shown = text.length > most ? `${text.slice(0, most)} [truncated ${text.length - most} chars]` : text
    this.#info(8, at, title, [['body', shown]])
  }

  #request(verb: string, url: string, headers: Headers): void {
    if (this.level >= 9) {
      const words = Object.entries(headers).map(([name, value]) => ` -H ${quote(`${name}: ${value}`)}`)
      const curl = `curl -v -X${verb} ${words.join('')} '${url}'\n`
      this.#info(9, 'round_trippers.go:527', 'Request', [['curlCommand', curl]])
    } else if (this.level >= 7) {
      this.#info(7, 'round_trippers.go:527', 'Request', [
        ['verb', verb],
        ['url', url],
        ['headers', headerLines(headers)],
      ])
    }
  }

  /** @param headers what came back; empty when nothing did */
  #response(verb: string, url: string, status: string, headers: Headers): void {
    if (this.level >= 9) {
      const address = url.replace(/^https?:\/\//, '').replace(/\/.*/, '')
      const outcome = status ? 'HTTP Trace: Dial succeed' : 'HTTP Trace: Dial failed'
      this.#info(9, `round_trippers.go:${status ? 562 : 560}`, outcome, [
        ['network', 'tcp'],
        ['address', address],
        ...(status
          ? []
          : ([['err', `dial tcp ${address}: connect: connection refused`]] as [string, Value][])),
      ])
    }
    const timed = this.level >= 9 || this.level === 6
    const values: [string, Value][] = [
      ...(timed
        ? ([
            ['verb', verb],
            ['url', url],
          ] as [string, Value][])
        : []),
      ['status', status],
      ...(this.level >= 8 ? ([['headers', headerLines(headers)]] as [string, Value][]) : []),
      ['milliseconds', 0],
      ...(this.level >= 9 ? DETAILS : []),
    ]
    this.#info(6, 'round_trippers.go:632', 'Response', values)
  }
}

const DETAILS: [string, Value][] = [
  ['dnsLookupMilliseconds', 0],
  ['dialMilliseconds', 0],
  ['tlsHandshakeMilliseconds', 0],
]

const headerLines = (headers: Headers): string =>
  Object.keys(headers)
    .sort()
    .map((name) => `${name}: ${headers[name]}\n`)
    .join('')

/** Where kubectl's helpers send from: that is what klog names before a body. */
function bodyAt({ method, path, query }: ApiRequest): string {
  const inScope = path.replace(/^\/(?:api|apis\/[^/]+)\/[^/]+(?:\/namespaces\/[^/]+(?=\/))?\//, '')
  const named = inScope.includes('/')
  if (query?.watch) return 'helper.go:170'
  const lines = { GET: named ? 105 : 113, POST: 246, PUT: 319, PATCH: 269, DELETE: 202 }
  return `helper.go:${lines[method]}`
}

/** A request to the API server and its answer, as they would go over the wire. */
import { KUBERNETES_VERSION } from '@/lib/cluster/apimachinery/version'
import type { ApiRequest, ApiResponse, Table } from '@/lib/cluster/apiserver/request'
import { rawText } from '../cmd/raw'
import { isMap, quote } from '../go-format'

export type Headers = Record<string, string>

const JSON_TYPE = 'application/json'

const TABLES = ['v1', 'v1beta1'].map((version) => `${JSON_TYPE};as=Table;v=${version};g=meta.k8s.io`)

/** Of a build that does not know its commit. */
const AGENT = `kubectl/${KUBERNETES_VERSION} (linux/amd64) kubernetes/unknown`

/** Go's url.QueryEscape. */
const escapeQuery = (text: string): string =>
  encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** What client-go's discovery client, unlike the others, waits no longer than. */
const DISCOVERY = /^\/(?:version|api|apis)$/

/** Path and query, its names in order. */
export function targetOf({ path, query = {} }: ApiRequest): string {
  const all = DISCOVERY.test(path) ? { timeout: '32s', ...query } : query
  const pairs = Object.keys(all)
    .sort()
    .map((name) => `${escapeQuery(name)}=${escapeQuery(all[name] ?? '')}`)
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}

const bodyType = ({ contentType = 'json' }: ApiRequest): string =>
  contentType === 'json'
    ? JSON_TYPE
    : contentType === 'apply-patch'
      ? 'application/apply-patch+yaml'
      : `application/${contentType}+json`

/** What client-go sends along; what proves who asks is masked. */
export function requestHeaders(request: ApiRequest): Headers {
  const { accept, body, credentials, impersonate } = request
  return {
    Accept: [...(accept === 'table' ? TABLES : []), JSON_TYPE].join(','),
    ...(body === undefined ? {} : { 'Content-Type': bodyType(request) }),
    'User-Agent': AGENT,
    ...(credentials?.token ? { Authorization: 'Bearer <masked>' } : {}),
    ...(impersonate ? { 'Impersonate-User': impersonate.username } : {}),
    ...(impersonate?.uid ? { 'Impersonate-Uid': impersonate.uid } : {}),
    ...(impersonate?.groups.length
      ? { 'Impersonate-Group': impersonate.groups.join('\nImpersonate-Group: ') }
      : {}),
  }
}

const PHRASES: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** `404 Not Found` */
export const statusText = (code: number): string => [String(code), PHRASES[code]].filter(Boolean).join(' ')

/** The answer as it is sent: the rows of a table bring their objects' metadata only. */
export function onTheWire(answer: ApiResponse): ApiResponse {
  if (!isMap(answer.body) || answer.body.kind !== 'Table') return answer
  const table = answer.body as unknown as Table
  const rows = table.rows.map(({ cells, object: { metadata } }) => ({
    cells,
    object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata },
  }))
  return { ...answer, body: { ...table, rows } }
}

const utf8 = new TextEncoder()

/** From this size on an answer is sent before its length is known. */
const BUFFERED = 2048

/** What the API server sends before the body. @param now virtual ms since the epoch */
export function responseHeaders({ body, warnings }: ApiResponse, now: number): Headers {
  const bytes = utf8.encode(rawText(body)).length
  return {
    'Cache-Control': 'no-cache, private',
    ...(bytes <= BUFFERED ? { 'Content-Length': String(bytes) } : {}),
    'Content-Type': typeof body === 'string' ? 'text/plain' : JSON_TYPE,
    Date: new Date(now).toUTCString(),
    ...(warnings.length > 0
      ? { Warning: warnings.map((text) => `299 - ${quote(text)}`).join('\nWarning: ') }
      : {}),
  }
}

/** The body of a request, as JSON with the line end that Go's encoder leaves; empty when there is none. */
export const bodyText = (body: unknown): string => (body === undefined ? '' : rawText(body))

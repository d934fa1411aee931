/** The API server as a web server: what curl sees of it. */
import type { ApiRequest, ApiTransport } from '@/lib/cluster/apiserver/request'
import { ANONYMOUS } from '@/lib/cluster/auth/user'
import { type HttpRequest, type HttpResponse, respond } from '@/lib/cluster/kubelet/process/network'

const JSON_TYPE = { 'Content-Type': 'application/json' }
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const PATCHES = ['merge-patch', 'json-patch', 'strategic-merge-patch', 'apply-patch'] as const

/** As the server writes it: the kind comes first. */
function pretty(body: unknown): string {
  if (typeof body === 'string') return body
  const { kind, apiVersion, ...rest } = body as { kind?: unknown; apiVersion?: unknown }
  return JSON.stringify({ kind, apiVersion, ...rest }, null, 2)
}

const statusBody = (code: number, reason: string, message: string) => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message,
  reason,
  code,
})

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function queryOf(path: string): Record<string, string> {
  const text = path.split('?')[1] ?? ''
  const pairs = text.split('&').filter((pair) => pair !== '')
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [decode(name), decode(value.join('='))]
    }),
  )
}

const headerOf = (request: HttpRequest, name: string) =>
  Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1]

type Identity = Pick<ApiRequest, 'user' | 'credentials' | 'impersonate'>

/** Whom a web client's headers stand for: a bearer token's user, or nobody; perhaps acting as another. */
export function identityOf(request: HttpRequest): Identity {
  const token = /^Bearer\s+(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1]
  const username = headerOf(request, 'impersonate-user')
  const group = headerOf(request, 'impersonate-group')
  const uid = headerOf(request, 'impersonate-uid')
  const acts = username ?? group ?? uid
  return {
    user: ANONYMOUS,
    credentials: token === undefined ? {} : { token },
    ...(acts
      ? { impersonate: { username: username ?? '', groups: group ? [group] : [], ...(uid ? { uid } : {}) } }
      : {}),
  }
}

/** A request of a web client, answered as JSON. Differs: watches are not streamed. */
export function serveApi(transport: ApiTransport, identity: Identity, request: HttpRequest): HttpResponse {
  const failure = (code: number, reason: string, message: string) =>
    respond(code, `${pretty(statusBody(code, reason, message))}\n`, JSON_TYPE)
  const wanted = request.method === 'HEAD' ? 'GET' : request.method
  const method = METHODS.find((one) => one === wanted)
  if (!method)
    return failure(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource')
  const type = headerOf(request, 'content-type') ?? ''
  const patch = PATCHES.find((one) => type.includes(one))
  let body: unknown
  try {
    body = request.body === '' ? undefined : JSON.parse(request.body)
  } catch {
    return failure(400, 'BadRequest', 'the body of the request was in an unknown format')
  }
  const answer = transport.request({
    method,
    path: decode(request.path.replace(/[?#].*$/, '')),
    query: queryOf(request.path),
    ...identity,
    userAgent: (headerOf(request, 'user-agent') ?? 'curl').split('/')[0] ?? 'curl',
    ...(patch ? { contentType: patch } : {}),
    ...(body === undefined ? {} : { body }),
  })
  return respond(answer.code, pretty(answer.body), typeof answer.body === 'string' ? {} : JSON_TYPE)
}

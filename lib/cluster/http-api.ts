/** The API server as a web server: what curl sees of it. */
import type { ApiTransport, UserInfo } from '@/lib/cluster/apiserver/request'
import { tokenSubject } from '@/lib/cluster/auth/service-account-token'
import { type HttpRequest, type HttpResponse, respond } from '@/lib/cluster/kubelet/process/network'

const ANONYMOUS: UserInfo = { username: 'system:anonymous', groups: ['system:unauthenticated'] }
const JSON_TYPE = { 'Content-Type': 'application/json' }
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const PATCHES = ['merge-patch', 'json-patch', 'strategic-merge-patch', 'apply-patch'] as const

const pretty = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body, null, 2))

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

/** The service account of a bearer token; without one, anonymous; undefined when the token is none. */
export function userOf(request: HttpRequest): UserInfo | undefined {
  const token = /^Bearer\s+(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1]
  if (token === undefined) return ANONYMOUS
  const username = tokenSubject(token)
  if (username === undefined) return undefined
  const namespace = username.split(':')[2] ?? ''
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated']
  return { username, groups }
}

/** A request of a web client, answered as JSON. Differs: watches are not streamed. */
export function serveApi(
  transport: ApiTransport,
  user: UserInfo | undefined,
  request: HttpRequest,
): HttpResponse {
  const failure = (code: number, reason: string, message: string) =>
    respond(code, `${pretty(statusBody(code, reason, message))}\n`, JSON_TYPE)
  if (!user) return failure(401, 'Unauthorized', 'Unauthorized')
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
    user,
    userAgent: (headerOf(request, 'user-agent') ?? 'curl').split('/')[0] ?? 'curl',
    ...(patch ? { contentType: patch } : {}),
    ...(body === undefined ? {} : { body }),
  })
  return respond(answer.code, pretty(answer.body), typeof answer.body === 'string' ? {} : JSON_TYPE)
}

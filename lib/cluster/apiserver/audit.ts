/**
 * Audit events of requests, as the log backend writes them.
 * Mirrors: k8s.io/apiserver/pkg/audit/request.go, pkg/endpoints/filters/audit.go.
 * Differs: the order of fields is Go's, times within a request are made up; watches are one event each.
 */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import { type AuditPolicy, auditDecision } from '@/lib/cluster/apiserver/audit-policy'
import type { Target } from '@/lib/cluster/apiserver/authorize'
import type { ApiRequest, ApiResponse, UserInfo } from '@/lib/cluster/apiserver/request'
import type { Decision } from '@/lib/cluster/auth/authorizer'
import { hashText } from '@/lib/cluster/sim/hash'

export interface AuditSink {
  policy: AuditPolicy
  /** Takes whole lines. */
  write(text: string): void
  /** The address of the host that requests come from. */
  address: string
  version: string
  /** How much is written: it tells events of one moment apart. */
  position(): number
}

function uriOf({ path, query = {} }: ApiRequest): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return pairs.length > 0 ? `${path}?${pairs.sort().join('&')}` : path
}

/** 36 digits that only look drawn: the random numbers of a cluster must not depend on its audit. */
function auditId(text: string): string {
  const hex = hashText(text) + hashText(`${text}/audit`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

function withoutManagedFields(body: unknown): unknown {
  if (!isObject(body)) return body
  const items = Array.isArray(body.items) ? { items: body.items.map(withoutManagedFields) } : {}
  if (!isObject(body.metadata)) return { ...body, ...items }
  const { managedFields: _, ...metadata } = body.metadata
  return { ...body, metadata, ...items }
}

function statusOf({ code, body }: ApiResponse): object {
  if (!isObject(body) || body.kind !== 'Status') return { metadata: {}, code }
  const { status, message, reason, details } = body
  return { metadata: {}, status, message, reason, ...(details ? { details } : {}), code }
}

/** `kube-controller-manager/replicaset` → what that client sends as its User-Agent. */
function agentOf(agent: string, version: string): string {
  if (agent.includes(' ') || agent === 'curl') return agent
  const [program = '', part] = agent.split('/')
  return `${program}/${version} (linux/amd64) kubernetes/0000000${part ? `/${part}` : ''}`
}

const ANONYMOUS = 'system:anonymous'

/** A request; who it comes from may not be who has sent it. */
export interface Audited {
  request: ApiRequest
  asker: UserInfo
  target: Target
}

/** Records a request and what came of it. */
export function audit(
  sink: AuditSink,
  { request, asker, target }: Audited,
  response: ApiResponse,
  { now, decide }: { now: number; decide(): Decision },
): void {
  const seq = sink.position()
  const path = target?.path
  const verb = target?.verb ?? request.method.toLowerCase()
  const { user } = request
  const asked = { user: asker, verb, path: request.path, ...(path ? { resource: path } : {}) }
  const { level, omitStages, omitManagedFields } = auditDecision(sink.policy, asked)
  if (level === 'None') return
  const received = formatMicroTime(now).replace('000Z', `${String(100 + (seq % 800))}Z`)
  const uri = uriOf(request)
  const objectRef = path && {
    resource: path.resource,
    ...(path.namespace ? { namespace: path.namespace } : {}),
    ...(path.name ? { name: path.name } : createdName(request, response)),
    ...(path.group ? { apiGroup: path.group } : {}),
    apiVersion: path.version,
    ...(path.subresource ? { subresource: path.subresource } : {}),
  }
  const shown = (body: unknown) => (omitManagedFields ? withoutManagedFields(body) : body)
  const head = {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level,
    auditID: auditId(`${now}/${seq}/${uri}`),
  }
  const about = {
    requestURI: uri,
    verb,
    user: userOf(asker),
    ...(user.username === asker.username ? {} : { impersonatedUser: userOf(user) }),
    sourceIPs: [sink.address],
    userAgent: agentOf(request.userAgent ?? 'kubectl', sink.version),
    ...(objectRef ? { objectRef } : {}),
  }
  const event = (stage: string, rest: object) =>
    omitStages.includes(stage)
      ? ''
      : `${JSON.stringify({
          ...head,
          stage,
          ...about,
          ...rest,
          requestReceivedTimestamp: received,
          stageTimestamp: stage === 'RequestReceived' ? received : later(received, seq),
        })}\n`
  const withBody = level !== 'Metadata' && request.body !== undefined && path
  const withAnswer = level === 'RequestResponse' && path && isObject(response.body)
  const complete = {
    responseStatus: statusOf(response),
    ...(withBody ? { requestObject: shown(request.body) } : {}),
    ...(withAnswer ? { responseObject: shown(response.body) } : {}),
  }
  const annotations =
    user.username === ANONYMOUS && response.code === 401
      ? {}
      : { annotations: { ...annotationsOf(decide()), ...ofAdmission(request, level) } }
  const text = event('RequestReceived', {}) + finish(event('ResponseComplete', complete), annotations)
  if (text) sink.write(text)
}

const userOf = ({ username, groups }: UserInfo) => ({ username, groups })

const annotationsOf = ({ allowed, reason = '' }: Decision) => ({
  'authorization.k8s.io/decision': allowed ? 'allow' : 'forbid',
  'authorization.k8s.io/reason': reason,
})

const PATCHES = 'patch.webhook.admission.k8s.io/'

/** What plugins leave; patches show the object, so they are for levels that do. */
const ofAdmission = ({ annotations = {} }: ApiRequest, level: string) =>
  Object.fromEntries(
    Object.entries(annotations)
      .filter(([key]) => level !== 'Metadata' || !key.startsWith(PATCHES))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** Annotations come last. */
const finish = (line: string, annotations: object) =>
  line === '' || Object.keys(annotations).length === 0
    ? line
    : `${line.slice(0, -2)},${JSON.stringify(annotations).slice(1)}\n`

/** What a POST names in its body. */
function createdName({ method, body }: ApiRequest, response: ApiResponse): { name?: string } {
  if (method !== 'POST') return {}
  const found = [body, response.body].find((each) => isObject(each) && isObject(each.metadata))
  const metadata = isObject(found) && isObject(found.metadata) ? found.metadata : {}
  return typeof metadata.name === 'string' ? { name: metadata.name } : {}
}

/** A few milliseconds on. */
const later = (time: string, seq: number) =>
  time.replace(/\.(\d{6})Z$/, (_, micros: string) => {
    const sum = Math.min(999_999, Number(micros) + 1_700 + ((seq * 379) % 3_000))
    return `.${String(sum).padStart(6, '0')}Z`
  })

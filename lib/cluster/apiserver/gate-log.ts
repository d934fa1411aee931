/**
 * What became of requests at the server's gates: which rule let one through, or which gate shut and why.
 * Kept as data of the state, as things were at that moment; bounded, as learners ask without end.
 */
import { type AdmissionRefusal, AdmissionRefused } from '@/lib/cluster/admission/refusal'
import type { ApiError } from '@/lib/cluster/apimachinery/errors'
import { type AccessDecision, AccessRefused } from '@/lib/cluster/apiserver/authorize'
import { AuthenticationFailed } from '@/lib/cluster/apiserver/identify'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { type AccessExplanation, explainForbidden } from '@/lib/cluster/auth/explain-forbidden'
import type { PolicyReader } from '@/lib/cluster/auth/rbac'

interface Asked {
  /** Counts all records, of both kinds. */
  seq: number
  /** Virtual ms, of the last time. */
  at: number
  /** The store's revision at that time. */
  revision: number
  /** How often in a row, or how often refused alike. */
  times: number
  username: string
  userAgent?: string
  method: ApiRequest['method']
  path: string
}

/** A request that somebody was allowed to make, whatever came of it. */
export interface AllowedRequest extends Asked {
  access: AccessExplanation
}

/** A request that a gate stopped, in Kubernetes' words and as data. */
export interface RefusedRequest extends Asked {
  code: number
  reason: string
  message: string
  /** Set when nobody believed who asks: what the server's log says of it. */
  authentication?: string
  /** Set when the authorizer said no. */
  access?: AccessExplanation
  /** Set when an admission plugin did. */
  admission?: AdmissionRefusal
}

export interface GateLog {
  seq: number
  /** Oldest first, both. */
  allowed: AllowedRequest[]
  refused: RefusedRequest[]
}

const KEPT = 100

export const newGateLog = (): GateLog => ({ seq: 0, allowed: [], refused: [] })

/** Records never change: the lists are enough. */
export const forkGateLog = ({ seq, allowed, refused }: GateLog): GateLog => ({
  seq,
  allowed: [...allowed],
  refused: [...refused],
})

function keep<T>(list: T[], record: T): void {
  list.push(record)
  if (list.length > KEPT) list.shift()
}

/** What the records of one server share. */
export interface GateContext {
  log: GateLog
  store: PolicyReader & { revision: number }
  now(): number
}

function asked(context: GateContext, { user, userAgent, method, path }: ApiRequest, times: number): Asked {
  context.log.seq += 1
  return {
    seq: context.log.seq,
    at: context.now(),
    revision: context.store.revision,
    times,
    username: user.username,
    ...(userAgent ? { userAgent } : {}),
    method,
    path,
  }
}

const sameRequest = (a: Asked, { user, method, path }: ApiRequest) =>
  a.username === user.username && a.path === path && a.method === method

/** Whoever polls leaves one record. */
export function recordAllowed(context: GateContext, request: ApiRequest, access: AccessDecision): void {
  const { allowed } = context.log
  const last = allowed.at(-1)
  const again = last !== undefined && sameRequest(last, request)
  if (again) allowed.pop()
  const explained = explainForbidden(context.store, access.attributes, access.decision)
  keep(allowed, { ...asked(context, request, again ? last.times + 1 : 1), access: explained })
}

/** What tried in vain before tries again, as controllers do: one record. */
function takeSame(
  refused: RefusedRequest[],
  request: ApiRequest,
  admission: AdmissionRefusal | undefined,
): number {
  const at = refused.findIndex(
    (one) =>
      sameRequest(one, request) &&
      one.admission?.plugin === admission?.plugin &&
      one.admission?.target === admission?.target,
  )
  return at < 0 ? 0 : (refused.splice(at, 1)[0]?.times ?? 0)
}

/** Keeps what a gate said; errors of other kinds are no refusals. */
export function recordRefused(context: GateContext, request: ApiRequest, error: ApiError): void {
  const { refused } = context.log
  const gates = [AccessRefused, AdmissionRefused, AuthenticationFailed]
  if (!gates.some((gate) => error instanceof gate)) return
  const admission = error instanceof AdmissionRefused ? error.refusal : undefined
  const times = takeSame(refused, request, admission) + 1
  keep(refused, {
    ...asked(context, request, times),
    code: error.code,
    reason: error.reason,
    message: error.message,
    ...(error instanceof AuthenticationFailed ? { authentication: error.why } : {}),
    ...(error instanceof AccessRefused
      ? { access: explainForbidden(context.store, error.access.attributes, error.access.decision) }
      : {}),
    ...(admission ? { admission } : {}),
  })
}

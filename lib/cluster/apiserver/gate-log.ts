/**
 * What became of requests at the server's gates: which rule let one through, or which gate shut and why.
 * Kept as data of the state, as things were at that moment; bounded, as learners ask without end.
 */
import { type AdmissionRefusal, AdmissionRefused } from '@/lib/cluster/admission/refusal'
import type { ApiError } from '@/lib/cluster/apimachinery/errors'
import { type AccessDecision, AccessRefused } from '@/lib/cluster/apiserver/authorize'
import { AuthenticationFailed } from '@/lib/cluster/apiserver/identify'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { AuthenticationExplanation } from '@/lib/cluster/auth/explain-authentication'
import type { AccessExplanation } from '@/lib/cluster/auth/explain-forbidden'
import type { PolicyReader } from '@/lib/cluster/auth/rbac'
import { part } from '@/lib/cluster/sim/parts'

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
  /** Set when nobody believed who asks. */
  authentication?: AuthenticationExplanation
  /** Set when the authorizer said no. */
  access?: AccessExplanation
  /** Set when an admission plugin did. */
  admission?: AdmissionRefusal
}

/** What is allowed is only noted: it is told when somebody asks. */
interface Passed extends Asked {
  passed: AccessDecision
}

export interface GateLog {
  seq: number
  /** Oldest first, both. */
  allowed: Passed[]
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

function asked({ log, store, now }: GateContext, request: ApiRequest, times: number): Asked {
  log.seq += 1
  const { user, method, path } = request
  const { username } = user
  const made: Asked = { seq: log.seq, at: now(), revision: store.revision, times, username, method, path }
  if (request.userAgent) made.userAgent = request.userAgent
  return made
}

const sameRequest = (a: Asked, { user, method, path }: ApiRequest) =>
  a.username === user.username && a.path === path && a.method === method

/** Whoever polls leaves one record. Every request comes by here: it has to be quick. */
export function recordAllowed(context: GateContext, request: ApiRequest, passed: AccessDecision): void {
  const { allowed } = context.log
  const last = allowed.at(-1)
  const again =
    last !== undefined && sameRequest(last, request) && last.passed.attributes.verb === passed.attributes.verb
  if (again) allowed.pop()
  keep(allowed, Object.assign(asked(context, request, again ? last.times + 1 : 1), { passed }))
}

/** What was let through, with the rules that allowed it. */
export const allowedRequests = ({ allowed }: GateLog, reader: PolicyReader): AllowedRequest[] =>
  allowed.map(({ passed: { attributes, decision }, ...rest }) => ({
    ...rest,
    access: part('explainForbidden').explainForbidden(reader, attributes, decision),
  }))

/** Refused for the same: of admission the words differ, as they name what is made, and count. */
function sameRefusal(a: RefusedRequest, b: Omit<RefusedRequest, keyof Asked>): boolean {
  if (!a.admission || !b.admission)
    return a.message === b.message && a.authentication?.why === b.authentication?.why
  return a.admission.plugin === b.admission.plugin && a.admission.target === b.admission.target
}

/** What there is to tell of a refusal; undefined for errors of other kinds. */
function gateOf(error: ApiError, { store }: GateContext): Omit<RefusedRequest, keyof Asked> | undefined {
  const { code, reason, message } = error
  const words = { code, reason, message }
  if (error instanceof AdmissionRefused) return { ...words, admission: error.refusal }
  if (error instanceof AuthenticationFailed) return { ...words, authentication: error.explanation }
  if (!(error instanceof AccessRefused)) return undefined
  const { attributes, decision } = error.access
  return { ...words, access: part('explainForbidden').explainForbidden(store, attributes, decision) }
}

/** Keeps what a gate said. What tries in vain again, as controllers do, leaves one record. */
export function recordRefused(context: GateContext, request: ApiRequest, error: ApiError): void {
  const { refused } = context.log
  const refusal = gateOf(error, context)
  if (!refusal) return
  // Who may not act as another is known by then, though the request does not say it.
  const username = refusal.access?.request.user.username ?? request.user.username
  const known = { ...request, user: { ...request.user, username } }
  const at = refused.findIndex((one) => sameRequest(one, known) && sameRefusal(one, refusal))
  const before = at < 0 ? undefined : refused.splice(at, 1)[0]
  keep(refused, { ...asked(context, known, (before?.times ?? 0) + 1), ...refusal })
}

/** POST serviceaccounts/<name>/token. Mirrors: pkg/registry/core/serviceaccount/storage/token.go. */
import type { ITokenRequestSpec } from 'kubernetes-models/authentication.k8s.io/v1/TokenRequestSpec'
import { badRequest, conflict, invalid, notFound } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { KubeObject, Pod, ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { PolicyReader } from '@/lib/cluster/auth/rbac'
import {
  API_AUDIENCE,
  serviceAccountToken,
  type TokenBinding,
} from '@/lib/cluster/auth/service-account-token'
import type { RngState } from '@/lib/cluster/sim/rng'

const HOUR = 3600
const SHORTEST = 600
const LONGEST = 2 ** 32
const KIND = { group: 'authentication.k8s.io', kind: 'TokenRequest' }

interface Bound {
  apiVersion?: string
  kind?: string
  name?: string
  uid?: string
}

/** What the server looks up to answer. */
export interface TokenContext {
  reader: Pick<PolicyReader, 'get'>
  now: number
  rng: RngState
  /** The name of the key that signs; unset: kubeadm's. */
  key?: string
}

/** What the body says of whose token it is must be what the path says. */
function checkMetadata(account: ServiceAccount, body: unknown): void {
  const given = isObject(body) && isObject(body.metadata) ? body.metadata : {}
  for (const field of ['name', 'namespace'] as const) {
    const value = given[field]
    if (!value || value === account.metadata[field]) continue
    const errors = new FieldErrors()
    errors.invalid(`metadata.${field}`, value, `must match the service account ${field} if specified`)
    throw invalid(KIND, account.metadata.name, errors.list)
  }
}

function checkSpec({ expirationSeconds = HOUR }: Partial<ITokenRequestSpec>): void {
  const errors = new FieldErrors()
  const field = 'spec.expirationSeconds'
  if (expirationSeconds < SHORTEST)
    errors.invalid(field, expirationSeconds, 'may not specify a duration less than 10 minutes')
  if (expirationSeconds > LONGEST)
    errors.invalid(field, expirationSeconds, 'may not specify a duration larger than 2^32 seconds')
  if (errors.list.length > 0) throw invalid(KIND, '', errors.list)
}

const referenceTo = ({ metadata }: KubeObject) => ({ name: metadata.name, uid: metadata.uid ?? '' })

function podBinding(pod: KubeObject, account: ServiceAccount, { reader }: TokenContext): TokenBinding {
  const { spec } = pod as unknown as Pod
  const { name } = account.metadata
  if (spec.serviceAccountName !== name) {
    throw badRequest(
      `cannot bind token for serviceaccount "${name}" to pod running with different serviceaccount name.`,
    )
  }
  const node = spec.nodeName ? reader.get('nodes', spec.nodeName) : undefined
  const on = node ? referenceTo(node) : spec.nodeName ? { name: spec.nodeName } : undefined
  return { pod: referenceTo(pod), ...(on ? { node: on } : {}) }
}

/** The object that the token is to end with. @throws ApiError NotFound, BadRequest, Conflict */
function bindingOf(bound: Bound | undefined, account: ServiceAccount, context: TokenContext): TokenBinding {
  if (!bound) return {}
  const { apiVersion = '', kind = '', name = '', uid } = bound
  const resource = { Pod: 'pods', Secret: 'secrets', Node: 'nodes' }[kind]
  if (!resource || apiVersion !== 'v1') {
    const type = apiVersion.includes('/') ? `${apiVersion}, Kind=${kind}` : `/${apiVersion}, Kind=${kind}`
    throw badRequest(`cannot bind token to object of type ${type}`)
  }
  const key = kind === 'Node' ? name : `${account.metadata.namespace}/${name}`
  const object = context.reader.get(resource, key)
  if (!object) throw notFound({ group: '', resource }, name)
  const binding =
    kind === 'Pod'
      ? podBinding(object, account, context)
      : { [kind === 'Secret' ? 'secret' : 'node']: referenceTo(object) }
  if (uid && uid !== object.metadata.uid) {
    const why = `the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`
    throw conflict({ group: '', resource: kind }, name, why)
  }
  return binding
}

/** @throws ApiError Invalid, and what the bound object may cause */
export function answerTokenRequest(account: ServiceAccount, body: unknown, context: TokenContext) {
  const given = (isObject(body) && isObject(body.spec) ? body.spec : {}) as Partial<ITokenRequestSpec>
  const { expirationSeconds = HOUR, audiences, boundObjectRef } = given
  const { now, rng, key } = context
  checkMetadata(account, body)
  checkSpec(given)
  const binding = bindingOf(boundObjectRef as Bound | undefined, account, context)
  const wanted = audiences?.length ? audiences : [API_AUDIENCE]
  const options = {
    audiences: wanted,
    issuedAt: now,
    seconds: expirationSeconds,
    binding,
    ...(key ? { key } : {}),
  }
  const { namespace, name } = account.metadata
  return {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    metadata: { creationTimestamp: formatTime(now), name, namespace },
    spec: { audiences: wanted, boundObjectRef: boundObjectRef ?? null, expirationSeconds },
    status: {
      expirationTimestamp: formatTime(now + expirationSeconds * 1000),
      token: serviceAccountToken(account, options, rng),
    },
  }
}

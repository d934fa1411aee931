/** POST serviceaccounts/<name>/token. Mirrors: pkg/registry/core/serviceaccount/storage/token.go. */
import type { ITokenRequestSpec } from 'kubernetes-models/authentication.k8s.io/v1/TokenRequestSpec'
import { invalid } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { ServiceAccount } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { API_AUDIENCE, serviceAccountToken } from '@/lib/cluster/auth/service-account-token'
import type { RngState } from '@/lib/cluster/sim/rng'

const HOUR = 3600
const SHORTEST = 600
const LONGEST = 2 ** 32

/** @throws ApiError Invalid */
export function answerTokenRequest(account: ServiceAccount, body: unknown, now: number, rng: RngState) {
  const given = (isObject(body) && isObject(body.spec) ? body.spec : {}) as Partial<ITokenRequestSpec>
  const { expirationSeconds = HOUR, audiences } = given
  const errors = new FieldErrors()
  const field = 'spec.expirationSeconds'
  if (expirationSeconds < SHORTEST)
    errors.invalid(field, expirationSeconds, 'may not specify a duration less than 10 minutes')
  if (expirationSeconds > LONGEST)
    errors.invalid(field, expirationSeconds, 'may not specify a duration larger than 2^32 seconds')
  const { namespace, name } = account.metadata
  if (errors.list.length > 0)
    throw invalid({ group: 'authentication.k8s.io', kind: 'TokenRequest' }, name, errors.list)
  const wanted = audiences?.length ? audiences : [API_AUDIENCE]
  const expiresAt = now + expirationSeconds * 1000
  return {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    metadata: { creationTimestamp: formatTime(now), name, namespace },
    spec: { audiences: wanted, boundObjectRef: given.boundObjectRef ?? null, expirationSeconds },
    status: {
      expirationTimestamp: formatTime(expiresAt),
      token: serviceAccountToken(account, { audiences: wanted, issuedAt: now, expiresAt }, rng),
    },
  }
}

/** Finds out whom a request comes from, and whether that user may act as another. */
import { ApiError, unauthorized } from '@/lib/cluster/apimachinery/errors'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { AccessRefused, attributesOf, requireAccess, type Target } from '@/lib/cluster/apiserver/authorize'
import type { ApiRequest, Impersonation, UserInfo } from '@/lib/cluster/apiserver/request'
import { authenticate } from '@/lib/cluster/auth/authenticate'
import type { AcceptedTokens, AuthenticationContext } from '@/lib/cluster/auth/authenticate-token'
import { clusterAuthority } from '@/lib/cluster/auth/authority'
import type { AuthorizationAttributes, Authorizer } from '@/lib/cluster/auth/authorizer'
import type { AuthenticationExplanation } from '@/lib/cluster/auth/explain-authentication'
import type { Trust } from '@/lib/cluster/auth/trust'
import { part } from '@/lib/cluster/sim/parts'
import type { Store } from '@/lib/cluster/storage/store'

/** Nobody is told why a proof failed: that stands in the server's log. */
export class AuthenticationFailed extends ApiError {
  constructor(readonly explanation: AuthenticationExplanation) {
    super(unauthorized().status)
  }
}

/** Nobody in particular asks, and the server is not to answer nobody. */
export const anonymousRefused = (now: number): AuthenticationFailed =>
  new AuthenticationFailed({
    cause: 'anonymous',
    why: 'Unable to authenticate the request',
    now: formatTime(now),
  })

interface IdentifyState {
  store: Store
  now(): number
  accepted?: AcceptedTokens
  /** Whom it believes, where that is not what kubeadm left. */
  trust?(): Pick<Trust, 'clients' | 'tokenKeys'> | undefined
}

/** What proofs are checked against. */
export function authenticationContext({ store, now, accepted, trust }: IdentifyState): AuthenticationContext {
  const own = trust?.()
  return {
    reader: store,
    now: now(),
    authority:
      own?.clients ?? clusterAuthority(store.get('namespaces', 'kube-system')?.metadata.creationTimestamp),
    ...(own ? { tokenKeys: own.tokenKeys } : {}),
    ...(accepted ? { accepted } : {}),
    put: (resource, object) => void store.put(resource, object),
  }
}

/**
 * The request with its user.
 * @throws AuthenticationFailed; AccessRefused when the user may not act as the other
 */
export function identify(
  request: ApiRequest,
  target: () => Target,
  options: { authorizer: Authorizer; state: IdentifyState },
): ApiRequest {
  const { credentials, impersonate: wanted, ...rest } = request
  if (request.component || (!credentials && !wanted)) return request
  let { user } = request
  if (credentials) {
    const context = authenticationContext(options.state)
    const verdict = authenticate(credentials, context)
    if ('error' in verdict)
      throw new AuthenticationFailed(
        part('explainAuthentication').explainAuthentication(verdict, credentials, context),
      )
    user = verdict.user
  }
  const known = { ...rest, user }
  if (!wanted) return known
  return { ...known, user: actingUser(wanted, attributesOf(known, target()), options.authorizer) }
}

/**
 * The user that somebody acts as.
 * @throws AccessRefused in the words of the mode that was tried first, but about what was asked last: rules
 * are mostly for the old verb, impersonate
 */
function actingUser(wanted: Impersonation, known: AuthorizationAttributes, authorizer: Authorizer): UserInfo {
  let last: AccessRefused | undefined
  try {
    return part('impersonate').impersonate(wanted, known, (asked, refused) => {
      try {
        requireAccess(authorizer, asked, refused)
      } catch (error) {
        if (error instanceof AccessRefused) last = error
        throw error
      }
    })
  } catch (error) {
    throw last && error instanceof AccessRefused ? new AccessRefused(error, last.access) : error
  }
}

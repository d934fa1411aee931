/** Reviews are answered at once and never stored: who am I, what may I do. */
import type { ITokenReviewSpec } from 'kubernetes-models/authentication.k8s.io/v1/TokenReviewSpec'
import type { ISubjectAccessReviewSpec } from 'kubernetes-models/authorization.k8s.io/v1/SubjectAccessReviewSpec'
import { aggregateErrors, badRequest, invalid, methodNotAllowed } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { Kind } from '@/lib/cluster/apis/kind'
import { decodeBody } from '@/lib/cluster/apiserver/decode-body'
import { authenticationContext } from '@/lib/cluster/apiserver/identify'
import type { ResourcePath } from '@/lib/cluster/apiserver/path'
import type { ApiRequest, UserInfo } from '@/lib/cluster/apiserver/request'
import { authenticateToken } from '@/lib/cluster/auth/authenticate-token'
import type { Authorizer } from '@/lib/cluster/auth/authorizer'
import { nodeOf } from '@/lib/cluster/auth/node-identity'
import { type PolicyReader, rulesFor, type Subject } from '@/lib/cluster/auth/rbac'
import { API_AUDIENCE } from '@/lib/cluster/auth/service-account-token'
import type { Store } from '@/lib/cluster/storage/store'

interface ReviewContext {
  request: ApiRequest
  path: ResourcePath
  kind: Kind
  warnings: string[]
  authorizer: Authorizer
  state: { store: Store; now(): number }
}

type AccessSpec = Partial<ISubjectAccessReviewSpec>

const ONE_OF = 'exactly one of nonResourceAttributes or resourceAttributes must be specified'

/** Mirrors: pkg/apis/authorization/validation. @param namespace that of a LocalSubjectAccessReview */
function checkAccessSpec(kind: Kind, spec: AccessSpec, namespace: string | undefined, self: boolean): void {
  const errors = new FieldErrors()
  const { resourceAttributes, nonResourceAttributes: plain } = spec
  if (resourceAttributes && plain)
    errors.invalid(
      'spec.nonResourceAttributes',
      plain,
      'cannot be specified in combination with resourceAttributes',
    )
  if (!resourceAttributes && !plain) errors.invalid('spec.resourceAttributes', null, ONE_OF)
  if (!self && !spec.user && !spec.groups?.length)
    errors.invalid('spec.user', spec.user ?? '', 'at least one of user or group must be specified')
  if (namespace !== undefined) {
    const given = resourceAttributes?.namespace ?? ''
    if (resourceAttributes && given !== namespace)
      errors.invalid('spec.resourceAttributes.namespace', given, 'must match metadata.namespace')
    if (plain) errors.invalid('spec.nonResourceAttributes', plain, 'disallowed on this kind of request')
  }
  // The server validates its own type, which no longer knows its kind.
  if (errors.list.length > 0) throw invalid({ group: kind.group, kind: '' }, '', errors.list)
}

function accessStatus(authorizer: Authorizer, user: Subject, spec: AccessSpec) {
  const { resourceAttributes: resource, nonResourceAttributes: plain } = spec
  const { allowed, reason } = authorizer({
    user,
    verb: resource?.verb ?? plain?.verb ?? '',
    group: resource?.group ?? '',
    resource: resource?.resource ?? '',
    ...(resource?.subresource ? { subresource: resource.subresource } : {}),
    ...(resource?.namespace ? { namespace: resource.namespace } : {}),
    ...(resource?.name ? { name: resource.name } : {}),
    path: plain?.path ?? '',
  })
  return { allowed, ...(reason ? { reason } : {}) }
}

function rulesStatus(reader: PolicyReader, user: Subject, namespace: string) {
  if (!namespace) throw badRequest('no namespace on request')
  const { grants, errors } = rulesFor(reader, user, namespace)
  const node = nodeOf(user) !== undefined
  const rules = grants.map(({ rule }) => rule)
  const unknown = [
    ...(node ? ['node authorizer does not support user rule resolution'] : []),
    ...(errors.length > 0 ? [aggregateErrors(errors)] : []),
  ]
  return {
    ...(unknown.length > 0 ? { evaluationError: aggregateErrors(unknown) } : {}),
    incomplete: unknown.length > 0,
    nonResourceRules: rules
      .filter((rule) => rule.nonResourceURLs?.length)
      .map(({ nonResourceURLs, verbs }) => ({ nonResourceURLs, verbs })),
    resourceRules: rules.filter((rule) => rule.resources?.length),
  }
}

/** As the API words it: what is not there is left out. */
const userInfoOf = ({ username, uid, groups, extra }: UserInfo) => ({
  ...(extra && Object.keys(extra).length > 0 ? { extra } : {}),
  groups,
  ...(uid ? { uid } : {}),
  username,
})

function tokenStatus(state: ReviewContext['state'], spec: Partial<ITokenReviewSpec>) {
  if (!spec.token) throw badRequest('token is required for TokenReview in authentication')
  const wanted = spec.audiences?.length ? spec.audiences : [API_AUDIENCE]
  const verdict = authenticateToken(spec.token, authenticationContext(state), wanted)
  if ('error' in verdict) return { error: verdict.error, user: {} }
  return { audiences: verdict.audiences, authenticated: true, user: userInfoOf(verdict.user) }
}

/** What is answered; a review of oneself comes without what was sent. */
function answerOf(context: ReviewContext, draft: KubeObject): Record<string, unknown> {
  const { request, path, kind, authorizer, state } = context
  const { user } = request
  const spec = (draft.spec ?? {}) as AccessSpec & { namespace?: string }
  switch (kind.review) {
    case 'identity':
      return {
        metadata: { creationTimestamp: formatTime(state.now()) },
        status: { userInfo: userInfoOf(user) },
      }
    case 'rules':
      return { metadata: {}, spec: {}, status: rulesStatus(state.store, user, spec.namespace ?? '') }
    case 'token':
      return { status: tokenStatus(state, spec as Partial<ITokenReviewSpec>) }
    case 'own-access':
      checkAccessSpec(kind, spec, undefined, true)
      return { status: accessStatus(authorizer, user, spec) }
    default:
      checkAccessSpec(kind, spec, path.namespace, false)
      return {
        status: accessStatus(authorizer, { username: spec.user ?? '', groups: spec.groups ?? [] }, spec),
      }
  }
}

/** @throws ApiError */
export function answerReview(context: ReviewContext): { code: number; body: KubeObject } {
  const { request, path, kind, warnings } = context
  if (request.method !== 'POST' || path.name !== undefined) throw methodNotAllowed()
  const draft = decodeBody(request, kind, warnings)
  return { code: 201, body: { ...draft, ...answerOf(context, draft) } }
}

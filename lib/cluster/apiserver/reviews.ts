/** Reviews are answered at once and never stored: who am I, what may I do. */
import type { ISubjectAccessReviewSpec } from 'kubernetes-models/authorization.k8s.io/v1/SubjectAccessReviewSpec'
import { invalid, methodNotAllowed } from '@/lib/cluster/apimachinery/errors'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Kind } from '@/lib/cluster/apis/kind'
import { decodeBody } from '@/lib/cluster/apiserver/decode-body'
import type { ResourcePath } from '@/lib/cluster/apiserver/path'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { Authorizer } from '@/lib/cluster/auth/authorizer'
import { type PolicyReader, rulesFor, type Subject } from '@/lib/cluster/auth/rbac'

interface ReviewContext {
  request: ApiRequest
  path: ResourcePath
  kind: Kind
  warnings: string[]
  authorizer: Authorizer
  state: { store: PolicyReader }
}

type AccessSpec = Partial<ISubjectAccessReviewSpec>

function checkAccessSpec(kind: Kind, spec: AccessSpec, namespace: string | undefined, self: boolean): void {
  const errors = new FieldErrors()
  const { resourceAttributes, nonResourceAttributes } = spec
  if (Boolean(resourceAttributes) === Boolean(nonResourceAttributes)) {
    const why = `exactly one of nonResourceAttributes or resourceAttributes must be specified`
    errors.invalid('spec.resourceAttributes', nonResourceAttributes, why)
  }
  if (!self && !spec.user && !spec.groups?.length)
    errors.invalid('spec.user', spec.user ?? '', 'at least one of user or group must be specified')
  if (namespace !== undefined && (resourceAttributes?.namespace ?? '') !== namespace) {
    const why = 'must match metadata.namespace'
    errors.invalid('spec.resourceAttributes.namespace', resourceAttributes?.namespace ?? '', why)
  }
  if (errors.list.length > 0) throw invalid(kind, '', errors.list)
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
  const { grants, errors } = rulesFor(reader, user, namespace)
  const rules = grants.map(({ rule }) => rule)
  return {
    ...(errors.length > 0 ? { evaluationError: errors.join(', ') } : {}),
    incomplete: errors.length > 0,
    nonResourceRules: rules
      .filter((rule) => rule.nonResourceURLs?.length)
      .map(({ nonResourceURLs, verbs }) => ({ nonResourceURLs, verbs })),
    resourceRules: rules.filter((rule) => rule.resources?.length),
  }
}

function statusOf({ request, path, kind, authorizer, state }: ReviewContext, draft: KubeObject): unknown {
  const { username, groups } = request.user
  const spec = (draft.spec ?? {}) as AccessSpec & { namespace?: string }
  switch (kind.review) {
    case 'identity':
      return { userInfo: { groups, username } }
    case 'rules':
      return rulesStatus(state.store, { username, groups }, spec.namespace ?? '')
    case 'token':
      return { error: 'invalid bearer token, token lookup failed', user: {} }
    case 'own-access':
      checkAccessSpec(kind, spec, undefined, true)
      return accessStatus(authorizer, { username, groups }, spec)
    default:
      checkAccessSpec(kind, spec, path.namespace, false)
      return accessStatus(authorizer, { username: spec.user ?? '', groups: spec.groups ?? [] }, spec)
  }
}

/** @throws ApiError */
export function answerReview(context: ReviewContext): { code: number; body: KubeObject } {
  const { request, path, kind, warnings } = context
  if (request.method !== 'POST' || path.name !== undefined) throw methodNotAllowed()
  const draft = decodeBody(request, kind, warnings)
  return { code: 201, body: { ...draft, status: statusOf(context, draft) } }
}

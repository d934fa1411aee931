/** Asks the authorizer about a request and words its refusal. */
import { ApiError, forbidden } from '@/lib/cluster/apimachinery/errors'
import { pathSegmentName } from '@/lib/cluster/apimachinery/names'
import { parseFieldSelector } from '@/lib/cluster/apimachinery/selector-parser'
import type { ResourcePath } from '@/lib/cluster/apiserver/path'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { AuthorizationAttributes, Authorizer, Decision } from '@/lib/cluster/auth/authorizer'

const METHODS: Readonly<Record<string, string>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
}

/** What a request is about, once its path is read; missing for paths that are no resource. */
export type Target = { path: ResourcePath; verb: string } | undefined

/** What was asked of the authorizer, and what it said. */
export interface AccessDecision {
  attributes: AuthorizationAttributes
  decision: Decision
}

/** The authorizer said no. */
export class AccessRefused extends ApiError {
  constructor(
    error: ApiError,
    readonly access: AccessDecision,
  ) {
    super(error.status)
  }
}

/** The one object that a list or watch selects by its name. */
function selectedName({ query }: ApiRequest): string | undefined {
  if (!query?.fieldSelector) return undefined
  try {
    const terms = parseFieldSelector(query.fieldSelector)
    const name = terms.find(({ field, negated }) => field === 'metadata.name' && !negated)?.value
    return name !== undefined && pathSegmentName(name).length === 0 ? name : undefined
  } catch {
    return undefined
  }
}

/** What the authorizer is asked of a request. */
export function attributesOf(request: ApiRequest, target: Target): AuthorizationAttributes {
  const { user, method, path } = request
  if (!target) return { user, verb: METHODS[method] ?? '', group: '', resource: '', path }
  const { group, resource, subresource } = target.path
  const many = target.verb === 'list' || target.verb === 'watch'
  const name = target.path.name ?? (many ? selectedName(request) : undefined)
  // A Namespace itself counts as within the namespace of its name.
  const namespace = target.path.namespace ?? (resource === 'namespaces' && group === '' ? name : undefined)
  return {
    user,
    verb: target.verb,
    group,
    resource,
    ...(subresource ? { subresource } : {}),
    ...(namespace ? { namespace } : {}),
    ...(name ? { name } : {}),
    ...(many && request.query?.fieldSelector ? { fieldSelector: request.query.fieldSelector } : {}),
    path,
  }
}

/** A refusal that names no object. */
function forbiddenPath(why: string): ApiError {
  const { status } = forbidden({ group: '', resource: '' }, '', why)
  return new ApiError({ ...status, message: `forbidden: ${why}`, details: {} })
}

/** Nothing that a page could take for markup. */
const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function refusal(attributes: AuthorizationAttributes, reason: string | undefined): ApiError {
  const { user, verb, group, resource, subresource, namespace, name = '', path } = attributes
  const words = (what: string) => {
    const why = plain(`User ${JSON.stringify(user.username)} cannot ${verb} ${what}`)
    return reason ? `${why}: ${reason}` : why
  }
  if (resource === '') return forbiddenPath(words(`path "${path}"`))
  const whole = subresource ? `${resource}/${subresource}` : resource
  const scope = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope'
  return forbidden({ group, resource }, name, words(`resource "${whole}" in API group "${group}" ${scope}`))
}

/** @param refused says no without asking. @throws AccessRefused */
export function requireAccess(
  authorizer: Authorizer,
  attributes: AuthorizationAttributes,
  refused?: string,
): AccessDecision {
  const decision = refused === undefined ? authorizer(attributes) : { allowed: false, reason: refused }
  const access = { attributes, decision }
  if (decision.allowed) return access
  throw new AccessRefused(refusal(attributes, decision.reason), access)
}

/**
 * Returns what allowed it; nothing for those whose rights are not looked up.
 * @throws AccessRefused
 */
export function authorize(
  authorizer: Authorizer,
  request: ApiRequest,
  target: Target,
): AccessDecision | undefined {
  if (request.component) return undefined
  return requireAccess(authorizer, attributesOf(request, target))
}

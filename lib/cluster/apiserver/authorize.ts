/** Asks the authorizer about a request and words its refusal. */
import { ApiError, forbidden } from '@/lib/cluster/apimachinery/errors'
import type { ResourcePath } from '@/lib/cluster/apiserver/path'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { Authorizer } from '@/lib/cluster/auth/authorizer'

const METHODS: Readonly<Record<string, string>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
}

/** A refusal that names no object. */
function forbiddenPath(why: string): ApiError {
  const { status } = forbidden({ group: '', resource: '' }, '', why)
  return new ApiError({ ...status, message: `forbidden: ${why}`, details: {} })
}

function authorizePath(authorizer: Authorizer, { user, method, path }: ApiRequest): void {
  const verb = METHODS[method] ?? ''
  const { allowed, reason } = authorizer({ user, verb, group: '', resource: '', path })
  if (allowed) return
  const why = `User "${user.username}" cannot ${verb} path "${path}"`
  throw forbiddenPath(reason ? `${why}: ${reason}` : why)
}

/**
 * `target` is missing for paths that are no resource.
 * @throws ApiError Forbidden
 */
export function authorize(
  authorizer: Authorizer,
  request: ApiRequest,
  target: { path: ResourcePath; verb: string } | undefined,
): void {
  const { user } = request
  if (request.component) return
  if (!target) {
    authorizePath(authorizer, request)
    return
  }
  const { path, verb } = target
  // A Namespace itself counts as within the namespace of its name.
  const namespace =
    path.namespace ?? (path.resource === 'namespaces' && path.group === '' ? path.name : undefined)
  const { allowed, reason } = authorizer({
    user,
    verb,
    group: path.group,
    resource: path.resource,
    ...(path.subresource ? { subresource: path.subresource } : {}),
    ...(namespace ? { namespace } : {}),
    ...(path.name ? { name: path.name } : {}),
    path: request.path,
  })
  if (allowed) return
  const resource = path.subresource ? `${path.resource}/${path.subresource}` : path.resource
  const scope = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope'
  const why = `User "${user.username}" cannot ${verb} resource "${resource}" in API group "${path.group}" ${scope}`
  throw forbidden(
    { group: path.group, resource: path.resource },
    path.name ?? '',
    reason ? `${why}: ${reason}` : why,
  )
}

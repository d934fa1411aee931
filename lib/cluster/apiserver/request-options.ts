/** How a request wants things written and deleted. */
import { badRequest } from '@/lib/cluster/apimachinery/errors'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { DeletionOptions } from '@/lib/cluster/apiserver/deletion'
import { queryNumber } from '@/lib/cluster/apiserver/query'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { ResourceContext } from '@/lib/cluster/apiserver/resource-context'
import type { WriteOptions } from '@/lib/cluster/apiserver/write-options'

function isDryRun(request: ApiRequest): boolean {
  const body = isObject(request.body) && request.method === 'DELETE' ? request.body.dryRun : undefined
  const value = request.query?.dryRun ?? (Array.isArray(body) ? String(body[0] ?? '') : undefined)
  if (value === undefined || value === '') return false
  if (value !== 'All')
    throw badRequest(
      `Invalid value: [${value}]: dryRun: Unsupported value: "${value}": supported values: "All"`,
    )
  return true
}

/** How the verb of a request writes. @throws ApiError for a dryRun that is not known */
export function writeOptions(
  { request, path, warnings }: ResourceContext,
  verb: WriteOptions['verb'],
): WriteOptions {
  return {
    user: request.user,
    actor: request.userAgent || request.query?.fieldManager || request.user.username,
    manager: request.query?.fieldManager || (request.userAgent ?? '').split('/')[0] || 'unknown',
    verb,
    dryRun: isDryRun(request),
    warnings,
    ...(request.annotations ? { annotations: request.annotations } : {}),
    ...(path.subresource ? { subresource: path.subresource } : {}),
    ...(request.reactingTo !== undefined ? { reactingTo: request.reactingTo } : {}),
    ...(request.component ? {} : { asked: askedBy(request) }),
  }
}

/** Who asks, and by which command. */
const askedBy = ({ user, command }: ApiRequest) => ({
  user: user.username,
  ...(command === undefined ? {} : { command }),
})

/** What the body or the query of a request says of a deletion. @throws ApiError */
export function deletionOptions(request: ApiRequest): DeletionOptions {
  const body = isObject(request.body) ? request.body : {}
  const query = request.query ?? {}
  const grace =
    typeof body.gracePeriodSeconds === 'number'
      ? body.gracePeriodSeconds
      : queryNumber(query, 'gracePeriodSeconds')
  const policy = typeof body.propagationPolicy === 'string' ? body.propagationPolicy : query.propagationPolicy
  const conditions = isObject(body.preconditions) ? body.preconditions : {}
  if (policy !== undefined && policy !== 'Background' && policy !== 'Foreground' && policy !== 'Orphan') {
    throw badRequest(
      `Invalid value: "${policy}": propagationPolicy: Unsupported value: "${policy}": supported values: "Background", "Foreground", "Orphan"`,
    )
  }
  return {
    ...(grace !== undefined ? { gracePeriodSeconds: grace } : {}),
    ...(policy !== undefined ? { propagationPolicy: policy } : {}),
    ...(typeof conditions.uid === 'string' ? { uid: conditions.uid } : {}),
    ...(typeof conditions.resourceVersion === 'string'
      ? { resourceVersion: conditions.resourceVersion }
      : {}),
  }
}

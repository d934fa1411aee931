/** A metav1.Status: what the API answers when it cannot, or when a deletion is done. */
export interface Status {
  apiVersion: 'v1'
  kind: 'Status'
  metadata: { continue?: string }
  status: 'Failure' | 'Success'
  message?: string
  reason?: string
  details?: StatusDetails
  code: number
}

export interface StatusDetails {
  name?: string
  group?: string
  kind?: string
  uid?: string
  causes?: StatusCause[]
  retryAfterSeconds?: number
}

export interface StatusCause {
  reason?: string
  message?: string
  field?: string
}

/** A plural with its group, as messages name it: `pods`, `deployments.apps`. */
export interface GroupResource {
  group: string
  resource: string
}

/** An answer of the API that is not a success, in Kubernetes' words. */
export class ApiError extends Error {
  constructor(readonly status: Status) {
    super(status.message)
    this.name = 'ApiError'
  }
  get reason(): string {
    return this.status.reason ?? ''
  }
  get code(): number {
    return this.status.code
  }
}

function failure(
  code: number,
  reason: string | undefined,
  message: string,
  details?: StatusDetails,
): ApiError {
  return new ApiError({
    apiVersion: 'v1',
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    message,
    ...(reason === undefined ? {} : { reason }),
    ...(details ? { details } : {}),
    code,
  })
}

const qualified = ({ group, resource }: GroupResource) => (group ? `${resource}.${group}` : resource)

function detailsOf({ group, resource }: GroupResource, name: string): StatusDetails {
  return { ...(name ? { name } : {}), ...(group ? { group } : {}), kind: resource }
}

export const notFound = (gr: GroupResource, name: string) =>
  failure(404, 'NotFound', `${qualified(gr)} "${name}" not found`, detailsOf(gr, name))

export const alreadyExists = (gr: GroupResource, name: string) =>
  failure(409, 'AlreadyExists', `${qualified(gr)} "${name}" already exists`, detailsOf(gr, name))

export const conflict = (
  gr: GroupResource,
  name: string,
  why = 'the object has been modified; please apply your changes to the latest version and try again',
) =>
  failure(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(gr)} "${name}": ${why}`,
    detailsOf(gr, name),
  )

/** Server-side apply meets fields of other managers. */
export const applyConflict = (message: string, causes: StatusCause[]) =>
  failure(409, 'Conflict', message, { causes })

export const forbidden = (gr: GroupResource, name: string, why: string) =>
  failure(
    403,
    'Forbidden',
    `${qualified(gr)}${name ? ` "${name}"` : ''} is forbidden: ${why}`,
    detailsOf(gr, name),
  )

/** `kind` is the kind with its group: `Deployment.apps`. */
export function invalid(
  kind: { group: string; kind: string },
  name: string,
  errors: readonly FieldError[],
): ApiError {
  const unique = [...new Set(errors.map((error) => error.message))]
  const list = unique.length === 1 ? unique[0] : `[${unique.join(', ')}]`
  const qualifiedKind = kind.group ? `${kind.kind}.${kind.group}` : kind.kind
  return failure(422, 'Invalid', `${qualifiedKind} "${name}" is invalid: ${list}`, {
    name,
    ...(kind.group ? { group: kind.group } : {}),
    kind: kind.kind,
    causes: errors.map((error) => ({ reason: error.reason, message: error.detail, field: error.field })),
  })
}

/** Nobody believes who asks; why is only in the server's log. */
export const unauthorized = () => failure(401, 'Unauthorized', 'Unauthorized')

export const badRequest = (message: string) => failure(400, 'BadRequest', message)

export const methodNotSupported = (gr: GroupResource, action: string) =>
  failure(
    405,
    'MethodNotAllowed',
    `${action} is not supported on resources of kind "${qualified(gr)}"`,
    detailsOf(gr, ''),
  )

/** What the generic handler says of a path that it serves, asked with the wrong method. */
export const methodNotAllowed = () =>
  failure(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {})

/** A path or a version of an API that is not served. */
export const unknownResource = () =>
  failure(404, 'NotFound', 'the server could not find the requested resource', {})

export const unsupportedMediaType = (message: string) => failure(415, 'UnsupportedMediaType', message)

/** @param seconds after which to try again */
export const tooManyRequests = (message: string, causes: StatusCause[], seconds?: number) =>
  failure(429, 'TooManyRequests', message, { causes, ...(seconds ? { retryAfterSeconds: seconds } : {}) })

/** What is said while the server that an API is delegated to does not answer. */
export const serviceUnavailable = () =>
  failure(503, 'ServiceUnavailable', 'the server is currently unable to handle the request')

export const expired = (message: string) => failure(410, 'Expired', message)

/** What an error that is no Status goes out as. */
export const plainError = (message: string) => failure(500, undefined, message)

export const internalError = (message: string) =>
  failure(500, 'InternalError', `Internal error occurred: ${message}`, { causes: [{ message }] })

/** Several messages as one: each once, in brackets when there are more (utilerrors.Aggregate). */
export function aggregateErrors(messages: readonly string[]): string {
  const unique = [...new Set(messages)]
  return unique.length === 1 ? (unique[0] ?? '') : `[${unique.join(', ')}]`
}

const hasReason =
  (reason: string) =>
  (error: unknown): error is ApiError =>
    error instanceof ApiError && error.reason === reason

export const isNotFound = hasReason('NotFound')
export const isAlreadyExists = hasReason('AlreadyExists')
export const isConflict = hasReason('Conflict')
export const isInvalid = hasReason('Invalid')
export const isForbidden = hasReason('Forbidden')

/** True when creating failed because the namespace is going away. */
export function isNamespaceTerminating(error: unknown): boolean {
  return (
    isForbidden(error) && !!error.status.details?.causes?.some((c) => c.reason === 'NamespaceTerminating')
  )
}

/** A Success status: what deleting answers when nothing is left to return. */
export function success(gr: GroupResource, name: string, uid?: string): Status {
  return {
    apiVersion: 'v1',
    kind: 'Status',
    metadata: {},
    status: 'Success',
    details: { ...detailsOf(gr, name), ...(uid ? { uid } : {}) },
    code: 200,
  }
}

export type FieldErrorReason =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueNotFound'
  | 'FieldValueDuplicate'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError'

/** One finding of a validation; apimachinery/field.ts makes them. */
export interface FieldError {
  field: string
  reason: FieldErrorReason
  /** Without the field: `Required value`. */
  detail: string
  /** With the field: `spec.replicas: Required value`. */
  message: string
}

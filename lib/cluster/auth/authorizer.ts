export interface AuthorizationAttributes {
  user: { username: string; groups: readonly string[] }
  /** get, list, watch, create, update, patch, delete, deletecollection. */
  verb: string
  group: string
  /** Empty for a path that is no resource. */
  resource: string
  subresource?: string
  namespace?: string
  name?: string
  path: string
}

export interface Decision {
  allowed: boolean
  reason?: string
}

export type Authorizer = (attributes: AuthorizationAttributes) => Decision

/**
 * Every authenticated user may do everything.
 * Differs: RBAC is not evaluated; the API server asks this for each request, so that it has one place to go.
 */
export const alwaysAllow: Authorizer = () => ({ allowed: true })

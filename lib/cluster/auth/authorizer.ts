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

/** The API server asks it for each request. */
export type Authorizer = (attributes: AuthorizationAttributes) => Decision

import type { Grant } from '@/lib/cluster/auth/rbac'

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
  /** Of a list or watch. */
  fieldSelector?: string
  path: string
}

export interface Decision {
  allowed: boolean
  reason?: string
  /** The rule that allows it, where one does. */
  grant?: Grant
}

/** The API server asks it for each request. */
export type Authorizer = (attributes: AuthorizationAttributes) => Decision

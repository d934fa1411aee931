/** Who asks, once authenticated. */
export interface UserInfo {
  username: string
  groups: string[]
  uid?: string
  extra?: Record<string, string[]>
}

/** What a client shows to prove who it is; nothing at all is anonymous. */
export interface Credentials {
  /** PEM of a client certificate, whose key the client has. */
  certificate?: string
  /** A bearer token. */
  token?: string
}

/** Whom a client wants to act as. */
export interface Impersonation {
  username: string
  uid?: string
  groups: string[]
  extra?: Record<string, string[]>
}

export const ANONYMOUS: UserInfo = { username: 'system:anonymous', groups: ['system:unauthenticated'] }

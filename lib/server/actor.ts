/** Where a request came from, for limits and the list of sessions. */
export interface Origin {
  ip: string
  userAgent: string
}

export type AnonymousActor = { kind: 'anonymous'; origin: Origin }
/** Someone without an account: a User row behind a signed cookie. */
export type VisitorActor = { kind: 'visitor'; userId: string; origin: Origin }
export type UserActor = {
  kind: 'user'
  userId: string
  sessionId: string
  role: 'USER' | 'ADMIN'
  origin: Origin
}
/** The command line on the server itself. */
export type SystemActor = { kind: 'system'; origin: Origin }

export type KnownActor = VisitorActor | UserActor
export type Actor = AnonymousActor | KnownActor | SystemActor

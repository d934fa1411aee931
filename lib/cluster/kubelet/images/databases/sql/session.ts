/** What a server is asked beside its data. */
export interface Session {
  /** The database in use; '' none. */
  database: string
  user: string
  version: string
  hostname: string
  now: string
}

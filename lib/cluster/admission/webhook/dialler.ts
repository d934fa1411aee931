/** What the API server asks of its host's network: the runtime answers, as nobody below it knows the way. */

export interface HttpsCall {
  address: string
  port: number
  /** The name that the request and the server's certificate are about. */
  host: string
  /** With its query. */
  path: string
  body: string
}

export type Dialled =
  | { kind: 'refused' | 'timeout' | 'unreachable' }
  | {
      kind: 'open'
      tls: boolean
      /** What the server shows of itself, in PEM. */
      certificate?: string
      /** Absent: it talks no HTTP. */
      response?: {
        status: number
        headers: Readonly<Record<string, string>>
        body: string
        /** ms until it came */
        took?: number
      }
    }

export interface Dialler {
  /** The address of a name beyond the cluster: hosts do not ask the cluster's DNS. */
  resolve(name: string): string | undefined
  /** The name server that hosts ask. */
  resolver: string
  /** Posts JSON to a server. */
  post(call: HttpsCall): Dialled
}

/** A host that reaches nobody: for tests. */
export const noNetwork: Dialler = {
  resolve: () => undefined,
  resolver: '8.8.8.8',
  post: () => ({ kind: 'refused' }),
}

/**
 * What certificates and keys make of a control plane that is not as kubeadm left it. Plain data, worked out by
 * host/systemd/trust/look-at-trust.ts whenever a part of it starts or a file of it changes.
 */
export interface Trust {
  /** PEM: the authorities whose clients the API server takes, and the certificate that it shows. */
  clients: string
  serving: string
  /** Names of the keys whose tokens the API server takes, and of the one that it signs with. */
  tokenKeys: readonly string[]
  signingKey: string
  /** The controller manager's: PEM of what it publishes as the root, PEM of what signs requests, its key for tokens. */
  root: string
  signer: string
  accountKey: string
  /** The kubeconfigs that controller manager and scheduler have read when they began. */
  confs: Readonly<Record<string, string>>
  /** Servers behind the API server do not believe it. */
  proxyDistrusted?: true
  /** Processes that the API server does not let in, or that do not believe it. */
  cutOff: Readonly<Record<string, CutOff>>
}

export interface CutOff {
  /** ms */
  since: number
  /** `Unauthorized`, or in the words of Go's TLS client. */
  why: string
  /** What is not believed: the client's certificate, its token, or the server. */
  by: 'certificate' | 'token' | 'server'
  /** It is a part of the control plane that does without the API for ten seconds at most. */
  leads?: true
}

/** Tokens in a pod's volumes: what they say is settled at the start, they are signed when somebody reads them. */
import { serviceAccountToken, type TokenOptions } from '@/lib/cluster/auth/service-account-token'

/** What a token of a pod's service account says. */
export interface PodToken extends TokenOptions {
  account: { namespace: string; name: string; uid: string }
  seed: number
}

/** The files of tokens. */
export const signTokens = (tokens: Readonly<Record<string, PodToken>>): [path: string, text: string][] =>
  Object.entries(tokens).map(([path, { account, seed, ...options }]) => [
    path,
    serviceAccountToken({ metadata: account }, options, { s: seed }),
  ])

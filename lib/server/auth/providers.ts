import '../server-only'
import type { NextAuthOptions } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { env } from '../env'
import { openIdConnect } from './open-id-connect'

export const PROVIDER_IDS = ['github', 'google', 'oidc'] as const
export type ProviderId = (typeof PROVIDER_IDS)[number]

export interface ProviderName {
  id: ProviderId
  /** As people know it. */
  name: string
}

/** The providers that the environment configures: all others do not exist. */
export function listProviders(): ProviderName[] {
  const { GITHUB_ID, GOOGLE_ID, OIDC_ISSUER, OIDC_NAME } = env()
  return [
    ...(GITHUB_ID ? [{ id: 'github', name: 'GitHub' } as const] : []),
    ...(GOOGLE_ID ? [{ id: 'google', name: 'Google' } as const] : []),
    ...(OIDC_ISSUER ? [{ id: 'oidc', name: OIDC_NAME } as const] : []),
  ]
}

/** The same for next-auth. Every flow has a state and a PKCE verifier; those with an ID token have a nonce, too. */
export function oauthProviders(): NextAuthOptions['providers'] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env()
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env()
  return [
    ...(GITHUB_ID && GITHUB_SECRET
      ? [GitHub({ ...client(GITHUB_ID, GITHUB_SECRET), checks: ['pkce', 'state'] })]
      : []),
    ...(GOOGLE_ID && GOOGLE_SECRET
      ? [Google({ ...client(GOOGLE_ID, GOOGLE_SECRET), checks: ['pkce', 'state', 'nonce'] })]
      : []),
    ...(OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET
      ? [openIdConnect(OIDC_ISSUER, OIDC_NAME, client(OIDC_CLIENT_ID, OIDC_CLIENT_SECRET))]
      : []),
  ]
}

const client = (clientId: string, clientSecret: string) => ({
  clientId,
  clientSecret,
  httpOptions: { timeout: 10_000 },
})

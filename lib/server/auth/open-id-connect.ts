import '../server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'

interface Claims {
  sub: string
  name?: string
  preferred_username?: string
  email?: string
}

type Client = Pick<OAuthConfig<Claims>, 'clientId' | 'clientSecret' | 'httpOptions'>

/** Any provider of OpenID Connect, found by its issuer (OpenID Connect Discovery 1.0). */
export function openIdConnect(issuer: string, name: string, client: Client): OAuthConfig<Claims> {
  return {
    ...{ id: 'oidc', name, type: 'oauth', idToken: true, ...client },
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    userinfo: {
      // Some put the address into the ID token, others tell it at the userinfo endpoint alone.
      async request({ client, tokens }) {
        const claims = (tokens as unknown as { claims(): Claims }).claims()
        if (claims.email || !client.issuer.metadata.userinfo_endpoint) return claims
        const told = await client.userinfo(tokens.access_token ?? '')
        if (told.sub !== claims.sub) throw new Error('the userinfo endpoint speaks of somebody else')
        return { ...claims, ...told }
      },
    },
    profile: ({ sub, name, preferred_username, email }) => ({
      id: sub,
      name: name ?? preferred_username ?? null,
      email: email ?? null,
    }),
  }
}

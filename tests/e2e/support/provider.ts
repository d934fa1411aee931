import { type MutableToken, OAuth2Server } from 'oauth2-mock-server'
import type { Person } from './person'

/** What its button says: scripts/e2e-server.mjs. */
export const PROVIDER = 'School'

/** A provider of OpenID Connect beside the app, where scripts/e2e-server.mjs expects it; lets in whoever sits there. */
export async function startProvider(app: string) {
  const server = new OAuth2Server()
  let sitting: object = {}
  await server.issuer.keys.generate('RS256')
  await server.start(Number(new URL(app).port) + 1, 'localhost')
  server.service.on('beforeTokenSigning', ({ payload }: MutableToken) => Object.assign(payload, sitting))
  return {
    sit({ name, email }: Person) {
      sitting = { sub: email, name, email }
    },
    stop: () => server.stop(),
  }
}

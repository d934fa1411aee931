/** A learning platform for tests: it has keys of its own, sends people, answers for tokens, and keeps scores. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'

export const CLIENT_ID = 'kubekata-at-campus'
export const ISSUER = 'https://campus.example'
export const DEPLOYMENT = 'deployment-1'
const TOKEN = 'a-token-of-the-campus'

export interface ReceivedScore {
  path: string
  userId: string
  timestamp: string
  [field: string]: unknown
}

export interface TestPlatform {
  url: string
  /** What came in, in order. */
  scores: ReceivedScore[]
  /** What the next posts of scores are answered with; afterwards all is well. */
  failures: number[]
  /** What we were asked when tokens were given: the scope, and who had signed. */
  grants: { scope: string; assertion: JWTPayload }[]
  /** An id_token; `claims` go over the usual ones. */
  idToken(nonce: string, claims?: JWTPayload, options?: { foreignKey?: boolean }): Promise<string>
  /** Checks what the tool has signed by its published keys. */
  verify(jwt: string): Promise<JWTPayload>
  close(): Promise<unknown>
}

export interface Answer {
  status: number
  json?: unknown
  html?: string
}

/** What else the platform has, for a browser: undefined where there is no such page. */
export type Pages = (url: URL, body: string) => Promise<Answer | undefined>

/** @param toolKeys what the tool publishes */
export async function startPlatform(
  toolKeys: () => Promise<JSONWebKeySet>,
  pages: Pages = async () => undefined,
): Promise<TestPlatform> {
  const pair = await generateKeyPair('RS256')
  const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'campus', alg: 'RS256' }] }
  const state: Pick<TestPlatform, 'scores' | 'failures' | 'grants'> = { scores: [], failures: [], grants: [] }
  const verify = async (jwt: string, audience: string) =>
    (await jwtVerify(jwt, createLocalJWKSet(await toolKeys()), { issuer: CLIENT_ID, audience })).payload
  let url = ''

  async function answer(request: IncomingMessage): Promise<Answer> {
    const path = request.url ?? ''
    if (path === '/keys') return { status: 200, json: jwks }
    const body = await bodyOf(request)
    const page = await pages(new URL(path, url), body)
    if (page) return page
    if (path === '/token') {
      const form = new URLSearchParams(body)
      const assertion = await verify(form.get('client_assertion') ?? '', `${url}/token`)
      state.grants.push({ scope: form.get('scope') ?? '', assertion })
      return { status: 200, json: { access_token: TOKEN, token_type: 'bearer', expires_in: 3600 } }
    }
    const failure = state.failures.shift()
    if (failure) return { status: failure, json: { error: 'the gradebook is away' } }
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return { status: 401 }
    if (request.headers['content-type'] !== 'application/vnd.ims.lis.v1.score+json') return { status: 415 }
    state.scores.push({ path, ...JSON.parse(body) })
    return { status: 204 }
  }

  const server = await listen((request) => answer(request).catch(() => ({ status: 400, json: {} })))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ url, ...state },
    idToken: async (nonce, claims = {}, { foreignKey = false } = {}) => {
      const { privateKey } = foreignKey ? await generateKeyPair('RS256') : pair
      const token = new SignJWT({ ...usualClaims(nonce), ...claims })
      return token.setProtectedHeader({ alg: 'RS256', kid: 'campus' }).sign(privateKey)
    },
    verify: (jwt) => verify(jwt, ISSUER),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function usualClaims(nonce: string): JWTPayload {
  const at = Math.floor(Date.now() / 1000)
  const lti = 'https://purl.imsglobal.org/spec/lti/claim'
  return {
    ...{ iss: ISSUER, aud: CLIENT_ID, sub: randomUUID(), iat: at, exp: at + 300, nonce, name: 'Mia Example' },
    [`${lti}/version`]: '1.3.0',
    [`${lti}/deployment_id`]: DEPLOYMENT,
    [`${lti}/target_link_uri`]: 'https://kubekata.example/',
    [`${lti}/message_type`]: 'LtiResourceLinkRequest',
    [`${lti}/resource_link`]: { id: 'link-1' },
    [`${lti}/context`]: { id: 'course-1', title: 'Containers 101' },
  }
}

async function listen(serve: (request: IncomingMessage) => Promise<Answer>): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { status, json, html } = await serve(request)
    response.writeHead(status, { 'content-type': html === undefined ? 'application/json' : 'text/html' })
    response.end(html ?? (json === undefined ? undefined : JSON.stringify(json)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

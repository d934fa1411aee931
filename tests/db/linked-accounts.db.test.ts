// Signing in with another provider, against a real one on this machine: next-auth's own handler is called as Next does.
import 'next/dist/server/node-environment-baseline.js'
import { randomUUID } from 'node:crypto'
import { type MutableResponse, type MutableToken, OAuth2Server } from 'oauth2-mock-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { GET, POST } from '@/app/api/auth/[...nextauth]/route'
import type { UserActor } from '@/lib/server/actor'
import { ownPath } from '@/lib/server/auth/own-path'
import { listProviders } from '@/lib/server/auth/providers'
import { openSession } from '@/lib/server/auth/sessions'
import { writeVisitor } from '@/lib/server/auth/visitor-cookie'
import { db } from '@/lib/server/db'
import { deleteAccount } from '@/lib/server/operations/accounts/delete-account'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { listLinkedAccounts } from '@/lib/server/operations/accounts/list-linked-accounts'
import { setPassword } from '@/lib/server/operations/accounts/set-password'
import { startLink } from '@/lib/server/operations/accounts/start-link'
import { unlinkAccount } from '@/lib/server/operations/accounts/unlink-account'
import { verifyCredentials } from '@/lib/server/operations/accounts/verify-credentials'
import { getActor } from '@/lib/server/request-actor'
import { Browser } from './browser'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous, PASSWORD, user, visitor } from './people'

withDatabase()
const provider = new OAuth2Server()
/** Whom the provider has in front of it. */
let person: Record<string, unknown> = {}
/** What it says at its userinfo endpoint. */
let told: Record<string, unknown> = {}
beforeAll(async () => {
  await provider.issuer.keys.generate('RS256')
  await provider.start(0, 'localhost')
  process.env.OIDC_ISSUER = provider.issuer.url
  process.env.OIDC_CLIENT_ID = 'kubekata'
  process.env.OIDC_CLIENT_SECRET = 'secret'
  process.env.OIDC_NAME = 'School'
  Object.assign(process.env, { GITHUB_ID: 'id-of-ours', GITHUB_SECRET: 'secret' })
  provider.service.on('beforeTokenSigning', ({ payload }: MutableToken) => Object.assign(payload, person))
  provider.service.on('beforeUserinfo', (answer: MutableResponse) => {
    answer.body = { ...told }
  })
})
afterAll(() => provider.stop())
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

const PROVIDERS = [
  { id: 'github', name: 'GitHub' },
  { id: 'oidc', name: 'School' },
]
const BASE = 'http://localhost:3000/api/auth'
const call = (action: string[], handler: typeof GET) => (request: Request) =>
  handler(request, { params: Promise.resolve({ nextauth: action }) })
const somebody = (more: object = {}) => {
  const sub = randomUUID()
  return { sub, name: 'Aki', email: `${sub}@school.example`, ...more }
}

/** Presses the button: the address that the provider is asked at. */
async function goToProvider(browser: Browser, callbackUrl = '/en/dashboard', id = 'oidc'): Promise<URL> {
  const { csrfToken } = await (await browser.visit(call(['csrf'], GET), `${BASE}/csrf`)).json()
  const form = { csrfToken, callbackUrl, json: 'true' }
  const answer = await browser.visit(call(['signin', id], POST), `${BASE}/signin/${id}`, form)
  return new URL((await answer.json()).url)
}

/** Comes back from there, as the provider sends the browser. */
async function comeBack(browser: Browser, ask: URL, change?: (back: URL) => void): Promise<string> {
  const sent = await fetch(ask, { redirect: 'manual' })
  const back = new URL(sent.headers.get('location') ?? '')
  change?.(back)
  const answer = await browser.visit(call(['callback', 'oidc'], GET), back.href)
  return answer.headers.get('location') ?? ''
}

async function signIn(browser: Browser, as: object, callbackUrl?: string): Promise<string> {
  person = as as Record<string, unknown>
  return comeBack(browser, await goToProvider(browser, callbackUrl))
}
const whoIs = (browser: Browser) => browser.act(() => getActor())
async function signedIn(browser: Browser): Promise<UserActor> {
  const actor = await whoIs(browser)
  return actor.kind === 'user' ? actor : expect.fail('nobody is signed in')
}

test.each([
  ['http://localhost:3000/en/join/ABC?x=1', '/en/join/ABC?x=1'],
  ['/ja/classes', '/ja/classes'],
  ['https://localhost:3000/en', undefined],
  ['//evil.example/en', undefined],
  [undefined, undefined],
])('the path of %s is %s', (url, path) => {
  expect(ownPath(url)).toBe(path)
})

test('only what is configured exists', () => {
  expect(listProviders()).toEqual(PROVIDERS)
})

describe('signing in', () => {
  test('asks with state, nonce and a PKCE challenge', async () => {
    const ask = await goToProvider(new Browser())
    expect(ask.origin).toBe(new URL(provider.issuer.url ?? '').origin)
    expect(Object.fromEntries(ask.searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', scope: 'openid email profile' },
      ...{ state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) },
    })
  })

  test('of GitHub, and of nobody who is not configured', async () => {
    const ask = await goToProvider(new Browser(), '/en', 'github')
    expect(ask.href).toMatch(/^https:\/\/github\.com\/login\/oauth\/authorize\?/)
    expect(Object.fromEntries(ask.searchParams)).toMatchObject({
      ...{ client_id: 'id-of-ours', redirect_uri: `${BASE}/callback/github`, scope: 'read:user user:email' },
      ...{ state: expect.stringMatching(/.{20}/), code_challenge_method: 'S256' },
    })
    const google = await goToProvider(new Browser(), '/en', 'google')
    expect(google.href).toMatch(/^http:\/\/localhost:3000\/api\/auth\/signin/)
  })

  test('makes an account the first time, and finds it again whatever the address is by then', async () => {
    const [browser, aki] = [new Browser(), somebody()]
    browser.cookies.set('kubekata-zone', 'Asia%2FTokyo').set('kubekata-locale', 'ja')
    expect(await signIn(browser, aki)).toBe('http://localhost:3000/en/dashboard')
    const { userId } = await signedIn(browser)
    const stored = await db().user.findUniqueOrThrow({ where: { id: userId } })
    expect(stored).toMatchObject({
      ...{ email: aki.email, name: 'Aki', passwordHash: null, locale: 'ja', timeZone: 'Asia/Tokyo' },
    })
    expect(stored.registeredAt).not.toBeNull()

    const other = new Browser()
    await signIn(other, { ...aki, email: `new-${aki.email}` })
    expect((await signedIn(other)).userId).toBe(userId)
    expect(await db().linkedAccount.count({ where: { userId } })).toBe(1)
  })

  test('keeps what a visitor has done: as the new account, or added to the old one', async () => {
    const [browser, aki] = [new Browser(), somebody()]
    const before = await visitor()
    await browser.act(() => writeVisitor(before.userId))
    await signIn(browser, aki)
    expect((await signedIn(browser)).userId).toBe(before.userId)

    const later = await visitor()
    await db().studySettings.create({ data: { userId: later.userId, minutesPerDay: 15 } })
    const again = new Browser()
    await again.act(() => writeVisitor(later.userId))
    await signIn(again, aki)
    expect((await signedIn(again)).userId).toBe(before.userId)
    expect(await db().user.count({ where: { id: later.userId } })).toBe(0)
    const kept = await db().studySettings.findUniqueOrThrow({ where: { userId: before.userId } })
    expect(kept.minutesPerDay).toBe(15)
    expect([...again.cookies.keys()]).not.toContain('kubekata-visitor')
  })

  test('never takes over an account with the same address', async () => {
    const owner = await user('Owner')
    const browser = new Browser()
    const answer = await signIn(browser, somebody({ email: owner.email.toUpperCase() }), '/en/join/ABC')
    expect(answer).toBe('/sign-in?error=LINK_FIRST&next=%2Fen%2Fjoin%2FABC')
    expect((await whoIs(browser)).kind).toBe('anonymous')
    expect(await db().linkedAccount.count({ where: { userId: owner.userId } })).toBe(0)
  })

  test('finds the address at the userinfo endpoint, if that speaks of the same person', async () => {
    const { email, ...school } = somebody()
    const [browser, other] = [new Browser(), new Browser()]
    told = { sub: randomUUID(), email }
    expect(await signIn(other, { ...school, email: undefined })).toContain('error=OAuthCallback')
    told = { sub: school.sub, email }
    await signIn(browser, { ...school, email: undefined })
    const { userId } = await signedIn(browser)
    expect((await db().user.findUniqueOrThrow({ where: { id: userId } })).email).toBe(email)
  })

  test('needs an address to make an account', async () => {
    const [browser, school] = [new Browser(), somebody({ email: undefined })]
    told = { sub: school.sub }
    expect(await signIn(browser, school)).toContain('error=EMAIL_MISSING')
    expect((await whoIs(browser)).kind).toBe('anonymous')
  })

  test.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['another code', (back: URL) => back.searchParams.set('code', 'stolen')],
    ['a refusal', (back: URL) => back.searchParams.set('error', 'access_denied')],
  ])('ends at the sign-in page when what comes back has %s', async (_, change) => {
    const browser = new Browser()
    person = somebody()
    const answer = await comeBack(browser, await goToProvider(browser), change)
    expect(answer).toMatch(/\/error\?error=(OAuthCallback|Callback)$/)
    const error = new URL(answer).searchParams.get('error') ?? ''
    const page = await browser.visit(call(['error'], GET), answer)
    expect(page.headers.get('location')).toMatch(`signin?error=${error}`)
    expect((await whoIs(browser)).kind).toBe('anonymous')
  })

  test("does not work in a browser that did not ask for it, or with another one's nonce", async () => {
    const victim = new Browser()
    person = somebody()
    expect(await comeBack(victim, await goToProvider(new Browser()))).toContain('error=')
    expect((await whoIs(victim)).kind).toBe('anonymous')
    const replayed = new Browser()
    const ask = await goToProvider(replayed)
    ask.searchParams.set('nonce', 'of-another-flow')
    expect(await comeBack(replayed, ask)).toContain('error=OAuthCallback')
  })
})

describe('linking', () => {
  /** Somebody with a password, signed in at this browser. */
  async function member(): Promise<{ browser: Browser; me: UserActor }> {
    const [browser, me] = [new Browser(), await user()]
    await signInWithPassword(browser, me.email)
    return { browser, me: await signedIn(browser) }
  }

  async function signInWithPassword(browser: Browser, email: string): Promise<void> {
    const { csrfToken } = await (await browser.visit(call(['csrf'], GET), `${BASE}/csrf`)).json()
    const form = { csrfToken, email, password: PASSWORD, json: 'true' }
    await browser.visit(call(['callback', 'credentials'], POST), `${BASE}/callback/credentials`, form)
  }

  const link = async (browser: Browser, as: object) => {
    const me = await signedIn(browser)
    await browser.act(() => startLink(me, { provider: 'oidc' }))
    return signIn(browser, as, '/en/settings')
  }

  test('in the settings lets the provider sign one in from then on; linking twice changes nothing', async () => {
    const [{ browser, me }, school] = [await member(), somebody()]
    expect(await link(browser, school)).toBe('/settings?linked=oidc#sign-in')
    expect((await signedIn(browser)).sessionId).toBe(me.sessionId)
    expect(await link(browser, school)).toBe('/settings?linked=oidc#sign-in')
    const { linked, providers } = await listLinkedAccounts(me, {})
    expect(linked).toMatchObject([{ provider: 'oidc', name: 'School', email: school.email }])
    expect(providers).toEqual(PROVIDERS)
    const elsewhere = new Browser()
    await signIn(elsewhere, school)
    expect((await signedIn(elsewhere)).userId).toBe(me.userId)
  })

  test('refuses what signs somebody else in', async () => {
    const school = somebody()
    await signIn(new Browser(), school)
    const { browser, me } = await member()
    expect(await link(browser, school)).toBe('/settings?failed=LINKED_ELSEWHERE#sign-in')
    expect(await db().linkedAccount.count({ where: { userId: me.userId } })).toBe(0)
  })

  test('belongs to the session that began it', async () => {
    const { browser, me } = await member()
    await browser.act(() => startLink(me, { provider: 'oidc' }))
    await db().authSession.delete({ where: { id: me.sessionId } })
    await signInWithPassword(browser, (await user()).email)
    const next = await signedIn(browser)
    const school = somebody()
    expect(await signIn(browser, school)).toBe('/settings?failed=LINK_EXPIRED#sign-in')
    expect(await db().linkedAccount.count({ where: { subject: school.sub } })).toBe(0)
    // What was begun is forgotten by then.
    await signIn(browser, school)
    expect((await signedIn(browser)).userId).not.toBe(next.userId)
  })

  test('what is linked can be taken back while there is a password', async () => {
    const [{ browser, me }, school] = [await member(), somebody()]
    await link(browser, school)
    const [row] = (await listLinkedAccounts(me, {})).linked
    await expectCode(unlinkAccount(await user(), { linkedId: row?.id ?? '' }), 'NOT_FOUND')
    await unlinkAccount(me, { linkedId: row?.id ?? '' })
    expect((await listLinkedAccounts(me, {})).linked).toEqual([])
  })
})

describe('an account without a password', () => {
  async function schoolMember(): Promise<UserActor & { email: string }> {
    const [browser, school] = [new Browser(), somebody()]
    await signIn(browser, school)
    return { ...(await signedIn(browser)), email: school.email }
  }

  test('keeps its last way in until it has one', async () => {
    const me = await schoolMember()
    const [row] = (await listLinkedAccounts(me, {})).linked
    await expectCode(unlinkAccount(me, { linkedId: row?.id ?? '' }), 'LAST_WAY_IN')
    expect((await listLinkedAccounts(me, {})).linked).toHaveLength(1)
    const other = await openSession(me.userId, me.origin)
    await setPassword(me, { newPassword: PASSWORD })
    expect(await db().authSession.count({ where: { id: other.id } })).toBe(0)
    await expectCode(setPassword(me, { newPassword: 'and another one' }), 'CONFLICT')
    await unlinkAccount(me, { linkedId: row?.id ?? '' })
    await verifyCredentials(anonymous(), { email: me.email, password: PASSWORD })
  })

  test('and without an address, as learning platforms make them, gets both at once', async () => {
    const { id: userId } = await db().user.create({ data: { name: 'Mio', registeredAt: new Date() } })
    await db().linkedAccount.create({ data: { userId, provider: 'lti:1', subject: 'mio' } })
    const { id: sessionId } = await openSession(userId, anonymous().origin)
    const me = { kind: 'user', userId, sessionId, role: 'USER', origin: anonymous().origin } as const
    await expectCode(setPassword(me, { newPassword: PASSWORD }), 'INVALID_INPUT')
    const taken = { newPassword: PASSWORD, email: (await user()).email }
    await expectCode(setPassword(me, taken), 'EMAIL_TAKEN')
    await setPassword(me, { newPassword: PASSWORD, email: 'Mio@School.example' })
    await verifyCredentials(anonymous(), { email: 'mio@school.example', password: PASSWORD })
  })

  test('is exported with what is linked, and deleted by its address', async () => {
    const me = await schoolMember()
    const { linkedAccounts } = await exportAccount(me, {})
    expect(linkedAccounts).toMatchObject([{ provider: 'oidc', email: me.email }])
    await expectCode(deleteAccount(me, { password: '' }), 'INVALID_INPUT')
    await expectCode(deleteAccount(me, { typed: 'other@example.com' }), 'INVALID_INPUT')
    await deleteAccount(me, { typed: me.email })
    expect(await db().linkedAccount.count({ where: { userId: me.userId } })).toBe(0)
    const withPassword = await user()
    await expectCode(deleteAccount(withPassword, { typed: withPassword.email }), 'WRONG_PASSWORD')
  })
})

import { randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { POST as postAssignment } from '@/app/api/lti/assignment/route'
import { POST as postClass } from '@/app/api/lti/class/route'
import { POST as postEnter } from '@/app/api/lti/enter/route'
import { GET as getKeys } from '@/app/api/lti/keys/route'
import { POST as postLaunch } from '@/app/api/lti/launch/route'
import { GET as getLogin } from '@/app/api/lti/login/route'
import type { UserActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { rotateKeys } from '@/lib/server/lti/keys'
import { scoreChanged } from '@/lib/server/lti/score-changed'
import { sendScores } from '@/lib/server/lti/send-scores'
import { getPassback } from '@/lib/server/operations/lti/get-passback'
import { savePlatform } from '@/lib/server/operations/lti/save-platform'
import { CLIENT_ID, DEPLOYMENT, ISSUER, startPlatform, type TestPlatform } from '../lti/platform'
import { setClock } from './clock'
import { withDatabase } from './database'
import { anonymous, user } from './people'

const jar = vi.hoisted(() => new Map<string, string>())
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: () => undefined,
    set: (name: string, value: string) => jar.set(name, value),
    delete: (name: string) => jar.delete(name),
  }),
}))
vi.mock('@/lib/server/request-actor', async () => {
  const people = await import('./people')
  return { getActor: async () => people.anonymous() }
})
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl')
  const { loadMessages } = await import('@/lib/i18n/messages')
  return {
    getTranslations: async ({ locale, namespace }: { locale: 'en' | 'ja'; namespace: 'interop.lti' }) =>
      createTranslator({ locale, namespace, messages: await loadMessages(locale) }),
  }
})

withDatabase()

const ORIGIN = 'http://localhost:3000'
const LTI = 'https://purl.imsglobal.org/spec/lti/claim'
const teacher = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'
const INSTRUCTOR = { sub: 'teacher-1', name: 'Tea Cher', [`${LTI}/roles`]: [teacher] }
const SESSION = 'next-auth.session-token'
let platform: TestPlatform

beforeAll(async () => {
  platform = await startPlatform(async () => (await getKeys()).json())
  await savePlatform(await user('Admin', 'ADMIN'), {
    ...{ name: 'Campus', issuer: ISSUER, clientId: CLIENT_ID, deployments: [DEPLOYMENT] },
    authUrl: `${platform.url}/auth`,
    tokenUrl: `${platform.url}/token`,
    jwksUrl: `${platform.url}/keys`,
  })
})
afterAll(() => platform.close())
beforeEach(() => jar.clear())

function form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Request {
  const body = new URLSearchParams(fields).toString()
  return new Request(`${ORIGIN}/api/lti/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
      ...headers,
    },
    body,
  })
}

/** A browser comes from the platform: what it knows once it has been sent back there. */
async function login() {
  const query = new URLSearchParams({ iss: ISSUER, login_hint: '1', target_link_uri: ORIGIN })
  const response = await getLogin(new Request(`${ORIGIN}/api/lti/login?${query}`))
  const asked = new URL(response.headers.get('location') ?? '').searchParams
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { response, cookie, nonce: asked.get('nonce') ?? '', state: asked.get('state') ?? '', asked }
}

async function launch(claims: JWTPayload = {}, headers: Record<string, string> = {}) {
  const { cookie, nonce, state } = await login()
  const id_token = await platform.idToken(nonce, claims)
  return postLaunch(form('launch', { id_token, state }, { cookie, ...headers }))
}

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
const ownWindow = { 'sec-fetch-dest': 'document' }

/** The course has a class from now on; who came is its instructor. */
async function connect(): Promise<string> {
  const html = await (await launch(INSTRUCTOR)).text()
  if (html.includes('name="classId"'))
    await postClass(form('class', { ticket: hidden(html, 'ticket') }, { origin: ORIGIN }))
  return (await db().ltiContext.findFirstOrThrow()).classId
}

async function assign(classId: string, scoresAt: 'HAND_IN' | 'RELEASED' = 'HAND_IN'): Promise<string> {
  const [opensAt, closesAt] = [new Date(Date.now() - 1000), new Date(Date.now() + 3_600_000)]
  const data = { classId, title: 'Week <1>', opensAt, closesAt, scoresAt }
  return (await db().assignment.create({ data })).id
}

/** A learner comes by a link to the assignment; the platform takes scores for it. */
async function learnerOf(assignmentId: string, sub = randomUUID()) {
  const grades = {
    lineitem: `${platform.url}/columns/7?type=1`,
    scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
  }
  const claims = {
    ...{ sub, [`${LTI}/roles`]: ['Learner'], [`${LTI}/custom`]: { assignment: assignmentId } },
    [`${LTI}/resource_link`]: { id: `link-${assignmentId}` },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': grades,
  }
  const response = await launch(claims, ownWindow)
  const { userId } = await db().linkedAccount.findFirstOrThrow({ where: { subject: sub } })
  return { response, userId, sub }
}

const handedIn = (assignmentId: string, userId: string, score: number) =>
  db().assignmentSubmission.create({
    data: { assignmentId, userId, dueAt: new Date(), handedInAt: new Date(), gradedAt: new Date(), score },
  })

describe('a launch', () => {
  test('begins with what the specification asks for, and a cookie that frames keep', async () => {
    const { response, asked, cookie } = await login()
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none' },
      ...{ client_id: CLIENT_ID, login_hint: '1', redirect_uri: `${ORIGIN}/api/lti/launch` },
    })
    expect(response.headers.get('set-cookie')).toContain('HttpOnly; Secure; SameSite=None; Partitioned')
    expect(cookie).not.toContain(asked.get('state'))
  })

  test('of a learner is refused until an instructor has said which class the course is', async () => {
    const early = await launch({ [`${LTI}/context`]: { id: 'course-2' } })
    expect(early.status).toBe(400)
    expect(await early.text()).toContain('This course is not connected yet')
    const html = await (await launch(INSTRUCTOR)).text()
    expect(html).toContain('A new class: Containers 101')
    const next = await postClass(form('class', { ticket: hidden(html, 'ticket') }, { origin: ORIGIN }))
    const ticket = hidden(await next.text(), 'ticket')
    const classId = (await db().ltiContext.findFirstOrThrow()).classId

    expect((await postEnter(form('enter', { ticket }, { origin: ISSUER }))).status).toBe(400)
    expect(jar.size).toBe(0)
    const entered = await postEnter(form('enter', { ticket }, { origin: ORIGIN }))
    expect(entered.headers.get('location')).toBe(`/en/classes/${classId}`)
    expect(jar.has(SESSION)).toBe(true)
    await launch({ sub: 'learner-1' })
    const members = await db().membership.findMany({ where: { classId }, include: { user: true } })
    expect(members.map(({ role, user: { name, email } }) => [role, name, email])).toEqual([
      ['INSTRUCTOR', 'Tea Cher', null],
      ['LEARNER', 'Mia Example', null],
    ])
  })

  test('finds the same account again, and none by its address', async () => {
    await connect()
    const { email, userId } = await user('Owner')
    await launch({ sub: 'mail-1', email })
    await launch({ sub: 'mail-1', email })
    const accounts = await db().linkedAccount.findMany({ where: { subject: 'mail-1' } })
    expect(accounts).toHaveLength(1)
    expect(accounts[0]?.userId).not.toBe(userId)
  })

  test('by a professor of the institution who learns in this course makes a learner', async () => {
    const classId = await connect()
    const professor = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor'
    await launch({ sub: 'professor', [`${LTI}/roles`]: [professor] })
    const { userId } = await db().linkedAccount.findFirstOrThrow({ where: { subject: 'professor' } })
    expect(await db().membership.findFirst({ where: { classId, userId } })).toMatchObject({ role: 'LEARNER' })
  })

  test('leads a learner in a window of their own to the assignment, and in a frame to a button', async () => {
    const classId = await connect()
    const assignmentId = await assign(classId)
    const { response } = await learnerOf(assignmentId)
    expect(response.headers.get('location')).toBe(`/en/classes/${classId}/assignments/${assignmentId}`)
    const framed = await launch({ [`${LTI}/launch_presentation`]: { locale: 'ja-JP' } })
    expect(framed.headers.get('content-security-policy')).toContain('frame-ancestors https:')
    expect(framed.headers.get('referrer-policy')).toBe('strict-origin')
    const html = await framed.text()
    expect(html).toContain('<html lang="ja">')
    expect(html).toContain('target="_blank"')
    expect(jar.size).toBe(1)
  })
})

describe('what is not believed', () => {
  const said = async (response: Response) => {
    expect(response.status).toBe(400)
    expect(jar.size).toBe(0)
    return (await response.text()).replace(/^.*<p>|<\/p>.*$/gs, '')
  }
  const past = Math.floor(Date.now() / 1000) - 600
  const wrong: [string, JWTPayload, RegExp][] = [
    ['another nonce', { nonce: 'another' }, /does not belong to this sign-in/],
    ['a token that is over', { iat: past, exp: past + 300 }, /too old/],
    ['a token that says not when it ends', { exp: undefined }, /was not understood: exp/],
    ['another audience', { aud: 'another-tool' }, /made for another tool/],
    ['several audiences, none named', { aud: [CLIENT_ID, 'another-tool'] }, /made for another tool/],
    ['another party', { azp: 'another-tool' }, /made for another tool/],
    ['another issuer', { iss: 'https://elsewhere.example' }, /another platform/],
    ['an unknown deployment', { [`${LTI}/deployment_id`]: 'x-9' }, /deployment x-9 is not registered/],
    ['another version', { [`${LTI}/version`]: '1.1' }, /was not understood/],
  ]
  test.each(wrong)('%s', async (_, claims, words) => {
    expect(await said(await launch(claims))).toMatch(words)
  })

  test('a state that was used, one of another browser, and a key of somebody else', async () => {
    await connect()
    const { cookie, nonce, state } = await login()
    const id_token = await platform.idToken(nonce)
    expect((await postLaunch(form('launch', { id_token, state }, { cookie }))).status).toBe(200)
    const again = await postLaunch(form('launch', { id_token, state }, { cookie }))
    expect(await said(again)).toContain('used already')

    const [mine, theirs] = [await login(), await login()]
    const stolen = { id_token: await platform.idToken(mine.nonce), state: mine.state }
    const html = await (await postLaunch(form('launch', stolen, { cookie: theirs.cookie }))).text()
    expect(html).toContain('action="/api/lti/login"')
    expect(html).toContain('name="login_hint" value="1"')
    expect(hidden(html, 'ticket')).toBe('')
    expect(html).toContain('target="_blank"')
    const lost = await launch({}, { cookie: '', ...ownWindow })
    expect(await lost.text()).toMatch(/Allow cookies for this site.*action="\/api\/lti\/login">/s)

    const { cookie: own, nonce: fresh, state: open } = await login()
    const forged = await platform.idToken(fresh, {}, { foreignKey: true })
    const refused = await postLaunch(form('launch', { id_token: forged, state: open }, { cookie: own }))
    expect(await said(refused)).toContain('signature could not be verified')
  })
})

test('deep linking gives the platform the assignment with a column for its scores', async () => {
  const classId = await connect()
  const assignmentId = await assign(classId)
  const settings = {
    ...{
      deep_link_return_url: 'https://campus.example/return',
      accept_types: ['ltiResourceLink'],
      data: 'x:1',
    },
  }
  const claims = {
    [`${LTI}/message_type`]: 'LtiDeepLinkingRequest',
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': settings,
  }
  expect((await launch({ ...claims, sub: 'a-learner' })).status).toBe(400)
  const html = await (await launch({ ...INSTRUCTOR, ...claims })).text()
  expect(html).toContain('Week &lt;1&gt;')
  const fields = { ticket: hidden(html, 'ticket'), assignmentId }
  const returned = await postAssignment(form('assignment', fields))
  expect(returned.headers.get('content-security-policy')).toContain("form-action 'self' https:")
  const page = await returned.text()
  expect(page).toContain('action="https://campus.example/return"')
  const answer = await platform.verify(hidden(page, 'JWT'))
  expect(answer).toMatchObject({
    [`${LTI}/message_type`]: 'LtiDeepLinkingResponse',
    [`${LTI}/deployment_id`]: DEPLOYMENT,
    'https://purl.imsglobal.org/spec/lti-dl/claim/data': 'x:1',
    'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [
      {
        ...{ type: 'ltiResourceLink', title: 'Week <1>', custom: { assignment: assignmentId } },
        lineItem: { label: 'Week <1>', scoreMaximum: 1, resourceId: assignmentId },
      },
    ],
  })
})

describe('scores', () => {
  test('arrive with the right token, once, again after a failure, and again when they change', async () => {
    const assignmentId = await assign(await connect())
    const { userId, sub } = await learnerOf(assignmentId)
    const { id } = await handedIn(assignmentId, userId, 0.825)
    await scoreChanged(assignmentId, userId)
    platform.failures.push(500)
    await sendScores()
    const [instructor] = await db().linkedAccount.findMany({ where: { subject: 'teacher-1' } })
    const teaching: UserActor = {
      ...{ userId: instructor?.userId ?? '', sessionId: '', origin: anonymous().origin },
      ...{ kind: 'user', role: 'USER' },
    }
    const { failed } = await getPassback(teaching, { assignmentId })
    expect(failed).toMatchObject([{ name: 'Mia Example', givenUp: false }])
    expect(failed[0]?.error).toContain('500')
    expect(await sendScores()).toBe(0)

    setClock(2 * 60_000)
    await sendScores()
    expect(platform.scores).toMatchObject([
      {
        ...{ path: '/columns/7/scores?type=1', userId: sub, scoreGiven: 82.5, scoreMaximum: 100 },
        ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded' },
      },
    ])
    const [grant] = platform.grants
    expect(grant?.scope).toBe('https://purl.imsglobal.org/spec/lti-ags/scope/score')
    expect(grant?.assertion).toMatchObject({ iss: CLIENT_ID, sub: CLIENT_ID, jti: expect.any(String) })

    await scoreChanged(assignmentId, userId)
    await sendScores()
    expect(platform.scores).toHaveLength(1)
    await db().assignmentSubmission.update({ where: { id }, data: { score: 1 } })
    await Promise.all([scoreChanged(assignmentId, userId), scoreChanged(assignmentId, userId)])
    await sendScores()
    expect(platform.scores.map(({ scoreGiven }) => scoreGiven)).toEqual([82.5, 100])
    expect(platform.scores[1]?.timestamp.localeCompare(platform.scores[0]?.timestamp ?? '')).toBe(1)
    expect(await getPassback(teaching, { assignmentId })).toMatchObject({ sent: 1, waiting: 0, failed: [] })
  })

  test('wait until the learner may see them here', async () => {
    const assignmentId = await assign(await connect(), 'RELEASED')
    const { userId, sub } = await learnerOf(assignmentId)
    await handedIn(assignmentId, userId, 0.5)
    await scoreChanged(assignmentId, userId)
    await sendScores()
    const ofLearner = () => platform.scores.filter((score) => score.userId === sub)
    expect(ofLearner()).toMatchObject([{ activityProgress: 'Submitted', gradingProgress: 'Pending' }])
    expect(ofLearner()[0]).not.toHaveProperty('scoreGiven')
    await db().assignment.update({ where: { id: assignmentId }, data: { releasedAt: new Date() } })
    await scoreChanged(assignmentId, userId)
    await sendScores()
    expect(ofLearner()[1]).toMatchObject({ scoreGiven: 50 })
  })
})

test('a new key is published before it signs, and the old one for a while after', async () => {
  const DAY = 86_400_000
  const published = async () => ((await (await getKeys()).json()) as { keys: { kid: string }[] }).keys
  const [old] = await published()
  expect(old).not.toHaveProperty('d')
  const secret = await db().ltiKey.findFirstOrThrow()
  expect(secret.privateJwk).not.toContain('"d"')
  setClock(91 * DAY)
  await rotateKeys()
  const [next, ...rest] = await published()
  expect(rest).toEqual([old])
  setClock(100 * DAY)
  await rotateKeys()
  expect(await published()).toEqual([next])
})

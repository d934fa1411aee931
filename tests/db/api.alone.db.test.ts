import fs from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { GET as unknown } from '@/app/api/v1/[...rest]/route'
import { GET as getOpenApi } from '@/app/api/v1/openapi.json/route'
import type { UserActor } from '@/lib/server/actor'
import { apiRoute } from '@/lib/server/api/api-route'
import { endpoints } from '@/lib/server/api/endpoints'
import { problemSchema } from '@/lib/server/api/schemas/problem'
import { db } from '@/lib/server/db'
import { createApiToken } from '@/lib/server/operations/interop/create-api-token'
import { LIMITS } from '@/lib/server/rate-limit'
import { withDatabase } from './database'
import { classOf, user } from './people'
import { type Quiz, quizOfThree } from './results'
import { seedSmallWorld } from './skills'

const from = vi.hoisted(() => ({ ip: '10.8.0.1' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-forwarded-for': from.ip }),
  cookies: async () => new Map(),
}))

withDatabase()

type Name = keyof typeof endpoints
type Json = Record<string, never> & { data: Record<string, unknown>[]; next_cursor: string | null }

interface Given extends Partial<Record<'classId' | 'assignmentId' | 'submissionId', string>> {
  token?: string
  query?: string
  headers?: Record<string, string>
}

/** Calls an endpoint as a program does; what is answered has the shape that the document promises. */
async function call(name: Name, { token, query = '', headers = {}, ...params }: Given) {
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  const request = new Request(`http://localhost:3000/api/v1${query}`, {
    headers: { ...authorization, ...headers },
  })
  const route = apiRoute(endpoints[name])
  const answer = await route(request, { params: Promise.resolve(params) })
  const text = await answer.text()
  const body = (text ? JSON.parse(text) : null) as Json
  if (answer.status === 200) endpoints[name].response.parse(body)
  else if (answer.status !== 304) problemSchema.parse(body)
  return { status: answer.status, headers: answer.headers, body }
}

const tokenOf = async (who: UserActor) => (await createApiToken(who, { name: 'T', days: 30 })).token

type Made = Awaited<ReturnType<typeof quizOfThree>>
let teacher: Made['teacher']
let learners: Made['learners']
let classId: string
let quiz: Quiz
let token: string
beforeAll(async () => {
  await seedSmallWorld()
  ;({ teacher, learners, classId, quiz } = await quizOfThree())
  await db().assignment.update({ where: { id: quiz.id }, data: { password: 'said-in-the-room' } })
  token = await tokenOf(teacher)
})

describe('the API', () => {
  test('lists what the owner of the token teaches', async () => {
    const other = await classOf(learners[0], teacher)
    const { body } = await call('classes', { token })
    expect(body.data).toMatchObject([{ id: classId, instructors: 1, learners: 3, assignments: 1 }])
    expect(JSON.stringify(body)).not.toContain(other)
    expect((await call('class', { token, classId })).body).toEqual(body.data[0])
    expect((await call('class', { token, classId: other })).status).toBe(403)
  })

  test('tells members, assignments and items, and no password', async () => {
    const members = (await call('members', { token, classId })).body.data
    expect(members.map(({ name, role, external_id }) => [name, role, external_id])).toEqual([
      ['Teacher', 'instructor', null],
      ['Aki', 'learner', '007'],
      ['Bob', 'learner', null],
      ['Cho', 'learner', null],
    ])
    const { data } = (await call('assignments', { token, classId })).body
    const detail = (await call('assignment', { token, assignmentId: quiz.id })).body
    expect(detail).toMatchObject(data[0] ?? {})
    expect(data[0]).toMatchObject({ phase: 'open', attempts: 2, counted_attempt: 'highest' })
    expect(detail.items).toMatchObject([
      { id: quiz.question, kind: 'question', title: { en: 'Add' }, points: 1, dropped: false },
      { id: quiz.drill, kind: 'drill', points: 3 },
    ])
    expect(JSON.stringify([data, detail])).not.toContain('said-in-the-room')
  })

  test('tells scores of 0 to 1 per learner and item, after marks, and no answers or keys', async () => {
    const { body } = await call('results', { token, assignmentId: quiz.id })
    const told = body.data.map(({ name, state, score, late_percent, items }) => [
      ...[name, state, score, late_percent],
      (items as { score: number }[]).map((item) => item.score),
    ])
    expect(told).toEqual([
      ['Aki', 'handed_in', 0.625, 0, [1, 0.5]],
      ['Bob', 'handed_in', 0, 50, [0, 0]],
      ['Cho', 'not_begun', null, 0, []],
    ])
    expect(body.data.map(({ late }) => late)).toEqual([false, true, false])
    const submissionId = String(body.data[0]?.submission_id)
    const item = await db().submissionItem.findFirstOrThrow({ where: { submissionId, points: 1 } })
    await db().itemMark.create({
      data: { submissionItemId: item.id, source: 'MANUAL', score: 0.25, reason: '' },
    })
    const submission = (await call('submission', { token, submissionId })).body
    expect(submission).toMatchObject({
      ...{ learner: { name: 'Aki', external_id: '007', in_class: true }, attempt: 1, score: 0.625 },
      items: [
        { item_id: quiz.question, score: 0.25, first_score: 1, marked: true, spent_seconds: 30 },
        { item_id: quiz.drill, score: 0.5, first_score: 0.5, marked: false },
      ],
    })
    expect(JSON.stringify([body, submission])).not.toMatch(/off-by-one|"option"|misconception|nodes\/one/)
  })

  test('pages every list to its end, once each', async () => {
    for (const [name, params] of [
      ['members', { classId }],
      ['results', { assignmentId: quiz.id }],
    ] as const) {
      const whole = (await call(name, { token, ...params })).body
      const pages: unknown[] = []
      for (let query = '?limit=1'; query; ) {
        const { data, next_cursor } = (await call(name, { token, query, ...params })).body
        pages.push(...data)
        query = next_cursor ? `?limit=1&cursor=${next_cursor}` : ''
      }
      expect(pages).toEqual(whole.data)
      expect(whole.next_cursor).toBeNull()
    }
  })

  test('an answer that has not changed is not sent again', async () => {
    const { headers } = await call('members', { token, classId })
    const etag = headers.get('etag') ?? ''
    expect(headers.get('cache-control')).toBe('private, no-cache')
    const again = await call('members', { token, classId, headers: { 'if-none-match': `"x", W/${etag}` } })
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, null, etag])
    await db().membership.updateMany({ where: { userId: teacher.userId }, data: { externalId: '1' } })
    const changed = await call('members', { token, classId, headers: { 'if-none-match': etag } })
    expect(changed.status).toBe(200)
  })
})

describe('refusals are problems', () => {
  test.each([
    ['?limit=0', 'limit'],
    ['?limit=201', 'limit'],
    ['?limit=1&limit=2', 'limit'],
    ['?cursor=abc', 'cursor'],
    ['?cursor=eyJpZCI6IngifQ', 'cursor'],
    ['?sort=name', ''],
  ])('for %s', async (query, field) => {
    const { status, body, headers } = await call('members', { token, classId, query })
    expect([status, body.code, body.field ?? '']).toEqual([400, 'INVALID_INPUT', field])
    expect(headers.get('content-type')).toBe('application/problem+json')
  })

  test('without a token, also with a cookie of a session; no page of another origin is let in', async () => {
    const cookie = `next-auth.session-token=x; kubekata-visitor=${teacher.userId}`
    const { status, headers } = await call('classes', { headers: { cookie, origin: 'https://elsewhere' } })
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test('for learners, strangers and ids that are none', async () => {
    const [learner, stranger] = [await tokenOf(learners[1]), await tokenOf(await user())]
    const results = { assignmentId: quiz.id }
    expect((await call('results', { token: learner, ...results })).status).toBe(403)
    expect((await call('results', { token: stranger, ...results })).status).toBe(404)
    expect((await call('class', { token, classId: 'x' })).body).toMatchObject({ field: 'class_id' })
    expect((await unknown()).status).toBe(404)
  })

  test('reads of an administrator who does not teach there are noted', async () => {
    const admin = await user('Root', 'ADMIN')
    expect((await call('results', { token: await tokenOf(admin), assignmentId: quiz.id })).status).toBe(200)
    const noted = await db().auditEntry.findMany({ where: { actorId: admin.userId, classId } })
    expect(noted.map(({ action, capacity }) => [action, capacity])).toEqual([['readResults', 'admin']])
  })

  test('when there are too many, with and without a token', async () => {
    const mine = await tokenOf(await user('Busy'))
    const { headers } = await call('classes', { token: mine })
    const max = LIMITS.apiUser.max
    expect(headers.get('ratelimit-limit')).toBe(String(max))
    expect(headers.get('ratelimit-remaining')).toBe(String(max - 1))
    await db().rateLimit.updateMany({ where: { count: 1 }, data: { count: max } })
    const refused = await call('classes', { token: mine })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)

    from.ip = '10.8.0.2'
    await call('classes', {})
    await db().rateLimit.updateMany({ where: { count: 1 }, data: { count: LIMITS.apiIp.max } })
    expect((await call('classes', {})).status).toBe(429)
  })
})

test('the document names every route, and every reference in it leads somewhere', async () => {
  const answer = await getOpenApi(new Request('http://localhost:3000/api/v1/openapi.json'))
  const text = await answer.text()
  const document = JSON.parse(text)
  expect(document.openapi).toMatch(/^3\.1\./)
  const files = fs
    .readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !/openapi|rest/.test(file))
    .map((file) => `/${file.replace('/route.ts', '').replaceAll('[', '{').replaceAll(']', '}')}`)
  expect(Object.keys(document.paths).sort()).toEqual(files.sort())
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path ?? '')
  expect(references.length).toBeGreaterThan(30)
  for (const path of references)
    expect(
      path.split('/').reduce((node, key) => node?.[key], document),
      path,
    ).toBeTypeOf('object')
  expect(document.components.schemas.Result.properties.score).toMatchObject({
    anyOf: [{ type: 'number', minimum: 0, maximum: 1 }, { type: 'null' }],
  })
  // Fields may be added.
  expect(text).not.toContain('additionalProperties')
})

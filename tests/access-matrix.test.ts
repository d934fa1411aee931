// Every operation, server action, route handler and page × every role. What is not in a table fails: adding a way in
// means saying who may use it.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { redirect as nextRedirect } from 'next/navigation.js'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { ActionResult } from '@/lib/errors/app-error'
import type { Actor } from '@/lib/server/actor'
import type { Operation } from '@/lib/server/operation'
import { operations } from '@/lib/server/operations'
import type { AccessCase } from './access/access-case'
import { CASES } from './access/cases'
import {
  outcomeOfCall,
  outcomeOfPage,
  outcomeOfResult,
  outcomeOfStatus,
  type Row,
  RULES,
} from './access/outcome'
import { FOREIGN_ROUTES, ROUTES } from './access/routes'
import { makeWorld, ROLES, type Role, type World } from './access/world'
import { withDatabase } from './db/database'
import { visitor } from './db/people'
import { seedSmallWorld } from './db/skills'

const current = vi.hoisted(() => ({ actor: undefined as unknown }))
vi.mock('@/lib/server/request-actor', () => ({
  getActor: async () => current.actor,
  // As the real one: whoever is nobody becomes a visitor.
  ensureActor: async () => {
    const actor = current.actor as Actor
    return actor.kind === 'anonymous' ? visitor() : actor
  },
}))

// Pages run as functions: messages and links are not what is tested here.
vi.mock('next-intl/server', () => {
  const words = Object.assign((key: string) => key, {
    rich: (key: string) => key,
    has: () => true,
    raw: () => [],
  })
  return {
    getLocale: async () => 'en',
    getTranslations: async () => words,
    getFormatter: async () => ({ dateTime: String, relativeTime: String, number: String, list: String }),
    getMessages: async () => ({}),
    setRequestLocale: () => {},
  }
})
vi.mock('@/lib/i18n/navigation', async () => ({
  ...(await import('next/navigation.js')),
  redirect: ({ href }: { href: { pathname: string } }) => nextRedirect(href.pathname),
  Link: 'a',
}))
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => new Map() }))

withDatabase()
let world: World
beforeAll(async () => {
  await seedSmallWorld()
  world = await makeWorld()
})

const root = path.resolve(import.meta.dirname, '..')
const load = (file: string) => import(pathToFileURL(path.join(root, file)).href)

function filesBelow(folder: string): string[] {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesBelow(name) : name
  })
}

const isOperation = (value: unknown) => typeof value === 'function' && 'access' in value && 'schema' in value

/** @param make what is asked for: anew once somebody was let through, for who is refused changes nothing of it */
async function rowOf<Asked>(
  make: () => Asked | Promise<Asked>,
  visit: (role: Role, asked: Asked) => Promise<Row[Role]>,
): Promise<Row> {
  const outcomes: Partial<Row> = {}
  let made: { asked: Asked } | undefined
  for (const role of ROLES) {
    made ??= { asked: await make() }
    const outcome = await visit(role, made.asked)
    outcomes[role] = outcome
    if (outcome === 'yes') made = undefined
  }
  return outcomes as Row
}

describe('operations', () => {
  test('are all registered', async () => {
    const files = filesBelow('lib/server/operations').filter((file) => !file.endsWith('.test.ts'))
    const modules = (await Promise.all(files.map(load))) as Record<string, unknown>[]
    const declared = modules.flatMap((module) => Object.values(module)).filter(isOperation)
    expect(new Set(declared)).toEqual(new Set(Object.values(operations)))
  })

  test.each(Object.entries(CASES))('%s', async (name, { rule, input }) => {
    const operation = operations[name as keyof typeof operations] as Operation<unknown, unknown>
    const visit = async (role: Role, asked: unknown) => outcomeOfCall(operation(world[role], asked))
    expect(await rowOf(() => input(world), visit)).toEqual(RULES[rule])
  })
})

describe('server actions', () => {
  const folder = 'lib/server/actions'
  const files = fs.readdirSync(path.join(root, folder))
  /** First writes: an anonymous person becomes a visitor on the way. */
  const FIRST_WRITES = ['markRead', 'startDrill', 'startExam', 'recordSpeedRun', 'startSprint']

  test.each(files)('%s', async (file) => {
    const actions = (await load(`${folder}/${file}`)) as Record<
      string,
      (input: unknown) => Promise<ActionResult<unknown>>
    >
    for (const [exported, action] of Object.entries(actions)) {
      const name = exported.replace(/Action$/, '')
      const { rule, input } =
        (CASES as Record<string, AccessCase>)[name] ?? expect.fail(`${exported}: no case`)
      const expected = { ...RULES[rule], ...(FIRST_WRITES.includes(name) ? { anonymous: 'yes' } : {}) }
      const visit = async (role: Role, asked: unknown) => {
        current.actor = world[role]
        return outcomeOfResult(await action(asked))
      }
      expect(await rowOf(() => input(world), visit), exported).toEqual(expected)
    }
  })
})

function jsonRequest(url: string, body: unknown): Request {
  const text = JSON.stringify(body)
  const headers = { 'content-type': 'application/json', 'content-length': String(text.length) }
  return new Request(url, { method: 'POST', headers, body: text })
}

/** The files that Next makes routes of. */
const routeFiles = () => filesBelow('app').filter((file) => /\/(page|route)\.tsx?$/.test(file))
/** Folders in parentheses group files; they are not part of a route. */
const nameOf = (file: string) => file.replace(/\/\([^/]+\)/g, '')

describe('routes', () => {
  test('are all listed', () => {
    expect([...Object.keys(ROUTES), ...FOREIGN_ROUTES].sort()).toEqual(routeFiles().map(nameOf).sort())
  })

  test('reach data only through operations', () => {
    const sources = routeFiles().map(
      (file) => [file, fs.readFileSync(path.join(root, file), 'utf8')] as const,
    )
    const direct = sources.filter(([, text]) => /from '@\/lib\/server\/(db|transaction)'/.test(text))
    expect(direct.map(([file]) => file)).toEqual(['app/api/health/route.ts'])
  })

  const byName = new Map(routeFiles().map((file) => [nameOf(file), file]))

  test.each(Object.entries(ROUTES))('%s', async (name, { rule, params, search, post }) => {
    const file = byName.get(name) ?? expect.fail('there is no such route')
    const module = await load(file)
    // To look changes nothing: all look at the same.
    const known = await params?.(world)
    const visit = async (role: Role, sent: Awaited<ReturnType<NonNullable<typeof post>>> | undefined) => {
      current.actor = world[role]
      const context = {
        params: Promise.resolve({ locale: 'en', ...(sent?.params ?? known) }),
        searchParams: Promise.resolve(search ?? {}),
      }
      if (!file.endsWith('route.ts')) return outcomeOfPage(async () => module.default(context))
      const url = 'http://localhost:3000/'
      const response: Response = sent
        ? await module.POST(jsonRequest(url, sent.body), context)
        : await module.GET(new Request(url), context)
      return outcomeOfStatus(response.status)
    }
    expect(await rowOf(() => post?.(world), visit)).toEqual(RULES[rule])
  })
})

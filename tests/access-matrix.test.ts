// Every operation, server action, route handler and page × every role. What is not in a table fails: adding a way in
// means saying who may use it.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { ActionResult } from '@/lib/errors/app-error'
import type { Actor } from '@/lib/server/actor'
import type { Operation } from '@/lib/server/operation'
import { operations } from '@/lib/server/operations'
import { type AccessCase, CASES } from './access/cases'
import { outcomeOfCall, outcomeOfResult, outcomeOfStatus, type Row, RULES } from './access/outcome'
import { ROUTES } from './access/routes'
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

withDatabase()
let world: World
beforeAll(async () => {
  await seedSmallWorld()
  world = await makeWorld()
})

const root = path.resolve(import.meta.dirname, '..')
const load = (file: string) => import(pathToFileURL(path.join(root, file)).href)

async function rowOf(visit: (role: Role) => Promise<Row[Role]>): Promise<Row> {
  const outcomes: Partial<Row> = {}
  for (const role of ROLES) outcomes[role] = await visit(role)
  return outcomes as Row
}

describe('operations', () => {
  test.each(Object.entries(CASES))('%s', async (name, { rule, input }) => {
    const operation = operations[name as keyof typeof operations] as Operation<unknown, unknown>
    const visit = async (role: Role) => outcomeOfCall(operation(world[role], await input(world)))
    expect(await rowOf(visit)).toEqual(RULES[rule])
  })
})

describe('server actions', () => {
  const folder = 'lib/server/actions'
  const files = fs.readdirSync(path.join(root, folder))
  /** First writes: an anonymous person becomes a visitor on the way. */
  const FIRST_WRITES = ['markRead', 'startReview', 'practiseSkill', 'startDrill']

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
      const visit = async (role: Role) => {
        current.actor = world[role]
        return outcomeOfResult(await action(await input(world)))
      }
      expect(await rowOf(visit), exported).toEqual(expected)
    }
  })
})

/** The files that Next makes routes of. */
function routeFiles(folder = 'app'): string[] {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`
    if (entry.isDirectory()) return routeFiles(name)
    return /^(page|route)\.tsx?$/.test(entry.name) ? name : []
  })
}

describe('routes', () => {
  test('are all listed', () => {
    expect(Object.keys(ROUTES).sort()).toEqual(routeFiles().sort())
  })

  test.each(Object.entries(ROUTES).filter(([, route]) => route.rule))(
    '%s',
    async (file, { rule, params }) => {
      const module = await load(file)
      const visit = async (role: Role) => {
        current.actor = world[role]
        const context = { params: Promise.resolve(await (params?.(world) ?? {})) }
        const response = (await module.GET(new Request('http://localhost:3000/'), context)) as Response
        return outcomeOfStatus(response.status)
      }
      expect(await rowOf(visit)).toEqual(RULES[rule ?? 'anyone'])
    },
  )
})

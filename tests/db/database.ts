import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { db } from '@/lib/server/db'
import { readEnvAgain } from '@/lib/server/env'

/** What this process keeps of a database, or a test has put in its place. */
const kept = globalThis as unknown as {
  kubekataPrisma?: unknown
  kubekataSearch?: unknown
  kubekataBanks?: unknown
}

/**
 * Gives the test file a database of its own, copied from the migrated template; at the end, variables of the environment
 * are as they were, and nothing is kept of the database. Call once, at the top.
 */
export function withDatabase(): void {
  const environment = { ...process.env }
  const template = new URL(inject('templateUrl'))
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const own = new URL(template)
  own.pathname = `/${name}`
  const admin = new URL(template)
  admin.pathname = '/postgres'
  process.env.DATABASE_URL = own.href
  process.env.NEXTAUTH_SECRET = 'secret-of-the-tests-only-0123456789'
  process.env.NEXTAUTH_URL = 'http://localhost:3000'
  delete process.env.SMTP_URL
  readEnvAgain()

  beforeAll(() => run(admin.href, `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`))
  afterAll(async () => {
    await db().$disconnect()
    for (const name of ['kubekataPrisma', 'kubekataSearch', 'kubekataBanks'] as const) delete kept[name]
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
    Object.assign(process.env, environment)
    await run(admin.href, `DROP DATABASE ${name} WITH (FORCE)`)
  })
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

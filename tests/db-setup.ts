// Vitest's global set-up of the `db` project: a throwaway PostgreSQL with the migrations applied once to a template
// that every test file copies. Needs nothing running and leaves nothing behind.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startDb, stopDb } from '../scripts/db.mjs'
import { migrate } from '../scripts/migrate.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the template database. */
    templateUrl: string
  }
}

const TEMPLATE = 'template_app'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  generateClient()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kubekata-test-'))
  // Where PostgreSQL cannot be put into a user namespace, its own user has to get through here.
  fs.chmodSync(folder, 0o755)
  const dir = path.join(folder, 'pg')
  const flags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const { url } = await startDb({ dir, port: 0, flags })
  const templateUrl = databaseUrl(url, TEMPLATE)
  await query(databaseUrl(url, 'postgres'), `CREATE DATABASE ${TEMPLATE}`)
  await migrateTemplate(templateUrl)
  project.provide('templateUrl', templateUrl)
  return async () => {
    await stopDb(dir)
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** A test run on a bare checkout makes the client; afterwards it is there. */
function generateClient(): void {
  if (fs.existsSync('lib/generated/prisma/client.ts')) return
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    DATABASE_URL: 'postgresql://x/x',
  }
  const { status } = spawnSync(process.execPath, ['scripts/prisma.mjs', 'generate'], {
    stdio: 'inherit',
    env,
  })
  if (status !== 0) throw new Error('the Prisma client could not be generated')
}

async function migrateTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await migrate({
    query: (sql: string, params?: unknown[]) => client.query(sql, params),
    exec: (sql: string) => client.query(sql),
  })
  await client.end()
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

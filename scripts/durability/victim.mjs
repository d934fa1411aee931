// The app with its database, made to be killed: the production build over a database of its own.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startDb } from '../db.mjs'
import { migrate } from '../migrate.mjs'
import { stragglers } from '../postgres/postmaster.mjs'

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

export class Victim {
  /** @param {{ dir: string, port: number }} options */
  constructor({ dir, port }) {
    this.dir = path.resolve(dir)
    this.port = port
    this.origin = `http://localhost:${port}`
  }

  /** An empty database, migrated and seeded. Durable settings, as in real use. */
  async create() {
    fs.rmSync(this.dir, { recursive: true, force: true })
    await this.startDatabase()
    const client = new pg.Client({ connectionString: this.url })
    await client.connect()
    await migrate({ query: (sql, params) => client.query(sql, params), exec: (sql) => client.query(sql) })
    await client.end()
    const seed = ['node_modules/tsx/dist/cli.mjs', '--conditions=react-server', 'prisma/seed.ts']
    const env = { ...process.env, DATABASE_URL: this.url }
    if (spawnSync(process.execPath, seed, { stdio: 'inherit', env }).status !== 0)
      throw new Error('seed failed')
  }

  async startDatabase() {
    const { url } = await startDb({ dir: path.join(this.dir, 'pg'), port: 54379 })
    const admin = new pg.Client({ connectionString: url.replace(/\/app$/, '/postgres') })
    await admin.connect()
    const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = 'app'")
    if (!rowCount) await admin.query('CREATE DATABASE app')
    await admin.end()
    this.url = url
  }

  async start() {
    await this.startDatabase()
    const args = ['node_modules/next/dist/bin/next', 'start', '-p', String(this.port)]
    const log = fs.openSync(path.join(this.dir, 'app.log'), 'a')
    this.app = spawn(process.execPath, args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        DATABASE_URL: this.url,
        NEXTAUTH_SECRET: 'secret-of-the-durability-test-only-0123',
        NEXTAUTH_URL: this.origin,
        NEXT_TELEMETRY_DISABLED: '1',
      },
    })
    fs.closeSync(log)
    for (let attempt = 0; attempt < 300; attempt++) {
      const answer = await fetch(`${this.origin}/api/health`).catch(() => undefined)
      if (answer?.ok) return
      await sleep(100)
    }
    throw new Error(`the app did not start; see ${this.dir}/app.log`)
  }

  /** SIGKILL to the web server and to every process of the database, in the same instant. */
  async kill() {
    const data = fs.realpathSync(path.join(this.dir, 'pg'))
    const exited = new Promise((resolve) => this.app?.once('exit', resolve))
    for (const pid of [-(this.app?.pid ?? 0), ...stragglers(data).map(Number)]) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It was gone already.
      }
    }
    await exited
  }
}

// What a bench of the server runs on: a new embedded database with the content, and the built app behind a port, in this
// process. Needs `npm run prestart`. To be called before anything of lib/server is imported.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { startDb, stopDb } from './db.mjs'
import { seed } from './seed.mjs'
import { up } from './up.mjs'

export interface BenchServer {
  /** How long a page takes now, in ms. */
  pageTime(): Promise<number>
  /** Ends the process, too. */
  close(): Promise<never>
}

export async function benchServer(name: string, port: number): Promise<BenchServer> {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`))
  console.log = console.error // what others say is no row
  process.env.KUBEKATA_DATA = folder
  delete process.env.DATABASE_URL
  await startDb({ dir: `${folder}/pg`, port })
  const { url } = await up()
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    NEXTAUTH_SECRET: 'secret-of-the-bench-only-0123456789abcdef',
    NEXTAUTH_URL: 'http://localhost',
  })
  if (!seed(url)) process.exit(1)
  const app = next({ dev: false })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer((request, response) => void handle(request, response)).listen(0)
  const page = `http://localhost:${(server.address() as AddressInfo).port}/en/concepts/pod`
  return {
    async pageTime() {
      const started = performance.now()
      const { status } = await fetch(page)
      if (status !== 200) throw new Error(`${page}: ${status}`)
      return performance.now() - started
    },
    async close() {
      server.close()
      const { closePools } = await import('@/lib/server/pool/pools')
      const { db } = await import('@/lib/server/db')
      await closePools()
      await db().$disconnect()
      await stopDb(`${folder}/pg`)
      rmSync(folder, { recursive: true, force: true })
      process.exit(0)
    },
  }
}

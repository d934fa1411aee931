// npm run admin -- <command>: what only somebody with access to the server may do. Starts the embedded database when
// it is not running (and then stops it again).
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { stopDb } from './db.mjs'
import { dataDir, up } from './up.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const pid = path.join(dataDir(), 'pg/postmaster.pid')
const wasRunning = Boolean(process.env.DATABASE_URL) || fs.existsSync(pid)
const { url } = await up()
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/tsx/dist/cli.mjs',
    '--conditions=react-server',
    'scripts/admin.ts',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } },
)
if (!wasRunning) await stopDb(path.join(dataDir(), 'pg'))
process.exit(status ?? 1)

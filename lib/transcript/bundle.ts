import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDER = resolve(ROOT, '.data/cache')
const OUTPUT = resolve(FOLDER, 'transcript-worker.cjs')
const STARTER = resolve(ROOT, 'scripts/run-cached.mjs')
const INPUTS = `${OUTPUT}.inputs.json`

/** The file's size and time of change: enough to see that it was edited. */
function stampOf(file: string): string {
  const { size, mtimeMs } = statSync(resolve(ROOT, file))
  return `${size}-${mtimeMs}`
}

function isFresh(): boolean {
  try {
    const inputs = JSON.parse(readFileSync(INPUTS, 'utf8')) as Record<string, string>
    return (
      statSync(OUTPUT).isFile() && Object.entries(inputs).every(([file, stamp]) => stampOf(file) === stamp)
    )
  } catch {
    return false
  }
}

/** A module and its arguments. */
export type Command = [file: string, ...args: string[]]

/**
 * The runner's process as one file: loading some hundred sources one by one would take longer than most
 * transcripts. Built again only when a source changed; moved into its place whole, as several runners may build it.
 */
export async function workerCommand(): Promise<Command> {
  if (!isFresh()) await buildWorker()
  return [STARTER, OUTPUT]
}

async function buildWorker(): Promise<void> {
  const { build } = await import('esbuild')
  mkdirSync(dirname(OUTPUT), { recursive: true })
  const draft = `${OUTPUT}.${process.pid}.cjs`
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['lib/transcript/worker.ts'],
    outfile: draft,
    bundle: true,
    metafile: true,
    // A script, not a module: only of those V8 keeps what it compiled.
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    define: { 'import.meta.url': 'kkUrl' },
    banner: { js: "const kkUrl = require('node:url').pathToFileURL(__filename).href" },
    logLevel: 'error',
  })
  const stamps = Object.keys(metafile.inputs).map((file) => [file, stampOf(file)])
  writeFileSync(`${draft}.json`, JSON.stringify(Object.fromEntries(stamps)))
  renameSync(draft, OUTPUT)
  renameSync(`${draft}.json`, INPUTS)
}

import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDER = resolve(ROOT, '.data/cache')
const OUTPUT = resolve(FOLDER, 'transcript-worker.mjs')
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

/**
 * The runner's process as one file: loading some hundred sources one by one would take longer than most
 * transcripts. Built again only when a source changed; moved into its place whole, as several runners may build it.
 */
export async function workerBundle(): Promise<string> {
  if (isFresh()) return OUTPUT
  const { build } = await import('esbuild')
  mkdirSync(dirname(OUTPUT), { recursive: true })
  const draft = `${OUTPUT}.${process.pid}.mjs`
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['lib/transcript/worker.ts'],
    outfile: draft,
    bundle: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Some packages are CommonJS and ask for Node's own modules.
    banner: {
      js: "import { createRequire as kkRequire } from 'node:module'; const require = kkRequire(import.meta.url)",
    },
    logLevel: 'error',
  })
  const stamps = Object.keys(metafile.inputs).map((file) => [file, stampOf(file)])
  writeFileSync(`${draft}.json`, JSON.stringify(Object.fromEntries(stamps)))
  renameSync(draft, OUTPUT)
  renameSync(`${draft}.json`, INPUTS)
  return OUTPUT
}

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Engine, shell, questions, drills and graders as one file. */
export interface Artefact {
  hash: string
  /** Absolute path. */
  file: string
}

/** What is built, not a source: the bundler must not look into it. */
const folder = () => join(/* turbopackIgnore: true */ process.cwd(), '.data', 'artefacts')

async function readCurrent(): Promise<Artefact | undefined> {
  try {
    const { hash, file } = JSON.parse(await readFile(join(folder(), 'current.json'), 'utf8'))
    return { hash, file: join(/* turbopackIgnore: true */ folder(), file) }
  } catch {
    return undefined
  }
}

async function build(): Promise<Artefact> {
  const script = join(process.cwd(), 'scripts', 'build-engine.mjs')
  await promisify(execFile)(process.execPath, [script, folder()])
  const built = await readCurrent()
  if (!built) throw new Error('scripts/build-engine.mjs left no artefact')
  return built
}

/** A server that was built uses what the build made; development and tests follow the sources. */
async function locate(): Promise<Artefact> {
  if (process.env.NODE_ENV === 'production') return (await readCurrent()) ?? build()
  return build()
}

let current: Promise<Artefact> | undefined

/** The artefact that this process serves from. */
export function currentArtefact(): Promise<Artefact> {
  current ??= locate().catch((error: unknown) => {
    current = undefined
    throw error
  })
  return current
}

import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { access, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { db } from '../db'

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

/** Another artefact, from the folder or as the database has kept it; undefined when nothing is left of it. */
export async function findArtefact(hash: string): Promise<Artefact | undefined> {
  if (!/^[0-9a-f]{1,64}$/.test(hash)) return undefined
  const file = join(/* turbopackIgnore: true */ folder(), `engine-${hash}.mjs`)
  if (await exists(file)) return { hash, file }
  const kept = await db().engineArtefact.findUnique({ where: { hash }, select: { content: true } })
  if (!kept?.content) return undefined
  // Two servers may write it at once: it appears whole or not at all.
  const draft = join(/* turbopackIgnore: true */ folder(), `.${hash}.${randomUUID()}`)
  await writeFile(draft, kept.content)
  await rename(draft, file)
  return { hash, file }
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

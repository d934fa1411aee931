/** The worker pools of this process: one for the artefact of today, and for a while those of work begun before it. */
import '../server-only'
import { cpus } from 'node:os'
import { type Artefact, currentArtefact, findArtefact } from './artefact'
import { WorkerPool } from './worker-pool'

export const SERVE_LIMIT = 15_000
export const GRADE_LIMIT = 20_000
const QUEUE_LIMIT = 64
/** Older artefacts that are held ready at a time. */
const KEPT = 2

export interface Running {
  artefact: Artefact
  pool: WorkerPool
}

interface Pools {
  current?: Promise<Running>
  /** By hash, the last used at the end. */
  older: Map<string, Promise<Running | undefined>>
}

const holder = globalThis as unknown as { kubekataPools?: Pools }

/** One set for each process, whatever reloads its modules. */
function pools(): Pools {
  holder.kubekataPools ??= { older: new Map() }
  return holder.kubekataPools
}

function start(artefact: Artefact, workers: number): Running {
  const pool = new WorkerPool({
    file: artefact.file,
    workers,
    queueLimit: QUEUE_LIMIT,
    timeLimit: SERVE_LIMIT,
  })
  return { artefact, pool }
}

/** The pool of today's artefact. */
export function currentPool(): Promise<Running> {
  const all = pools()
  const workers = Math.max(1, Math.min(4, cpus().length - 1))
  all.current ??= currentArtefact()
    .then((artefact) => start(artefact, workers))
    .catch((error: unknown) => {
      all.current = undefined
      throw error
    })
  return all.current
}

/** The pool of an artefact; undefined when nothing is left of it. */
export async function poolOf(hash: string): Promise<Running | undefined> {
  const current = await currentPool()
  if (current.artefact.hash === hash) return current
  const { older } = pools()
  const found = older.get(hash) ?? findArtefact(hash).then((artefact) => artefact && start(artefact, 1))
  older.delete(hash)
  older.set(hash, found)
  for (const [other, running] of [...older].slice(0, -KEPT)) {
    older.delete(other)
    void running.then((kept) => kept?.pool.retire())
  }
  return found
}

/** Ends the workers of this process. */
export async function closePools(): Promise<void> {
  const { current, older } = pools()
  holder.kubekataPools = undefined
  for (const running of [current, ...older.values()]) await (await running)?.pool.close()
}

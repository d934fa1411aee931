import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { PackageError } from './package-error'
import type { ReadJob, ReadPackage, WorkerAnswer, WriteJob } from './protocol'

/** A source that is run as it is: the bundler must not look into it. */
const file = () => join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'anki', 'worker', 'worker.mjs')

/** MB of heap; what SQLite holds is not in it. */
const MEMORY_LIMIT = 768

/**
 * Has a thread of its own read or write a package, and ends it when it takes too long.
 * @param timeLimit ms
 * @throws PackageError when the file is to blame
 */
export function runWorker(job: ReadJob, timeLimit: number): Promise<ReadPackage>
export function runWorker(job: WriteJob, timeLimit: number): Promise<Uint8Array>
export async function runWorker(job: ReadJob | WriteJob, timeLimit: number): Promise<unknown> {
  const worker = new Worker(/* turbopackIgnore: true */ file(), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT },
  })
  try {
    const answer = await answerOf(worker, job, timeLimit)
    if (answer.ok) return answer.output
    if (answer.fault === 'internal') throw new Error(answer.message)
    throw new PackageError(answer.fault)
  } finally {
    await worker.terminate()
  }
}

function answerOf(worker: Worker, job: ReadJob | WriteJob, timeLimit: number): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new PackageError('too-slow')), timeLimit)
    const settled = () => clearTimeout(timer)
    worker.once('message', (answer: WorkerAnswer) => {
      settled()
      resolve(answer)
    })
    worker.once('error', (error) => {
      settled()
      reject(isOutOfMemory(error) ? new PackageError('too-big') : error)
    })
    worker.once('exit', (code) => {
      settled()
      reject(new Error(`the worker ended with ${code}`))
    })
    worker.postMessage(job)
  })
}

const isOutOfMemory = (error: Error) => (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'

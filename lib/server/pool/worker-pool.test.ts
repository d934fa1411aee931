import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { PoolError, WorkerPool } from './worker-pool'

const folder = mkdtempSync(join(tmpdir(), 'kubekata-pool-'))
const file = join(folder, 'worker.mjs')
/** The skill says what the worker does: echo, throw, hang for ever, or end its thread. */
writeFileSync(
  file,
  `import { parentPort } from 'node:worker_threads'
   parentPort.on('message', ({ id, input }) => {
     if (input.skill === 'hang') for (;;) {}
     if (input.skill === 'exit') process.exit(3)
     if (input.skill === 'refuse') parentPort.postMessage({ id, ok: false, code: 'UNKNOWN_SKILL', message: 'no' })
     else parentPort.postMessage({ id, ok: true, output: input.seed })
   })`,
)

let pool: WorkerPool
afterEach(() => pool.close())
afterAll(() => rmSync(folder, { recursive: true }))

const open = (queueLimit = 8) => {
  pool = new WorkerPool({ file, workers: 1, queueLimit, timeLimit: 2_000 })
  return pool
}
const ask = (skill: string, seed = 1, limit?: number) => pool.run('serve', { skill, seed }, limit)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fulfilled',
    (error: unknown) => (error instanceof PoolError ? error.code : String(error)),
  )

it('answers in order', async () => {
  open()
  expect(await Promise.all([1, 2, 3].map((seed) => ask('echo', seed)))).toEqual([1, 2, 3])
})

it('ends a job that runs too long, and goes on with a new worker', async () => {
  open()
  const hung = codeOf(ask('hang', 1, 200))
  const next = ask('echo', 2)
  expect(await hung).toBe('TIME_LIMIT')
  expect(await next).toBe(2)
})

it('says full at once instead of queueing without end', async () => {
  open(2)
  const hung = codeOf(ask('hang', 1, 300))
  const waiting = [ask('echo', 1), ask('echo', 2)]
  expect(await codeOf(ask('echo', 3))).toBe('FULL')
  expect(await hung).toBe('TIME_LIMIT')
  expect(await Promise.all(waiting)).toEqual([1, 2])
})

it('passes on what the worker refuses, and survives a worker that dies', async () => {
  open()
  expect(await codeOf(ask('refuse'))).toBe('UNKNOWN_SKILL')
  expect(await codeOf(ask('exit'))).toBe('INTERNAL')
  expect(await ask('echo', 4)).toBe(4)
})

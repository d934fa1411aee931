// A thread of its own: what somebody uploads can keep a decompressor or SQLite busy for as long as it likes, and is
// ended from outside (../run-worker.ts). Plain JavaScript, found by its path: no bundle holds it, so that sql.js finds
// its WebAssembly beside itself in development, in tests and in a built server.
import { parentPort } from 'node:worker_threads'
import { Fault } from './fault.mjs'
import { readCollection } from './read-collection.mjs'
import { unpack } from './unpack.mjs'
import { writePackage } from './write-package.mjs'

/** @param {import('../protocol').ReadJob | import('../protocol').WriteJob} job */
async function run(job) {
  if (job.job === 'write') return writePackage(job.tables)
  return readCollection(unpack(job), job.maxRows)
}

parentPort?.once('message', async (job) => {
  try {
    parentPort?.postMessage({ ok: true, output: await run(job) })
  } catch (error) {
    const fault = error instanceof Fault ? error.fault : 'internal'
    parentPort?.postMessage({ ok: false, fault, message: String(error) })
  }
})

import { LabServer } from '@/lib/lab/lab-server'

/** The browser's Web Worker: `new Worker(new URL('../../lib/lab/worker.ts', import.meta.url), { type: 'module' })`. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const server = new LabServer((reply) => scope.postMessage(reply))

scope.addEventListener('message', ({ data }) => {
  void server.receive(data)
})

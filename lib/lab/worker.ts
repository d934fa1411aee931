import { installBoot } from '@/lib/cluster/prebuilt-boot'
import { LabServer } from '@/lib/lab/lab-server'
import { fetchBoot } from '@/lib/lab/prebuilt'

/** The browser's Web Worker: `new Worker(new URL('../../lib/lab/worker.ts', import.meta.url), { type: 'module' })`. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const server = new LabServer((reply) => scope.postMessage(reply))

/** Fetched beside the engine, whoever asks for what: the first start does without booting. Else it boots by itself. */
const booted = fetchBoot()
  .then((boot) => boot !== undefined && installBoot(boot))
  .catch(() => undefined)

scope.addEventListener('message', ({ data }) => {
  void booted.then(() => server.receive(data))
})

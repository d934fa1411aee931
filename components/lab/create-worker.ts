import type { LabPort } from '@/lib/lab/lab-client'

/** An engine in a Web Worker. */
export function createWorker(): LabPort {
  return new Worker(new URL('../../lib/lab/worker.ts', import.meta.url), { type: 'module' })
}

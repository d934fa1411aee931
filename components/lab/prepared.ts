import type { LabPort } from '@/lib/lab/lab-client'
import { createWorker } from './create-worker'

/** A worker that nobody took by then is given back. */
const KEPT_MS = 30_000

let spare: { worker: LabPort; timer: ReturnType<typeof setTimeout> } | undefined
let xterm: ReturnType<typeof loadXterm> | undefined

async function loadXterm() {
  const [{ Terminal }, { FitAddon }] = await Promise.all([import('@xterm/xterm'), import('@xterm/addon-fit')])
  return { Terminal, FitAddon }
}

/** The terminal's code; asked for once. */
export function takeXterm(): ReturnType<typeof loadXterm> {
  xterm ??= loadXterm().catch((error: unknown) => {
    xterm = undefined
    throw error
  })
  return xterm
}

/** An engine: the one that was prepared, else a new one. */
export function takeWorker(): LabPort {
  if (!spare) return createWorker()
  const { worker, timer } = spare
  clearTimeout(timer)
  spare = undefined
  return worker
}

/**
 * Fetches and compiles engine and terminal while the page is still being put together: both are there when the lab is.
 * Does nothing outside a browser.
 */
export function prepareLab(): void {
  if (typeof Worker === 'undefined' || spare) return
  const worker = createWorker()
  // An engine that cannot be fetched tells it to no one here; the next one is asked for by the lab itself.
  worker.onerror = giveBack
  spare = { worker, timer: setTimeout(giveBack, KEPT_MS) }
  void takeXterm().catch(() => undefined)
}

function giveBack(): void {
  if (!spare) return
  clearTimeout(spare.timer)
  spare.worker.terminate()
  spare = undefined
}

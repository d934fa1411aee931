import { fork } from 'node:child_process'
import { type Command, workerCommand } from '@/lib/transcript/bundle'
import type { StepOutput } from '@/lib/transcript/compare'
import { parseTranscript } from '@/lib/transcript/parse'

export interface TranscriptJob {
  index: number
  area: string
  text: string
}

/** `crash` ends a file, `done` too; every `step` restarts the clock. */
export type FromWorker =
  | { kind: 'file'; index: number }
  | { kind: 'step'; index: number; output: StepOutput }
  | { kind: 'done'; index: number }
  | { kind: 'crash'; index: number; message: string }

export interface PoolOptions {
  /** The process to run; the default is built from worker.ts. */
  worker?: string
  /** How long a step may take on this machine. */
  stepMs?: number
}

const STEP_MS = 20_000

/**
 * Runs each file in order in a process that can be ended and tells of every step as it ends. After a crash or a
 * step over 20 s, the steps left of that file are told with exit code 124.
 */
export async function runFiles(
  jobs: TranscriptJob[],
  onStep: (index: number, step: number, output: StepOutput) => void,
  options: PoolOptions = {},
): Promise<void> {
  const worker: Command = options.worker ? [options.worker] : await workerCommand()
  let left = jobs
  while (left.length > 0) left = await runUntilCrash(worker, left, onStep, options.stepMs ?? STEP_MS)
}

/** @returns the jobs that a crashed process did not come to. */
function runUntilCrash(
  [file, ...args]: Command,
  jobs: TranscriptJob[],
  onStep: (index: number, step: number, output: StepOutput) => void,
  stepMs: number,
): Promise<TranscriptJob[]> {
  return new Promise((resolve) => {
    const worker = fork(file, args, { serialization: 'advanced', execArgv: [] })
    worker.send(jobs)
    let at = 0
    let step = 0
    let timer: NodeJS.Timeout | undefined
    const wind = () => {
      clearTimeout(timer)
      timer = setTimeout(() => stop(`the step took over ${stepMs / 1000} s`), stepMs)
    }
    const giveUp = (message: string) => {
      const job = jobs[at]
      const count = job ? parseTranscript(job.text).length : 0
      for (; job && step < count; step++) {
        onStep(job.index, step, { exit: 124, stdout: [], stderr: message ? message.split('\n') : [] })
        message = ''
      }
      at += 1
      step = 0
    }
    let stopped = false
    const stop = (message: string) => {
      if (stopped) return
      stopped = true
      clearTimeout(timer)
      if (at < jobs.length) {
        giveUp(message)
        worker.kill('SIGKILL')
        // What has done its work ends by itself, and may keep what it compiled.
      } else worker.unref()
      resolve(jobs.slice(at))
    }
    worker.on('message', (message: FromWorker) => {
      if (stopped) return
      wind()
      if (message.kind === 'step') onStep(message.index, step++, message.output)
      else if (message.kind === 'crash') giveUp(message.message)
      else if (message.kind === 'done') {
        at += 1
        step = 0
      }
    })
    worker.on('error', (error) => stop(error.message))
    // What it said before it ended may still be on its way.
    worker.on('exit', () => {
      if (!worker.connected) stop('the process ended')
    })
    worker.on('disconnect', () => stop('the process ended'))
    wind()
  })
}

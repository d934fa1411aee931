import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { Ended } from '@/lib/userland/kernel/core'
import { Errno } from '@/lib/userland/kernel/errno'
import { LimitError } from '@/lib/userland/kernel/limits'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

/** What a command that does its work at one go sees. */
export interface Call {
  args: string[]
  env: Readonly<Record<string, string>>
  process: Process
  /** Standard input, to its end. @throws Blocked */
  stdin(): string
  /** A file's text, or undefined when there is none to read. @throws Blocked at a pipe that may yet bring more */
  readFile(path: string): string | undefined
  /** @throws Errno */
  writeFile(path: string, text: string): void
}

export interface Outcome {
  stdout: string
  stderr: string
  exitCode: number
  /** Virtual ms that it takes before it speaks. */
  ms?: number
}

/** What was read of a stream so far. */
interface Stream {
  fd: number
  text: string
  ended: boolean
}

export interface CallState {
  /** By path; standard input is `-`. */
  streams: Record<string, Stream>
}

interface OneShotState extends CallState {
  /** Set when the work is done. */
  done?: { until: number; outcome: Outcome }
}

/** The work cannot go on before this descriptor has more; it is then begun anew. */
export class Blocked extends Error {
  constructor(readonly fd: number) {
    super('blocked')
  }
}

/** What the kernel throws to end or limit a process, and what it ends by itself. */
export const isOfTheKernel = (error: unknown): boolean =>
  error instanceof Ended || error instanceof LimitError || (error instanceof Errno && error.code === 'EPIPE')

export const succeeded = (stdout = ''): Outcome => ({ stdout, stderr: '', exitCode: 0 })
export const failed = (stderr: string, exitCode = 1): Outcome => ({ stdout: '', stderr, exitCode })

function drain(stream: Stream, process: Process): string {
  while (!stream.ended) {
    const text = process.read(stream.fd)
    if (text === '') throw new Blocked(stream.fd)
    if (text === undefined) stream.ended = true
    else stream.text += text
  }
  return stream.text
}

function readStream(state: CallState, process: Process, path: string): string {
  const known = state.streams[path]
  if (known) return drain(known, process)
  const stream = { fd: path === '-' ? 0 : process.open(path, { read: true }), text: '', ended: false }
  state.streams[path] = stream
  return drain(stream, process)
}

function readFile(state: CallState, process: Process, path: string): string | undefined {
  const at = resolvePath(process.cwd, path)
  try {
    if (at.startsWith('/dev/') || at.startsWith('/proc/')) return readStream(state, process, at)
    const { files } = process.machine
    const found = files.stat(at)
    if (found?.type === 'fifo') return readStream(state, process, at)
    return found?.type === 'file' ? files.read(at) : undefined
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}

/** The system as a call sees it. */
export function callOf(state: CallState, process: Process): Call {
  return {
    args: process.argv.slice(1),
    env: process.env,
    process,
    stdin: () => readStream(state, process, '-'),
    readFile: (path) => readFile(state, process, path),
    writeFile: (path, text) =>
      process.machine.files.write(resolvePath(process.cwd, path), text, { mode: 0o666 & ~process.umask }),
  }
}

/** A program that does its work at one go, once what it reads is there. It must not write before it has read. */
export function oneShot(run: (call: Call) => Outcome): Program<OneShotState> {
  return {
    start: () => ({ streams: {} }),
    step(state, process) {
      const now = process.machine.now()
      try {
        if (!state.done) {
          const outcome = run(callOf(state, process))
          state.done = { until: now + (outcome.ms ?? 0), outcome }
        }
      } catch (error) {
        if (error instanceof Blocked) return { wait: 'input', fds: [error.fd] }
        throw error
      }
      const { until, outcome } = state.done
      if (now < until) return { wait: 'time', until }
      process.write(1, outcome.stdout)
      process.write(2, outcome.stderr)
      return { exit: outcome.exitCode }
    },
  }
}

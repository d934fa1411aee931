import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { contextCanceled, runHelm } from '@/lib/helm/helm'
import type { HelmIo } from '@/lib/helm/io'
import { KubectlError } from '@/lib/kubectl/errors'
import type { KubectlHost } from '@/lib/shell/programs/kubectl'
import { kubectlIo } from '@/lib/shell/programs/kubectl-io'
import { AWAIT_MANIFESTS, needsManifests } from '@/lib/shell/programs/manifests'
import { Runs } from '@/lib/shell/programs/runs'
import { listNames, makeFoldersAbove, removeAll } from '@/lib/shell/programs/working-files'
import { Errno } from '@/lib/userland/kernel/errno'
import { Blocked, type Call, type CallState, callOf, isOfTheKernel } from '@/lib/userland/kernel/one-shot'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

/** Virtual time that one helm takes beside what it waits for. */
const INVOCATION_MS = 150

/** Commands that hear of Ctrl+C, and fail; the others just end. */
const CANCELLED: ReadonlySet<string> = new Set(['install', 'upgrade'])

interface HelmState extends CallState {
  /** Virtual ms up to which it waits. */
  until?: number
  /** Set when its work is done. */
  exit?: number
}

type Steps = Generator<{ ms: number }, number, unknown>

/** Arguments with which helm reads its standard input. */
const reads = (argv: readonly string[]) =>
  argv.some((word) => /^(-|-f-|--values=-|--password-stdin)$/.test(word))

/** helm as a program of the terminal's machine and of the hosts. */
export class Helm implements Program<HelmState> {
  private readonly runs = new Runs<Steps>()

  constructor(
    private readonly host: KubectlHost,
    /** helm, or a program that works with its releases. */
    private readonly run: (argv: string[], io: HelmIo) => Steps = runHelm,
  ) {}

  start(): HelmState {
    return { streams: {} }
  }

  step(state: HelmState, process: Process): Step {
    const { until = 0 } = state
    const isCancelled = process.takeSignals().length > 0 && state.exit === undefined && this.runs.has(process)
    if (process.machine.now() < until && !isCancelled) return { wait: 'time', until }
    if (state.exit !== undefined) {
      this.runs.end(process)
      return { exit: state.exit }
    }
    if (needsManifests(process.argv)) return AWAIT_MANIFESTS
    try {
      return this.goOn(state, process, isCancelled)
    } catch (error) {
      if (error instanceof Blocked) return { wait: 'input', fds: [error.fd] }
      if (isOfTheKernel(error)) throw error
      if (!(error instanceof KubectlError)) this.host.onBug?.(error)
      process.write(2, `Error: ${error instanceof Error ? error.message : String(error)}\n`)
      this.runs.end(process)
      return { exit: 1 }
    }
  }

  private goOn(state: HelmState, process: Process, isCancelled: boolean): Step {
    const { steps } = this.runs.of(process, (current) => {
      const call = callOf(state, process)
      if (CANCELLED.has(process.argv[1] ?? ''))
        for (const signal of ['INT', 'TERM'] as const) process.onSignal(signal, 'catch')
      const stdin = !process.isTerminal(0) && reads(process.argv) ? call.stdin() : ''
      return this.begin(current, call, stdin)
    })
    process.takeAnswer()
    const next = isCancelled ? steps.throw(this.cancel(process)) : steps.next()
    if (next.done) state.exit = next.value
    state.until = process.machine.now() + (next.done ? INVOCATION_MS : next.value.ms)
    return { wait: 'time', until: state.until }
  }

  private cancel(process: Process): Error {
    const name = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? ''
    process.write(1, `Release ${name} has been cancelled.\n`)
    return contextCanceled()
  }

  private begin(process: () => Process, call: Call, stdin: string): Steps {
    const resolve = (path: string) => resolvePath(process().cwd, path)
    return this.run(call.args, {
      ...kubectlIo(this.host, process, call, stdin),
      resolve,
      listDir: (path) => listNames(process(), path),
      makeFolder: (path) => makeFoldersAbove(process(), `${resolve(path)}/`),
      remove: (path) => worded(path, () => removeAll(process(), path)),
    })
  }
}

/** @throws KubectlError */
function worded(path: string, run: () => void): void {
  try {
    run()
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    throw new KubectlError(`remove ${path}: ${error.message.toLowerCase()}`)
  }
}

import type { UserInfo } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'
import type { KubectlWait, Steps, TerminalInput } from '@/lib/kubectl/io'
import { hasRare, type KubectlRarePart } from '@/lib/kubectl/parts'
import { runKubectl } from '@/lib/kubectl/run-kubectl'
import type { LocalPorts } from '@/lib/shell/local-ports'
import { kubectlIo } from '@/lib/shell/programs/kubectl-io'
import { pluginStep } from '@/lib/shell/programs/kubectl-plugin'
import { AWAIT_MANIFESTS, needsManifests } from '@/lib/shell/programs/manifests'
import { type Run, Runs } from '@/lib/shell/programs/runs'
import { isUnconfigured, NOT_CONFIGURED } from '@/lib/shell/programs/unconfigured'
import type { FoundServer } from '@/lib/shell/server-at'
import { Errno } from '@/lib/userland/kernel/errno'
import { Blocked, type CallState, callOf, isOfTheKernel } from '@/lib/userland/kernel/one-shot'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

/** What kubectl needs of the terminal that runs it. */
export interface KubectlHost {
  cluster(): Cluster
  /** The API server of another cluster, by its address. */
  serverAt(server: string): FoundServer | undefined
  user: UserInfo
  ports: LocalPorts
  /** The learner's own machine, which has a kubeconfig. */
  ownMachine: string
  /** Hears what is neither an answer of kubectl nor a limit; the terminal shows it as one line. */
  onBug?: ((error: unknown) => void) | undefined
}

/** What the terminal's host is asked for: code that is not there yet, the API's documentation. */
export type KubectlRequest = { kind: 'rest' | 'docs' | 'published' } | { kind: 'part'; name: KubectlRarePart }

/** Virtual time that one kubectl takes, as the recorded commands took about 50–150 ms. */
const INVOCATION_MS = 100

interface KubectlState extends CallState {
  /** What it waits for. */
  wait?:
    | { until: number; follows: boolean }
    | { editor: number }
    | { request: KubectlRequest }
    | { serves: true }
    | { input: { until: number; reads: boolean } }
  /** Set when its work is done. */
  exit?: number
}

/** Arguments with which kubectl reads its standard input. */
const READS = /^(-|-f-|--filename=-|--stdin(=true)?|--interactive(=true)?|-[a-hj-z]*i[a-z]*)$/

const readsInput = (args: readonly string[]) => {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).some((arg) => READS.test(arg))
}

/** Words that may need what kubectl has not brought: one too many costs nothing but its bytes. */
const RARE: readonly (readonly [name: KubectlRarePart, word: RegExp])[] = [
  ['goTemplate', /template/],
  ['kustomize', /^kustomize$|^-.*k/],
]

const missingParts = (argv: readonly string[]) =>
  RARE.flatMap(([name, word]) => (!hasRare(name) && argv.some((one) => word.test(one)) ? [name] : []))

/** kubectl as a program of the terminal's machine and of the hosts. */
export class Kubectl implements Program<KubectlState> {
  private readonly runs = new Runs<Steps<number>>()

  constructor(private readonly host: KubectlHost) {}

  start(): KubectlState {
    return { streams: {} }
  }

  step(state: KubectlState, process: Process): Step {
    if (state.exit !== undefined) return this.end(state, process)
    try {
      if (!this.runs.has(process) && isUnconfigured(this.host.ownMachine, callOf(state, process))) {
        process.write(2, NOT_CONFIGURED)
        return { exit: 1 }
      }
      const plugin = this.runs.has(process) ? undefined : pluginStep(process)
      if (plugin) return plugin
      if (needsManifests(process.argv)) return AWAIT_MANIFESTS
      const missing = missingParts(process.argv)[0]
      if (missing) return { wait: 'host', request: { kind: 'part', name: missing } satisfies KubectlRequest }
      // It waits for nothing yet: an answer that is there was for a part.
      if (!state.wait) process.takeAnswer()
      return this.goOn(state, this.runOf(state, process))
    } catch (error) {
      if (error instanceof Blocked) return { wait: 'input', fds: [error.fd] }
      if (isOfTheKernel(error)) throw error
      this.host.onBug?.(error)
      process.write(2, `kubectl: ${error instanceof Error ? error.message : String(error)}\n`)
      return { exit: 1 }
    }
  }

  private end(state: KubectlState, process: Process): Step {
    this.runs.end(process)
    const until = state.wait && 'until' in state.wait ? state.wait.until : 0
    return process.machine.now() < until ? { wait: 'time', until } : { exit: state.exit ?? 0 }
  }

  private runOf(state: KubectlState, process: Process): Run<Steps<number>> {
    return this.runs.of(process, (current) => {
      const call = callOf(state, process)
      const stdin = !process.isTerminal(0) && readsInput(call.args) ? call.stdin() : ''
      return runKubectl(call.args, kubectlIo(this.host, current, call, stdin))
    })
  }

  /** Runs until it has to wait. */
  private goOn(state: KubectlState, run: Run<Steps<number>>): Step {
    for (;;) {
      const held = this.held(state, run.process)
      if ('step' in held) return held.step
      const next = held.answer === undefined ? run.steps.next() : run.steps.next(held.answer)
      if (next.done) {
        if (run.process.isTerminal(0)) run.process.setTerminalMode(0, { cooked: true, echo: true })
        state.exit = next.value
        state.wait = { until: run.process.machine.now() + INVOCATION_MS, follows: false }
        return this.end(state, run.process)
      }
      state.wait = this.waitFor(next.value, run.process)
    }
  }

  /** Whether its wait goes on, or what came of it. */
  private held(state: KubectlState, process: Process): { step: Step } | { answer?: unknown } {
    const { wait } = state
    if (!wait) return {}
    if ('until' in wait) {
      const { until, follows } = wait
      if (process.machine.now() < until) return { step: { wait: follows ? 'change' : 'time', until } }
    } else if ('serves' in wait) return { step: this.host.ports.serve(process) }
    else if ('input' in wait) return this.typed(state, wait.input, process)
    else if ('request' in wait) {
      const answer = process.takeAnswer()
      if (answer === undefined) return { step: { wait: 'host', request: wait.request } }
      state.wait = undefined
      return { answer }
    } else {
      const ended = wait.editor === 0 ? undefined : process.reap(wait.editor)
      if (wait.editor !== 0 && !ended) return { step: { wait: 'child' } }
      state.wait = undefined
      if (!ended) return { answer: 'missing' }
      return { answer: 'code' in ended.status && ended.status.code === 0 }
    }
    state.wait = undefined
    return {}
  }

  /** Whether there is anything to be passed on from its terminal. */
  private typed(
    state: KubectlState,
    { until, reads }: { until: number; reads: boolean },
    process: Process,
  ): { step: Step } | { answer: TerminalInput } {
    const interrupted = process.takeSignals().includes('INT')
    const text = reads ? process.read(0) : ''
    if (!interrupted && text === '' && process.machine.now() < until)
      return { step: reads ? { wait: 'input', fds: [0], until } : { wait: 'time', until } }
    state.wait = undefined
    return {
      answer: {
        ...(interrupted ? { interrupted } : {}),
        ...(text === undefined ? { end: true } : text ? { text } : {}),
      },
    }
  }

  private waitFor(wait: KubectlWait, process: Process): KubectlState['wait'] {
    switch (wait.kind) {
      case 'sleep':
        return { until: process.machine.now() + wait.ms, follows: wait.follows ?? false }
      case 'rest':
      case 'docs':
        return { request: { kind: wait.kind } }
      case 'edit':
        return { editor: startEditor(process, wait.path) }
      case 'input': {
        process.onSignal('INT', 'catch')
        const { cooked = true, echo = true } = wait.reads ?? {}
        process.setTerminalMode(0, { cooked, echo })
        return { input: { until: wait.until, reads: wait.reads !== undefined } }
      }
      case 'serve':
        this.host.ports.open(process.pid, wait.servers)
        return { serves: true }
    }
  }
}

/** The learner's editor on the file: its pid; 0 when there is no such program. */
function startEditor(process: Process, path: string): number {
  const { env } = process
  const editor = env.KUBE_EDITOR || env.EDITOR || 'vi'
  const argv = /["'\\]/.test(editor)
    ? ['sh', '-c', `${editor} "${path}"`]
    : [...editor.split(' ').filter(Boolean), path]
  try {
    return process.spawn({ argv })
  } catch (error) {
    if (error instanceof Errno) return 0
    throw error
  }
}

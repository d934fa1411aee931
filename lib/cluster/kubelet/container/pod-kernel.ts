import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { appendLog, type ContainerLog, newContainerLog } from '@/lib/cluster/kubelet/container/container-log'
import { containerMachine } from '@/lib/cluster/kubelet/container/container-machine'
import { SHARED } from '@/lib/cluster/kubelet/container/pid-namespace'
import { programs } from '@/lib/cluster/kubelet/container/programs'
import { hashText } from '@/lib/cluster/sim/hash'
import type { RngState } from '@/lib/cluster/sim/rng'
import type { Output } from '@/lib/userland/kernel/core'
import { Kernel } from '@/lib/userland/kernel/kernel'
import type { Machine } from '@/lib/userland/kernel/machine'
import { type KernelState, newKernelState } from '@/lib/userland/kernel/state'

/** Processes that see each other, as plain data: those of a container, or of a pod that shares them. */
export interface NamespaceState {
  kernel: KernelState
  rng: RngState
  /** Questions that were put to the network. */
  asked: number
  /** Where what terminals show goes: a sink each. */
  ttys: Record<string, string>
  /** Slices in a row that were used up. */
  spins: number
}

/** What a command beside a container's own process has printed and nobody has taken yet. */
export interface ExecOutput {
  out: string
  err: string
}

/** Steps after which a process has no end: those that rest now and then have their turn again before. */
const MOST_STEPS = 40_000_000
/** Bytes that processes may write without letting time pass. */
const MOST_BYTES = 2 ** 29

const living = new WeakMap<NamespaceState, PodKernel>()

/** Steps of programs that processes may take before others have their turn: as if a processor were busy. */
const SLICE = 1000
/** What they may count themselves meanwhile: a step of some programs is a long way. */
const MOST_SPENT = 2_500_000
/** Units of text that they may print meanwhile. */
const MOST_SAID = 2 ** 18
/** Until they may go on, ms; longer for those that never rest. */
const TURN = 1000
const LONGEST_TURN = 60_000
/** Processes that one instant may end for doing too much. */
const MOST_ENDS = 200

/** The processes of one namespace while somebody works with them. */
export class PodKernel {
  readonly kernel: Kernel
  private readonly machines = new Map<string, { of: string; machine: Machine }>()
  private running = false
  /** Units of text written to logs and to whoever waits for a command, since its turn began. */
  private said = 0
  /** A time in the past, while what has rested since then is brought to life. */
  at: number | undefined

  private constructor(
    public env: ContainerEnv,
    readonly namespace: string,
    readonly state: NamespaceState,
  ) {
    this.kernel = new Kernel(
      {
        program: (name) => programs.get(name),
        machine: (name) => this.machine(name),
        output: (text, to) => this.take(text, to),
        mayHold: (pid) => this.mayHold(pid),
        maxBytes: MOST_BYTES,
        maxSteps: MOST_STEPS,
      },
      state.kernel,
    )
  }

  /** The processes of a namespace; undefined: there are none. */
  static of(env: ContainerEnv, namespace: string): PodKernel | undefined {
    const state = env.runtime.namespaces?.[namespace]
    if (!state) return undefined
    const known = living.get(state)
    if (known) {
      known.env = env
      return known
    }
    const made = new PodKernel(env, namespace, state)
    living.set(state, made)
    return made
  }

  /** A namespace without processes in it. */
  static create(env: ContainerEnv, namespace: string): PodKernel {
    const { runtime } = env
    const seed = Number.parseInt(hashText(`${runtime.uid}/${namespace}/${env.now()}`).slice(0, 8), 16)
    const state: NamespaceState = {
      kernel: newKernelState(),
      rng: { s: seed >>> 0 },
      asked: 0,
      ttys: {},
      spins: 0,
    }
    runtime.namespaces = { ...runtime.namespaces, [namespace]: state }
    return PodKernel.of(env, namespace) as PodKernel
  }

  now(): number {
    return this.at ?? this.env.now()
  }

  private machine(name: string): Machine | undefined {
    const id = this.env.runtime.containers[name]?.current?.containerID
    const known = this.machines.get(name)
    if (known && known.of === id) return known.machine
    const machine = containerMachine(this, name)
    if (machine && id !== undefined) this.machines.set(name, { of: id, machine })
    return machine
  }

  /** A terminal whose output goes to a sink; its name. */
  addTerminal(sink: string, size?: { columns: number; rows: number }): string {
    let number = 0
    while (this.kernel.terminal(`pts/${number}`)) number += 1
    const name = `pts/${number}`
    this.kernel.addTerminal(name, size)
    this.state.ttys[name] = sink
    return name
  }

  /** Whether a container's processes may hold what they hold now. */
  private mayHold(pid: number): boolean {
    const place = this.kernel.placeOf(pid)?.place ?? ''
    const instance = this.env.runtime.containers[place]?.current
    if ((this.kernel.memory().get(place) ?? 0) <= (instance?.process?.memory ?? Number.POSITIVE_INFINITY))
      return true
    if (instance) instance.oom = true
    this.killAll(place)
    return false
  }

  /** Nobody is before a terminal any more. */
  dropTerminal(name: string): void {
    this.kernel.removeTerminal(name)
    delete this.state.ttys[name]
  }

  private take(text: string, { sink, tty }: Output): void {
    const [kind, name = '', stream] = (sink ?? this.state.ttys[tty ?? ''] ?? '').split(' ')
    const error = stream === '2'
    this.said += text.length
    if (kind === 'log') {
      appendLog(this.logOf(name), text, error, this.now())
      for (const exec of Object.values(this.env.runtime.execs ?? {}))
        if (exec.attached && exec.container === name) exec[error ? 'err' : 'out'] += text
    }
    if (kind === 'exec') {
      const session = this.env.runtime.execs?.[name]
      if (session) session[error ? 'err' : 'out'] += text
    }
  }

  /** Ends all processes of a container; the pause process is none of its. */
  killAll(container: string): void {
    for (const { pid } of this.kernel.processes()) {
      const isPause = this.namespace === SHARED && pid === 1
      if (!isPause && this.kernel.placeOf(pid)?.place === container) this.kernel.signal(pid, 'KILL')
    }
  }

  private logOf(container: string): ContainerLog {
    const instance = this.env.runtime.containers[container]?.current
    if (!instance) return newContainerLog()
    instance.log ??= newContainerLog()
    return instance.log
  }

  /** Nothing happens by itself: nobody waits for a time. */
  get isIdle(): boolean {
    return !this.kernel.pause().until && this.state.spins === 0
  }

  /** Runs what can run; the time at which there is more to do. */
  run(): number | undefined {
    if (this.running) return this.now()
    this.running = true
    try {
      const { kernel, state } = this
      const slice = { steps: SLICE, spent: MOST_SPENT, isEnough: () => this.said > MOST_SAID }
      this.said = 0
      kernel.refill()
      let pause = kernel.pump(slice)
      for (let ends = 0; pause.limit && ends < MOST_ENDS; ends++) {
        kernel.refill()
        pause = kernel.pump(slice)
      }
      if (!pause.busy) {
        state.spins = 0
        return pause.until
      }
      state.spins += 1
      return this.now() + Math.min(LONGEST_TURN, TURN * 2 ** Math.min(6, Math.max(0, state.spins - 5)))
    } finally {
      this.running = false
    }
  }
}

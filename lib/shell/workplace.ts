import type { Cluster } from '@/lib/cluster/cluster'
import { HOME } from '@/lib/shell/login-env'
import type { MachineState } from '@/lib/shell/machine-state'
import { PrintedDigest } from '@/lib/shell/printed-digest'
import { quietly } from '@/lib/shell/quietly'
import { ShellKernel, type ShellOptions } from '@/lib/shell/shell-kernel'
import { Terminal } from '@/lib/shell/terminal'
import type { Pause } from '@/lib/userland/kernel/scheduling'

/** Where the learner works: one or several terminals over the processes of the same machines. */
export class Workplace {
  readonly shell: ShellKernel
  /** By number, in the order in which they were opened. */
  private readonly opened = new Map<number, Terminal>()
  /** That the next terminal gets. */
  nextNumber = 0
  /** What processes waited for when something was done the last time. */
  pause: Pause = { readers: new Map(), follows: [], requests: [], alive: true }

  constructor(
    cluster: Cluster,
    private readonly options: ShellOptions,
  ) {
    this.shell = new ShellKernel(cluster, options, (text, { tty }) => {
      this.terminals.find((terminal) => terminal.is(tty))?.print(text)
    })
  }

  get terminals(): readonly Terminal[] {
    return [...this.opened.values()]
  }

  find(number: number): Terminal | undefined {
    return this.opened.get(number)
  }

  /** The terminal that a process hangs on. */
  terminalOf(pid: number | undefined): Terminal | undefined {
    const tty = pid === undefined ? undefined : this.shell.kernel.process(pid)?.tty
    return this.terminals.find((terminal) => terminal.is(tty))
  }

  /** One more. Its prompt comes by `start`. */
  open(): Terminal {
    const number = this.nextNumber++
    const terminal = new Terminal(this, number, this.options.seed)
    this.opened.set(number, terminal)
    return terminal
  }

  /** Closes one of several. @throws NotLoaded */
  async close(number: number): Promise<void> {
    this.opened.get(number)?.close()
    this.opened.delete(number)
    await this.elapse(0)
  }

  /** Lets time pass. @throws NotLoaded */
  async elapse(ms: number): Promise<void> {
    await this.shell.elapse(ms)
    for (const terminal of this.terminals) await terminal.start()
  }

  /** Lets time pass until all clusters of the machine are quiet. */
  settle(): void {
    this.shell.clusters.settle()
  }

  /** A digest of all that was printed so far, but for what programs drew that read single keys. */
  get printed(): string {
    const [first, ...others] = this.terminals.map(({ printed }) => printed)
    if (first === undefined || others.length === 0) return first ?? ''
    const all = new PrintedDigest()
    for (const { number, printed } of this.terminals) all.add(`${number} ${printed}\n`)
    return all.toString()
  }

  /** Path → text of the learner's own files. */
  files(): Record<string, string> {
    return this.shell.machines.files()
  }

  /** What the learner's machine knows besides them. */
  machine(): MachineState {
    return this.shell.state()
  }

  /** The cluster that kubectl goes to: that of the context in use, or the first. */
  get cluster(): Cluster {
    const path = `${HOME}/.kube/config`
    const { files } = this.shell.machines.own
    const text = quietly(() => (files.stat(path)?.type === 'file' ? files.read(path) : undefined)) ?? ''
    const context = /^current-context: *(\S+)$/m.exec(text)?.[1] ?? ''
    return this.shell.clusters.get(context) ?? this.shell.cluster
  }
}

/** The first terminal of a new workplace. */
export const openTerminal = (cluster: Cluster, options: ShellOptions = {}): Terminal =>
  new Workplace(cluster, options).open()

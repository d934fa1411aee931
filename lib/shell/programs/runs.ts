import type { Machine } from '@/lib/userland/kernel/machine'
import type { Process } from '@/lib/userland/kernel/process'

/** A coroutine that does a program's work, and the system as its present step sees it. */
export interface Run<S> {
  steps: S
  process: Process
}

/**
 * The coroutines of the programs that are no plain data, by process. They belong to one terminal, which is replayed
 * and never copied.
 */
export class Runs<S> {
  private readonly byPid = new Map<number, Run<S> & { machine: Machine }>()

  /** The run of a process, begun when it is the first time. */
  of(process: Process, begin: (current: () => Process) => S): Run<S> {
    const known = this.byPid.get(process.pid)
    if (known) {
      known.process = process
      return known
    }
    this.forgetEnded(process)
    const { machine } = process
    const run: Run<S> & { machine: Machine } = { process, machine, steps: begin(() => run.process) }
    this.byPid.set(process.pid, run)
    return run
  }

  has(process: Process): boolean {
    return this.byPid.has(process.pid)
  }

  end(process: Process): void {
    this.byPid.delete(process.pid)
  }

  /** Those whose process was killed never came to their end. */
  private forgetEnded(process: Process): void {
    for (const [pid, { machine }] of this.byPid)
      if (machine === process.machine && !process.knows(pid)) this.byPid.delete(pid)
  }
}

import type { Listener, Visit } from '@/lib/userland/kernel/network'
import type { Process } from '@/lib/userland/kernel/process'

/** What a program waits for before it can go on. */
export type Wait =
  /** Something to read (or the end) at one of these descriptors. */
  | { wait: 'input'; fds: readonly number[]; until?: number }
  /** Room in the pipe that the descriptor writes to. */
  | { wait: 'output'; fd: number }
  /** The virtual time, in ms; Infinity: only a signal ends it. */
  | { wait: 'time'; until: number }
  /** A child's end or stop. */
  | { wait: 'child' }
  /** Anything that may happen outside (the cluster changes: `kubectl get -w`), or the time. */
  | { wait: 'change'; until?: number }
  /** What only the host of the kernel can do (load code, open an editor); it wakes the process with an answer. */
  | { wait: 'host'; request: unknown }

export type Step =
  | Wait
  | { exit: number }
  | { exec: readonly string[]; env?: Readonly<Record<string, string>> }

/**
 * What a process runs, found by its name. All that it knows between two steps is in its state, which is
 * plain data: objects, arrays, Maps, Sets, strings, numbers (structuredClone copies it), so that a process
 * can be copied, stored and taken up elsewhere. Programs themselves are stateless.
 */
export interface Program<S = unknown> {
  /** Reads its arguments. */
  start(process: Process): S
  /** Goes on with what it waited for until it has to wait again or ends; it may be called without cause. */
  step(state: S, process: Process): Step
  /** The sockets that it listens on now; it changes nothing. */
  listeners?(state: S, process: Process): readonly Listener[]
  /**
   * Somebody has come to one of them and was answered: it may write (a log line), change its state, and goes on
   * with `step` next unless it says that nothing is left to do (false). Where it is missing, the lines of the
   * listener's `log` go to standard output.
   */
  visited?(state: S, process: Process, port: number, visit: Visit): boolean | undefined
}

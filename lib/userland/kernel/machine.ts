import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { MachineNetwork } from '@/lib/userland/kernel/network'
import type { ProcessInfo, Signal } from '@/lib/userland/kernel/process'

/** `busybox`: the small tools of busybox and Alpine, with their own words. */
export type Dialect = 'gnu' | 'busybox'

export interface User {
  name: string
  uid: number
  gid: number
  home: string
  shell: string
}

/**
 * Where processes run: a container, a node or the learner's own machine, as whoever embeds the kernel gives
 * it. It holds no state of its own that a fork would have to copy.
 */
export interface Machine {
  /** Unique within one kernel; a process keeps it as its place. */
  readonly name: string
  readonly hostname: string
  /** Whose processes see each other: machines with the same name here; the machine's own by default. */
  readonly pids?: string
  readonly dialect: Dialect
  readonly files: FileSystem
  /** Virtual ms since the epoch. */
  now(): number
  /** [0, 1), seeded. */
  random(): number
  users(): readonly User[]
  /** Name and number of groups. */
  groups(): readonly { name: string; gid: number; members: readonly string[] }[]
  /**
   * The program that an executable file at this absolute path is, by its name in the registry of programs
   * (`grep`, `nginx`); undefined: an ordinary file, run as a script when it may be.
   */
  programAt(path: string): string | undefined
  /** Processes that are there besides those of the kernel (a node's kubelet). */
  processes?(): readonly ProcessInfo[]
  /** A signal to one of these. @throws Errno EPERM */
  signal?(pid: number, signal: Signal): void
  /** `uname`: release, version and so on; a Debian host by default. */
  readonly system?: { release: string; version: string; os?: string }
  /** Bytes of memory in all and free, for `free` and /proc/meminfo. */
  memory?(): { total: number; free: number; available: number }
  readonly cpus?: number
  /** The version of its busybox, where it has one; 1.36.1 by default. */
  readonly busybox?: string
  /** Virtual ms when it was switched on. */
  readonly bootedAt?: number
  /** More under /proc: `net/tcp`; undefined: not there. */
  procFile?(name: string): string | undefined
  /** Absent: it has none but its loopback. */
  readonly network?: MachineNetwork
  /** Sets its name (`hostname NAME`). */
  setHostname?(name: string): void
}

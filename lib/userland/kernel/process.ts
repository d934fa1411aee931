import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Dialect, Machine } from '@/lib/userland/kernel/machine'

export type Signal =
  | 'HUP'
  | 'INT'
  | 'QUIT'
  | 'KILL'
  | 'USR1'
  | 'USR2'
  | 'PIPE'
  | 'ALRM'
  | 'TERM'
  | 'CHLD'
  | 'CONT'
  | 'STOP'
  | 'TSTP'
  | 'TTIN'
  | 'TTOU'
  | 'WINCH'
  | 'ILL'
  | 'TRAP'
  | 'ABRT'
  | 'BUS'
  | 'FPE'
  | 'SEGV'
  | 'STKFLT'
  | 'URG'
  | 'XCPU'
  | 'XFSZ'
  | 'VTALRM'
  | 'PROF'
  | 'IO'
  | 'PWR'
  | 'SYS'

export interface SpawnOptions {
  argv: readonly string[]
  /** The file that argv[0] stands for, where whoever asks has found it already. */
  file?: string
  /** The program by its name in the registry, when it has been looked up already (else argv[0] in PATH). */
  program?: string
  /** A state to start with instead of what the program's `start` gives: how a shell forks itself. */
  state?: unknown
  env?: Readonly<Record<string, string>>
  cwd?: string
  /** Its descriptor → one of the spawning process; those of the parent by default. */
  fds?: ReadonlyMap<number, number>
  /** A process group: 0 its own new one. The parent's by default. */
  pgid?: number
  /** Another machine (ssh). */
  place?: string
  uid?: number
  gid?: number
  groups?: readonly number[]
  /** Without the parent's controlling terminal: what it writes still gets there, but it does not see one. */
  noTty?: boolean
}

/** Opening a file as a redirection or a tool does. */
export interface OpenOptions {
  read?: boolean
  write?: boolean
  append?: boolean
  truncate?: boolean
  create?: boolean
  /** Fails with EEXIST when it is there (`set -C`). */
  exclusive?: boolean
}

/**
 * A process as its program sees it: the system calls. Every path may be relative to `cwd`.
 * All of them throw Errno as the system call would.
 */
export interface Process {
  readonly pid: number
  readonly ppid: number
  readonly pgid: number
  readonly argv: readonly string[]
  /** Exported variables. */
  readonly env: Readonly<Record<string, string>>
  readonly uid: number
  readonly gid: number
  readonly groups: readonly number[]
  cwd: string
  umask: number
  readonly machine: Machine
  readonly dialect: Dialect
  /**
   * The machine's files as this process sees them: relative paths begin at its folder, permissions and umask
   * hold, and /proc and /dev are there.
   */
  readonly files: FileSystem

  /** What is there to read: '' nothing yet (wait for it), undefined at the end. At most `max` UTF-16 units. */
  read(fd: number, max?: number): string | undefined
  /** One line with its end ('' nothing whole yet, undefined at the end; a last line may lack its end). */
  readLine(fd: number): string | undefined
  /** Always takes all; a program that writes without end waits for room (`{ wait: 'output' }`) now and then. */
  write(fd: number, text: string): void
  /** The descriptor leads to a terminal. */
  isTerminal(fd: number): boolean
  /** The terminal that the descriptor leads to. */
  terminal(fd: number): TerminalInfo | undefined
  /** `cooked: false`: keys come one by one, and none is a signal. */
  setTerminalMode(fd: number, mode: { cooked?: boolean; echo?: boolean }): void
  /** Its descriptors in order. */
  descriptors(): number[]
  open(path: string, options: OpenOptions): number
  close(fd: number): void
  dup(from: number, to?: number): number
  /** Reading end, writing end. */
  pipe(): [number, number]

  /** @throws Errno ENOENT, EACCES, ENOEXEC when it cannot be started; EAGAIN at the limit of processes */
  spawn(options: SpawnOptions): number
  /** A child that has ended, and forgets it; undefined: none has yet. @throws Errno ESRCH: no such child */
  reap(pid?: number): { pid: number; status: ExitStatus } | undefined
  /** A positive pid, or a group as its negative; 0 the own group. @throws Errno ESRCH, EPERM */
  kill(pid: number, signal: Signal | 0): void
  /** `default`, `ignore`, or `catch`: pending ones are then taken with `takeSignals`. */
  onSignal(signal: Signal, action: 'default' | 'ignore' | 'catch'): void
  /** Signals caught since the last call, in order. */
  takeSignals(): Signal[]
  /** Makes a group the foreground of its terminal. */
  setForeground(pgid: number): void
  /** Moves itself (0) or a child to a process group; 0: its own. */
  setGroup(pid: number, pgid: number): void
  /** Another user, as `su` and `sudo` become. @throws Errno EPERM but for root */
  setUser(uid: number, gid: number, groups: readonly number[]): void
  /** What the host answered to `{ wait: 'host' }`, once. */
  takeAnswer(): unknown
  /** Counts work that one step does in a loop. @throws LimitError, which nobody catches but the kernel */
  spend(steps: number): void
  /** The file that a command's name stands for: a path, or looked for in PATH. @throws Errno ENOENT, EACCES */
  find(command: string): string
  /** Bytes of memory that it holds from now on; the machine may kill it for it. */
  hold(bytes: number): void
  /** Of a processor, from now on: 1 is a whole one. */
  useCpu(share: number): void
  /** One of the kernel's own processes is there, ended or not. */
  knows(pid: number): boolean
  /** All processes of the machine that it may see (`ps`, /proc). */
  processes(): readonly ProcessInfo[]

  /** Absolute, `.` and `..` taken out. */
  resolve(path: string): string
}

export interface TerminalInfo {
  /** As `tty` says it, without /dev/: `pts/0`. */
  name: string
  columns: number
  rows: number
  /** The process group that it belongs to. */
  foreground: number
  cooked: boolean
  echo: boolean
}

export type ExitStatus = { code: number } | { signal: Signal } | { stopped: Signal }

export interface ProcessInfo {
  pid: number
  ppid: number
  pgid: number
  uid: number
  argv: readonly string[]
  /** Virtual ms. */
  startedAt: number
  state: 'R' | 'S' | 'T' | 'Z'
  tty: string | undefined
  gid?: number
  /** The file that it runs, for those of the kernel. */
  exe?: string
  /** In the foreground of its terminal. */
  foreground?: boolean
  /** kB in memory. */
  rss?: number
}

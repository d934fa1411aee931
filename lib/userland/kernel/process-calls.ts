import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { type Core, Ended } from '@/lib/userland/kernel/core'
import { install, release } from '@/lib/userland/kernel/descriptors'
import { Errno } from '@/lib/userland/kernel/errno'
import { findCommand } from '@/lib/userland/kernel/executables'
import type { Dialect, Machine } from '@/lib/userland/kernel/machine'
import { addPipeEnds, openFileOf, readFrom, writeTo } from '@/lib/userland/kernel/open-files'
import { openPath } from '@/lib/userland/kernel/opening'
import { isCapable } from '@/lib/userland/kernel/permissions'
import type {
  ExitStatus,
  OpenOptions,
  Process,
  ProcessInfo,
  Signal,
  SpawnOptions,
  TerminalInfo,
} from '@/lib/userland/kernel/process'
import { ProcessFiles } from '@/lib/userland/kernel/process-files'
import { forget, kill, raise } from '@/lib/userland/kernel/signals'
import { spawn } from '@/lib/userland/kernel/spawning'
import type { ProcessRecord, Terminal } from '@/lib/userland/kernel/state'
import { stateOf, visible } from '@/lib/userland/kernel/virtual-files'

export function infoOf(core: Core, record: ProcessRecord): ProcessInfo {
  const { pid, pgid, uid, gid, argv, startedAt, tty, exe } = record
  const foreground = core.state.terminals.get(tty ?? '')?.foreground === pgid
  const state = stateOf(record)
  return { pid, ppid: Math.abs(record.ppid), pgid, uid, gid, argv, startedAt, state, tty, exe, foreground }
}

/** The system calls of one process; it keeps nothing itself. */
export class ProcessCalls implements Process {
  readonly files: ProcessFiles

  constructor(
    private readonly core: Core,
    readonly pid: number,
  ) {
    this.files = new ProcessFiles(core, pid)
  }

  private get record(): ProcessRecord {
    return this.core.getProcess(this.pid)
  }

  private get seen(): ProcessRecord {
    const record = this.core.state.processes.get(this.pid)
    if (!record) throw new Errno('ESRCH')
    return record
  }

  get ppid(): number {
    return Math.abs(this.seen.ppid)
  }

  get pgid(): number {
    return this.seen.pgid
  }

  get argv(): readonly string[] {
    return this.seen.argv
  }

  get env(): Readonly<Record<string, string>> {
    return this.seen.env
  }

  get uid(): number {
    return this.seen.uid
  }

  get gid(): number {
    return this.seen.gid
  }

  get groups(): readonly number[] {
    return this.seen.groups
  }

  get cwd(): string {
    return this.seen.cwd
  }

  set cwd(path: string) {
    this.record.cwd = path
  }

  get umask(): number {
    return this.seen.umask
  }

  set umask(mask: number) {
    this.record.umask = mask
  }

  get machine(): Machine {
    return this.core.machine(this.seen.place)
  }

  get dialect(): Dialect {
    return this.machine.dialect
  }

  read(fd: number, max = 65_536): string | undefined {
    return readFrom(this.core, this.record, openFileOf(this.core, this.record, fd), max, false)
  }

  readLine(fd: number): string | undefined {
    return readFrom(this.core, this.record, openFileOf(this.core, this.record, fd), Infinity, true)
  }

  write(fd: number, text: string): void {
    if (text !== '') writeTo(this.core, this.record, fd, openFileOf(this.core, this.record, fd), text)
  }

  private terminalOf(fd: number): Terminal | undefined {
    const id = this.seen.fds.get(fd)
    const file = id === undefined ? undefined : this.core.state.files.get(id)
    // Who has no terminal of its own sees the one behind its streams as a pipe: `ssh HOST COMMAND`.
    if (file?.kind !== 'terminal' || this.seen.tty === undefined) return undefined
    return this.core.state.terminals.get(file.tty)
  }

  isTerminal(fd: number): boolean {
    return this.terminalOf(fd) !== undefined
  }

  terminal(fd: number): TerminalInfo | undefined {
    const terminal = this.terminalOf(fd)
    if (!terminal) return undefined
    const { name, columns, rows, foreground, cooked, echo } = terminal
    return { name, columns, rows, foreground, cooked, echo }
  }

  setTerminalMode(fd: number, mode: { cooked?: boolean; echo?: boolean }): void {
    const terminal = this.core.terminal(this.terminalOf(fd)?.name ?? '')
    if (!terminal) throw new Errno('ENOTTY')
    terminal.cooked = mode.cooked ?? terminal.cooked
    terminal.echo = mode.echo ?? terminal.echo
  }

  descriptors(): number[] {
    return [...this.seen.fds.keys()].sort((a, b) => a - b)
  }

  open(path: string, options: OpenOptions): number {
    return install(this.core, this.record, openPath(this.core, this.record, this.files, path, options))
  }

  close(fd: number): void {
    const { record } = this
    const id = record.fds.get(fd)
    if (id === undefined) throw new Errno('EBADF')
    record.fds.delete(fd)
    release(this.core, id)
  }

  dup(from: number, to?: number): number {
    const id = this.seen.fds.get(from)
    if (id === undefined) throw new Errno('EBADF')
    return from === to ? from : install(this.core, this.record, id, to)
  }

  pipe(): [number, number] {
    const [reading, writing] = addPipeEnds(this.core)
    return [install(this.core, this.record, reading), install(this.core, this.record, writing)]
  }

  spawn(options: SpawnOptions): number {
    return spawn(this.core, this.record, this.files, options)
  }

  reap(pid?: number): { pid: number; status: ExitStatus } | undefined {
    const children: ProcessRecord[] = []
    for (const one of this.core.state.processes.values())
      if (one.ppid === this.pid && (pid === undefined || one.pid === pid)) children.push(one)
    if (children.length === 0) throw new Errno('ESRCH')
    const ended = children.find((one) => one.ended)
    if (ended?.ended) {
      forget(this.core, ended.pid)
      return { pid: ended.pid, status: ended.ended }
    }
    const stopped = children.find((one) => one.stopped && one.tells)
    if (!stopped?.stopped) return undefined
    this.core.getProcess(stopped.pid).tells = false
    return { pid: stopped.pid, status: { stopped: stopped.stopped } }
  }

  kill(pid: number, signal: Signal | 0): void {
    const { record } = this
    kill(this.core, record, pid, signal)
    if (record.ended) throw new Ended()
  }

  onSignal(signal: Signal, action: 'default' | 'ignore' | 'catch'): void {
    if (signal === 'KILL' || signal === 'STOP') return
    const { actions } = this.record
    if (action === 'default') actions.delete(signal)
    else actions.set(signal, action)
  }

  takeSignals(): Signal[] {
    if (this.seen.caught.length === 0) return []
    const { record } = this
    const { caught } = record
    record.caught = []
    return caught
  }

  setForeground(pgid: number): void {
    const terminal = this.core.terminal(this.seen.tty ?? '')
    if (!terminal) throw new Errno('ENOTTY')
    terminal.foreground = pgid
  }

  setGroup(pid: number, pgid: number): void {
    const target = pid === 0 ? this.pid : pid
    this.core.getProcess(target).pgid = pgid === 0 ? target : pgid
  }

  setUser(uid: number, gid: number, groups: readonly number[]): void {
    if (!isCapable(this.seen, 'SETUID')) throw new Errno('EPERM')
    Object.assign(this.record, { uid, gid, groups })
  }

  takeAnswer(): unknown {
    const { record } = this
    const { answer } = record
    record.answer = undefined
    return answer
  }

  hold(bytes: number): void {
    const { record, core } = this
    record.memory = bytes
    if (core.host.mayHold?.(this.pid) !== false) return
    raise(core, record, 'KILL')
    throw new Ended()
  }

  useCpu(share: number): void {
    this.record.cpu = share
  }

  spend(steps: number): void {
    this.core.spend(steps)
  }

  find(command: string): string {
    return findCommand(this.core, this.seen, this.files, command)
  }

  knows(pid: number): boolean {
    return this.core.state.processes.has(pid)
  }

  processes(): readonly ProcessInfo[] {
    const { core, seen } = this
    const own = visible(core, seen).map((one) => infoOf(core, one))
    return [...(this.machine.processes?.() ?? []), ...own].sort((a, b) => a.pid - b.pid)
  }

  resolve(path: string): string {
    return resolvePath(this.seen.cwd, path)
  }
}

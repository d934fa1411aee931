/**
 * Processes over virtual time: who runs, what waits, how they talk. The host gives machines, programs and
 * time, types into terminals, and takes what is written.
 * Mirrors: fork, exec, wait, signals, process groups, pipes, terminals of a Unix.
 * Differs: one process runs at a time, from one wait to the next; no threads, no sessions beside terminals.
 */
import { copyOf } from '@/lib/userland/kernel/copy'
import { Core, Ended, type KernelHost } from '@/lib/userland/kernel/core'
import { closeAll, install } from '@/lib/userland/kernel/descriptors'
import { Errno } from '@/lib/userland/kernel/errno'
import { findCommand, type Loaded } from '@/lib/userland/kernel/executables'
import { LIMITS, LimitError } from '@/lib/userland/kernel/limits'
import type { Listener, Visit } from '@/lib/userland/kernel/network'
import { addPipeEnds } from '@/lib/userland/kernel/open-files'
import { openPath } from '@/lib/userland/kernel/opening'
import type { ExitStatus, ProcessInfo, Signal } from '@/lib/userland/kernel/process'
import { infoOf, ProcessCalls } from '@/lib/userland/kernel/process-calls'
import type { Step } from '@/lib/userland/kernel/program'
import { isReady, type Pause, pauseOf, ready, takeNews } from '@/lib/userland/kernel/scheduling'
import { endProcess, forget, raise, raiseGroup } from '@/lib/userland/kernel/signals'
import { addProcess, lookUp, nextPid } from '@/lib/userland/kernel/spawning'
import type { Slice, StartOptions, Stream } from '@/lib/userland/kernel/start-options'
import { type KernelState, newKernelState, type ProcessRecord } from '@/lib/userland/kernel/state'
import { typeInto } from '@/lib/userland/kernel/terminal'

export class Kernel {
  private readonly core: Core
  private readonly calls = new Map<number, ProcessCalls>()

  constructor(host: KernelHost, state: KernelState = newKernelState()) {
    this.core = new Core(host, state)
  }

  private get state(): KernelState {
    return this.core.state
  }

  /** Another kernel that goes on from here; what neither changes is shared. */
  fork(host: KernelHost): Kernel {
    const { state } = this
    const next = { ...state, epoch: state.epoch + 1 }
    this.core.state = { ...next }
    return new Kernel(host, {
      ...next,
      processes: new Map(state.processes),
      files: new Map(state.files),
      pipes: new Map(state.pipes),
      fifos: new Map(state.fifos),
      terminals: new Map(state.terminals),
    })
  }

  /** All there is, as plain data that nothing changes any more; `new Kernel(host, copy)` goes on from it. */
  snapshot(): KernelState {
    return copyOf(this.state)
  }

  addTerminal(name: string, size: { columns: number; rows: number } = { columns: 80, rows: 24 }): void {
    this.state.terminals.set(name, {
      epoch: this.state.epoch,
      name,
      foreground: 0,
      ...size,
      cooked: true,
      echo: true,
      line: '',
      ready: [],
    })
  }

  resize(name: string, columns: number, rows: number): void {
    const terminal = this.core.terminal(name)
    if (!terminal) return
    Object.assign(terminal, { columns, rows })
    raiseGroup(this.core, terminal.foreground, 'WINCH')
  }

  /** The line is gone: HUP to all that hang on it. */
  removeTerminal(name: string): void {
    this.state.terminals.delete(name)
    for (const { pid, tty } of [...this.state.processes.values()]) {
      if (tty !== name) continue
      const record = this.core.process(pid)
      if (!record) continue
      raise(this.core, record, 'HUP')
      raise(this.core, record, 'CONT')
    }
  }

  terminal(name: string) {
    return this.state.terminals.get(name)
  }

  /** Keys that were pressed on a terminal, control characters among them. */
  type(tty: string, text: string): void {
    typeInto(this.core, tty, text)
  }

  /** A pipe that the host writes to: its number, for `streams` and `feed`. */
  addFeed(): number {
    const [reading, writing] = addPipeEnds(this.core)
    this.core.file(writing).refs = 1
    const file = this.core.file(reading)
    if ('pipe' in file) this.core.pipe(file.pipe).writers = 1
    return reading
  }

  /** Text for a feed, or (undefined) its end. */
  feed(feed: number, text: string | undefined): void {
    const file = this.state.files.get(feed)
    if (!file || !('pipe' in file)) return
    const pipe = this.core.pipe(file.pipe)
    if (text === undefined) pipe.writers = 0
    else {
      pipe.chunks.push(text)
      pipe.size += text.length
    }
  }

  private callsOf(pid: number): ProcessCalls {
    let calls = this.calls.get(pid)
    if (!calls) {
      if (this.calls.size > 4 * LIMITS.processes) this.calls.clear()
      calls = new ProcessCalls(this.core, pid)
      this.calls.set(pid, calls)
    }
    return calls
  }

  private fileOf(record: ProcessRecord, stream: Stream | undefined): number {
    const { core } = this
    if (!stream) return core.addFile({ kind: 'device', device: 'null', place: record.place })
    if ('tty' in stream) return core.addFile({ kind: 'terminal', tty: stream.tty })
    if ('sink' in stream) return core.addFile({ kind: 'sink', name: stream.sink })
    if ('feed' in stream) return stream.feed
    const { path, write } = stream
    const options = write ? { write, create: true, append: true } : { read: true }
    return openPath(core, record, this.callsOf(record.pid).files, path, options)
  }

  /** Starts a process. @throws Errno ENOENT, EACCES, ENOEXEC, EAGAIN */
  start(options: StartOptions): number {
    const { core } = this
    const pid = nextPid(core)
    const { place, tty, env = {}, cwd = '/', uid = 0, gid = 0, groups = [], umask = 0o022 } = options
    const base = {
      pid,
      ppid: 0,
      pgid: pid,
      argv: options.argv,
      env,
      uid,
      gid,
      groups,
      cwd,
      umask,
      place,
      tty,
      capabilities: options.capabilities,
      noNewPrivileges: options.noNewPrivileges,
    }
    const startedAt = core.machine(place).now()
    const { state } = options
    const begun = state !== undefined
    const record = addProcess(core, { ...base, startedAt, program: '', exe: '', state, begun })
    try {
      const { files } = this.callsOf(pid)
      Object.assign(record, lookUp(core, record, files, options.argv, options))
      const shared = tty === undefined ? undefined : this.fileOf(record, { tty })
      for (let fd = 0; fd < Math.max(3, options.streams?.length ?? 0); fd++) {
        const stream = options.streams?.[fd]
        install(core, record, stream || shared === undefined ? this.fileOf(record, stream) : shared, fd)
      }
    } catch (error) {
      closeAll(core, record)
      forget(core, pid)
      throw error
    }
    const terminal = core.terminal(tty ?? '')
    if (terminal) terminal.foreground = pid
    return pid
  }

  /** How a process that the host started ended; undefined while it runs. It is forgotten when it has. */
  reap(pid: number): ExitStatus | undefined {
    const ended = this.state.processes.get(pid)?.ended
    if (ended) forget(this.core, pid)
    return ended
  }

  processes(): ProcessInfo[] {
    return [...this.state.processes.values()].map((record) => infoOf(this.core, record))
  }

  process(pid: number): ProcessInfo | undefined {
    const record = this.state.processes.get(pid)
    return record && infoOf(this.core, record)
  }

  /** Where a process is, and what it runs. */
  placeOf(pid: number): { place: string; cwd: string; program: string } | undefined {
    return this.state.processes.get(pid)
  }

  /** What a program knows of itself; not to be changed. */
  stateOf(pid: number): unknown {
    return this.state.processes.get(pid)?.state
  }

  /** How often anything has happened to its processes: as long as that stays, so do they. */
  get stirs(): number {
    return this.core.stirs
  }

  /** The sockets that processes listen on, and whose they are. Changes nothing. */
  listeners(): { pid: number; place: string; listener: Listener }[] {
    const found: { pid: number; place: string; listener: Listener }[] = []
    for (const { pid, place, program, state, begun, ended } of this.state.processes.values()) {
      if (!begun || ended || state === undefined) continue
      const listeners = this.core.host.program(program)?.listeners?.(state, this.callsOf(pid)) ?? []
      for (const listener of listeners) found.push({ pid, place, listener })
    }
    return found
  }

  /** Whether a process does anything about who comes to its socket. */
  hears(pid: number, listener: Listener): boolean {
    const program = this.core.host.program(this.state.processes.get(pid)?.program ?? '')
    return program?.visited !== undefined || listener.log !== undefined
  }

  /** Somebody has come to a socket of a process: it hears of it, or its listener's lines are printed. */
  visited(pid: number, listener: Listener, visit: Visit): void {
    const record = this.core.process(pid)
    if (!record || record.ended) return
    const calls = this.callsOf(pid)
    try {
      const program = this.core.host.program(record.program)
      if (program?.visited) {
        this.core.stirs += 1
        if (program.visited(record.state, calls, listener.port, visit) !== false) this.core.wake(record)
      } else for (const line of listener.log?.(visit) ?? []) calls.write(1, `${line}\n`)
    } catch (error) {
      if (error instanceof Errno) this.fail(record, error)
      else if (!(error instanceof Ended)) throw error
    }
  }

  /** Bytes that processes hold, by place. */
  memory(): Map<string, number> {
    const held = new Map<string, number>()
    for (const { place, memory, ended } of this.state.processes.values())
      if (memory && !ended) held.set(place, (held.get(place) ?? 0) + memory)
    return held
  }

  /**
   * A signal to a process from the namespace around it, as a container runtime sends it: a first process that does
   * not care about it lives on.
   */
  signal(pid: number, signal: Signal): void {
    const record = this.core.process(pid)
    if (record) raise(this.core, record, signal, signal !== 'KILL' && signal !== 'STOP')
  }

  /** A signal from outside: to a process, or to a group as its negative. */
  kill(pid: number, signal: Signal): void {
    if (pid < 0) {
      raiseGroup(this.core, -pid, signal)
      return
    }
    const record = this.core.process(pid)
    if (record) raise(this.core, record, signal)
  }

  /** Answers a request of `{ wait: 'host' }`. */
  answer(pid: number, answer: unknown): void {
    const record = this.core.process(pid)
    if (!record) return
    record.answer = answer
    this.core.wake(record)
  }

  /** Something outside has changed: those who wait for that look again. */
  changed(): void {
    for (const { pid, wait } of [...this.state.processes.values()]) {
      const record = wait?.wait === 'change' ? this.core.process(pid) : undefined
      if (record) this.core.wake(record)
    }
  }

  /** What may be spent is there again: a new line, a new stretch of time. */
  refill(): void {
    this.state.steps = 0
    this.state.bytes = 0
  }

  /** Why nothing runs now. */
  pause(): Pause {
    return pauseOf(this.core)
  }

  /** Runs what can run, until nothing can or the slice is used up. */
  pump(slice: Slice = {}): Pause {
    const { core } = this
    let steps = slice.steps ?? Infinity
    const lastByte = this.state.bytes + (slice.bytes ?? Infinity)
    const lastSpent = this.state.steps + (slice.spent ?? Infinity)
    const isOver = () => this.state.bytes > lastByte || this.state.steps > lastSpent || slice.isEnough?.()
    for (;;) {
      const queue = ready(core)
      if (queue.length === 0) return pauseOf(core)
      for (const { pid } of queue) {
        if (steps-- <= 0 || isOver()) return { ...pauseOf(core), busy: true }
        const record = core.process(pid)
        if (!record || !isReady(core, record)) continue
        const limit = this.run(record)
        if (limit) return { ...pauseOf(core), limit: { name: limit.limit, pid } }
      }
    }
  }

  /** One step of a process, and what follows from it. */
  private run(record: ProcessRecord): LimitError | undefined {
    const { core } = this
    const calls = this.callsOf(record.pid)
    core.stirs += 1
    if (record.wait?.wait === 'child') takeNews(core, record.pid)
    record.woken = false
    record.wait = undefined
    record.turn = this.state.nextTurn++
    try {
      core.spend(1)
      const program = core.host.program(record.program)
      if (!program) throw new Errno('ENOENT')
      if (!record.begun) {
        record.begun = true
        record.state = program.start(calls)
      }
      if (!record.ended) this.follow(record, program.step(record.state, calls))
    } catch (error) {
      if (error instanceof LimitError) {
        // Who knows what to do about an interrupt (a shell with somebody before it) gives up its line, not itself.
        if (record.actions.get('INT') === 'catch') raise(core, record, 'INT')
        else endProcess(core, record, { signal: 'KILL' })
        return error
      }
      if (error instanceof Errno) this.fail(record, error)
      else if (!(error instanceof Ended)) throw error
    }
    return undefined
  }

  /** A call failed that the program did not expect to. */
  private fail(record: ProcessRecord, error: Errno): void {
    if (record.ended) return
    try {
      if (error.code !== 'EPIPE') this.callsOf(record.pid).write(2, `${record.argv[0]}: ${error.message}\n`)
    } catch (second) {
      if (!(second instanceof Errno || second instanceof Ended)) throw second
    }
    endProcess(this.core, record, { code: 1 })
  }

  private follow(record: ProcessRecord, step: Step): void {
    if (record.ended) return
    if ('exit' in step) endProcess(this.core, record, { code: step.exit & 255 })
    else if ('exec' in step) this.exec(record, step.exec, step.env)
    else record.wait = step
  }

  private exec(record: ProcessRecord, argv: readonly string[], env = record.env): void {
    const { files } = this.callsOf(record.pid)
    const view = { ...record, env }
    let loaded: Loaded
    try {
      loaded = lookUp(this.core, view, files, argv)
    } catch (error) {
      // A script without `#!` is the shell's, as execvp has it.
      if (!(error instanceof Errno) || error.code !== 'ENOEXEC') throw error
      const path = findCommand(this.core, view, files, argv[0] ?? '')
      loaded = lookUp(this.core, view, files, ['/bin/sh', path, ...argv.slice(1)])
    }
    for (const [signal, action] of record.actions) if (action === 'catch') record.actions.delete(signal)
    Object.assign(record, { ...loaded, env, begun: false, state: undefined })
  }
}

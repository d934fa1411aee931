import { copyOf } from '@/lib/userland/kernel/copy'
import { Errno } from '@/lib/userland/kernel/errno'
import { LIMITS, LimitError } from '@/lib/userland/kernel/limits'
import type { Machine } from '@/lib/userland/kernel/machine'
import type { Program } from '@/lib/userland/kernel/program'
import type { KernelState, OpenFile, Pipe, ProcessRecord, Terminal } from '@/lib/userland/kernel/state'

/** Who writes what: a descriptor that leads to a terminal or to a sink. */
export interface Output {
  pid: number
  fd: number
  /** One of the two. */
  tty?: string
  sink?: string
}

/** What surrounds a kernel; a fork of the kernel gets its own. */
export interface KernelHost {
  /** Programs by name; the registry is shared by all machines. */
  program(name: string): Program | undefined
  machine(name: string): Machine | undefined
  /** Takes what is written to terminals and sinks, as it is written. */
  output(text: string, to: Output): void
  /** Bytes that processes may write between two refills; as {@link LIMITS} has it by default. */
  readonly maxBytes?: number
  /** Likewise, steps. */
  readonly maxSteps?: number
  /** A process holds so much memory now: false ends it. */
  mayHold?(pid: number): boolean
}

/** Unwinds the step of a process that has ended meanwhile. */
export class Ended extends Error {}

/** The tables of a kernel, each record copied before it is first changed after a fork. */
export class Core {
  /** How often a process has begun, run, ended or been visited. */
  stirs = 0

  constructor(
    readonly host: KernelHost,
    public state: KernelState,
  ) {}

  private own<K, R extends { epoch: number }>(table: Map<K, R>, key: K): R | undefined {
    const record = table.get(key)
    if (!record || record.epoch === this.state.epoch) return record
    const copy = copyOf(record)
    copy.epoch = this.state.epoch
    table.set(key, copy)
    return copy
  }

  process(pid: number): ProcessRecord | undefined {
    return this.own(this.state.processes, pid)
  }

  /** To be changed. @throws Errno ESRCH */
  getProcess(pid: number): ProcessRecord {
    const record = this.process(pid)
    if (!record) throw new Errno('ESRCH')
    return record
  }

  file(id: number): OpenFile {
    const file = this.own(this.state.files, id)
    if (!file) throw new Errno('EBADF')
    return file
  }

  pipe(id: number): Pipe {
    const pipe = this.own(this.state.pipes, id)
    if (!pipe) throw new Errno('EBADF')
    return pipe
  }

  terminal(name: string): Terminal | undefined {
    return this.own(this.state.terminals, name)
  }

  machine(place: string): Machine {
    const machine = this.host.machine(place)
    if (!machine) throw new Errno('ENOENT')
    return machine
  }

  /** Whether processes of two places see each other. */
  seesEachOther(a: string, b: string): boolean {
    if (a === b) return true
    const { pids } = this.host.machine(a) ?? {}
    return pids !== undefined && this.host.machine(b)?.pids === pids
  }

  addFile(file: DistributiveOmit<OpenFile, 'epoch' | 'refs'>): number {
    const id = this.state.nextFile++
    this.state.files.set(id, { ...file, epoch: this.state.epoch, refs: 0 } as OpenFile)
    return id
  }

  addPipe(fifo?: string): number {
    const id = this.state.nextPipe++
    this.state.pipes.set(id, {
      epoch: this.state.epoch,
      chunks: [],
      size: 0,
      seen: 0,
      readers: 0,
      writers: 0,
      hadReader: fifo === undefined,
      hadWriter: fifo === undefined,
      fifo,
    })
    return id
  }

  /** Lets it run next time. */
  wake(record: ProcessRecord): void {
    record.woken = true
  }

  spend(steps: number): void {
    this.state.steps += steps
    if (this.state.steps > (this.host.maxSteps ?? LIMITS.steps)) throw new LimitError('steps')
  }

  spendBytes(bytes: number): void {
    this.state.bytes += bytes
    if (this.state.bytes > (this.host.maxBytes ?? LIMITS.bytes)) throw new LimitError('bytes')
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

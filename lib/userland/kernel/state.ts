import type { ExitStatus, Signal } from '@/lib/userland/kernel/process'
import type { Wait } from '@/lib/userland/kernel/program'

/** Belongs to the state whose epoch it has; any other copies it before it changes it. */
interface Owned {
  epoch: number
}

export interface ProcessRecord extends Owned {
  pid: number
  /** 0: started by the host of the kernel. */
  ppid: number
  pgid: number
  argv: readonly string[]
  env: Readonly<Record<string, string>>
  uid: number
  gid: number
  groups: readonly number[]
  /** Bits of the bounding set as a hexadecimal number; unset: all. */
  capabilities?: string | undefined
  /** It and what it starts gain no more than it has. */
  noNewPrivileges?: boolean | undefined
  cwd: string
  umask: number
  /** The machine it is on, by name. */
  place: string
  /** Its controlling terminal. */
  tty?: string
  startedAt: number
  /** By its name in the registry. */
  program: string
  /** The file it was started from. */
  exe: string
  /** The program's own; undefined until it has begun. */
  state: unknown
  begun: boolean
  /** Descriptor → open file. */
  fds: Map<number, number>
  /** Unset: it can run. */
  wait?: Wait
  /** Goes on whatever it waits for. */
  woken: boolean
  /** Where it stands in the queue of those that can run. */
  turn: number
  actions: Map<Signal, 'ignore' | 'catch'>
  caught: Signal[]
  /** Came while it was stopped. */
  pending: Signal[]
  stopped?: Signal
  /** Its parent has not been told of the stop yet. */
  tells: boolean
  ended?: ExitStatus
  /** What the host answered to its request. */
  answer?: unknown
  /** Bytes that it holds, and what it uses of a processor; as it has said. */
  memory?: number
  cpu?: number
}

/** An open file description: descriptors of several processes may share it, its offset with them. */
export type OpenFile = Owned & { refs: number } & (
    | {
        kind: 'file'
        place: string
        path: string
        inode: number
        /** In units of text. */
        offset: number
        read: boolean
        write: boolean
        append: boolean
        uid: number
      }
    /** A text of /proc, or a file whose last name is gone. */
    | { kind: 'text'; text: string; offset: number; write: boolean; append: boolean }
    | { kind: 'read' | 'write' | 'both'; pipe: number }
    | { kind: 'terminal'; tty: string }
    /** The host takes what is written. */
    | { kind: 'sink'; name: string }
    | { kind: 'device'; device: Device; place: string }
  )

export type Device = 'null' | 'zero' | 'full' | 'random'

export interface Pipe extends Owned {
  /** Pieces as they were written. */
  chunks: string[]
  /** Units of text in it. */
  size: number
  /** Of that, what is no whole line to who reads lines: it waits for more. */
  seen: number
  readers: number
  writers: number
  /** Unset until there has been one: a named pipe waits for it. */
  hadReader: boolean
  hadWriter: boolean
  /** The named pipe that it is. */
  fifo?: string
}

export interface Terminal extends Owned {
  name: string
  foreground: number
  columns: number
  rows: number
  /** Lines are edited, and control characters are signals. */
  cooked: boolean
  echo: boolean
  /** Typed, and not yet a line. */
  line: string
  /** Ready to be read, a line or (raw) a piece each; '' is the end of input. */
  ready: string[]
}

/** All that a kernel knows: plain data. Records are changed through Core only. */
export interface KernelState {
  epoch: number
  nextPid: number
  nextFile: number
  nextPipe: number
  nextTurn: number
  processes: Map<number, ProcessRecord>
  files: Map<number, OpenFile>
  pipes: Map<number, Pipe>
  /** Of named pipes that are open, by place and inode. */
  fifos: Map<string, number>
  terminals: Map<string, Terminal>
  /** Spent since the host last refilled. */
  steps: number
  bytes: number
}

export const newKernelState = (firstPid = 1): KernelState => ({
  epoch: 0,
  nextPid: firstPid,
  nextFile: 1,
  nextPipe: 1,
  nextTurn: 1,
  processes: new Map(),
  files: new Map(),
  pipes: new Map(),
  fifos: new Map(),
  terminals: new Map(),
  steps: 0,
  bytes: 0,
})

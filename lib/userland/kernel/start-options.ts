/** What the host of a kernel says when it starts a process, and when it lets them run. */

/** Where a descriptor of a process that the host starts leads to. */
export type Stream = { tty: string } | { sink: string } | { feed: number } | { path: string; write?: boolean }

export interface StartOptions {
  argv: readonly string[]
  /** By its name in the registry; looked for in PATH otherwise. */
  program?: string
  place: string
  env?: Readonly<Record<string, string>>
  cwd?: string
  uid?: number
  gid?: number
  groups?: readonly number[]
  /** Bits of the bounding set as a hexadecimal number; all by default. */
  capabilities?: string | undefined
  noNewPrivileges?: boolean | undefined
  umask?: number
  /** Its controlling terminal, whose foreground it becomes; and what its descriptors lead to by default. */
  tty?: string
  /** Of descriptors 0, 1, 2 …; /dev/null where nothing is said and there is no terminal. */
  streams?: readonly (Stream | undefined)[]
  /** What the program starts with instead of what its `start` gives. */
  state?: unknown
}

/** A slice of work between two looks of the host. */
export interface Slice {
  steps?: number
  /** Steps that programs count themselves, and those. */
  spent?: number
  bytes?: number
  /** Asked before each step: the host has enough. */
  isEnough?(): boolean
}

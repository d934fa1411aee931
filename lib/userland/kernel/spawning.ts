import { copyOf } from '@/lib/userland/kernel/copy'
import type { Core } from '@/lib/userland/kernel/core'
import { install } from '@/lib/userland/kernel/descriptors'
import { Errno } from '@/lib/userland/kernel/errno'
import { findCommand, type Loaded, load } from '@/lib/userland/kernel/executables'
import { LIMITS } from '@/lib/userland/kernel/limits'
import type { SpawnOptions } from '@/lib/userland/kernel/process'
import type { ProcessFiles } from '@/lib/userland/kernel/process-files'
import type { ProcessRecord } from '@/lib/userland/kernel/state'

/** Of environments that nobody changes any more. */
const lengths = new WeakMap<object, number>()

function environmentLength(env: Readonly<Record<string, string>>): number {
  const known = lengths.get(env)
  if (known !== undefined) return known
  let length = 0
  for (const [name, value] of Object.entries(env)) length += name.length + value.length + 2
  if (Object.isFrozen(env)) lengths.set(env, length)
  return length
}

function argumentsLength(argv: readonly string[], env: Readonly<Record<string, string>>): number {
  let length = environmentLength(env)
  for (const word of argv) length += word.length + 1
  return length
}

/** What a command stands for. @throws Errno ENOENT, EACCES, ENOEXEC, E2BIG */
export function lookUp(
  core: Core,
  record: ProcessRecord,
  files: ProcessFiles,
  argv: readonly string[],
  { program, file }: Pick<SpawnOptions, 'program' | 'file'> = {},
): Loaded {
  if (argumentsLength(argv, record.env) > LIMITS.arguments) throw new Errno('E2BIG')
  const [command = ''] = argv
  if (program === undefined)
    return load(core, record, files, file ?? findCommand(core, record, files, command), argv)
  if (!core.host.program(program)) throw new Errno('ENOENT')
  return { program, argv, exe: command.startsWith('/') ? command : `/usr/bin/${program}` }
}

const isTaken = (core: Core, pid: number) => core.state.processes.has(pid)

/** @throws Errno EAGAIN at the limit of processes */
export function nextPid(core: Core): number {
  if (core.state.processes.size >= LIMITS.processes) throw new Errno('EAGAIN')
  while (isTaken(core, core.state.nextPid)) core.state.nextPid += 1
  return core.state.nextPid++
}

/** Puts a new process at the end of the queue. */
export function addProcess(
  core: Core,
  record: Omit<
    ProcessRecord,
    'epoch' | 'fds' | 'begun' | 'woken' | 'turn' | 'actions' | 'caught' | 'pending' | 'tells'
  > & { begun?: boolean },
): ProcessRecord {
  const added: ProcessRecord = {
    begun: false,
    ...record,
    epoch: core.state.epoch,
    fds: new Map(),
    woken: false,
    turn: core.state.nextTurn++,
    actions: new Map(),
    caught: [],
    pending: [],
    tells: false,
  }
  core.state.processes.set(record.pid, added)
  core.stirs += 1
  return added
}

/** fork(2) and exec(2) in one. */
export function spawn(core: Core, parent: ProcessRecord, files: ProcessFiles, options: SpawnOptions): number {
  const env = options.env ?? parent.env
  const place = options.place ?? parent.place
  const view = { ...parent, env, place, cwd: options.cwd ?? parent.cwd }
  const loaded = lookUp(core, view, files, options.argv, options)
  for (const fd of options.fds?.values() ?? []) if (!parent.fds.has(fd)) throw new Errno('EBADF')
  const pid = nextPid(core)
  const { uid, gid, groups } = { ...parent, ...defined(options) }
  const isFork = options.state !== undefined
  const child = addProcess(core, {
    pid,
    ppid: parent.pid,
    pgid: options.pgid === 0 ? pid : (options.pgid ?? parent.pgid),
    argv: loaded.argv,
    env,
    uid,
    gid,
    groups,
    capabilities: parent.capabilities,
    noNewPrivileges: parent.noNewPrivileges,
    cwd: view.cwd,
    umask: parent.umask,
    place,
    tty: parent.tty,
    startedAt: core.machine(place).now(),
    program: loaded.program,
    exe: isFork ? parent.exe : loaded.exe,
    state: copyOf(options.state),
    begun: isFork,
  })
  // What is ignored stays ignored; what is caught is caught by the copy of a program only.
  for (const [signal, action] of parent.actions)
    if (action === 'ignore' || isFork) child.actions.set(signal, action)
  const fds = options.fds ?? new Map([...parent.fds.keys()].map((fd) => [fd, fd]))
  for (const [fd, from] of fds) {
    const id = parent.fds.get(from)
    if (id !== undefined) install(core, child, id, fd)
  }
  return pid
}

const defined = ({ uid, gid, groups }: SpawnOptions) => ({
  ...(uid !== undefined && { uid }),
  ...(gid !== undefined && { gid }),
  ...(groups && { groups }),
})

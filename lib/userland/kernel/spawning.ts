import { copyOf } from '@/lib/userland/kernel/copy'
import type { Core } from '@/lib/userland/kernel/core'
import { install } from '@/lib/userland/kernel/descriptors'
import { Errno } from '@/lib/userland/kernel/errno'
import { findCommand, type Loaded, load, type Runner } from '@/lib/userland/kernel/executables'
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
  record: Runner,
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

type Newborn = Omit<
  ProcessRecord,
  'epoch' | 'fds' | 'woken' | 'turn' | 'actions' | 'caught' | 'pending' | 'tells'
>

/** Puts a new process at the end of the queue. Named one by one, its fields lie where engines find them fast. */
export function addProcess(core: Core, given: Newborn): ProcessRecord {
  const added: ProcessRecord = {
    epoch: core.state.epoch,
    pid: given.pid,
    ppid: given.ppid,
    pgid: given.pgid,
    argv: given.argv,
    env: given.env,
    uid: given.uid,
    gid: given.gid,
    groups: given.groups,
    capabilities: given.capabilities,
    noNewPrivileges: given.noNewPrivileges,
    cwd: given.cwd,
    umask: given.umask,
    place: given.place,
    tty: given.tty,
    startedAt: given.startedAt,
    program: given.program,
    exe: given.exe,
    state: given.state,
    begun: given.begun,
    fds: new Map(),
    wait: undefined,
    woken: false,
    turn: core.state.nextTurn++,
    actions: new Map(),
    caught: [],
    pending: [],
    stopped: undefined,
    tells: false,
    ended: undefined,
  }
  core.state.processes.set(added.pid, added)
  core.stirs += 1
  return added
}

/** fork(2) and exec(2) in one. */
export function spawn(core: Core, parent: ProcessRecord, files: ProcessFiles, options: SpawnOptions): number {
  const { env = parent.env, place = parent.place, cwd = parent.cwd } = options
  const { capabilities, noNewPrivileges, umask } = parent
  const tty = options.noTty ? undefined : parent.tty
  const view = { env, place, uid: parent.uid, gid: parent.gid, groups: parent.groups, capabilities }
  const loaded = lookUp(core, view, files, options.argv, options)
  for (const fd of options.fds?.values() ?? []) if (!parent.fds.has(fd)) throw new Errno('EBADF')
  const pid = nextPid(core)
  const { uid = parent.uid, gid = parent.gid, groups = parent.groups } = options
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
    capabilities,
    noNewPrivileges,
    cwd,
    umask,
    place,
    tty,
    startedAt: core.machine(place).now(),
    program: loaded.program,
    exe: isFork ? parent.exe : loaded.exe,
    state: copyOf(options.state),
    begun: isFork,
  })
  // What is ignored stays ignored; what is caught is caught by the copy of a program only.
  for (const [signal, action] of parent.actions)
    if (action === 'ignore' || isFork) child.actions.set(signal, action)
  if (!options.fds) for (const [fd, id] of parent.fds) install(core, child, id, fd)
  else
    for (const [fd, from] of options.fds) {
      const id = parent.fds.get(from)
      if (id !== undefined) install(core, child, id, fd)
    }
  return pid
}

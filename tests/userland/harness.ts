import { shellPrograms } from '@/lib/userland/bash/programs'
import { baseTree } from '@/lib/userland/kernel/base-tree'
import type { KernelHost } from '@/lib/userland/kernel/core'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { Kernel } from '@/lib/userland/kernel/kernel'
import type { Dialect, Machine } from '@/lib/userland/kernel/machine'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'
import type { Program } from '@/lib/userland/kernel/program'
import { tools } from '@/lib/userland/tools'
import '@/lib/userland/whole'

export interface Line {
  text: string
  files?: { path: string; text: string; mode?: number }[]
  stdin?: string
  cwd?: string
  env?: Record<string, string>
  dialect?: Dialect
  /** Instead of `bash -c TEXT`. */
  argv?: string[]
}

export interface Result {
  stdout: string
  stderr: string
  status: number
  /** The limit that ended it. */
  limit?: string
}

export const PROGRAMS: Record<string, Program> = { ...tools, ...shellPrograms }

/** Where the real tools of a machine lie. */
const BASE = baseTree([
  ...['/usr/bin', '/bin', '/tmp', '/root', '/etc', '/dev', '/proc', '/home', '/var'].map(
    (path) => [path, { type: 'directory' }] as [string, { type: 'directory' }],
  ),
  ...Object.keys(PROGRAMS).flatMap((name): [string, { text: string; mode: number }][] => [
    [`/usr/bin/${name}`, { text: `\x7fELF\0${name}\0`, mode: 0o755 }],
    [`/bin/${name}`, { text: `\x7fELF\0${name}\0`, mode: 0o755 }],
  ]),
])

/** A machine with files in memory, its clock and its random numbers. */
export function newWorld(dialect: Dialect = 'gnu', seed = 1) {
  const clock = { now: 1_700_000_000_000 }
  let random = seed
  const machine: Machine = {
    name: 'here',
    hostname: 'host',
    dialect,
    files: new MemoryFileSystem({ now: () => clock.now, tree: newFileTree(), base: BASE }),
    now: () => clock.now,
    random: () => {
      random = (Math.imul(random, 1103515245) + 12345) >>> 0
      return random / 2 ** 32
    },
    users: () => [{ name: 'root', uid: 0, gid: 0, home: '/root', shell: '/bin/bash' }],
    groups: () => [{ name: 'root', gid: 0, members: [] }],
    programAt: (path) => {
      const name = /^\/(?:usr\/)?bin\/([^/]+)$/.exec(path)?.[1]
      return name !== undefined && Object.hasOwn(PROGRAMS, name) ? name : undefined
    },
  }
  const written: Record<string, string[]> = {}
  const host: KernelHost = {
    program: (name) => PROGRAMS[name],
    machine: () => machine,
    output: (text, { tty, sink }) => {
      const name = tty ?? sink ?? ''
      written[name] ??= []
      written[name].push(text)
    },
  }
  return { clock, machine, host, written, text: (name: string) => (written[name] ?? []).join('') }
}

function makeFiles(machine: Machine, cwd: string, files: NonNullable<Line['files']>) {
  const folder = (path: string) => {
    const parts = path.split('/').filter((part) => part !== '')
    for (let i = 1; i <= parts.length; i++) {
      const above = `/${parts.slice(0, i).join('/')}`
      if (!machine.files.stat(above)) machine.files.mkdir(above)
    }
  }
  folder(cwd)
  for (const { path, text, mode } of files) {
    const full = `${cwd}/${path}`
    folder(full.slice(0, full.lastIndexOf('/')))
    machine.files.write(full, text)
    if (mode !== undefined) machine.files.chmod(full, mode)
  }
}

/** Runs a line to its end, jumping over time. */
export function runLine({ text, files = [], stdin = '', cwd = '/work', env, dialect, argv }: Line): Result {
  const world = newWorld(dialect)
  makeFiles(world.machine, cwd, files)
  const kernel = new Kernel(world.host)
  const feed = kernel.addFeed()
  const pid = kernel.start({
    argv: argv ?? ['bash', '-c', text],
    place: 'here',
    cwd,
    env: { PATH: '/usr/bin:/bin', HOME: cwd, LC_ALL: 'C.UTF-8', TZ: 'UTC', PWD: cwd, ...env },
    streams: [{ feed }, { sink: 'out' }, { sink: 'err' }],
  })
  kernel.feed(feed, stdin)
  kernel.feed(feed, undefined)
  for (;;) {
    const pause = kernel.pump()
    const ended = kernel.reap(pid)
    const limit = pause.limit?.name
    if (ended || limit || pause.until === undefined) {
      const status = ended ? ('code' in ended ? ended.code : 128) : -1
      return { stdout: world.text('out'), stderr: world.text('err'), status, ...(limit && { limit }) }
    }
    world.clock.now = Math.max(world.clock.now, pause.until)
  }
}

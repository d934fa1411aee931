/**
 * /proc, /dev and /sys/class as a process sees them.
 * Differs: of /proc only what people look at; numbers that nothing here measures are zero.
 */

import type { Core } from '@/lib/userland/kernel/core'
import type { Mount } from '@/lib/userland/kernel/file-system'
import { interfaceNode } from '@/lib/userland/kernel/interface-files'
import type { Machine } from '@/lib/userland/kernel/machine'
import type { ProcessInfo } from '@/lib/userland/kernel/process'
import { KERNEL_RELEASE } from '@/lib/userland/kernel/release'
import type { Device, OpenFile, ProcessRecord } from '@/lib/userland/kernel/state'

export type VirtualNode =
  | { type: 'directory'; names: string[] }
  | { type: 'file'; text: string; mode?: number }
  /** `file`: what opening it leads to. */
  | { type: 'symlink'; target: string; file?: number }
  | { type: 'character'; device?: Device; tty?: string }

const DEVICES: Record<string, Device> = {
  null: 'null',
  zero: 'zero',
  full: 'full',
  random: 'random',
  urandom: 'random',
}

const STREAMS: Record<string, number> = { stdin: 0, stdout: 1, stderr: 2 }

function linkOf(file: OpenFile | undefined): string {
  if (!file) return ''
  if (file.kind === 'file') return file.path
  if (file.kind === 'terminal') return `/dev/${file.tty}`
  if (file.kind === 'device') return file.device === 'random' ? '/dev/urandom' : `/dev/${file.device}`
  if ('pipe' in file) return `pipe:[${40_000 + file.pipe}]`
  return file.kind === 'sink' ? 'pipe:[39999]' : '/proc'
}

function descriptor(core: Core, record: ProcessRecord, fd: string): VirtualNode | undefined {
  const file = record.fds.get(Number(fd))
  if (file === undefined || !/^\d+$/.test(fd)) return undefined
  return { type: 'symlink', target: linkOf(core.state.files.get(file)), file }
}

/** A node of /dev, or undefined for what only the machine may have. */
function deviceNode(core: Core, record: ProcessRecord, [name = '', sub]: string[]): VirtualNode | undefined {
  if (name === '')
    return {
      type: 'directory',
      names: [...Object.keys(DEVICES), ...Object.keys(STREAMS), 'fd', 'tty', 'pts'],
    }
  if (sub === undefined && Object.hasOwn(DEVICES, name)) return { type: 'character', device: DEVICES[name] }
  if (sub === undefined && Object.hasOwn(STREAMS, name))
    return { type: 'symlink', target: `/proc/self/fd/${STREAMS[name]}` }
  if (name === 'fd') return { type: 'symlink', target: '/proc/self/fd' }
  if (name === 'tty') return { type: 'character', tty: record.tty ?? '' }
  if (name !== 'pts') return undefined
  if (sub === undefined)
    return { type: 'directory', names: [...core.state.terminals.keys()].map((tty) => tty.slice(4)) }
  return core.state.terminals.has(`pts/${sub}`) ? { type: 'character', tty: `pts/${sub}` } : undefined
}

const file = (text: string): VirtualNode => ({ type: 'file', text })
const nul = (texts: readonly string[]) => texts.map((text) => `${text}\0`).join('')

const STATES = { R: 'R (running)', S: 'S (sleeping)', T: 'T (stopped)', Z: 'Z (zombie)' }

export function stateOf(record: ProcessRecord): 'R' | 'S' | 'T' | 'Z' {
  if (record.ended) return 'Z'
  if (record.stopped) return 'T'
  return record.wait ? 'S' : 'R'
}

const nameOf = (record: ProcessRecord) => (record.exe.split('/').at(-1) || record.program).slice(0, 15)

const EVERY_CAPABILITY = '000001ffffffffff'
const NO_CAPABILITY = '0'.repeat(16)

function capabilityLines({ uid, capabilities = EVERY_CAPABILITY, noNewPrivileges }: ProcessRecord): string[] {
  const held = uid === 0 ? capabilities : NO_CAPABILITY
  return [
    `CapInh:\t${NO_CAPABILITY}`,
    `CapPrm:\t${held}`,
    `CapEff:\t${held}`,
    `CapBnd:\t${capabilities}`,
    `CapAmb:\t${NO_CAPABILITY}`,
    `NoNewPrivs:\t${noNewPrivileges ? 1 : 0}`,
    'Seccomp:\t0',
  ]
}

function statusText(record: ProcessRecord): string {
  const ids = (id: number) => `${id}\t${id}\t${id}\t${id}`
  return [
    `Name:\t${nameOf(record)}`,
    `Umask:\t${record.umask.toString(8).padStart(4, '0')}`,
    `State:\t${STATES[stateOf(record)]}`,
    `Tgid:\t${record.pid}`,
    `Ngid:\t0`,
    `Pid:\t${record.pid}`,
    `PPid:\t${Math.abs(record.ppid)}`,
    `TracerPid:\t0`,
    `Uid:\t${ids(record.uid)}`,
    `Gid:\t${ids(record.gid)}`,
    `FDSize:\t64`,
    `Groups:\t${record.groups.map((gid) => `${gid} `).join('')}`,
    'Threads:\t1',
    ...capabilityLines(record),
    '',
  ].join('\n')
}

function statText(record: ProcessRecord, machine: Machine): string {
  const started = Math.floor((record.startedAt - (machine.bootedAt ?? record.startedAt)) / 10)
  const head = [
    record.pid,
    `(${nameOf(record)})`,
    stateOf(record),
    Math.abs(record.ppid),
    record.pgid,
    record.pgid,
  ]
  return `${[...head, 0, -1, ...Array(13).fill(0), started, ...Array(30).fill(0)].join(' ')}\n`
}

export function mountsText(mounts: readonly Mount[]): string {
  return mounts
    .map(({ source, point, type, options }) => `${source} ${point} ${type} ${options.join(',')} 0 0\n`)
    .join('')
}

const OF_PROCESS = ['cmdline', 'comm', 'cwd', 'environ', 'exe', 'fd', 'mounts', 'root', 'stat', 'status']

function processNode(core: Core, record: ProcessRecord, [name, sub]: string[]): VirtualNode | undefined {
  const machine = core.machine(record.place)
  switch (name) {
    case undefined:
      return { type: 'directory', names: OF_PROCESS }
    case 'cmdline':
      return file(record.ended ? '' : nul(record.argv))
    case 'comm':
      return file(`${nameOf(record)}\n`)
    case 'environ':
      return {
        ...(file(nul(Object.entries(record.env).map((pair) => pair.join('=')))) as object),
        mode: 0o400,
      } as VirtualNode
    case 'status':
      return file(statusText(record))
    case 'stat':
      return file(statText(record, machine))
    case 'mounts':
      return file(mountsText(machine.files.mounts()))
    case 'cwd':
      return { type: 'symlink', target: record.cwd }
    case 'exe':
      return { type: 'symlink', target: record.exe }
    case 'root':
      return { type: 'symlink', target: '/' }
    case 'fd':
      return sub === undefined
        ? { type: 'directory', names: [...record.fds.keys()].map(String) }
        : descriptor(core, record, sub)
    default:
      return undefined
  }
}

/** Of a process that is none of the kernel's. */
function foreignNode(
  { argv, exe = '', pid, ppid, uid, state }: ProcessInfo,
  [name]: string[],
): VirtualNode | undefined {
  const comm = (argv[0] ?? '').replace(/^.*\//, '').slice(0, 15)
  switch (name) {
    case undefined:
      return { type: 'directory', names: ['cmdline', 'comm', 'cwd', 'exe', 'root', 'status'] }
    case 'cmdline':
      return file(nul(argv))
    case 'comm':
      return file(`${comm}\n`)
    case 'status':
      return file(`Name:\t${comm}\nState:\t${STATES[state]}\nPid:\t${pid}\nPPid:\t${ppid}\nUid:\t${uid}\n`)
    case 'exe':
      return { type: 'symlink', target: exe }
    case 'cwd':
    case 'root':
      return { type: 'symlink', target: '/' }
    default:
      return undefined
  }
}

const kB = (bytes: number) => `${String(Math.floor(bytes / 1024)).padStart(8)} kB`

function memoryText(machine: Machine): string {
  const { total, free, available } = machine.memory?.() ?? DEFAULT_MEMORY
  return [
    `MemTotal:       ${kB(total)}`,
    `MemFree:        ${kB(free)}`,
    `MemAvailable:   ${kB(available)}`,
    `Buffers:        ${kB(0)}`,
    `Cached:         ${kB(Math.max(0, available - free))}`,
    `SwapTotal:      ${kB(0)}`,
    `SwapFree:       ${kB(0)}`,
    '',
  ].join('\n')
}

export const DEFAULT_MEMORY = { total: 4 * 2 ** 30, free: 2.5 * 2 ** 30, available: 3.2 * 2 ** 30 }
export const DEFAULT_SYSTEM = {
  release: KERNEL_RELEASE,
  version: '#1 SMP PREEMPT_DYNAMIC Debian 6.12.43-1 (2025-08-27)',
}

function cpuText(machine: Machine): string {
  const one = (index: number) =>
    `processor\t: ${index}\nvendor_id\t: GenuineIntel\nmodel name\t: Virtual CPU\ncpu MHz\t\t: 2400.000\n\n`
  return Array.from({ length: machine.cpus ?? 2 }, (_, index) => one(index)).join('')
}

const TEXTS: Record<string, (machine: Machine) => string> = {
  uptime: (machine) => {
    const seconds = ((machine.now() - (machine.bootedAt ?? machine.now())) / 1000).toFixed(2)
    return `${seconds} ${seconds}\n`
  },
  meminfo: memoryText,
  cpuinfo: cpuText,
  loadavg: () => '0.08 0.03 0.01 1/120 4242\n',
  version: (machine) => {
    const { release, version } = machine.system ?? DEFAULT_SYSTEM
    return `Linux version ${release} (gcc) ${version}\n`
  },
  'sys/kernel/hostname': (machine) => `${machine.hostname}\n`,
  filesystems: () => 'nodev\tproc\nnodev\ttmpfs\nnodev\toverlay\n\text4\n',
}

function procNode(core: Core, record: ProcessRecord, parts: string[]): VirtualNode | undefined {
  const machine = core.machine(record.place)
  const [first = '', ...rest] = parts
  if (first === '') {
    const pids = [...visible(core, record), ...(machine.processes?.() ?? [])].map(({ pid }) => String(pid))
    return {
      type: 'directory',
      names: [
        ...pids,
        'self',
        'mounts',
        'sys',
        'net',
        ...Object.keys(TEXTS).filter((name) => !name.includes('/')),
      ],
    }
  }
  if (first === 'self' || first === 'thread-self')
    return rest.length === 0
      ? { type: 'symlink', target: `/proc/${record.pid}` }
      : processNode(core, record, rest)
  if (first === String(record.pid)) return processNode(core, record, rest)
  if (/^\d+$/.test(first)) {
    const other = visible(core, record).find(({ pid }) => pid === Number(first))
    if (other) return processNode(core, other, rest)
    const found = machine.processes?.().find(({ pid }) => pid === Number(first))
    return found && foreignNode(found, rest)
  }
  if (first === 'mounts') return { type: 'symlink', target: '/proc/self/mounts' }
  const name = parts.join('/')
  const text = Object.hasOwn(TEXTS, name) ? TEXTS[name]?.(machine) : machine.procFile?.(name)
  if (text !== undefined) return file(text)
  return name === 'net' || name === 'sys' || name === 'sys/kernel'
    ? { type: 'directory', names: [] }
    : undefined
}

/** Processes of the same machine. */
export function visible(core: Core, record: ProcessRecord): ProcessRecord[] {
  return [...core.state.processes.values()]
    .filter((one) => core.seesEachOther(one.place, record.place))
    .sort((a, b) => a.pid - b.pid)
}

/** Settings of a machine's network are files of its own. */
export const isVirtual = (path: string) =>
  (path.startsWith('/dev') || path.startsWith('/proc') || path.startsWith('/sys/c')) &&
  /^\/(?:dev|proc(?!\/sys\/net\/)|sys\/class)(?:\/|$)/.test(path)

/** What stands there, or undefined. The path is absolute and without `..`. */
export function virtualNode(core: Core, record: ProcessRecord, path: string): VirtualNode | undefined {
  const [, area, ...parts] = path.split('/')
  if (area === 'sys') return interfaceNode(core.machine(record.place), parts.slice(1))
  return area === 'dev' ? deviceNode(core, record, parts) : procNode(core, record, parts)
}

/** What a system says of itself: uptime, free, df, mount, sync. */
import type { Mount } from '@/lib/userland/kernel/file-system'
import { DEFAULT_MEMORY } from '@/lib/userland/kernel/virtual-files'
import { sizeText } from '@/lib/userland/tools/file/common'
import { mountOf } from '@/lib/userland/tools/file/stat'
import type { Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'
import { immediateTool } from '@/lib/userland/tools/tool'

const two = (value: number) => String(value).padStart(2, '0')
const count = (value: number, noun: string) => `${value} ${noun}${value === 1 ? '' : 's'}`

/** The line of `uptime`, which is top's first as well. */
export function uptimeLine(io: Io): string {
  const { machine, env } = io.process
  const now = machine.now()
  const minutes = Math.floor((now - (machine.bootedAt ?? now)) / 60_000)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const clock = hours > 0 ? `${String(hours).padStart(2)}:${two(rest)}` : `${rest} min`
  const up = `${days > 0 ? `${count(days, 'day')}, ` : ''}${clock}`
  const users = new Set(io.process.processes().flatMap(({ tty }) => tty ?? [])).size
  const time = strftime('%H:%M:%S', calendarOf(now, zoneOf(env.TZ)))
  if (io.isBusybox) return ` ${time} up ${up},  load average: 0.08, 0.03, 0.01`
  return ` ${time} up ${up},  ${users} user${users === 1 ? '' : 's'},  load average: 0.08, 0.03, 0.01`
}

export const uptime = immediateTool({
  options: 'ps',
  long: { pretty: 'p', since: 's' },
  usage: '[options]',
  run(args, io) {
    const { machine, env } = io.process
    const since = machine.bootedAt ?? machine.now()
    const minutes = Math.floor((machine.now() - since) / 60_000)
    const parts = [
      [Math.floor(minutes / 10_080), 'week'],
      [Math.floor(minutes / 1440) % 7, 'day'],
      [Math.floor(minutes / 60) % 24, 'hour'],
      [minutes % 60, 'minute'],
    ] as const
    const shown = parts.filter(([value]) => value > 0).map(([value, noun]) => count(value, noun))
    if (args.has('s')) io.out(`${strftime('%F %T', calendarOf(since, zoneOf(env.TZ)))}\n`)
    else if (args.has('p')) io.out(`up ${shown.join(', ') || '0 minutes'}\n`)
    else io.out(`${uptimeLine(io)}\n`)
    return 0
  },
})

const UNITS: Record<string, number> = { b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** `1.3Gi` as free -h writes it: one decimal below ten. */
function freeSize(bytes: number): string {
  if (bytes < 1024) return `${bytes}B`
  let value = bytes
  let unit = -1
  while (value >= 1024) {
    value /= 1024
    unit += 1
  }
  return `${value < 10 ? (Math.floor(value * 10) / 10).toFixed(1) : Math.floor(value)}${'KMGT'[unit]}i`
}

/** Rows of `free`, in the unit that is asked for. */
export function memoryRows(io: Io): { label: string; values: number[] }[] {
  const { total, free, available } = io.process.machine.memory?.() ?? DEFAULT_MEMORY
  const cache = Math.max(0, available - free)
  return [
    { label: 'Mem:', values: [total, total - available, free, 0, cache, available] },
    { label: 'Swap:', values: [0, 0, 0] },
  ]
}

export const free = immediateTool({
  options: 'bc:ghkmls:tw',
  long: {
    bytes: 'b',
    kibi: 'k',
    mebi: 'm',
    gibi: 'g',
    human: 'h',
    total: 't',
    wide: 'w',
    seconds: 's',
    count: 'c',
    si: 'si',
    mega: 'm',
    giga: 'g',
  },
  usage: '[options]',
  run(args, io) {
    const letter = args.last('bkmgh') ?? 'k'
    const shown = (bytes: number) =>
      letter === 'h' ? freeSize(bytes) : String(Math.floor(bytes / (UNITS[letter] ?? 1024)))
    const heads = ['total', 'used', 'free', 'shared', 'buff/cache', 'available']
    const line = (label: string, cells: readonly string[]) =>
      `${label.padEnd(io.isBusybox ? 7 : 8)}${cells.map((cell) => cell.padStart(12)).join('')}\n`
    io.out(line('', heads))
    const rows = memoryRows(io)
    const sum = (at: number) => (rows[0]?.values[at] ?? 0) + (rows[1]?.values[at] ?? 0)
    if (args.has('t')) rows.push({ label: 'Total:', values: [0, 1, 2].map(sum) })
    for (const { label, values } of rows) io.out(line(label, values.map(shown)))
    return 0
  },
})

interface Column {
  head: string
  /** At least so wide. */
  width: number
  left?: boolean
  value(mount: Mount): string
}

const percent = (used: number, total: number) => (total === 0 ? '-' : `${Math.ceil((used * 100) / total)}%`)

function columnsOf(args: Args, io: Io): Column[] {
  const shown = (bytes: number) => {
    if (args.has('h')) return sizeText(io, bytes)
    if (args.has('H')) return sizeText(io, bytes, 1000)
    const block = args.has('m') ? 1024 ** 2 : args.has('g') ? 1024 ** 3 : 1024
    return String(Math.ceil(bytes / block))
  }
  const unit =
    args.has('h') || args.has('H')
      ? 'Size'
      : args.has('m')
        ? '1M-blocks'
        : args.has('g')
          ? '1G-blocks'
          : args.has('P')
            ? '1024-blocks'
            : '1K-blocks'
  const inodes = (mount: Mount) => Math.floor(mount.size / 16_384)
  const usedInodes = (mount: Mount) => Math.floor(mount.used / 65_536)
  const avail = !io.isBusybox && (args.has('h') || args.has('H')) ? 'Avail' : 'Available'
  const numbers: Column[] = args.has('i')
    ? [
        { head: 'Inodes', width: 5, value: (mount) => String(inodes(mount)) },
        { head: 'IUsed', width: 5, value: (mount) => String(usedInodes(mount)) },
        { head: 'IFree', width: 5, value: (mount) => String(inodes(mount) - usedInodes(mount)) },
        { head: 'IUse%', width: 4, value: (mount) => percent(usedInodes(mount), inodes(mount)) },
      ]
    : [
        { head: unit, width: 5, value: ({ size }) => shown(size) },
        { head: 'Used', width: 5, value: ({ used }) => shown(used) },
        { head: avail, width: 5, value: ({ size, used }) => shown(size - used) },
        {
          head: args.has('P') ? 'Capacity' : 'Use%',
          width: 4,
          value: ({ size, used }) => percent(used, size),
        },
      ]
  const type: Column[] = args.has('T')
    ? [{ head: 'Type', width: 4, left: true, value: (mount) => mount.type }]
    : []
  return [
    { head: 'Filesystem', width: 14, left: true, value: ({ source }) => source },
    ...type,
    ...numbers,
    { head: 'Mounted on', width: 0, left: true, value: ({ point }) => point },
  ]
}

const VIRTUAL = new Set(['proc', 'sysfs', 'cgroup2', 'devpts', 'mqueue'])

export const df = immediateTool({
  options: 'aB:hHiklmgPTt:x:',
  long: {
    all: 'a',
    'block-size': 'B',
    'human-readable': 'h',
    si: 'H',
    inodes: 'i',
    local: 'l',
    portability: 'P',
    'print-type': 'T',
    type: 't',
    'exclude-type': 'x',
    total: 'total',
  },
  usage: '[OPTION]... [FILE]...',
  run(args, io) {
    let code = 0
    const types = args.values('t')
    let mounts = io.process.files.mounts().filter(({ type }) => args.has('a') || !VIRTUAL.has(type))
    if (args.operands.length > 0)
      mounts = args.operands.flatMap((path) => {
        if (io.process.files.stat(path)) return [mountOf(io, path)]
        io.warn(`${path}: No such file or directory`)
        code = 1
        return []
      })
    mounts = mounts.filter(
      ({ type }) => (types.length === 0 || types.includes(type)) && !args.values('x').includes(type),
    )
    if (mounts.length === 0) return code || (args.operands.length > 0 ? 1 : 0)
    const columns = columnsOf(args, io)
    const rows = [
      columns.map(({ head }) => head),
      ...mounts.map((mount) => columns.map((one) => one.value(mount))),
    ]
    const least = (column: Column, index: number) =>
      io.isBusybox ? ([20, 9, 9, 9, 4][index] ?? 0) : column.width
    const sizes = columns.map((column, index) =>
      Math.max(least(column, index), ...rows.map((row) => row[index]?.length ?? 0)),
    )
    const cellAt = (cell: string, index: number) => {
      if (index === columns.length - 1) return cell
      return columns[index]?.left ? cell.padEnd(sizes[index] ?? 0) : cell.padStart(sizes[index] ?? 0)
    }
    for (const row of rows) io.out(`${row.map(cellAt).join(' ')}\n`)
    return code
  },
})

export const mount = immediateTool({
  options: 'alrt:o:vwBRM',
  long: { types: 't', options: 'o', bind: 'B', 'read-only': 'r', all: 'a', verbose: 'v' },
  usage: '[-lhV]',
  run(args, io) {
    const types = args.value('t')?.split(',')
    if (args.operands.length > 0) {
      const target = args.operands.at(-1) ?? ''
      // What is mounted is the host's affair; nothing in here may change it.
      io.fail(
        io.process.uid === 0 ? `${target}: permission denied.` : `${target}: must be superuser to use mount.`,
        32,
      )
    }
    for (const { source, point, type, options } of io.process.files.mounts())
      if (!types || types.includes(type))
        io.out(`${source} on ${point} type ${type} (${options.join(',')})\n`)
    return 0
  },
})

export const umount = immediateTool({
  options: 'aflrRt:v',
  usage: '[-hV]',
  run(args, io) {
    const target = args.operands[0] ?? ''
    const isMounted = io.process.files
      .mounts()
      .some(({ point }) => point === io.process.resolve(target || '/'))
    return io.fail(isMounted ? `${target}: target is busy.` : `${target}: not mounted.`, 32)
  },
})

export const sync = immediateTool({ options: 'df', usage: '[OPTION] [FILE]...', run: () => 0 })

/** The columns of ps. */
import type { ProcessInfo } from '@/lib/userland/kernel/process'
import { userName } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { commOf } from '@/lib/userland/tools/process/kill'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'

export interface Column {
  head: string
  width: number
  left?: boolean
  value(one: ProcessInfo, io: Io): string
}

const RSS = 3584
const memoryOf = (one: ProcessInfo) => (one.state === 'Z' ? 0 : (one.rss ?? RSS))

const two = (value: number) => String(value).padStart(2, '0')

/** `1-02:03:04`, `05:06`. */
function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24]
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return days > 0 ? `${days}-${two(hours)}:${rest}` : hours > 0 ? `${two(hours)}:${rest}` : rest
}

function startText(one: ProcessInfo, io: Io): string {
  const zone = zoneOf(io.process.env.TZ)
  const now = io.process.machine.now()
  const since = calendarOf(one.startedAt, zone)
  const isToday = now - one.startedAt < 86_400_000
  return strftime(isToday ? '%H:%M' : since.year === calendarOf(now, zone).year ? '%b%d' : '%Y', since)
}

function commandOf(one: ProcessInfo): string {
  if (one.state === 'Z') return `[${commOf(one)}] <defunct>`
  return one.argv.join(' ') || `[${commOf(one)}]`
}

const statusOf = (one: ProcessInfo) =>
  one.state + (one.pid === one.pgid && one.state !== 'Z' ? 's' : '') + (one.foreground ? '+' : '')

const column = (head: string, width: number, value: Column['value'], left = false): Column => ({
  head,
  width,
  value,
  left,
})
const user = (one: ProcessInfo, io: Io) => {
  const name = userName(io.process, one.uid)
  return name.length > 8 ? `${name.slice(0, 7)}+` : name
}
const memory = (one: ProcessInfo, io: Io) =>
  ((memoryOf(one) * 1024 * 100) / (io.process.machine.memory?.().total ?? 4 * 2 ** 30)).toFixed(1)

const TIME = (_: ProcessInfo) => '00:00:00'

export const COLUMNS: Record<string, Column> = {
  pid: column('PID', 7, (one) => String(one.pid)),
  ppid: column('PPID', 7, (one) => String(one.ppid)),
  pgid: column('PGID', 7, (one) => String(one.pgid)),
  sid: column('SID', 7, (one) => String(one.pgid)),
  uid: column('UID', 5, (one) => String(one.uid)),
  gid: column('GID', 5, (one) => String(one.gid ?? 0)),
  user: column('USER', 8, user, true),
  group: column(
    'GROUP',
    8,
    (one, io) => io.process.machine.groups().find(({ gid }) => gid === one.gid)?.name ?? String(one.gid ?? 0),
    true,
  ),
  stat: column('STAT', 4, statusOf, true),
  s: column('S', 1, (one) => one.state, true),
  tty: column('TT', 8, (one) => one.tty ?? '?', true),
  tname: column('TTY', 8, (one) => one.tty ?? '?', true),
  time: column('TIME', 8, TIME),
  etime: column('ELAPSED', 11, (one, io) => elapsed(io.process.machine.now() - one.startedAt)),
  etimes: column('ELAPSED', 7, (one, io) =>
    String(Math.floor((io.process.machine.now() - one.startedAt) / 1000)),
  ),
  comm: column('COMMAND', 15, (one) => (one.state === 'Z' ? `${commOf(one)} <defunct>` : commOf(one)), true),
  args: column('COMMAND', 27, commandOf, true),
  rss: column('RSS', 5, (one) => String(memoryOf(one))),
  vsz: column('VSZ', 6, (one) => String(memoryOf(one) * 2)),
  pcpu: column('%CPU', 4, () => '0.0'),
  pmem: column('%MEM', 4, memory),
  ni: column('NI', 3, () => '0'),
  pri: column('PRI', 3, () => '19'),
  nlwp: column('NLWP', 4, () => '1'),
  c: column('C', 2, () => '0'),
  start: column('STARTED', 8, startText),
  lstart: column('STARTED', 24, (one, io) =>
    strftime('%a %b %e %H:%M:%S %Y', calendarOf(one.startedAt, zoneOf(io.process.env.TZ))),
  ),
  bsdstart: column('START', 5, startText),
  stime: column('STIME', 5, startText),
  bsdtime: column('TIME', 6, () => '0:00'),
  uname: column('UID', 8, user, true),
  cmd: column('CMD', 15, commandOf, true),
  ucmd: column('CMD', 15, (one) => (one.state === 'Z' ? `${commOf(one)} <defunct>` : commOf(one)), true),
  f: column('F', 1, () => '4'),
  addr: column('ADDR', 4, () => '-'),
  sz: column('SZ', 5, (one) => String(Math.floor(memoryOf(one) / 2))),
  wchan: column('WCHAN', 6, () => '-', true),
}

/** Other names of columns. */
export const ALIASES: Record<string, string> = {
  command: 'args',
  ucomm: 'comm',
  euser: 'user',
  ruser: 'user',
  tt: 'tty',
  pgrp: 'pgid',
  sess: 'sid',
  state: 's',
  nice: 'ni',
  '%cpu': 'pcpu',
  '%mem': 'pmem',
  cputime: 'time',
  vsize: 'vsz',
  rssize: 'rss',
  egroup: 'group',
  euid: 'uid',
  thcount: 'nlwp',
  start_time: 'stime',
}

import type { FileStat } from '@/lib/userland/kernel/file-system'
import {
  baseName,
  blocksOf,
  groupName,
  modeText,
  TYPE_LETTERS,
  userName,
} from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'

/** A file that find has come to. */
export interface Found {
  path: string
  depth: number
  /** Of the command line. */
  start: string
  stat: FileStat
}

export const typeLetter = ({ type }: FileStat): string => (type === 'file' ? 'f' : TYPE_LETTERS[type])

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', '0': '\0', '\\': '\\', r: '\r', a: '\x07' }

function timeText(io: Io, mtime: number, letter: string): string {
  const time = calendarOf(mtime, zoneOf(io.process.env.TZ))
  const nanos = `${String(time.ms).padStart(3, '0')}0000000`
  if (letter === '@') return `${Math.floor(mtime / 1000)}.${nanos}`
  if (letter === '+') return strftime(`%Y-%m-%d+%H:%M:%S.${nanos}`, time)
  if (letter === 'S') return `${strftime('%S', time)}.${nanos}`
  return strftime(letter === 'T' || letter === 'X' ? `%H:%M:%S.${nanos}` : `%${letter}`, time)
}

function field(io: Io, { path, depth, start, stat }: Found, letter: string): string {
  const { process } = io
  const below = path.slice(start.length).replace(/^\/+/, '')
  const slash = path.replace(/\/+$/, '').lastIndexOf('/')
  const FIELDS: Record<string, () => string> = {
    p: () => path,
    f: () => baseName(path),
    h: () => (slash < 0 ? '.' : path.slice(0, slash)),
    P: () => below,
    H: () => start,
    s: () => String(stat.size),
    k: () => String(blocksOf(stat) / 2),
    b: () => String(blocksOf(stat)),
    m: () => stat.mode.toString(8),
    M: () => modeText(stat),
    y: () => typeLetter(stat),
    Y: () => typeLetter(process.files.stat(path) ?? stat),
    u: () => userName(process, stat.uid),
    g: () => groupName(process, stat.gid),
    U: () => String(stat.uid),
    G: () => String(stat.gid),
    d: () => String(depth),
    i: () => String(stat.inode),
    n: () => String(stat.links),
    l: () => (stat.type === 'symlink' ? process.files.readlink(path) : ''),
    t: () =>
      strftime(
        `%a %b %e %H:%M:%S.${String(stat.mtime % 1000).padStart(3, '0')}0000000 %Y`,
        calendarOf(stat.mtime, zoneOf(process.env.TZ)),
      ),
    D: () => String(0x801 + (stat.device ?? 0)),
    F: () => process.files.mounts()[0]?.type ?? 'ext4',
    '%': () => '%',
  }
  return (FIELDS[letter] ?? (letter === 'a' || letter === 'c' ? FIELDS.t : undefined))?.() ?? `%${letter}`
}

/** What -printf writes of a file. */
export function printed(io: Io, found: Found, format: string): string {
  const text = format.replace(/\\([0-7]{3}|.)/gs, (whole, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? whole),
  )
  return text.replace(
    /%([-0]*)(\d*)(?:[TAC]([a-zA-Z@+])|([a-zA-Z%]))/g,
    (_, flags: string, width: string, time: string | undefined, letter: string | undefined) => {
      const value = time === undefined ? field(io, found, letter ?? '') : timeText(io, found.stat.mtime, time)
      if (flags.includes('-')) return value.padEnd(Number(width))
      return value.padStart(Number(width), flags.includes('0') ? '0' : ' ')
    },
  )
}

/** The line of -ls. */
export function listed(io: Io, found: Found): string {
  const { stat, path } = found
  const { process } = io
  const now = process.machine.now()
  const isRecent = stat.mtime > now - 180 * 86_400_000 && stat.mtime <= now
  const time = strftime(
    isRecent ? '%b %e %H:%M' : '%b %e  %Y',
    calendarOf(stat.mtime, zoneOf(process.env.TZ)),
  )
  const link = stat.type === 'symlink' ? ` -> ${process.files.readlink(path)}` : ''
  const owner = `${userName(process, stat.uid).padEnd(8)} ${groupName(process, stat.gid).padEnd(8)}`
  return `${String(stat.inode).padStart(9)} ${String(blocksOf(stat) / 2).padStart(6)} ${modeText(stat)} ${String(stat.links).padStart(3)} ${owner} ${String(stat.size).padStart(8)} ${time} ${path}${link}\n`
}

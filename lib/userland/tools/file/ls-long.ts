import type { FileStat } from '@/lib/userland/kernel/file-system'
import { groupName, modeText, sizeText, userName } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'

export interface Entry {
  /** As it was given, or in its folder. */
  name: string
  stat: FileStat
  /** As it is shown. */
  text: string
  /** Numbers in front of it. */
  before?: string
}

/** Half a year: from there on the year stands where the time stood. */
const RECENT = 31_556_952_000 / 2

const STYLES: Record<string, string> = {
  'full-iso': '%Y-%m-%d %H:%M:%S.%N %z',
  'long-iso': '%Y-%m-%d %H:%M',
}

function timeText(args: Args, io: Io, mtime: number, now: number): string {
  const style = args.has('full-time')
    ? 'full-iso'
    : (args.value('time-style') ?? io.process.env.TIME_STYLE ?? '')
  const isRecent = mtime > now - RECENT && mtime <= now + 3_600_000
  let format = STYLES[style] ?? (isRecent ? '%b %e %H:%M' : '%b %e  %Y')
  if (style === 'iso') format = isRecent ? '%m-%d %H:%M' : '%Y-%m-%d '
  if (style.startsWith('+')) format = style.slice(1)
  return strftime(format, calendarOf(mtime, zoneOf(io.process.env.TZ)))
}

function byteText(args: Args, io: Io, { type, size }: FileStat): string {
  if (type === 'character') return '1, 3'
  return args.has('h') ? sizeText(io, size) : args.has('si') ? sizeText(io, size, 1000) : String(size)
}

/** Lines of `ls -l`, their columns in line. */
export function longLines(args: Args, io: Io, entries: readonly Entry[], now: number): string {
  const { process } = io
  const isNumeric = args.has('n')
  const rows = entries.map(({ stat, text, before = '' }) => ({
    mode: before + modeText(stat),
    links: String(stat.links),
    owner: isNumeric ? String(stat.uid) : userName(process, stat.uid),
    group: isNumeric ? String(stat.gid) : groupName(process, stat.gid),
    size: byteText(args, io, stat),
    time: timeText(args, io, stat.mtime, now),
    text,
  }))
  if (io.isBusybox) return rows.map(busyboxLine).join('')
  const width = (key: 'links' | 'owner' | 'group' | 'size' | 'time') =>
    Math.max(0, ...rows.map((row) => row[key].length))
  const widths = [width('links'), width('owner'), width('group'), width('size'), width('time')] as const
  const lines = rows.map(({ mode, links, owner, group, size, time, text }) => {
    const pad = (value: string, to: number) => (isNumeric ? value.padStart(to) : value.padEnd(to))
    const parts = [mode, links.padStart(widths[0])]
    if (!args.has('g')) parts.push(pad(owner, widths[1]))
    if (!args.has('o') && !args.has('G')) parts.push(pad(group, widths[2]))
    return `${[...parts, size.padStart(widths[3]), time.padStart(widths[4]), text].join(' ')}\n`
  })
  return lines.join('')
}

function busyboxLine(
  row: Record<'mode' | 'links' | 'owner' | 'group' | 'size' | 'time' | 'text', string>,
): string {
  const { mode, links, owner, group, size, time, text } = row
  const names = `${owner.slice(0, 8).padEnd(8)} ${group.slice(0, 8).padEnd(8)}`
  return `${mode} ${links.padStart(4)} ${names} ${size.padStart(9)} ${time} ${text}\n`
}

import { Errno } from '@/lib/userland/kernel/errno'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { calendarOf, type Zone, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { parseDate } from '@/lib/userland/tools/shared/date-words'
import { strftime } from '@/lib/userland/tools/shared/strftime'
import { immediateTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: 'd:D:f:I::r:Rs:u',
  long: {
    'date:': 'd',
    'file:': 'f',
    'iso-8601::': 'I',
    'rfc-email': 'R',
    'rfc-822': 'R',
    'rfc-3339:': 'rfc-3339',
    'reference:': 'r',
    'set:': 's',
    utc: 'u',
    universal: 'u',
  },
  usage: '[OPTION]... [+FORMAT]',
}

const ISO: Record<string, string> = {
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H%:z',
  minutes: '%Y-%m-%dT%H:%M%:z',
  seconds: '%Y-%m-%dT%H:%M:%S%:z',
  ns: '%Y-%m-%dT%H:%M:%S,%N%:z',
}

const RFC_3339: Record<string, string> = {
  date: '%Y-%m-%d',
  seconds: '%Y-%m-%d %H:%M:%S%:z',
  ns: '%Y-%m-%d %H:%M:%S.%N%:z',
}

function byPrefix(io: Io, formats: Record<string, string>, word: string, option: string): string {
  const found = Object.keys(formats).find((name) => name.startsWith(word))
  if (found === undefined) {
    io.err(`${io.name}: invalid argument ${io.quote(word)} for ${io.quote(option)}\nValid arguments are:\n`)
    io.err(
      Object.keys(formats)
        .map((name) => `  - ${io.quote(name)}\n`)
        .join(''),
    )
    throw usageError(io.name, SPEC, io.dialect)
  }
  return formats[found] ?? ''
}

function formatOf(args: Args, io: Io): string {
  const [word] = args.operands
  if (word?.startsWith('+')) return word.slice(1)
  if (args.has('I')) return byPrefix(io, ISO, args.value('I') || 'date', '--iso-8601')
  const rfc = args.value('rfc-3339')
  if (rfc !== undefined) return byPrefix(io, RFC_3339, rfc, '--rfc-3339')
  if (args.has('R')) return '%a, %d %b %Y %H:%M:%S %z'
  return '%a %b %e %H:%M:%S %Z %Y'
}

const isTaken = (io: Io, text: string): never =>
  io.fail(io.isBusybox ? `invalid date '${text}'` : `invalid date ${io.quote(text)}`)

function moments(args: Args, io: Io, zone: Zone): number[] {
  const { machine, files } = io.process
  const now = machine.now()
  const [text, list, reference] = [args.value('d') ?? args.value('s'), args.value('f'), args.value('r')]
  const read = (line: string) => parseDate(line, now, zone) ?? isTaken(io, line)
  if (list !== undefined) return io.readFile(list).trimEnd().split('\n').map(read)
  if (reference !== undefined) {
    const stat = files.stat(reference)
    // A number of seconds is a moment on other systems; here it is a file's name.
    return [stat?.mtime ?? io.fail(`${reference}: ${new Errno('ENOENT').message}`)]
  }
  if (text === undefined) return [now]
  if (args.has('D')) return [withFormat(io, text, args.value('D') ?? '', now, zone)]
  return [read(text)]
}

/** busybox: `-D FORMAT -d TEXT` for the formats that people write. */
function withFormat(io: Io, text: string, format: string, now: number, zone: Zone): number {
  if (format === '%s') return Number(text) * 1000
  return parseDate(text, now, zone) ?? isTaken(io, text)
}

export const date = immediateTool({
  ...SPEC,
  run(args, io) {
    const { env, uid } = io.process
    const zone = zoneOf(args.has('u') ? 'UTC' : env.TZ)
    const words = args.operands.filter((word) => !word.startsWith('+'))
    if (args.operands.length > 1)
      throw usageError(io.name, SPEC, io.dialect, `extra operand ${io.quote(args.operands[1] ?? '')}`)
    if (words[0] !== undefined && !/^\d{8,}(?:\.\d\d)?$/.test(words[0])) isTaken(io, words[0])
    const format = formatOf(args, io)
    for (const moment of moments(args, io, zone)) io.out(`${strftime(format, calendarOf(moment, zone))}\n`)
    if (!args.has('s') && words.length === 0) return 0
    // The clock of a machine here is the cluster's; nobody sets it.
    io.warn(`cannot set date: ${new Errno(uid === 0 ? 'EINVAL' : 'EPERM').message}`)
    return 1
  },
})

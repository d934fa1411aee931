import { attempt, quoted } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { calendarOf, momentOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { parseDate } from '@/lib/userland/tools/shared/date-words'
import { immediateTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: 'acd:fhmr:t:',
  long: { 'date:': 'd', 'no-create': 'c', 'reference:': 'r', 'no-dereference': 'h', 'time:': 'time' },
  usage: '[OPTION]... FILE...',
}

/** [[CC]YY]MMDDhhmm[.ss] */
function stampOf(text: string, io: Io): number | undefined {
  const match = /^(\d\d)?(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(text)
  if (!match) return undefined
  const zone = zoneOf(io.process.env.TZ)
  const [, c, y, month, day, hour, minute, second] = match.map((part) =>
    part === undefined ? undefined : Number(part),
  )
  // One pair alone is the year in its century.
  const [century, short] = y === undefined ? [undefined, c] : [c, y]
  let year = calendarOf(io.process.machine.now(), zone).year
  if (short !== undefined) year = (century ?? (short < 69 ? 20 : 19)) * 100 + short
  const clock = {
    year,
    month: month ?? 1,
    day: day ?? 1,
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: second ?? 0,
    ms: 0,
  }
  if (clock.month < 1 || clock.month > 12 || clock.day > 31 || clock.hour > 23 || clock.minute > 59)
    return undefined
  return momentOf(clock, zone)
}

function momentFor(args: Args, io: Io): number {
  const { machine, env, files } = io.process
  const text = args.value('d')
  const stamp = args.value('t')
  const reference = args.value('r')
  if (reference !== undefined) {
    const stat = files.stat(reference)
    return (
      stat?.mtime ?? io.fail(`failed to get attributes of ${quoted(reference)}: No such file or directory`)
    )
  }
  if (text !== undefined)
    return parseDate(text, machine.now(), zoneOf(env.TZ)) ?? io.fail(`invalid date format ${io.quote(text)}`)
  if (stamp !== undefined) return stampOf(stamp, io) ?? io.fail(`invalid date format ${io.quote(stamp)}`)
  return machine.now()
}

export const touch = immediateTool({
  ...SPEC,
  run(args, io) {
    const { files } = io.process
    if (args.operands.length === 0)
      throw usageError(io.name, SPEC, io.dialect, io.isBusybox ? undefined : 'missing file operand')
    const moment = momentFor(args, io)
    const onlyAccess = args.has('a') && !args.has('m')
    const done = args.operands.map((path) => {
      const isNew = !files.stat(path)
      if (isNew && args.has('c')) return true
      const verb = isNew ? 'cannot touch' : 'setting times of'
      return attempt(io, io.isBusybox ? path : `${verb} ${quoted(path)}`, () => {
        if (isNew) files.write(path, '')
        if (!onlyAccess) files.utime(path, moment)
      })
    })
    return done.includes(false) ? 1 : 0
  },
})

/** Times as `datetime-local` fields have them (`2026-11-23T09:30`), in a time zone of one's own choice. */
const DAY = 86_400_000
const MINUTE = 60_000
const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than using it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const two = '2-digit'
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: two, day: two, hour: two, minute: two },
  })
  clocks.set(timeZone, made)
  return made
}

/** What a clock of the zone shows at an instant; seconds are left out. */
export function localTime(at: Date, timeZone: string): string {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

/** The same clock read as if it were UTC: undefined when it is no time of the calendar. */
function asUtc(local: string): number | undefined {
  if (!LOCAL.test(local)) return undefined
  const at = Date.parse(`${local}:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 16) !== local ? undefined : at
}

export const isLocalTime = (local: string): boolean => asUtc(local) !== undefined

/** How far the zone is ahead of UTC, in ms. */
function aheadAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / MINUTE) * MINUTE
  return (asUtc(localTime(new Date(minute), timeZone)) ?? minute) - minute
}

/** How far the zone is ahead: `GMT+9`. */
export function offsetName(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/**
 * When a clock of the zone shows this, the earlier one first: none while the clocks are put forward (or for what is no
 * time), two in the hour that comes twice.
 */
export function instantsOf(local: string, timeZone: string): Date[] {
  const wall = asUtc(local)
  if (wall === undefined) return []
  const ahead = [wall - DAY, wall + DAY].map((at) => aheadAt(at, timeZone))
  return [...new Set(ahead)]
    .map((offset) => ({ offset, at: wall - offset }))
    .filter(({ offset, at }) => aheadAt(at, timeZone) === offset)
    .map(({ at }) => new Date(at))
    .sort((a, b) => a.getTime() - b.getTime())
}

/** What a clock shows so long after the change that skipped `local`; `local` itself where nothing was skipped. */
export function afterGap(local: string, timeZone: string): string {
  const wall = asUtc(local)
  if (wall === undefined || instantsOf(local, timeZone).length > 0) return local
  return localTime(new Date(wall - aheadAt(wall - DAY, timeZone)), timeZone)
}

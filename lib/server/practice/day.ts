/** Midnight of the day in which `at` lies, in a time zone. */
export function dayStart(at: Date, timeZone: string): Date {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  } as Intl.DateTimeFormatOptions)
  const part = (type: string) => Number(format.formatToParts(at).find((p) => p.type === type)?.value ?? 0)
  const seconds = part('hour') * 3600 + part('minute') * 60 + part('second')
  return new Date(Math.floor(at.getTime() / 1000) * 1000 - seconds * 1000)
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The day of the week in a time zone; 0 is Monday. */
export function weekdayOf(at: Date, timeZone: string): number {
  return weekdays.indexOf(new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' }).format(at))
}

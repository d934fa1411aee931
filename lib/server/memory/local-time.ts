import '../server-only'

export interface LocalTime {
  /** YYYY-MM-DD */
  day: string
  /** 0..23 */
  hour: number
  /** 0 is Monday */
  weekday: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
/** More than there are zones: they may be written in capitals or not. */
const MAX_FORMATS = 1000

/** What calendar and clock show in a time zone. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const parts = formatOf(timeZone).formatToParts(at)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  const day = `${part('year')}-${part('month')}-${part('day')}`
  return { day, hour: Number(part('hour')), weekday: (new Date(day).getUTCDay() + 6) % 7 }
}

/** Zones are few, and making a format takes long. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
  } as Intl.DateTimeFormatOptions)
  if (formats.size >= MAX_FORMATS) formats.clear()
  formats.set(timeZone, made)
  return made
}

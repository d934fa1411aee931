/** How systemd writes times. Mirrors: systemd 252, src/basic/time-util.c. */
import { formatTime } from '@/lib/cluster/apimachinery/time'

const DAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const DAY = 86_400_000

/** `Sat 2026-11-21 10:00:00 UTC` */
export function timestamp(at: number): string {
  const [date = '', time = ''] = formatTime(at).replace('Z', '').split('T')
  return `${DAYS[Math.floor(at / DAY) % 7]} ${date} ${time} UTC`
}

/** `Nov 21 10:00:00`, as a line of the journal begins. */
export function journalTime(at: number): string {
  const [date = '', time = ''] = formatTime(at).replace('Z', '').split('T')
  return `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(8)} ${time}`
}

/** `5min ago` */
export function ago(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days >= 14) return `${Math.floor(days / 7)} weeks ${days % 7} days ago`
  if (hours >= 48) return `${days} days ago`
  if (hours >= 25) return `${days} day ${hours - 24}h ago`
  if (minutes >= 60) return `${hours}h ${minutes % 60}min ago`
  if (minutes >= 5) return `${minutes}min ago`
  if (minutes >= 1) return `${minutes}min ${seconds % 60}s ago`
  return seconds >= 1 ? `${seconds}s ago` : 'now'
}

/** `1h 2min 3s` */
export function span(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  if (seconds < 1) return `${Math.max(0, Math.round(ms))}ms`
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ')
}

const UNITS: Record<string, number> = {
  s: 1,
  sec: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
  week: 604_800,
}

/** What `--since` and `--until` may say; undefined: nothing that is a time. @returns ms */
export function parseWhen(text: string, now: number): number | undefined {
  const midnight = Math.floor(now / DAY) * DAY
  const words: Record<string, number> = {
    now,
    today: midnight,
    yesterday: midnight - DAY,
    tomorrow: midnight + DAY,
  }
  const known = words[text.trim()]
  if (known !== undefined) return known
  const relative = /^-?\s*((?:\d+\s*[a-z]+\s*)+?)(\s*ago)?$/.exec(text.trim())
  if (relative && (relative[2] || text.trim().startsWith('-'))) {
    let ms = 0
    for (const [, count, unit = ''] of (relative[1] ?? '').matchAll(/(\d+)\s*([a-z]+)/g)) {
      const size = UNITS[unit] ?? UNITS[unit.replace(/s$/, '')]
      if (size === undefined) return undefined
      ms += Number(count) * size * 1000
    }
    return now - ms
  }
  const [, date, time] =
    /^(?:(\d{4}-\d{2}-\d{2})(?:[ T]|$))?(\d{1,2}:\d{2}(?::\d{2})?)?(?: UTC)?$/.exec(text.trim()) ?? []
  if (date === undefined && time === undefined) return undefined
  const [hours = 0, minutes = 0, seconds = 0] = (time ?? '0:0').split(':').map(Number)
  const [year = 1970, month = 1, day = 1] = (date ?? formatTime(now).slice(0, 10)).split('-').map(Number)
  return daysSince1970(year, month, day) * DAY + ((hours * 60 + minutes) * 60 + seconds) * 1000
}

/** Days of the Gregorian calendar. */
function daysSince1970(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1
  const era = Math.floor(years / 400)
  const ofEra = years - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

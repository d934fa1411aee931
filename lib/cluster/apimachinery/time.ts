import { remembering } from '@/lib/cluster/apimachinery/remembering'

const DAY = 86_400_000

const pad = (value: number, width = 2) => String(value).padStart(width, '0')

/** Year, month and day of a day count since 1970-01-01 (Howard Hinnant's civil_from_days, integers only). */
export function civil(days: number): [number, number, number] {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const doe = z - era * 146_097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1
  const month = mp < 10 ? mp + 3 : mp - 9
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, day]
}

function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return era * 146_097 + doe - 719_468
}

function dateAndTime(ms: number): string {
  const days = Math.floor(ms / DAY)
  const rest = ms - days * DAY
  const [year, month, day] = civil(days)
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`
  return `${date}T${pad(Math.floor(rest / 3_600_000))}:${pad(Math.floor(rest / 60_000) % 60)}:${pad(Math.floor(rest / 1000) % 60)}`
}

let last = { second: Number.NaN, text: '' }

/** The whole second of a moment; the last one is the one most often asked for. */
function secondText(ms: number): string {
  const second = Math.floor(ms / 1000)
  if (second !== last.second) last = { second, text: dateAndTime(ms) }
  return last.text
}

/** metav1.Time: RFC 3339 in UTC, whole seconds. */
export const formatTime = (ms: number): string => `${secondText(ms)}Z`

/** metav1.MicroTime: RFC 3339 with six decimals. */
export const formatMicroTime = (ms: number): string =>
  `${secondText(ms)}.${pad(ms - Math.floor(ms / 1000) * 1000, 3)}000Z`

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/

/** ms since the epoch, or undefined for what is not RFC 3339. */
export const parseTime: (text: string) => number | undefined = remembering(readTime)

function readTime(text: string): number | undefined {
  const match = RFC3339.exec(text)
  if (!match) return undefined
  const field = (index: number) => Number(match[index])
  const [month, day, hour, minute, second] = [field(2), field(3), field(4), field(5), field(6)]
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59)
    return undefined
  const millis = match[7] ? Number(`${match[7]}000`.slice(0, 3)) : 0
  const offset = match[8] ? (match[8] === '-' ? -1 : 1) * (field(9) * 60 + field(10)) : 0
  return (
    daysFromCivil(field(1), month, day) * DAY +
    hour * 3_600_000 +
    (minute - offset) * 60_000 +
    second * 1000 +
    millis
  )
}

/** Numbers and times as docker/go-units says them. */
import { formatMicroTime, formatTime } from '@/lib/cluster/apimachinery/time'

/** `3 minutes` */
export function humanDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  if (seconds < 1) return 'Less than a second'
  if (seconds === 1) return '1 second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.floor(seconds / 60)
  if (minutes === 1) return 'About a minute'
  if (minutes < 60) return `${minutes} minutes`
  const hours = Math.round(seconds / 3600)
  if (hours === 1) return 'About an hour'
  if (hours < 48) return `${hours} hours`
  if (hours < 24 * 7 * 2) return `${Math.floor(hours / 24)} days`
  if (hours < 24 * 30 * 2) return `${Math.floor(hours / 24 / 7)} weeks`
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`
  return `${Math.floor(hours / 24 / 365)} years`
}

const DECIMAL = ['B', 'kB', 'MB', 'GB', 'TB']
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB']

function scaled(bytes: number, step: number, units: readonly string[], digits: number): string {
  let value = bytes
  let unit = 0
  while (value >= step && unit < units.length - 1) {
    value /= step
    unit += 1
  }
  return `${Number(value.toPrecision(digits))}${units[unit]}`
}

/** `12.3MB`; with three digits unless said. */
export const humanSize = (bytes: number, digits = 3): string => scaled(bytes, 1000, DECIMAL, digits)

/** `1.5GiB` */
export const binarySize = (bytes: number): string => scaled(bytes, 1024, BINARY, 4)

const FACTORS: Readonly<Record<string, number>> = { b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 }

/** `512m` in bytes; undefined: no size. */
export function parseSize(text: string): number | undefined {
  const [, number, unit = 'b'] = /^(\d+(?:\.\d+)?) ?([bkmgt])?(?:i?b)?$/i.exec(text) ?? []
  return number === undefined ? undefined : Math.floor(Number(number) * (FACTORS[unit.toLowerCase()] ?? 1))
}

/** `2026-11-20 10:00:05 +0000 UTC` */
export const goTime = (ms: number): string => `${formatTime(ms).replace('T', ' ').replace('Z', '')} +0000 UTC`

/** `2026-11-20T10:00:05.123000000Z`; of what never was, Go's zero. */
export const isoTime = (ms: number | undefined): string =>
  ms === undefined ? '0001-01-01T00:00:00Z' : formatMicroTime(ms).replace('Z', '000Z')

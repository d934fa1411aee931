/** How GNU wget says sizes and speeds. */
import type { HttpResponse } from '@/lib/userland/kernel/network'
import { byteLength } from '@/lib/userland/kernel/text'
import { header } from '@/lib/userland/tools/network/url'

/** ` (1.5K)`; nothing for a few bytes. */
export const sizeOf = (bytes: number) => {
  if (bytes < 1024) return ''
  const unit = bytes < 1024 ** 2 ? 1024 : 1024 ** 2
  const value = bytes / unit
  return ` (${value < 10 ? value.toFixed(1) : Math.round(value)}${unit === 1024 ? 'K' : 'M'})`
}

export const lengthLine = ({ headers, body }: HttpResponse): string => {
  const length = header(headers, 'content-length')
  const bytes = length === undefined ? byteLength(body) : Number(length)
  const type = header(headers, 'content-type')?.replace(/;.*/, '')
  return `Length: ${length === undefined ? 'unspecified' : `${bytes}${sizeOf(bytes)}`}${type ? ` [${type}]` : ''}\n`
}

/** `17.1 MB/s`, as if it had taken no time that one notices. */
export function rateOf(bytes: number): string {
  let [value, unit] = [bytes / 0.00003, 0]
  while (value >= 1024 && unit < 3) {
    value /= 1024
    unit += 1
  }
  return `${value.toFixed(value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2)} ${['B', 'KB', 'MB', 'GB'][unit]}/s`
}

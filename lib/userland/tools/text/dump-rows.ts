/** What od, hexdump and xxd share: the bytes asked for, and their rows. */
import { bytesOf } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { readAmount } from '@/lib/userland/tools/shared/bytes'

export const hex = (value: number, width = 2) => value.toString(16).padStart(width, '0')
export const shown = (bytes: readonly number[]) =>
  bytes.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')

/** Rows of bytes with where they begin; equal ones after the first are left out, and a star stands for them. */
export function dumpRows(
  bytes: readonly number[],
  width: number,
  all: boolean,
  line: (row: number[], at: number) => string,
): string {
  let out = ''
  let last = ''
  let starred = false
  for (let at = 0; at < bytes.length; at += width) {
    const row = bytes.slice(at, at + width)
    const key = row.join()
    if (!all && key === last && row.length === width) {
      if (!starred) out += '*\n'
      starred = true
      continue
    }
    starred = false
    last = key
    out += `${line(row, at)}\n`
  }
  return out
}

/** The bytes of all files from -j on, at most -N of them. */
export function dumpedBytes(
  io: Io,
  files: readonly { text: string }[],
  skip: string | undefined,
  count: string | undefined,
): number[] {
  const all = bytesOf(files.map(({ text }) => text).join(''))
  const number = (text: string | undefined) => {
    if (text === undefined) return undefined
    const value = /^0x/i.test(text) ? Number.parseInt(text, 16) : readAmount(text)
    return value === undefined || Number.isNaN(value) ? io.fail(`invalid number ${io.quote(text)}`) : value
  }
  const from = number(skip) ?? 0
  const most = number(count)
  return all.slice(from, most === undefined ? undefined : from + most)
}

/** A number of bytes, the least significant first. */
export const little = (unit: readonly number[]) =>
  unit.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)

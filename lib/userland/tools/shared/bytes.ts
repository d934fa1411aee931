import { byteLength, bytesOf, textOf } from '@/lib/userland/kernel/text'

const ASCII = /^[\0-\x7f]*$/

export const isAscii = (text: string): boolean => ASCII.test(text)

/** A part of a text by bytes; a sequence that is cut is left as the bytes that remain of it. */
export function sliceBytes(text: string, from: number, to?: number): string {
  if (isAscii(text)) return text.slice(from, to)
  return textOf(bytesOf(text).slice(from, to))
}

/** At most so many bytes of a text's start, and how many it has. */
export function takeBytes(text: string, max: number): { text: string; size: number } {
  const size = byteLength(text)
  return size <= max ? { text, size } : { text: sliceBytes(text, 0, max), size: max }
}

/** Each byte as a character of its own, 0 to 255. */
export const byteString = (text: string): string =>
  isAscii(text)
    ? text
    : bytesOf(text)
        .map((byte) => String.fromCharCode(byte))
        .join('')

const SUFFIXES = 'KMGTPEZY'

/** `10`, `2k`, `1MB`, `3b` as coreutils read an amount; undefined for what is none. */
export function readAmount(text: string): number | undefined {
  const match = /^(\d+)(?:(b)|([kKmMGTPEZY])(i?B)?|)$/.exec(text)
  if (!match) return undefined
  const [, digits, block, letter, unit] = match
  if (block) return Number(digits) * 512
  if (!letter) return Number(digits)
  return Number(digits) * (unit === 'B' ? 1000 : 1024) ** (SUFFIXES.indexOf(letter.toUpperCase()) + 1)
}

/** Hexadecimal digits of whole numbers, from a table: names and ids are made by the thousand. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The lowest 16 bits, as four digits. */
const fourDigits = (bits: number): string =>
  (BYTES[(bits >>> 8) & 0xff] as string) + (BYTES[bits & 0xff] as string)

/** 32 bits, as eight digits. */
export const eightDigits = (bits: number): string => fourDigits(bits >>> 16) + fourDigits(bits)

/** A type that od shows bytes as: `-t x2z`. */
import type { Io } from '@/lib/userland/tools/io'
import { real } from '@/lib/userland/tools/shared/conversions'
import { little } from '@/lib/userland/tools/text/dump-rows'

const NAMES =
  'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp'.split(
    ' ',
  )
const CHARS: Record<number, string> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
}

interface OdType {
  size: number
  width: number
  show(unit: readonly number[]): string
  text: boolean
}

export function odTypes(spec: string, io: Io): OdType[] {
  const out: OdType[] = []
  const pattern = /^([acdfoux])(\d+|[CSILFD])?(z?)/
  for (let rest = spec; rest !== ''; ) {
    const match = pattern.exec(rest)
    if (!match) return io.fail(`invalid type string ${io.quote(spec)}`)
    rest = rest.slice(match[0].length)
    const letter = match[1]!
    const sizes: Record<string, number> = { C: 1, S: 2, I: 4, L: 8, F: 4, D: 8 }
    const size = 'ac'.includes(letter)
      ? 1
      : match[2]
        ? (sizes[match[2]] ?? Number(match[2]))
        : letter === 'f'
          ? 8
          : 4
    out.push({ ...odType(letter, size), text: match[3] === 'z' })
  }
  return out
}

export function odType(letter: string, size: number): Omit<OdType, 'text'> {
  const bits = BigInt(size * 8)
  const widest = 2n ** bits - 1n
  switch (letter) {
    case 'a':
      return {
        size,
        width: 3,
        show: ([byte = 0]) =>
          (byte & 127) === 127 ? 'del' : (NAMES[byte & 127] ?? String.fromCharCode(byte & 127)),
      }
    case 'c':
      return {
        size,
        width: 3,
        show: ([byte = 0]) =>
          CHARS[byte] ??
          (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0')),
      }
    case 'd':
      return {
        size,
        width: String(2n ** (bits - 1n)).length + 1,
        show: (unit) => String(BigInt.asIntN(size * 8, little(unit))),
      }
    case 'u':
      return { size, width: String(widest).length, show: (unit) => String(little(unit)) }
    case 'x':
      return {
        size,
        width: size * 2,
        show: (unit) =>
          little(unit)
            .toString(16)
            .padStart(size * 2, '0'),
      }
    case 'f':
      return { size, width: size === 4 ? 15 : 24, show: (unit) => floatText(unit, size) }
    default: {
      const width = widest.toString(8).length
      return { size, width, show: (unit) => little(unit).toString(8).padStart(width, '0') }
    }
  }
}

function floatText(unit: readonly number[], size: number): string {
  const view = new DataView(new ArrayBuffer(8))
  for (const [at, byte] of unit.entries()) view.setUint8(at, byte)
  const value = size === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true)
  return real(value, { flags: '', width: 0, precision: size === 4 ? 8 : 17, conversion: 'g' })
}

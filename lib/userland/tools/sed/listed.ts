/** The text of the `l` command. */

import { bytesOf } from '@/lib/userland/kernel/text'
import type { SedState } from '@/lib/userland/tools/sed/sed-state'

/** `l`: everything visible, lines folded. */
export function listed(state: SedState, width: number): string {
  const escapes: Record<string, string> = {
    '\\': '\\\\',
    '\x07': '\\a',
    '\b': '\\b',
    '\f': '\\f',
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\v': '\\v',
  }
  let out = ''
  let column = 0
  for (const byte of bytesOf(state.space)) {
    const char = String.fromCharCode(byte)
    const isPlain = byte >= 32 && byte < 127
    const shown = escapes[char] ?? (isPlain ? char : `\\${byte.toString(8).padStart(3, '0')}`)
    if (width > 1 && column + shown.length > width - 1) {
      out += '\\\n'
      column = 0
    }
    out += shown
    column += shown.length
  }
  return `${out}$`
}

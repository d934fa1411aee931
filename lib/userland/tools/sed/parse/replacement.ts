/** The right side of the `s` command. */

import { escapeAt } from '@/lib/userland/tools/sed/parse/escape-at'
import type { Piece } from '@/lib/userland/tools/sed/script'

/** What replaces a match: text, groups, and what changes case. */
export function replacementPieces(text: string, delimiter: string): Piece[] {
  const out: Piece[] = []
  const add = (more: string) => {
    const last = out.at(-1)
    if (last && 'text' in last) last.text += more
    else out.push({ text: more })
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === '&') {
      out.push({ group: 0 })
      continue
    }
    if (char !== '\\') {
      add(char)
      continue
    }
    const next = text[at + 1] ?? ''
    const found = escapeAt(text, at)
    if (found && next !== delimiter) {
      add(found[0])
      at += found[1] - 1
      continue
    }
    at += 1
    if (/\d/.test(next)) out.push({ group: Number(next) })
    else if (/[ULEul]/.test(next)) out.push({ mode: next })
    else add(next === 'n' && delimiter !== 'n' ? '\n' : next)
  }
  return out
}

/** What grep prints of a line: its prefix, its text, and the colours of both. */
import { byteLength } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { matchesIn } from '@/lib/userland/tools/text/grep-patterns'
import type { GrepRow, GrepState } from '@/lib/userland/tools/text/grep-state'

export const sgr = (state: GrepState, code: string, text: string) =>
  state.color && text !== '' ? `\x1b[${code}m\x1b[K${text}\x1b[m\x1b[K` : text

function prefix(state: GrepState, name: string, mark: string, at: { line: number; offset: number }): string {
  const { has } = state
  let out = ''
  const shown = sgr(state, '36', mark)
  if (state.withName) out += sgr(state, '35', name === '-' ? state.label : name) + (has.Z ? '\0' : shown)
  if (has.n) out += sgr(state, '32', String(at.line).padStart(has.T ? 2 : 0)) + shown
  if (has.b) out += sgr(state, '32', String(at.offset).padStart(has.T ? 3 : 0)) + shown
  return has.T && out !== '' ? `${out}\t` : out
}

function coloured(state: GrepState, text: string): string {
  let out = ''
  let from = 0
  for (const [start, end] of matchesIn(state, text)) {
    out += text.slice(from, start) + sgr(state, '01;31', text.slice(start, end))
    from = end
  }
  return out + text.slice(from)
}

export function emitRow(state: GrepState, name: string, mark: string, row: GrepRow, io: Io) {
  state.anyOutput = true
  state.printed = row.line
  if (state.has.o) {
    if (mark !== ':' || state.has.v) return
    for (const [start, end] of matchesIn(state, row.text)) {
      const at = { line: row.line, offset: row.offset + byteLength(row.text.slice(0, start)) }
      io.out(
        `${prefix(state, name, mark, at)}${sgr(state, '01;31', row.text.slice(start, end))}${state.separator}`,
      )
    }
    return
  }
  const isSelected = (mark === ':') !== (state.has.v ?? false)
  const text = state.color && isSelected ? coloured(state, row.text) : row.text
  io.out(`${prefix(state, name, mark, row)}${text}${state.separator}`)
}

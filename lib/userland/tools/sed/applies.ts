/** Whether a command applies to the line: its address, or the range between two. */

import type { Io } from '@/lib/userland/tools/io'
import { look } from '@/lib/userland/tools/sed/next-line'
import { regexFor } from '@/lib/userland/tools/sed/regex-for'
import type { Address, Command } from '@/lib/userland/tools/sed/script'
import type { SedState } from '@/lib/userland/tools/sed/sed-state'

/** Whether the line is at an address; `wait`: only the next line can tell. */
function isAt(state: SedState, address: Address, io: Io): boolean | 'wait' {
  switch (address.at) {
    case 'line':
      return state.line === address.line
    case 'step':
      return state.line >= address.first && (state.line - address.first) % address.step === 0
    case 'last': {
      const found = look(state, io, false)
      return found === 'wait' ? 'wait' : found === 'none'
    }
    case 'regex':
      return regexFor(state, address.pattern, io).test(state.space)
    default:
      return false
  }
}

/** The last line of a range that begins here; -1: it ends at a regular expression or the last line. */
function rangeEnd(state: SedState, to: Address): number {
  if (to.at === 'line') return to.line
  if (to.at === 'plus') return state.line + to.count
  if (to.at === 'multiple') return to.of > 0 ? Math.ceil(state.line / to.of) * to.of : state.line
  return -1
}

/** Whether the command at a place in the script applies; `wait`: only the next line can tell. */
export function applies(state: SedState, at: number, command: Command, io: Io): boolean | 'wait' {
  const { from, to } = command
  if (!from) return true
  if (!to) return isAt(state, from, io)
  const isZero = from.at === 'line' && from.line === 0
  const open = state.ranges[at] ?? (isZero && !state.closed[at] ? -1 : undefined)
  if (open === undefined) {
    const begins = isAt(state, from, io)
    if (begins !== true) return begins
    const end = rangeEnd(state, to)
    const isLast = to.at === 'last' ? isAt(state, to, io) : false
    if (isLast === 'wait') return 'wait'
    if (end === -1 ? !isLast : end > state.line) state.ranges[at] = end
    return true
  }
  if (open >= 0) {
    if (state.line >= open) delete state.ranges[at]
    return state.line <= open
  }
  const ends = isAt(state, to, io)
  if (ends === 'wait') return 'wait'
  if (ends) {
    delete state.ranges[at]
    state.closed[at] = true
  }
  return true
}

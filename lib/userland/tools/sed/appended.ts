/** What a, r and R keep until the next line is read. */

import { type Io, reason } from '@/lib/userland/tools/io'
import { put } from '@/lib/userland/tools/sed/output'
import type { SedState } from '@/lib/userland/tools/sed/sed-state'

/** a, r and R say what they have when the next line is read. */
export function flushAppended(state: SedState, io: Io): void {
  for (const { text, file, lineOf } of state.appended.splice(0)) {
    if (text !== undefined) put(state, text, io, '')
    else if (file !== undefined) {
      try {
        const found = io.readFile(file)
        if (found !== '') put(state, found, io, '')
      } catch (error) {
        reason(error)
      }
    } else if (lineOf !== undefined) {
      state.reads[lineOf] ??= { text: readOr(lineOf, io) }
      const rest = state.reads[lineOf]
      if (rest.text === '') continue
      const [line = ''] = rest.text.split('\n', 1)
      rest.text = rest.text.slice(line.length + 1)
      put(state, line, io)
    }
  }
}

function readOr(file: string, io: Io): string {
  try {
    return io.readFile(file)
  } catch (error) {
    reason(error)
    return ''
  }
}

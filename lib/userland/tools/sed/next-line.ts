/** The line after this one: whether there is one, and reading it, over the borders of files. */

import { currentName, nextFile, takeLine } from '@/lib/userland/tools/input'
import type { Io } from '@/lib/userland/tools/io'
import { flushAppended } from '@/lib/userland/tools/sed/appended'
import { replaceFile } from '@/lib/userland/tools/sed/edited-file'
import type { SedState } from '@/lib/userland/tools/sed/sed-state'

type Look = 'wait' | 'full' | 'none'

/** The file that is read is over. */
function closeFile(state: SedState, io: Io): void {
  if (state.separate) flushAppended(state, io)
  replaceFile(state, io)
  state.isOpen = false
}

function openNext(state: SedState, io: Io): boolean {
  for (;;) {
    if (!nextFile(state.input, io)) return false
    const name = currentName(state.input)
    const stat = name === '-' ? undefined : io.process.machine.files.stat(io.process.resolve(name))
    if (stat?.type === 'directory') {
      if (state.inPlace === undefined) io.fail(`read error on ${name}: Is a directory`, 4)
      io.warn(`couldn't edit ${name}: not a regular file`)
      state.status = 4
      continue
    }
    state.isOpen = true
    return true
  }
}

/** Looks whether there is a line after this one; with -s and -i only in the same file, unless it moves on. */
export function look(state: SedState, io: Io, moveOn: boolean): Look {
  if (state.ahead) return 'full'
  if (state.ahead === null && !(moveOn && state.separate)) return 'none'
  for (;;) {
    if (!state.isOpen) {
      if (!openNext(state, io)) {
        state.ahead = null
        return 'none'
      }
      if (state.separate) state.line = 0
    }
    const line = takeLine(state.input, io, state.end, false)
    if (line === 'wait') return 'wait'
    if (line) {
      state.ahead = line
      return 'full'
    }
    if (state.separate && state.started && !moveOn) {
      state.ahead = null
      return 'none'
    }
    closeFile(state, io)
  }
}

/** Takes the line that was looked at. */
export function take(state: SedState, io: Io): string {
  const { text, end } = state.ahead!
  flushAppended(state, io)
  state.ahead = undefined
  state.lacksEnd = end === ''
  state.line += 1
  state.started = true
  return text
}

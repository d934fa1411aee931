/** Where sed writes: standard output, the file that is edited in place, and the files of w, W and s///w. */

import { type Io, reason } from '@/lib/userland/tools/io'
import type { Command } from '@/lib/userland/tools/sed/script'
import type { SedState } from '@/lib/userland/tools/sed/sed-state'

/** Opens the file that a command writes to. */
export function openOutput(state: SedState, command: Command, io: Io): void {
  const name = 'wW'.includes(command.name) ? command.text : command.substitution?.file
  if (name === undefined || name in state.fds) return
  if (name === '/dev/stdout') state.fds[name] = 1
  else if (name === '/dev/stderr') state.fds[name] = 2
  else {
    try {
      state.fds[name] = io.process.open(name, { write: true, create: true, truncate: true })
    } catch (error) {
      io.fail(`couldn't open file ${name}: ${reason(error)}`, 4)
    }
  }
}

/** Standard output, or the file that is edited. A line whose end is missing gets it when more follows. */
export function put(state: SedState, text: string, io: Io, end = state.end): void {
  const whole = (state.missingEnd ? state.end : '') + text + end
  state.missingEnd = false
  if (state.inPlace === undefined || !state.isOpen) io.out(whole)
  else state.edited.push(whole)
}

/** The pattern space; its end is missing when the line lacked it. */
export function putSpace(state: SedState, text: string, io: Io): void {
  put(state, text, io, state.lacksEnd ? '' : state.end)
  state.missingEnd = state.lacksEnd
}

export function writeTo(state: SedState, name: string, text: string, io: Io): void {
  const fd = state.fds[name] ?? 1
  if (fd === 1) put(state, text, io)
  else io.process.write(fd, text + (state.lacksEnd ? '' : state.end))
}

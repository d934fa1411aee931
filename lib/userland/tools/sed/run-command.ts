/** Runs one command of the script. */

import type { Io } from '@/lib/userland/tools/io'
import { look, take } from '@/lib/userland/tools/sed/next-line'
import { put, putSpace, writeTo } from '@/lib/userland/tools/sed/output'
import { outputCommands } from '@/lib/userland/tools/sed/output-commands'
import { regexFor } from '@/lib/userland/tools/sed/regex-for'
import type { Command } from '@/lib/userland/tools/sed/script'
import { type SedState, scriptOf } from '@/lib/userland/tools/sed/sed-state'
import { spaceCommands } from '@/lib/userland/tools/sed/space-commands'
import { substitute } from '@/lib/userland/tools/sed/substitute'

/** Longest that the pattern space may grow by replacing. */
const MAX_SPACE = 1024 * 1024

/** What a command leads to: the next command, `cycle` (the next line), a wait, or the end. */
export type Outcome = number | 'cycle' | 'wait' | { exit: number; print: boolean }

function readNext(state: SedState, command: Command, io: Io, next: number): Outcome {
  const found = look(state, io, false)
  if (found === 'wait') return 'wait'
  // Without one the cycle ends as it would at the end of the script.
  if (found === 'none') return scriptOf(state).commands.length
  if (command.name === 'n') {
    if (!state.quiet) putSpace(state, state.space, io)
    state.space = take(state, io)
  } else state.space = `${state.space}${state.end}${take(state, io)}`
  return next
}

function substituted(state: SedState, command: Command, io: Io, next: number): Outcome {
  const { substitution } = command
  if (!substitution) return next
  const text = substitute(regexFor(state, substitution.pattern, io), substitution, state.space)
  if (text === undefined) return next
  if (text.length > MAX_SPACE) io.fail('memory exhausted', 4)
  state.space = text
  state.replaced = true
  if (substitution.print) putSpace(state, text, io)
  if (substitution.file !== undefined) writeTo(state, substitution.file, text, io)
  return next
}

export function runCommand(state: SedState, at: number, command: Command, io: Io): Outcome {
  const next = at + 1
  const simple = spaceCommands[command.name] ?? outputCommands[command.name]
  if (simple) {
    simple(state, command, io)
    return next
  }
  switch (command.name) {
    case 'c':
      if (!command.to || command.negated || state.ranges[at] === undefined) put(state, command.text, io, '')
      return 'cycle'
    case 'd':
      return 'cycle'
    case 'D': {
      const cut = state.space.indexOf(state.end)
      if (cut < 0) return 'cycle'
      state.space = state.space.slice(cut + 1)
      state.keepsSpace = true
      return 'cycle'
    }
    case 'n':
    case 'N':
      return readNext(state, command, io, next)
    case 'q':
      return { exit: command.number ?? 0, print: true }
    case 'Q':
      return { exit: command.number ?? 0, print: false }
    case 's':
      return substituted(state, command, io, next)
    case 'b':
      return command.target
    case 't':
    case 'T': {
      const jumps = state.replaced === (command.name === 't')
      state.replaced = false
      return jumps ? command.target : next
    }
    default:
      return next
  }
}

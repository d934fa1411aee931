/**
 * Mirrors: GNU sed 4.9. Differs: the `e` command and the `e` flag are refused; -u, --posix and --debug
 * change nothing.
 */

import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { flushAppended } from '@/lib/userland/tools/sed/appended'
import { applies } from '@/lib/userland/tools/sed/applies'
import { replaceFile } from '@/lib/userland/tools/sed/edited-file'
import { look, take } from '@/lib/userland/tools/sed/next-line'
import { putSpace } from '@/lib/userland/tools/sed/output'
import { runCommand } from '@/lib/userland/tools/sed/run-command'
import { startSed } from '@/lib/userland/tools/sed/sed-start'
import { type SedState, scriptOf } from '@/lib/userland/tools/sed/sed-state'
import { steppedTool } from '@/lib/userland/tools/tool'

/** Commands in one step before others may run. */
const SLICE = 20_000

function finish(state: SedState, io: Io, code: number): Step {
  replaceFile(state, io)
  return { exit: code || (state.input.failed > 0 ? 2 : state.status) }
}

const waitForInput = (state: SedState): Step => ({ wait: 'input', fds: [state.input.fd ?? 0] })

function endCycle(state: SedState, io: Io): void {
  if (!state.quiet) putSpace(state, state.space, io)
}

function step(state: SedState, io: Io): Step {
  const { commands } = scriptOf(state)
  for (let count = 0; count < SLICE; count++) {
    io.process.spend(1 + (state.space.length >> 4))
    if (io.written > 32_768) return { wait: 'output', fd: 1 }
    if (state.pc === undefined) {
      if (state.keepsSpace) {
        state.keepsSpace = false
        flushAppended(state, io)
      } else {
        const found = look(state, io, true)
        if (found === 'wait') return waitForInput(state)
        if (found === 'none') {
          flushAppended(state, io)
          return finish(state, io, 0)
        }
        state.space = take(state, io)
        state.replaced = false
      }
      state.pc = 0
    }
    const command = commands[state.pc]
    if (!command) {
      endCycle(state, io)
      state.pc = undefined
      continue
    }
    const found = applies(state, state.pc, command, io)
    if (found === 'wait') return waitForInput(state)
    if (found === command.negated) {
      state.pc = command.name === '{' ? command.target : state.pc + 1
      continue
    }
    const outcome = runCommand(state, state.pc, command, io)
    if (outcome === 'wait') return waitForInput(state)
    if (typeof outcome === 'object') {
      if (outcome.print) endCycle(state, io)
      flushAppended(state, io)
      return finish(state, io, outcome.exit)
    }
    state.pc = outcome === 'cycle' ? undefined : outcome
  }
  return { wait: 'output', fd: 1 }
}

export const sed = steppedTool<SedState>({ start: startSed, step })

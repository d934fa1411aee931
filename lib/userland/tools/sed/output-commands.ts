/** The commands that write something, now or before the next line. */

import { currentName } from '@/lib/userland/tools/input'
import type { Io } from '@/lib/userland/tools/io'
import { listed } from '@/lib/userland/tools/sed/listed'
import { put, putSpace, writeTo } from '@/lib/userland/tools/sed/output'
import type { Command } from '@/lib/userland/tools/sed/script'
import type { SedState } from '@/lib/userland/tools/sed/sed-state'

/** The pattern space up to its first line end. */
function firstLine(state: SedState): string {
  const cut = state.space.indexOf(state.end)
  return cut < 0 ? state.space : state.space.slice(0, cut)
}

export const outputCommands: Record<string, (state: SedState, command: Command, io: Io) => void> = {
  '=': (state, _command, io) => {
    put(state, String(state.line), io, '\n')
  },
  a: (state, command) => {
    state.appended.push({ text: command.text })
  },
  i: (state, command, io) => {
    put(state, command.text, io, '')
  },
  F: (state, _command, io) => {
    put(state, currentName(state.input), io, '\n')
  },
  l: (state, command, io) => {
    put(state, listed(state, command.number ?? state.width), io, '\n')
  },
  p: (state, _command, io) => {
    putSpace(state, state.space, io)
  },
  P: (state, _command, io) => {
    put(state, firstLine(state), io)
  },
  r: (state, command) => {
    state.appended.push({ file: command.text })
  },
  R: (state, command) => {
    state.appended.push({ lineOf: command.text })
  },
  w: (state, command, io) => {
    writeTo(state, command.text, state.space, io)
  },
  W: (state, command, io) => {
    writeTo(state, command.text, firstLine(state), io)
  },
}

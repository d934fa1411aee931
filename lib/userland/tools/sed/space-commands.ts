/** The commands that change the pattern space and the hold space, and nothing else. */

import type { Command } from '@/lib/userland/tools/sed/script'
import type { SedState } from '@/lib/userland/tools/sed/sed-state'

export const spaceCommands: Record<string, (state: SedState, command: Command) => void> = {
  g: (state) => {
    state.space = state.hold
    state.lacksEnd = false
  },
  G: (state) => {
    state.space += state.end + state.hold
    state.lacksEnd = false
  },
  h: (state) => {
    state.hold = state.space
  },
  H: (state) => {
    state.hold += state.end + state.space
  },
  x: (state) => {
    ;[state.space, state.hold] = [state.hold, state.space]
    state.lacksEnd = false
  },
  y: (state, command) => {
    state.space = [...state.space].map((char) => command.map?.get(char) ?? char).join('')
  },
  z: (state) => {
    state.space = ''
  },
}

import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

interface Dispatched {
  which: string
  own: unknown
}

/** A program that is one of several, by the machine that it runs on. */
export function dispatched(
  programs: Readonly<Record<string, unknown>>,
  choose: (process: Process) => string,
): Program<Dispatched> {
  const of = ({ which }: Dispatched) => programs[which] as Program
  return {
    start(process) {
      const state = { which: choose(process), own: undefined as unknown }
      state.own = of(state).start(process)
      return state
    },
    step: (state, process) => of(state).step(state.own, process),
    listeners: (state, process) => of(state).listeners?.(state.own, process) ?? [],
    visited: (state, process, port, visit) => of(state).visited?.(state.own, process, port, visit),
  }
}

export const byDialect = (programs: { gnu: unknown; busybox: unknown }): Program<Dispatched> =>
  dispatched(programs, ({ dialect }) => dialect)

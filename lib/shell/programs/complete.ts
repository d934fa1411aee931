import type { Program } from '@/lib/userland/kernel/program'

/** A program that begins when all code of the engine is there; the terminal's host is asked for it. */
export function whenComplete<S>(isComplete: () => boolean, program: Program<S>): Program<{ own?: S }> {
  return {
    start: () => ({}),
    step(state, process) {
      if (!isComplete()) return { wait: 'host', request: { kind: 'rest' } }
      state.own ??= program.start(process)
      return program.step(state.own, process)
    },
    listeners: ({ own }, process) => (own ? (program.listeners?.(own, process) ?? []) : []),
    visited: ({ own }, process, port, visit) => own && program.visited?.(own, process, port, visit),
  }
}

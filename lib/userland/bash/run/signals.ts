import { Discarded, Exited } from '@/lib/userland/bash/errors'
import { pollJobs } from '@/lib/userland/bash/run/jobs'
import { runTrap } from '@/lib/userland/bash/run/traps'
import type { Shell } from '@/lib/userland/bash/shell'
import type { Signal } from '@/lib/userland/kernel/process'
import { SIGNAL_NUMBERS } from '@/lib/userland/kernel/signal-numbers'

const ALL = Object.keys(SIGNAL_NUMBERS) as Signal[]

/** Signals that a shell where somebody types does not die of. */
const SPARED: readonly Signal[] = ['INT', 'TERM', 'QUIT', 'TSTP', 'TTIN', 'TTOU']

/** What a shell does about a signal is what its traps say, or its default. */
export function setAction(sh: Shell, signal: Signal): void {
  const { state, process } = sh
  const action = state.traps.get(signal)
  if (action === '') process.onSignal(signal, 'ignore')
  else if (action !== undefined || (state.interactive && SPARED.includes(signal)))
    process.onSignal(signal, 'catch')
  else process.onSignal(signal, 'default')
}

/** A new shell: what its parent caught is the default again, also for signals that have come already. */
export function takeOwnSignals(sh: Shell): void {
  const { state, process } = sh
  state.begun = true
  const early = process.takeSignals()
  if (state.ignoresInterrupts) for (const signal of ['INT', 'QUIT'] as const) state.traps.set(signal, '')
  for (const signal of ALL) setAction(sh, signal)
  for (const signal of early) process.kill(process.pid, signal)
}

/** Takes the signals that have come: traps run between commands, an interrupt ends the line. */
export function handleSignals(sh: Shell): void {
  const { state, process } = sh
  for (const signal of process.takeSignals()) {
    if (state.traps.get(signal)) state.pendingTraps.push(signal)
    else if (signal === 'INT' && state.interactive) {
      if (state.input?.from === 'fd') Object.assign(state.input, { buffer: '', asked: false })
      sh.write(2, '\n')
      throw new Discarded(130)
    } else if (signal === 'HUP') throw new Exited(129)
  }
  if (state.pendingTraps.length === 0 || waitsForProgram(sh)) return
  const [next] = state.pendingTraps.splice(0, 1)
  if (next) runTrap(sh, next)
}

/** Traps run when the program in front has ended. */
function waitsForProgram(sh: Shell): boolean {
  const top = sh.state.frames.at(-1)
  if (top?.k === 'wait') pollJobs(sh)
  return top?.k === 'wait' || top?.x?.pending !== undefined
}

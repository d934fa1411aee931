import { Exited } from '@/lib/userland/bash/errors'
import type { FrameOf } from '@/lib/userland/bash/frames'
import { restoreRedirects } from '@/lib/userland/bash/run/redirect'
import type { Shell } from '@/lib/userland/bash/shell'
import { restoreVariables } from '@/lib/userland/bash/variables'

/** Runs the commands of a trap; afterwards `$?` is as before, or the shell ends. */
export function runTrap(sh: Shell, name: string, exits?: number): undefined {
  const { state } = sh
  const text = state.traps.get(name)
  if (!text) return undefined
  sh.push({
    k: 'trap',
    s: 0,
    n: 0,
    at: 0,
    status: state.status,
    pipe: state.pipeStatus,
    ...(exits !== undefined && { exits }),
  })
  state.trapping = true
  sh.push({
    k: 'text',
    s: sh.addSource(text),
    n: 0,
    at: 0,
    line: state.line,
    quiet: name === 'ERR' || name === 'DEBUG',
  })
  return undefined
}

export function runAfterTrap(sh: Shell, frame: FrameOf<'trap'>): undefined {
  const { state } = sh
  state.trapping = false
  state.pipeStatus = frame.pipe
  sh.pop(frame.status)
  if (frame.exits !== undefined) throw new Exited(frame.exits)
  return undefined
}

/** Takes frames off the stack down to a height, with what they have changed for a time. */
export function unwind(sh: Shell, height: number): void {
  const { state } = sh
  while (state.frames.length > height) {
    const frame = state.frames.pop()
    if (!frame) return
    if ('saved' in frame) restoreRedirects(sh, frame.saved)
    if (frame.k === 'simple') restoreVariables(sh, frame.hidden)
    if (frame.k === 'call') leaveFunction(sh, frame)
    if (frame.k === 'text' && frame.parameters) state.parameters = frame.parameters
    if (frame.k === 'trap') state.trapping = false
    if (frame.x?.pending && !frame.x.pending.ended) {
      sh.process.close(frame.x.pending.fd)
      state.held.delete(frame.x.pending.fd)
    }
  }
}

/** What was local to a function is gone. */
export function leaveFunction(sh: Shell, frame: FrameOf<'call'>): void {
  restoreVariables(sh, frame.locals)
  sh.state.parameters = frame.parameters
  const { traps } = sh.state
  if (frame.returnTrap !== undefined && !traps.has('RETURN')) traps.set('RETURN', frame.returnTrap)
  if (frame.options) sh.state.options = new Set(frame.options)
}

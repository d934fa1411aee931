import type { Builtin } from '@/lib/userland/bash/builtins/builtin'
import { Exited, Failed } from '@/lib/userland/bash/errors'
import type { Frame } from '@/lib/userland/bash/frames'
import { unwind } from '@/lib/userland/bash/run/traps'
import type { Shell } from '@/lib/userland/bash/shell'

export const succeed: Builtin = () => 0
export const fail: Builtin = () => 1

const isLoop = (frame: Frame) => ['while', 'for', 'count', 'select'].includes(frame.k)

/** Loops around the command, the innermost first; a function or a text ends them. */
function loops(sh: Shell): number[] {
  const found: number[] = []
  const { frames } = sh.state
  for (let i = frames.length - 1; i >= 0; i--) {
    const frame = frames[i]
    if (!frame || frame.k === 'call') break
    if (isLoop(frame)) found.push(i)
  }
  return found
}

function leave(sh: Shell, words: readonly string[], again: boolean): undefined | number {
  const [name = '', given = '1'] = words
  if (!/^[+-]?\d+$/.test(given)) {
    sh.warn(`${name}: ${given}: numeric argument required`)
    throw new Exited(128)
  }
  const count = Number(given)
  const around = loops(sh)
  if (around.length === 0) {
    if (!sh.busybox) sh.warn(`${name}: only meaningful in a \`for', \`while', or \`until' loop`)
    return 0
  }
  if (count <= 0) {
    sh.warn(`${name}: ${given}: loop count out of range`)
    return 1
  }
  const height = around[Math.min(count, around.length) - 1] ?? 0
  unwind(sh, height + 1)
  sh.state.status = 0
  const loop = sh.state.frames[height]
  if (!again) {
    unwind(sh, height)
    return undefined
  }
  // A body that has ended: the loop goes on as if it had.
  if (loop?.k === 'while') loop.at = 2
  if (loop?.k === 'count') loop.at = 3
  return undefined
}

export const breakLoop: Builtin = (sh, words) => leave(sh, words, false)
export const continueLoop: Builtin = (sh, words) => leave(sh, words, true)

function statusOperand(sh: Shell, words: readonly string[]): number {
  const [name = '', given] = words
  if (given === undefined) return sh.state.status
  if (!/^\s*[+-]?\d+\s*$/.test(given)) {
    if (sh.busybox) throw new Failed(`${name}: Illegal number: ${given}`, 2)
    sh.warn(`${name}: ${given}: numeric argument required`)
    return 2
  }
  if (words.length > 2 && !sh.busybox) throw new Failed(`${name}: too many arguments`)
  return Number(given) & 255
}

export const returnFrom: Builtin = (sh, words) => {
  const { frames } = sh.state
  const height = frames.findLastIndex((frame) => frame.k === 'call' || (frame.k === 'text' && frame.dot))
  if (height < 0) {
    if (sh.busybox) throw new Exited(statusOperand(sh, words))
    sh.warn("return: can only `return' from a function or sourced script")
    return 2
  }
  const status = statusOperand(sh, words)
  unwind(sh, height + 1)
  sh.state.status = status
  const frame = frames[height]
  // Nothing of the text is left to run.
  if (frame?.k === 'text') frame.at = Number.MAX_SAFE_INTEGER
  return undefined
}

export const exit: Builtin = (sh, words) => {
  const { state } = sh
  const status = statusOperand(sh, words)
  if (state.interactive && !sh.busybox) sh.write(2, sh.shopt('login_shell') ? 'logout\n' : 'exit\n')
  const stopped = state.jobs.some((job) => job.stopped)
  if (state.interactive && stopped && !state.warnedJobs) {
    sh.write(2, 'There are stopped jobs.\n')
    state.warnedJobs = true
    return 1
  }
  throw new Exited(status)
}

export const shift: Builtin = (sh, words) => {
  const { state } = sh
  const [, given = '1'] = words
  if (!/^[+-]?\d+$/.test(given)) throw new Failed(`shift: ${given}: numeric argument required`)
  const count = Number(given)
  if (count < 0) throw new Failed(`shift: ${given}: shift count out of range`)
  if (count > state.parameters.length) {
    if (sh.shopt('shift_verbose')) throw new Failed(`shift: ${given}: shift count out of range`)
    if (sh.busybox) throw new Failed(`shift: can't shift that many`, 2)
    return 1
  }
  state.parameters = Object.freeze(state.parameters.slice(count))
  return 0
}

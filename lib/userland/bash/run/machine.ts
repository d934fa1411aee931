import { Discarded, Exited, Suspended } from '@/lib/userland/bash/errors'
import { waitOf } from '@/lib/userland/bash/expansion/substitution'
import type { Frame } from '@/lib/userland/bash/frames'
import * as compound from '@/lib/userland/bash/run/compound'
import { nextCommands, runText } from '@/lib/userland/bash/run/input'
import { handleSignals, takeOwnSignals } from '@/lib/userland/bash/run/signals'
import { closeAll, runCall, runSimple } from '@/lib/userland/bash/run/simple'
import { start } from '@/lib/userland/bash/run/start'
import { runAfterTrap, runTrap, unwind } from '@/lib/userland/bash/run/traps'
import { runWait } from '@/lib/userland/bash/run/wait'
import { Shell } from '@/lib/userland/bash/shell'
import type { ShellState } from '@/lib/userland/bash/state'
import type { Process } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'

function runNode(sh: Shell, frame: Frame): undefined {
  const node = sh.nodeOf(frame)
  sh.pop()
  return start(sh, frame, node)
}

function runFrame(sh: Shell, frame: Frame): Step | undefined {
  switch (frame.k) {
    case 'node':
      return runNode(sh, frame)
    case 'list':
      return compound.runList(sh, frame)
    case 'andOr':
      return compound.runAndOr(sh, frame)
    case 'if':
      return compound.runIf(sh, frame)
    case 'while':
      return compound.runWhile(sh, frame)
    case 'count':
      return compound.runCount(sh, frame)
    case 'for':
      return compound.runFor(sh, frame)
    case 'select':
      return compound.runSelect(sh, frame)
    case 'case':
      return compound.runCase(sh, frame)
    case 'test':
      return compound.runTest(sh, frame)
    case 'arithmetic':
      return compound.runArithmetic(sh, frame)
    case 'redirected':
      return compound.runRedirected(sh, frame)
    case 'not':
      return compound.runNot(sh, frame)
    case 'timed':
      return compound.runTimed(sh, frame)
    case 'simple':
      return runSimple(sh, frame)
    case 'call':
      return runCall(sh, frame)
    case 'text':
      return runText(sh, frame)
    case 'trap':
      return runAfterTrap(sh, frame)
    default:
      return runWait(sh, frame)
  }
}

/** What is left of the line is dropped; `eval` and `source` go on with their next one. */
function discard(sh: Shell, status: number): void {
  const { state } = sh
  state.status = status
  const text = state.depth > 0 ? -1 : state.frames.findLastIndex((frame) => frame.k === 'text')
  unwind(sh, text + 1)
  state.pipeStatus = [status]
  if (state.depth > 0) state.exiting = status
}

function exit(sh: Shell, status: number): void {
  unwind(sh, 0)
  sh.state.status = status
  sh.state.exiting ??= status & 255
}

/** All is done: the EXIT trap, and then the end. */
function end(sh: Shell): Step | undefined {
  const { state } = sh
  const action = state.traps.get('EXIT')
  if (action === undefined) return { exit: state.exiting ?? state.status }
  const status = state.exiting ?? state.status
  state.status = status
  delete state.exiting
  runTrap(sh, 'EXIT', status)
  state.traps.delete('EXIT')
  return undefined
}

function advance(sh: Shell): Step | undefined {
  const { state } = sh
  try {
    handleSignals(sh)
    if (state.exiting !== undefined) return end(sh)
    const frame = state.frames.at(-1)
    sh.spend(COST)
    if (!frame) return nextCommands(sh)
    return runFrame(sh, frame)
  } catch (error) {
    const frame = state.frames.at(-1)
    if (error instanceof Suspended && frame?.x) return waitOf(frame.x)
    if (error instanceof Discarded) discard(sh, error.status)
    else if (error instanceof Exited) exit(sh, error.status)
    else throw error
    return undefined
  } finally {
    if (state.closing.length > 0) closeAll(sh, state.closing.splice(0))
  }
}

/** Steps that one advance of a frame counts for. */
const COST = 3

/** Between two looks of the kernel, so that others get their turn and pipes do not overflow. */
const AT_ONCE = 100

/** Runs a shell until it has to wait. */
export function step(state: ShellState, process: Process): Step {
  const sh = new Shell(state, process)
  if (!state.begun) takeOwnSignals(sh)
  for (let i = 0; i < AT_ONCE; i++) {
    const waiting = advance(sh)
    if (waiting) return waiting
  }
  return { wait: 'output', fd: 1 }
}

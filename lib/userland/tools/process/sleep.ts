import type { Signal } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'
import { exitCodeOf, SIGNAL_NUMBERS, signalOf } from '@/lib/userland/kernel/signal-numbers'
import type { Io } from '@/lib/userland/tools/io'
import { type OptionSpec, readOptions, usageError } from '@/lib/userland/tools/options'
import { durationOf, startCommand } from '@/lib/userland/tools/process/commands'
import { steppedTool } from '@/lib/userland/tools/tool'

const SLEEP: OptionSpec = { options: '', usage: 'NUMBER[SUFFIX]...' }

function untilOf(io: Io): number {
  const { operands } = readOptions(io.name, SLEEP, io.process.argv.slice(1), io.dialect)
  if (operands.length === 0)
    throw usageError(io.name, SLEEP, io.dialect, io.isBusybox ? undefined : 'missing operand')
  let total = 0
  const wrong = operands.filter((text) => {
    const ms = durationOf(text)
    total += ms ?? 0
    return ms === undefined
  })
  if (wrong.length === 0) return io.process.machine.now() + total
  if (io.isBusybox) io.fail(`invalid number '${wrong[0]}'`)
  for (const text of wrong.slice(0, -1)) io.warn(`invalid time interval ${io.quote(text)}`)
  throw usageError(io.name, SLEEP, io.dialect, `invalid time interval ${io.quote(wrong.at(-1) ?? '')}`)
}

export const sleep = steppedTool<{ until: number }>({
  start: (io) => ({ until: untilOf(io) }),
  step: ({ until }, io) => (io.process.machine.now() >= until ? { exit: 0 } : { wait: 'time', until }),
})

const TIMEOUT: OptionSpec = {
  options: '+fk:ps:v',
  long: {
    'kill-after': 'k',
    signal: 's',
    verbose: 'v',
    foreground: 'f',
    'preserve-status': 'p',
  },
  usage: '[OPTION] DURATION COMMAND [ARG]...',
  usageCode: 125,
}

interface Timeout {
  child: number
  signal: Signal
  command: string
  until: number
  /** After the first signal, so long until KILL. */
  killAfter: number | undefined
  timedOut: boolean
  killed: boolean
  preserve: boolean
  verbose: boolean
  group: boolean
}

const FORWARDED: readonly Signal[] = ['HUP', 'INT', 'QUIT', 'TERM']

function durationOrFail(io: Io, text: string): number {
  const ms = durationOf(text)
  if (ms !== undefined) return ms
  throw usageError(
    io.name,
    TIMEOUT,
    io.dialect,
    io.isBusybox ? `invalid number '${text}'` : `invalid time interval ${io.quote(text)}`,
  )
}

function startTimeout(io: Io): Timeout {
  const { process } = io
  const args = readOptions(io.name, TIMEOUT, process.argv.slice(1), io.dialect)
  const [duration, ...argv] = args.operands
  if (duration === undefined || argv.length === 0) throw usageError(io.name, TIMEOUT, io.dialect)
  const ms = durationOrFail(io, duration)
  const name = args.value('s') ?? 'TERM'
  const signal = signalOf(name)
  if (!signal)
    throw usageError(
      io.name,
      TIMEOUT,
      io.dialect,
      io.isBusybox ? `bad signal name '${name}'` : `${io.quote(name)}: invalid signal`,
    )
  const after = args.value('k')
  const killAfter = after === undefined ? undefined : durationOrFail(io, after)
  const group = !args.has('f') && !io.isBusybox
  if (group && process.pgid !== process.pid) process.setGroup(0, 0)
  for (const one of FORWARDED) process.onSignal(one, 'catch')
  const child = startCommand(io, { argv }, (why) =>
    io.isBusybox
      ? `can't execute '${argv[0]}': ${why}`
      : `failed to run command ${io.quote(argv[0] ?? '')}: ${why}`,
  )
  return {
    child,
    signal,
    command: argv[0] ?? '',
    until: ms === 0 ? Infinity : process.machine.now() + ms,
    killAfter,
    timedOut: false,
    killed: false,
    preserve: args.has('p') || io.isBusybox,
    verbose: args.has('v'),
    group,
  }
}

function send(state: Timeout, io: Io, signal: Signal): void {
  const { process } = io
  if (state.verbose) io.warn(`sending signal ${signal} to command ${io.quote(state.command)}`)
  process.kill(state.child, signal)
  if (!state.group) return
  // It cannot ignore KILL, and goes with its command.
  process.onSignal(signal, 'ignore')
  process.kill(0, signal)
}

function stepTimeout(state: Timeout, io: Io): Step {
  const { process } = io
  const done = process.reap(state.child)
  if (done && !('stopped' in done.status)) {
    const code = exitCodeOf(done.status)
    return {
      exit: state.timedOut && !state.preserve ? (state.killed ? 128 + SIGNAL_NUMBERS.KILL : 124) : code,
    }
  }
  for (const signal of process.takeSignals()) process.kill(state.child, signal)
  const now = process.machine.now()
  if (now >= state.until) {
    const next = state.timedOut ? 'KILL' : state.signal
    state.killed ||= next === 'KILL'
    state.until = state.timedOut || state.killAfter === undefined ? Infinity : now + state.killAfter
    state.timedOut = true
    send(state, io, next)
    process.kill(state.child, 'CONT')
  }
  // Its child's end wakes it as well: a caught signal does.
  process.onSignal('CHLD', 'catch')
  return process.processes().some(({ pid, state: how }) => pid === state.child && how === 'Z')
    ? { wait: 'child' }
    : { wait: 'time', until: state.until }
}

export const timeout = steppedTool<Timeout>({ start: startTimeout, step: stepTimeout })

/**
 * watch.
 * Mirrors: procps-ng; on a terminal each look is drawn over the last one.
 * Differs: changes are not marked (-d), and long lines are cut, not wrapped.
 */
import type { Step } from '@/lib/userland/kernel/program'
import type { Io } from '@/lib/userland/tools/io'
import { type OptionSpec, readOptions, ToolExit, usageError } from '@/lib/userland/tools/options'
import { startCommand } from '@/lib/userland/tools/process/commands'
import { calendarOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { strftime } from '@/lib/userland/tools/shared/strftime'
import { steppedTool } from '@/lib/userland/tools/tool'

const SPEC: OptionSpec = {
  options: '+bcd::egn:pq:tvwx',
  long: {
    beep: 'b',
    color: 'c',
    differences: 'd',
    errexit: 'e',
    chgexit: 'g',
    interval: 'n',
    precise: 'p',
    'no-title': 't',
    'no-wrap': 'w',
    exec: 'x',
  },
  usage: '[options] command',
}

interface State {
  argv: string[]
  /** As the title says it. */
  command: string
  interval: number
  title: boolean
  untilChange: boolean
  untilError: boolean
  /** The command that runs, and where its output comes. */
  child?: number
  fd?: number
  text: string
  code: number
  last?: string
  next: number
}

function start(io: Io): State {
  const args = readOptions(io.name, SPEC, io.process.argv.slice(1), io.dialect)
  const words = args.operands
  if (words.length === 0) throw usageError(io.name, SPEC, io.dialect)
  const seconds = Number((args.value('n') ?? '2').replace(',', '.'))
  if (Number.isNaN(seconds)) throw new ToolExit(1, `watch: failed to parse argument: '${args.value('n')}'\n`)
  io.process.onSignal('INT', 'catch')
  io.process.onSignal('TERM', 'catch')
  return {
    argv: args.has('x') ? words : ['/bin/sh', '-c', words.join(' ')],
    command: words.join(' '),
    interval: Math.max(100, Math.round(seconds * 1000)),
    title: !args.has('t'),
    untilChange: args.has('g'),
    untilError: args.has('e'),
    text: '',
    code: 0,
    next: io.process.machine.now(),
  }
}

const MAX_TEXT = 1_000_000

function begin(state: State, io: Io): void {
  const { process } = io
  const [reading, writing] = process.pipe()
  const fds = new Map([
    [0, 0],
    [1, writing],
    [2, writing],
  ])
  state.child = startCommand(io, { argv: state.argv, fds }, (why) => `${state.argv[0]}: ${why}`)
  process.close(writing)
  Object.assign(state, { fd: reading, text: '', next: process.machine.now() + state.interval })
}

function header(state: State, io: Io, width: number): string {
  const { machine, env } = io.process
  const time = strftime('%a %b %e %H:%M:%S %Y', calendarOf(machine.now(), zoneOf(env.TZ)))
  const left = `Every ${(state.interval / 1000).toFixed(1)}s: ${state.command}`
  if (io.isBusybox) return `${left.slice(0, width - time.length - 1).padEnd(width - time.length)}${time}\n\n`
  const right = `${machine.hostname}: ${time}`
  const room = width - right.length - 1
  const cut = left.length > room ? `${left.slice(0, Math.max(0, room - 3))}...` : left
  return `${cut.padEnd(width - right.length)}${right}\n\n`
}

/** One look, as a terminal or a file gets it. */
function show(state: State, io: Io): void {
  const terminal = io.process.terminal(1)
  const width = terminal?.columns ?? 80
  const title = state.title ? header(state, io, width) : ''
  if (!terminal) {
    io.out(title + state.text)
    return
  }
  const rows = terminal.rows - (state.title ? 2 : 0)
  const lines = state.text.replace(/\n$/, '').split('\n').slice(0, rows)
  io.out(`\x1b[H\x1b[2J${title}${lines.map((line) => line.slice(0, width)).join('\n')}`)
}

/** Takes what the command says; true when it has ended. */
function gather(state: State, io: Io): boolean {
  const { process } = io
  const { fd, child } = state
  if (fd === undefined || child === undefined) return false
  for (;;) {
    const text = process.read(fd)
    if (text === '') return false
    if (text === undefined) break
    if (state.text.length < MAX_TEXT) state.text += text
  }
  const done = process.reap(child)
  if (!done || 'stopped' in done.status) return false
  state.code = 'code' in done.status ? done.status.code : 1
  process.close(fd)
  state.child = undefined
  state.fd = undefined
  return true
}

function step(state: State, io: Io): Step {
  const { process } = io
  if (process.takeSignals().length > 0) {
    io.out(process.isTerminal(1) ? '\n' : '')
    return { exit: 0 }
  }
  if (state.child === undefined) {
    if (process.machine.now() < state.next) return { wait: 'time', until: state.next }
    begin(state, io)
  }
  if (!gather(state, io)) {
    const { fd } = state
    // Its output has ended and it has not: it is what is waited for.
    return fd !== undefined && process.read(fd, 0) === undefined
      ? { wait: 'child' }
      : { wait: 'input', fds: [fd ?? 0] }
  }
  show(state, io)
  if (state.untilError && state.code !== 0) return { exit: 8 }
  if (state.untilChange && state.last !== undefined && state.last !== state.text) return { exit: 0 }
  state.last = state.text
  return { wait: 'time', until: state.next }
}

export const watch = steppedTool<State>({ start, step })

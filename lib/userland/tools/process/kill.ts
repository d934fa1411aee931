import { Errno } from '@/lib/userland/kernel/errno'
import type { Process, ProcessInfo, Signal } from '@/lib/userland/kernel/process'
import { SIGNAL_NUMBERS, signalOf } from '@/lib/userland/kernel/signal-numbers'
import { userId } from '@/lib/userland/tools/file/common'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, readOptions, ToolExit, usageError } from '@/lib/userland/tools/options'
import { regexOf } from '@/lib/userland/tools/regex/regex'
import { immediateTool } from '@/lib/userland/tools/tool'

const NAMES = Object.keys(SIGNAL_NUMBERS) as Signal[]

/** The name of a process as the kernel keeps it: the file it runs, without its folder. */
export const commOf = ({ argv, exe }: ProcessInfo): string =>
  ((exe || argv[0] || '').split('/').at(-1) ?? '').slice(0, 15)

/** A signal in front of the operands, `-9` or `-TERM`, is taken out of the words. */
function takeSignal(words: string[], fallback: Signal): Signal | 0 {
  const at = words.findIndex((word) => /^-(?:\d+|(?:SIG)?[A-Z][A-Z\d]+)$/.test(word))
  const word = words[at]
  if (word === undefined || words.slice(0, at).includes('--')) return fallback
  const signal = signalOf(word.slice(1))
  if (signal === undefined) return fallback
  words.splice(at, 1)
  return signal
}

/** Sends it; what goes wrong is said in the tool's words. */
function send(io: Io, pid: number, signal: Signal | 0, said: (why: string) => string): boolean {
  try {
    io.process.kill(pid, signal)
    return true
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    io.err(`${said(error.message)}\n`)
    return false
  }
}

const KILL: OptionSpec = {
  options: 's:lL',
  long: { signal: 's', list: 'l', table: 'L' },
  usage: '[options] <pid> [...]',
}

/** `kill -l 9`, `kill -l TERM`. */
function list(io: Io, words: readonly string[]): number {
  if (words.length === 0) {
    const sorted = NAMES.toSorted((a, b) => SIGNAL_NUMBERS[a] - SIGNAL_NUMBERS[b])
    io.out(
      io.isBusybox
        ? sorted.map((name) => `${String(SIGNAL_NUMBERS[name]).padStart(2)}) ${name}\n`).join('')
        : `${sorted.join(' ')}\n`,
    )
  }
  for (const word of words) {
    const isNumber = /^\d+$/.test(word)
    const signal = signalOf(isNumber ? String(Number(word) & 127) : word)
    if (!signal) io.fail(`unknown signal '${word}'`)
    io.out(`${isNumber ? signal : SIGNAL_NUMBERS[signal]}\n`)
  }
  return 0
}

export const kill = immediateTool({
  options: '',
  isOperand: () => true,
  run(_, io) {
    const words = io.process.argv.slice(1)
    if (words[0] === '-l' || words[0] === '-L') return list(io, words.slice(1))
    let signal = takeSignal(words, 'TERM')
    if (words[0] === '-s') {
      const name = words[1] ?? ''
      signal =
        signalOf(name) ?? io.fail(io.isBusybox ? `bad signal name '${name}'` : `unknown signal name ${name}`)
      words.splice(0, 2)
    }
    if (words[0] === '--') words.shift()
    if (words.length === 0) throw usageError(io.name, KILL, io.dialect)
    const done = words.map((word) => {
      if (!/^-?\d+$/.test(word)) {
        io.err(
          io.isBusybox
            ? `${io.name}: invalid number '${word}'\n`
            : `${io.name}: failed to parse argument: '${word}'\n`,
        )
        return false
      }
      const said = (why: string) =>
        io.isBusybox ? `${io.name}: can't kill pid ${word}: ${why}` : `${io.name}: (${word}): ${why}`
      return send(io, Number(word), signal, said)
    })
    return done.includes(false) ? 1 : 0
  },
})

/** Processes that are chosen by what is in the options of pgrep and pkill. */
function chosen(args: Args, io: Io): ProcessInfo[] {
  const { process } = io
  const [pattern] = args.operands
  const regex =
    pattern === undefined
      ? undefined
      : regexOf(pattern, { dialect: 'extended', ignoreCase: args.has('i'), whole: args.has('x') })
  const among = (letter: string) => args.value(letter)?.split(',')
  const [parents, groups, terminals] = [among('P'), among('g'), among('t')]
  const users = among('u')?.map((name) => userId(process, name) ?? io.fail(`invalid user name: ${name}`, 2))
  const full = args.has('f')
  let found = process.processes().filter((one) => {
    if (one.pid === process.pid) return false
    const isNamed = !regex || regex.test(full ? one.argv.join(' ') : commOf(one))
    const fits =
      isNamed &&
      (!parents || parents.includes(String(one.ppid))) &&
      (!groups || groups.includes(String(one.pgid))) &&
      (!terminals || terminals.includes(one.tty ?? '')) &&
      (!users || users.includes(one.uid))
    return fits !== args.has('v')
  })
  const byAge = found.toSorted((a, b) => a.startedAt - b.startedAt || a.pid - b.pid)
  if (args.has('n')) found = byAge.slice(-1)
  if (args.has('o')) found = byAge.slice(0, 1)
  return found
}

const PGREP: OptionSpec = {
  options: 'aAcd:efg:iklnoP:qs:t:u:U:vwx',
  long: {
    'list-full': 'a',
    count: 'c',
    delimiter: 'd',
    full: 'f',
    'ignore-case': 'i',
    'list-name': 'l',
    newest: 'n',
    oldest: 'o',
    parent: 'P',
    terminal: 't',
    euid: 'u',
    uid: 'U',
    inverse: 'v',
    exact: 'x',
    echo: 'e',
    'signal:': 'signal',
  },
  usage: '[options] <pattern>',
  usageCode: 2,
}

function criteria(args: Args, io: Io): void {
  const { operands } = args
  const isNarrowed = ['P', 'g', 't', 'u', 'U', 's'].some((letter) => args.has(letter))
  if (operands.length > 1)
    throw new ToolExit(
      2,
      `${io.name}: only one pattern can be provided\nTry \`${io.name} --help' for more information.\n`,
    )
  if (operands.length === 0 && !isNarrowed)
    throw new ToolExit(
      2,
      `${io.name}: no matching criteria specified\nTry \`${io.name} --help' for more information.\n`,
    )
}

export const pgrep = immediateTool({
  ...PGREP,
  run(args, io) {
    criteria(args, io)
    const found = chosen(args, io)
    const line = (one: ProcessInfo) =>
      args.has('a')
        ? `${one.pid} ${one.argv.join(' ')}`
        : args.has('l')
          ? `${one.pid} ${commOf(one)}`
          : String(one.pid)
    if (args.has('c')) io.out(`${found.length}\n`)
    else if (found.length > 0 && !args.has('q')) io.out(`${found.map(line).join(args.value('d') ?? '\n')}\n`)
    return found.length > 0 ? 0 : 1
  },
})

export const pkill = immediateTool({
  options: '',
  isOperand: () => true,
  run(_, io) {
    const words = io.process.argv.slice(1)
    let signal = takeSignal(words, 'TERM')
    const args = readOptions(io.name, PGREP, words, io.dialect)
    const named = args.value('signal')
    if (named !== undefined) signal = signalOf(named) ?? io.fail(`Unknown signal "${named}".`, 2)
    criteria(args, io)
    let count = 0
    for (const one of chosen(args, io)) {
      const isSent = send(io, one.pid, signal, (why) => `${io.name}: killing pid ${one.pid} failed: ${why}`)
      if (isSent) count += 1
      if (isSent && args.has('e')) io.out(`${commOf(one)} killed (pid ${one.pid})\n`)
    }
    if (args.has('c')) io.out(`${count}\n`)
    return count > 0 ? 0 : 1
  },
})

const KILLALL: OptionSpec = {
  options: 'egIilqrs:u:vw',
  long: {
    exact: 'e',
    'ignore-case': 'I',
    list: 'l',
    quiet: 'q',
    regexp: 'r',
    signal: 's',
    user: 'u',
    verbose: 'v',
    wait: 'w',
  },
  usage: '[OPTION]... [--] NAME...',
}

export const killall = immediateTool({
  options: '',
  isOperand: () => true,
  run(_, io) {
    const { process } = io
    const words = process.argv.slice(1)
    let signal = takeSignal(words, 'TERM')
    const args = readOptions(io.name, KILLALL, words, io.dialect)
    if (args.has('l')) return list(io, args.operands)
    const named = args.value('s')
    if (named !== undefined)
      signal = signalOf(named) ?? io.fail(`${named}: unknown signal; killall -l lists signals.`)
    if (args.operands.length === 0) throw usageError(io.name, KILLALL, io.dialect)
    let code = 0
    for (const name of args.operands) {
      const found = process.processes().filter((one) => isNamed(one, name) && one.pid !== process.pid)
      for (const { pid } of found) {
        const isSent = send(io, pid, signal, (why) => `${name}(${pid}): ${why}`)
        if (!isSent) code = 1
        else if (args.has('v'))
          io.err(`Killed ${name}(${pid}) with signal ${signal ? SIGNAL_NUMBERS[signal] : 0}\n`)
      }
      if (found.length > 0) continue
      if (!args.has('q'))
        io.err(io.isBusybox ? `${io.name}: ${name}: no process killed\n` : `${name}: no process found\n`)
      code = 1
    }
    return code
  },
})

/** By the name of its file, or by the file. */
const isNamed = (one: ProcessInfo, name: string) =>
  name.includes('/')
    ? one.exe === name
    : commOf(one) === name.slice(0, 15) || (one.argv[0] ?? '').split('/').at(-1) === name

/** Those of a name, the newest first, as pidof says them. */
const named = (process: Process, name: string): ProcessInfo[] =>
  process
    .processes()
    .filter((one) => isNamed(one, name))
    .toSorted((a, b) => b.pid - a.pid)

export const pidof = immediateTool({
  options: 'co:sx',
  usage: '[options] [program [...]]',
  run(args, io) {
    const omitted = args.values('o').flatMap((text) => text.split(','))
    let pids = args.operands
      .flatMap((name) => named(io.process, name))
      .map(({ pid }) => String(pid))
      .filter((pid) => !omitted.includes(pid) && pid !== String(io.process.pid))
    if (args.has('s')) pids = pids.slice(0, 1)
    if (pids.length > 0) io.out(`${pids.join(' ')}\n`)
    return pids.length > 0 ? 0 : 1
  },
})

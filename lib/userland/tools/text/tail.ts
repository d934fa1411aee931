/**
 * Mirrors: GNU tail. Differs: what is followed is looked at whenever anything happens, not once in a second.
 */

import type { Step } from '@/lib/userland/kernel/program'
import { byteLength } from '@/lib/userland/kernel/text'
import { complain, type Input, newInput } from '@/lib/userland/tools/input'
import { type Io, reason } from '@/lib/userland/tools/io'
import { sliceBytes } from '@/lib/userland/tools/shared/bytes'
import { type Amount, amountOf, header } from '@/lib/userland/tools/text/head'
import { argsOf, steppedTool } from '@/lib/userland/tools/tool'

const OPTIONS = {
  options: 'c:n:qvzfFs:',
  long: {
    bytes: 'c',
    lines: 'n',
    quiet: 'q',
    silent: 'q',
    verbose: 'v',
    'zero-terminated': 'z',
    'follow::': 'follow',
    retry: 'retry',
    'sleep-interval': 's',
    'pid:': 'pid',
    'max-unchanged-stats:': 'max',
  },
  digits: 'n',
  usage: '[OPTION]... [FILE]...',
}

interface Followed {
  name: string
  fd: number | undefined
  /** The last of it that may be said. */
  parts: string[]
  /** A last line whose end has not come, in the pieces in which it came. */
  open: string[]
  /** Lines or bytes still to pass over (`+N`). */
  skip: number
  inode: number | undefined
  size: number
  isDone: boolean
}

interface TailState extends Amount {
  input: Input
  files: Followed[]
  at: number
  headers: boolean
  separator: string
  follow: '' | 'descriptor' | 'name'
  last: string | undefined
}

function say(state: TailState, name: string, text: string, io: Io): void {
  if (text === '' && state.last !== undefined && state.follow) return
  if (state.headers && state.last !== name) io.out(header(name, state.last === undefined))
  state.last = name
  io.out(text)
}

function linesOf(text: string, separator: string): string[] {
  const lines = text.split(separator)
  const last = lines.pop() ?? ''
  return [...lines.map((line) => line + separator), ...(last === '' ? [] : [last])]
}

/** Adds to what may be the end, and forgets what cannot be it any more. */
function keep(state: TailState, file: Followed, text: string): void {
  if (state.unit === 'bytes') {
    const all = file.parts.join('') + text
    file.parts = [sliceBytes(all, Math.max(0, byteLength(all) - state.count))]
    return
  }
  if (!text.includes(state.separator)) {
    // Never joined before its end has come: it may be all of /dev/zero.
    if (text !== '') file.open.push(text)
    return
  }
  const lines = linesOf(file.open.splice(0).join('') + text, state.separator)
  if (!text.endsWith(state.separator)) file.open.push(lines.pop() ?? '')
  for (const line of lines) file.parts.push(line)
  const most = Math.max(0, state.count - Math.min(1, file.open.length))
  if (file.parts.length > most) file.parts.splice(0, file.parts.length - most)
}

/** What it has kept, which it then forgets. */
function kept(state: TailState, file: Followed): string {
  const open = file.open.splice(0).join('')
  const most = Math.max(0, state.count - (open === '' ? 0 : 1))
  const lines = file.parts.splice(0)
  if (state.unit === 'bytes') return lines.join('') + open
  return lines.slice(Math.max(0, lines.length - most)).join('') + (state.count > 0 ? open : '')
}

/** `tail -n +3`: says what comes after the part that is passed over. */
function pass(state: TailState, file: Followed, text: string, io: Io): void {
  let rest = text
  if (state.unit === 'bytes') {
    const size = byteLength(text)
    rest = sliceBytes(text, Math.min(size, file.skip))
    file.skip -= Math.min(size, file.skip)
  } else {
    while (file.skip > 0 && rest !== '') {
      const end = rest.indexOf(state.separator)
      rest = end < 0 ? '' : rest.slice(end + 1)
      if (end >= 0) file.skip -= 1
    }
  }
  if (rest !== '') say(state, file.name, rest, io)
}

function open(state: TailState, file: Followed, io: Io): boolean {
  const { process } = io
  try {
    file.fd = file.name === '-' ? 0 : process.open(file.name, { read: true })
    file.inode = file.name === '-' ? undefined : process.machine.files.stat(process.resolve(file.name))?.inode
    file.size = 0
    return true
  } catch (error) {
    const words = io.isBusybox ? "can't open '%': !" : "cannot open '%' for reading: !"
    complain(state.input, io, file.name, error, words)
    return false
  }
}

/** Reads a file to its end and says its last part; the wait when there is more to come. */
function readThrough(state: TailState, file: Followed, io: Io): Step | undefined {
  if (file.fd === undefined && !open(state, file, io)) return undefined
  for (;;) {
    let text: string | undefined
    try {
      text = io.process.read(file.fd ?? 0, 65_536)
    } catch (error) {
      complain(state.input, io, file.name, error, "error reading '%': !")
      file.fd = undefined
      return undefined
    }
    if (text === '') return { wait: 'input', fds: [file.fd ?? 0] }
    if (text === undefined) break
    file.size += text.length
    if (state.sign === '+') pass(state, file, text, io)
    else {
      keep(state, file, text)
      if (file.open.length > 1) io.process.hold(file.size)
    }
    if (io.written > 32_768) return { wait: 'output', fd: 1 }
  }
  if (state.sign !== '+' || state.last !== file.name) say(state, file.name, kept(state, file), io)
  return undefined
}

/** What was added to a file since; `tail -F` also looks whether another file has its name now. */
function readMore(state: TailState, file: Followed, io: Io): void {
  const { process } = io
  const stat = file.name === '-' ? undefined : process.machine.files.stat(process.resolve(file.name))
  if (state.follow === 'name') {
    if (file.fd !== undefined && !stat) {
      io.warn(
        `${io.quote(file.name).replaceAll(/[‘’]/g, "'")} has become inaccessible: No such file or directory`,
      )
      process.close(file.fd)
      file.fd = undefined
    } else if (stat && stat.inode !== file.inode) {
      const verb = file.fd === undefined ? 'appeared' : 'been replaced'
      io.warn(`'${file.name}' has ${verb};  following new file`)
      if (file.fd !== undefined) process.close(file.fd)
      open(state, file, io)
    }
  }
  if (file.fd === undefined) return
  if (stat?.type === 'file' && stat.size < file.size && stat.inode === file.inode) {
    io.warn(`${file.name}: file truncated`)
    process.close(file.fd)
    open(state, file, io)
  }
  for (let text = process.read(file.fd); text; text = process.read(file.fd)) {
    file.size += byteLength(text)
    say(state, file.name, text, io)
  }
}

function following(state: TailState, io: Io): Step {
  const alive = state.files.filter((file) => file.fd !== undefined || state.follow === 'name')
  const isOver = alive.length === 0 || (alive.length === 1 && alive[0]?.name === '-')
  if (isOver) {
    if (alive.length === 0) io.warn('no files remaining')
    return { exit: state.input.failed > 0 ? 1 : 0 }
  }
  for (const file of alive) {
    try {
      readMore(state, file, io)
    } catch (error) {
      io.warn(`${file.name}: ${reason(error)}`)
      file.fd = undefined
    }
  }
  const types = alive.map((file) => io.process.machine.files.stat(io.process.resolve(file.name))?.type)
  const isNothing = alive.every((file, at) => file.name.startsWith('/dev/') && types[at] !== 'file')
  return isNothing ? { wait: 'time', until: Number.POSITIVE_INFINITY } : { wait: 'change' }
}

export const tail = steppedTool<TailState>({
  start(io) {
    // `tail +3` of old is read as an option.
    const args = argsOf(OPTIONS, io)
    const amount = amountOf(args, io)
    const names = args.operands.length > 0 ? args.operands : ['-']
    const byName = args.has('F') || args.value('follow') === 'name'
    const count = amount.sign === '+' ? Math.max(0, amount.count - 1) : amount.count
    return {
      ...amount,
      count,
      input: newInput(names, io),
      files: names.map((name) => ({
        name,
        fd: undefined,
        parts: [],
        open: [],
        skip: count,
        inode: undefined,
        size: 0,
        isDone: false,
      })),
      at: 0,
      headers: args.last('qv') === 'v' || (names.length > 1 && args.last('qv') !== 'q'),
      separator: args.has('z') ? '\0' : '\n',
      follow: byName ? 'name' : args.has('f') || args.has('follow') ? 'descriptor' : '',
      last: undefined,
    }
  },
  step(state, io) {
    for (; state.at < state.files.length; state.at++) {
      const file = state.files[state.at]!
      const wait = readThrough(state, file, io)
      if (wait) return wait
      if (!state.follow && file.fd) io.process.close(file.fd)
    }
    if (state.follow) return following(state, io)
    return { exit: state.input.failed > 0 ? 1 : 0 }
  },
})

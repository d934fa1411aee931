import { type Builtin, parseOptions } from '@/lib/userland/bash/builtins/builtin'
import { Failed } from '@/lib/userland/bash/errors'
import type { FrameOf } from '@/lib/userland/bash/frames'
import type { Shell } from '@/lib/userland/bash/shell'
import { ifsOf, isName, setArray, setVariable } from '@/lib/userland/bash/variables'
import { Errno } from '@/lib/userland/kernel/errno'
import { LIMITS, LimitError } from '@/lib/userland/kernel/limits'
import type { Wait } from '@/lib/userland/kernel/program'

/** A character that a backslash stood before. */
interface Char {
  char: string
  escaped: boolean
}

function charsOf(text: string, raw: boolean): Char[] {
  const chars: Char[] = []
  let escaped = false
  for (const char of text) {
    if (!raw && !escaped && char === '\\') escaped = true
    else {
      if (!(escaped && char === '\n')) chars.push({ char, escaped })
      escaped = false
    }
  }
  return chars
}

/** Splits a line for `names`: the last takes the rest. `most`: how many there are. */
function split(chars: readonly Char[], ifs: string, most: number): string[] {
  const isBlank = ({ char, escaped }: Char) => !escaped && ifs.includes(char) && ' \t\n'.includes(char)
  const isEnd = ({ char, escaped }: Char) => !escaped && ifs.includes(char)
  const fields: string[] = []
  let at = 0
  const skip = () => {
    while (at < chars.length && isBlank(chars[at] as Char)) at += 1
  }
  skip()
  while (at < chars.length) {
    if (fields.length === most - 1) {
      fields.push(rest(chars.slice(at), isBlank, isEnd))
      return fields
    }
    const from = at
    while (at < chars.length && !isEnd(chars[at] as Char)) at += 1
    fields.push(join(chars.slice(from, at)))
    skip()
    if (at < chars.length && at > from && isEnd(chars[at] as Char) && !isBlank(chars[at] as Char)) {
      const before = chars[at - 1]
      if (before && (!isEnd(before) || isBlank(before))) {
        at += 1
        skip()
      }
    } else if (at === from) {
      at += 1
      skip()
    }
  }
  return fields
}

const join = (chars: readonly Char[]) => chars.map(({ char }) => char).join('')

/** The rest of a line: blanks at its end go, and one delimiter when nothing else is in it. */
function rest(
  chars: readonly Char[],
  isBlank: (char: Char) => boolean,
  isEnd: (char: Char) => boolean,
): string {
  let end = chars.length
  while (end > 0 && isBlank(chars[end - 1] as Char)) end -= 1
  const last = chars[end - 1]
  if (last && isEnd(last) && !chars.slice(0, end - 1).some(isEnd)) end -= 1
  while (end > 0 && isBlank(chars[end - 1] as Char)) end -= 1
  return join(chars.slice(0, end))
}

interface Reading {
  text: string
  until?: number
  ended?: boolean
  asked?: boolean
}

const ends = (text: string, delimiter: string, raw: boolean) => {
  if (!text.endsWith(delimiter)) return false
  if (raw) return true
  const slashes = /\\*$/.exec(text.slice(0, -1))?.[0].length ?? 0
  return slashes % 2 === 0
}

/** Reads up to the delimiter, character by character where it is no newline; undefined: it has to wait. */
function readText(
  sh: Shell,
  data: Reading,
  fd: number,
  { delimiter, count, raw }: { delimiter: string | undefined; count: number; raw: boolean },
): boolean {
  for (;;) {
    if (Array.from(data.text).length >= count) return true
    const line = delimiter === '\n' && count === Infinity
    const text = line ? sh.process.readLine(fd) : sh.process.read(fd, 1)
    if (text === '') return false
    if (text === undefined) {
      data.ended = true
      return true
    }
    data.text += text
    if (data.text.length > LIMITS.text) throw new LimitError('text')
    sh.spend(1)
    if (delimiter !== undefined && ends(data.text, delimiter, raw)) {
      data.text = data.text.slice(0, -1)
      return true
    }
  }
}

const USAGE =
  'read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]'

function assignRead(
  sh: Shell,
  text: string,
  options: ReadonlyMap<string, string>,
  names: readonly string[],
): void {
  const raw = options.has('r')
  const chars = options.has('N') ? [...text].map((char) => ({ char, escaped: false })) : charsOf(text, raw)
  const array = options.get('a')
  const ifs = ifsOf(sh)
  if (array !== undefined) {
    setArray(
      sh,
      array,
      split(chars, ifs, Infinity).map((field) => [undefined, field, false]),
      false,
    )
    return
  }
  if (names.length === 0) {
    setVariable(sh, 'REPLY', join(chars))
    return
  }
  const fields = options.has('N') ? [join(chars)] : split(chars, ifs, names.length)
  for (const [i, name] of names.entries()) {
    const [, target = '', index] = /^([^[]*)(?:\[(.*)\])?$/s.exec(name) ?? []
    setVariable(sh, target, fields[i] ?? '', index === undefined ? {} : { index })
  }
}

function timeLimit(sh: Shell, given: string): number {
  if (!/^\d*\.?\d*$/.test(given) || given === '')
    throw new Failed(`read: ${given}: invalid timeout specification`)
  return sh.process.machine.now() + Number(given) * 1000
}

function begin(
  sh: Shell,
  data: Partial<Reading>,
  options: ReadonlyMap<string, string>,
  fd: number,
): asserts data is Reading {
  data.text ??= ''
  if (data.asked) return
  data.asked = true
  const prompt = options.get('p')
  if (prompt !== undefined && sh.process.isTerminal(fd)) sh.write(2, prompt)
  if (options.has('s') && sh.process.isTerminal(fd)) sh.process.setTerminalMode(fd, { echo: false })
  const limit = options.get('t')
  if (limit !== undefined) data.until = timeLimit(sh, limit)
}

export const read: Builtin = (sh, words, frame) => {
  const { options, operands } = parseOptions(words, 'a:d:ei:n:N:p:rst:u:', USAGE)
  for (const name of operands) {
    if (!isName(name.replace(/\[.*\]$/s, ''))) throw new Failed(`read: \`${name}': not a valid identifier`)
  }
  const fd = Number(options.get('u') ?? 0)
  if (!sh.process.descriptors().includes(fd)) {
    throw new Failed(
      options.has('u')
        ? `read: ${options.get('u')}: invalid file descriptor: Bad file descriptor`
        : 'read: read error: 0: Bad file descriptor',
    )
  }
  const data: Partial<Reading> = frame.data
  begin(sh, data, options, fd)
  const done = readInto(sh, data, options, fd)
  const late = !done && data.until !== undefined && data.until <= sh.process.machine.now()
  if (!done && !late) return waitInput(fd, data)
  if (options.has('s') && sh.process.isTerminal(fd)) sh.process.setTerminalMode(fd, { echo: true })
  if (options.get('t') === '0') return done && !data.ended ? 0 : 1
  assignRead(sh, data.text, options, operands)
  if (late) return 142
  return data.ended ? 1 : 0
}

const waitInput = (fd: number, { until }: Reading): Wait =>
  until === undefined ? { wait: 'input', fds: [fd] } : { wait: 'input', fds: [fd], until }

function readInto(sh: Shell, data: Reading, options: ReadonlyMap<string, string>, fd: number): boolean {
  const exact = options.get('N')
  const given = options.get('d')
  const delimiter = exact !== undefined ? undefined : given === undefined ? '\n' : (given[0] ?? '\0')
  const count = Number(exact ?? options.get('n') ?? Infinity)
  try {
    return readText(sh, data, fd, { delimiter, count, raw: options.has('r') || exact !== undefined })
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    throw new Failed(`read: read error: ${fd}: ${error.message}`)
  }
}

export const mapfile: Builtin = (sh, words, frame: FrameOf<'simple'>) => {
  const usage = `${words[0]} [-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]`
  const { options, operands } = parseOptions(words, 'C:c:d:n:O:s:tu:', usage)
  const data: Partial<Reading> = frame.data
  data.text ??= ''
  const fd = Number(options.get('u') ?? 0)
  while (!data.ended) {
    const text = sh.process.read(fd)
    if (text === '') return { wait: 'input', fds: [fd] }
    if (text === undefined) data.ended = true
    else data.text += text
    if (data.text.length > LIMITS.text) throw new LimitError('text')
  }
  const delimiter = options.has('d') ? (options.get('d')?.[0] ?? '\0') : '\n'
  const parts = data.text.split(delimiter)
  const tail = parts.pop() ?? ''
  let lines = parts.map((line) => (options.has('t') ? line : line + delimiter))
  if (tail !== '') lines.push(tail)
  lines = lines.slice(Number(options.get('s') ?? 0))
  const most = Number(options.get('n') ?? 0)
  if (most > 0) lines = lines.slice(0, most)
  const origin = Number(options.get('O') ?? 0)
  const items = lines.map((line, i): [string, string, boolean] => [String(origin + i), line, false])
  setArray(sh, operands[0] ?? 'MAPFILE', items, options.has('O'))
  return 0
}

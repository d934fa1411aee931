import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { type Applet, bytesOf, flags, MISSING } from '@/lib/cluster/kubelet/process/file-applets'
import {
  FOREVER,
  fail,
  type ProcessContext,
  type Program,
  print,
  sleepFor,
  write,
} from '@/lib/cluster/kubelet/process/process'
import { readDenial } from '@/lib/cluster/kubelet/process/sandbox'
import { emptyFile, isEmptyFile, readFile, sizeOf } from '@/lib/cluster/kubelet/process/tree'

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

interface Input {
  path?: string
  text: string
}

/** What the paths hold, or the standard input without any; tells of those that cannot be read. */
function* inputs(
  name: string,
  paths: string[],
  context: ProcessContext,
  stdin: string,
): Generator<{ kind: 'line'; text: string; error?: boolean }, { found: Input[]; failed: boolean }> {
  if (paths.length === 0) return { found: [{ text: stdin }], failed: false }
  const found: Input[] = []
  for (const path of paths) {
    const full = resolvePath(context.cwd, path)
    const text = readFile(context, full)
    const why = text === undefined ? MISSING : readDenial(context.sandbox, full)
    if (why) yield { kind: 'line', text: `${name}: ${path}: ${why}`, error: true }
    else found.push({ path, text: text ?? '' })
  }
  return { found, failed: found.length < paths.length }
}

/** Without -E, `+?|(){}` are themselves and their escaped forms are not. */
const extended = (pattern: string) =>
  pattern.replace(
    /\\([+?|(){}])|([+?|(){}])/g,
    (_, escaped?: string, plain?: string) => escaped ?? `\\${plain}`,
  )

const literal = (pattern: string) => pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function compile(pattern: string, options: string): Regexp | undefined {
  const source = options.includes('F')
    ? literal(pattern)
    : options.includes('E')
      ? pattern
      : extended(pattern)
  const bounded = options.includes('x')
    ? `^(?:${source})$`
    : options.includes('w')
      ? `\\b(?:${source})\\b`
      : source
  try {
    return new Regexp(options.includes('i') ? `(?i)${bounded}` : bounded)
  } catch {
    return undefined
  }
}

function* grep(args: string[], context: ProcessContext, stdin: string): Program {
  const words = args.filter((arg) => !arg.startsWith('-'))
  const options = flags(args)
  const [pattern = '', ...paths] = words
  const regexp = compile(pattern, options)
  if (!regexp) return yield* fail(`grep: bad regex '${pattern}': Invalid preceding regular expression`, 2)
  const { found, failed } = yield* inputs('grep', paths, context, stdin)
  let hits = 0
  for (const { path, text } of found) {
    const prefix = found.length > 1 && !options.includes('h') ? `${path}:` : ''
    const lines = linesOf(text)
    const matching = lines.flatMap((line, index) =>
      regexp.test(line) === options.includes('v') ? [] : [{ line, index }],
    )
    hits += matching.length
    if (options.includes('q')) continue
    if (options.includes('c')) yield* print(`${prefix}${matching.length}`)
    else if (options.includes('l') && matching.length > 0) yield* print(path ?? '(standard input)')
    else if (!options.includes('l'))
      for (const { line, index } of matching) {
        const parts = options.includes('o') ? regexp.findAll(line).filter((part) => part !== '') : [line]
        for (const part of parts)
          yield* print(`${prefix}${options.includes('n') ? `${index + 1}:` : ''}${part}\n`)
      }
  }
  if (failed) return 2
  return hits > 0 ? 0 : 1
}

/** The number behind -n, -c or a dash, and what is left of the words. */
function countOf(args: string[], otherwise: number): { count: number; rest: string[] } {
  const rest: string[] = []
  let count = otherwise
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? ''
    const attached = /^-[nc]?(\d+[kKMmGg]?)$/.exec(word)?.[1]
    if (attached !== undefined) count = bytesOf(attached, otherwise)
    else if (word === '-n' || word === '-c') count = bytesOf(args[++i], otherwise)
    else if (!word.startsWith('-')) rest.push(word)
  }
  return { count, rest }
}

/** ms until a program that reads zeros without end has read too many. */
const FILLING = 800

/** tail keeps what has no line end; head passes on what it is asked for. */
function* zeros(name: 'head' | 'tail', text: string, asked: number): Program {
  const size = Math.min(sizeOf(text), name === 'head' ? asked : Number.POSITIVE_INFINITY)
  if (name === 'head') return yield* write(emptyFile(size))
  yield* sleepFor(FILLING)
  yield { kind: 'memory', bytes: size }
  return 0
}

const ends = (name: 'head' | 'tail'): Applet =>
  function* (args, context, stdin) {
    const { count, rest } = countOf(args, 10)
    const bytes = args.some((arg) => arg.startsWith('-c'))
    const { found, failed } = yield* inputs(name, rest, context, stdin)
    for (const { text } of found) {
      if (isEmptyFile(text)) {
        yield* zeros(name, text, bytes ? count : Number.POSITIVE_INFINITY)
        continue
      }
      if (bytes) {
        yield* write(name === 'head' ? text.slice(0, count) : text.slice(-count))
        continue
      }
      const lines = linesOf(text)
      const part = name === 'head' ? lines.slice(0, count) : count === 0 ? [] : lines.slice(-count)
      if (part.length > 0) yield* print(part.map((line) => `${line}\n`).join(''))
    }
    if (name === 'tail' && args.some((arg) => /^-\w*[fF]/.test(arg))) return yield* sleepFor(FOREVER)
    return failed ? 1 : 0
  }

function* wc(args: string[], context: ProcessContext, stdin: string): Program {
  const options = flags(args)
  const paths = args.filter((arg) => !arg.startsWith('-'))
  const { found, failed } = yield* inputs('wc', paths, context, stdin)
  for (const { path, text } of found) {
    const counts: Record<string, number> = {
      l: text.split('\n').length - 1,
      w: text.split(/\s+/).filter(Boolean).length,
      c: sizeOf(text),
    }
    const wanted = ['l', 'w', 'c'].filter((letter) => options === '' || options.includes(letter))
    const numbers = wanted.map((letter) => String(counts[letter]).padStart(wanted.length > 1 ? 9 : 0))
    yield* print([numbers.join(' '), ...(path === undefined ? [] : [path])].join(' '))
  }
  return failed ? 1 : 0
}

/** One value of awk's print: texts, fields, NF and NR, put together without a blank. */
function awkValue(expression: string, fields: string[], line: string, row: number): string {
  const tokens = expression.match(/"(?:\\.|[^"])*"|\$(?:NF|\d+)|NF|NR|\d+/g) ?? []
  return tokens
    .map((token) => {
      if (token.startsWith('"')) return token.slice(1, -1).replace(/\\t/g, '\t').replace(/\\(.)/g, '$1')
      if (token === '$0') return line
      if (token === '$NF') return fields.at(-1) ?? ''
      if (token.startsWith('$')) return fields[Number(token.slice(1)) - 1] ?? ''
      return token === 'NF' ? String(fields.length) : token === 'NR' ? String(row) : token
    })
    .join('')
}

/** `/pattern/ {print $1, "x"}`. Differs: print is its only statement, a pattern or NR==n its only test. */
function* awk(args: string[], context: ProcessContext, stdin: string): Program {
  const at = args.findIndex((arg) => arg.startsWith('-F'))
  const separator = at < 0 ? undefined : (args[at] ?? '').slice(2) || args[at + 1]
  const skip = at < 0 ? 0 : args[at] === '-F' ? at + 2 : at + 1
  const [program = '', ...paths] = args.slice(skip)
  const [, pattern, number, body] =
    /^\s*(?:\/(.*)\/|NR\s*==\s*(\d+))?\s*(?:\{\s*print\s*([^}]*)\})?\s*$/.exec(program) ?? []
  const regexp = pattern === undefined ? undefined : compile(pattern, 'E')
  const { found, failed } = yield* inputs('awk', paths, context, stdin)
  const lines = found.flatMap(({ text }) => linesOf(text))
  for (const [index, line] of lines.entries()) {
    if ((regexp && !regexp.test(line)) || (number !== undefined && index + 1 !== Number(number))) continue
    const fields = separator === undefined ? line.split(/\s+/).filter(Boolean) : line.split(separator)
    const parts = (body ?? '').match(/(?:"(?:\\.|[^"])*"|[^,])+/g) ?? []
    const values = parts.map((part) => awkValue(part, fields, line, index + 1))
    yield* print(`${values.length > 0 ? values.join(' ') : line}\n`)
  }
  return failed ? 2 : 0
}

/** Commands that pick lines and words. */
export const searchApplets: Record<string, Applet> = { awk, grep, head: ends('head'), tail: ends('tail'), wc }

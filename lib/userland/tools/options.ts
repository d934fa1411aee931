/** What a tool's command line may hold, and what it says of a wrong one. */
import type { Dialect } from '@/lib/userland/kernel/machine'

export interface OptionSpec {
  /** getopt's: `ab:c::` (b takes a value, c may take one that is joined to it); `+` in front: stops at the first operand. */
  options: string
  /** Long name → the letter it stands for, or, for one without a letter, a name (`'color::': 'color'`). */
  long?: Readonly<Record<string, string>>
  /** What follows the name in `Usage: cut …`. */
  usage?: string
  /** The exit code of a wrong command line; 1 unless said. */
  usageCode?: number
  /** The first line of --version. */
  version?: string
  /** `-5` is the option of digits: the letter it stands for. */
  digits?: string
  /** Words that begin with a dash and are not options (`-1` as a number). */
  isOperand?(word: string): boolean
}

/** Ends a tool: what it says goes to standard error as it is (output: to standard output). */
export class ToolExit extends Error {
  constructor(
    readonly code: number,
    message = '',
    readonly output = '',
  ) {
    super(message)
  }
}

/** A command line that was read: options in their order, and operands. */
export class Args {
  readonly given: [option: string, value: string][] = []
  operands: string[] = []

  constructor(readonly name: string) {}

  has(option: string): boolean {
    return this.given.some(([name]) => name === option)
  }

  /** The last value given. */
  value(option: string): string | undefined {
    return this.given.findLast(([name]) => name === option)?.[1]
  }

  values(option: string): string[] {
    return this.given.flatMap(([name, value]) => (name === option ? [value] : []))
  }

  /** Which of these came last. */
  last(options: string): string | undefined {
    return this.given.findLast(([name]) => options.includes(name))?.[0]
  }
}

type Arity = 'none' | 'needed' | 'optional'

const arityOf = (text: string): Arity =>
  text.startsWith('::') ? 'optional' : text.startsWith(':') ? 'needed' : 'none'

function arityIn({ options }: OptionSpec, letter: string): Arity | undefined {
  const at = options.indexOf(letter)
  return at < 0 || letter.length !== 1 || letter === ':' ? undefined : arityOf(options.slice(at + 1))
}

type Long = readonly (readonly [name: string, option: string, arity: Arity])[]

/** Commands come again and again: what the long options of each are. */
const longs = new WeakMap<OptionSpec, Long>()

function longOf(spec: OptionSpec): Long {
  const known = longs.get(spec)
  if (known) return known
  const all = { ...spec.long, help: 'help', version: 'version' }
  const long = Object.entries(all).map(([key, option]) => {
    const name = key.replace(/:+$/, '')
    const arity = key === name ? (arityIn(spec, option) ?? 'none') : arityOf(key.slice(name.length))
    return [name, option, arity] as const
  })
  longs.set(spec, long)
  return long
}

class Reader {
  private readonly args: Args

  constructor(
    name: string,
    private readonly spec: OptionSpec,
    private readonly words: string[],
    private readonly dialect: Dialect,
  ) {
    this.args = new Args(name)
  }

  private fail(message: string): never {
    throw usageError(this.args.name, this.spec, this.dialect, message)
  }

  private longOption(word: string): void {
    const equals = word.indexOf('=')
    const name = equals < 0 ? word.slice(2) : word.slice(2, equals)
    const long = longOf(this.spec)
    let found = long.filter(([other]) => other === name)
    if (found.length === 0) found = long.filter(([other]) => other.startsWith(name))
    if (this.dialect === 'busybox' && found.length === 0) this.fail(`unrecognized option: ${name}`)
    if (found.length === 0) this.fail(`unrecognized option '--${name}'`)
    if (new Set(found.map(([, option]) => option)).size > 1) {
      const names = found.map(([other]) => ` '--${other}'`).join('')
      this.fail(`option '--${name}' is ambiguous; possibilities:${names}`)
    }
    const [full, option, arity] = found[0]!
    let value = equals < 0 ? undefined : word.slice(equals + 1)
    if (arity === 'none' && value !== undefined) this.fail(`option '--${full}' doesn't allow an argument`)
    if (arity === 'needed') value ??= this.words.shift()
    if (arity === 'needed' && value === undefined) this.fail(`option '--${full}' requires an argument`)
    this.args.given.push([option, value ?? ''])
  }

  private letters(word: string): void {
    for (let at = 1; at < word.length; at++) {
      const letter = word[at]!
      if (this.spec.digits && letter >= '0' && letter <= '9') {
        const digits = /^\d+/.exec(word.slice(at))![0]
        this.args.given.push([this.spec.digits, digits])
        at += digits.length - 1
        continue
      }
      const arity = arityIn(this.spec, letter)
      const busybox = this.dialect === 'busybox'
      if (!arity) this.fail(busybox ? `unrecognized option: ${letter}` : `invalid option -- '${letter}'`)
      if (arity === 'none') {
        this.args.given.push([letter, ''])
        continue
      }
      let value: string | undefined = word.slice(at + 1)
      if (arity === 'needed' && value === '') value = this.words.shift()
      if (value === undefined) {
        this.fail(
          busybox ? `option requires an argument: ${letter}` : `option requires an argument -- '${letter}'`,
        )
      }
      this.args.given.push([letter, value])
      return
    }
  }

  read(): Args {
    const { args, words, spec } = this
    const isOperand = (word: string) =>
      word === '-' || !word.startsWith('-') || (spec.isOperand?.(word) ?? false)
    for (let word = words.shift(); word !== undefined; word = words.shift()) {
      if (word === '--') {
        args.operands.push(...words.splice(0))
      } else if (isOperand(word)) {
        args.operands.push(word)
        if (spec.options.startsWith('+')) args.operands.push(...words.splice(0))
      } else if (word.startsWith('--')) this.longOption(word)
      else this.letters(word)
    }
    if (args.has('help')) throw new ToolExit(0, '', `Usage: ${args.name} ${spec.usage ?? ''}\n`)
    if (args.has('version'))
      throw new ToolExit(0, '', `${spec.version ?? `${args.name} (GNU coreutils) 9.4`}\n`)
    return args
  }
}

/** A wrong command line: the message, and where to look for help as the dialect says it. */
export function usageError(name: string, spec: OptionSpec, dialect: Dialect, message?: string): ToolExit {
  const usage = `Usage: ${name} ${spec.usage ?? '[OPTION]... [FILE]...'}\n`
  const said = message === undefined ? '' : `${name}: ${message}\n`
  if (dialect === 'busybox') {
    return new ToolExit(1, `${said}BusyBox v1.36.1 multi-call binary.\n\n${usage}`)
  }
  const lead = spec.version?.startsWith('grep') ? usage : ''
  return new ToolExit(spec.usageCode ?? 1, `${said}${lead}Try '${name} --help' for more information.\n`)
}

/** @throws ToolExit for a wrong command line and for --help and --version */
export const readOptions = (
  name: string,
  spec: OptionSpec,
  words: readonly string[],
  dialect: Dialect,
): Args => new Reader(name, spec, [...words], dialect).read()

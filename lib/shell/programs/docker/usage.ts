/**
 * Command lines of docker. Mirrors: cobra and pflag as docker/cli words their errors (cli/cobra.go, cli/required.go).
 */

/** Ends a command: what is said goes to standard error as it is. */
export class DockerExit extends Error {
  constructor(
    readonly exitCode: number,
    message = '',
  ) {
    super(message)
  }
}

/** What a command line was read to. */
export class Flags {
  private readonly given = new Map<string, string[]>()

  set(name: string, value: string): void {
    this.given.set(name, [...(this.given.get(name) ?? []), value])
  }

  has(name: string): boolean {
    return (this.given.get(name)?.at(-1) ?? 'false') !== 'false'
  }

  isSet(name: string): boolean {
    return this.given.has(name)
  }

  text(name: string): string | undefined {
    return this.given.get(name)?.at(-1)
  }

  all(name: string): readonly string[] {
    return this.given.get(name) ?? []
  }
}

export interface Usage {
  /** As it is called: `docker container rm`. */
  path: string
  /** `docker run [OPTIONS] IMAGE [COMMAND] [ARG...]` */
  use: string
  /** Flags by their long names: `detach|d`, those with a value with a colon behind: `name:`, `publish|p:`. */
  flags: string
  /** The first operand ends the flags. */
  stops?: boolean
  least?: number
  most?: number
  /** Words a wrong command line otherwise than docker does: other programs. */
  fail?(message: string): Error
}

interface Flag {
  name: string
  valued: boolean
}

function flagsOf(words: string): { long: Map<string, Flag>; short: Map<string, Flag> } {
  const long = new Map<string, Flag>()
  const short = new Map<string, Flag>()
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const [name = '', letter] = word.replace(/:$/, '').split('|')
    const flag = { name, valued: word.endsWith(':') }
    long.set(name, flag)
    if (letter !== undefined) short.set(letter, flag)
  }
  return { long, short }
}

const flagError = ({ path, use, fail }: Usage, message: string) =>
  fail?.(message) ??
  new DockerExit(125, `${message}\n\nUsage:  ${use}\n\nRun '${path} --help' for more information\n`)

const arguments_ = (count: number) => (count === 1 ? 'argument' : 'arguments')

function checkCount({ path, use, least = 0, most = Infinity, fail }: Usage, count: number): void {
  // What a plugin says of itself has this before it.
  const lead = path.startsWith('docker buildx') ? 'ERROR: docker' : 'docker'
  const end = (word: string) => `\n\nUsage:  ${use}\n\n${word} '${path} --help' for more information\n`
  if (count >= least && count <= most) return
  if (fail) throw fail(`accepts ${most === 0 ? 'no' : `at most ${most}`} arg(s), received ${count}`)
  if (most === 0) throw new DockerExit(1, `${lead}: '${path}' accepts no arguments${end('Run')}`)
  if (least === most)
    throw new DockerExit(1, `${lead}: '${path}' requires ${least} ${arguments_(least)}${end('Run')}`)
  if (count < least)
    throw new DockerExit(1, `${lead}: '${path}' requires at least ${least} ${arguments_(least)}${end('See')}`)
  throw new DockerExit(1, `${lead}: '${path}' requires at most ${most} ${arguments_(most)}${end('Run')}`)
}

/** A value that says yes or no. */
function truth(usage: Usage, name: string, value: string): string {
  if (/^(?:true|1|t)$/i.test(value)) return 'true'
  if (/^(?:false|0|f)$/i.test(value)) return 'false'
  throw flagError(
    usage,
    `invalid argument "${value}" for "--${name}" flag: strconv.ParseBool: parsing "${value}": invalid syntax`,
  )
}

/** @throws DockerExit for a wrong command line */
export function readFlags(usage: Usage, words: readonly string[]): { flags: Flags; operands: string[] } {
  const { long, short } = flagsOf(`${usage.flags} help`)
  const flags = new Flags()
  const operands: string[] = []
  const rest = [...words]
  const letters = (word: string) => {
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] ?? ''
      const flag = short.get(letter)
      if (!flag) throw flagError(usage, `unknown shorthand flag: '${letter}' in ${word}`)
      if (!flag.valued) {
        flags.set(flag.name, 'true')
        continue
      }
      const value = word.slice(at + 1).replace(/^=/, '') || rest.shift()
      if (value === undefined) throw flagError(usage, `flag needs an argument: '${letter}' in ${word}`)
      flags.set(flag.name, value)
      return
    }
  }
  const name = (word: string) => {
    const equals = word.indexOf('=')
    const key = equals < 0 ? word.slice(2) : word.slice(2, equals)
    const flag = long.get(key)
    if (!flag) throw flagError(usage, `unknown flag: --${key}`)
    const joined = equals < 0 ? undefined : word.slice(equals + 1)
    if (!flag.valued) flags.set(key, truth(usage, key, joined ?? 'true'))
    else {
      const value = joined ?? rest.shift()
      if (value === undefined) throw flagError(usage, `flag needs an argument: --${key}`)
      flags.set(key, value)
    }
  }
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') operands.push(...rest.splice(0))
    else if (!word.startsWith('-') || word === '-') {
      operands.push(word)
      if (usage.stops) operands.push(...rest.splice(0))
    } else if (word.startsWith('--')) name(word)
    else letters(word)
  }
  if (!flags.has('help')) checkCount(usage, operands.length)
  return { flags, operands }
}

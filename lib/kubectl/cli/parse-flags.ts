import { quote } from '../go-format'
import { type FlagSpec, type FlagValue, initialValue, parseValue } from './flag-types'

/** What a command line said, by flag name. */
export class FlagValues {
  readonly #values = new Map<string, FlagValue>()
  readonly #changed = new Set<string>()
  /** The flags of the line as they stood there, with the texts of their values. */
  readonly given: [name: string, text: string][] = []

  constructor(private readonly specs: FlagSpec[]) {}

  #get(name: string): FlagValue {
    const set = this.#values.get(name)
    if (set !== undefined) return set
    const spec = this.specs.find((one) => one.name === name)
    return spec ? initialValue(spec) : ''
  }

  set(spec: FlagSpec, value: FlagValue): void {
    const before = this.#values.get(spec.name)
    if (Array.isArray(value) && Array.isArray(before)) this.#values.set(spec.name, [...before, ...value])
    else this.#values.set(spec.name, spec.joined && before ? `${before},${value}` : value)
    this.#changed.add(spec.name)
  }

  /** The same values without some flags: what a global flag of that name would have said. */
  without(names: string[]): FlagValues {
    const copy = new FlagValues(this.specs.filter((one) => !names.includes(one.name)))
    for (const spec of copy.specs) {
      const value = this.#values.get(spec.name)
      if (value !== undefined) copy.set(spec, value)
    }
    return copy
  }

  has(name: string): boolean {
    return this.specs.some((one) => one.name === name)
  }

  changed(name: string): boolean {
    return this.#changed.has(name)
  }

  string(name: string): string {
    return String(this.#get(name))
  }

  bool(name: string): boolean {
    return this.#get(name) === true
  }

  number(name: string): number {
    return Number(this.#get(name))
  }

  list(name: string): string[] {
    const value = this.#get(name)
    return Array.isArray(value) ? value : []
  }
}

export interface ParsedArgs {
  args: string[]
  /** How many of them came before `--`; -1 without one (cobra's ArgsLenAtDash). */
  argsAtDash: number
  flags: FlagValues
  help: boolean
}

/** What is wrong with a line's flags, in pflag's words. */
export class FlagError extends Error {}

function label(spec: FlagSpec): string {
  return spec.short ? `-${spec.short}, --${spec.name}` : `--${spec.name}`
}

function store(flags: FlagValues, spec: FlagSpec, text: string): void {
  let value: FlagValue
  try {
    value = parseValue(spec, text)
  } catch (error) {
    throw new FlagError(
      `invalid argument ${quote(text)} for ${quote(label(spec))} flag: ${(error as Error).message}`,
    )
  }
  flags.set(spec, value)
  flags.given.push([spec.name, text])
}

/** `--no-value` for booleans and flags with a bare meaning. */
export function bareValue(spec: FlagSpec): string | undefined {
  return spec.bare ?? (spec.type === 'bool' ? 'true' : undefined)
}

function parseLong(word: string, rest: string[], specs: FlagSpec[], flags: FlagValues): void {
  const equals = word.indexOf('=')
  const name = (equals < 0 ? word.slice(2) : word.slice(2, equals)).replaceAll('_', '-')
  if (name === '' || name.startsWith('-') || name.startsWith('='))
    throw new FlagError(`bad flag syntax: ${word}`)
  const spec = specs.find((one) => one.name === name)
  if (!spec) throw new FlagError(`unknown flag: --${name}`)
  const bare = bareValue(spec)
  if (equals >= 0) store(flags, spec, word.slice(equals + 1))
  else if (bare !== undefined) store(flags, spec, bare)
  else if (rest.length > 0) store(flags, spec, rest.shift()!)
  else throw new FlagError(`flag needs an argument: --${name}`)
}

function parseShort(word: string, rest: string[], specs: FlagSpec[], flags: FlagValues): void {
  const letters = word.slice(1)
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i]!
    const spec = specs.find((one) => one.short === letter)
    if (!spec) throw new FlagError(`unknown shorthand flag: '${letter}' in -${letters.slice(i)}`)
    const after = letters.slice(i + 1)
    const bare = bareValue(spec)
    if (after === '' && bare !== undefined) store(flags, spec, bare)
    else if (bare !== undefined && !after.startsWith('=')) {
      store(flags, spec, bare)
      continue
    } else if (after !== '') store(flags, spec, after.replace(/^=/, ''))
    else if (rest.length > 0) store(flags, spec, rest.shift()!)
    else throw new FlagError(`flag needs an argument: '${letter}' in -${letters.slice(i)}`)
    return
  }
}

/** pflag's parser: flags and arguments may mix, `--` ends the flags. @throws FlagError */
export function parseFlags(words: string[], specs: FlagSpec[]): ParsedArgs {
  const flags = new FlagValues(specs)
  const args: string[] = []
  const rest = [...words]
  let argsAtDash = -1
  while (rest.length > 0) {
    const word = rest.shift()!
    if (word === '--') {
      argsAtDash = args.length
      args.push(...rest.splice(0))
    } else if (word === '--help' || word === '-h' || word === '--help=true') {
      return { args, argsAtDash, flags, help: true }
    } else if (word.startsWith('--')) parseLong(word, rest, specs, flags)
    else if (word.startsWith('-') && word !== '-') parseShort(word, rest, specs, flags)
    else args.push(word)
  }
  return { args, argsAtDash, flags, help: false }
}

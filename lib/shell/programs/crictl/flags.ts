/** Flags of crictl's commands. Mirrors: urfave/cli v2: flags stand before operands, short ones may be joined. */
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'

/** `all|a name: label*:`: a switch, one with a value, one that may come again. */
export type FlagSpec = string

export class CrictlFlags {
  readonly given = new Map<string, string[]>()
  operands: string[] = []

  has(name: string): boolean {
    return this.given.has(name) && this.given.get(name)?.at(-1) !== 'false'
  }

  text(name: string): string | undefined {
    return this.given.get(name)?.at(-1)
  }

  list(name: string): string[] {
    return this.given.get(name) ?? []
  }

  /** @throws CrictlError */
  number(name: string): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    if (/^[-+]?\d+$/.test(text)) return Number(text)
    throw new CrictlError(
      `invalid value "${text}" for flag -${name}: strconv.ParseInt: parsing "${text}": invalid syntax`,
    )
  }

  add(name: string, value: string): void {
    this.given.set(name, [...this.list(name), value])
  }
}

interface Flag {
  name: string
  takesValue: boolean
}

function flagsOf(spec: FlagSpec): Map<string, Flag> {
  const found = new Map<string, Flag>()
  for (const word of spec.split(' ').filter(Boolean)) {
    const takesValue = word.endsWith(':')
    const names = word.replace(/:$/, '').split('|')
    for (const each of names) found.set(each, { name: names[0] ?? '', takesValue })
  }
  return found
}

const undefinedFlag = (name: string) =>
  new CrictlError(`flag provided but not defined: -${name}`, { usage: true })

/** @throws CrictlError */
export function readCrictlFlags(spec: FlagSpec, words: readonly string[]): CrictlFlags {
  const known = flagsOf(spec)
  const flags = new CrictlFlags()
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, dashes = '', name = '', , value] = /^(--?)([^=-][^=]*)(=([\s\S]*))?$/.exec(word) ?? []
    if (dashes === '') {
      flags.operands = word === '--' ? rest : [word, ...rest]
      break
    }
    const one = known.get(name)
    if (one) flags.add(one.name, one.takesValue ? (value ?? shifted(rest, name)) : (value ?? 'true'))
    else if (dashes === '--' || !joined(known, name, flags, rest)) throw undefinedFlag(name)
  }
  return flags
}

function shifted(rest: string[], name: string): string {
  const value = rest.shift()
  if (value === undefined) throw new CrictlError(`flag needs an argument: -${name}`, { usage: true })
  return value
}

/** `-it`: switches, the last of which may take a value. */
function joined(known: Map<string, Flag>, letters: string, flags: CrictlFlags, rest: string[]): boolean {
  const found = [...letters].map((letter) => known.get(letter))
  if (!found.every((one, at) => one && (!one.takesValue || at === letters.length - 1))) return false
  for (const one of found) if (one) flags.add(one.name, one.takesValue ? shifted(rest, one.name) : 'true')
  return true
}

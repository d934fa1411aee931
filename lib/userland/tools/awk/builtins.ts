import { STRERROR } from '@/lib/userland/kernel/errno'
import type { Wait } from '@/lib/userland/kernel/program'
import { type Instruction, SLOT } from '@/lib/userland/tools/awk/instruction'
import type { Machine } from '@/lib/userland/tools/awk/machine'
import { awkRegex, splitByRegex, splitFields } from '@/lib/userland/tools/awk/split'
import { closeStream } from '@/lib/userland/tools/awk/streams'
import { replaced } from '@/lib/userland/tools/awk/substitute'
import {
  type AwkArray,
  type Cell,
  compareValues,
  formatted,
  fromOutside,
  toNumber,
  toText,
  type Value,
} from '@/lib/userland/tools/awk/value'
import { calendarOf, momentOf, zoneOf } from '@/lib/userland/tools/shared/calendar'
import { atan2, cos, exp, log, sin } from '@/lib/userland/tools/shared/math'
import { strftime } from '@/lib/userland/tools/shared/strftime'

type Builtin = (machine: Machine, args: Value[]) => Value

const NUMERIC: Record<string, (value: number) => number> = {
  sin,
  cos,
  exp,
  log,
  sqrt: Math.sqrt,
  int: Math.trunc,
  compl: (value) => 2 ** 53 - 1 - value,
}

function substr(machine: Machine, [value, from, length]: Value[], hasLength: boolean): string {
  const chars = [...machine.string(value)]
  const start = Math.round(toNumber(from))
  const end = hasLength ? start + Math.round(toNumber(length)) : Number.POSITIVE_INFINITY
  return chars.slice(Math.max(0, start - 1), Math.max(0, Math.min(chars.length, end - 1))).join('')
}

function fill(array: AwkArray, parts: readonly string[]): void {
  array.clear()
  for (const [at, part] of parts.entries()) array.set(String(at + 1), fromOutside(part))
}

/** The generator of random(3)'s kind: the same numbers for the same seed. */
function random(machine: Machine): number {
  const { state } = machine
  state.seed = (Math.imul(state.seed, 1_103_515_245) + 12_345) >>> 0
  const high = state.seed >>> 8
  state.seed = (Math.imul(state.seed, 1_103_515_245) + 12_345) >>> 0
  return (high * 128 + (state.seed >>> 25)) / 2 ** 31
}

function mktime(machine: Machine, text: string): number {
  const [year, month, day, hour, minute, second] = text.trim().split(/\s+/).map(Number)
  if (second === undefined || Number.isNaN(second)) return -1
  const clock = { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second, ms: 0 }
  return Math.floor(momentOf(clock, zoneOf(machine.io.process.env.TZ)) / 1000)
}

const bits =
  (f: (a: bigint, b: bigint) => bigint): Builtin =>
  (_, args) =>
    Number(args.map((value) => BigInt(Math.trunc(toNumber(value)))).reduce(f))

const FUNCTIONS: Record<string, Builtin> = {
  index: (machine, [text, part]) => {
    const whole = machine.string(text)
    const at = whole.indexOf(machine.string(part))
    return at < 0 ? 0 : [...whole.slice(0, at)].length + 1
  },
  substr: (machine, args) => substr(machine, args, args.length > 2),
  sprintf: (machine, [format, ...rest]) => formatted(machine.string(format), rest, machine.convfmt),
  tolower: (machine, [text]) => machine.string(text).toLowerCase(),
  toupper: (machine, [text]) => machine.string(text).toUpperCase(),
  atan2: (_, [y, x]) => atan2(toNumber(y), toNumber(x)),
  rand: random,
  srand: (machine, [seed]) => {
    const { state } = machine
    const before = state.lastSeed
    state.lastSeed = seed === undefined ? Math.floor(machine.io.process.machine.now() / 1000) : toNumber(seed)
    state.seed = Math.imul(Math.trunc(state.lastSeed) ^ 0x9e3779b9, 0x85ebca6b) >>> 0
    return before
  },
  systime: (machine) => Math.floor(machine.io.process.machine.now() / 1000),
  mktime: (machine, [text]) => mktime(machine, machine.string(text)),
  strftime: (machine, [format, time, utc]) => {
    const { machine: host, env } = machine.io.process
    const at = time === undefined ? Math.floor(host.now() / 1000) * 1000 : toNumber(time) * 1000
    const zone = zoneOf(utc !== undefined && toNumber(utc) ? 'UTC' : env.TZ)
    return strftime(
      format === undefined ? '%a %b %e %H:%M:%S %Z %Y' : machine.string(format),
      calendarOf(at, zone),
    )
  },
  strtonum: (machine, [value]) => {
    const text = machine.string(value)
    if (/^0[xX][0-9a-fA-F]/.test(text)) return Number.parseInt(text, 16)
    return /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : toNumber(value)
  },
  gensub: (machine, [pattern, replacement, how, target]) => {
    const which = machine.string(how)
    const text = target === undefined ? machine.take('field', -1).value : target
    const regex = awkRegex(machine.string(pattern), machine.ignoreCase)
    const number = /^[gG]/.test(which) ? 0 : Math.max(1, Math.trunc(toNumber(how)))
    return replaced(regex, machine.string(replacement), machine.string(text), number, true).text
  },
  and: bits((a, b) => a & b),
  or: bits((a, b) => a | b),
  xor: bits((a, b) => a ^ b),
  lshift: (_, [value, by]) => toNumber(value) * 2 ** toNumber(by),
  rshift: (_, [value, by]) => Math.floor(toNumber(value) / 2 ** toNumber(by)),
}

function match(machine: Machine, text: Value, pattern: Value, array: AwkArray | undefined): number {
  const whole = machine.string(text)
  const found = awkRegex(machine.string(pattern), machine.ignoreCase).exec(whole)
  const at = found ? [...whole.slice(0, found[0])].length + 1 : 0
  machine.state.globals[SLOT.RSTART!] = at
  machine.state.globals[SLOT.RLENGTH!] = found ? [...whole.slice(found[0], found[1])].length : -1
  array?.clear()
  const separator = machine.text(SLOT.SUBSEP!)
  for (let group = 0; array && found && group * 2 < found.length; group++) {
    const [start = -1, end = -1] = found.slice(group * 2, group * 2 + 2)
    if (start < 0) continue
    array.set(String(group), fromOutside(whole.slice(start, end)))
    array.set(`${group}${separator}start`, [...whole.slice(0, start)].length + 1)
    array.set(`${group}${separator}length`, [...whole.slice(start, end)].length)
  }
  return at
}

/** Numbers first, then texts. */
function sortedValues(values: Value[], convfmt: string): Value[] {
  const rank = (value: Value) => (typeof value === 'string' ? 1 : 0)
  return values.sort((a, b) => rank(a) - rank(b) || compareValues(a, b, convfmt))
}

function withArrays(machine: Machine, name: string, args: Cell[]): Value {
  const [first, second, third] = args
  switch (name) {
    case 'length':
      return first instanceof Map ? first.size : [...machine.string(first)].length
    case 'isarray':
      return Number(first instanceof Map)
    case 'typeof':
      return first instanceof Map
        ? 'array'
        : first === undefined
          ? 'untyped'
          : typeof first === 'number'
            ? 'number'
            : typeof first === 'object'
              ? 'strnum'
              : 'string'
    case 'match':
      return match(machine, first as Value, second as Value, third instanceof Map ? third : undefined)
    case 'split': {
      const separator = args.length > 2 ? machine.string(third) : machine.text(SLOT.FS!)
      const { parts, separators } = splitFields(machine.string(first), separator, machine.ignoreCase)
      if (second instanceof Map) fill(second, parts)
      if (args[3] instanceof Map) fill(args[3], separators)
      return parts.length
    }
    case 'patsplit': {
      const { separators } = splitByRegex(machine.string(first), awkRegex(machine.string(third)))
      if (second instanceof Map) fill(second, separators)
      return separators.length
    }
    default: {
      const source = first as AwkArray
      const values = name === 'asorti' ? [...source.keys()] : [...source.values()]
      const target = second instanceof Map ? second : source
      const ordered = sortedValues(values, machine.convfmt)
      target.clear()
      for (const [at, value] of ordered.entries()) target.set(String(at + 1), value)
      return ordered.length
    }
  }
}

function substitute(machine: Machine, instruction: Extract<Instruction, { op: 'builtin' }>): void {
  const replacement = machine.string(machine.pop())
  const regex = awkRegex(machine.string(machine.pop()), machine.ignoreCase)
  const { place, slot = 0 } = instruction
  if (!place) {
    const value = machine.pop()
    machine.push(
      replaced(regex, replacement, machine.string(value), instruction.name === 'gsub' ? 0 : 1, false).count,
    )
    return
  }
  const { key, value } = machine.take(place, slot)
  const result = replaced(
    regex,
    replacement,
    machine.string(value),
    instruction.name === 'gsub' ? 0 : 1,
    false,
  )
  if (result.count > 0) machine.set(place, slot, key, result.text)
  machine.push(result.count)
}

/** Waits for the child that a call started; its code, or the wait. */
function awaitChild(machine: Machine): number | Wait {
  const { state, io } = machine
  const ended = io.process.reap(state.waiting!.pid)
  if (!ended) return { wait: 'child' }
  state.waiting = undefined
  const { status } = ended
  return 'code' in status ? status.code : 256
}

/** system and close: they may have to wait for a child. */
function callCommand(machine: Machine, name: string, count: number): undefined | Wait {
  const { state, io } = machine
  if (!state.waiting) {
    const text = count > 0 ? machine.string(state.stack.at(-1) as Value) : ''
    io.flush()
    if (name === 'system') {
      try {
        state.waiting = { pid: io.process.spawn({ argv: ['sh', '-c', text] }) }
      } catch {
        machine.fatal(`cannot run: ${STRERROR.EAGAIN}`)
      }
    } else {
      const closed = closeStream(machine, text)
      if (typeof closed === 'object') state.waiting = closed
      else {
        state.stack.length -= count
        machine.push(closed)
        return undefined
      }
    }
  }
  const code = awaitChild(machine)
  if (typeof code === 'object') return code
  state.stack.length -= count
  machine.push(code)
  return undefined
}

export function callBuiltin(
  machine: Machine,
  instruction: Extract<Instruction, { op: 'builtin' }>,
): undefined | Wait {
  const { name, count } = instruction
  const { state, io } = machine
  if (name === 'sub' || name === 'gsub') {
    substitute(machine, instruction)
    return undefined
  }
  if (name === 'system' || name === 'close') return callCommand(machine, name, count)
  const args = state.stack.splice(state.stack.length - count) as Cell[]
  if (name === 'fflush') {
    io.flush()
    machine.push(0)
  } else if (name in NUMERIC) machine.push(NUMERIC[name]!(toNumber(args[0] as Value)))
  else if (name === 'length' && count === 0)
    machine.push([...toText(machine.take('field', -1).value, '')].length)
  else if (name in FUNCTIONS) machine.push(FUNCTIONS[name]!(machine, args as Value[]))
  else machine.push(withArrays(machine, name, args))
  return undefined
}

/** Runs awk's instructions over plain data. */
import type { Wait } from '@/lib/userland/kernel/program'
import { callBuiltin } from '@/lib/userland/tools/awk/builtins'
import { type Code, compileAwk, type Instruction, type Place, SLOT } from '@/lib/userland/tools/awk/compile'
import { awkRegex, splitFields } from '@/lib/userland/tools/awk/split'
import type { AwkState } from '@/lib/userland/tools/awk/state'
import { getline, output, readRecord } from '@/lib/userland/tools/awk/streams'
import {
  type AwkArray,
  type Cell,
  compareValues,
  formatted,
  fromOutside,
  isTrue,
  toNumber,
  toText,
  type Value,
} from '@/lib/userland/tools/awk/value'
import type { Io } from '@/lib/userland/tools/io'
import { power } from '@/lib/userland/tools/shared/math'

const SLICE = 30_000
const MAX_FRAMES = 10_000
const MAX_TEXT = 64 * 1024 * 1024
const NF = SLOT.NF!

export class Machine {
  readonly code: Code

  constructor(
    readonly state: AwkState,
    readonly io: Io,
  ) {
    this.code = compileAwk(state.source)
  }

  fatal(message: string): never {
    this.io.fail(
      `cmd. line:1: (FILENAME=${this.text(SLOT.FILENAME!)} FNR=${this.text(SLOT.FNR!)}) fatal: ${message}`
        .replace('(FILENAME= FNR=0) ', '')
        .replace('(FILENAME= FNR=) ', ''),
      2,
    )
  }

  /** A special variable as text. */
  text(slot: number): string {
    const cell = this.state.globals[slot]
    return cell instanceof Map ? '' : toText(cell, '%.6g')
  }

  get convfmt(): string {
    return this.text(SLOT.CONVFMT!)
  }

  get ignoreCase(): boolean {
    const cell = this.state.globals[SLOT.IGNORECASE!]
    return !(cell instanceof Map) && isTrue(cell)
  }

  string(value: Cell): string {
    if (value instanceof Map) this.fatal('attempt to use array in a scalar context')
    return toText(value, typeof value === 'number' ? this.convfmt : '')
  }

  pop(): Value {
    const value = this.state.stack.pop()
    if (value instanceof Map || Array.isArray(value)) this.fatal('attempt to use array in a scalar context')
    return value as Value
  }

  popArray(): AwkArray {
    const value = this.state.stack.pop()
    return value instanceof Map ? value : this.fatal('attempt to use scalar as an array')
  }

  push(value: Cell): void {
    this.state.stack.push(value)
  }

  /** A new record. */
  setRecord(text: string): void {
    this.state.record = text
    this.state.stale = 'fields'
  }

  private splitNow(): void {
    const { state } = this
    if (state.stale !== 'fields') return
    const fs = this.text(SLOT.FS!)
    const isParagraph = this.text(SLOT.RS!) === ''
    const separator =
      isParagraph && fs !== ' ' ? `(${fs.length === 1 && fs !== '\\' ? `[${fs}]` : fs})|\n` : fs
    state.fields = splitFields(state.record, separator, this.ignoreCase).parts.map(fromOutside)
    state.globals[NF] = state.fields.length
    state.stale = 'none'
  }

  private joinNow(): void {
    const { state } = this
    if (state.stale !== 'record') return
    const count = Math.trunc(toNumber(state.globals[NF] as Value))
    const parts = Array.from({ length: count }, (_, at) => this.string(state.fields[at]))
    state.record = parts.join(this.text(SLOT.OFS!))
    state.stale = 'none'
  }

  private getField(index: number): Value {
    const { state } = this
    if (index < 0) this.fatal(`attempt to access field ${index}`)
    if (index === 0) {
      this.joinNow()
      return fromOutside(state.record)
    }
    this.splitNow()
    return index <= toNumber(state.globals[NF] as Value) ? state.fields[index - 1] : undefined
  }

  private setField(index: number, value: Value): void {
    const { state } = this
    if (index < 0) this.fatal(`attempt to access field ${index}`)
    if (index > 100_000) this.fatal('too many fields')
    if (index === 0) {
      this.setRecord(this.string(value))
      return
    }
    this.splitNow()
    while (state.fields.length < index) state.fields.push('')
    state.fields[index - 1] = value
    state.globals[NF] = Math.max(index, toNumber(state.globals[NF] as Value))
    state.stale = 'record'
  }

  private setCount(value: Value): void {
    const { state } = this
    this.splitNow()
    const count = Math.min(100_000, Math.max(0, Math.trunc(toNumber(value))))
    while (state.fields.length < count) state.fields.push('')
    state.fields.length = count
    state.globals[NF] = count
    state.stale = 'record'
  }

  private cells(place: Place): Cell[] {
    return place.startsWith('local') ? this.state.frames.at(-1)!.locals : this.state.globals
  }

  arrayAt(place: Place, slot: number): AwkArray {
    const cells = this.cells(place)
    const found = cells[slot]
    if (found instanceof Map) return found
    if (found !== undefined) this.fatal('attempt to use scalar as an array')
    const made: AwkArray = new Map()
    cells[slot] = made
    return made
  }

  /** Takes from the stack what tells which one: a subscript, a field's number. */
  private key(place: Place, slot: number): string | number {
    if (place === 'field') return slot === -1 ? 0 : Math.trunc(toNumber(this.pop()))
    return place === 'element' || place === 'localElement' ? this.string(this.pop()) : ''
  }

  private get(place: Place, slot: number, key: string | number): Cell {
    if (place === 'field') return this.getField(key as number)
    if (place === 'element' || place === 'localElement') {
      const array = this.arrayAt(place, slot)
      if (!array.has(key as string)) array.set(key as string, undefined)
      return array.get(key as string)
    }
    if (place === 'global' && slot === NF) this.splitNow()
    return this.cells(place)[slot]
  }

  set(place: Place, slot: number, key: string | number, value: Value): void {
    if (place === 'field') this.setField(key as number, value)
    else if (place === 'element' || place === 'localElement') {
      const array = this.arrayAt(place, slot)
      if (array.size > 1_000_000) this.fatal('memory exhausted')
      array.set(key as string, value)
    } else if (place === 'global' && slot === NF) this.setCount(value)
    else {
      if (place === 'global' && slot === SLOT.FS) this.splitNow()
      const cells = this.cells(place)
      if (cells[slot] instanceof Map) this.fatal('attempt to use array in a scalar context')
      cells[slot] = value
    }
  }

  /** Keeps a value where a statement said: for builtins that change a variable. */
  store(place: Place, slot: number, value: Value): void {
    this.set(place, slot, this.key(place, slot), value)
  }

  take(place: Place, slot: number): { key: string | number; value: Value } {
    const key = this.key(place, slot)
    return { key, value: this.get(place, slot, key) as Value }
  }

  /** Goes on until the rules have run, a wait, or the end of a slice. */
  run(): Wait | 'done' | 'more' {
    const { state, code } = this
    for (let count = 0; count < SLICE; count++) {
      if (count % 64 === 63) this.io.process.spend(16)
      const instruction = code.instructions[state.pc]!
      const outcome = this.execute(instruction)
      if (outcome !== undefined) {
        if (outcome === 'done' || typeof outcome === 'object') return outcome
      } else state.pc += 1
      if (this.io.written > 65_536) return 'more'
    }
    return 'more'
  }

  /** undefined: the next one; `jumped`: pc is set; a wait leaves everything as it was. */
  private execute(instruction: Instruction): undefined | 'jumped' | 'done' | Wait {
    const { state } = this
    switch (instruction.op) {
      case 'push':
        state.stack.push(instruction.value)
        return undefined
      case 'regex':
        state.stack.push(instruction.source)
        return undefined
      case 'load': {
        const { place, slot } = instruction
        state.stack.push(this.get(place, slot, this.key(place, slot)))
        return undefined
      }
      case 'array':
        state.stack.push(this.arrayAt(instruction.place, instruction.slot))
        return undefined
      case 'clear':
        this.arrayAt(instruction.place, instruction.slot).clear()
        return undefined
      case 'subscript': {
        const parts = state.stack.splice(state.stack.length - instruction.count)
        const texts = parts.map((part) => {
          const value = part as Cell
          return typeof value === 'number' && Number.isInteger(value) ? String(value) : this.string(value)
        })
        state.stack.push(texts.join(instruction.count > 1 ? this.text(SLOT.SUBSEP!) : ''))
        return undefined
      }
      case 'assign':
        this.assign(instruction)
        return undefined
      case 'step': {
        const { place, slot, by, isPost } = instruction
        const { key, value } = this.take(place, slot)
        const old = toNumber(value)
        this.set(place, slot, key, old + by)
        this.push(isPost ? old : old + by)
        return undefined
      }
      case 'binary': {
        const right = this.pop()
        const left = this.pop()
        this.push(this.binary(instruction.operator, left, right))
        return undefined
      }
      case 'unary': {
        const value = this.pop()
        this.push(
          instruction.operator === '!'
            ? Number(!isTrue(value))
            : instruction.operator === '-'
              ? -toNumber(value)
              : toNumber(value),
        )
        return undefined
      }
      case 'match': {
        const source = this.string(this.pop())
        const text = this.string(this.pop())
        this.push(Number(awkRegex(source, this.ignoreCase).test(text) !== instruction.negated))
        return undefined
      }
      case 'in':
        this.push(Number(this.arrayAt(instruction.place, instruction.slot).has(this.string(this.pop()))))
        return undefined
      case 'remove':
        this.arrayAt(instruction.place, instruction.slot).delete(this.string(this.pop()))
        return undefined
      case 'jump':
        state.pc = instruction.to
        return 'jumped'
      case 'jumpFalse':
      case 'jumpTrue':
        if (isTrue(this.pop()) !== (instruction.op === 'jumpTrue')) return undefined
        state.pc = instruction.to
        return 'jumped'
      case 'bool':
        this.push(Number(isTrue(this.pop())))
        return undefined
      case 'pop':
        state.stack.pop()
        return undefined
      default:
        return this.control(instruction)
    }
  }

  private control(instruction: Instruction): undefined | 'jumped' | 'done' | Wait {
    const { state } = this
    switch (instruction.op) {
      case 'done':
        return 'done'
      case 'next':
      case 'nextfile':
        if (state.phase !== 'main')
          this.fatal(`\`${instruction.op}' used in ${state.phase.toUpperCase()} action`)
        if (instruction.op === 'nextfile') {
          state.input.ended = true
          state.input.text = ''
          state.input.offset = 0
        }
        state.stack = []
        state.frames = []
        return 'done'
      case 'exit':
        if (instruction.hasValue) state.status = Math.trunc(toNumber(this.pop())) & 255
        else state.status ??= 0
        state.isEnding = true
        state.stack = []
        state.frames = []
        return 'done'
      case 'call':
        return this.call(instruction.name, instruction.count)
      case 'return': {
        const value = state.stack.pop() as Cell
        const frame = state.frames.pop()!
        state.stack.length = frame.base
        state.stack.push(value)
        state.pc = frame.back
        return 'jumped'
      }
      case 'keys':
        state.stack.push([...this.arrayAt(instruction.place, instruction.slot).keys()].reverse())
        return undefined
      case 'nextKey': {
        const keys = state.stack.at(-1) as string[]
        const key = keys.pop()
        if (key === undefined) {
          state.stack.pop()
          state.pc = instruction.to
          return 'jumped'
        }
        this.set(instruction.place, instruction.slot, '', fromOutside(key))
        return undefined
      }
      case 'range':
        if (!state.ranges[instruction.index]) return undefined
        state.pc = instruction.to
        return 'jumped'
      case 'rangeEnd':
        state.ranges[instruction.index] = !isTrue(this.pop())
        return undefined
      case 'print':
      case 'printf':
        return this.print(instruction)
      case 'getline':
        return getline(this, instruction)
      case 'builtin':
        return callBuiltin(this, instruction)
      default:
        return undefined
    }
  }

  private assign({ place, slot, operator }: Extract<Instruction, { op: 'assign' }>): void {
    const value = this.pop()
    const key = this.key(place, slot)
    const result = operator === '' ? value : this.binary(operator, this.get(place, slot, key) as Value, value)
    this.set(place, slot, key, result)
    this.push(result)
  }

  private binary(operator: string, left: Value, right: Value): Value {
    switch (operator) {
      case ' ': {
        const text = this.string(left) + this.string(right)
        if (text.length > MAX_TEXT) this.fatal('memory exhausted')
        if (text.length > 4096) this.io.process.spend(text.length >> 8)
        return text
      }
      case '+':
        return toNumber(left) + toNumber(right)
      case '-':
        return toNumber(left) - toNumber(right)
      case '*':
        return toNumber(left) * toNumber(right)
      case '/':
      case '%': {
        const divisor = toNumber(right)
        if (divisor === 0) this.fatal(`division by zero attempted${operator === '%' ? " in `%'" : ''}`)
        return operator === '/' ? toNumber(left) / divisor : toNumber(left) % divisor
      }
      case '^':
        return power(toNumber(left), toNumber(right))
      default: {
        const order = compareValues(left, right, this.convfmt)
        const holds = {
          '<': order < 0,
          '<=': order <= 0,
          '==': order === 0,
          '!=': order !== 0,
          '>': order > 0,
          '>=': order >= 0,
        }
        return Number(holds[operator as '<'])
      }
    }
  }

  private call(name: string, count: number): 'jumped' {
    const { state } = this
    const fn = this.code.functions.get(name)!
    if (state.frames.length >= MAX_FRAMES) this.fatal('function calls nest too deeply')
    const locals = state.stack.splice(state.stack.length - count) as Cell[]
    while (locals.length < fn.params) locals.push(undefined)
    state.frames.push({ back: state.pc + 1, base: state.stack.length, locals })
    state.pc = fn.at
    return 'jumped'
  }

  private print({ op, count, redirect }: Extract<Instruction, { op: 'print' | 'printf' }>): undefined | Wait {
    const { state } = this
    const to = redirect ? this.string(this.pop()) : undefined
    const values = state.stack.splice(state.stack.length - count) as Value[]
    let text: string
    if (op === 'printf') {
      const [format, ...rest] = values
      text = formatted(this.string(format), rest, this.convfmt)
    } else {
      const ofmt = this.text(SLOT.OFMT!)
      const shown =
        count === 0
          ? [this.string(this.getField(0))]
          : values.map((value) => ((value as Cell) instanceof Map ? this.string(value) : toText(value, ofmt)))
      text = shown.join(this.text(SLOT.OFS!)) + this.text(SLOT.ORS!)
    }
    output(this, text, redirect, to)
    return undefined
  }

  /** The next record of the operands: whether there is one, or a wait. */
  nextRecord(): boolean | Wait {
    this.io.process.spend(6)
    const record = readRecord(this, this.state)
    if (record === undefined) return false
    if (typeof record === 'object') return record
    this.setRecord(record)
    this.count(SLOT.NR!)
    this.count(SLOT.FNR!)
    return true
  }

  count(slot: number): void {
    const cell = this.state.globals[slot]
    this.state.globals[slot] = (cell instanceof Map ? 0 : toNumber(cell)) + 1
  }
}

/** Runs awk's instructions over plain data. */
import type { Wait } from '@/lib/userland/kernel/program'
import { callBuiltin } from '@/lib/userland/tools/awk/builtins'
import { compileAwk } from '@/lib/userland/tools/awk/compile'
import { type Code, type Instruction, SLOT } from '@/lib/userland/tools/awk/instruction'
import { Memory } from '@/lib/userland/tools/awk/memory'
import { binary, unary } from '@/lib/userland/tools/awk/operators'
import { awkRegex } from '@/lib/userland/tools/awk/split'
import type { AwkState } from '@/lib/userland/tools/awk/state'
import { getline, output, readRecord } from '@/lib/userland/tools/awk/streams'
import {
  type Cell,
  formatted,
  fromOutside,
  isTrue,
  toNumber,
  toText,
  type Value,
} from '@/lib/userland/tools/awk/value'
import type { Io } from '@/lib/userland/tools/io'

const SLICE = 30_000
const MAX_FRAMES = 10_000

export class Machine extends Memory {
  readonly code: Code

  constructor(state: AwkState, io: Io) {
    super(state, io)
    this.code = compileAwk(state.source)
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
      case 'subscript':
        this.subscript(instruction.count)
        return undefined
      case 'assign':
        this.assign(instruction)
        return undefined
      case 'step':
        this.step(instruction)
        return undefined
      case 'binary': {
        const right = this.pop()
        const left = this.pop()
        this.push(binary(this, instruction.operator, left, right))
        return undefined
      }
      case 'unary':
        this.push(unary(instruction.operator, this.pop()))
        return undefined
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
        return this.next(instruction.op)
      case 'exit':
        if (instruction.hasValue) state.status = Math.trunc(toNumber(this.pop())) & 255
        else state.status ??= 0
        state.isEnding = true
        state.stack = []
        state.frames = []
        return 'done'
      case 'call':
        return this.call(instruction.name, instruction.count)
      case 'return':
        return this.return()
      case 'keys':
        state.stack.push([...this.arrayAt(instruction.place, instruction.slot).keys()].reverse())
        return undefined
      case 'nextKey':
        return this.nextKey(instruction)
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

  private subscript(count: number): void {
    const { stack } = this.state
    const parts = stack.splice(stack.length - count)
    const texts = parts.map((part) => {
      const value = part as Cell
      return typeof value === 'number' && Number.isInteger(value) ? String(value) : this.string(value)
    })
    stack.push(texts.join(count > 1 ? this.text(SLOT.SUBSEP!) : ''))
  }

  private step({ place, slot, by, isPost }: Extract<Instruction, { op: 'step' }>): void {
    const { key, value } = this.take(place, slot)
    const old = toNumber(value)
    this.set(place, slot, key, old + by)
    this.push(isPost ? old : old + by)
  }

  private assign({ place, slot, operator }: Extract<Instruction, { op: 'assign' }>): void {
    const value = this.pop()
    const key = this.key(place, slot)
    const result =
      operator === '' ? value : binary(this, operator, this.get(place, slot, key) as Value, value)
    this.set(place, slot, key, result)
    this.push(result)
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

  private return(): 'jumped' {
    const { state } = this
    const value = state.stack.pop() as Cell
    const frame = state.frames.pop()!
    state.stack.length = frame.base
    state.stack.push(value)
    state.pc = frame.back
    return 'jumped'
  }

  private next(op: 'next' | 'nextfile'): 'done' {
    const { state } = this
    if (state.phase !== 'main') this.fatal(`\`${op}' used in ${state.phase.toUpperCase()} action`)
    if (op === 'nextfile') {
      state.input.ended = true
      state.input.text = ''
      state.input.offset = 0
    }
    state.stack = []
    state.frames = []
    return 'done'
  }

  private nextKey({ place, slot, to }: Extract<Instruction, { op: 'nextKey' }>): undefined | 'jumped' {
    const { state } = this
    const keys = state.stack.at(-1) as string[]
    const key = keys.pop()
    if (key === undefined) {
      state.stack.pop()
      state.pc = to
      return 'jumped'
    }
    this.set(place, slot, '', fromOutside(key))
    return undefined
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
          ? [this.string(this.fields.get(0))]
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
    this.fields.setRecord(record)
    this.count(SLOT.NR!)
    this.count(SLOT.FNR!)
    return true
  }
}

/** What an awk program's instructions read and change: the stack, variables, arrays, fields. */
import { Fields } from '@/lib/userland/tools/awk/fields'
import { type Place, SLOT } from '@/lib/userland/tools/awk/instruction'
import type { AwkState } from '@/lib/userland/tools/awk/state'
import {
  type AwkArray,
  type Cell,
  isTrue,
  toNumber,
  toText,
  type Value,
} from '@/lib/userland/tools/awk/value'
import type { Io } from '@/lib/userland/tools/io'

export class Memory {
  readonly fields: Fields

  constructor(
    readonly state: AwkState,
    readonly io: Io,
  ) {
    this.fields = new Fields(this)
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
  protected key(place: Place, slot: number): string | number {
    if (place === 'field') return slot === -1 ? 0 : Math.trunc(toNumber(this.pop()))
    return place === 'element' || place === 'localElement' ? this.string(this.pop()) : ''
  }

  protected get(place: Place, slot: number, key: string | number): Cell {
    if (place === 'field') return this.fields.get(key as number)
    if (place === 'element' || place === 'localElement') {
      const array = this.arrayAt(place, slot)
      if (!array.has(key as string)) array.set(key as string, undefined)
      return array.get(key as string)
    }
    if (place === 'global' && slot === SLOT.NF) this.fields.split()
    return this.cells(place)[slot]
  }

  set(place: Place, slot: number, key: string | number, value: Value): void {
    if (place === 'field') this.fields.set(key as number, value)
    else if (place === 'element' || place === 'localElement') {
      const array = this.arrayAt(place, slot)
      if (array.size > 1_000_000) this.fatal('memory exhausted')
      array.set(key as string, value)
    } else if (place === 'global' && slot === SLOT.NF) this.fields.setCount(value)
    else {
      if (place === 'global' && slot === SLOT.FS) this.fields.split()
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

  /** Adds one: to NR and FNR. */
  count(slot: number): void {
    const cell = this.state.globals[slot]
    this.state.globals[slot] = (cell instanceof Map ? 0 : toNumber(cell)) + 1
  }
}

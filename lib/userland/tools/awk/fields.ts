/** The record and its fields ($0, $1 … and NF): each is made from the other when it is asked for. */
import { SLOT } from '@/lib/userland/tools/awk/instruction'
import type { Memory } from '@/lib/userland/tools/awk/memory'
import { splitFields } from '@/lib/userland/tools/awk/split'
import { fromOutside, toNumber, type Value } from '@/lib/userland/tools/awk/value'

const NF = SLOT.NF!

export class Fields {
  constructor(private readonly memory: Memory) {}

  /** A new record. */
  setRecord(text: string): void {
    const { state } = this.memory
    state.record = text
    state.stale = 'fields'
  }

  /** Makes the fields of a record that is newer than they are. */
  split(): void {
    const { state } = this.memory
    if (state.stale !== 'fields') return
    const fs = this.memory.text(SLOT.FS!)
    const isParagraph = this.memory.text(SLOT.RS!) === ''
    const separator =
      isParagraph && fs !== ' ' ? `(${fs.length === 1 && fs !== '\\' ? `[${fs}]` : fs})|\n` : fs
    state.fields = splitFields(state.record, separator, this.memory.ignoreCase).parts.map(fromOutside)
    state.globals[NF] = state.fields.length
    state.stale = 'none'
  }

  /** Makes the record of fields that are newer than it is. */
  private join(): void {
    const { state } = this.memory
    if (state.stale !== 'record') return
    const count = Math.trunc(toNumber(state.globals[NF] as Value))
    const parts = Array.from({ length: count }, (_, at) => this.memory.string(state.fields[at]))
    state.record = parts.join(this.memory.text(SLOT.OFS!))
    state.stale = 'none'
  }

  get(index: number): Value {
    const { state } = this.memory
    if (index < 0) this.memory.fatal(`attempt to access field ${index}`)
    if (index === 0) {
      this.join()
      return fromOutside(state.record)
    }
    this.split()
    return index <= toNumber(state.globals[NF] as Value) ? state.fields[index - 1] : undefined
  }

  set(index: number, value: Value): void {
    const { state } = this.memory
    if (index < 0) this.memory.fatal(`attempt to access field ${index}`)
    if (index > 100_000) this.memory.fatal('too many fields')
    if (index === 0) {
      this.setRecord(this.memory.string(value))
      return
    }
    this.split()
    while (state.fields.length < index) state.fields.push('')
    state.fields[index - 1] = value
    state.globals[NF] = Math.max(index, toNumber(state.globals[NF] as Value))
    state.stale = 'record'
  }

  /** NF is assigned to. */
  setCount(value: Value): void {
    const { state } = this.memory
    this.split()
    const count = Math.min(100_000, Math.max(0, Math.trunc(toNumber(value))))
    while (state.fields.length < count) state.fields.push('')
    state.fields.length = count
    state.globals[NF] = count
    state.stale = 'record'
  }
}

import { bytesOf, textOf } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { filterTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: '+cCdst',
  long: { complement: 'c', delete: 'd', 'squeeze-repeats': 's', 'truncate-set1': 't' },
  usage: '[OPTION]... STRING1 [STRING2]',
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
const LOWER = range(97, 122)
const UPPER = range(65, 90)
const DIGIT = range(48, 57)
const PUNCT = [...range(33, 47), ...range(58, 64), ...range(91, 96), ...range(123, 126)]
const ALNUM = [...DIGIT, ...UPPER, ...LOWER]
const CLASSES: Record<string, number[]> = {
  alnum: ALNUM,
  alpha: [...UPPER, ...LOWER],
  blank: [9, 32],
  cntrl: [...range(0, 31), 127],
  digit: DIGIT,
  graph: range(33, 126),
  lower: LOWER,
  print: range(32, 126),
  punct: PUNCT,
  space: [...range(9, 13), 32],
  upper: UPPER,
  xdigit: [...DIGIT, ...range(65, 70), ...range(97, 102)],
}
const ESCAPES: Record<string, number> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 }

type Item = { kind: 'bytes'; bytes: number[]; name?: string } | { kind: 'fill'; byte: number }

/** A set as written: `a-z`, `[:upper:]`, `[x*5]`, `\n`, `\012`. */
class SetReader {
  private at = 0
  readonly items: Item[] = []

  constructor(
    private readonly bytes: number[],
    private readonly io: Io,
  ) {}

  private one(): number {
    const byte = this.bytes[this.at++] ?? 0
    if (byte !== 92) return byte
    const rest = String.fromCharCode(...this.bytes.slice(this.at, this.at + 3))
    const octal = /^[0-3]?[0-7]{1,2}/.exec(rest)?.[0]
    if (octal) {
      this.at += octal.length
      return Number.parseInt(octal, 8)
    }
    if (rest === '') {
      this.io.warn('warning: an unescaped backslash at end of string is not portable')
      return 92
    }
    this.at += 1
    return ESCAPES[rest.charAt(0)] ?? rest.charCodeAt(0)
  }

  read(): Item[] {
    while (this.at < this.bytes.length) {
      const rest = String.fromCharCode(...this.bytes.slice(this.at, this.at + 40))
      const special = /^\[(?::(\w*):|=([^\0])=|(\\[0-7]{1,3}|\\?[^\0])\*(\d*))\]/.exec(rest)
      if (special) this.special(special)
      else this.plain()
    }
    return this.items
  }

  private special([written, name, equal, repeated, count]: RegExpExecArray): void {
    if (name !== undefined) {
      const bytes = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined
      if (!bytes) this.io.fail(`invalid character class ${this.io.quote(name)}`)
      this.items.push({ kind: 'bytes', bytes, name })
      this.at += written.length
    } else if (equal !== undefined) {
      this.items.push({ kind: 'bytes', bytes: [equal.charCodeAt(0)] })
      this.at += written.length
    } else if (repeated !== undefined) {
      const end = this.at + written.length
      this.at += 1
      const byte = this.one()
      this.at = end
      const times = Number.parseInt(count ?? '', count?.startsWith('0') ? 8 : 10) || 0
      if (times > 100_000)
        this.io.fail(`invalid repeat count ${this.io.quote(count ?? '')} in [c*n] construct`)
      this.items.push(
        times > 0 ? { kind: 'bytes', bytes: new Array<number>(times).fill(byte) } : { kind: 'fill', byte },
      )
    }
  }

  private plain(): void {
    const from = this.one()
    if (this.bytes[this.at] !== 45 || this.at + 1 >= this.bytes.length) {
      this.items.push({ kind: 'bytes', bytes: [from] })
      return
    }
    this.at += 1
    const to = this.one()
    if (to < from) {
      const shown = (byte: number) => String.fromCharCode(byte)
      this.io.fail(`range-endpoints of '${shown(from)}-${shown(to)}' are in reverse collating sequence order`)
    }
    this.items.push({ kind: 'bytes', bytes: range(from, to) })
  }
}

const readSet = (text: string, io: Io) => new SetReader(bytesOf(text), io).read()

function expand(items: readonly Item[], length: number): number[] {
  const known = items.reduce((sum, item) => sum + (item.kind === 'bytes' ? item.bytes.length : 0), 0)
  return items.flatMap((item) =>
    item.kind === 'bytes' ? item.bytes : new Array<number>(Math.max(0, length - known)).fill(item.byte),
  )
}

interface TrState {
  /** Byte → byte, -1 for one that is deleted. */
  map: number[]
  squeeze: boolean[]
  last: number
  rest: number[]
}

function check(args: Args, io: Io): void {
  const { operands } = args
  const fail = (message: string) => {
    throw usageError(io.name, SPEC, io.dialect, message)
  }
  const [first, second, third] = operands
  const needsTwo = args.has('d') === args.has('s')
  if (first === undefined) fail('missing operand')
  const after = `missing operand after ${io.quote(first ?? '')}`
  if (second === undefined && needsTwo) {
    fail(
      `${after}\nTwo strings must be given when ${args.has('d') ? 'both deleting and squeezing repeats' : 'translating'}.`,
    )
  }
  if (second !== undefined && args.has('d') && !args.has('s')) {
    fail(
      `extra operand ${io.quote(second)}\nOnly one string may be given when deleting without squeezing repeats.`,
    )
  }
  if (third !== undefined) fail(`extra operand ${io.quote(third)}`)
}

function begin(args: Args, io: Io): TrState {
  check(args, io)
  const [first = '', second] = args.operands
  args.operands = []
  let from = expand(readSet(first, io), 0)
  const complemented = args.has('c') || args.has('C')
  if (complemented) {
    const members = new Set(from)
    from = range(0, 255).filter((byte) => !members.has(byte))
  }
  const items = second === undefined ? undefined : readSet(second, io)
  const to = items && expand(items, from.length)
  const map = range(0, 255)
  if (args.has('d')) for (const byte of from) map[byte] = -1
  else if (to) {
    if (to.length === 0) io.fail('when not truncating set1, string2 must be non-empty')
    from.forEach((byte, at) => {
      if (at < to.length || !args.has('t')) map[byte] = to[Math.min(at, to.length - 1)]!
    })
  }
  const squeezed = new Set(args.has('s') ? (to ?? from) : [])
  return { map, squeeze: map.map((_, byte) => squeezed.has(byte)), last: -1, rest: [] }
}

export const tr = filterTool<TrState>({
  ...SPEC,
  begin,
  chunk(state, text, io) {
    const out: number[] = []
    for (const byte of bytesOf(text)) {
      const mapped = state.map[byte]!
      if (mapped < 0 || (state.squeeze[mapped] && mapped === state.last)) continue
      out.push(mapped)
      state.last = mapped
    }
    io.out(textOf(out))
    return undefined
  },
})

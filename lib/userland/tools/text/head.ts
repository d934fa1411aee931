import { byteLength } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import type { Args } from '@/lib/userland/tools/options'
import { readAmount, sliceBytes, takeBytes } from '@/lib/userland/tools/shared/bytes'
import { filterTool } from '@/lib/userland/tools/tool'

export interface Amount {
  unit: 'lines' | 'bytes'
  count: number
  /** `-` or `+` in front of it. */
  sign: string
}

/** `-n`, `-c` or the default of ten lines. */
export function amountOf(args: Args, io: Io): Amount {
  const letter = args.last('nc')
  const text = letter ? (args.value(letter) ?? '') : '10'
  const unit = letter === 'c' ? 'bytes' : 'lines'
  const sign = /^[-+]/.exec(text)?.[0] ?? ''
  const count = readAmount(text.slice(sign.length))
  if (count === undefined) {
    io.fail(io.isBusybox ? `invalid number '${text}'` : `invalid number of ${unit}: ${io.quote(text)}`)
  }
  return { unit, count, sign }
}

/** The header of a file among several. */
export const header = (name: string, isFirst: boolean): string =>
  `${isFirst ? '' : '\n'}==> ${name === '-' ? 'standard input' : name} <==\n`

interface HeadState extends Amount {
  headers: boolean
  isFirst: boolean
  separator: string
  left: number
  /** What may still be left out at the end. */
  held: string[]
}

function tookEnough(state: HeadState, text: string, io: Io): boolean {
  if (state.unit === 'bytes') {
    if (state.sign === '-') {
      state.held[0] = (state.held[0] ?? '') + text
      return false
    }
    const taken = takeBytes(text, state.left)
    io.out(taken.text)
    state.left -= taken.size
    return state.left <= 0
  }
  if (state.sign === '-') {
    state.held.push(text)
    if (state.held.length > state.count) io.out(state.held.shift() ?? '')
    return false
  }
  io.out(text)
  state.left -= 1
  return state.left <= 0
}

export const head = filterTool<HeadState>({
  options: 'c:n:qvz',
  long: { bytes: 'c', lines: 'n', quiet: 'q', silent: 'q', verbose: 'v', 'zero-terminated': 'z' },
  digits: 'n',
  usage: '[OPTION]... [FILE]...',
  missing: "cannot open '%' for reading: !",
  exact: true,
  separator: (state) => state.separator,
  begin: (args, io) => ({
    ...amountOf(args, io),
    headers: args.last('qv') === 'v' || (args.operands.length > 1 && args.last('qv') !== 'q'),
    isFirst: true,
    separator: args.has('z') ? '\0' : '\n',
    left: 0,
    held: [],
  }),
  file(state, name, io) {
    if (state.headers) io.out(header(name, state.isFirst))
    state.isFirst = false
    state.left = state.count
    state.held = []
    return undefined
  },
  line(state, text, io, end) {
    if (state.left === 0 && state.sign !== '-') return 'next'
    return tookEnough(state, text + end, io) ? 'next' : undefined
  },
  fileEnd(state, _, io) {
    if (state.unit === 'bytes' && state.sign === '-') {
      const text = state.held[0] ?? ''
      io.out(sliceBytes(text, 0, Math.max(0, byteLength(text) - state.count)))
    }
    return undefined
  },
})

import { Errno } from '@/lib/userland/kernel/errno'
import { type Io, reason } from '@/lib/userland/tools/io'
import { usageError } from '@/lib/userland/tools/options'
import { filterTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: 'cdDf:is:uw:z',
  long: {
    count: 'c',
    repeated: 'd',
    'all-repeated::': 'D',
    'skip-fields': 'f',
    'ignore-case': 'i',
    'skip-chars': 's',
    unique: 'u',
    'check-chars': 'w',
    'zero-terminated': 'z',
  },
  usage: '[OPTION]... [INPUT [OUTPUT]]',
}

interface UniqState {
  count: boolean
  repeated: boolean
  unique: boolean
  all: string | undefined
  fields: number
  chars: number
  width: number
  ignoreCase: boolean
  separator: string
  output: number
  seen: number
  last: string
  key: string | undefined
  groups: number
}

function keyOf(state: UniqState, line: string): string {
  let at = 0
  for (let field = 0; field < state.fields; field++) {
    while (at < line.length && ' \t'.includes(line[at]!)) at++
    while (at < line.length && !' \t'.includes(line[at]!)) at++
  }
  const key = line.slice(at + state.chars, Math.min(line.length, at + state.chars + state.width))
  return state.ignoreCase ? key.toLowerCase() : key
}

function write(state: UniqState, text: string, io: Io): void {
  if (state.output === 1) io.out(text)
  else io.process.write(state.output, text)
}

function show(state: UniqState, io: Io): void {
  if (state.key === undefined || state.all !== undefined) return
  if (state.seen > 1 ? state.unique : state.repeated) return
  const count = state.count ? `${String(state.seen).padStart(7)} ` : ''
  write(state, `${count}${state.last}${state.separator}`, io)
}

/** `-D`: every line of a group of several. */
function showAll(state: UniqState, line: string, io: Io): void {
  if (state.all === undefined || state.seen < 2) return
  if (state.seen === 2) {
    const gap =
      state.all === 'prepend' || (state.all === 'separate' && state.groups > 0) ? state.separator : ''
    state.groups += 1
    write(state, `${gap}${state.last}${state.separator}`, io)
  }
  write(state, `${line}${state.separator}`, io)
}

export const uniq = filterTool<UniqState>({
  ...SPEC,
  separator: (state) => state.separator,
  begin(args, io) {
    const number = (letter: string, what: string, otherwise: number) => {
      const value = args.value(letter)
      if (value !== undefined && !/^\d+$/.test(value)) io.fail(`${value}: invalid number of ${what}`)
      return value === undefined ? otherwise : Number(value)
    }
    const [, output, extra] = args.operands
    if (extra !== undefined) throw usageError(io.name, SPEC, io.dialect, `extra operand ${io.quote(extra)}`)
    args.operands = args.operands.slice(0, 1)
    let fd = 1
    if (output !== undefined && output !== '-') {
      try {
        fd = io.process.open(output, { write: true, create: true, truncate: true })
      } catch (error) {
        if (error instanceof Errno) io.fail(`${output}: ${reason(error)}`)
        throw error
      }
    }
    return {
      count: args.has('c'),
      repeated: args.has('d'),
      unique: args.has('u'),
      all: args.value('D'),
      fields: number('f', 'fields to skip', 0),
      chars: number('s', 'bytes to skip', 0),
      width: number('w', 'bytes to compare', Number.POSITIVE_INFINITY),
      ignoreCase: args.has('i'),
      separator: args.has('z') ? '\0' : '\n',
      output: fd,
      seen: 0,
      last: '',
      key: undefined,
      groups: 0,
    }
  },
  line(state, line, io) {
    const key = keyOf(state, line)
    if (key === state.key) {
      state.seen += 1
      showAll(state, line, io)
      return undefined
    }
    show(state, io)
    state.key = key
    state.last = line
    state.seen = 1
    return undefined
  },
  end(state, io) {
    show(state, io)
    return undefined
  },
})

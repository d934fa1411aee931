import { byteLength } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, usageError } from '@/lib/userland/tools/options'
import { isAscii, sliceBytes } from '@/lib/userland/tools/shared/bytes'
import { filterTool } from '@/lib/userland/tools/tool'

type Range = [from: number, to: number]

const SPEC = {
  options: 'b:c:d:f:nsz',
  long: {
    bytes: 'b',
    characters: 'c',
    delimiter: 'd',
    fields: 'f',
    complement: 'complement',
    'only-delimited': 's',
    'output-delimiter:': 'output',
    'zero-terminated': 'z',
  },
  usage: 'OPTION... [FILE]...',
}

interface CutState {
  kind: string
  ranges: Range[]
  delimiter: string
  output: string | undefined
  onlyDelimited: boolean
  separator: string
}

const usage = (io: Io, message: string) => usageError(io.name, SPEC, io.dialect, message)

/** `1,3-5,7-` in order, joined where they touch. */
function readRanges(list: string, kind: string, io: Io): Range[] {
  const isFields = kind === 'f'
  const ranges = list.split(/[, \t]/).map((item): Range => {
    const match = /^(\d*)(-?)(\d*)$/.exec(item)
    if (!match)
      throw usage(
        io,
        `invalid ${isFields ? 'field value' : 'byte/character position'} ${io.quote(item.replace(/^[\d-]*/, ''))}`,
      )
    const [, from, dash, to] = match
    if (item === '-') throw usage(io, 'invalid range with no endpoint: -')
    const low = from === '' ? 1 : Number(from)
    const high = dash === '' ? low : to === '' ? Number.POSITIVE_INFINITY : Number(to)
    if (low === 0 || (item === '' && dash === '') || high === 0) {
      throw usage(
        io,
        isFields ? 'fields are numbered from 1' : 'byte/character positions are numbered from 1',
      )
    }
    if (high < low) throw usage(io, 'invalid decreasing range')
    return [low, high]
  })
  ranges.sort((a, b) => a[0] - b[0])
  const out: Range[] = []
  for (const range of ranges) {
    const last = out.at(-1)
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1])
    else out.push(range)
  }
  return out
}

function complement(ranges: readonly Range[]): Range[] {
  const out: Range[] = []
  let next = 1
  for (const [from, to] of ranges) {
    if (from > next) out.push([next, from - 1])
    next = to + 1
  }
  if (next !== Number.POSITIVE_INFINITY) out.push([next, Number.POSITIVE_INFINITY])
  return out
}

function begin(args: Args, io: Io): CutState {
  const kinds = args.given.filter(([letter]) => 'bcf'.includes(letter))
  const [kind, list] = kinds[0] ?? []
  if (kind === undefined || list === undefined) {
    throw usage(io, 'you must specify a list of bytes, characters, or fields')
  }
  if (kinds.length > 1) throw usage(io, 'only one list may be specified')
  const delimiter = args.value('d')
  if (delimiter !== undefined && [...delimiter].length > 1)
    throw usage(io, 'the delimiter must be a single character')
  const isFields = kind === 'f'
  if (delimiter !== undefined && !isFields) {
    throw usage(io, 'an input delimiter may be specified only when operating on fields')
  }
  if (args.has('s') && !isFields) {
    throw usage(io, 'suppressing non-delimited lines makes sense\n\tonly when operating on fields')
  }
  const ranges = readRanges(list, kind, io)
  return {
    kind,
    ranges: args.has('complement') ? complement(ranges) : ranges,
    delimiter: delimiter === '' ? '\0' : (delimiter ?? '\t'),
    output: args.value('output'),
    onlyDelimited: args.has('s'),
    separator: args.has('z') ? '\0' : '\n',
  }
}

function cutFields(state: CutState, line: string): string | undefined {
  if (!line.includes(state.delimiter)) return state.onlyDelimited ? undefined : line
  const fields = line.split(state.delimiter)
  const chosen = state.ranges.flatMap(([from, to]) => fields.slice(from - 1, to))
  return chosen.join(state.output ?? state.delimiter)
}

/** Bytes, also for -c; busybox knows characters. */
function cutPositions(state: CutState, line: string, byCharacter: boolean): string {
  const chars = byCharacter && !isAscii(line) ? [...line] : undefined
  const size = chars?.length ?? byteLength(line)
  const parts = state.ranges.flatMap(([from, to]) => {
    if (from > size) return []
    return [chars ? chars.slice(from - 1, to).join('') : sliceBytes(line, from - 1, Math.min(to, size))]
  })
  return parts.join(state.output ?? '')
}

export const cut = filterTool<CutState>({
  ...SPEC,
  separator: (state) => state.separator,
  begin,
  line(state, line, io) {
    const text =
      state.kind === 'f'
        ? cutFields(state, line)
        : cutPositions(state, line, io.isBusybox && state.kind === 'c')
    if (text !== undefined) io.out(text + state.separator)
    return undefined
  },
})

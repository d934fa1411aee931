import { byteLength } from '@/lib/userland/kernel/text'
import type { Io } from '@/lib/userland/tools/io'
import { textWidth } from '@/lib/userland/tools/shared/width'
import { filterTool } from '@/lib/userland/tools/tool'

/** Lines, words, characters, bytes, the longest line. */
const COLUMNS = 'lwmcL'

interface WcState {
  columns: number[]
  width: number
  counts: number[]
  total: number[]
  files: number
  inWord: boolean
  lineWidth: number
}

/** As wide as the sizes of the files need; a pipe's size is not known. */
function widthOf(operands: readonly string[], columns: number, io: Io): number {
  if (columns === 1 && operands.length <= 1) return 1
  if (operands.length === 0) return io.isBusybox ? 9 : 7
  let size = 0
  let least = 1
  for (const name of operands) {
    const stat = name === '-' ? undefined : io.process.machine.files.stat(io.process.resolve(name))
    if (stat?.type === 'file') size += stat.size
    else if (stat || name === '-') least = 7
  }
  return Math.max(least, String(size).length)
}

function show(state: WcState, counts: readonly number[], name: string, io: Io): void {
  const shown = state.columns.map((column) => String(counts[column]).padStart(state.width)).join(' ')
  io.out(`${shown}${name === '' ? '' : ` ${name}`}\n`)
}

function tabbed(state: WcState, text: string): void {
  for (const char of text) {
    if (char === '\n' || char === '\r' || char === '\f') state.lineWidth = 0
    else if (char === '\t') state.lineWidth += 8 - (state.lineWidth % 8)
    else if (char >= ' ') state.lineWidth += textWidth(char)
    state.counts[4] = Math.max(state.counts[4] ?? 0, state.lineWidth)
  }
}

function wordsIn(state: WcState, text: string): number {
  let words = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const isSpace = code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000
    if (!isSpace && !state.inWord) words += 1
    state.inWord = !isSpace
  }
  return words
}

export const wc = filterTool<WcState>({
  options: 'clLmw',
  long: { bytes: 'c', lines: 'l', 'max-line-length': 'L', chars: 'm', words: 'w' },
  usage: '[OPTION]... [FILE]...',
  begin(args, io) {
    const asked = [...COLUMNS].flatMap((letter, at) => (args.has(letter) ? [at] : []))
    const columns = asked.length > 0 ? asked : [0, 1, 3]
    return {
      columns,
      width: widthOf(args.operands, columns.length, io),
      counts: [0, 0, 0, 0, 0],
      total: [0, 0, 0, 0, 0],
      files: args.operands.length,
      inWord: false,
      lineWidth: 0,
    }
  },
  file(state) {
    state.counts = [0, 0, 0, 0, 0]
    state.inWord = false
    state.lineWidth = 0
    return undefined
  },
  chunk(state, text) {
    const { counts, columns } = state
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) counts[0]! += 1
    counts[1]! += wordsIn(state, text)
    if (columns.includes(2))
      for (const char of text) counts[2]! += char >= '\udc80' && char <= '\udcff' ? 0 : 1
    counts[3]! += byteLength(text)
    if (columns.includes(4)) tabbed(state, text)
    return undefined
  },
  fileEnd(state, name, io) {
    show(state, state.counts, state.files === 0 ? '' : name, io)
    state.total = state.total.map((sum, at) =>
      at === 4 ? Math.max(sum, state.counts[4]!) : sum + state.counts[at]!,
    )
    return undefined
  },
  end(state, io) {
    if (state.files > 1) show(state, state.total, 'total', io)
    return undefined
  },
})

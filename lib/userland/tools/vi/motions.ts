import { find } from '@/lib/userland/tools/vi/search'
import { lineAt, type Place, type ViState } from '@/lib/userland/tools/vi/state'

/** Where a motion leads, and what an operator over it takes. */
export interface Motion extends Place {
  /** Whole lines. */
  linewise?: boolean
  /** With the character that it leads to. */
  inclusive?: boolean
}

type Move = (state: ViState, count: number, given: boolean, char: string) => Motion | undefined

const kindOf = (char: string, big: boolean): number => {
  if (char === '' || /\s/.test(char)) return 0
  return big || /[\w\u0080-\uffff]/.test(char) ? 1 : 2
}

const firstWord = (line: string) => Math.max(0, line.search(/\S/))

function forward(state: ViState, big: boolean): Move {
  return (_, count) => {
    let { row, col } = state
    for (let i = 0; i < count; i++) {
      const line = lineAt(state, row)
      const kind = kindOf(line[col] ?? '', big)
      while (col < line.length && kind !== 0 && kindOf(line[col] ?? '', big) === kind) col += 1
      for (;;) {
        const text = lineAt(state, row)
        while (col < text.length && kindOf(text[col] ?? '', big) === 0) col += 1
        if (col < text.length || row >= state.lines.length - 1) break
        row += 1
        col = 0
        if (lineAt(state, row) === '') break
      }
    }
    return { row, col }
  }
}

function toEnd(state: ViState, big: boolean): Move {
  return (_, count) => {
    let { row, col } = state
    for (let i = 0; i < count; i++) {
      col += 1
      while (kindOf(lineAt(state, row)[col] ?? '', big) === 0) {
        if (col < lineAt(state, row).length) col += 1
        else if (row < state.lines.length - 1) {
          row += 1
          col = 0
        } else break
      }
      const line = lineAt(state, row)
      const kind = kindOf(line[col] ?? '', big)
      while (kindOf(line[col + 1] ?? '', big) === kind && col + 1 < line.length) col += 1
    }
    return { row, col, inclusive: true }
  }
}

function backward(state: ViState, big: boolean): Move {
  return (_, count) => {
    let { row, col } = state
    for (let i = 0; i < count; i++) {
      col -= 1
      while (col < 0 || kindOf(lineAt(state, row)[col] ?? '', big) === 0) {
        if (col > 0) col -= 1
        else if (row > 0) {
          row -= 1
          col = lineAt(state, row).length - 1
          if (col < 0) break
        } else break
      }
      const line = lineAt(state, row)
      const kind = kindOf(line[col] ?? '', big)
      while (col > 0 && kindOf(line[col - 1] ?? '', big) === kind) col -= 1
      col = Math.max(0, col)
    }
    return { row, col }
  }
}

const vertical =
  (step: number): Move =>
  (state, count) => {
    const row = state.row + step * count
    if (row < 0 || row >= state.lines.length) return undefined
    return { row, col: state.col, linewise: true }
  }

const toLine = (state: ViState, row: number): Motion => {
  const at = Math.max(0, Math.min(row, state.lines.length - 1))
  return { row: at, col: firstWord(lineAt(state, at)), linewise: true }
}

/** `f`, `t`, `F`, `T`. */
function toChar(state: ViState, kind: string, char: string, count: number): Motion | undefined {
  const line = lineAt(state)
  const step = kind === 'f' || kind === 't' ? 1 : -1
  const gap = kind === 't' ? -1 : kind === 'T' ? 1 : 0
  let { col } = state
  if (gap !== 0 && line[col + step] === char) col += step
  for (let i = 0; i < count; i++) {
    col = step > 0 ? line.indexOf(char, col + 1) : col === 0 ? -1 : line.lastIndexOf(char, col - 1)
    if (col < 0) return undefined
  }
  return { row: state.row, col: col + gap, inclusive: step > 0 }
}

const PAIRS: Record<string, [string, number]> = {
  '(': [')', 1],
  '[': [']', 1],
  '{': ['}', 1],
  ')': ['(', -1],
  ']': ['[', -1],
  '}': ['{', -1],
}

function pair(state: ViState): Motion | undefined {
  const start = lineAt(state)
    .slice(state.col)
    .search(/[()[\]{}]/)
  if (start < 0) return undefined
  let { row } = state
  let col = state.col + start
  const open = lineAt(state)[col] ?? ''
  const [close, step] = PAIRS[open] ?? ['', 1]
  for (let depth = 0; ; ) {
    const char = lineAt(state, row)[col]
    if (char === open) depth += 1
    if (char === close && --depth === 0) return { row, col, inclusive: true }
    col += step
    while (col < 0 || col >= lineAt(state, row).length) {
      row += step
      if (row < 0 || row >= state.lines.length) return undefined
      col = step > 0 ? 0 : lineAt(state, row).length - 1
    }
  }
}

function paragraph(state: ViState, step: number, count: number): Motion {
  let { row } = state
  for (let i = 0; i < count; i++) {
    row += step
    while (row > 0 && row < state.lines.length - 1 && lineAt(state, row) !== '') row += step
  }
  row = Math.max(0, Math.min(row, state.lines.length - 1))
  const atEnd = step > 0 && row === state.lines.length - 1 && lineAt(state, row) !== ''
  return { row, col: atEnd ? lineAt(state, row).length : 0 }
}

const again = (state: ViState, count: number, turned: boolean): Motion | undefined => {
  const [kind = '', char = ''] = state.found
  return toChar(state, turned ? swapCase(kind) : kind, char, count)
}

const swapCase = (kind: string) => (kind === kind.toLowerCase() ? kind.toUpperCase() : kind.toLowerCase())

/** By their keys; `f`, `t`, `F`, `T` and the marks of `'` take one more. */
export const MOTIONS: Record<string, Move> = {
  h: (state, count) => ({ row: state.row, col: Math.max(0, state.col - count) }),
  l: (state, count) => ({ row: state.row, col: state.col + count }),
  ' ': (state, count) => ({ row: state.row, col: state.col + count }),
  j: vertical(1),
  k: vertical(-1),
  '\r': (state, count) => toLine(state, state.row + count),
  '+': (state, count) => toLine(state, state.row + count),
  '-': (state, count) => toLine(state, state.row - count),
  w: (state, ...rest) => forward(state, false)(state, ...rest),
  W: (state, ...rest) => forward(state, true)(state, ...rest),
  e: (state, ...rest) => toEnd(state, false)(state, ...rest),
  E: (state, ...rest) => toEnd(state, true)(state, ...rest),
  b: (state, ...rest) => backward(state, false)(state, ...rest),
  B: (state, ...rest) => backward(state, true)(state, ...rest),
  '0': (state) => ({ row: state.row, col: 0 }),
  '^': (state) => ({ row: state.row, col: firstWord(lineAt(state)) }),
  $: (state, count) => {
    const row = Math.min(state.row + count - 1, state.lines.length - 1)
    return { row, col: Math.max(0, lineAt(state, row).length - 1), inclusive: true }
  },
  G: (state, count, given) => toLine(state, given ? count - 1 : state.lines.length - 1),
  gg: (state, count) => toLine(state, count - 1),
  '{': (state, count) => paragraph(state, -1, count),
  '}': (state, count) => paragraph(state, 1, count),
  '%': pair,
  n: (state) => find(state, state.pattern, state.backwards),
  N: (state) => find(state, state.pattern, !state.backwards),
  ';': (state, count) => again(state, count, false),
  ',': (state, count) => again(state, count, true),
  '*': (state) => {
    const line = lineAt(state)
    let from = state.col
    while (from > 0 && /\w/.test(line[from - 1] ?? '')) from -= 1
    const word = /^\w+/.exec(line.slice(from))?.[0]
    if (word === undefined) return undefined
    state.pattern = `\\<${word}\\>`
    state.backwards = false
    return find(state, state.pattern, false)
  },
  ...Object.fromEntries(
    ['f', 't', 'F', 'T'].map((kind): [string, Move] => [
      kind,
      (state, count, _, char) => {
        state.found = kind + char
        return toChar(state, kind, char, count)
      },
    ]),
  ),
}

/** Motions that take one more key. */
export const TAKES_CHAR = /^[ftFT]$/

import { MOTIONS, type Motion, TAKES_CHAR } from '@/lib/userland/tools/vi/motions'
import {
  checkpoint,
  goTo,
  lineAt,
  type Place,
  replaceRows,
  splice,
  textBetween,
  type ViState,
} from '@/lib/userland/tools/vi/state'

const COMMAND = /^(?:"[a-z+*])?([1-9]\d*)?([dcy<>=]|gU|gu)?([1-9]\d*)?(.*)$/s

interface Range {
  from: Place
  to: Place
  linewise: boolean
}

const isBefore = (a: Place, b: Place) => a.row < b.row || (a.row === b.row && a.col < b.col)
const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0] ?? ''

export function startInsert(state: ViState, place: Place): undefined {
  state.mode = 'insert'
  goTo(state, place)
}

function shift(state: ViState, from: number, to: number, step: number): undefined {
  const { shiftwidth, expandtab, tabstop } = state.options
  const width = shiftwidth || tabstop
  const rows = state.lines.slice(from, to + 1).map((line) => {
    if (line.trim() === '') return line
    const columns = indentOf(line).replace(/\t/g, ' '.repeat(tabstop)).length
    const wanted = Math.max(0, columns + step * width)
    const indent = expandtab
      ? ' '.repeat(wanted)
      : '\t'.repeat(Math.floor(wanted / tabstop)) + ' '.repeat(wanted % tabstop)
    return indent + line.slice(indentOf(line).length)
  })
  replaceRows(state, from, to + 1, rows)
  goTo(state, { row: from, col: indentOf(lineAt(state, from)).length })
}

function take(state: ViState, { from, to, linewise }: Range): undefined {
  const text = linewise ? state.lines.slice(from.row, to.row + 1) : textBetween(state, from, to)
  state.register = { text, linewise }
}

/** Does what an operator does with a range. */
export function operate(state: ViState, operator: string, range: Range): undefined {
  const { from, to, linewise } = range
  if (operator === 'y') {
    take(state, range)
    if (to.row - from.row > 1) state.message = `${to.row - from.row + 1} lines yanked`
    goTo(state, linewise ? { row: from.row, col: state.col } : from)
    return
  }
  checkpoint(state)
  if (operator === '<' || operator === '>') return shift(state, from.row, to.row, operator === '>' ? 1 : -1)
  if (operator === '=') return goTo(state, from)
  if (operator === 'gu' || operator === 'gU') {
    const turn = (text: string) => (operator === 'gu' ? text.toLowerCase() : text.toUpperCase())
    splice(state, from, to, textBetween(state, from, to).map(turn))
    return goTo(state, from)
  }
  take(state, range)
  if (!linewise) {
    splice(state, from, to)
    if (operator === 'c') startInsert(state, from)
    else goTo(state, from)
    return
  }
  const indent = indentOf(lineAt(state, from.row))
  replaceRows(state, from.row, to.row + 1, operator === 'c' ? [state.options.autoindent ? indent : ''] : [])
  if (to.row - from.row > 1 && operator === 'd') state.message = `${to.row - from.row + 1} fewer lines`
  if (operator === 'c') startInsert(state, { row: from.row, col: Infinity })
  else
    goTo(state, {
      row: from.row,
      col: indentOf(lineAt(state, Math.min(from.row, state.lines.length - 1))).length,
    })
}

function rangeTo(state: ViState, motion: Motion): Range {
  const here = { row: state.row, col: state.col }
  const [from, to] = isBefore(motion, here) ? [motion, here] : [here, motion]
  const end = motion.inclusive ? to.col + 1 : to.col
  return {
    from: { row: from.row, col: from.col },
    to: { row: to.row, col: Math.min(end, lineAt(state, to.row).length) },
    linewise: motion.linewise ?? false,
  }
}

/** `iw`, `aw`, `i"`, `a(` and the like. */
function textObject(state: ViState, around: boolean, kind: string): Range | undefined {
  const line = lineAt(state)
  const { row, col } = state
  const make = (from: number, to: number): Range => ({
    from: { row, col: from },
    to: { row, col: to },
    linewise: false,
  })
  if (kind === 'w' || kind === 'W') {
    const same = (char: string | undefined) => char !== undefined && (kind === 'W' ? /\S/ : /\w/).test(char)
    const inside = same(line[col])
    let [from, to] = [col, col]
    while (from > 0 && same(line[from - 1]) === inside) from -= 1
    while (to < line.length && same(line[to]) === inside) to += 1
    if (around) while (to < line.length && line[to] === ' ') to += 1
    return make(from, to)
  }
  const [open = '', close = ''] =
    { '(': '()', ')': '()', b: '()', '[': '[]', ']': '[]', '{': '{}', '}': '{}', B: '{}' }[kind] ??
    kind + kind
  const from = line[col] === open && open !== close ? col : line.lastIndexOf(open, col)
  const start = from < 0 && open === close ? line.indexOf(open, col) : from
  const to = start < 0 ? -1 : line.indexOf(close, Math.max(start + 1, open === close ? start + 1 : col))
  if (start < 0 || to < 0) return undefined
  return around ? make(start, to + 1) : make(start + 1, to)
}

function put(state: ViState, count: number, before: boolean): undefined {
  const { text, linewise } = state.register
  if (text.length === 0) return
  checkpoint(state)
  const repeated = linewise ? Array.from({ length: count }, () => text).flat() : text
  if (linewise) {
    const at = before ? state.row : state.row + 1
    replaceRows(state, at, at, repeated)
    goTo(state, { row: at, col: indentOf(lineAt(state, at)).length })
    return
  }
  const at = { row: state.row, col: before || lineAt(state) === '' ? state.col : state.col + 1 }
  for (let i = 0; i < count; i++) splice(state, at, at, text)
  const end = text.length === 1 ? at.col + (text[0]?.length ?? 0) * count - 1 : at.col
  goTo(state, { row: at.row, col: end })
}

function join(state: ViState, count: number): undefined {
  checkpoint(state)
  for (let i = 0; i < Math.max(1, count - 1) && state.row < state.lines.length - 1; i++) {
    const line = lineAt(state)
    const next = lineAt(state, state.row + 1).trimStart()
    const gap = line === '' || /\s$/.test(line) || next === '' || next.startsWith(')') ? '' : ' '
    replaceRows(state, state.row, state.row + 2, [line + gap + next])
    goTo(state, { row: state.row, col: line.length })
  }
}

function travel(state: ViState, from: 'undo' | 'redo'): undefined {
  const [source, target] = from === 'undo' ? [state.undo, state.redo] : [state.redo, state.undo]
  const found = source.pop()
  if (!found) {
    state.message = from === 'undo' ? 'Already at oldest change' : 'Already at newest change'
    return
  }
  target.push({ lines: state.lines, row: state.row, col: state.col })
  state.lines = found.lines
  goTo(state, found)
}

function openLine(state: ViState, below: boolean): undefined {
  checkpoint(state)
  const at = state.row + (below ? 1 : 0)
  replaceRows(state, at, at, [state.options.autoindent ? indentOf(lineAt(state)) : ''])
  startInsert(state, { row: at, col: Infinity })
}

type Simple = (state: ViState, count: number) => void

const insertAt =
  (place: (state: ViState) => number): Simple =>
  (state) => {
    checkpoint(state)
    startInsert(state, { row: state.row, col: place(state) })
  }

const over =
  (operator: string, motion: string): Simple =>
  (state, count) =>
    run(state, operator, motion, count, false)

const turnCase: Simple = (state, count) => {
  checkpoint(state)
  const { row, col } = state
  const text = lineAt(state).slice(col, col + count)
  const turned = [...text].map((char) =>
    char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase(),
  )
  splice(state, { row, col }, { row, col: col + text.length }, [turned.join('')])
  goTo(state, { row, col: col + text.length })
}

const SIMPLE: Record<string, Simple> = {
  i: insertAt((state) => state.col),
  a: insertAt((state) => state.col + 1),
  I: insertAt((state) => indentOf(lineAt(state)).length),
  A: insertAt(() => Infinity),
  o: (state) => openLine(state, true),
  O: (state) => openLine(state, false),
  x: (state, count) => (lineAt(state) === '' ? undefined : over('d', 'l')(state, count)),
  X: (state, count) => (state.col === 0 ? undefined : over('d', 'h')(state, count)),
  s: over('c', 'l'),
  S: (state, count) => runLines(state, 'c', count),
  D: over('d', '$'),
  C: over('c', '$'),
  Y: (state, count) => runLines(state, 'y', count),
  p: (state, count) => put(state, count, false),
  P: (state, count) => put(state, count, true),
  J: join,
  u: (state) => travel(state, 'undo'),
  '\x12': (state) => travel(state, 'redo'),
  '~': turnCase,
  R: (state) => {
    checkpoint(state)
    state.mode = 'replace'
  },
  v: (state) => select(state, 'visual'),
  V: (state) => select(state, 'visual-line'),
  ':': (state) => ask(state, ':'),
  '/': (state) => ask(state, '/'),
  '?': (state) => ask(state, '?'),
}

function select(state: ViState, mode: 'visual' | 'visual-line'): undefined {
  state.anchor = { row: state.row, col: state.col }
  state.mode = mode
}

function ask(state: ViState, mark: ViState['entryMark']): undefined {
  state.mode = mark === ':' ? 'ex' : 'search'
  state.entryMark = mark
  state.entry = ''
}

function runLines(state: ViState, operator: string, count: number): undefined {
  const to = Math.min(state.row + count - 1, state.lines.length - 1)
  operate(state, operator, { from: { row: state.row, col: 0 }, to: { row: to, col: 0 }, linewise: true })
}

function run(
  state: ViState,
  operator: string | undefined,
  keys: string,
  count: number,
  given: boolean,
): undefined {
  const name = TAKES_CHAR.test(keys[0] ?? '') ? (keys[0] ?? '') : keys
  // `cw` leaves the blank behind a word.
  const motion = operator === 'c' && (name === 'w' || name === 'W') ? (name === 'w' ? 'e' : 'E') : name
  const target = MOTIONS[motion]?.(state, count, given, keys[1] ?? '')
  if (!target) return
  if (operator === undefined)
    goTo(state, target.linewise && /^[jk]$/.test(name) ? { row: target.row, col: state.col } : target)
  else operate(state, operator, wordEnd(state, name, rangeTo(state, target)))
}

/** `dw` at the end of a line stays on it. */
function wordEnd(state: ViState, name: string, range: Range): Range {
  if (!/^[wW]$/.test(name) || range.to.row === range.from.row) return range
  return { ...range, to: { row: range.from.row, col: lineAt(state, range.from.row).length } }
}

/** What keys of normal mode come to: nothing more is needed, more is, or they mean nothing. */
export function normalKeys(state: ViState, keys: string): 'done' | 'more' {
  const [, first = '', operator, second = '', rest = ''] = COMMAND.exec(keys) ?? []
  const given = first !== '' || second !== ''
  const count = Math.min(100_000, Number(first || 1) * Number(second || 1))
  if (rest === '') return 'more'
  if (rest === '"' || rest === 'g' || rest === 'Z' || rest === 'r') return 'more'
  if (/^"/.test(rest)) return 'more'
  if (TAKES_CHAR.test(rest)) return 'more'
  if (operator !== undefined) return operatorKeys(state, operator, rest, count, given)
  if (rest[0] === 'r') {
    replaceChars(state, rest.slice(1), count)
    return 'done'
  }
  if (rest === 'ZZ' || rest === 'ZQ') {
    state.entry = rest === 'ZZ' ? 'x' : 'q!'
    state.mode = 'ex'
    return 'done'
  }
  const simple = Object.hasOwn(SIMPLE, rest) ? SIMPLE[rest] : undefined
  if (simple) simple(state, count)
  else if (Object.hasOwn(MOTIONS, rest) || TAKES_CHAR.test(rest[0] ?? ''))
    run(state, undefined, rest, count, given)
  return 'done'
}

function operatorKeys(
  state: ViState,
  operator: string,
  rest: string,
  count: number,
  given: boolean,
): 'done' | 'more' {
  if (/^[ia]$/.test(rest) || rest === 'g') return 'more'
  if (rest === operator || rest === operator.at(-1)) runLines(state, operator, count)
  else if (/^[ia]./.test(rest)) {
    const range = textObject(state, rest[0] === 'a', rest.slice(1))
    if (range) operate(state, operator, range)
  } else run(state, operator, rest, count, given)
  return 'done'
}

function replaceChars(state: ViState, char: string, count: number): undefined {
  const { row, col } = state
  if (col + count > lineAt(state).length || char === '\x1b') return
  checkpoint(state)
  if (char === '\r') splice(state, { row, col }, { row, col: col + count }, ['', ''])
  else splice(state, { row, col }, { row, col: col + count }, [char.repeat(count)])
  goTo(state, char === '\r' ? { row: row + 1, col: 0 } : { row, col: col + count - 1 })
}

/** A key while something is selected. */
export function visualKeys(state: ViState, keys: string): 'done' | 'more' {
  const linewise = state.mode === 'visual-line'
  if (keys === '\x1b' || (keys === 'v' && !linewise) || (keys === 'V' && linewise)) {
    state.mode = 'normal'
    return 'done'
  }
  if (keys === 'v' || keys === 'V') {
    state.mode = keys === 'v' ? 'visual' : 'visual-line'
    return 'done'
  }
  if (/^[dxcsy<>~uUJ:p]$/.test(keys)) {
    endSelection(state, keys, linewise)
    return 'done'
  }
  const [, count = '', rest = ''] = /^([1-9]\d*)?(.*)$/s.exec(keys) ?? []
  if (rest === '' || rest === 'g' || TAKES_CHAR.test(rest)) return 'more'
  run(state, undefined, rest, Number(count || 1), count !== '')
  return 'done'
}

function endSelection(state: ViState, key: string, linewise: boolean): undefined {
  const here = { row: state.row, col: state.col }
  const [from, to] = isBefore(here, state.anchor) ? [here, state.anchor] : [state.anchor, here]
  state.mode = 'normal'
  const end = Math.min(to.col + 1, lineAt(state, to.row).length)
  const range = { from: linewise ? { row: from.row, col: 0 } : from, to: { row: to.row, col: end }, linewise }
  if (key === ':') {
    ask(state, ':')
    state.entry = `${from.row + 1},${to.row + 1}`
  } else if (key === 'J') {
    state.row = from.row
    join(state, to.row - from.row + 1)
  } else if (key === 'p') {
    const { register } = state
    operate(state, 'd', range)
    const cut = state.register
    state.register = register
    put(state, 1, true)
    state.register = cut
  } else if (/^[<>]$/.test(key)) operate(state, key, { ...range, linewise: true })
  else operate(state, { x: 'd', s: 'c', u: 'gu', U: 'gU', '~': 'gU' }[key] ?? key, range)
}

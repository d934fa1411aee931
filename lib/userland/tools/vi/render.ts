import { isModified, lineAt, type ViState } from '@/lib/userland/tools/vi/state'

const REVERSE = '\x1b[7m'
const PLAIN = '\x1b[0m'
const BLUE = '\x1b[34m'

const MODES: Partial<Record<ViState['mode'], string>> = {
  insert: '-- INSERT --',
  replace: '-- REPLACE --',
  visual: '-- VISUAL --',
  'visual-line': '-- VISUAL LINE --',
}

/** East Asian characters take two columns. */
const widthOf = (char: string) =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char)
    ? 2
    : 1

/** A line as it is shown from a column on, and the columns before each of its characters. */
function cells(line: string, { tabstop, list }: ViState['options']): { shown: string[]; columns: number[] } {
  const shown: string[] = []
  const columns: number[] = []
  let column = 0
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? ''
    const tab = tabstop - (column % tabstop)
    const text =
      char === '\t'
        ? list
          ? '^I'
          : ' '.repeat(tab)
        : char < ' '
          ? `^${String.fromCharCode(char.charCodeAt(0) + 64)}`
          : char
    columns.push(column)
    shown.push(text)
    column += char === '\t' && !list ? tab : [...text].reduce((sum, one) => sum + widthOf(one), 0)
  }
  columns.push(column)
  return { shown, columns }
}

function selection(state: ViState, row: number): [number, number] | undefined {
  if (state.mode !== 'visual' && state.mode !== 'visual-line') return undefined
  const here = { row: state.row, col: state.col }
  const later = here.row > state.anchor.row || (here.row === state.anchor.row && here.col >= state.anchor.col)
  const [from, to] = later ? [state.anchor, here] : [here, state.anchor]
  if (row < from.row || row > to.row) return undefined
  if (state.mode === 'visual-line') return [0, Infinity]
  return [row === from.row ? from.col : 0, row === to.row ? to.col + 1 : Infinity]
}

function rowText(state: ViState, row: number, width: number): string {
  const { shown, columns } = cells(lineAt(state, row), state.options)
  const marked = selection(state, row)
  let text = ''
  for (const [at, cell] of shown.entries()) {
    if ((columns[at + 1] ?? 0) > width) break
    if (marked && at === marked[0]) text += REVERSE
    if (marked && at === marked[1]) text += PLAIN
    text += cell
  }
  if (marked && shown.length === 0) text += `${REVERSE} `
  return marked ? text + PLAIN : text
}

function statusLine(state: ViState, width: number): string {
  if (state.mode === 'ex' || state.mode === 'search') return state.entryMark + state.entry
  const left = MODES[state.mode] ?? state.message
  const place = `${state.row + 1},${lineAt(state) === '' ? '0-1' : state.col + 1}`
  return `${left.slice(0, Math.max(0, width - 20)).padEnd(Math.max(0, width - 18))}${place}${isModified(state) ? ' [+]' : ''}`
}

/** The whole screen, and the cursor in its place. */
export function screen(state: ViState, columns: number, rows: number): string {
  const height = Math.max(1, rows - 1)
  if (state.row < state.top) state.top = state.row
  if (state.row >= state.top + height) state.top = state.row - height + 1
  const gutter = state.options.number ? Math.max(4, String(state.lines.length).length + 1) : 0
  const lines = Array.from({ length: height }, (_, at) => {
    const row = state.top + at
    if (row >= state.lines.length) return `${BLUE}~${PLAIN}`
    const number = gutter > 0 ? `${BLUE}${String(row + 1).padStart(gutter - 1)} ${PLAIN}` : ''
    return number + rowText(state, row, columns - gutter)
  })
  const asks = state.mode === 'ex' || state.mode === 'search'
  const column = cells(lineAt(state), state.options).columns[state.col] ?? 0
  const cursor = asks
    ? `\x1b[${rows};${state.entry.length + 2}H`
    : `\x1b[${state.row - state.top + 1};${Math.min(columns, column + gutter + 1)}H`
  const body = [...lines, statusLine(state, columns)].map((line) => `${line}\x1b[K`).join('\r\n')
  return `\x1b[?25l\x1b[H${body}${cursor}\x1b[?25h`
}

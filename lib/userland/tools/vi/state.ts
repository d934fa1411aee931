/** A text and a place in it. Lines are never changed in place, so that what undo keeps is shared. */
export interface Place {
  row: number
  /** In UTF-16 units. */
  col: number
}

export interface Snapshot extends Place {
  lines: readonly string[]
}

export type Mode = 'normal' | 'insert' | 'replace' | 'visual' | 'visual-line' | 'ex' | 'search'

export interface Options {
  number: boolean
  expandtab: boolean
  autoindent: boolean
  paste: boolean
  ignorecase: boolean
  hlsearch: boolean
  list: boolean
  tabstop: number
  shiftwidth: number
}

/** All that an editor knows, as plain data. */
export interface ViState extends Snapshot {
  /** As it was named; unset: none yet. */
  path?: string
  readOnly: boolean
  /** The lines as they were last written. */
  saved: readonly string[]
  mode: Mode
  /** The first row on the screen. */
  top: number
  /** Keys of a command that is not whole. */
  pending: string
  /** Behind `:`, `/` or `?`. */
  entry: string
  entryMark: ':' | '/' | '?'
  message: string
  register: { text: readonly string[]; linewise: boolean }
  undo: Snapshot[]
  redo: Snapshot[]
  pattern: string
  backwards: boolean
  options: Options
  /** Where a selection began. */
  anchor: Place
  /** Keys of the last change (`.`), and of the one under way. */
  lastChange: string[]
  recording: string[] | undefined
  /** The last `f`, `t`, `F`, `T` and its character. */
  found: string
  /** Set when it is to end. */
  exit?: number
}

const MOST_UNDO = 200

export const newState = (lines: readonly string[], path?: string): ViState => ({
  lines,
  row: 0,
  col: 0,
  ...(path === undefined ? {} : { path }),
  readOnly: false,
  saved: lines,
  mode: 'normal',
  top: 0,
  pending: '',
  entry: '',
  entryMark: ':',
  message: '',
  register: { text: [], linewise: false },
  undo: [],
  redo: [],
  pattern: '',
  backwards: false,
  options: {
    ...{ number: false, expandtab: false, autoindent: false, paste: false },
    ...{ ignorecase: false, hlsearch: false, list: false, tabstop: 8, shiftwidth: 8 },
  },
  anchor: { row: 0, col: 0 },
  lastChange: [],
  recording: undefined,
  found: '',
})

export const lineAt = (state: ViState, row = state.row): string => state.lines[row] ?? ''
export const isModified = (state: ViState): boolean => state.lines !== state.saved

/** Remembers the text for undo. */
export function checkpoint(state: ViState): undefined {
  const { lines, row, col } = state
  state.undo.push({ lines, row, col })
  if (state.undo.length > MOST_UNDO) state.undo.shift()
  state.redo = []
}

/** Goes to a place, within the text. */
export function goTo(state: ViState, { row, col }: Place): undefined {
  state.row = Math.max(0, Math.min(row, state.lines.length - 1))
  const inserts = state.mode === 'insert' || state.mode === 'replace'
  const last = lineAt(state).length - (inserts ? 0 : 1)
  state.col = Math.max(0, Math.min(col, last))
}

/** Replaces rows from `from` up to (not with) `to`. */
export function replaceRows(state: ViState, from: number, to: number, rows: readonly string[]): undefined {
  const lines = [...state.lines.slice(0, from), ...rows, ...state.lines.slice(to)]
  state.lines = lines.length > 0 ? lines : ['']
}

/** The text between two places, the second one not included. */
export function textBetween(state: ViState, from: Place, to: Place): string[] {
  if (from.row === to.row) return [lineAt(state, from.row).slice(from.col, to.col)]
  return [
    lineAt(state, from.row).slice(from.col),
    ...state.lines.slice(from.row + 1, to.row),
    lineAt(state, to.row).slice(0, to.col),
  ]
}

/** Takes out the text between two places and puts another there. */
export function splice(state: ViState, from: Place, to: Place, text: readonly string[] = ['']): undefined {
  const before = lineAt(state, from.row).slice(0, from.col)
  const after = lineAt(state, to.row).slice(to.col)
  const rows = [...text]
  rows[0] = before + (rows[0] ?? '')
  rows[rows.length - 1] = (rows.at(-1) ?? '') + after
  replaceRows(state, from.row, to.row + 1, rows)
}

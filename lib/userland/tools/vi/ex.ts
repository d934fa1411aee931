import { Errno } from '@/lib/userland/kernel/errno'
import { byteLength } from '@/lib/userland/kernel/text'
import { PatternError } from '@/lib/userland/tools/regex/syntax'
import { find, patternOf } from '@/lib/userland/tools/vi/search'
import {
  checkpoint,
  goTo,
  isModified,
  lineAt,
  type Options,
  replaceRows,
  type ViState,
} from '@/lib/userland/tools/vi/state'

/** What an editor does with files. */
export interface Disk {
  /** undefined: nothing there. @throws Errno */
  read(path: string): string | undefined
  /** @throws Errno */
  write(path: string, text: string): void
}

/** What goes wrong in an ex command, in Vim's words. */
class ExError extends Error {}

export const linesOf = (text: string): string[] => (text === '' ? [''] : text.replace(/\n$/, '').split('\n'))
const textOf = (lines: readonly string[]) =>
  lines.length === 1 && lines[0] === '' ? '' : `${lines.join('\n')}\n`

interface Rows {
  from: number
  to: number
  given: boolean
}

/** `5`, `.`, `$`, `/pattern/`, with `+2`: a row, and what stands behind it. */
function address(state: ViState, text: string): [number, string] | undefined {
  const [whole = '', base = '', pattern, offsets = ''] =
    /^(\d+|\.|\$|\/((?:[^/\\]|\\.)*)\/)?((?:[+-]\d*)*)/.exec(text) ?? []
  if (whole === '') return undefined
  let row = state.row
  if (/^\d/.test(base)) row = Number(base) - 1
  else if (base === '$') row = state.lines.length - 1
  else if (pattern !== undefined) {
    const found = find(state, pattern, false)
    if (!found) throw new ExError(state.message)
    row = found.row
  }
  for (const [, sign, number] of offsets.matchAll(/([+-])(\d*)/g))
    row += (sign === '-' ? -1 : 1) * Number(number || 1)
  return [row, text.slice(whole.length)]
}

function rowsOf(state: ViState, text: string): [Rows, string] {
  if (text.startsWith('%')) return [{ from: 0, to: state.lines.length - 1, given: true }, text.slice(1)]
  const first = address(state, text)
  if (!first) return [{ from: state.row, to: state.row, given: false }, text]
  const [from, rest] = first
  const second = rest.startsWith(',') ? address(state, rest.slice(1)) : undefined
  const [to, end] = second ?? [from, rest]
  if (from < 0 || to >= state.lines.length + 1) throw new ExError('E16: Invalid range')
  return [
    { from: Math.min(from, to), to: Math.min(Math.max(from, to), state.lines.length - 1), given: true },
    end,
  ]
}

function write(state: ViState, disk: Disk, name: string, rows: Rows, force: boolean): undefined {
  const path = name || state.path
  if (path === undefined) throw new ExError('E32: No file name')
  if (state.readOnly && !force && path === state.path)
    throw new ExError("E45: 'readonly' option is set (add ! to override)")
  const lines = rows.given ? state.lines.slice(rows.from, rows.to + 1) : state.lines
  const text = textOf(lines)
  try {
    const isNew = disk.read(path) === undefined
    if (!isNew && path !== state.path && !force) throw new ExError('E13: File exists (add ! to override)')
    disk.write(path, text)
    state.message = `"${path}" ${isNew ? '[New] ' : ''}${lines.length}L, ${byteLength(text)}B written`
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    throw new ExError(`"${path}" E212: Can't open file for writing`)
  }
  state.path ??= path
  if (path === state.path) state.saved = state.lines
}

function quit(state: ViState, force: boolean): undefined {
  if (isModified(state) && !force) throw new ExError('E37: No write since last change (add ! to override)')
  state.exit = 0
}

const NUMBERS: Record<string, keyof Options> = {
  ts: 'tabstop',
  tabstop: 'tabstop',
  sw: 'shiftwidth',
  shiftwidth: 'shiftwidth',
  sts: 'shiftwidth',
  softtabstop: 'shiftwidth',
}
const SWITCHES: Record<string, keyof Options | undefined> = {
  nu: 'number',
  number: 'number',
  et: 'expandtab',
  expandtab: 'expandtab',
  ai: 'autoindent',
  autoindent: 'autoindent',
  paste: 'paste',
  ic: 'ignorecase',
  ignorecase: 'ignorecase',
  hls: 'hlsearch',
  hlsearch: 'hlsearch',
  list: 'list',
}
/** Known to Vim, without an effect here. */
const IGNORED =
  /^(?:no)?(?:si|smartindent|cin|cindent|ruler|ru|showcmd|sc|syntax|incsearch|is|wrap|cursorcolumn|cuc|cursorline|cul|compatible|cp|mouse|ft|filetype|backspace|bs|encoding|enc|background|bg)(?:=.*)?$/

/** `:set`, and the lines of a .vimrc. */
function setOptions(state: ViState, words: string): undefined {
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const [, name = '', value] = /^([a-z]+)=(\d+)$/.exec(word) ?? []
    const number = NUMBERS[name]
    const off = /^no([a-z]+)$/.exec(word)?.[1]
    const toggled = /^([a-z]+)!$/.exec(word)?.[1]
    const key = SWITCHES[off ?? toggled ?? word]
    if (number && value !== undefined) Object.assign(state.options, { [number]: Number(value) })
    else if (key) Object.assign(state.options, { [key]: toggled ? !state.options[key] : off === undefined })
    else if (!IGNORED.test(word)) throw new ExError(`E518: Unknown option: ${word}`)
  }
}

/** A .vimrc: what is no option is left aside. */
export function readConfig(state: ViState, text: string): undefined {
  for (const line of text.split('\n')) {
    const words = /^\s*:?set?\s+([^"]*)/.exec(line)?.[1]
    if (words === undefined) continue
    try {
      setOptions(state, words)
    } catch (error) {
      if (!(error instanceof ExError)) throw error
    }
  }
}

/** `&`, `\1`, `\n` and `\r` in what is put in. */
const filled = (text: string, line: string, match: readonly number[]): string =>
  text.replace(/\\(.)|&/gs, (whole, char: string | undefined) => {
    const group = whole === '&' ? '0' : char
    if (group !== undefined && /\d/.test(group))
      return line.slice(
        Math.max(0, match[Number(group) * 2] ?? 0),
        Math.max(0, match[Number(group) * 2 + 1] ?? 0),
      )
    return char === 'r' ? '\n' : char === 't' ? '\t' : (char ?? '')
  })

function substitute(state: ViState, rows: Rows, text: string): undefined {
  const mark = text[0] ?? '/'
  const parts: string[] = ['']
  for (let at = 1; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === '\\' && at + 1 < text.length) {
      at += 1
      parts[parts.length - 1] += text[at] === mark ? mark : `\\${text[at] ?? ''}`
    } else if (char === mark && parts.length < 3) parts.push('')
    else parts[parts.length - 1] += char
  }
  const [given = '', put = '', flags = ''] = parts
  const pattern = given || state.pattern
  state.pattern = pattern
  const regex = patternOf(state, flags.includes('i') ? `\\c${pattern}` : pattern)
  let [count, changed, last] = [0, 0, rows.from]
  const lines = state.lines.slice(rows.from, rows.to + 1).flatMap((line, index) => {
    let [out, at] = ['', 0]
    const before = count
    for (let match = regex.exec(line, 0); match; match = regex.exec(line, at, at > 0)) {
      const [start = 0, end = 0] = match
      out += line.slice(at, start) + filled(put, line, match)
      count += 1
      if (start === end) out += line.slice(end, end + 1)
      at = start === end ? end + 1 : end
      if (!flags.includes('g') || at > line.length) break
    }
    if (count === before) return [line]
    changed += 1
    last = rows.from + index
    return (out + line.slice(at)).split('\n')
  })
  if (count === 0) {
    if (!flags.includes('e')) throw new ExError(`E486: Pattern not found: ${pattern}`)
    return
  }
  checkpoint(state)
  replaceRows(state, rows.from, rows.to + 1, lines)
  goTo(state, { row: last, col: 0 })
  if (count > 2) state.message = `${count} substitutions on ${changed} line${changed === 1 ? '' : 's'}`
}

function global(state: ViState, disk: Disk, rows: Rows, text: string, inverted: boolean): undefined {
  const [, pattern = '', command = 'p'] = /^\/((?:[^/\\]|\\.)*)\/(.*)$/s.exec(text) ?? []
  const regex = patternOf(state, pattern)
  const chosen = state.lines.flatMap((line, row) =>
    row >= rows.from && row <= rows.to && regex.test(line) !== inverted ? [row] : [],
  )
  let moved = 0
  for (const row of chosen) {
    const before = state.lines.length
    goTo(state, { row: row + moved, col: 0 })
    perform(state, disk, command)
    moved += state.lines.length - before
  }
}

function moveRows(state: ViState, rows: Rows, target: string, copies: boolean): undefined {
  const found = target.trim() === '0' ? -1 : address(state, target.trim())?.[0]
  if (found === undefined) throw new ExError('E14: Invalid address')
  const text = state.lines.slice(rows.from, rows.to + 1)
  checkpoint(state)
  replaceRows(state, found + 1, found + 1, text)
  if (copies) return goTo(state, { row: found + text.length, col: 0 })
  const from = rows.from > found ? rows.from + text.length : rows.from
  replaceRows(state, from, from + text.length, [])
  goTo(state, { row: rows.from > found ? found + text.length : found, col: 0 })
}

function readIn(state: ViState, disk: Disk, name: string): undefined {
  const text = disk.read(name)
  if (text === undefined) throw new ExError(`E484: Can't open file ${name}`)
  checkpoint(state)
  replaceRows(state, state.row + 1, state.row + 1, linesOf(text))
  goTo(state, { row: state.row + 1, col: 0 })
}

function edit(state: ViState, disk: Disk, name: string, force: boolean): undefined {
  if (isModified(state) && !force) throw new ExError('E37: No write since last change (add ! to override)')
  const path = name || state.path
  if (path === undefined) throw new ExError('E32: No file name')
  state.path = path
  state.lines = linesOf(disk.read(path) ?? '')
  state.saved = state.lines
  state.undo = []
  goTo(state, { row: 0, col: 0 })
}

function perform(state: ViState, disk: Disk, text: string): undefined {
  const [rows, rest] = rowsOf(state, text.trim().replace(/^:+/, ''))
  const [, name = '', bang = '', given = ''] = /^([a-zA-Z]+|[<>=&]+)?(!?)\s*(.*)$/s.exec(rest) ?? []
  const force = bang !== ''
  const argument = given.trim()
  if (name === '') return goTo(state, { row: rows.to, col: 0 })
  if (/^(s|substitute)$/.test(name) && given !== '') return substitute(state, rows, given)
  if (/^[gv]$/.test(name)) {
    const all = rows.given ? rows : { from: 0, to: state.lines.length - 1, given: true }
    return global(state, disk, all, given, name === 'v' || force)
  }
  switch (name) {
    case 'w':
    case 'write':
      return write(state, disk, argument, rows, force)
    case 'q':
    case 'quit':
    case 'qa':
    case 'qall':
      return quit(state, force)
    case 'cq':
      state.exit = 1
      return undefined
    case 'wq':
    case 'wqa':
    case 'xa':
      write(state, disk, argument, rows, force)
      return quit(state, true)
    case 'x':
    case 'xit':
      if (isModified(state)) write(state, disk, argument, rows, force)
      return quit(state, true)
    case 'e':
    case 'edit':
      return edit(state, disk, argument, force)
    case 'r':
    case 'read':
      return readIn(state, disk, argument)
    case 'd':
    case 'delete':
      checkpoint(state)
      state.register = { text: state.lines.slice(rows.from, rows.to + 1), linewise: true }
      replaceRows(state, rows.from, rows.to + 1, [])
      return goTo(state, { row: rows.from, col: 0 })
    case 'y':
    case 'yank':
      state.register = { text: state.lines.slice(rows.from, rows.to + 1), linewise: true }
      return undefined
    case 'm':
    case 'move':
      return moveRows(state, rows, argument, false)
    case 't':
    case 'co':
    case 'copy':
      return moveRows(state, rows, argument, true)
    case 'p':
    case 'print':
      state.message = lineAt(state, rows.to)
      return undefined
    case 'se':
    case 'set':
      return setOptions(state, argument)
    case 'noh':
    case 'nohlsearch':
    case 'syntax':
    case 'syn':
    case 'filetype':
      return undefined
    case 'norm':
    case 'normal':
      throw new ExError('E319: Sorry, the command is not available in this version')
    default:
      throw new ExError(`E492: Not an editor command: ${text}`)
  }
}

/** Does a line behind `:`; what goes wrong is the message. False: it went wrong. */
export function runEx(state: ViState, disk: Disk, text: string): boolean {
  try {
    perform(state, disk, text)
    return true
  } catch (error) {
    if (!(error instanceof ExError || error instanceof PatternError)) throw error
    state.message = error.message
    return false
  }
}

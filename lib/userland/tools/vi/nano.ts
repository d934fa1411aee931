/**
 * nano: type, ^O writes, ^X ends, ^K cuts a line, ^U puts it back, ^W searches, ^G says so.
 * Mirrors: GNU nano 7. Differs: nothing else; one file.
 */
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'
import { linesOf } from '@/lib/userland/tools/vi/ex'
import { insertKey } from '@/lib/userland/tools/vi/insert'
import { screen } from '@/lib/userland/tools/vi/render'
import { find } from '@/lib/userland/tools/vi/search'
import { goTo, isModified, lineAt, newState, replaceRows, type ViState } from '@/lib/userland/tools/vi/state'

interface NanoState {
  editor: ViState
  begun: boolean
  /** What the line at the bottom asks for. */
  asks?: 'save' | 'name' | 'search'
  /** Ends when the question is answered. */
  leaves: boolean
  answer: string
  ends: boolean
}

const HELP = '^G Help  ^O Write Out  ^W Where Is  ^K Cut  ^U Paste  ^X Exit'
const KEY = /\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|[\s\S]/gu

function save(state: NanoState, process: Process): undefined {
  const { editor } = state
  const path = state.answer || editor.path
  state.asks = undefined
  if (!path) return
  const text = editor.lines.length === 1 && lineAt(editor, 0) === '' ? '' : `${editor.lines.join('\n')}\n`
  try {
    process.files.write(path, text)
    editor.path = path
    editor.saved = editor.lines
    editor.message = `[ Wrote ${editor.lines.length} line${editor.lines.length === 1 ? '' : 's'} ]`
    state.ends = state.leaves
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    editor.message = `[ Error writing ${path}: ${error.message} ]`
    state.leaves = false
  }
}

function ask(state: NanoState, asks: NonNullable<NanoState['asks']>, answer = ''): undefined {
  state.asks = asks
  state.answer = answer
}

function answerKey(state: NanoState, process: Process, key: string): undefined {
  const { editor } = state
  if (key === '\x03' || key === '\x1b') {
    state.asks = undefined
    state.leaves = false
    editor.message = '[ Cancelled ]'
  } else if (state.asks === 'save') {
    if (/[yY]/.test(key)) ask(state, 'name', editor.path)
    else if (/[nN]/.test(key)) state.ends = true
  } else if (key === '\x7f' || key === '\b') state.answer = state.answer.slice(0, -1)
  else if (key !== '\r' && key !== '\n') state.answer += key >= ' ' ? key : ''
  else if (state.asks === 'name') return save(state, process)
  else {
    state.asks = undefined
    editor.pattern = state.answer.replace(/[.*[\]^$\\]/g, '\\$&') || editor.pattern
    const found = find(editor, editor.pattern, false)
    if (found) goTo(editor, found)
    else editor.message = `[ "${state.answer}" not found ]`
  }
}

function cut(editor: ViState): undefined {
  editor.register = { text: [lineAt(editor)], linewise: true }
  replaceRows(editor, editor.row, editor.row + 1, [])
  goTo(editor, { row: editor.row, col: 0 })
}

const COMMANDS: Record<string, (state: NanoState) => undefined> = {
  '\x0f': (state) => ask(state, 'name', state.editor.path),
  '\x17': (state) => ask(state, 'search'),
  '\x0b': ({ editor }) => cut(editor),
  '\x15': ({ editor }) => {
    replaceRows(editor, editor.row, editor.row, editor.register.text)
    goTo(editor, { row: editor.row + editor.register.text.length, col: 0 })
  },
  '\x01': ({ editor }) => goTo(editor, { row: editor.row, col: 0 }),
  '\x05': ({ editor }) => goTo(editor, { row: editor.row, col: lineAt(editor).length }),
  '\x16': ({ editor }) => goTo(editor, { row: editor.row + 20, col: 0 }),
  '\x19': ({ editor }) => goTo(editor, { row: editor.row - 20, col: 0 }),
  '\x07': ({ editor }) => {
    editor.message = HELP
  },
  '\x18': (state) => {
    state.leaves = true
    if (isModified(state.editor)) ask(state, 'save')
    else state.ends = true
  },
}

function press(state: NanoState, process: Process, key: string): undefined {
  if (state.asks) return answerKey(state, process, key)
  state.editor.message = ''
  const command = Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined
  if (command) return command(state)
  if (key !== '\x1b' && key !== '\x03') insertKey(state.editor, key)
}

const QUESTIONS = { save: 'Save modified buffer? (Y/N)', name: 'File Name to Write: ', search: 'Search: ' }

function show(state: NanoState, process: Process): string {
  const { columns = 80, rows = 24 } = process.terminal(0) ?? {}
  const { editor } = state
  const title = `\x1b[7m  GNU nano  ${editor.path ?? 'New Buffer'}${isModified(editor) ? ' *' : ''}`
  const bottom = state.asks ? `${QUESTIONS[state.asks]}${state.answer}` : editor.message || HELP
  const shown = { ...editor, mode: 'normal' as const, message: bottom }
  const body = screen(shown, columns, rows)
  editor.top = shown.top
  return `${body}\x1b[s\x1b[${rows};1H${title.slice(0, columns)}\x1b[0m ${bottom.slice(0, columns - title.length)}\x1b[K\x1b[u`
}

export const nano: Program<NanoState> = {
  start(process) {
    const path = process.argv.slice(1).find((arg) => !/^[-+]/.test(arg))
    const text = path !== undefined && process.files.stat(path) ? process.files.read(path) : ''
    const editor = newState(linesOf(text), path)
    editor.mode = 'insert'
    return { editor, begun: false, leaves: false, answer: '', ends: false }
  },
  step(state, process) {
    if (!process.isTerminal(0)) {
      process.write(2, 'Standard input is not a terminal\n')
      return { exit: 1 }
    }
    if (!state.begun) {
      state.begun = true
      process.setTerminalMode(0, { cooked: false, echo: false })
      process.write(1, '\x1b[?1049h')
    }
    for (let text = process.read(0); text !== ''; text = process.read(0)) {
      if (text === undefined) state.ends = true
      else for (const [key] of text.matchAll(KEY)) if (!state.ends) press(state, process, key)
      if (text === undefined) break
    }
    if (!state.ends) {
      process.write(1, show(state, process))
      return { wait: 'input', fds: [0] }
    }
    process.setTerminalMode(0, { cooked: true, echo: true })
    process.write(1, '\x1b[?1049l')
    return { exit: 0 }
  },
}

/**
 * vi and vim: a modal editor on a terminal; with `-es`, or when no terminal is there, its ex commands come from
 * standard input, a line each.
 * Mirrors: Vim 9: motions, operators, text objects, counts, `.`, undo, search, visual modes, ex commands with ranges.
 * Differs: one file, one window, one register; no macros, no marks, no syntax colours, no wrapped lines.
 */
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'
import { type Disk, linesOf, readConfig, runEx } from '@/lib/userland/tools/vi/ex'
import { insertKey } from '@/lib/userland/tools/vi/insert'
import { normalKeys, visualKeys } from '@/lib/userland/tools/vi/normal'
import { screen } from '@/lib/userland/tools/vi/render'
import { find } from '@/lib/userland/tools/vi/search'
import { goTo, newState, type ViState } from '@/lib/userland/tools/vi/state'

const ENTER = '\x1b[?1049h'
const LEAVE = '\x1b[?1049l'

const KEY = /\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|[\s\S]/gu
const AS_KEYS: Record<string, string> = {
  '\x1b[A': 'k',
  '\x1b[B': 'j',
  '\x1b[C': 'l',
  '\x1b[D': 'h',
  '\x1b[H': '0',
  '\x1b[F': '$',
  '\x1b[3~': 'x',
  '\n': '\r',
}

const diskOf = (process: Process): Disk => ({
  read: (path) => (process.files.stat(path) ? process.files.read(path) : undefined),
  write: (path, text) => process.files.write(path, text),
})

function repeat(state: ViState, disk: Disk): undefined {
  const keys = state.lastChange
  state.recording = undefined
  for (const key of keys) pressKey(state, disk, key)
  state.lastChange = keys
}

/** What counts as a change for `.`. */
const CHANGES = /^(?:\d*)(?:[iaIAoOsSxXDCpPJR~]|r|[dc<>]|gU|gu)/

function entryKey(state: ViState, disk: Disk, key: string): undefined {
  if (key === '\x1b' || key === '\x03' || (key === '\x7f' && state.entry === '')) state.mode = 'normal'
  else if (key === '\x7f' || key === '\b') state.entry = state.entry.slice(0, -1)
  else if (key === '\x15') state.entry = ''
  else if (key === '\r' || key === '\n') finishEntry(state, disk)
  else if (key >= ' ' && !key.startsWith('\x1b')) state.entry += key
}

function finishEntry(state: ViState, disk: Disk): undefined {
  const { mode, entry } = state
  state.mode = 'normal'
  if (mode === 'ex') {
    if (entry.trim() !== '') runEx(state, disk, entry)
    return
  }
  state.pattern = entry || state.pattern
  state.backwards = state.entryMark === '?'
  const found = find(state, state.pattern, state.backwards)
  if (found) goTo(state, found)
}

/** One key. */
export function pressKey(state: ViState, disk: Disk, key: string): undefined {
  if (state.mode === 'ex' || state.mode === 'search') return entryKey(state, disk, key)
  if (state.mode === 'insert' || state.mode === 'replace') {
    state.recording?.push(key)
    insertKey(state, key)
    if ((state.mode as string) === 'normal') endRecording(state)
    return
  }
  state.message = ''
  const typed = AS_KEYS[key] ?? key
  if (typed === '\x1b' && state.mode === 'normal') {
    state.pending = ''
    return
  }
  if (typed === '.' && state.pending === '' && state.mode === 'normal') return repeat(state, disk)
  state.pending += typed
  const keys = state.pending
  const came = state.mode === 'normal' ? normalKeys(state, keys) : visualKeys(state, keys)
  if (came === 'more') return
  state.pending = ''
  if ((state.mode as string) === 'ex' && (keys === 'ZZ' || keys === 'ZQ')) return finishEntry(state, disk)
  if (!CHANGES.test(keys)) return
  state.recording = [...keys]
  if ((state.mode as string) !== 'insert' && (state.mode as string) !== 'replace') endRecording(state)
}

function endRecording(state: ViState): undefined {
  if (state.recording) state.lastChange = state.recording
  state.recording = undefined
}

interface Running {
  editor: ViState
  /** Reads ex commands from standard input. */
  script: boolean
  begun: boolean
  failed: boolean
}

function begin(process: Process): Running {
  const args = process.argv.slice(1)
  const commands = args.flatMap((arg, at) =>
    arg === '-c' || arg === '--cmd' ? [args[at + 1] ?? ''] : arg.startsWith('+') ? [arg.slice(1) || '$'] : [],
  )
  const names = args.filter(
    (arg, at) => !/^[-+]./.test(arg) && args[at - 1] !== '-c' && args[at - 1] !== '--cmd',
  )
  const disk = diskOf(process)
  const [path] = names
  let message = ''
  let text = ''
  if (path !== undefined) {
    try {
      const found = disk.read(path)
      text = found ?? ''
      const lines = linesOf(text).length
      message =
        found === undefined ? `"${path}" [New]` : `"${path}" ${found === '' ? 0 : lines}L, ${found.length}B`
    } catch (error) {
      if (!(error instanceof Errno)) throw error
      message = error.code === 'EISDIR' ? `"${path}" is a directory` : `"${path}" [Permission Denied]`
    }
  }
  const editor = newState(linesOf(text), path)
  editor.message = message
  editor.readOnly = args.includes('-R') || /\/?view$/.test(process.argv[0] ?? '')
  for (const name of ['/.vimrc', '/.exrc'])
    readConfig(editor, disk.read(`${process.env.HOME ?? ''}${name}`) ?? '')
  for (const command of commands) runEx(editor, disk, command)
  const script = args.some((arg) => /^-(?:es|s|E|e)/.test(arg)) || !process.isTerminal(0)
  return { editor, script, begun: false, failed: false }
}

function readScript(state: Running, process: Process): Step {
  for (;;) {
    const line = process.readLine(0)
    if (line === '') return { wait: 'input', fds: [0] }
    if (line === undefined) return { exit: state.failed ? 1 : 0 }
    if (!runEx(state.editor, diskOf(process), line.replace(/\n$/, ''))) {
      state.failed = true
      process.write(2, `${state.editor.message}\n`)
    }
    if (state.editor.exit !== undefined) return { exit: state.editor.exit || Number(state.failed) }
  }
}

export const vi: Program<Running> = {
  start: begin,
  step(state, process) {
    const { editor } = state
    if (state.script) return editor.exit === undefined ? readScript(state, process) : { exit: editor.exit }
    if (!state.begun) {
      state.begun = true
      process.setTerminalMode(0, { cooked: false, echo: false })
      process.write(1, ENTER)
    }
    const disk = diskOf(process)
    for (let text = process.read(0); text !== ''; text = process.read(0)) {
      if (text === undefined) editor.exit ??= 1
      else for (const [key] of text.matchAll(KEY)) if (editor.exit === undefined) pressKey(editor, disk, key)
      if (text === undefined) break
    }
    if (editor.exit !== undefined) {
      process.setTerminalMode(0, { cooked: true, echo: true })
      process.write(1, LEAVE)
      return { exit: editor.exit }
    }
    const { columns = 80, rows = 24 } = process.terminal(0) ?? {}
    process.write(1, screen(editor, columns, rows))
    return { wait: 'input', fds: [0] }
  },
}

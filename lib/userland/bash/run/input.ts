import type { Statement } from 'unbash'
import type { FrameOf } from '@/lib/userland/bash/frames'
import { expandHistory } from '@/lib/userland/bash/history'
import { showPrompt } from '@/lib/userland/bash/run/ask'
import { tellJobs } from '@/lib/userland/bash/run/jobs'
import { startList } from '@/lib/userland/bash/run/start'
import type { Shell } from '@/lib/userland/bash/shell'
import type { Input } from '@/lib/userland/bash/state'
import { expandAliases } from '@/lib/userland/bash/syntax/aliases'
import { openAt } from '@/lib/userland/bash/syntax/open-at'
import { lineAt, type Source } from '@/lib/userland/bash/syntax/source'
import { diagnose } from '@/lib/userland/bash/syntax/syntax-error'
import type { Step } from '@/lib/userland/kernel/program'

/** Up to where the statements stand that are read together: those of one line. */
function lineEnd(source: Source, from: number): number {
  const { commands } = source.script
  let end = from + 1
  while (end < commands.length) {
    const between = source.text.slice((commands[end - 1] as Statement).end, commands[end]?.pos)
    if (between.includes('\n')) break
    end += 1
  }
  return end
}

/** Tells of a syntax error in bash's words. */
function tellSyntaxError(sh: Shell, source: Source, name: string, first = 0): void {
  const problem = diagnose(source)
  const { state } = sh
  state.status = 2
  if (sh.busybox) {
    sh.warn(problem.ash)
    return
  }
  const line = problem.line + state.lineBase + first
  const prefix = state.interactive
    ? `${state.name}: ${name}`
    : `${state.scriptName ?? state.name}: ${name}line ${line}: `
  sh.write(2, `${prefix}${problem.message}\n`)
  if (problem.text !== undefined && !state.interactive) sh.write(2, `${prefix}\`${problem.text}'\n`)
  state.status = 2
}

/** The statements before the line in which the text is wrong. */
function soundUntil(source: Source): number {
  if (!source.script.errors) return source.script.commands.length
  const line = diagnose(source).startLine
  return source.script.commands.filter((command) => lineAt(source, command.end) < line).length
}

/** The statements with their aliases expanded, as a text of its own; undefined: there are none. */
function aliased(sh: Shell, source: Source, from: number, to: number): number | undefined {
  const { aliases } = sh.state
  if (aliases.size === 0 || !sh.shopt('expand_aliases')) return undefined
  const text = source.text.slice(source.script.commands[from]?.pos, source.script.commands[to - 1]?.end)
  const expanded = expandAliases(text, aliases)
  return expanded === text ? undefined : sh.addSource(expanded)
}

/** Pushes the next line of a text; false: it is at its end. */
function pushLine(
  sh: Shell,
  s: number,
  at: { at: number; aliased?: boolean },
  tail: boolean,
  name: string,
): boolean {
  const source = sh.source(s)
  const sound = soundUntil(source)
  if (at.at >= sound) {
    if (!source.script.errors || at.at > source.script.commands.length) return false
    at.at = source.script.commands.length + 1
    tellSyntaxError(sh, source, name)
    return true
  }
  const from = at.at
  at.at = Math.min(lineEnd(source, from), sound)
  const other = at.aliased ? undefined : aliased(sh, source, from, at.at)
  if (other !== undefined) {
    sh.push({ k: 'text', s: other, n: 0, at: 0, line: sh.line, aliased: true })
    return true
  }
  startList(sh, { s, tail: tail && at.at === source.script.commands.length }, source.script, from, at.at)
  return true
}

/** `eval`, `source`, traps. */
export function runText(sh: Shell, frame: FrameOf<'text'>): undefined {
  const source = sh.source(frame.s)
  if (frame.at === 0 && source.script.commands.length === 0 && !source.script.errors) sh.state.status = 0
  const quiet = frame.quiet
  if (pushLine(sh, frame.s, frame, false, frame.name ?? 'eval: ')) {
    const top = sh.state.frames.at(-1)
    if (quiet && top) top.quiet = true
    return undefined
  }
  if (frame.parameters) sh.state.parameters = frame.parameters
  return sh.pop()
}

/** Forgets texts that nothing refers to. */
function sweep(sh: Shell): void {
  const { state } = sh
  if (state.sources.size < 50) return
  const used = new Set([...state.functions.values()].map((one) => one.source))
  if (state.input?.from === 'text') used.add(state.input.source)
  for (const id of state.sources.keys()) if (!used.has(id)) state.sources.delete(id)
}

/** `set -v`: shows the lines that are read next. */
function echoLine(sh: Shell, { source: s, at }: Extract<Input, { from: 'text' }>): void {
  const source = sh.source(s)
  const { commands } = source.script
  const first = commands[at]
  if (!first) return
  const end = commands[lineEnd(source, at) - 1]?.end ?? first.end
  const stop = source.text.indexOf('\n', end)
  const from = source.lines[lineAt(source, first.pos) - 1]
  sh.write(2, `${source.text.slice(from, stop < 0 ? undefined : stop)}\n`)
}

function fromText(sh: Shell, input: Extract<Input, { from: 'text' }>): undefined {
  const { state } = sh
  if (sh.option('verbose')) echoLine(sh, input)
  if (!pushLine(sh, input.source, input, state.traps.size === 0, input.name)) {
    delete state.input
    return undefined
  }
  return undefined
}

/** Reads a command line by line from a terminal or a file. */
function fromDescriptor(sh: Shell, input: Extract<Input, { from: 'fd' }>): Step | undefined {
  const { state } = sh
  if (!input.asked) {
    if (input.buffer === '') tellJobs(sh)
    if (state.interactive) showPrompt(sh, input.buffer === '' ? 'PS1' : 'PS2')
    input.asked = true
  }
  const line = sh.process.readLine(input.fd)
  if (line === '') return { wait: 'input', fds: [input.fd] }
  input.asked = false
  if (line === undefined) return atEnd(sh, input)
  const expands = state.interactive && sh.option('histexpand')
  const text = expands ? expandHistory(sh, line, openAt(input.buffer)) : line
  if (text === undefined) return undefined
  input.buffer += text
  return readWhole(sh, input, false)
}

function readWhole(sh: Shell, input: Extract<Input, { from: 'fd' }>, ended: boolean): undefined {
  const { state } = sh
  const text = sh.shopt('expand_aliases') ? expandAliases(input.buffer, state.aliases) : input.buffer
  const id = sh.addSource(text)
  const source = sh.source(id)
  const problem = source.incomplete || source.script.errors ? diagnose(source) : undefined
  if (problem?.incomplete && !ended) return undefined
  const first = input.line
  const lines = input.buffer.split('\n').length - 1
  if (state.interactive && input.buffer.trim() !== '') remember(sh, input.buffer)
  input.buffer = ''
  input.line += lines
  sweep(sh)
  state.sources.set(id, text)
  if (sh.option('verbose')) sh.write(2, text)
  if (problem && (source.script.errors || !ended)) {
    state.lineBase = 0
    tellSyntaxError(sh, source, '', first)
    if (!state.interactive) state.exiting = 2
    return undefined
  }
  state.lineBase = first
  state.commands += 1
  if (source.script.commands.length > 0) startList(sh, { s: id }, source.script)
  return undefined
}

function remember(sh: Shell, text: string): void {
  const { state } = sh
  const line = text.replace(/\n$/, '').replace(/\\\n/g, '')
  const list = state.history.at(-1) === line ? state.history : [...state.history, line]
  state.history = Object.freeze(list.slice(-1000))
}

/** The end of what is read: what was begun is an error. */
function atEnd(sh: Shell, input: Extract<Input, { from: 'fd' }>): undefined {
  const { state } = sh
  if (input.buffer !== '') return readWhole(sh, input, true)
  if (state.interactive) sh.write(2, sh.busybox ? '\n' : sh.shopt('login_shell') ? 'logout\n' : 'exit\n')
  delete state.input
  return undefined
}

/** Pushes what comes next; nothing left: the shell ends. */
export function nextCommands(sh: Shell): Step | undefined {
  const { state } = sh
  if (state.scriptText !== undefined) {
    state.input = {
      from: 'text',
      source: sh.addSource(state.scriptText),
      at: 0,
      name: 'command substitution: ',
    }
    delete state.scriptText
  }
  if (!state.input) {
    state.exiting = state.status
    return undefined
  }
  return state.input.from === 'text' ? fromText(sh, state.input) : fromDescriptor(sh, state.input)
}

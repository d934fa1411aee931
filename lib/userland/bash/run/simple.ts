import type { Assignment, Command, Word } from 'unbash'
import { builtinOf } from '@/lib/userland/bash/builtins'
import { Failed } from '@/lib/userland/bash/errors'
import { Expander } from '@/lib/userland/bash/expansion/expander'
import { quoteIfNeeded, singleQuote } from '@/lib/userland/bash/expansion/quote'
import type { Assigned, FrameOf } from '@/lib/userland/bash/frames'
import { assign, expandAssignment } from '@/lib/userland/bash/run/assign'
import { completed } from '@/lib/userland/bash/run/completed'
import { HANDLER, runExternal } from '@/lib/userland/bash/run/external'
import { dialAll, dialling } from '@/lib/userland/bash/run/network-file'
import {
  applyRedirects,
  expandRedirects,
  keepRedirects,
  restoreRedirects,
} from '@/lib/userland/bash/run/redirect'
import { start } from '@/lib/userland/bash/run/start'
import { trace } from '@/lib/userland/bash/run/trace'
import { leaveFunction, runTrap } from '@/lib/userland/bash/run/traps'
import type { Shell } from '@/lib/userland/bash/shell'
import { restoreVariables, setFlags } from '@/lib/userland/bash/variables'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Step } from '@/lib/userland/kernel/program'

type Simple = FrameOf<'simple'>

const assignmentText = ({ name, append, index, value, items }: Assigned) => {
  const left = `${name}${index === undefined ? '' : `[${index}]`}${append ? '+=' : '='}`
  if (!items) return left + (value === '' ? '' : quoteIfNeeded(value ?? ''))
  const shown = items.map(([key, text]) => (key === undefined ? '' : `[${key}]=`) + quoteIfNeeded(text))
  return `${left}(${shown.join(' ')})`
}

function argument(x: Expander, frame: Simple, node: Word | Assignment): string[] {
  if (node.type === 'Word') return x.fields(node)
  const assigned = x.unit(() => expandAssignment(x, node))
  frame.assigns.set(frame.words.length, assigned)
  return [node.text.includes('=') ? assignedWord(assigned) : node.text]
}

const assignedWord = ({ name, append, index, value }: Assigned) =>
  `${name}${index === undefined ? '' : `[${index}]`}${append ? '+' : ''}=${value ?? ''}`

function expandWords(x: Expander, frame: Simple, node: Command): void {
  frame.words = []
  frame.assigns = new Map()
  if (node.name) frame.words = [...x.fields(node.name)]
  for (const part of node.suffix) {
    if (part.type !== 'Word' && part.type !== 'Assignment') continue
    for (const word of argument(x, frame, part)) frame.words.push(word)
  }
}

/** Assignments in front of a command hold for it alone; without one they stay. */
function expandAssignments(sh: Shell, x: Expander, frame: Simple, node: Command): void {
  const stays = frame.words.length === 0
  for (const part of node.prefix) {
    if (part.type !== 'Assignment') continue
    const assigned = x.unit(() => expandAssignment(x, part))
    x.unit(() => {
      trace(sh, () => assignmentText(assigned))
      if (!stays && !frame.hidden.has(assigned.name)) {
        frame.hidden.set(assigned.name, sh.state.variables.get(assigned.name))
      }
      assign(sh, assigned)
      if (!stays) setFlags(sh, assigned.name, 'x')
      return true
    })
  }
}

function prepare(sh: Shell, frame: Simple, node: Command): Step | undefined {
  const x = new Expander(sh, frame)
  if (frame.at === 0) {
    sh.setLine(frame, node.pos)
    if (!sh.state.trapping) sh.state.command = sh.source(frame.s).text.slice(node.pos, node.end)
    frame.at = 1
    sh.state.substituted = false
    if (sh.state.traps.has('DEBUG') && !sh.state.trapping) return runTrap(sh, 'DEBUG')
  }
  expandWords(x, frame, node)
  expandAssignments(sh, x, frame, node)
  const redirects = expandRedirects(x, node.redirects)
  if (redirects.length > 0) frame.dialled ??= dialAll(sh, redirects)
  const wait = frame.dialled && dialling(sh, frame.dialled)
  if (wait) return wait
  x.done()
  frame.ends = sh.state.substitutions
  sh.state.substitutions = []
  if (frame.words.length > 0) trace(sh, () => frame.words.map(traceWord).join(' '))
  applyRedirects(sh, redirects, frame.saved, frame.dialled)
  frame.at = 2
  return undefined
}

const traceWord = (word: string) =>
  /^[\w@%+:,./=^-]+$/.test(word)
    ? word
    : word === ''
      ? "''"
      : quoteIfNeeded(word) === word
        ? word
        : singleQuote(word)

function dispatch(sh: Shell, frame: Simple): Step | undefined {
  const { state } = sh
  const [name] = frame.words
  if (name === undefined) return finish(sh, frame, state.substituted ? state.status : 0)
  const definition = state.functions.get(name)
  if (definition) return callFunction(sh, frame, name)
  return runCommand(sh, frame)
}

/** A builtin or a program, but no function. */
function runCommand(sh: Shell, frame: Simple): Step | undefined {
  const builtin = builtinOf(sh, frame.words[0] ?? '')
  if (!builtin) return runProgram(sh, frame)
  frame.at = 3
  const result = builtin(sh, frame.words, frame)
  if (result === 'again') return runCommand(sh, frame)
  if (typeof result === 'number') return finish(sh, frame, result)
  if (result === undefined) frame.at = 4
  return result
}

function runProgram(sh: Shell, frame: Simple): Step | undefined {
  const result = runExternal(sh, frame)
  if (typeof result === 'number') return finish(sh, frame, result)
  if (result !== 'handler') return result
  frame.words = [HANDLER, ...frame.words]
  return callFunction(sh, frame, HANDLER)
}

const MAX_CALLS = 1000

function callFunction(sh: Shell, frame: Simple, name: string): Step | undefined {
  const { state } = sh
  const definition = state.functions.get(name)
  if (!definition) return finish(sh, frame, 127)
  if (state.frames.filter((one) => one.k === 'call').length >= MAX_CALLS) {
    return sh.abort(`${name}: maximum function nesting level exceeded (${MAX_CALLS})`)
  }
  const node = sh.source(definition.source).nodes[definition.node]
  if (node?.type !== 'Function') return finish(sh, frame, 127)
  frame.at = 4
  sh.push({
    k: 'call',
    s: definition.source,
    n: definition.node,
    at: 0,
    name,
    parameters: state.parameters,
    locals: new Map(),
    line: state.line,
    returnTrap: sh.option('functrace') ? undefined : state.traps.get('RETURN'),
    ...(frame.quiet && { quiet: true }),
  })
  if (!sh.option('functrace')) state.traps.delete('RETURN')
  state.parameters = Object.freeze(frame.words.slice(1))
  return start(sh, { s: definition.source, quiet: frame.quiet }, node.body)
}

export function runCall(sh: Shell, frame: FrameOf<'call'>): undefined {
  if (frame.at === 0) {
    frame.at = 1
    if (sh.state.traps.has('RETURN')) return runTrap(sh, 'RETURN')
  }
  leaveFunction(sh, frame)
  return sh.pop()
}

/** The command is done: what held for it alone is taken back. */
function finish(sh: Shell, frame: Simple, status: number): undefined {
  const { state } = sh
  if (frame.keeps) keepRedirects(sh, frame.saved)
  else restoreRedirects(sh, frame.saved)
  restoreVariables(sh, frame.hidden)
  closeAll(sh, frame.ends)
  if (frame.words.length > 0) state.lastArgument = frame.words.at(-1) ?? ''
  const index = state.frames.lastIndexOf(frame)
  if (index >= 0) state.frames.splice(index, 1)
  state.status = status
  // A function or a builtin counts as one command.
  if (frame.at < 5) state.pipeStatus = [status]
  return completed(sh, frame, status)
}

export function closeAll(sh: Shell, fds: readonly number[]): void {
  for (const fd of fds) {
    try {
      sh.process.close(fd)
    } catch (error) {
      if (!(error instanceof Errno)) throw error
    }
  }
}

export function runSimple(sh: Shell, frame: Simple): Step | undefined {
  try {
    if (frame.at < 2) return prepare(sh, frame, sh.nodeOf(frame) as Command)
    if (frame.at === 2) return dispatch(sh, frame)
    if (frame.at === 3) return runCommand(sh, frame)
    return finish(sh, frame, sh.state.status)
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    sh.warn(sh.busybox ? error.ash : error.message)
    return finish(sh, frame, error.status)
  }
}

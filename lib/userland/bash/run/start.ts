import type { CommandNode, CompoundCommand, Pipeline, Statement, SyntaxNode } from 'unbash'
import { Discarded } from '@/lib/userland/bash/errors'
import { startBackground, startPipeline, startSubshell } from '@/lib/userland/bash/run/pipeline'
import type { Shell } from '@/lib/userland/bash/shell'

/** What a command inherits from the one it stands in. */
export interface Inherited {
  s: number
  quiet?: boolean | undefined
  tail?: boolean | undefined
}

interface Begun extends Inherited {
  n: number
  at: number
}

function base(sh: Shell, { s, quiet, tail }: Inherited, node: SyntaxNode): Begun {
  const begun: Begun = { s, n: sh.source(s).ids.get(node) ?? 0, at: 0 }
  if (quiet) begun.quiet = quiet
  if (tail) begun.tail = tail
  return begun
}

export function startList(
  sh: Shell,
  from: Inherited,
  node: SyntaxNode & { commands: readonly Statement[] },
  begin = 0,
  end = node.commands.length,
): undefined {
  sh.push({ k: 'list', ...base(sh, from, node), at: begin, end })
}

function startStatement(sh: Shell, from: Inherited, statement: Statement): undefined {
  if (statement.background) return startBackground(sh, from, statement)
  return start(sh, from, statement.command)
}

function startPipes(sh: Shell, from: Inherited, node: Pipeline): undefined {
  let inner = from
  for (const prefix of node.prefixes) {
    if (prefix.type === 'Negation') {
      sh.push({ k: 'not', ...base(sh, from, node) })
      inner = { s: from.s, quiet: true }
    } else {
      const posix = prefix.posix !== undefined || sh.state.posix
      sh.push({ k: 'timed', ...base(sh, from, node), since: sh.process.machine.now(), posix })
      inner = { ...inner, tail: false }
    }
  }
  const [only] = node.commands
  if (node.commands.length > 1) return startPipeline(sh, inner, node)
  if (only) return start(sh, inner, only)
  sh.state.status = 0
  return undefined
}

/** Begins a node: its frame is on top, or its effect is there. */
export function start(sh: Shell, from: Inherited, node: SyntaxNode): undefined {
  switch (node.type) {
    case 'Script':
    case 'CompoundList':
      return startList(sh, from, node)
    case 'Statement':
      return startStatement(sh, from, node)
    case 'AndOr':
      return sh.push({ k: 'andOr', ...base(sh, from, node) })
    case 'Pipeline':
      return startPipes(sh, from, node)
    case 'Function':
      return define(sh, from, node)
    case 'Coproc':
      sh.warn('coproc: not supported')
      throw new Discarded(1)
    default:
      return startCommand(sh, from, node as Exclude<CommandNode, { type: 'Function' | 'Coproc' }>)
  }
}

function define(sh: Shell, from: Inherited, node: Extract<SyntaxNode, { type: 'Function' }>): undefined {
  const name = node.name.value
  sh.state.functions.set(name, Object.freeze({ source: from.s, node: sh.source(from.s).ids.get(node) ?? 0 }))
  sh.state.status = 0
  return undefined
}

type Startable = Exclude<CommandNode, { type: 'Function' | 'Coproc' }> | CompoundCommand

function startCommand(sh: Shell, from: Inherited, node: Startable): undefined {
  const frame = base(sh, from, node)
  switch (node.type) {
    case 'Command':
      return sh.push({
        k: 'simple',
        s: frame.s,
        n: frame.n,
        at: 0,
        quiet: frame.quiet,
        tail: frame.tail,
        words: [],
        assigns: new Map(),
        assigned: [],
        saved: [],
        hidden: new Map(),
        data: {},
        ends: [],
      })
    case 'Redirected':
      return sh.push({ ...frame, k: 'redirected', saved: [] })
    case 'If':
      return sh.push({ ...frame, k: 'if' })
    case 'While':
      return sh.push({ ...frame, k: 'while', last: 0 })
    case 'For':
      return sh.push({ ...frame, k: 'for', words: [], last: 0 })
    case 'Select':
      return sh.push({ ...frame, k: 'select', words: [], last: 0 })
    case 'ArithmeticFor':
      return sh.push({ ...frame, k: 'count', last: 0 })
    case 'Case':
      return sh.push({ ...frame, k: 'case', word: '', runs: false })
    case 'TestCommand':
      return sh.push({ ...frame, k: 'test' })
    case 'ArithmeticCommand':
      return sh.push({ ...frame, k: 'arithmetic' })
    case 'Subshell':
      if (!from.tail || sh.state.depth === 0) return startSubshell(sh, from, node)
      // Nothing comes after it in this process, which is a subshell already.
      sh.state.depth += 1
      return startList(sh, from, node.body)
    default:
      return startList(sh, from, node.body)
  }
}

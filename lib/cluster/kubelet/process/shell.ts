import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { applets } from '@/lib/cluster/kubelet/process/applets'
import { createDenial, MISSING } from '@/lib/cluster/kubelet/process/file-applets'
import {
  fail,
  type ProcessContext,
  type Program,
  print,
  type Step,
  write,
} from '@/lib/cluster/kubelet/process/process'
import { writeDenial } from '@/lib/cluster/kubelet/process/sandbox'
import {
  type Part,
  parseShell,
  type Redirect,
  type ShellNode,
  type Word,
} from '@/lib/cluster/kubelet/process/shell-parser'
import { isFolder } from '@/lib/cluster/kubelet/process/tree'

class Exit extends Error {
  constructor(readonly code: number) {
    super('exit')
  }
}

class LoopControl extends Error {
  constructor(readonly kind: 'break' | 'continue') {
    super(kind)
  }
}

/** Runs a program that is not a shell's own, or reports that there is none (undefined). */
export type Launcher = (argv: string[], context: ProcessContext) => Program | undefined

interface Shell {
  context: ProcessContext
  variables: Map<string, string>
  last: number
  launch: Launcher
}

/** Collects what a program prints; its errors and sleeps pass through to the caller. */
function* capture(program: Program): Generator<Step, { output: string; code: number }> {
  let output = ''
  for (;;) {
    const step = program.next()
    if (step.done) return { output, code: step.value }
    if (step.value.kind === 'line' && !step.value.error)
      output += step.value.open ? step.value.text : `${step.value.text}\n`
    else yield step.value
  }
}

/** Sums, differences, products and comparisons, left to right within one rank. */
function arithmetic(shell: Shell, expression: string): number {
  const tokens = expression.match(/\w+|[-+*/%<>=!]+|[()]/g) ?? []
  const value = (token: string | undefined) =>
    token === undefined ? 0 : /^\d+$/.test(token) ? Number(token) : Number(variable(shell, token)) || 0
  const products: number[] = []
  const signs: number[] = [1]
  let current = value(tokens[0])
  for (let i = 1; i < tokens.length; i += 2) {
    const next = value(tokens[i + 1])
    const operator = tokens[i]
    if (operator === '*') current *= next
    else if (operator === '/') current = next === 0 ? 0 : Math.trunc(current / next)
    else if (operator === '%') current = next === 0 ? 0 : current % next
    else {
      products.push(current)
      signs.push(operator === '-' ? -1 : 1)
      current = next
    }
  }
  products.push(current)
  return products.reduce((sum, product, index) => sum + product * (signs[index] ?? 1), 0)
}

function variable(shell: Shell, name: string): string | undefined {
  if (name === '?') return String(shell.last)
  if (name === '$') return '1'
  if (name === 'HOSTNAME') return shell.context.hostname
  return shell.variables.get(name) ?? shell.context.env[name]
}

function* expandPart(shell: Shell, part: Part): Generator<Step, string> {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'variable':
      return variable(shell, part.name) || part.fallback || ''
    case 'arithmetic':
      return String(arithmetic(shell, part.expression))
    case 'command': {
      const { output } = yield* capture(guarded(shell, parseShell(part.script)))
      return output.replace(/\n+$/, '')
    }
  }
}

/** Expands words; an unquoted word that came from a variable is split at blanks. */
function* expand(shell: Shell, words: Word[]): Generator<Step, string[]> {
  const out: string[] = []
  for (const word of words) {
    let text = ''
    for (const part of word.parts) text += yield* expandPart(shell, part)
    const dynamic = word.parts.some((part) => part.kind !== 'text')
    if (word.quoted || !dynamic) out.push(text)
    else out.push(...text.split(/\s+/).filter((piece) => piece !== ''))
  }
  return out
}

/** The same program with its lines on the other stream. */
function* relabel(program: Program, change: (error: boolean) => boolean): Program {
  for (;;) {
    const step = program.next()
    if (step.done) return step.value
    yield step.value.kind === 'line'
      ? { ...step.value, error: change(step.value.error ?? false) }
      : step.value
  }
}

function* writeTo(shell: Shell, redirect: Redirect, output: string): Generator<Step, void> {
  const [path = ''] = yield* expand(shell, [redirect.target])
  const { files } = shell.context
  if (path === '/dev/stderr') yield* fail(output.replace(/\n$/, ''))
  else if (path === '/dev/stdout' || path.startsWith('/proc/1/fd/')) yield* write(output)
  else if (path !== '/dev/null') {
    const full = resolvePath(shell.context.cwd, path)
    files.set(full, (redirect.operator.includes('>>') ? (files.get(full) ?? '') : '') + output)
  }
}

const OUTPUTS = ['>', '>>', '2>', '2>>', '&>']
const STREAMS = /^\/dev\/(?:null|stdout|stderr)$|^\/proc\/1\/fd\//

/** The first target that cannot be opened: then the command is not run at all. */
function* refused(shell: Shell, redirects: Redirect[]): Generator<Step, string | undefined> {
  for (const { operator, target } of redirects) {
    if (!OUTPUTS.includes(operator)) continue
    const [path = ''] = yield* expand(shell, [target])
    if (STREAMS.test(path)) continue
    const full = resolvePath(shell.context.cwd, path)
    const why = shell.context.files.has(full)
      ? writeDenial(shell.context.sandbox, full)
      : createDenial(shell.context, full)
    if (why) return `sh: can't create ${path}: ${why === MISSING ? 'nonexistent directory' : why}`
  }
  return undefined
}

/** Sends what a program prints where its redirections say. */
function* redirect(shell: Shell, redirects: Redirect[], program: Program): Program {
  const error = yield* refused(shell, redirects)
  if (error) return yield* fail(error)
  const find = (...operators: Redirect['operator'][]) =>
    redirects.find(({ operator }) => operators.includes(operator))
  let source = program
  if (find('2>&1', '&>')) source = relabel(source, () => false)
  const errors = find('2>', '2>>')
  if (errors) {
    // Both streams are swapped, the errors caught, and the rest swapped back.
    const swapped = capture(relabel(source, (error) => !error))
    let result = swapped.next()
    for (; !result.done; result = swapped.next())
      yield result.value.kind === 'line' ? { ...result.value, error: false } : result.value
    yield* writeTo(shell, errors, result.value.output)
    return result.value.code
  }
  if (find('>&2')) source = relabel(source, () => true)
  const target = find('>', '>>', '&>')
  if (!target) return yield* source
  const { output, code } = yield* capture(source)
  yield* writeTo(shell, target, output)
  return code
}

function builtin(shell: Shell, argv: string[]): number | undefined {
  const [name, value] = argv
  if (name === 'exit') throw new Exit(value === undefined ? shell.last : Number(value) & 0xff)
  if (name === 'break' || name === 'continue') throw new LoopControl(name)
  if (name === 'cd') return changeFolder(shell, value ?? shell.context.env.HOME ?? '/')
  if (name === 'export' || name === 'local' || name === 'readonly') {
    for (const assignment of argv.slice(1)) assign(shell, assignment)
    return 0
  }
  return undefined
}

function changeFolder(shell: Shell, path: string): number {
  const full = resolvePath(shell.context.cwd, path)
  if (!isFolder(shell.context, full)) return 2
  shell.context.cwd = full
  return 0
}

function assign(shell: Shell, text: string): boolean {
  const match = /^([A-Za-z_]\w*)=(.*)$/s.exec(text)
  if (!match) return false
  shell.variables.set(match[1] ?? '', match[2] ?? '')
  return true
}

const BIGGEST = 2 ** 20

function* simple(shell: Shell, node: Extract<ShellNode, { kind: 'simple' }>, stdin: string): Program {
  let argv = yield* expand(shell, node.words)
  while (argv[0] !== undefined && /^[A-Za-z_]\w*=/.test(argv[0])) {
    // A variable of this size is one that grows until the memory is full.
    if (argv[0].length > BIGGEST) yield { kind: 'memory', bytes: Number.POSITIVE_INFINITY }
    assign(shell, argv[0])
    argv = argv.slice(1)
  }
  if (argv[0] === 'exec') argv = argv.slice(1)
  const [name] = argv
  if (name === undefined) return yield* redirect(shell, node.redirects, print(''))
  const done = builtin(shell, argv)
  if (done !== undefined) return done
  const from = node.redirects.find(({ operator }) => operator === '<')
  const [path = ''] = from ? yield* expand(shell, [from.target]) : []
  const input = from ? (shell.context.files.get(resolvePath(shell.context.cwd, path)) ?? '') : stdin
  return yield* redirect(shell, node.redirects, invoke(shell, argv, input))
}

function* invoke(shell: Shell, argv: string[], stdin: string): Program {
  const path = argv[0] ?? ''
  const name = path.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//, '')
  const env = { ...shell.context.env, ...Object.fromEntries(shell.variables) }
  const launched = shell.launch(argv, { ...shell.context, env, argv, stdin })
  if (launched) return yield* launched
  const applet = Object.hasOwn(applets, name) ? applets[name] : undefined
  if (applet) return yield* applet(argv.slice(1), shell.context, stdin)
  return yield* fail(`sh: ${path}: not found`, 127)
}

function* loop(shell: Shell, node: Extract<ShellNode, { kind: 'loop' | 'for' }>): Program {
  let code = 0
  const values = node.kind === 'for' ? yield* expand(shell, node.words) : []
  for (let turn = 0; ; turn++) {
    if (node.kind === 'for') {
      if (turn >= values.length) return code
      shell.variables.set(node.name, values[turn] ?? '')
    } else if (((yield* run(shell, node.test)) === 0) === node.until) return code
    // A loop that never sleeps costs a little time per turn, so that its end can be found.
    yield { kind: 'sleep', ms: 1 }
    try {
      code = yield* run(shell, node.body)
    } catch (error) {
      if (!(error instanceof LoopControl)) throw error
      if (error.kind === 'break') return 0
    }
  }
}

function* run(shell: Shell, node: ShellNode, stdin = ''): Program {
  shell.last = yield* dispatch(shell, node, stdin)
  return shell.last
}

function* dispatch(shell: Shell, node: ShellNode, stdin: string): Program {
  switch (node.kind) {
    case 'simple':
      return yield* simple(shell, node, stdin)
    case 'sequence': {
      let code = 0
      for (const item of node.items) code = yield* run(shell, item)
      return code
    }
    case 'and':
    case 'or': {
      const code = yield* run(shell, node.left)
      return (code === 0) === (node.kind === 'and') ? yield* run(shell, node.right) : code
    }
    case 'not':
      return (yield* run(shell, node.body)) === 0 ? 1 : 0
    case 'pipe': {
      const { output } = yield* capture(run(shell, node.left))
      return yield* run(shell, node.right, output)
    }
    case 'background':
      // A job beside the shell: what it does at once is seen, what it waits for is not.
      for (const step of run(shell, node.body)) {
        if (step.kind === 'sleep' && step.ms > 1) break
        yield step
      }
      return 0
    case 'if':
      if ((yield* run(shell, node.test)) === 0) return yield* run(shell, node.then)
      return node.otherwise ? yield* run(shell, node.otherwise) : 0
    default:
      return yield* loop(shell, node)
  }
}

function* guarded(shell: Shell, node: ShellNode): Program {
  try {
    return yield* run(shell, node)
  } catch (error) {
    if (error instanceof Exit) return error.code
    if (error instanceof LoopControl) return 0
    throw error
  }
}

/**
 * `sh -c SCRIPT` as a coroutine.
 * Mirrors: sequences, && and ||, pipes, loops, if, variables, substitution, redirection, exit.
 * Differs: no functions, case or globs; background jobs end at their first wait.
 */
export function runShell(script: string, context: ProcessContext, launch: Launcher): Program {
  const shell: Shell = { context, variables: new Map(), last: 0, launch }
  return guarded(shell, parseShell(script))
}

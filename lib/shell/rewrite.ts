import type { ScriptNode, SimpleCommandNode, TransformPlugin, WordNode } from 'just-bash'

/**
 * What the bash library cannot do, put into the script's syntax tree before it runs:
 * - `2>&1` would give all of stdout before stderr. Commands that write both in turn (kubectl) are told
 *   by {@link MERGED_OUTPUT} to write both to stdout, and a `2>&1` around a group goes to its members.
 * - `&` does not run anything beside: kubectl is told by {@link BACKGROUND_JOB}, so that its servers stay.
 *   `$!` is taken from {@link LAST_JOB_COMMAND}.
 * - `$RANDOM` comes from the host: it is taken from {@link RANDOM_COMMAND}, which is seeded.
 * - A quoted blank in a word with a glob would end the word: the glob is quoted too, and matches no file.
 * - A terminal's session keeps its functions, aliases and `$?` from line to line.
 */

/** Set (to 1) for a command that shall write what it has for stderr to stdout, in order. */
export const MERGED_OUTPUT = 'KUBEKATA_MERGED_OUTPUT'
/**
 * Set for what is started with `&`: the file that its output goes to, or nothing when it has none. A server
 * stays; everything else runs to its end.
 */
export const BACKGROUND_JOB = 'KUBEKATA_BACKGROUND_JOB'
/** That file is written on, not anew. */
export const BACKGROUND_APPENDS = 'KUBEKATA_BACKGROUND_APPENDS'
export const LAST_JOB_COMMAND = 'kubekata-last-job'
export const RANDOM_COMMAND = 'kubekata-random'
export const STATUS_COMMAND = 'kubekata-status'

/** What a command was told so holds for the one that it runs, too. */
export const passedOn = (env: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    [MERGED_OUTPUT, BACKGROUND_JOB, BACKGROUND_APPENDS].flatMap((name): [string, string][] => {
      const value = env.get(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )

type Redirection = SimpleCommandNode['redirections'][number]
type Statement = ScriptNode['statements'][number]
type Command = Statement['pipelines'][number]['commands'][number]
type FunctionDef = Extract<Command, { type: 'FunctionDef' }>

/** What a terminal's session carries into its next line. */
export interface ShellMemory {
  status: number
  functions: Map<string, FunctionDef>
  aliases: Record<string, string>
}

/** Commands that run another one with their environment. */
const WRAPPERS = new Set([
  'kubectl',
  'k',
  'xargs',
  'timeout',
  'time',
  'env',
  'sudo',
  'ssh',
  'crictl',
  'watch',
  'curl',
])
const KUBECTL = new Set(['kubectl', 'k'])
/** Shell keywords in command's clothing, where a redirection has no use or another meaning. */
const CONTROL = new Set(['exec', 'exit', 'return', 'break', 'continue', 'read', 'set', 'shopt', 'local', ':'])

export function word(text: string): WordNode {
  return { type: 'Word', parts: [{ type: 'Literal', value: text }] }
}

function simple(name: string, ...args: string[]): SimpleCommandNode {
  return { type: 'SimpleCommand', assignments: [], name: word(name), args: args.map(word), redirections: [] }
}

function statement(command: Command): Statement {
  return {
    type: 'Statement',
    pipelines: [{ type: 'Pipeline', commands: [command], negated: false }],
    operators: [],
    background: false,
  }
}

function literal(node: WordNode | null): string | undefined {
  const [part, ...more] = node?.parts ?? []
  return part?.type === 'Literal' && more.length === 0 ? part.value : undefined
}

const assignment = (name: string, value: WordNode): SimpleCommandNode['assignments'][number] => ({
  type: 'Assignment',
  name,
  value,
  append: false,
  array: null,
})

const literalTarget = ({ target }: Redirection) => (target.type === 'Word' ? literal(target) : undefined)

const STDERR_TO_STDOUT: Redirection = { type: 'Redirection', fd: 2, operator: '>&', target: word('1') }

function writesStdout(redirection: Redirection): boolean {
  return /^&?>/.test(redirection.operator) && (redirection.fd ?? 1) === 1
}

/** Whether stderr ends where stdout does: `2>&1` behind every `>`, or `&>`. */
function isMerged(redirections: Redirection[]): boolean {
  let merged = false
  for (const redirection of redirections) {
    if (redirection.operator.startsWith('&>')) merged = true
    else if (redirection.operator === '>&' && redirection.fd === 2) {
      merged = redirection.target.type === 'Word' && literal(redirection.target) === '1'
    } else if (writesStdout(redirection) || redirection.fd === 2) merged = false
  }
  return merged
}

function redirectsOutput(redirections: Redirection[]): boolean {
  return redirections.some((redirection) => writesStdout(redirection) || redirection.fd === 2)
}

export class ScriptRewriter implements TransformPlugin {
  readonly name = 'kubekata'
  /** Set before a terminal's line runs; only that line's own script uses it, no nested one. */
  private line: { terminal: boolean; memory?: ShellMemory } | undefined

  nextLine(line: { terminal: boolean; memory?: ShellMemory }): void {
    this.line = line
  }

  transform({ ast }: { ast: ScriptNode }): { ast: ScriptNode } {
    const line = this.line
    this.line = undefined
    const aliases = line?.memory?.aliases ?? {}
    if (line?.terminal) this.mergeAll(ast.statements, aliases)
    this.visit(ast, aliases)
    if (!line?.memory) return { ast }
    return { ast: { ...ast, statements: [...recall(line.memory, ast), ...ast.statements] } }
  }

  /** Depth first through anything that looks like a node. */
  private visit(node: unknown, aliases: Record<string, string>): void {
    if (Array.isArray(node)) {
      for (const each of node) this.visit(each, aliases)
      return
    }
    if (typeof node !== 'object' || node === null) return
    if ('redirections' in node && 'type' in node && isMerged(node.redirections as Redirection[])) {
      this.merge(node as Command, aliases)
    }
    if ('background' in node && node.background) this.moveToBackground(node as Statement, aliases)
    if ('pipeStderr' in node) {
      const { commands, pipeStderr } = node as { commands: Command[]; pipeStderr?: boolean[] }
      pipeStderr?.forEach((piped, index) => {
        const command = commands[index]
        if (piped && command) this.merge(command, aliases)
      })
    }
    replaceRandom(node)
    keepBlanks(node)
    for (const value of Object.values(node)) this.visit(value, aliases)
  }

  /** The command's stderr goes where its stdout goes. */
  private merge(command: Command, aliases: Record<string, string>): void {
    if (command.type === 'FunctionDef') return
    if (command.type !== 'SimpleCommand') {
      for (const part of bodies(command)) this.mergeAll(part, aliases)
      return
    }
    const name = literal(command.name) ?? ''
    const first = (aliases[name] ?? name).trim().split(/\s+/)[0] ?? ''
    const already = command.assignments.some((assignment) => assignment.name === MERGED_OUTPUT)
    if (!WRAPPERS.has(first) || already) return
    command.assignments.push(assignment(MERGED_OUTPUT, word('1')))
  }

  /** The job's own output file is named to it instead of opened, as it goes on writing there. */
  private moveToBackground({ pipelines }: Statement, aliases: Record<string, string>): void {
    const command = pipelines.at(-1)?.commands.at(-1)
    if (command?.type !== 'SimpleCommand') return
    if (literal(command.name) === 'nohup') command.name = command.args.shift() ?? null
    const name = literal(command.name) ?? ''
    if (!KUBECTL.has((aliases[name] ?? name).trim().split(/\s+/)[0] ?? '')) return
    const { redirections } = command
    const target = redirections.findLast(writesStdout)?.target
    const movable = redirections.every((one) => writesStdout(one) || literalTarget(one) === '1')
    const output = movable && target?.type === 'Word' ? target : undefined
    if (isMerged(redirections)) this.merge(command, aliases)
    if (output) command.redirections = []
    command.assignments.push(assignment(BACKGROUND_JOB, output ?? word('')))
    if (redirections.some(({ operator }) => operator.endsWith('>>')))
      command.assignments.push(assignment(BACKGROUND_APPENDS, word('1')))
  }

  private mergeAll(statements: Statement[], aliases: Record<string, string>): void {
    for (const { pipelines } of statements) {
      for (const { commands } of pipelines) {
        const last = commands.at(-1)
        if (!last || last.type === 'FunctionDef' || redirectsOutput(last.redirections)) continue
        if (last.type === 'SimpleCommand') {
          if (!last.name || CONTROL.has(literal(last.name) ?? '')) continue
          last.redirections.push(STDERR_TO_STDOUT)
        }
        this.merge(last, aliases)
      }
    }
  }
}

/** The statements that a compound command runs. */
function bodies(command: Exclude<Command, SimpleCommandNode | FunctionDef>): Statement[][] {
  switch (command.type) {
    case 'If':
      return [...command.clauses.flatMap((c) => [c.condition, c.body]), command.elseBody ?? []]
    case 'While':
    case 'Until':
      return [command.condition, command.body]
    case 'Case':
      return command.items.map((item) => item.body)
    case 'For':
    case 'CStyleFor':
    case 'Subshell':
    case 'Group':
      return [command.body]
    default:
      return []
  }
}

/** Parameters whose values come from a command. */
const COMPUTED: Record<string, string> = { RANDOM: RANDOM_COMMAND, '!': LAST_JOB_COMMAND }

/** Turns `$RANDOM`, `$!` and a `RANDOM` inside `$((…))` into a call of the seeded command. */
function replaceRandom(node: object): void {
  const given = node as { type?: string; parameter?: string; operation?: unknown; name?: string }
  const source = given.operation === null ? COMPUTED[given.parameter ?? ''] : undefined
  if (given.type === 'ParameterExpansion' && source) {
    const body: ScriptNode = { type: 'Script', statements: [statement(simple(source))] }
    delete given.parameter
    delete given.operation
    Object.assign(given, { type: 'CommandSubstitution', body, legacy: false })
  } else if (given.type === 'ArithVariable' && given.name === 'RANDOM') {
    delete given.name
    Object.assign(given, { type: 'ArithCommandSubst', command: RANDOM_COMMAND })
  }
}

/** `s/a*b\ c/` is one word: the library would split it, so its globs become plain characters. */
function keepBlanks(node: object): void {
  const { type, parts } = node as Partial<WordNode>
  if (type !== 'Word' || !parts?.some(hasQuotedBlank)) return
  for (const part of parts) {
    if (part.type === 'Glob') Object.assign(part, { type: 'SingleQuoted', value: part.pattern })
  }
}

function hasQuotedBlank(part: WordNode['parts'][number]): boolean {
  if (part.type === 'DoubleQuoted') return part.parts.some((p) => p.type === 'Literal' && /\s/.test(p.value))
  return (part.type === 'Escaped' || part.type === 'SingleQuoted') && /\s/.test(part.value)
}

/** What puts the session's state back, and remembers the functions that this script defines. */
function recall(memory: ShellMemory, ast: ScriptNode): Statement[] {
  const before = [...memory.functions.values()].map(statement)
  for (const { pipelines } of ast.statements) {
    for (const { commands } of pipelines) {
      for (const command of commands) {
        if (command.type === 'FunctionDef') memory.functions.set(command.name, command)
      }
    }
  }
  return [
    statement(simple('shopt', '-s', 'expand_aliases')),
    ...before,
    statement(simple(STATUS_COMMAND, String(memory.status))),
  ]
}

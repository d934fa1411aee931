import { forEachChild, type ParsedScript, parse, type SyntaxNode } from 'unbash'

/** A script that has been read; frames name its nodes by number. */
export interface Source {
  text: string
  script: ParsedScript
  /** Lists, pipelines and commands in preorder. */
  nodes: readonly SyntaxNode[]
  ids: ReadonlyMap<SyntaxNode, number>
  /** A here-document has no end, or the last line goes on: more may come. */
  incomplete: boolean
  /** Where its lines begin. */
  lines: readonly number[]
}

const STRUCTURE = new Set([
  ...['Script', 'CompoundList', 'Statement', 'AndOr', 'Pipeline', 'Command', 'Redirected', 'If', 'Elif'],
  ...['For', 'ArithmeticFor', 'Select', 'While', 'Subshell', 'BraceGroup', 'Case', 'CaseItem', 'Function'],
  ...['Coproc', 'TestCommand', 'ArithmeticCommand'],
])

function read(text: string): Source {
  const script = parse(text)
  const nodes: SyntaxNode[] = []
  const ids = new Map<SyntaxNode, number>()
  let incomplete = /(^|[^\\])(\\\\)*\\\n?$/.test(text)
  const walk = (node: SyntaxNode): void => {
    ids.set(node, nodes.length)
    nodes.push(node)
    forEachChild(node, (child) => {
      if (STRUCTURE.has(child.type)) walk(child)
      else if (child.type === 'HereDoc' && !child.closing) incomplete = true
    })
  }
  walk(script)
  const lines = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1)
  return { text, script, nodes, ids, incomplete, lines }
}

const MOST = 400
const known = new Map<string, Source>()

/** A pure function of the text, remembered. */
export function sourceOf(text: string): Source {
  const before = known.get(text)
  if (before) return before
  const source = read(text)
  if (known.size >= MOST) known.clear()
  known.set(text, source)
  return source
}

/** The line of a position, from 1. */
export function lineAt(source: Source, pos: number): number {
  let low = 0
  let high = source.lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((source.lines[middle] ?? 0) <= pos) low = middle
    else high = middle - 1
  }
  return low + 1
}

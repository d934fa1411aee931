import type { CharTest } from '@/lib/cluster/apimachinery/regexp/char-class'
import { type Assertion, type Node, PatternError } from '@/lib/userland/tools/regex/syntax'

export type Instruction =
  | { op: 'char'; test: CharTest }
  | { op: 'assert'; what: Assertion }
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  | { op: 'save'; slot: number }
  | { op: 'progress'; slot: number }
  | { op: 'backref'; index: number; fold: boolean }
  /** A program of its own from here to its `match`; the outer one goes on after it. */
  | { op: 'look'; behind: boolean; negated: boolean; atomic: boolean; after: number }
  | { op: 'keep' }
  | { op: 'match' }

const MAX_PROGRAM = 60_000

const canBeEmpty = (node: Node): boolean => {
  switch (node.type) {
    case 'char':
      return false
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.of)
    case 'group':
    case 'atomic':
      return canBeEmpty(node.of)
    case 'sequence':
      return node.of.every(canBeEmpty)
    case 'choice':
      return node.of.some(canBeEmpty)
    default:
      return true
  }
}

class Compiler {
  readonly program: Instruction[] = []

  constructor(
    private slots: number,
    public needsBacktracking: boolean,
  ) {}

  emit(instruction: Instruction): number {
    if (this.program.length >= MAX_PROGRAM) throw new PatternError('Regular expression too big')
    this.program.push(instruction)
    return this.program.length - 1
  }

  node(node: Node): void {
    switch (node.type) {
      case 'char':
        this.emit({ op: 'char', test: node.test })
        break
      case 'assert':
        this.emit({ op: 'assert', what: node.what })
        break
      case 'group':
        this.emit({ op: 'save', slot: node.index * 2 })
        this.node(node.of)
        this.emit({ op: 'save', slot: node.index * 2 + 1 })
        break
      case 'sequence':
        for (const part of node.of) this.node(part)
        break
      case 'choice':
        this.choice(node.of)
        break
      case 'repeat':
        if (node.atomic) this.look({ ...node, atomic: false }, false, false, true)
        else this.repeat(node)
        break
      case 'backref':
        this.needsBacktracking = true
        this.emit({ op: 'backref', index: node.index, fold: node.fold })
        break
      case 'keep':
        this.needsBacktracking = true
        this.emit({ op: 'keep' })
        break
      case 'look':
        this.look(node.of, node.behind, node.negated, false)
        break
      case 'atomic':
        this.look(node.of, false, false, true)
    }
  }

  private look(of: Node, behind: boolean, negated: boolean, atomic: boolean): void {
    this.needsBacktracking = true
    const at = this.emit({ op: 'match' })
    this.node(of)
    this.emit({ op: 'match' })
    this.program[at] = { op: 'look', behind, negated, atomic, after: this.program.length }
  }

  private choice(branches: readonly Node[]): void {
    const jumps: number[] = []
    for (const [index, branch] of branches.entries()) {
      if (index === branches.length - 1) this.node(branch)
      else {
        const split = this.emit({ op: 'split', first: this.program.length + 1, second: 0 })
        this.node(branch)
        jumps.push(this.emit({ op: 'jump', to: 0 }))
        this.setSecond(split, false)
      }
    }
    for (const jump of jumps) this.program[jump] = { op: 'jump', to: this.program.length }
  }

  /** Points a split past its body; a lazy one prefers that way. */
  private setSecond(split: number, lazy: boolean): void {
    const target = this.program.length
    this.program[split] = lazy
      ? { op: 'split', first: target, second: split + 1 }
      : { op: 'split', first: split + 1, second: target }
  }

  private repeat({ of, min, max, lazy }: Extract<Node, { type: 'repeat' }>): void {
    const isLoop = max === undefined
    const empty = canBeEmpty(of)
    // x+ is one body with a way back, so that its groups keep what they took.
    const once = isLoop && min > 0 && !empty
    for (let count = 0; count < (once ? min - 1 : min); count++) this.node(of)
    if (once) {
      const body = this.program.length
      this.node(of)
      const split = this.emit({ op: 'split', first: body, second: this.program.length + 1 })
      if (lazy) this.program[split] = { op: 'split', first: split + 1, second: body }
      return
    }
    if (isLoop) {
      const split = this.emit({ op: 'split', first: 0, second: 0 })
      if (empty) this.guardedBody(of)
      else this.node(of)
      this.emit({ op: 'jump', to: split })
      this.setSecond(split, lazy)
      return
    }
    const splits: number[] = []
    for (let count = min; count < max; count++) {
      splits.push(this.emit({ op: 'split', first: 0, second: 0 }))
      this.node(of)
    }
    for (const split of splits) this.setSecond(split, lazy)
  }

  /** A body that may take nothing: the backtracker must see that it took something. */
  private guardedBody(of: Node): void {
    const slot = this.slots++
    const save = this.emit({ op: 'save', slot })
    this.node(of)
    if (this.needsBacktracking) this.emit({ op: 'progress', slot })
    else this.program[save] = { op: 'jump', to: save + 1 }
  }
}

export interface CompiledPattern {
  program: readonly Instruction[]
  needsBacktracking: boolean
  /** The character that every match begins with. */
  first: string | undefined
  literal: string | undefined
}

function literalOf(node: Node): string | undefined {
  if (node.type === 'char') return node.literal
  if (node.type !== 'sequence') return undefined
  let text = ''
  for (const part of node.of) {
    if (part.type !== 'char' || part.literal === undefined) return undefined
    text += part.literal
  }
  return text
}

function firstOf(node: Node): string | undefined {
  switch (node.type) {
    case 'char':
      return node.literal
    case 'group':
      return firstOf(node.of)
    case 'sequence':
      return node.of[0] && firstOf(node.of[0])
    case 'repeat':
      return node.min > 0 ? firstOf(node.of) : undefined
    default:
      return undefined
  }
}

export function compilePattern(node: Node, groups: number): CompiledPattern {
  const slots = groups * 2 + 2
  let compiler = new Compiler(slots, false)
  compiler.node(node)
  if (compiler.needsBacktracking) {
    // Again, now that every loop knows that it has to look after itself.
    compiler = new Compiler(slots, true)
    compiler.node(node)
  }
  compiler.emit({ op: 'match' })
  const { program, needsBacktracking } = compiler
  return { program, needsBacktracking, first: firstOf(node), literal: literalOf(node) }
}

/**
 * Go's regular expressions: a match takes time linear in the text, whatever the pattern, so that no
 * pattern that a learner writes can hang the engine.
 * Mirrors: Go's regexp (leftmost-first).
 */
import { isWordChar } from '@/lib/cluster/apimachinery/regexp/char-class'
import { type Assertion, type Node, parseRegexp, RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import { checkLimit } from '@/lib/cluster/sim/limits'

type Instruction =
  | { op: 'char'; test(char: string): boolean }
  | { op: 'assert'; what: Assertion }
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  /** Remembers where it is: twice the number of a group, and one more at its end. */
  | { op: 'save'; slot: number }
  | { op: 'match' }

const MAX_PROGRAM = 20_000

class Compiler {
  readonly program: Instruction[] = []

  constructor(
    private readonly source: string,
    private readonly capturing: boolean,
  ) {}

  private emit(instruction: Instruction): number {
    if (this.program.length >= MAX_PROGRAM) throw new RegexpError('expression too large', this.source)
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
        this.group(node)
        break
      case 'sequence':
        for (const part of node.of) this.node(part)
        break
      case 'choice':
        this.choice(node.of)
        break
      case 'repeat':
        this.repeat(node)
    }
  }

  private group({ of, index }: Extract<Node, { type: 'group' }>): void {
    const slot = this.capturing && index !== undefined ? index * 2 : undefined
    if (slot !== undefined) this.emit({ op: 'save', slot })
    this.node(of)
    if (slot !== undefined) this.emit({ op: 'save', slot: slot + 1 })
  }

  private choice(branches: readonly Node[]): void {
    const jumps: number[] = []
    for (const [index, branch] of branches.entries()) {
      if (index === branches.length - 1) this.node(branch)
      else {
        const split = this.emit({ op: 'split', first: this.program.length + 1, second: 0 })
        this.node(branch)
        jumps.push(this.emit({ op: 'jump', to: 0 }))
        this.setSecond(split, this.program.length, false)
      }
    }
    for (const jump of jumps) this.program[jump] = { op: 'jump', to: this.program.length }
  }

  /** Points a split past its body; a lazy one prefers that way. */
  private setSecond(split: number, target: number, lazy: boolean): void {
    this.program[split] = lazy
      ? { op: 'split', first: target, second: split + 1 }
      : { op: 'split', first: split + 1, second: target }
  }

  private repeat({ of, min, max, lazy }: Extract<Node, { type: 'repeat' }>): void {
    for (let count = 0; count < min; count++) this.node(of)
    if (max === undefined) {
      const split = this.emit({ op: 'split', first: 0, second: 0 })
      this.node(of)
      this.emit({ op: 'jump', to: split })
      this.setSecond(split, this.program.length, lazy)
      return
    }
    const splits: number[] = []
    for (let count = min; count < max; count++) {
      splits.push(this.emit({ op: 'split', first: 0, second: 0 }))
      this.node(of)
    }
    for (const split of splits) this.setSecond(split, this.program.length, lazy)
  }
}

interface Thread {
  pc: number
  start: number
  /** By slot. */
  saved?: readonly number[]
}

interface Match {
  start: number
  end: number
  saved: readonly number[]
}

function saveAt(saved: readonly number[], slot: number, at: number): number[] {
  const next = [...saved]
  next[slot] = at
  return next
}

/** Where a text is looked at: between two characters. */
function holds(what: Assertion, before: string | undefined, after: string | undefined): boolean {
  switch (what) {
    case 'textStart':
      return before === undefined
    case 'textEnd':
      return after === undefined
    case 'lineStart':
      return before === undefined || before === '\n'
    case 'lineEnd':
      return after === undefined || after === '\n'
    default: {
      const left = before !== undefined && isWordChar(before)
      const right = after !== undefined && isWordChar(after)
      return (what === 'word') === (left !== right)
    }
  }
}

export class Regexp {
  private readonly program: readonly Instruction[]
  /** Taken by the call that runs. */
  private steps = 0

  /**
   * @param capturing for `captures`
   * @throws RegexpError
   */
  constructor(
    readonly source: string,
    capturing = false,
  ) {
    const compiler = new Compiler(source, capturing)
    compiler.node(parseRegexp(source))
    this.program = [...compiler.program, { op: 'match' }]
  }

  /** Adds a thread and all that it reaches without a character, in the order of preference. */
  private follow(
    threads: Thread[],
    seen: Uint8Array,
    thread: Thread,
    chars: readonly string[],
    at: number,
  ): void {
    const [before, after] = [chars[at - 1], chars[at]]
    const stack = [thread]
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (seen[next.pc]) continue
      seen[next.pc] = 1
      const instruction = this.program[next.pc]
      if (instruction?.op === 'jump') stack.push({ ...next, pc: instruction.to })
      else if (instruction?.op === 'split') {
        stack.push({ ...next, pc: instruction.second }, { ...next, pc: instruction.first })
      } else if (instruction?.op === 'assert') {
        if (holds(instruction.what, before, after)) stack.push({ ...next, pc: next.pc + 1 })
      } else if (instruction?.op === 'save') {
        stack.push({ ...next, pc: next.pc + 1, saved: saveAt(next.saved ?? [], instruction.slot, at) })
      } else threads.push(next)
    }
  }

  /** The leftmost match at or after a character, as indexes of characters. */
  private search(chars: readonly string[], from: number): Match | undefined {
    let threads: Thread[] = []
    let found: Match | undefined
    let seen = new Uint8Array(this.program.length)
    for (let at = from; at <= chars.length; at++) {
      if (!found) this.follow(threads, seen, { pc: 0, start: at }, chars, at)
      const next: Thread[] = []
      seen = new Uint8Array(this.program.length)
      const char = chars[at]
      this.steps += threads.length + 1
      checkLimit('regexpSteps', this.steps)
      for (const thread of threads) {
        const instruction = this.program[thread.pc]
        if (instruction?.op === 'match') {
          found = { start: thread.start, end: at, saved: thread.saved ?? [] }
          break
        }
        if (instruction?.op === 'char' && char !== undefined && instruction.test(char)) {
          this.follow(next, seen, { ...thread, pc: thread.pc + 1 }, chars, at + 1)
        }
      }
      threads = next
      if (found && threads.length === 0) break
    }
    return found
  }

  /** @throws EngineLimitError for a long text and a large expression */
  test(text: string): boolean {
    this.steps = 0
    return this.search([...text], 0) !== undefined
  }

  /** The leftmost match and its groups, '' for one that took no part; undefined when nothing matches. */
  captures(text: string): string[] | undefined {
    this.steps = 0
    const chars = [...text]
    const match = this.search(chars, 0)
    if (!match) return undefined
    const groups = Math.ceil((match.saved.length - 2) / 2)
    const between = (from = 0, to = from) => chars.slice(from, to).join('')
    const inner = Array.from({ length: Math.max(0, groups) }, (_, i) =>
      between(match.saved[i * 2 + 2], match.saved[i * 2 + 3]),
    )
    return [between(match.start, match.end), ...inner]
  }

  /** Where each match and its groups lie, as indexes of characters; -1 for a group that took no part. */
  spans(
    text: string,
    limit = Number.POSITIVE_INFINITY,
  ): { start: number; end: number; groups: [number, number][] }[] {
    this.steps = 0
    const chars = [...text]
    const out: { start: number; end: number; groups: [number, number][] }[] = []
    for (let from = 0; from <= chars.length && out.length < limit; ) {
      const match = this.search(chars, from)
      if (!match) break
      const { start, end, saved } = match
      const groups: [number, number][] = [[start, end]]
      for (let slot = 2; slot < saved.length; slot += 2)
        groups.push([saved[slot] ?? -1, saved[slot + 1] ?? -1])
      out.push({ start, end, groups })
      from = end > start ? end : end + 1
    }
    return out
  }

  /** Every match that does not overlap another, at most `limit`. */
  findAll(text: string, limit = Number.POSITIVE_INFINITY): string[] {
    this.steps = 0
    const chars = [...text]
    const out: string[] = []
    for (let from = 0; from <= chars.length && out.length < limit; ) {
      const match = this.search(chars, from)
      if (!match) break
      out.push(chars.slice(match.start, match.end).join(''))
      from = match.end > match.start ? match.end : match.end + 1
    }
    return out
  }
}

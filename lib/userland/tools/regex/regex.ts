/**
 * Regular expressions of the userland. Matching takes time linear in the text times the pattern, so that
 * nothing that a learner writes can hang; what needs backtracking (back-references, Perl's looks) counts
 * its steps and ends in a limit error.
 * Mirrors: POSIX (leftmost, longest), Perl (leftmost, first).
 * Differs: which of several ways a group took within the longest match is Perl's choice.
 */
import { isWordChar } from '@/lib/cluster/apimachinery/regexp/char-class'
import { parsePattern } from '@/lib/userland/tools/regex/pattern-parser'
import { compilePattern, type Instruction } from '@/lib/userland/tools/regex/program'
import { type Assertion, PatternError, type SyntaxOptions } from '@/lib/userland/tools/regex/syntax'

const MAX_STEPS = 10_000_000
const MAX_BACKTRACKS = 2_000_000

/** Start and end of the match, then of each group; -1 for one that took no part. */
export type Match = number[]

interface Thread {
  pc: number
  caps: readonly number[]
}

const isWordAt = (text: string, at: number) => at >= 0 && at < text.length && isWordChar(text[at]!)

function holds(what: Assertion, text: string, at: number, notBol: boolean): boolean {
  switch (what) {
    case 'textStart':
      return at === 0 && !notBol
    case 'textEnd':
      return at === text.length
    case 'lastLineEnd':
      return at === text.length || (at === text.length - 1 && text[at] === '\n')
    case 'lineStart':
      return at === 0 ? !notBol : text[at - 1] === '\n'
    case 'lineEnd':
      return at === text.length || text[at] === '\n'
    default: {
      const left = isWordAt(text, at - 1)
      const right = isWordAt(text, at)
      if (what === 'wordStart') return !left && right
      if (what === 'wordEnd') return left && !right
      if (what === 'noWordBefore') return !left
      if (what === 'noWordAfter') return !right
      return (what === 'word') === (left !== right)
    }
  }
}

const charAt = (text: string, at: number): string => {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff ? String.fromCodePoint(text.codePointAt(at)!) : text[at]!
}

export class Regex {
  readonly groups: number
  readonly names: Readonly<Record<string, number>>
  private readonly program: readonly Instruction[]
  private readonly needsBacktracking: boolean
  private readonly longest: boolean
  private readonly first: string | undefined
  /** The whole pattern, when it is but these characters. */
  private readonly literal: string | undefined
  private steps = 0

  /** @throws PatternError */
  constructor(
    readonly source: string,
    readonly options: SyntaxOptions,
  ) {
    const { node, groups, names } = parsePattern(source, options)
    this.groups = groups
    this.names = names
    const compiled = compilePattern(node, groups)
    this.program = compiled.program
    this.needsBacktracking = compiled.needsBacktracking
    this.first = compiled.first
    this.literal = compiled.literal
    this.longest = options.dialect !== 'perl'
  }

  /** The first match at or after a place; notBol: the text's start is no start of a line. */
  exec(text: string, from = 0, notBol = false): Match | undefined {
    this.steps = 0
    if (this.literal !== undefined) {
      const at = text.indexOf(this.literal, from)
      return at < 0 ? undefined : [at, at + this.literal.length]
    }
    return this.needsBacktracking
      ? this.backtrack(text, from, notBol)
      : this.simulate(text, from, notBol, true)
  }

  test(text: string): boolean {
    if (this.literal !== undefined) return text.includes(this.literal)
    this.steps = 0
    return (
      (this.needsBacktracking ? this.backtrack(text, 0, false) : this.simulate(text, 0, false, false)) !==
      undefined
    )
  }

  /** Whether it matches all of the text. */
  testWhole(text: string): boolean {
    const match = this.exec(text)
    return match?.[0] === 0 && match[1] === text.length
  }

  private follow(
    threads: Thread[],
    seen: Uint8Array,
    from: Thread,
    text: string,
    at: number,
    notBol: boolean,
  ): void {
    const stack = [from]
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { pc, caps } = next
      if (seen[pc]) continue
      seen[pc] = 1
      const instruction = this.program[pc]!
      switch (instruction.op) {
        case 'jump':
          stack.push({ pc: instruction.to, caps })
          break
        case 'split':
          stack.push({ pc: instruction.second, caps }, { pc: instruction.first, caps })
          break
        case 'save': {
          const copy = caps.slice()
          copy[instruction.slot] = at
          stack.push({ pc: pc + 1, caps: copy })
          break
        }
        case 'assert':
          if (holds(instruction.what, text, at, notBol)) stack.push({ pc: pc + 1, caps })
          break
        default:
          threads.push(next)
      }
    }
  }

  private empty(start: number): number[] {
    const caps = new Array<number>(2 + this.groups * 2).fill(-1)
    caps[0] = start
    return caps
  }

  /** All ways at once, in the order of preference (Pike's machine). */
  private simulate(text: string, from: number, notBol: boolean, whole: boolean): Match | undefined {
    let threads: Thread[] = []
    let found: Match | undefined
    let seen = new Uint8Array(this.program.length)
    for (let at = from; ; ) {
      if (!found) {
        if (threads.length === 0 && this.first !== undefined) {
          at = text.indexOf(this.first, at)
          if (at < 0) return undefined
        }
        this.follow(threads, seen, { pc: 0, caps: this.empty(at) }, text, at, notBol)
      }
      this.steps += threads.length + 1
      if (this.steps > MAX_STEPS) throw new PatternError('Regular expression too big')
      const char = at < text.length ? charAt(text, at) : undefined
      const next: Thread[] = []
      seen = new Uint8Array(this.program.length)
      for (const thread of threads) {
        const instruction = this.program[thread.pc]!
        if (instruction.op === 'match') {
          if (found && thread.caps[0]! > found[0]!) continue
          if (!found || this.longest ? (found?.[1] ?? -1) < at : true)
            found = [thread.caps[0]!, at, ...thread.caps.slice(2)]
          if (!whole) return found
          if (!this.longest) break
        } else if (char !== undefined && instruction.op === 'char' && instruction.test(char)) {
          this.follow(next, seen, { pc: thread.pc + 1, caps: thread.caps }, text, at + char.length, notBol)
        }
      }
      threads = found ? next.filter((thread) => thread.caps[0]! <= found![0]!) : next
      if ((found && threads.length === 0) || char === undefined) return found
      at += char.length
    }
  }

  private backtrack(text: string, from: number, notBol: boolean): Match | undefined {
    for (let at = from; at <= text.length; at++) {
      const caps = this.empty(at)
      const end = this.walk(0, text, at, caps, notBol)
      if (end !== undefined) return [caps[0]!, end, ...caps.slice(2, 2 + this.groups * 2)]
    }
    return undefined
  }

  /** Perl's way: one way after the other, by a stack of what is still to try. The end, and groups in `caps`. */
  private walk(
    start: number,
    text: string,
    from: number,
    caps: number[],
    notBol: boolean,
  ): number | undefined {
    type Choice = { pc: number; at: number; caps: number[] }
    const stack: Choice[] = []
    let pc = start
    let at = from
    for (;;) {
      if (++this.steps > MAX_BACKTRACKS) throw new PatternError("exceeded PCRE's backtracking limit")
      const instruction = this.program[pc]!
      let ok = true
      switch (instruction.op) {
        case 'match':
          return at
        case 'char': {
          const char = at < text.length ? charAt(text, at) : undefined
          ok = char !== undefined && instruction.test(char)
          if (ok) at += char!.length
          break
        }
        case 'assert':
          ok = holds(instruction.what, text, at, notBol)
          break
        case 'save':
          caps[instruction.slot] = at
          break
        case 'jump':
          pc = instruction.to - 1
          break
        case 'split':
          stack.push({ pc: instruction.second, at, caps: caps.slice() })
          pc = instruction.first - 1
          break
        case 'progress':
          // A round of a loop that took nothing ends the loop.
          ok = caps[instruction.slot] !== at
          break
        case 'keep':
          caps[0] = at
          break
        case 'backref': {
          const [begin = -1, end = -1] = caps.slice(instruction.index * 2, instruction.index * 2 + 2)
          const said = text.slice(begin, end)
          const here = text.slice(at, at + said.length)
          ok =
            begin >= 0 &&
            end >= 0 &&
            (here === said || (instruction.fold && here.toLowerCase() === said.toLowerCase()))
          if (ok) at += said.length
          break
        }
        case 'look': {
          const inner = caps.slice()
          const end = instruction.behind
            ? this.behind(pc + 1, text, at, inner, notBol)
            : this.walk(pc + 1, text, at, inner, notBol)
          ok = (end !== undefined) !== instruction.negated
          if (ok && !instruction.negated) caps.splice(0, caps.length, ...inner)
          if (ok && instruction.atomic) at = end!
          pc = instruction.after - 1
        }
      }
      if (ok) {
        pc += 1
        continue
      }
      const choice = stack.pop()
      if (!choice) return undefined
      pc = choice.pc
      at = choice.at
      caps.splice(0, caps.length, ...choice.caps)
    }
  }

  private behind(pc: number, text: string, at: number, caps: number[], notBol: boolean): number | undefined {
    for (let start = at; start >= Math.max(0, at - 255); start--) {
      const end = this.walk(pc, text.slice(0, at), start, caps, notBol)
      if (end === at) return end
    }
    return undefined
  }
}

const known = new Map<string, Regex>()

/** Who looks at line after line asks with the same options: its last pattern. */
const lastOf = new WeakMap<SyntaxOptions, { source: string; regex: Regex }>()

/** A pattern, compiled once. @throws PatternError */
export function regexOf(source: string, options: SyntaxOptions): Regex {
  const last = lastOf.get(options)
  if (last?.source === source) return last.regex
  const regex = compiled(source, options)
  lastOf.set(options, { source, regex })
  return regex
}

function compiled(source: string, options: SyntaxOptions): Regex {
  const key = `${JSON.stringify(options)}${source}`
  let regex = known.get(key)
  if (!regex) {
    regex = new Regex(source, options)
    if (known.size > 500) known.clear()
    known.set(key, regex)
  }
  return regex
}

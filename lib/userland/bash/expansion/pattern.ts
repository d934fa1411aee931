/**
 * Shell patterns: `*`, `?`, `[…]`, and with `extglob` `?(…)`, `*(…)`, `+(…)`, `@(…)`, `!(…)`. Matching keeps
 * the set of places that can be reached, so that its time is bounded by pattern times text.
 */
type Node =
  | { k: 'char'; char: string }
  | { k: 'any' }
  | { k: 'star' }
  | { k: 'set'; not: boolean; has: (char: string) => boolean }
  | { k: 'group'; operator: string; choices: Node[][] }

export interface PatternOptions {
  extglob?: boolean
  ignoreCase?: boolean
  /** Is told of the work that matching takes. */
  spend?: (steps: number) => void
}

const CLASSES: Record<string, RegExp> = {
  alpha: /\p{L}/u,
  digit: /[0-9]/,
  alnum: /[\p{L}0-9]/u,
  upper: /\p{Lu}/u,
  lower: /\p{Ll}/u,
  space: /[ \t\n\v\f\r]/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  print: /[^\0-\x1f\x7f]/,
  graph: /[^\0-\x20\x7f]/,
  cntrl: /[\0-\x1f\x7f]/,
  xdigit: /[0-9A-Fa-f]/,
  word: /[\p{L}0-9_]/u,
}

const codeOf = (char: string) => char.codePointAt(0) ?? 0

class PatternParser {
  private at = 0
  private readonly chars: string[]

  constructor(
    source: string,
    private readonly options: PatternOptions,
  ) {
    this.chars = Array.from(source)
  }

  /** Up to one of `ends`, which is left. */
  sequence(ends: string): Node[] {
    const nodes: Node[] = []
    while (this.at < this.chars.length && !ends.includes(this.chars[this.at] ?? '')) nodes.push(this.node())
    return nodes
  }

  private node(): Node {
    const char = this.chars[this.at++] ?? ''
    if (char === '\\' && this.at < this.chars.length) return this.char(this.chars[this.at++] ?? '')
    if (this.options.extglob && '?*+@!'.includes(char) && this.chars[this.at] === '(') {
      const group = this.group(char)
      if (group) return group
    }
    if (char === '?') return { k: 'any' }
    if (char === '*') return { k: 'star' }
    return (char === '[' && this.set()) || this.char(char)
  }

  private char(char: string): Node {
    return { k: 'char', char: this.options.ignoreCase ? char.toLowerCase() : char }
  }

  private group(operator: string): Node | undefined {
    const start = this.at
    const choices: Node[][] = []
    do {
      this.at += 1
      choices.push(this.sequence('|)'))
    } while (this.chars[this.at] === '|')
    if (this.chars[this.at] === ')') {
      this.at += 1
      return { k: 'group', operator, choices }
    }
    this.at = start
    return undefined
  }

  private set(): Node | undefined {
    const start = this.at
    const not = this.chars[this.at] === '!' || this.chars[this.at] === '^'
    if (not) this.at += 1
    const tests: ((char: string) => boolean)[] = []
    for (let first = true; ; first = false) {
      const char = this.chars[this.at]
      if (char === undefined || char === '/') {
        this.at = start
        return undefined
      }
      if (char === ']' && !first) break
      tests.push(this.member())
    }
    this.at += 1
    return { k: 'set', not, has: (char) => tests.some((test) => test(char)) }
  }

  private member(): (char: string) => boolean {
    const rest = this.chars.slice(this.at, this.at + 16).join('')
    const named = /^\[:([a-z]+):\]/.exec(rest)
    if (named) {
      this.at += named[0].length
      const test = CLASSES[named[1] ?? '']
      return (char) => test?.test(char) ?? false
    }
    const from = this.single()
    const after = this.chars[this.at + 1]
    if (this.chars[this.at] !== '-' || after === undefined || after === ']') return this.range(from, from)
    this.at += 1
    return this.range(from, this.single())
  }

  private single(): string {
    const char = this.chars[this.at++] ?? ''
    if (char === '\\' && this.at < this.chars.length) return this.chars[this.at++] ?? ''
    if (char === '[' && (this.chars[this.at] === '.' || this.chars[this.at] === '=')) {
      const kind = this.chars[this.at]
      if (this.chars[this.at + 2] === kind && this.chars[this.at + 3] === ']') {
        this.at += 4
        return this.chars[this.at - 3] ?? ''
      }
    }
    return char
  }

  private range(from: string, to: string): (char: string) => boolean {
    const [low, high] = [codeOf(from), codeOf(to)]
    const within = (char: string) => codeOf(char) >= low && codeOf(char) <= high
    if (!this.options.ignoreCase) return within
    return (char) => within(char.toLowerCase()) || within(char.toUpperCase())
  }
}

const reversed = (nodes: readonly Node[]): Node[] =>
  [...nodes]
    .reverse()
    .map((node) => (node.k === 'group' ? { ...node, choices: node.choices.map(reversed) } : node))

/** Places, in order. */
type Places = number[]

class Matcher {
  constructor(
    private readonly chars: readonly string[],
    private readonly ignoreCase: boolean,
    private readonly spend: (steps: number) => void,
  ) {}

  private same(node: Node, char: string): boolean {
    if (node.k === 'any') return true
    if (node.k === 'set') return node.has(char) !== node.not
    return node.k === 'char' && node.char === (this.ignoreCase ? char.toLowerCase() : char)
  }

  /** Where the nodes can end when they begin at one of the places. */
  ends(nodes: readonly Node[], from: Places): Places {
    let places = from
    for (const node of nodes) {
      if (places.length > 8) this.spend(places.length >> 3)
      if (places.length === 0) return places
      if (node.k === 'star') places = this.onwards(places[0] ?? 0)
      else if (node.k === 'group') places = this.group(node, places)
      else
        places = places
          .filter((at) => at < this.chars.length && this.same(node, this.chars[at] ?? ''))
          .map((at) => at + 1)
    }
    return places
  }

  private onwards(first: number): Places {
    const places: Places = []
    for (let at = first; at <= this.chars.length; at++) places.push(at)
    this.spend(places.length >> 3)
    return places
  }

  private once(choices: readonly Node[][], places: Places): Places {
    return ordered(choices.flatMap((choice) => this.ends(choice, places)))
  }

  private group({ operator, choices }: Extract<Node, { k: 'group' }>, places: Places): Places {
    if (operator === '@') return this.once(choices, places)
    if (operator === '?') return ordered([...places, ...this.once(choices, places)])
    if (operator === '!') return ordered(places.flatMap((at) => this.others(choices, at)))
    const all = new Set(operator === '*' ? places : [])
    for (let fresh = places; fresh.length > 0; ) {
      fresh = this.once(choices, fresh).filter((at) => !all.has(at))
      for (const at of fresh) all.add(at)
    }
    return ordered([...all])
  }

  private others(choices: readonly Node[][], at: number): Places {
    const taken = new Set(this.once(choices, [at]))
    return this.onwards(at).filter((place) => !taken.has(place))
  }
}

const ordered = (places: Places): Places => [...new Set(places)].sort((a, b) => a - b)

/** A pattern that has been read. */
export class Pattern {
  private readonly nodes: Node[]
  private backward: Node[] | undefined
  /** What it stands for when it has no special character. */
  readonly literal: string | undefined

  constructor(
    source: string,
    private readonly options: PatternOptions = {},
  ) {
    this.nodes = new PatternParser(source, options).sequence('')
    const chars = this.nodes.map((node) => (node.k === 'char' ? node.char : undefined))
    if (!options.ignoreCase && !chars.includes(undefined)) this.literal = chars.join('')
  }

  matches(text: string): boolean {
    if (this.literal !== undefined) return text === this.literal
    const chars = Array.from(text)
    return this.matcher(chars).ends(this.nodes, [0]).at(-1) === chars.length
  }

  private matcher(chars: readonly string[]) {
    return new Matcher(chars, this.options.ignoreCase ?? false, this.options.spend ?? (() => {}))
  }

  /** How much of the beginning of the characters it takes: the least or the most; undefined: no match. */
  prefix(chars: readonly string[], longest: boolean, from = 0): number | undefined {
    const end = this.matcher(chars)
      .ends(this.nodes, [from])
      .at(longest ? -1 : 0)
    return end === undefined ? undefined : end - from
  }

  /** As `prefix`, of the end. */
  suffix(chars: readonly string[], longest: boolean): number | undefined {
    this.backward ??= reversed(this.nodes)
    return this.matcher([...chars].reverse())
      .ends(this.backward, [0])
      .at(longest ? -1 : 0)
  }
}

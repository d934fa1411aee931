/**
 * The syntax of regular expressions: POSIX basic and extended with GNU's additions, and Perl's as far as
 * people meet it (grep -P, jq).
 * Differs: collating elements and equivalence classes stand for their character only; Perl's recursion,
 * conditionals and verbs are refused; \p{…} knows general categories and scripts.
 */
import {
  type CharTest,
  charRange,
  isWordChar,
  not,
  PERL,
  POSIX,
  unicodeClass,
  union,
} from '@/lib/cluster/apimachinery/regexp/char-class'

export type Dialect = 'basic' | 'extended' | 'perl' | 'fixed'

export type Assertion =
  | 'textStart'
  | 'textEnd'
  | 'lastLineEnd'
  | 'lineStart'
  | 'lineEnd'
  | 'word'
  | 'notWord'
  | 'wordStart'
  | 'wordEnd'
  | 'noWordBefore'
  | 'noWordAfter'

export type Node =
  | { type: 'char'; test: CharTest; literal?: string }
  | { type: 'assert'; what: Assertion }
  | { type: 'group'; of: Node; index: number }
  | { type: 'sequence'; of: Node[] }
  | { type: 'choice'; of: Node[] }
  | { type: 'repeat'; of: Node; min: number; max: number | undefined; lazy: boolean; atomic: boolean }
  | { type: 'backref'; index: number; fold: boolean }
  | { type: 'look'; of: Node; behind: boolean; negated: boolean }
  | { type: 'atomic'; of: Node }
  | { type: 'keep' }

/** A pattern that is refused, in the words of GNU's regcomp. */
export class PatternError extends Error {}

export interface SyntaxOptions {
  dialect: Dialect
  ignoreCase?: boolean
  /** ^ and $ match at every line (sed's M); a dot matches a newline unless Perl. */
  multiline?: boolean
  dotAll?: boolean
  extended?: boolean
  /** Escapes that awk and gawk know in a pattern (\n, \t, \/) stand for their characters in any dialect. */
  escapes?: boolean
  /** Only whole words, or all of a text (grep -w, -x). */
  word?: boolean
  whole?: boolean
}

export interface Parsed {
  node: Node
  groups: number
  names: Record<string, number>
}

const DUP_MAX = 32_767
const MAX_DEPTH = 250
const CONTROL: Record<string, string> = { a: '\x07', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
const ASSERTIONS: Record<string, Assertion> = {
  '<': 'wordStart',
  '>': 'wordEnd',
  b: 'word',
  B: 'notWord',
  '`': 'textStart',
  "'": 'textEnd',
}
const PERL_ASSERTIONS: Record<string, Assertion> = {
  b: 'word',
  B: 'notWord',
  A: 'textStart',
  z: 'textEnd',
  Z: 'lastLineEnd',
}
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const anyChar: CharTest = () => true
const notNewline: CharTest = (char) => char !== '\n'
const SPACE = POSIX.space!
const horizontal = union([charRange(' ', ' ', false), charRange('\t', '\t', false)])

class Parser {
  private pos = 0
  private depth = 0
  private groups = 0
  private readonly closed = new Set<number>()
  private readonly names: Record<string, number> = {}
  private flags: { i: boolean; m: boolean; s: boolean; x: boolean }
  private readonly perl: boolean
  private readonly basic: boolean

  constructor(
    private readonly source: string,
    private readonly options: SyntaxOptions,
  ) {
    this.perl = options.dialect === 'perl'
    this.basic = options.dialect === 'basic'
    this.flags = {
      i: options.ignoreCase ?? false,
      m: options.multiline ?? false,
      s: options.dotAll ?? !this.perl,
      x: options.extended ?? false,
    }
  }

  parse(): Parsed {
    const { word, whole } = this.options
    const node = this.options.dialect === 'fixed' ? this.fixed() : this.choice()
    if (this.pos < this.source.length) throw new PatternError('Unmatched ) or \\)')
    const around: [Assertion, Assertion] | undefined = whole
      ? ['textStart', 'textEnd']
      : word
        ? ['noWordBefore', 'noWordAfter']
        : undefined
    const [before, after] = around?.map((what): Node => ({ type: 'assert', what })) ?? []
    const all: Node = before && after ? { type: 'sequence', of: [before, node, after] } : node
    return { node: all, groups: this.groups, names: this.names }
  }

  private fixed(): Node {
    const of: Node[] = []
    while (this.pos < this.source.length) of.push(this.literal(this.takeChar()))
    return { type: 'sequence', of }
  }

  private looking(text: string): boolean {
    return this.source.startsWith(text, this.pos)
  }

  /** Takes what an operator is written as in this dialect: `(` or `\(`. */
  private operator(text: string): boolean {
    const written = this.basic ? `\\${text}` : text
    if (!this.looking(written)) return false
    this.pos += written.length
    return true
  }

  private atOperator(text: string): boolean {
    return this.looking(this.basic ? `\\${text}` : text)
  }

  private takeChar(): string {
    const char = String.fromCodePoint(this.source.codePointAt(this.pos) ?? 0)
    this.pos += char.length
    return char
  }

  private literal(char: string): Node {
    const fold = this.flags.i && char.toLowerCase() !== char.toUpperCase()
    return fold
      ? { type: 'char', test: charRange(char, char, true) }
      : { type: 'char', test: (other) => other === char, literal: char }
  }

  private choice(): Node {
    const flags = { ...this.flags }
    const branches: Node[] = [this.sequence()]
    while (this.operator('|')) branches.push(this.sequence())
    this.flags = flags
    return branches.length === 1 ? branches[0]! : { type: 'choice', of: branches }
  }

  private get atEnd(): boolean {
    if (this.pos >= this.source.length || this.atOperator('|')) return true
    return this.atOperator(')') && (this.depth > 0 || this.basic || this.perl)
  }

  private sequence(): Node {
    const of: Node[] = []
    while (!this.atEnd) {
      if (this.flags.x && this.skipBlank()) continue
      const atom = this.atom(of.length === 0)
      if (atom) of.push(this.repeated(atom))
    }
    return of.length === 1 ? of[0]! : { type: 'sequence', of }
  }

  private skipBlank(): boolean {
    const char = this.source[this.pos] ?? ''
    if (!/[\s#]/.test(char)) return false
    const end = char === '#' ? this.source.indexOf('\n', this.pos) : this.pos
    this.pos = end < 0 ? this.source.length : end + 1
    return true
  }

  /** undefined for what matches nothing by itself. */
  private atom(isFirst: boolean): Node | undefined {
    if (this.operator('(')) return this.group()
    if (this.looking('[')) return { type: 'char', test: this.bracket() }
    if (this.looking('\\')) return this.escape()
    const char = this.source[this.pos] ?? ''
    if (this.isRepetition(isFirst, char)) {
      if (this.perl) throw new PatternError('quantifier does not follow a repeatable item')
      if (!this.basic && char !== '{') {
        this.pos += 1
        return undefined
      }
    }
    const at = this.pos
    this.takeChar()
    if (char === '^' && (!this.basic || isFirst))
      return { type: 'assert', what: this.flags.m ? 'lineStart' : 'textStart' }
    if (char === '$' && (!this.basic || this.atEnd)) {
      return { type: 'assert', what: this.flags.m ? 'lineEnd' : this.perl ? 'lastLineEnd' : 'textEnd' }
    }
    if (char === '.') return { type: 'char', test: this.flags.s ? anyChar : notNewline }
    this.pos = at
    return this.literal(this.takeChar())
  }

  private isRepetition(isFirst: boolean, char: string): boolean {
    return isFirst && char !== '' && (this.basic ? '' : '*+?').includes(char)
  }

  private bounds(): { min: number; max: number | undefined } | undefined {
    const written = this.basic ? '\\{' : '{'
    if (!this.looking(written)) return undefined
    const rest = this.source.slice(this.pos + written.length)
    const match = /^(\d*)(,?)(\d*)(\\?)\}/.exec(rest)
    const isWhole =
      match && (match[4] === '\\') === this.basic && (match[1] !== '' || (match[2] !== '' && !this.perl))
    if (!isWhole) {
      if (!this.basic) return undefined
      throw new PatternError(rest.includes('\\}') ? 'Invalid content of \\{\\}' : 'Unmatched \\{')
    }
    this.pos += written.length + match[0].length
    const min = Number(match[1])
    const max = match[2] === '' ? min : match[3] === '' ? undefined : Number(match[3])
    if (max !== undefined && max < min) throw new PatternError('Invalid content of \\{\\}')
    if (min > DUP_MAX || (max ?? 0) > DUP_MAX) throw new PatternError('Regular expression too big')
    return { min, max }
  }

  private quantifier(): { min: number; max: number | undefined } | undefined {
    const char = this.source[this.pos]
    if (char === '*') {
      this.pos += 1
      return { min: 0, max: undefined }
    }
    if (this.operator('+')) return { min: 1, max: undefined }
    if (this.operator('?')) return { min: 0, max: 1 }
    return this.bounds()
  }

  private repeated(atom: Node): Node {
    if (this.basic && atom.type === 'assert' && /Start$/.test(atom.what) && this.looking('*')) return atom
    let node = atom
    for (let count = this.quantifier(); count; count = this.quantifier()) {
      const lazy = this.perl && this.looking('?')
      const atomic = this.perl && this.looking('+')
      if (lazy || atomic) this.pos += 1
      node = { type: 'repeat', of: node, ...count, lazy, atomic }
      if (this.perl) break
    }
    return node
  }

  private enter(): void {
    this.depth += 1
    if (this.depth > MAX_DEPTH) throw new PatternError('Regular expression too big')
  }

  private leave(): void {
    if (!this.operator(')'))
      throw new PatternError(this.perl ? 'missing closing parenthesis' : 'Unmatched ( or \\(')
    this.depth -= 1
  }

  private group(): Node | undefined {
    const rest = this.source.slice(this.pos)
    const special = this.perl
      ? /^\?(?:P?<([A-Za-z_]\w*)>|([imsx]*)(?:-([imsx]+))?([:)])|(<?[=!])|([>#|]))/.exec(rest)
      : undefined
    if (this.perl && rest.startsWith('?') && !special)
      throw new PatternError('unrecognized character after (? or (?-')
    const [text = '', name, on = '', off = '', flagsEnd, look, other] = special ?? []
    this.pos += text.length
    if (other === '#') {
      const end = this.source.indexOf(')', this.pos)
      this.pos = end < 0 ? this.source.length : end + 1
      return undefined
    }
    const setFlags = () => {
      for (const flag of on) this.flags[flag as 'i'] = true
      for (const flag of off) this.flags[flag as 'i'] = false
    }
    if (flagsEnd === ')') {
      setFlags()
      return undefined
    }
    this.enter()
    const index = flagsEnd || look || other ? 0 : ++this.groups
    if (name) this.names[name] = index
    const before = { ...this.flags }
    setFlags()
    const of = this.choice()
    this.flags = before
    this.leave()
    this.closed.add(index)
    if (look) return { type: 'look', of, behind: look.startsWith('<'), negated: look.endsWith('!') }
    if (other === '>') return { type: 'atomic', of }
    return index ? { type: 'group', of, index } : of
  }

  private escape(): Node {
    const letter = this.source[this.pos + 1]
    if (letter === undefined)
      throw new PatternError(this.perl ? '\\ at end of pattern' : 'Trailing backslash')
    const named = this.escapedClass()
    if (named) return { type: 'char', test: named }
    const what = own(this.perl ? PERL_ASSERTIONS : ASSERTIONS, letter)
    this.pos += 2
    if (what && !(this.options.escapes && letter === 'b')) return { type: 'assert', what }
    if (letter >= '1' && letter <= '9' && !this.options.escapes) return this.backref(letter)
    if (this.basic && letter === '{') throw new PatternError('Invalid preceding regular expression')
    if (this.perl && letter === 'K') return { type: 'keep' }
    if (this.perl && letter === 'k') return this.namedBackref()
    if (this.perl && letter === 'R') return { type: 'char', test: (char) => /[\n-\r]/.test(char) }
    this.pos -= 2
    return this.literal(this.escapedChar())
  }

  private backref(letter: string): Node {
    const more = this.perl ? (/^\d+/.exec(this.source.slice(this.pos))?.[0] ?? '') : ''
    this.pos += more.length
    const index = Number(letter + more)
    if (!this.perl && !this.closed.has(index)) throw new PatternError('Invalid back reference')
    if (this.perl && index > this.groups) throw new PatternError('reference to non-existent subpattern')
    return { type: 'backref', index, fold: this.flags.i }
  }

  private namedBackref(): Node {
    const match = /^[<{'](\w+)[>}']/.exec(this.source.slice(this.pos))
    const index = match ? own(this.names, match[1]!) : undefined
    if (!match || index === undefined) throw new PatternError('reference to non-existent subpattern')
    this.pos += match[0].length
    return { type: 'backref', index, fold: this.flags.i }
  }

  /** `\w`, and in Perl's dialect `\d`, `\h`, `\p{L}`; undefined for another escape. */
  private escapedClass(): CharTest | undefined {
    const letter = this.source[this.pos + 1] ?? ''
    let test = 'wW'.includes(letter) ? isWordChar : 'sS'.includes(letter) ? SPACE : undefined
    if (this.perl && 'dD'.includes(letter)) test = PERL.d
    else if (this.perl && 'hH'.includes(letter)) test = horizontal
    else if (this.perl && letter === 'N') test = (char) => char === '\n'
    if (letter !== '' && test) {
      this.pos += 2
      return letter === letter.toUpperCase() ? not(test) : test
    }
    const match = this.perl ? /^\\([pP])(?:\{(\^?)(\w+)\}|(\w))/.exec(this.source.slice(this.pos)) : undefined
    if (!match) return undefined
    const property = unicodeClass(match[3] ?? match[4] ?? '')
    if (!property) throw new PatternError('unknown property name after \\P or \\p')
    this.pos += match[0].length
    return (match[1] === 'P') !== (match[2] === '^') ? not(property) : property
  }

  private escapedChar(): string {
    this.pos += 1
    if (this.perl || this.options.escapes) {
      const rest = this.source.slice(this.pos)
      const code =
        /^x(?:([0-9A-Fa-f]{1,2})|\{([0-9A-Fa-f]{1,6})\})|^u([0-9A-Fa-f]{4})|^(0[0-7]{0,2}|[1-7][0-7]{2})/.exec(
          rest,
        )
      if (code) {
        this.pos += code[0].length
        const hex = code[1] ?? code[2] ?? code[3]
        return String.fromCodePoint(
          Math.min(hex ? Number.parseInt(hex, 16) : Number.parseInt(code[4]!, 8), 0x10ffff),
        )
      }
      const control = own(CONTROL, rest.charAt(0)) ?? (rest.startsWith('b') ? '\b' : undefined)
      if (control) {
        this.pos += 1
        return control
      }
    } else if (this.looking('n')) {
      // GNU's tools turn \n into a newline before they compile.
      this.pos += 1
      return '\n'
    }
    return this.takeChar()
  }

  private bracket(): CharTest {
    this.pos += 1
    const negated = this.source[this.pos] === '^'
    if (negated) this.pos += 1
    const tests: CharTest[] = []
    for (let first = true; first || this.source[this.pos] !== ']'; first = false) {
      if (this.pos >= this.source.length) throw this.unmatchedBracket()
      tests.push(this.member())
    }
    this.pos += 1
    const test = union(tests)
    return negated ? not(test) : test
  }

  private unmatchedBracket(): PatternError {
    return new PatternError(
      this.perl ? 'missing terminating ] for character class' : 'Unmatched [, [^, [:, [., or [=',
    )
  }

  private member(): CharTest {
    const posix = /^\[:(\^?)(\w*):\]/.exec(this.source.slice(this.pos))
    if (posix) {
      let test = own(POSIX, posix[2]!)
      if (!test) throw new PatternError('Invalid character class name')
      if (this.flags.i && /^(upper|lower)$/.test(posix[2]!)) test = POSIX.alpha!
      this.pos += posix[0].length
      return posix[1] ? not(test) : test
    }
    const named = (this.perl || this.options.escapes) && this.looking('\\') ? this.escapedClass() : undefined
    if (named) return named
    const from = this.memberChar()
    const next = this.source[this.pos + 1]
    if (!this.looking('-') || next === ']' || next === undefined) return charRange(from, from, this.flags.i)
    this.pos += 1
    const to = this.memberChar()
    if ((to.codePointAt(0) ?? 0) < (from.codePointAt(0) ?? 0)) throw new PatternError('Invalid range end')
    return charRange(from, to, this.flags.i)
  }

  private memberChar(): string {
    const collating = /^\[([.=])(.+?)\1\]/su.exec(this.source.slice(this.pos))
    if (collating) {
      this.pos += collating[0].length
      return collating[2]!
    }
    const isEscape = this.looking('\\') && this.pos + 1 < this.source.length
    if (isEscape && (this.perl || this.options.escapes)) return this.escapedChar()
    return this.takeChar()
  }
}

/** @throws PatternError */
export const parsePattern = (source: string, options: SyntaxOptions): Parsed =>
  new Parser(source, options).parse()

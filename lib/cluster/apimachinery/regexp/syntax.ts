/** The syntax of Go's regular expressions. Mirrors: regexp/syntax (Perl flags), with its error texts. */
import {
  type CharTest,
  charRange,
  not,
  PERL,
  POSIX,
  unicodeClass,
  union,
} from '@/lib/cluster/apimachinery/regexp/char-class'

export type Assertion = 'textStart' | 'textEnd' | 'lineStart' | 'lineEnd' | 'word' | 'notWord'

export type Node =
  | { type: 'char'; test: CharTest }
  | { type: 'assert'; what: Assertion }
  /** Its number, if it captures. */
  | { type: 'group'; of: Node; index?: number }
  | { type: 'sequence'; of: Node[] }
  | { type: 'choice'; of: Node[] }
  | { type: 'repeat'; of: Node; min: number; max: number | undefined; lazy: boolean }

/** A pattern that Go refuses; the message is Go's. */
export class RegexpError extends Error {
  constructor(what: string, where: string) {
    super(`error parsing regexp: ${what}: \`${where}\``)
  }
}

interface Flags {
  i: boolean
  m: boolean
  s: boolean
  U: boolean
}

const MAX_REPEAT = 1000
const MAX_DEPTH = 250
const CONTROL: Record<string, string> = { a: '\x07', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

class Parser {
  private pos = 0
  private depth = 0
  private captures = 0
  private flags: Flags = { i: false, m: false, s: false, U: false }

  constructor(private readonly source: string) {}

  parse(): Node {
    const node = this.choice()
    if (this.pos < this.source.length) throw new RegexpError('unexpected )', this.source)
    return node
  }

  private get rest(): string {
    return this.source.slice(this.pos)
  }

  private takeChar(): string {
    const char = String.fromCodePoint(this.source.codePointAt(this.pos) ?? 0)
    this.pos += char.length
    return char
  }

  private choice(): Node {
    const branches: Node[] = [this.sequence()]
    while (this.source[this.pos] === '|') {
      this.pos += 1
      branches.push(this.sequence())
    }
    return branches.length === 1 && branches[0] ? branches[0] : { type: 'choice', of: branches }
  }

  private sequence(): Node {
    const of: Node[] = []
    while (this.pos < this.source.length && this.source[this.pos] !== '|' && this.source[this.pos] !== ')') {
      const atom = this.atom()
      if (atom) of.push(this.repeated(atom))
    }
    return { type: 'sequence', of }
  }

  /** undefined for what matches nothing by itself: flags. */
  private atom(): Node | undefined {
    const { rest, flags } = this
    if (rest.startsWith('(')) return this.group()
    if (rest.startsWith('[')) return { type: 'char', test: this.charClass() }
    if (rest.startsWith('\\')) return this.escape()
    if (/^[*+?]/.test(rest)) throw new RegexpError('missing argument to repetition operator', rest.charAt(0))
    const char = this.takeChar()
    if (char === '^') return { type: 'assert', what: flags.m ? 'lineStart' : 'textStart' }
    if (char === '$') return { type: 'assert', what: flags.m ? 'lineEnd' : 'textEnd' }
    if (char === '.') return { type: 'char', test: flags.s ? () => true : (other) => other !== '\n' }
    return { type: 'char', test: charRange(char, char, flags.i) }
  }

  private repeated(atom: Node): Node {
    const match = /^(?:[*+?]|\{(\d+)(,(\d*))?\})(\??)/.exec(this.rest)
    if (!match) return atom
    const [text, low, comma, high, question] = match
    const operator = text.charAt(0)
    const min = operator === '+' ? 1 : operator === '{' ? Number(low) : 0
    const max =
      operator === '?' ? 1 : operator !== '{' ? undefined : comma ? (high ? Number(high) : undefined) : min
    if (min > MAX_REPEAT || (max ?? 0) > MAX_REPEAT || (max !== undefined && max < min)) {
      throw new RegexpError('invalid repeat count', text)
    }
    this.pos += text.length
    const again = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.rest)
    if (again) throw new RegexpError('invalid nested repetition operator', text + again[0])
    return { type: 'repeat', of: atom, min, max, lazy: (question === '?') !== this.flags.U }
  }

  private group(): Node | undefined {
    const special = /^\(\?(?:P?<(\w+)>|([imsU]*)(?:-([imsU]+))?([:)]))/.exec(this.rest)
    if (this.rest.startsWith('(?') && !special) {
      const shown = /^\(\?(?:P?<[=!]?|P?.)?/.exec(this.rest)?.[0] ?? '(?'
      throw new RegexpError('invalid or unsupported Perl syntax', shown)
    }
    const index = !special || special[1] ? ++this.captures : 0
    this.depth += 1
    if (this.depth > MAX_DEPTH) throw new RegexpError('expression nests too deeply', this.source)
    const before = { ...this.flags }
    this.pos += special ? special[0].length : 1
    for (const flag of special?.[2] ?? '') this.flags[flag as keyof Flags] = true
    for (const flag of special?.[3] ?? '') this.flags[flag as keyof Flags] = false
    if (special?.[4] === ')') {
      this.depth -= 1
      return undefined
    }
    const of = this.choice()
    if (this.source[this.pos] !== ')') throw new RegexpError('missing closing )', this.source)
    this.pos += 1
    this.depth -= 1
    this.flags = before
    return index > 0 ? { type: 'group', of, index } : { type: 'group', of }
  }

  private escape(): Node {
    const letter = this.source[this.pos + 1] ?? ''
    const assertions: Record<string, Assertion> = { A: 'textStart', z: 'textEnd', b: 'word', B: 'notWord' }
    const what = Object.hasOwn(assertions, letter) ? assertions[letter] : undefined
    if (what) {
      this.pos += 2
      return { type: 'assert', what }
    }
    const named = this.escapedClass()
    if (named) return { type: 'char', test: named }
    const char = this.escapedChar()
    return { type: 'char', test: charRange(char, char, this.flags.i) }
  }

  /** `\d`, `\pL`, `\P{Greek}`; undefined for another escape. */
  private escapedClass(): CharTest | undefined {
    const letter = this.source[this.pos + 1] ?? ''
    const perl = Object.hasOwn(PERL, letter) ? PERL[letter] : undefined
    if (perl) {
      this.pos += 2
      return perl
    }
    const match = /^\\([pP])(?:\{(\^?)(\w+)\}|(\w))/.exec(this.rest)
    if (!match) return undefined
    const test = unicodeClass(match[3] ?? match[4] ?? '')
    if (!test) throw new RegexpError('invalid character class range', match[0])
    this.pos += match[0].length
    return (match[1] === 'P') !== (match[2] === '^') ? not(test) : test
  }

  private escapedChar(): string {
    const { rest } = this
    if (rest.length === 1) throw new RegexpError('trailing backslash at end of expression', '')
    const hex = /^\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(rest)
    const octal = /^\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest)
    const code = hex ? Number.parseInt(hex[1] ?? hex[2] ?? '', 16) : Number.parseInt(octal?.[1] ?? '', 8)
    if (code <= 0x10ffff) {
      this.pos += (hex ?? octal)?.[0].length ?? 0
      return String.fromCodePoint(code)
    }
    this.pos += 1
    const char = this.takeChar()
    if (Object.hasOwn(CONTROL, char)) return CONTROL[char] ?? char
    if (/[0-9A-Za-z]/.test(char) || (char.codePointAt(0) ?? 0) >= 0x80) {
      throw new RegexpError('invalid escape sequence', `\\${char}`)
    }
    return char
  }

  private charClass(): CharTest {
    const start = this.pos
    this.pos += 1
    const negated = this.source[this.pos] === '^'
    if (negated) this.pos += 1
    const tests: CharTest[] = []
    for (let first = true; first || this.source[this.pos] !== ']'; first = false) {
      if (this.pos >= this.source.length) throw new RegexpError('missing closing ]', this.source.slice(start))
      tests.push(this.classMember())
    }
    this.pos += 1
    return negated ? not(union(tests)) : union(tests)
  }

  private classMember(): CharTest {
    const posix = /^\[:(\^?)(\w+):\]/.exec(this.rest)
    if (posix) {
      const test = Object.hasOwn(POSIX, posix[2] ?? '') ? POSIX[posix[2] ?? ''] : undefined
      if (!test) throw new RegexpError('invalid character class range', posix[0])
      this.pos += posix[0].length
      return posix[1] ? not(test) : test
    }
    const start = this.pos
    const named = this.rest.startsWith('\\') ? this.escapedClass() : undefined
    if (named) return named
    const from = this.classChar()
    if (!/^-[^\]]/s.test(this.rest)) return charRange(from, from, this.flags.i)
    this.pos += 1
    const to = this.classChar()
    if ((to.codePointAt(0) ?? 0) < (from.codePointAt(0) ?? 0)) {
      throw new RegexpError('invalid character class range', this.source.slice(start, this.pos))
    }
    return charRange(from, to, this.flags.i)
  }

  private classChar(): string {
    return this.rest.startsWith('\\') ? this.escapedChar() : this.takeChar()
  }
}

/** @throws RegexpError */
export const parseRegexp = (source: string): Node => new Parser(source).parse()

/**
 * Reads regular expressions: POSIX basic and extended with GNU's additions, and Perl's as far as people meet
 * it (grep -P, jq).
 * Differs: Perl's recursion, conditionals and verbs are refused; \p{…} knows general categories and scripts.
 */
import { type CharTest, charRange } from '@/lib/cluster/apimachinery/regexp/char-class'
import { bracket } from '@/lib/userland/tools/regex/bracket'
import { escapedChar, escapedClass } from '@/lib/userland/tools/regex/escape'
import { PatternSource } from '@/lib/userland/tools/regex/pattern-source'
import { quantifier } from '@/lib/userland/tools/regex/quantifier'
import {
  type Assertion,
  type Node,
  type Parsed,
  PatternError,
  type SyntaxOptions,
} from '@/lib/userland/tools/regex/syntax'

const MAX_DEPTH = 250
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

class PatternParser {
  private readonly source: PatternSource
  private depth = 0
  private groups = 0
  private readonly closed = new Set<number>()
  private readonly names: Record<string, number> = {}

  constructor(
    text: string,
    private readonly options: SyntaxOptions,
  ) {
    this.source = new PatternSource(text, options)
  }

  parse(): Parsed {
    const { word, whole } = this.options
    const node = this.options.dialect === 'fixed' ? this.fixed() : this.choice()
    if (this.source.pos < this.source.text.length) throw new PatternError('Unmatched ) or \\)')
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
    while (this.source.pos < this.source.text.length) of.push(this.literal(this.source.takeChar()))
    return { type: 'sequence', of }
  }

  private literal(char: string): Node {
    const fold = this.source.flags.i && char.toLowerCase() !== char.toUpperCase()
    return fold
      ? { type: 'char', test: charRange(char, char, true) }
      : { type: 'char', test: (other) => other === char, literal: char }
  }

  private choice(): Node {
    const flags = { ...this.source.flags }
    const branches: Node[] = [this.sequence()]
    while (this.source.operator('|')) branches.push(this.sequence())
    this.source.flags = flags
    return branches.length === 1 ? branches[0]! : { type: 'choice', of: branches }
  }

  private get atEnd(): boolean {
    if (this.source.pos >= this.source.text.length || this.source.atOperator('|')) return true
    return this.source.atOperator(')') && (this.depth > 0 || this.source.basic || this.source.perl)
  }

  private sequence(): Node {
    const of: Node[] = []
    while (!this.atEnd) {
      if (this.source.flags.x && this.source.skipBlank()) continue
      const atom = this.atom(of.length === 0)
      if (atom) of.push(this.repeated(atom))
    }
    return of.length === 1 ? of[0]! : { type: 'sequence', of }
  }

  /** undefined for what matches nothing by itself. */
  private atom(isFirst: boolean): Node | undefined {
    if (this.source.operator('(')) return this.group()
    if (this.source.looking('[')) return { type: 'char', test: bracket(this.source) }
    if (this.source.looking('\\')) return this.escape()
    const char = this.source.text[this.source.pos] ?? ''
    if (this.isRepetition(isFirst, char)) {
      if (this.source.perl) throw new PatternError('quantifier does not follow a repeatable item')
      if (!this.source.basic && char !== '{') {
        this.source.pos += 1
        return undefined
      }
    }
    const at = this.source.pos
    this.source.takeChar()
    if (char === '^' && (!this.source.basic || isFirst))
      return { type: 'assert', what: this.source.flags.m ? 'lineStart' : 'textStart' }
    if (char === '$' && (!this.source.basic || this.atEnd)) {
      return {
        type: 'assert',
        what: this.source.flags.m ? 'lineEnd' : this.source.perl ? 'lastLineEnd' : 'textEnd',
      }
    }
    if (char === '.') return { type: 'char', test: this.source.flags.s ? anyChar : notNewline }
    this.source.pos = at
    return this.literal(this.source.takeChar())
  }

  private isRepetition(isFirst: boolean, char: string): boolean {
    return isFirst && char !== '' && (this.source.basic ? '' : '*+?').includes(char)
  }

  private repeated(atom: Node): Node {
    if (this.source.basic && atom.type === 'assert' && /Start$/.test(atom.what) && this.source.looking('*'))
      return atom
    let node = atom
    for (let count = quantifier(this.source); count; count = quantifier(this.source)) {
      const lazy = this.source.perl && this.source.looking('?')
      const atomic = this.source.perl && this.source.looking('+')
      if (lazy || atomic) this.source.pos += 1
      node = { type: 'repeat', of: node, ...count, lazy, atomic }
      if (this.source.perl) break
    }
    return node
  }

  private enter(): void {
    this.depth += 1
    if (this.depth > MAX_DEPTH) throw new PatternError('Regular expression too big')
  }

  private leave(): void {
    if (!this.source.operator(')'))
      throw new PatternError(this.source.perl ? 'missing closing parenthesis' : 'Unmatched ( or \\(')
    this.depth -= 1
  }

  private group(): Node | undefined {
    const rest = this.source.rest
    const special = this.source.perl
      ? /^\?(?:P?<([A-Za-z_]\w*)>|([imsx]*)(?:-([imsx]+))?([:)])|(<?[=!])|([>#|]))/.exec(rest)
      : undefined
    if (this.source.perl && rest.startsWith('?') && !special)
      throw new PatternError('unrecognized character after (? or (?-')
    const [text = '', name, on = '', off = '', flagsEnd, look, other] = special ?? []
    this.source.pos += text.length
    if (other === '#') {
      const end = this.source.text.indexOf(')', this.source.pos)
      this.source.pos = end < 0 ? this.source.text.length : end + 1
      return undefined
    }
    const setFlags = () => {
      for (const flag of on) this.source.flags[flag as 'i'] = true
      for (const flag of off) this.source.flags[flag as 'i'] = false
    }
    if (flagsEnd === ')') {
      setFlags()
      return undefined
    }
    this.enter()
    const index = flagsEnd || look || other ? 0 : ++this.groups
    if (name) this.names[name] = index
    const before = { ...this.source.flags }
    setFlags()
    const of = this.choice()
    this.source.flags = before
    this.leave()
    this.closed.add(index)
    if (look) return { type: 'look', of, behind: look.startsWith('<'), negated: look.endsWith('!') }
    if (other === '>') return { type: 'atomic', of }
    return index ? { type: 'group', of, index } : of
  }

  private escape(): Node {
    const letter = this.source.text[this.source.pos + 1]
    if (letter === undefined)
      throw new PatternError(this.source.perl ? '\\ at end of pattern' : 'Trailing backslash')
    const named = escapedClass(this.source)
    if (named) return { type: 'char', test: named }
    const what = own(this.source.perl ? PERL_ASSERTIONS : ASSERTIONS, letter)
    this.source.pos += 2
    if (what && !(this.source.escapes && letter === 'b')) return { type: 'assert', what }
    if (letter >= '1' && letter <= '9' && !this.source.escapes) return this.backref(letter)
    if (this.source.basic && letter === '{') throw new PatternError('Invalid preceding regular expression')
    if (this.source.perl && letter === 'K') return { type: 'keep' }
    if (this.source.perl && letter === 'k') return this.namedBackref()
    if (this.source.perl && letter === 'R') return { type: 'char', test: (char) => /[\n-\r]/.test(char) }
    this.source.pos -= 2
    return this.literal(escapedChar(this.source))
  }

  private backref(letter: string): Node {
    const more = this.source.perl ? (/^\d+/.exec(this.source.rest)?.[0] ?? '') : ''
    this.source.pos += more.length
    const index = Number(letter + more)
    if (!this.source.perl && !this.closed.has(index)) throw new PatternError('Invalid back reference')
    if (this.source.perl && index > this.groups)
      throw new PatternError('reference to non-existent subpattern')
    return { type: 'backref', index, fold: this.source.flags.i }
  }

  private namedBackref(): Node {
    const match = /^[<{'](\w+)[>}']/.exec(this.source.rest)
    const index = match ? own(this.names, match[1]!) : undefined
    if (!match || index === undefined) throw new PatternError('reference to non-existent subpattern')
    this.source.pos += match[0].length
    return { type: 'backref', index, fold: this.source.flags.i }
  }
}

/** @throws PatternError */
export const parsePattern = (source: string, options: SyntaxOptions): Parsed =>
  new PatternParser(source, options).parse()

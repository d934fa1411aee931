/**
 * YAML text → tokens.
 * Mirrors: libyaml's scanner as goyaml has it, where a simple key becomes a key once its `:` is found.
 */
import { type Mark, Reader, YamlError } from '@/lib/cluster/apimachinery/yaml/reader'
import { scanBlockScalar, scanPlain, scanQuoted } from '@/lib/cluster/apimachinery/yaml/scan-scalar'

type Punctuation =
  | 'stream-end'
  | 'document-start'
  | 'document-end'
  | 'block-sequence'
  | 'block-mapping'
  | 'block-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | '['
  | ']'
  | '{'
  | '}'

export type Token = { line: number } & (
  | { type: Punctuation }
  | { type: 'directive' | 'alias' | 'anchor' | 'tag'; value: string }
  | { type: 'scalar'; value: string; plain: boolean }
)

interface SimpleKey {
  /** On the indentation's column a key must follow. */
  required: boolean
  token: number
  mark: Mark
}

const ANCHOR = /[0-9A-Za-z_-]/
const TAG = /[0-9A-Za-z_\-;/?:@&=+$,.!~*'()%[\]]/

export class Scanner {
  private readonly reader: Reader
  private readonly tokens: Token[] = []
  private taken = 0
  private done = false
  private indent = -1
  private readonly indents: number[] = []
  private keyAllowed = true
  /** The last thing that may turn out to be a key, one per level of flow collections. */
  private readonly keys: (SimpleKey | undefined)[] = [undefined]

  constructor(text: string) {
    this.reader = new Reader(text)
  }

  peek(): Token {
    while (!this.done && this.needsMore()) this.fetch()
    return this.tokens[0] ?? { type: 'stream-end', line: this.reader.line }
  }

  next(): Token {
    const token = this.peek()
    if (this.tokens.shift()) this.taken += 1
    return token
  }

  private needsMore(): boolean {
    if (this.tokens.length === 0) return true
    const key = this.keys.findIndex((candidate) => candidate?.token === this.taken)
    return key >= 0 && this.isPossible(key)
  }

  private get inFlow(): boolean {
    return this.keys.length > 1
  }

  private fail(problem: string): never {
    const { line } = this.reader
    throw new YamlError(problem, line === 0 ? 0 : line + 1)
  }

  private push(type: Punctuation, mark: { line: number } = this.reader): void {
    this.tokens.push({ type, line: mark.line })
  }

  /** A key is on one line and not too long. */
  private isPossible(level = this.keys.length - 1): boolean {
    const key = this.keys[level]
    if (!key) return false
    if (key.mark.line >= this.reader.line && key.mark.index + 1024 >= this.reader.index) return true
    if (key.required) this.fail("could not find expected ':'")
    this.keys[level] = undefined
    return false
  }

  private dropKey(): void {
    const level = this.keys.length - 1
    if (this.keys[level]?.required) this.fail("could not find expected ':'")
    this.keys[level] = undefined
  }

  private saveKey(): void {
    if (!this.keyAllowed) return
    const required = !this.inFlow && this.indent === this.reader.column
    this.dropKey()
    const token = this.taken + this.tokens.length
    this.keys[this.keys.length - 1] = { required, token, mark: this.reader.mark() }
  }

  private roll(mark: Mark, type: Punctuation, at = this.tokens.length): void {
    if (this.inFlow || this.indent >= mark.column) return
    this.indents.push(this.indent)
    this.indent = mark.column
    this.tokens.splice(at, 0, { type, line: mark.line })
  }

  private unroll(column: number): void {
    while (!this.inFlow && this.indent > column) {
      this.push('block-end')
      this.indent = this.indents.pop() ?? -1
    }
  }

  private skipToToken(): void {
    const { reader } = this
    for (;;) {
      while (reader.peek() === ' ' || (reader.peek() === '\t' && (this.inFlow || !this.keyAllowed)))
        reader.take()
      if (reader.peek() === '#') while (reader.peek() !== '' && !reader.isBreak()) reader.take()
      if (!reader.isBreak()) return
      reader.takeBreak()
      if (!this.inFlow) this.keyAllowed = true
    }
  }

  private fetch(): void {
    const { reader } = this
    this.skipToToken()
    this.unroll(reader.column)
    const char = reader.peek()
    const stands = reader.isBlankOrBreakOrEnd(1)
    if (char === '') this.fetchEnd()
    else if (char === '%' && reader.column === 0) this.fetchDirective()
    else if (reader.isDocumentMark()) this.fetchDocumentMark()
    else if (char === '[' || char === '{') this.fetchOpening(char)
    else if (char === ']' || char === '}') this.fetchClosing(char)
    else if (char === ',') this.fetchFlowEntry()
    else if (char === '-' && stands) this.fetchBlockEntry()
    else if (char === '?' && (this.inFlow || stands)) this.fetchKey()
    else if (char === ':' && (this.inFlow || stands)) this.fetchValue()
    else if (char === '*' || char === '&') this.fetchAnchor(char)
    else if (char === '!') this.fetchTag()
    else if ((char === '|' || char === '>') && !this.inFlow) this.fetchBlockScalar()
    else if (char === "'" || char === '"') this.fetchQuoted()
    else if (this.startsPlain(char)) this.fetchPlain()
    else this.fail('found character that cannot start any token')
  }

  private startsPlain(char: string): boolean {
    if (char === '-') return !this.reader.isBlank(1)
    if (char === '?' || char === ':') return !this.inFlow
    return !',#|>%@`\t'.includes(char)
  }

  private fetchEnd(): void {
    this.reader.endLine()
    this.unroll(-1)
    this.dropKey()
    this.push('stream-end')
    this.done = true
  }

  private fetchDirective(): void {
    this.unroll(-1)
    this.dropKey()
    this.keyAllowed = false
    const { line } = this.reader
    const value = this.reader.takeWhile((char) => !/[\n\r]/.test(char))
    if (!/^%[0-9A-Za-z_-]/.test(value)) this.fail('could not find expected directive name')
    if (!/^%(YAML|TAG)\s/.test(value)) this.fail('found unknown directive name')
    this.tokens.push({ type: 'directive', value, line })
  }

  private fetchDocumentMark(): void {
    this.unroll(-1)
    this.dropKey()
    this.keyAllowed = false
    this.push(this.reader.peek() === '-' ? 'document-start' : 'document-end')
    this.reader.take(3)
  }

  private fetchOpening(char: '[' | '{'): void {
    this.saveKey()
    this.keys.push(undefined)
    this.keyAllowed = true
    this.push(char)
    this.reader.take()
  }

  private fetchClosing(char: ']' | '}'): void {
    this.dropKey()
    if (this.inFlow) this.keys.pop()
    this.keyAllowed = false
    this.push(char)
    this.reader.take()
  }

  private fetchFlowEntry(): void {
    this.dropKey()
    this.keyAllowed = true
    this.push('flow-entry')
    this.reader.take()
  }

  private fetchBlockEntry(): void {
    if (!this.inFlow) {
      if (!this.keyAllowed) this.fail('block sequence entries are not allowed in this context')
      this.roll(this.reader.mark(), 'block-sequence')
    }
    this.dropKey()
    this.keyAllowed = true
    this.push('block-entry')
    this.reader.take()
  }

  private fetchKey(): void {
    if (!this.inFlow) {
      if (!this.keyAllowed) this.fail('mapping keys are not allowed in this context')
      this.roll(this.reader.mark(), 'block-mapping')
    }
    this.dropKey()
    this.keyAllowed = !this.inFlow
    this.push('key')
    this.reader.take()
  }

  private fetchValue(): void {
    const level = this.keys.length - 1
    const key = this.isPossible() ? this.keys[level] : undefined
    if (key) {
      const at = key.token - this.taken
      this.tokens.splice(at, 0, { type: 'key', line: key.mark.line })
      this.roll(key.mark, 'block-mapping', at)
      this.keys[level] = undefined
      this.keyAllowed = false
    } else {
      if (!this.inFlow) {
        if (!this.keyAllowed) this.fail('mapping values are not allowed in this context')
        this.roll(this.reader.mark(), 'block-mapping')
      }
      this.keyAllowed = !this.inFlow
    }
    this.push('value')
    this.reader.take()
  }

  private fetchAnchor(char: string): void {
    this.saveKey()
    this.keyAllowed = false
    const { reader } = this
    const { line } = reader
    reader.take()
    const value = reader.takeWhile((next) => ANCHOR.test(next))
    if (value === '' || !(reader.isBlankOrBreakOrEnd() || '?:,]}%@`'.includes(reader.peek()))) {
      this.fail('did not find expected alphabetic or numeric character')
    }
    this.tokens.push({ type: char === '*' ? 'alias' : 'anchor', value, line })
  }

  private fetchTag(): void {
    this.saveKey()
    this.keyAllowed = false
    const { reader } = this
    const { line } = reader
    const verbatim = reader.peek(1) === '<'
    const value = reader.takeWhile((char) => TAG.test(char) || (verbatim && /[<>]/.test(char)))
    if (!reader.isBlankOrBreakOrEnd()) this.fail('did not find expected whitespace or line break')
    this.tokens.push({ type: 'tag', value, line })
  }

  private fetchBlockScalar(): void {
    this.dropKey()
    this.keyAllowed = true
    const { line } = this.reader
    this.tokens.push({
      type: 'scalar',
      value: scanBlockScalar(this.reader, this.indent),
      plain: false,
      line,
    })
  }

  private fetchQuoted(): void {
    this.saveKey()
    this.keyAllowed = false
    const { line } = this.reader
    this.tokens.push({ type: 'scalar', value: scanQuoted(this.reader), plain: false, line })
  }

  private fetchPlain(): void {
    this.saveKey()
    this.keyAllowed = false
    const { line } = this.reader
    const { value, multiline } = scanPlain(this.reader, this.indent + 1, this.inFlow)
    if (multiline) this.keyAllowed = true
    this.tokens.push({ type: 'scalar', value, plain: true, line })
  }
}

/** The syntax of nginx' configuration: directives and blocks, with where they stand, and nginx' words for faults. */

export interface Place {
  file: string
  line: number
}

export interface Directive extends Place {
  name: string
  args: string[]
  body?: Directive[]
}

/** Why a configuration is none: what follows `[emerg]`. */
export class NginxError extends Error {}

export const at = ({ file, line }: Place) => `in ${file}:${line}`

interface Token extends Place {
  text: string
  kind: 'word' | ';' | '{' | '}'
}

const ESCAPES: Readonly<Record<string, string>> = {
  t: '\t',
  r: '\r',
  n: '\n',
  '"': '"',
  "'": "'",
  '\\': '\\',
}

class Lexer {
  private at = 0
  private line = 1

  constructor(
    private readonly source: string,
    private readonly file: string,
  ) {}

  private skip(): void {
    for (; this.at < this.source.length; this.at++) {
      const letter = this.source.charAt(this.at)
      if (letter === '#') while (this.at < this.source.length && this.source[this.at] !== '\n') this.at++
      if (this.source[this.at] === '\n') this.line += 1
      else if (this.at < this.source.length && !/\s/.test(this.source.charAt(this.at))) return
    }
  }

  private token(kind: Token['kind'], text: string): Token {
    return { kind, text, file: this.file, line: this.line }
  }

  next(): Token | undefined {
    this.skip()
    const letter = this.source.charAt(this.at)
    if (letter === '') return undefined
    if (letter === ';' || letter === '{' || letter === '}') {
      this.at += 1
      return this.token(letter, letter)
    }
    return letter === '"' || letter === "'" ? this.quoted(letter) : this.word()
  }

  private quoted(quote: string): Token {
    let text = ''
    for (this.at += 1; this.at < this.source.length && this.source[this.at] !== quote; this.at++) {
      if (this.source[this.at] === '\n') this.line += 1
      text += this.letter()
    }
    this.at += 1
    return this.token('word', text)
  }

  private word(): Token {
    let text = ''
    for (; this.at < this.source.length; this.at++) {
      const letter = this.source.charAt(this.at)
      // `${name}` is one word.
      if (letter === '{' && text.endsWith('$')) {
        const end = this.source.indexOf('}', this.at)
        if (end > 0) {
          text += this.source.slice(this.at, end + 1)
          this.at = end
          continue
        }
      }
      if (/[\s;{}]/.test(letter)) break
      text += this.letter()
    }
    return this.token('word', text)
  }

  /** One letter, or what a backslash and one stand for. */
  private letter(): string {
    const letter = this.source.charAt(this.at)
    const escaped = letter === '\\' ? this.source.charAt(this.at + 1) : ''
    if (escaped === '') return letter
    this.at += 1
    return Object.hasOwn(ESCAPES, escaped) ? (ESCAPES[escaped] ?? '') : `\\${escaped}`
  }

  get place(): Place {
    return { file: this.file, line: this.line }
  }
}

/** Blocks in blocks. */
const MAX_DEPTH = 50

function readBlock(lexer: Lexer, depth: number): Directive[] {
  const nested = depth > 0
  if (depth > MAX_DEPTH) throw new NginxError(`too many blocks within each other ${at(lexer.place)}`)
  const found: Directive[] = []
  let words: Token[] = []
  for (let token = lexer.next(); ; token = lexer.next()) {
    if (!token) {
      if (words.length > 0)
        throw new NginxError(`unexpected end of file, expecting ";" or "}" ${at(lexer.place)}`)
      if (nested) throw new NginxError(`unexpected end of file, expecting "}" ${at(lexer.place)}`)
      return found
    }
    if (token.kind === 'word') {
      words.push(token)
      continue
    }
    const [first, ...rest] = words
    if (token.kind === '}') {
      if (first || !nested) throw new NginxError(`unexpected "}" ${at(token)}`)
      return found
    }
    if (!first) throw new NginxError(`unexpected "${token.text}" ${at(token)}`)
    const { file } = first
    const directive = { name: first.text, args: rest.map(({ text }) => text), file, line: token.line }
    found.push(token.kind === '{' ? { ...directive, body: readBlock(lexer, depth + 1) } : directive)
    words = []
  }
}

/** @throws NginxError */
export const parseBlocks = (source: string, file: string): Directive[] =>
  readBlock(new Lexer(source, file), 0)

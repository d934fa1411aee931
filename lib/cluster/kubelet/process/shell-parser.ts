/** A piece of a word: literal text, a variable, a command substitution or arithmetic. */
export type Part =
  | { kind: 'text'; text: string }
  | { kind: 'variable'; name: string; fallback?: string }
  | { kind: 'command'; script: string }
  | { kind: 'arithmetic'; expression: string }

export interface Word {
  parts: Part[]
  quoted: boolean
}

export interface Redirect {
  operator: '>' | '>>' | '<' | '2>' | '2>>' | '2>&1' | '>&2' | '&>'
  target: Word
}

export type ShellNode =
  | { kind: 'simple'; words: Word[]; redirects: Redirect[] }
  | { kind: 'sequence'; items: ShellNode[] }
  | { kind: 'and' | 'or' | 'pipe'; left: ShellNode; right: ShellNode }
  | { kind: 'not' | 'background'; body: ShellNode }
  | { kind: 'loop'; until: boolean; test: ShellNode; body: ShellNode }
  | { kind: 'for'; name: string; words: Word[]; body: ShellNode }
  | { kind: 'if'; test: ShellNode; then: ShellNode; otherwise?: ShellNode }

type Token = { kind: 'operator'; text: string } | { kind: 'word'; word: Word; raw: string } | { kind: 'end' }

const OPERATOR = /^(&&|\|\||;;|2?>&[12]|&>|[012]?>>|[012]?>|<|[;|&\n()])/

/** Reads up to the bracket that closes at depth 0; `from` stands behind the opening one. */
function closing(text: string, from: number, open: string, close: string): number {
  let depth = 1
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === open) depth++
    else if (text[i] === close && --depth === 0) return i
  }
  return text.length
}

/** What stands behind a dollar sign; returns the part and where to go on. */
function readDollar(text: string, at: number): { part: Part; next: number } {
  if (text.startsWith('$((', at)) {
    const end = text.indexOf('))', at)
    const stop = end < 0 ? text.length : end
    return { part: { kind: 'arithmetic', expression: text.slice(at + 3, stop) }, next: stop + 2 }
  }
  if (text[at + 1] === '(') {
    const end = closing(text, at + 2, '(', ')')
    return { part: { kind: 'command', script: text.slice(at + 2, end) }, next: end + 1 }
  }
  if (text[at + 1] === '{') {
    const end = closing(text, at + 2, '{', '}')
    const [, name = '', fallback] = /^(\w+|[?$#@*])(?::?-(.*))?/s.exec(text.slice(at + 2, end)) ?? []
    const part: Part = { kind: 'variable', name, ...(fallback === undefined ? {} : { fallback }) }
    return { part, next: end + 1 }
  }
  const name = /^(\w+|[?$#@*])/.exec(text.slice(at + 1))?.[0]
  if (name === undefined) return { part: { kind: 'text', text: '$' }, next: at + 1 }
  return { part: { kind: 'variable', name }, next: at + 1 + name.length }
}

function readDoubleQuoted(text: string, from: number, parts: Part[]): number {
  let i = from
  while (i < text.length && text[i] !== '"') {
    if (text[i] === '\\' && /["\\$`]/.test(text[i + 1] ?? '')) {
      parts.push({ kind: 'text', text: text[i + 1] ?? '' })
      i += 2
    } else if (text[i] === '$') {
      const { part, next } = readDollar(text, i)
      parts.push(part)
      i = next
    } else parts.push({ kind: 'text', text: text[i++] ?? '' })
  }
  return i + 1
}

function readWord(text: string, from: number): { word: Word; next: number } {
  const parts: Part[] = []
  let quoted = false
  let i = from
  while (i < text.length && !/[\s;|&<>()]/.test(text[i] ?? '')) {
    const c = text[i]
    if (c === "'") {
      const end = text.indexOf("'", i + 1)
      const stop = end < 0 ? text.length : end
      parts.push({ kind: 'text', text: text.slice(i + 1, stop) })
      quoted = true
      i = stop + 1
    } else if (c === '"') {
      quoted = true
      i = readDoubleQuoted(text, i + 1, parts)
    } else if (c === '`') {
      const end = text.indexOf('`', i + 1)
      const stop = end < 0 ? text.length : end
      parts.push({ kind: 'command', script: text.slice(i + 1, stop) })
      i = stop + 1
    } else if (c === '$') {
      const { part, next } = readDollar(text, i)
      parts.push(part)
      i = next
    } else if (c === '\\') {
      if (text[i + 1] !== '\n') parts.push({ kind: 'text', text: text[i + 1] ?? '' })
      i += 2
    } else parts.push({ kind: 'text', text: text[i++] ?? '' })
  }
  return { word: { parts, quoted }, next: i }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let i = 0
  while (i < text.length) {
    const rest = text.slice(i)
    const blank = /^(?:[ \t\r]|\\\n)+|^#[^\n]*/.exec(rest)?.[0]
    if (blank) {
      i += blank.length
      continue
    }
    const operator = OPERATOR.exec(rest)?.[0]
    if (operator) {
      tokens.push({ kind: 'operator', text: operator })
      i += operator.length
      continue
    }
    const { word, next } = readWord(text, i)
    tokens.push({ kind: 'word', word, raw: text.slice(i, next) })
    i = Math.max(next, i + 1)
  }
  return [...tokens, { kind: 'end' }]
}

/** A small recursive-descent parser for what people put into `sh -c`. */
class Parser {
  private at = 0
  constructor(private readonly tokens: Token[]) {}

  private get token(): Token {
    return this.tokens[this.at] ?? { kind: 'end' }
  }

  private isOperator(...texts: string[]): boolean {
    return this.token.kind === 'operator' && texts.includes(this.token.text)
  }

  private isKeyword(...names: string[]): boolean {
    return this.token.kind === 'word' && names.includes(this.token.raw)
  }

  private skip(...keywords: string[]): void {
    if (this.isKeyword(...keywords) || this.isOperator(...keywords)) this.at++
  }

  private skipBreaks(): void {
    while (this.isOperator(';', '\n')) this.at++
  }

  list(...ends: string[]): ShellNode {
    const items: ShellNode[] = []
    this.skipBreaks()
    while (this.token.kind !== 'end' && !this.isKeyword(...ends) && !this.isOperator(')')) {
      const before = this.at
      const item = this.andOr()
      items.push(this.isOperator('&') ? { kind: 'background', body: item } : item)
      if (this.isOperator('&')) this.at++
      this.skipBreaks()
      if (this.at === before) this.at++
    }
    return { kind: 'sequence', items }
  }

  private andOr(): ShellNode {
    let left = this.pipeline()
    while (this.isOperator('&&', '||')) {
      const kind = this.isOperator('&&') ? 'and' : 'or'
      this.at++
      while (this.isOperator('\n')) this.at++
      left = { kind, left, right: this.pipeline() }
    }
    return left
  }

  private pipeline(): ShellNode {
    if (this.isKeyword('!')) {
      this.at++
      return { kind: 'not', body: this.pipeline() }
    }
    let left = this.command()
    while (this.isOperator('|')) {
      this.at++
      left = { kind: 'pipe', left, right: this.command() }
    }
    return left
  }

  private command(): ShellNode {
    if (this.isKeyword('while', 'until')) return this.loop()
    if (this.isKeyword('for')) return this.forLoop()
    if (this.isKeyword('if')) return this.condition()
    if (this.isOperator('(') || this.isKeyword('{')) {
      this.at++
      const body = this.list('}')
      this.skip('}', ')')
      return body
    }
    return this.simple()
  }

  private loop(): ShellNode {
    const until = this.isKeyword('until')
    this.at++
    const test = this.list('do')
    this.skip('do')
    const body = this.list('done')
    this.skip('done')
    return { kind: 'loop', until, test, body }
  }

  private forLoop(): ShellNode {
    this.at++
    const name = this.token.kind === 'word' ? this.token.raw : ''
    this.at++
    this.skip('in')
    const words: Word[] = []
    while (this.token.kind === 'word' && !this.isKeyword('do')) {
      words.push(this.token.word)
      this.at++
    }
    this.skipBreaks()
    this.skip('do')
    const body = this.list('done')
    this.skip('done')
    return { kind: 'for', name, words, body }
  }

  private condition(): ShellNode {
    this.at++
    const test = this.list('then')
    this.skip('then')
    const then = this.list('elif', 'else', 'fi')
    if (this.isKeyword('elif')) return { kind: 'if', test, then, otherwise: this.condition() }
    let otherwise: ShellNode | undefined
    if (this.isKeyword('else')) {
      this.at++
      otherwise = this.list('fi')
    }
    this.skip('fi')
    return { kind: 'if', test, then, ...(otherwise ? { otherwise } : {}) }
  }

  private simple(): ShellNode {
    const words: Word[] = []
    const redirects: Redirect[] = []
    for (;;) {
      const { token } = this
      if (token.kind === 'word') {
        words.push(token.word)
        this.at++
      } else if (token.kind === 'operator' && /[<>]/.test(token.text)) {
        this.at++
        if (/&[12]$/.test(token.text)) {
          const operator = token.text === '2>&1' ? '2>&1' : token.text.endsWith('2') ? '>&2' : undefined
          if (operator) redirects.push({ operator, target: { parts: [], quoted: false } })
          continue
        }
        const target = this.token.kind === 'word' ? this.token.word : { parts: [], quoted: false }
        if (this.token.kind === 'word') this.at++
        const operator = token.text.replace(/^[01]/, '') as Redirect['operator']
        redirects.push({ operator, target })
      } else return { kind: 'simple', words, redirects }
    }
  }
}

export function parseShell(script: string): ShellNode {
  return new Parser(tokenize(script)).list()
}

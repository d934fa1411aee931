import type { Source } from '@/lib/userland/bash/syntax/source'

/** What is wrong with a text, in bash's words. */
export interface Problem {
  message: string
  /** From 1, within the text. */
  line: number
  /** In ash's words. */
  ash: string
  /** More text could make it whole. */
  incomplete: boolean
  /** The line that holds the wrong token. */
  text?: string
  /** The line on which the command begins that cannot be read. */
  startLine: number
}

interface Token {
  text: string
  kind: 'word' | 'operator' | 'newline' | 'end'
  pos: number
}

/** A quote or bracket that nothing closes. */
class Unclosed extends Error {
  constructor(
    readonly closer: string,
    readonly pos: number,
  ) {
    super(closer)
  }
}

/** Deeper than anybody writes. */
class TooDeep extends Error {}

const DEEPEST = 250

class Unexpected extends Error {
  constructor(
    readonly token: Token,
    readonly expecting?: string,
  ) {
    super(token.text)
  }
}

const OPERATORS = [
  ...['&>>', '<<-', '<<<', ';;&', '&&', '||', ';;', ';&', '<<', '>>', '<&', '>&', '<>', '>|', '&>', '|&'],
  ...[';', '&', '|', '<', '>', '(', ')'],
]

/** Splits as the shell's reader does; quotes and substitutions stay within words. */
class Tokens {
  at = 0
  /** Delimiters of here-documents whose text begins at the next line. */
  private documents: { end: string; tabs: boolean }[] = []
  unfinished = false

  constructor(private readonly source: string) {}

  next(): Token {
    const { source } = this
    for (;;) {
      const rest = source.slice(this.at, this.at + 2)
      if (rest[0] === ' ' || rest[0] === '\t') this.at += 1
      else if (rest === '\\\n') this.at += 2
      else break
    }
    const pos = this.at
    const char = source[pos]
    if (char === undefined) return { text: '', kind: 'end', pos }
    if (char === '#') {
      while (this.at < source.length && source[this.at] !== '\n') this.at += 1
      return this.next()
    }
    if (char === '\n') {
      this.at += 1
      this.skipDocuments()
      return { text: 'newline', kind: 'newline', pos }
    }
    const operator = OPERATORS.find((one) => source.startsWith(one, pos))
    if (operator && !(/[<>]/.test(char) && source[pos + 1] === '(')) {
      this.at += operator.length
      if (operator === '<<' || operator === '<<-') this.readDelimiter(operator === '<<-')
      return { text: operator, kind: 'operator', pos }
    }
    this.word()
    return { text: source.slice(pos, this.at), kind: 'word', pos }
  }

  private readDelimiter(tabs: boolean) {
    while (' \t'.includes(this.source[this.at] ?? 'x')) this.at += 1
    const from = this.at
    this.word()
    this.documents.push({ end: this.source.slice(from, this.at).replace(/['"\\]/g, ''), tabs })
  }

  private skipDocuments() {
    for (const { end, tabs } of this.documents.splice(0)) {
      for (;;) {
        if (this.at >= this.source.length) {
          this.unfinished = true
          return
        }
        const stop = this.source.indexOf('\n', this.at)
        const line = this.source.slice(this.at, stop < 0 ? undefined : stop)
        this.at = stop < 0 ? this.source.length : stop + 1
        if ((tabs ? line.replace(/^\t+/, '') : line) === end) break
      }
    }
  }

  private word() {
    const { source } = this
    for (;;) {
      const char = source[this.at]
      if (char === undefined || ' \t\n;&|'.includes(char)) return
      if (char === '(' || char === ')' || char === '<' || char === '>') {
        const before = source[this.at - 1] ?? ''
        const opens = char === '(' && ('?*+@!='.includes(before) || '<>'.includes(before))
        if (opens) this.brackets('(', ')')
        else if ((char === '<' || char === '>') && source[this.at + 1] === '(') this.at += 1
        else return
      } else this.piece(char)
    }
  }

  private depth = 0

  private piece(char: string) {
    if (this.depth++ > DEEPEST) throw new TooDeep()
    this.pieceOf(char)
    this.depth -= 1
  }

  private pieceOf(char: string) {
    const { source } = this
    if (char === '\\') this.at += 2
    else if (char === "'") this.until("'")
    else if (char === '"') this.double()
    else if (char === '`') this.until('`')
    else if (char === '$' && source[this.at + 1] === '(') {
      this.at += 1
      this.brackets('(', ')')
    } else if (char === '$' && source[this.at + 1] === '{') {
      this.at += 1
      this.brackets('{', '}')
    } else if (char === '$' && source[this.at + 1] === "'") {
      this.at += 1
      this.until("'", true)
    } else this.at += 1
  }

  private until(closer: string, escapes = closer === '`') {
    const from = this.at
    for (let i = from + 1; i < this.source.length; i++) {
      if (escapes && this.source[i] === '\\') i += 1
      else if (this.source[i] === closer) {
        this.at = i + 1
        return
      }
    }
    throw new Unclosed(closer, from)
  }

  private double() {
    const from = this.at
    this.at += 1
    for (;;) {
      const char = this.source[this.at]
      if (char === undefined) throw new Unclosed('"', from)
      if (char === '"') {
        this.at += 1
        return
      }
      if (char === "'") this.at += 1
      else this.piece(char)
    }
  }

  private brackets(open: string, close: string) {
    const from = this.at
    this.at += 1
    for (let depth = 1; depth > 0; ) {
      const char = this.source[this.at]
      if (char === undefined) throw new Unclosed(close, from)
      if (char === open) {
        depth += 1
        this.at += 1
      } else if (char === close) {
        depth -= 1
        this.at += 1
      } else if (open === '(' && char === '#' && /\s/.test(this.source[this.at - 1] ?? '')) {
        while (this.at < this.source.length && this.source[this.at] !== '\n') this.at += 1
      } else this.piece(char)
    }
  }
}

const RESERVED = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}', 'in'])
const ENDS = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}'])
const REDIRECTIONS = new Set(['<', '>', '>>', '<<', '<<-', '<<<', '<&', '>&', '<>', '>|', '&>', '&>>'])

/** Bash's grammar, only to find the token that does not fit. */
class Grammar {
  private token: Token
  private readonly tokens: Tokens
  /** Where the command begins that is read. */
  begun = 0

  constructor(source: string) {
    this.tokens = new Tokens(source)
    this.token = this.tokens.next()
  }

  get unfinished() {
    return this.tokens.unfinished
  }

  private next() {
    this.token = this.tokens.next()
  }

  private is(text: string) {
    return this.token.text === text && this.token.kind !== 'newline'
  }

  private kind(): Token['kind'] {
    return this.token.kind
  }

  private fail(expecting?: string): never {
    throw new Unexpected(this.token, expecting)
  }

  private expect(text: string) {
    if (!this.is(text)) this.fail(text)
    this.next()
  }

  private newlines() {
    while (this.token.kind === 'newline') this.next()
  }

  script() {
    this.newlines()
    while (this.token.kind !== 'end') {
      this.begun = this.token.pos
      this.andOr()
      if (this.token.kind === 'newline') this.newlines()
      else if (this.is(';') || this.is('&')) {
        this.next()
        this.newlines()
      } else if (this.kind() !== 'end') this.fail()
    }
  }

  private andOr() {
    this.pipeline()
    while (this.is('&&') || this.is('||')) {
      this.next()
      this.newlines()
      this.pipeline()
    }
  }

  private pipeline() {
    while (this.is('!') || this.is('time')) {
      const isTime = this.is('time')
      this.next()
      if (isTime && this.is('-p')) this.next()
      if (isTime && this.token.kind !== 'word' && !this.is('(')) return
    }
    this.command()
    while (this.is('|') || this.is('|&')) {
      this.next()
      this.newlines()
      this.command()
    }
  }

  /** Commands up to one of these words. */
  private list(...ends: string[]) {
    this.newlines()
    do {
      if (this.kind() === 'end') this.fail(ends[0])
      this.andOr()
      if (this.is(';') || this.is('&')) {
        this.next()
        this.newlines()
      } else if (this.token.kind === 'newline') this.newlines()
      else break
    } while (!ends.some((end) => this.is(end)))
  }

  private depth = 0

  private command() {
    if (this.depth++ > DEEPEST) throw new TooDeep()
    this.commandAt()
    this.depth -= 1
  }

  private commandAt() {
    const { kind, text } = this.token
    if (kind === 'end' || kind === 'newline') this.fail()
    if (kind === 'operator') {
      if (text === '(') return this.subshell()
      if (REDIRECTIONS.has(text)) return this.simple()
      this.fail()
    }
    if (ENDS.has(text)) this.fail()
    const compound = this.compounds[text]
    if (!compound) return this.simple()
    compound()
    this.redirections()
  }

  private readonly compounds: Record<string, () => void> = {
    if: () => {
      this.next()
      this.list('then')
      this.expect('then')
      this.list('fi', 'else', 'elif')
      while (this.is('elif')) {
        this.next()
        this.list('then')
        this.expect('then')
        this.list('fi', 'else', 'elif')
      }
      if (this.is('else')) {
        this.next()
        this.list('fi')
      }
      this.expect('fi')
    },
    while: () => this.loop(),
    until: () => this.loop(),
    for: () => this.forLoop(),
    select: () => this.forLoop(),
    case: () => this.cases(),
    '{': () => {
      this.next()
      this.list('}')
      this.expect('}')
    },
    function: () => {
      this.next()
      this.next()
      if (this.is('(')) {
        this.next()
        this.expect(')')
      }
      this.newlines()
      this.command()
    },
    '[[': () => this.test(),
  }

  private loop() {
    this.next()
    this.list('do')
    this.body()
  }

  private body() {
    this.expect('do')
    this.list('done')
    this.expect('done')
  }

  private forLoop() {
    this.next()
    if (this.is('(')) this.arithmetic()
    else {
      if (this.token.kind !== 'word') this.fail()
      this.next()
      this.newlines()
      if (this.is('in')) {
        this.next()
        while (this.token.kind === 'word') this.next()
        if (!this.is(';') && this.token.kind !== 'newline') this.fail()
      }
    }
    if (this.is(';')) this.next()
    this.newlines()
    if (this.is('{')) this.command()
    else this.body()
  }

  /** `((`: up to the closing brackets. */
  private arithmetic() {
    let depth = 0
    do {
      if (this.is('(')) depth += 1
      if (this.is(')')) depth -= 1
      if (this.kind() === 'end') throw new Unclosed(')', this.begun)
      this.next()
    } while (depth > 0)
  }

  private cases() {
    this.next()
    if (this.token.kind !== 'word') this.fail()
    this.next()
    this.newlines()
    this.expect('in')
    this.newlines()
    while (!this.is('esac')) {
      if (this.is('(')) this.next()
      if (this.token.kind !== 'word') this.fail()
      this.next()
      while (this.is('|')) {
        this.next()
        if (this.token.kind !== 'word') this.fail()
        this.next()
      }
      this.expect(')')
      this.newlines()
      if (!this.is(';;') && !this.is('esac') && !this.is(';&') && !this.is(';;&'))
        this.list(';;', ';&', ';;&', 'esac')
      if (this.is(';;') || this.is(';&') || this.is(';;&')) this.next()
      else if (!this.is('esac')) this.fail()
      this.newlines()
    }
    this.next()
  }

  private test() {
    this.next()
    let words = 0
    while (!this.is(']]')) {
      if (this.kind() === 'end' || this.is(';')) this.fail()
      if (++words > 10_000) return
      this.next()
    }
    this.next()
  }

  private subshell() {
    this.next()
    if (this.is('(')) return this.arithmeticRest()
    this.list(')')
    this.expect(')')
    this.redirections()
  }

  private arithmeticRest() {
    this.arithmetic()
    this.expect(')')
    this.redirections()
  }

  private redirections() {
    while (
      REDIRECTIONS.has(this.token.text) ||
      (this.token.kind === 'word' && /^\d+$/.test(this.token.text))
    ) {
      const number = this.token.kind === 'word'
      this.next()
      if (number && !REDIRECTIONS.has(this.token.text)) this.fail()
      if (!number) this.target()
    }
    if (this.token.kind === 'word' && !RESERVED.has(this.token.text)) this.fail()
  }

  private target() {
    if (this.token.kind !== 'word') this.fail()
    this.next()
  }

  private simple() {
    let words = 0
    for (;;) {
      const { kind, text } = this.token
      if (kind === 'word') {
        this.next()
        words += 1
        if (words === 1 && this.is('(')) return this.definition()
      } else if (kind === 'operator' && REDIRECTIONS.has(text)) {
        this.next()
        if (text !== '<<' && text !== '<<-') this.target()
      } else if (this.is('(')) this.fail()
      else return
    }
  }

  private definition() {
    this.next()
    this.expect(')')
    this.newlines()
    if (!this.is('(') && !Object.hasOwn(this.compounds, this.token.text)) this.fail()
    this.command()
  }
}

const MATCHING = 'unexpected EOF while looking for matching'

const ashToken = (token: string, kind: Token['kind']) => {
  if (kind === 'newline') return 'newline'
  return kind === 'word' && !ENDS.has(token) ? 'word' : `"${token}"`
}

const tooDeep = (line: number): Problem => ({
  message: 'maximum nesting depth exceeded',
  ash: 'maximum nesting depth exceeded',
  line,
  incomplete: false,
  startLine: line,
})

/** Says what is wrong with a text that could not be read. */
export function diagnose({ text, script, lines }: Source): Problem {
  const lineOf = (pos: number) => 1 + lines.findLastIndex((start) => start <= pos)
  if (script.errors?.[0]?.message.startsWith('maximum')) return tooDeep(1)
  const grammar = new Grammar(text)
  try {
    grammar.script()
  } catch (error) {
    const startLine = lineOf(grammar.begun)
    if (error instanceof TooDeep) return tooDeep(startLine)
    if (error instanceof Unclosed) {
      const atEnd = text[error.pos] === '(' && text[error.pos - 1] === '$'
      const message = `${MATCHING} \`${error.closer}'`
      return {
        message,
        ash: `syntax error: unterminated ${error.closer === '"' || error.closer === "'" ? 'quoted string' : `"${error.closer}"`}`,
        line: atEnd ? lines.length + (text.endsWith('\n') ? 0 : 1) : lineOf(error.pos),
        incomplete: true,
        startLine,
      }
    }
    if (!(error instanceof Unexpected)) throw error
    const { kind, text: token, pos } = error.token
    const expected = error.expecting ? ` (expecting "${error.expecting}")` : ''
    if (kind === 'end') {
      const line = lines.length + (text.endsWith('\n') ? 0 : 1)
      return {
        message: 'syntax error: unexpected end of file',
        ash: `syntax error: unexpected end of file${expected}`,
        line,
        incomplete: true,
        startLine,
      }
    }
    const line = lineOf(pos)
    const shown = text.slice(lines[line - 1], lines[line] === undefined ? undefined : (lines[line] ?? 0) - 1)
    return {
      message: `syntax error near unexpected token \`${token}'`,
      ash: `syntax error: unexpected ${ashToken(token, kind)}${expected}`,
      line,
      incomplete: false,
      text: shown,
      startLine,
    }
  }
  const [first] = script.errors ?? []
  const line = lineOf(first?.pos ?? 0)
  const open =
    first === undefined ||
    (/^(unterminated|expected)/.test(first.message) && first.pos >= text.trimEnd().length)
  return {
    message: first ? 'syntax error: unexpected end of file' : 'here-document delimited by end-of-file',
    ash: 'syntax error: unexpected end of file',
    line,
    incomplete: open,
    startLine: line,
  }
}

export interface Token {
  kind: 'number' | 'string' | 'regex' | 'name' | 'call' | 'builtin' | 'keyword' | 'op' | 'newline' | 'end'
  text: string
  line: number
  at: number
}

/** A program that is refused, in gawk's words. */
export class AwkSyntaxError extends Error {}

const KEYWORDS = new Set(
  'BEGIN END function func if else while for do break continue next nextfile exit return delete in getline print printf switch case default'.split(
    ' ',
  ),
)
export const BUILTINS = new Set(
  'length substr index split sub gsub gensub match sprintf sin cos atan2 exp log sqrt int rand srand tolower toupper system close fflush strftime systime mktime asort asorti strtonum and or xor lshift rshift compl typeof patsplit isarray'.split(
    ' ',
  ),
)
const OPERATORS =
  /^(?:\*\*=|\|\||&&|==|<=|>=|!=|!~|\+\+|--|\+=|-=|\*=|\/=|%=|\^=|\*\*|>>|\|&|[{}()[\];,+\-*/%^!<>|?:~$=])/
const ESCAPES: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '"': '"',
  '/': '/',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
}

/** `\n`, `\052`, `\x2a` in a string, or in a value given by -v. */
export function unescaped(text: string): string {
  return text.replace(/\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|[\s\S]|$)/g, (whole, code: string) => {
    if (code === '\n') return ''
    if (/^x/.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8) & 255)
    return Object.hasOwn(ESCAPES, code) ? ESCAPES[code]! : code === '' ? '\\' : whole
  })
}

export class Lexer {
  private at = 0
  private line = 1
  private last: Token | undefined

  constructor(readonly source: string) {}

  fail(message: string, token?: Token): never {
    const line = token?.line ?? this.line
    const shown = this.source.split('\n')[line - 1] ?? ''
    const start =
      this.source
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0)
    const column = Math.max(0, (token?.at ?? this.at) - start)
    throw new AwkSyntaxError(
      `cmd. line:${line}: ${shown}\nawk: cmd. line:${line}: ${' '.repeat(column)}^ ${message}`,
    )
  }

  private token(kind: Token['kind'], text: string, length: number): Token {
    const token = { kind, text, line: this.line, at: this.at }
    this.at += length
    return token
  }

  next(): Token {
    const token = this.read()
    this.last = token
    return token
  }

  /** A slash begins a regular expression where no operand stands before it. */
  private get isOperandNext(): boolean {
    const { last } = this
    if (!last) return true
    if (last.kind === 'op') return ![')', ']', '$', '++', '--'].includes(last.text)
    return last.kind === 'keyword' || last.kind === 'newline'
  }

  private read(): Token {
    const blanks = /^(?:[ \t\r]+|\\\r?\n|#[^\n]*)+/.exec(this.source.slice(this.at))?.[0] ?? ''
    this.at += blanks.length
    this.line += blanks.split('\n').length - 1
    const rest = this.source.slice(this.at, this.at + 4096)
    const char = rest[0]
    if (char === undefined) return this.token('end', '', 0)
    if (char === '\n') {
      const token = this.token('newline', '\n', 1)
      this.line += 1
      return token
    }
    if (char === '"') return this.string()
    if (char === '/' && this.isOperandNext) return this.regex()
    const number = /^(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/.exec(rest)?.[0]
    if (number) return this.token('number', number, number.length)
    const name = /^[A-Za-z_]\w*/.exec(rest)?.[0]
    if (name) {
      if (KEYWORDS.has(name)) return this.token('keyword', name === 'func' ? 'function' : name, name.length)
      if (BUILTINS.has(name)) return this.token('builtin', name, name.length)
      return this.token(this.source[this.at + name.length] === '(' ? 'call' : 'name', name, name.length)
    }
    const operator = OPERATORS.exec(rest)?.[0]
    if (!operator) this.fail(`invalid char '${char}' in expression`)
    const shown = operator === '**' ? '^' : operator === '**=' ? '^=' : operator
    return this.token('op', shown, operator.length)
  }

  private string(): Token {
    let end = this.at + 1
    for (; this.source[end] !== '"'; end++) {
      if (this.source[end] === undefined || this.source[end] === '\n') this.fail('unterminated string')
      if (this.source[end] === '\\') end++
    }
    const inner = this.source.slice(this.at + 1, end)
    return this.token('string', unescaped(inner), end + 1 - this.at)
  }

  private regex(): Token {
    let end = this.at + 1
    let inBracket = false
    for (; inBracket || this.source[end] !== '/'; end++) {
      const char = this.source[end]
      if (char === undefined || char === '\n') this.fail('unterminated regexp')
      if (char === '\\') end++
      else if (inBracket && char === '[' && /^\[:\w+:\]/.test(this.source.slice(end, end + 12)))
        end = this.source.indexOf(']', end)
      else if (char === '[' && !inBracket) {
        inBracket = true
        if (this.source[end + 1] === '^') end++
        if (this.source[end + 1] === ']') end++
      } else if (char === ']') inBracket = false
    }
    return this.token('regex', this.source.slice(this.at + 1, end), end + 1 - this.at)
  }
}

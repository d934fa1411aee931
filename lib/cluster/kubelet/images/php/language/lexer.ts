/** Words of PHP, and the plain text around them. */

export interface Token {
  kind: 'html' | 'name' | 'variable' | 'number' | 'text' | 'template' | 'op' | 'end'
  text: string
  line: number
}

/** What stops a script before it runs, or while it does. */
export class PhpFault extends Error {
  constructor(
    message: string,
    readonly line: number,
    /** As PHP calls it: `Parse error`. */
    readonly kind = 'Fatal error',
    /** Where it is not the script itself. */
    public file?: string,
  ) {
    super(message)
  }
}

const OPERATORS =
  /^(?:<=>|===|!==|\*\*=|\.\.\.|<<=|>>=|\?\?=|\?->|->|=>|::|\+\+|--|==|!=|<>|<=|>=|&&|\|\||\?\?|\+=|-=|\*=|\/=|\.=|%=|\*\*|<<|>>|\||[-+*/%.=<>!?:;,()[\]{}&^~@$\\])/
const CASTS = /^\(\s*(int|integer|float|double|string|bool|boolean|array|object)\s*\)/i

/** Where a text in quotes ends: none of those in `{$…}` is its end. */
function endOfText(rest: string, quote: string): number {
  let depth = 0
  for (let at = 1; at < rest.length; at++) {
    const letter = rest.charAt(at)
    if (letter === '\\') at += 1
    else if (depth === 0 && letter === quote) return at
    else if (quote === '"' && letter === '{' && (depth > 0 || rest.charAt(at + 1) === '$')) depth += 1
    else if (depth > 0 && letter === '}') depth -= 1
  }
  return -1
}

class Lexer {
  private at = 0
  private line = 1
  readonly tokens: Token[] = []

  constructor(private readonly source: string) {}

  private push(kind: Token['kind'], text: string, length: number): void {
    this.tokens.push({ kind, text, line: this.line })
    this.skip(length)
  }

  private skip(length: number): void {
    for (const letter of this.source.slice(this.at, this.at + length)) if (letter === '\n') this.line += 1
    this.at += length
  }

  private html(): boolean {
    const open = /<\?(php(?=\s|$)|=)/.exec(this.source.slice(this.at))
    const end = open ? this.at + open.index : this.source.length
    if (end > this.at) this.push('html', this.source.slice(this.at, end), end - this.at)
    if (!open) return false
    if (open[1] === '=') this.push('name', 'echo', open[0].length)
    else this.skip(open[0].length)
    return true
  }

  /** One word; false: the script ends here. */
  private word(): boolean {
    const rest = this.source.slice(this.at)
    const blank = /^(?:\s+|\/\*[\s\S]*?(?:\*\/|$)|(?:\/\/|#(?!\[))(?:(?!\?>)[^\n])*)+/.exec(rest)?.[0]
    if (blank) {
      this.skip(blank.length)
      return this.at < this.source.length
    }
    if (rest.startsWith('?>')) {
      this.push('op', ';', /^\?>\n?/.exec(rest)?.[0].length ?? 2)
      return this.html()
    }
    const name = /^\\?[A-Za-z_]\w*(?:\\\w+)*/.exec(rest)?.[0]
    if (name) this.push('name', name.replace(/^\\/, ''), name.length)
    else if (/^\$\w/.test(rest)) {
      const [found = ''] = /^\$\w+/.exec(rest) ?? []
      this.push('variable', found.slice(1), found.length)
    } else if (/^\.?\d/.test(rest)) {
      const [found = ''] =
        /^(?:0[xX][\da-fA-F_]+|0[bB][01_]+|\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)/.exec(rest) ?? []
      this.push('number', found.replaceAll('_', ''), found.length)
    } else if (rest.startsWith("'") || rest.startsWith('"')) this.quoted(rest)
    else if (rest.startsWith('<<<')) this.heredoc(rest)
    else this.operator(rest)
    return this.at < this.source.length
  }

  private quoted(rest: string): void {
    const quote = rest.charAt(0)
    const end = endOfText(rest, quote)
    if (end < 0) throw new PhpFault('syntax error, unexpected end of file', this.line, 'Parse error')
    const text = rest.slice(1, end)
    if (quote === "'") this.push('text', text.replace(/\\([\\'])/g, '$1'), end + 1)
    else this.push('template', text, end + 1)
  }

  private heredoc(rest: string): void {
    const found = /^<<<\s*(["']?)(\w+)\1\n([\s\S]*?)(?:^|\n)([ \t]*)\2\b/.exec(rest)
    if (!found) throw new PhpFault('syntax error, unexpected end of file', this.line, 'Parse error')
    const [whole, quote, , text = '', indent = ''] = found
    const plain = indent === '' ? text : text.replace(new RegExp(`^[ \\t]{${indent.length}}`, 'gm'), '')
    if (quote === "'") this.push('text', plain, whole.length)
    else this.push('template', plain, whole.length)
  }

  private operator(rest: string): void {
    const cast = CASTS.exec(rest)
    if (cast) {
      this.push('op', `(${(cast[1] ?? '').toLowerCase()})`, cast[0].length)
      return
    }
    const found = OPERATORS.exec(rest)?.[0]
    if (!found)
      throw new PhpFault(
        `syntax error, unexpected character 0x${rest.charCodeAt(0).toString(16).toUpperCase()}`,
        this.line,
        'Parse error',
      )
    this.push('op', found, found.length)
  }

  run(isCode: boolean): Token[] {
    for (let more = isCode || this.html(); more && this.at < this.source.length; ) more = this.word()
    this.tokens.push({ kind: 'end', text: '', line: this.line })
    return this.tokens
  }
}

/**
 * The words of a file, or of code without the marks around it.
 * @throws PhpFault
 */
export const wordsOf = (source: string, isCode = false): Token[] => new Lexer(source).run(isCode)

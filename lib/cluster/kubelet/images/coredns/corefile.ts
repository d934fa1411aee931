/**
 * A Corefile, as far as words, braces and lines go: which blocks there are, and which directives in them.
 * Mirrors: Caddy's caddyfile lexer and parser, with their error texts; snippets and `import` of them.
 * Differs: no import of files.
 */

/** What CoreDNS says of a file that it cannot use. */
export class CorefileError extends Error {}

interface Token {
  text: string
  line: number
}

/** One line of a directive's block, or the directive itself. */
export interface Entry {
  name: string
  args: string[]
  line: number
}

export interface Directive extends Entry {
  block: Entry[]
  /** Its block's entries with braces of their own, flattened: `name` is the outer one's. */
  inner: Record<string, Entry[]>
}

export interface ServerBlock {
  keys: string[]
  directives: Directive[]
}

/** Words; quoted ones keep their spaces. */
function tokensOf(text: string, env: Readonly<Record<string, string>>): Token[] {
  const tokens: Token[] = []
  const pattern = /"((?:[^"\\]|\\.)*)"|#[^\n]*|[^\s]+|\n/g
  let line = 1
  for (const match of text.matchAll(pattern)) {
    const [word, quoted] = match
    if (word === '\n') line += 1
    else if (!word.startsWith('#')) {
      const plain = quoted === undefined ? word : quoted.replace(/\\"/g, '"')
      const expanded = plain.replace(
        /\{(?:\$(\w+)|%(\w+)%)\}/g,
        (_, a: string, b: string) => env[a ?? b] ?? '',
      )
      tokens.push({ text: expanded, line })
    }
    if (quoted !== undefined) line += quoted.split('\n').length - 1
  }
  return tokens
}

export const parseError = (file: string, line: number, message: string): CorefileError =>
  new CorefileError(`${file}:${line} - Error during parsing: ${message}`)

class Parser {
  private at = 0
  private readonly snippets = new Map<string, Directive[]>()

  constructor(
    private readonly file: string,
    private readonly tokens: Token[],
  ) {}

  private get token(): Token | undefined {
    return this.tokens[this.at]
  }

  private get last(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)] ?? { text: '', line: 1 }
  }

  private error(message: string): CorefileError {
    return parseError(this.file, this.last.line, message)
  }

  blocks(): ServerBlock[] {
    const found: ServerBlock[] = []
    while (this.token) {
      const block = this.block()
      const [key = ''] = block.keys
      if (block.keys.length === 1 && /^\(.+\)$/.test(key))
        this.snippets.set(key.slice(1, -1), block.directives)
      else found.push(block)
    }
    return found
  }

  private block(): ServerBlock {
    const keys: string[] = []
    let line = this.token?.line
    let more = false
    for (; this.token && this.token.text !== '{'; this.at++) {
      if (!more && keys.length > 0 && this.token.line !== line) break
      const { text } = this.token
      line = this.token.line
      more = text.endsWith(',')
      keys.push(...text.split(',').filter((key) => key !== ''))
    }
    if (more) {
      if (!this.token) throw this.error('Unexpected EOF')
      throw this.error(`Expected another address but had '${this.token.text}' - check for extra comma`)
    }
    const isOpen = this.token?.text === '{'
    if (isOpen) this.at++
    const directives = this.directives(isOpen)
    if (!isOpen) return { keys, directives }
    // At the end of the file the parser looks at the last word once more.
    if (this.token?.text !== '}' && this.last.text !== '}') {
      const { line: where, text } = this.last
      throw new CorefileError(
        `${this.file}:${where} - Syntax error: Unexpected token '${text}', expecting '}'`,
      )
    }
    this.at++
    return { keys, directives }
  }

  private directives(braces: boolean): Directive[] {
    const found: Directive[] = []
    while (this.token && this.token.text !== '}') {
      if (this.token.text === 'import') found.push(...this.imported())
      else found.push(this.directive())
    }
    if (!braces && this.token) this.at++
    return found
  }

  private imported(): Directive[] {
    const [{ line }, ...args] = this.line() as [Token, ...Token[]]
    const [name] = args
    if (!name)
      throw parseError(this.file, line, "Wrong argument count or unexpected line ending after 'import'")
    const snippet = this.snippets.get(name.text)
    if (snippet) return snippet
    throw parseError(this.file, line, `File to import not found: ${name.text}`)
  }

  /** The words of this line, up to a brace. */
  private line(): Token[] {
    const words: Token[] = []
    const line = this.token?.line
    while (this.token && this.token.line === line && !/^[{}]$/.test(this.token.text)) {
      words.push(this.token)
      this.at++
    }
    return words
  }

  private directive(): Directive {
    if (this.token?.text === '{') throw this.error("Unknown directive '{'")
    const words = this.line()
    const made = { ...entryOf(words), block: [] as Entry[], inner: {} as Record<string, Entry[]> }
    if (this.token?.text !== '{' || this.token.line !== made.line) return made
    this.at++
    this.entries(made.block, made)
    return made
  }

  /** Up to the brace that closes them. */
  private entries(into: Entry[], directive: Directive): void {
    for (;;) {
      if (!this.token) throw this.error('Unexpected EOF')
      if (this.token.text === '}') {
        this.at++
        return
      }
      if (this.token.text === '{') {
        this.at++
        const outer = into.at(-1)?.name ?? ''
        const own = directive.inner[outer] ?? []
        directive.inner[outer] = own
        this.entries(own, directive)
        continue
      }
      into.push(entryOf(this.line()))
    }
  }
}

const entryOf = ([first, ...rest]: Token[]): Entry => ({
  name: first?.text ?? '',
  args: rest.map(({ text }) => text),
  line: first?.line ?? 0,
})

/** @throws CorefileError */
export const parseCorefile = (
  file: string,
  text: string,
  env: Readonly<Record<string, string>> = {},
): ServerBlock[] => new Parser(file, tokensOf(text, env)).blocks()

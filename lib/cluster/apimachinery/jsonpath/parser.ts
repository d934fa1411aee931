/*
 * Mirrors: k8s.io/client-go/util/jsonpath, its grammar and its error texts.
 */

export type PathNode =
  | { type: 'text'; text: string }
  | { type: 'literal'; value: number | boolean }
  | { type: 'identifier'; name: string }
  | { type: 'field'; name: string }
  | { type: 'wildcard' }
  | { type: 'recursive' }
  | { type: 'slice'; start?: number; end?: number; endDerived?: boolean; step?: number }
  | { type: 'union'; members: PathNode[][] }
  | { type: 'filter'; left: PathNode[]; operator: string; right: PathNode[] }

/** A template: plain text, or an action between braces. */
export type TemplatePart = { text: string } | { action: PathNode[] }

/** Thrown inside the parser; callers put their own words before it. */
export class PathSyntaxError extends Error {}

const END = ''
const TERMINATORS = new Set([END, ' ', '\t', '\r', '\n', '.', ',', '[', ']', '$', '@', '{', '}'])

function unquoteChars(body: string): string {
  const simple: Record<string, string> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' }
  return body.replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/g, (_, code: string) => {
    if (code.length > 1) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return simple[code] ?? code
  })
}

class Parser {
  private pos = 0

  constructor(private readonly input: string) {}

  template(): TemplatePart[] {
    const parts: TemplatePart[] = []
    while (this.pos < this.input.length) {
      const open = this.input.indexOf('{', this.pos)
      const end = open < 0 ? this.input.length : open
      if (end > this.pos) parts.push({ text: this.input.slice(this.pos, end) })
      this.pos = end
      if (open < 0) break
      this.pos++
      parts.push({ action: this.action() })
    }
    return parts
  }

  private action(): PathNode[] {
    const nodes: PathNode[] = []
    for (;;) {
      const rest = this.input.slice(this.pos)
      const char = rest[0] ?? END
      if (char === '}') {
        this.pos++
        return nodes
      }
      if (rest.startsWith('[?(')) nodes.push(this.filter())
      else if (rest.startsWith('..')) this.recursive(nodes)
      else if (char === END || char === '\n' || char === '\r') throw new PathSyntaxError('unclosed action')
      else if (char === ' ' || char === '@' || char === '$') this.pos++
      else if (char === '[') nodes.push(...this.array())
      else if (char === '"' || char === "'") nodes.push(this.quoted(char))
      else if (char === '.') nodes.push(this.field(1))
      else if (/[+\-\d]/.test(char)) nodes.push(this.number())
      else if (/[\p{L}\d_]/u.test(char)) nodes.push(this.identifier())
      else throw new PathSyntaxError(`unrecognized character in action: ${describeRune(char)}`)
    }
  }

  private recursive(nodes: PathNode[]): void {
    if (nodes[nodes.length - 1]?.type === 'recursive') {
      throw new PathSyntaxError('invalid multiple recursive descent')
    }
    this.pos += 2
    nodes.push({ type: 'recursive' })
    if (/[\p{L}\d_]/u.test(this.input[this.pos] ?? END)) nodes.push(this.field(0))
  }

  private word(): string {
    const start = this.pos
    while (!TERMINATORS.has(this.input[this.pos] ?? END)) {
      this.pos += this.input[this.pos] === '\\' ? 2 : 1
    }
    return this.input.slice(start, this.pos)
  }

  private field(skip: number): PathNode {
    this.pos += skip
    const name = this.word()
    return name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') }
  }

  private identifier(): PathNode {
    const name = this.word()
    if (name === 'true' || name === 'false') return { type: 'literal', value: name === 'true' }
    return { type: 'identifier', name }
  }

  private number(): PathNode {
    const text = /^[+-]?[\d.]*/.exec(this.input.slice(this.pos))![0]
    this.pos += text.length
    const value = Number(text)
    if (text === '' || Number.isNaN(value)) throw new PathSyntaxError(`cannot parse number ${text}`)
    return { type: 'literal', value }
  }

  private quoted(end: string): PathNode {
    const start = this.pos++
    for (;;) {
      const char = this.input[this.pos++] ?? END
      if (char === END || char === '\n') throw new PathSyntaxError('unterminated quoted string')
      if (char === end && this.input[this.pos - 2] !== '\\') break
    }
    return { type: 'text', text: unquoteChars(this.input.slice(start + 1, this.pos - 1)) }
  }

  private array(): PathNode[] {
    const close = this.input.indexOf(']', this.pos)
    const text = close < 0 ? '' : this.input.slice(this.pos + 1, close)
    if (close < 0 || text.includes('\n')) throw new PathSyntaxError('unterminated array')
    this.pos = close + 1
    const members = text.split(',')
    if (members.length > 1) {
      return [{ type: 'union', members: members.map((one) => parseAction(`[${one.trim()}]`)) }]
    }
    const key = /^'([^']*)'$/.exec(text)
    if (key) return parseAction(`.${key[1]}`)
    return [parseSlice(text === '*' ? ':' : text)]
  }

  private filter(): PathNode {
    this.pos += 3
    const start = this.pos
    let opened = ''
    let closed = false
    for (;;) {
      const char = this.input[this.pos++] ?? END
      if (char === END || char === '\n') throw new PathSyntaxError('unterminated filter')
      if (char === '"' || char === "'") {
        if (!opened) opened = char
        else if (this.input[this.pos - 2] !== '\\' && char === opened) closed = true
      } else if (char === ')' && Boolean(opened) === closed) break
    }
    if (this.input[this.pos++] !== ']') throw new PathSyntaxError('unclosed array expect ]')
    const text = this.input.slice(start, this.pos - 2)
    const compared = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text)
    if (!compared) return { type: 'filter', left: parseAction(text), operator: 'exists', right: [] }
    const [, left, operator, right] = compared as unknown as [string, string, string, string]
    return { type: 'filter', left: parseAction(left), operator, right: parseAction(right) }
  }
}

function parseSlice(text: string): PathNode {
  const match = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text)
  if (!match) throw new PathSyntaxError(`invalid array index ${text}`)
  const number = (part: string | undefined) => (part === undefined || part === '' ? undefined : Number(part))
  const start = number(match[1])
  const step = number(match[3]?.slice(1))
  if (match[2] === undefined) return { type: 'slice', start, end: (start ?? 0) + 1, endDerived: true, step }
  return { type: 'slice', start, end: number(match[2].slice(1)), step }
}

function parseAction(text: string): PathNode[] {
  const first = new Parser(`{${text}}`).template()[0]
  return first && 'action' in first ? first.action : []
}

/** Go's `%#U`: `U+0026 '&'`. */
function describeRune(char: string): string {
  return `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} '${char}'`
}

/** @throws PathSyntaxError */
export function parsePathTemplate(text: string): TemplatePart[] {
  return new Parser(text).template()
}

/*
 * Mirrors: text/template/parse: the grammar, and what it says of mistakes.
 */
import { quote } from '../../go-format'
import { type Token, type TokenType, tokenize } from './lexer'
import { type Command, nodeText, type Pipe, type TemplateNode, type Term } from './nodes'
import { unquoteGo } from './unquote'

export class TemplateSyntaxError extends Error {}

type Control = 'range' | 'if' | 'with'
type Stop = 'end' | 'else' | 'eof'

const OPERANDS: TokenType[] = [
  'bool',
  'char',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'raw-string',
  'string',
  'variable',
  'paren-open',
]

/** A token as Go prints it. */
function tokenText({ type, text }: Token): string {
  if (type === 'eof') return 'EOF'
  if (type === 'error') return text
  if (type === 'keyword' || type === 'nil' || type === 'dot') return `<${text}>`
  return text.length > 10 ? `${quote(text.slice(0, 10))}...` : quote(text)
}

/** What a number stands for; undefined: nothing. */
function numberOf(text: string): number | bigint | undefined {
  const plain = text.replaceAll('_', '').replace(/^\+/, '')
  const isFloat = /[.pP]/.test(plain) || (/[eE]/.test(plain) && !/^-?0[xX]/.test(plain))
  if (isFloat) return Number.isNaN(Number(plain)) ? undefined : Number(plain)
  const [sign, digits] = plain.startsWith('-') ? [-1n, plain.slice(1)] : [1n, plain]
  try {
    return sign * BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits)
  } catch {
    return undefined
  }
}

class Parser {
  private at = 0
  private readonly tokens: Token[]
  private variables = ['$']
  private ranges = 0
  private actionLine = 0
  readonly templates = new Map<string, TemplateNode[]>()

  constructor(
    source: string,
    private readonly functions: ReadonlySet<string>,
    private readonly name: string,
  ) {
    this.tokens = tokenize(source)
  }

  private peek(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)]!
  }

  private next(): Token {
    const token = this.peek()
    this.at += 1
    return token
  }

  private skipSpace(): Token {
    while (this.peek().type === 'space') this.at += 1
    return this.peek()
  }

  private nextNonSpace(): Token {
    this.skipSpace()
    return this.next()
  }

  private fail(message: string): never {
    throw new TemplateSyntaxError(`template: ${this.name}:${this.peek().line}: ${message}`)
  }

  private unexpected(token: Token, context: string): never {
    if (token.type !== 'error') return this.fail(`unexpected ${tokenText(token)} in ${context}`)
    const elsewhere = this.actionLine !== 0 && this.actionLine !== token.line
    const start = ` in action started at ${this.name}:${this.actionLine}`
    const extra = elsewhere ? (token.text.endsWith(' action') ? start.slice(' in action'.length) : start) : ''
    return this.fail(token.text + extra)
  }

  private expect(type: TokenType, context: string): Token {
    const token = this.nextNonSpace()
    if (token.type !== type) this.unexpected(token, context)
    return token
  }

  parse(): TemplateNode[] {
    const { nodes, stop } = this.list(true)
    if (stop !== 'eof') this.fail(`unexpected {{${stop}}}`)
    return nodes
  }

  /** Nodes up to `end`, `else` or the end of the text. */
  private list(top = false): { nodes: TemplateNode[]; stop: Stop } {
    const nodes: TemplateNode[] = []
    for (;;) {
      const token = this.nextNonSpace()
      if (token.type === 'eof') {
        if (top) return { nodes, stop: 'eof' }
        this.at -= 1
        this.fail('unexpected EOF')
      }
      if (token.type === 'text') nodes.push({ type: 'text', text: token.text, pos: token.pos })
      else if (token.type !== 'left') this.unexpected(token, 'input')
      else {
        this.actionLine = token.line
        const node = this.action()
        this.actionLine = 0
        if (node === 'end' || node === 'else') return { nodes, stop: node }
        if (node) nodes.push(node)
      }
    }
  }

  private action(): TemplateNode | 'end' | 'else' | undefined {
    const token = this.skipSpace()
    if (token.type !== 'keyword') {
      const pipe = this.pipeline('command', 'right')
      return { type: 'action', pipe, pos: token.pos }
    }
    this.next()
    switch (token.text) {
      case 'end':
        this.expect('right', 'end')
        return 'end'
      case 'else': {
        const follows = this.skipSpace()
        if (!(follows.type === 'keyword' && (follows.text === 'if' || follows.text === 'with')))
          this.expect('right', 'else')
        return 'else'
      }
      case 'range':
      case 'if':
      case 'with':
        return this.control(token.text, token.pos)
      case 'break':
      case 'continue': {
        const after = this.nextNonSpace()
        if (after.type !== 'right') this.unexpected(after, `{{${token.text}}}`)
        if (this.ranges === 0) this.fail(`{{${token.text}}} outside {{range}}`)
        return { type: token.text, pos: token.pos }
      }
      case 'template':
        return this.templateCall()
      case 'block':
        return this.block(token.pos)
      default:
        this.definition()
        return undefined
    }
  }

  private control(type: Control, pos: number): TemplateNode {
    const known = this.variables.length
    const pipe = this.pipeline(type, 'right')
    if (type === 'range') this.ranges += 1
    const body = this.list()
    if (type === 'range') this.ranges -= 1
    let otherwise: TemplateNode[] = []
    if (body.stop === 'else') {
      const follows = this.peek()
      if (type !== 'range' && follows.type === 'keyword' && follows.text === type) {
        this.next()
        otherwise = [this.control(type, follows.pos)]
      } else {
        const rest = this.list()
        if (rest.stop !== 'end') this.fail(`expected end; found {{${rest.stop}}}`)
        otherwise = rest.nodes
      }
    }
    this.variables.length = known
    return { type, pipe, body: body.nodes, otherwise, pos }
  }

  private templateName(context: string): string {
    const token = this.nextNonSpace()
    if (token.type !== 'string' && token.type !== 'raw-string') this.unexpected(token, context)
    return unquoteGo(token.text)
  }

  private templateCall(): TemplateNode {
    const { pos } = this.skipSpace()
    const name = this.templateName('template clause')
    if (this.skipSpace().type !== 'right') {
      return { type: 'template', name, pipe: this.pipeline('template clause', 'right'), pos }
    }
    this.next()
    return { type: 'template', name, pipe: undefined, pos }
  }

  private scoped(context: string): TemplateNode[] {
    const outer = this.variables
    this.variables = ['$']
    const { nodes, stop } = this.list()
    if (stop !== 'end') this.fail(`unexpected {{${stop}}} in ${context}`)
    this.variables = outer
    return nodes
  }

  private block(pos: number): TemplateNode {
    const name = this.templateName('block clause')
    const pipe = this.pipeline('block clause', 'right')
    this.templates.set(name, this.scoped('block clause'))
    return { type: 'template', name, pipe, pos }
  }

  private definition(): void {
    const name = this.templateName('define clause')
    this.expect('right', 'define clause')
    this.templates.set(name, this.scoped('define clause'))
  }

  /** `$a, $b :=` in front of a pipeline. */
  private declarations(pipe: Pipe, context: string): void {
    for (;;) {
      const start = this.at
      if (this.skipSpace().type !== 'variable') return
      const variable = this.next()
      const follows = this.skipSpace()
      if (follows.type === 'assign' || follows.type === 'declare') {
        this.next()
        pipe.assigns = follows.type === 'assign'
        pipe.variables.push(variable.text)
        this.variables.push(variable.text)
        return
      }
      if (follows.type !== 'other' || follows.text !== ',') {
        this.at = start
        return
      }
      this.next()
      pipe.variables.push(variable.text)
      this.variables.push(variable.text)
      if (context !== 'range' || pipe.variables.length > 1) this.fail(`too many declarations in ${context}`)
      if (!['variable', 'right', 'paren-close'].includes(this.skipSpace().type)) {
        this.fail('range can only initialize variables')
      }
    }
  }

  private pipeline(context: string, end: TokenType): Pipe {
    const pipe: Pipe = {
      type: 'pipe',
      variables: [],
      assigns: false,
      commands: [],
      pos: this.skipSpace().pos,
    }
    this.declarations(pipe, context)
    for (;;) {
      const token = this.nextNonSpace()
      if (token.type === end) break
      if (!OPERANDS.includes(token.type)) this.unexpected(token, context)
      this.at -= 1
      pipe.commands.push(this.command())
    }
    if (pipe.commands.length === 0) this.fail(`missing value for ${context}`)
    for (const [index, { args }] of pipe.commands.entries()) {
      if (index > 0 && ['bool', 'dot', 'nil', 'number', 'string'].includes(args[0]!.type))
        this.fail(`non executable command in pipeline stage ${index + 1}`)
    }
    return pipe
  }

  private command(): Command {
    const command: Command = { type: 'command', args: [], pos: this.skipSpace().pos }
    for (;;) {
      this.skipSpace()
      const operand = this.operand()
      if (operand) command.args.push(operand)
      const token = this.next()
      if (token.type === 'space') continue
      if (token.type === 'right' || token.type === 'paren-close') this.at -= 1
      else if (token.type !== 'pipe') this.unexpected(token, 'operand')
      break
    }
    if (command.args.length === 0) this.fail('empty command')
    return command
  }

  private operand(): Term | undefined {
    const term = this.term()
    if (!term || this.peek().type !== 'field') return term
    const { pos } = this.peek()
    const names: string[] = []
    while (this.peek().type === 'field') names.push(this.next().text.slice(1))
    // Go points at the second field of a path.
    if (term.type === 'field') return { ...term, names: [...term.names, ...names], pos }
    if (term.type === 'variable') return { ...term, names, pos }
    if (['bool', 'string', 'number', 'nil', 'dot'].includes(term.type)) {
      this.fail(`unexpected . after term ${quote(nodeText(term))}`)
    }
    return { type: 'chain', of: term, names, pos }
  }

  private term(): Term | undefined {
    const token = this.nextNonSpace()
    const { pos, text } = token
    switch (token.type) {
      case 'identifier':
        if (!this.functions.has(text)) this.fail(`function ${quote(text)} not defined`)
        return { type: 'function', name: text, pos }
      case 'dot':
        return { type: 'dot', pos }
      case 'nil':
        return { type: 'nil', pos }
      case 'variable':
        if (!this.variables.includes(text)) this.fail(`undefined variable ${quote(text)}`)
        return { type: 'variable', name: text, names: [], pos }
      case 'field':
        return { type: 'field', names: [text.slice(1)], pos }
      case 'bool':
        return { type: 'bool', value: text === 'true', pos }
      case 'char':
        return { type: 'number', value: BigInt(unquoteGo(text).codePointAt(0) ?? 0), text, pos }
      case 'number': {
        const value = numberOf(text)
        if (value === undefined) this.fail(`illegal number syntax: ${quote(text)}`)
        return { type: 'number', value: value ?? 0, text, pos }
      }
      case 'string':
      case 'raw-string':
        return { type: 'string', value: unquoteGo(text), text, pos }
      case 'paren-open':
        return this.pipeline('parenthesized pipeline', 'paren-close')
      default:
        this.at -= 1
        return undefined
    }
  }
}

export interface ParsedTemplate {
  nodes: TemplateNode[]
  templates: ReadonlyMap<string, TemplateNode[]>
}

/** @throws TemplateSyntaxError `template: NAME:1: …` */
export function parseTemplate(source: string, functions: ReadonlySet<string>, name: string): ParsedTemplate {
  const parser = new Parser(source, functions, name)
  return { nodes: parser.parse(), templates: parser.templates }
}

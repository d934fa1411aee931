/*
 * Mirrors: the part of text/template that kubectl users write: fields, variables, range, if, with,
 * pipelines and function calls.
 * Differs: no define/template/block, no break/continue.
 */

export type Expression =
  | { type: 'dot' }
  | { type: 'field'; of: Expression; names: string[] }
  | { type: 'variable'; name: string }
  | { type: 'constant'; value: string | number | boolean | null }
  | { type: 'call'; name: string; args: Expression[] }
  | { type: 'pipe'; stages: Expression[] }

export type TemplateNode =
  | { type: 'text'; text: string }
  | { type: 'output'; pipe: Expression; assign?: string[]; declare?: boolean }
  | {
      type: 'range' | 'if' | 'with'
      pipe: Expression
      assign: string[]
      body: TemplateNode[]
      otherwise: TemplateNode[]
    }

export class TemplateSyntaxError extends Error {}

type Piece = { text: string } | { action: string }

function split(source: string): Piece[] {
  const pieces: Piece[] = []
  let rest = source
  for (;;) {
    const open = rest.indexOf('{{')
    if (open < 0) return [...pieces, { text: rest }]
    const close = rest.indexOf('}}', open)
    if (close < 0) {
      const brace = /^\{\{-?\s*[.$\w]*\}/.test(rest.slice(open))
      throw new TemplateSyntaxError(brace ? "bad character U+007D '}'" : 'unclosed action')
    }
    const trimLeft = /^\{\{-\s/.test(rest.slice(open))
    const trimRight = /\s-\}\}/.test(rest.slice(close - 2, close + 2))
    const before = rest.slice(0, open)
    pieces.push({ text: trimLeft ? before.trimEnd() : before })
    pieces.push({ action: rest.slice(open + (trimLeft ? 3 : 2), close - (trimRight ? 1 : 0)).trim() })
    rest = trimRight ? rest.slice(close + 2).trimStart() : rest.slice(close + 2)
  }
}

const TOKEN =
  /\s+|"(?:\\.|[^"\\])*"|`[^`]*`|\$?[A-Za-z_]\w*|\$|(?:\.[A-Za-z_]\w*)+|\.|-?\d+(?:\.\d+)?|:=|[=|(),]/y

function tokenize(action: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < action.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(action)
    if (!match) throw new TemplateSyntaxError(`unexpected ${JSON.stringify(action[at])} in command`)
    tokens.push(match[0].trim() === '' ? ' ' : match[0])
  }
  return tokens
}

class ActionParser {
  constructor(private readonly tokens: string[]) {}

  private spaces(): void {
    while (this.tokens[0] === ' ') this.tokens.shift()
  }

  pipeline(): Expression {
    const stages = [this.command()]
    for (this.spaces(); this.tokens[0] === '|'; this.spaces()) {
      this.tokens.shift()
      stages.push(this.command())
    }
    return stages.length === 1 ? stages[0]! : { type: 'pipe', stages }
  }

  private command(): Expression {
    this.spaces()
    const head = this.tokens[0]
    if (head !== undefined && /^[A-Za-z_]\w*$/.test(head) && !['true', 'false', 'nil'].includes(head)) {
      this.tokens.shift()
      const args: Expression[] = []
      for (this.spaces(); this.tokens.length > 0 && !['|', ')'].includes(this.tokens[0]!); this.spaces()) {
        args.push(this.operand())
      }
      return { type: 'call', name: head, args }
    }
    return this.operand()
  }

  private operand(): Expression {
    this.spaces()
    const token = this.tokens.shift()
    if (token === undefined) throw new TemplateSyntaxError('missing value for command')
    const base = this.base(token)
    const next = this.tokens[0]
    if (next !== undefined && /^\.\w/.test(next)) {
      this.tokens.shift()
      return { type: 'field', of: base, names: next.slice(1).split('.') }
    }
    return base
  }

  private base(token: string): Expression {
    if (token === '(') {
      const inner = this.pipeline()
      this.spaces()
      if (this.tokens.shift() !== ')') throw new TemplateSyntaxError('unclosed left paren')
      return inner
    }
    if (token === '.') return { type: 'dot' }
    if (token.startsWith('.')) return { type: 'field', of: { type: 'dot' }, names: token.slice(1).split('.') }
    if (token.startsWith('$')) return { type: 'variable', name: token }
    if (token.startsWith('"')) return { type: 'constant', value: JSON.parse(token) as string }
    if (token.startsWith('`')) return { type: 'constant', value: token.slice(1, -1) }
    if (token === 'true' || token === 'false') return { type: 'constant', value: token === 'true' }
    if (token === 'nil') return { type: 'constant', value: null }
    if (/^-?\d/.test(token)) return { type: 'constant', value: Number(token) }
    if (/^[A-Za-z_]/.test(token)) return { type: 'call', name: token, args: [] }
    throw new TemplateSyntaxError(`unexpected ${JSON.stringify(token)} in operand`)
  }
}

/** `$k, $v := pipeline` in front of a pipeline. */
function parseAction(text: string): { assign: string[]; declare: boolean; pipe: Expression } {
  const match = /^(\$\w*(?:\s*,\s*\$\w*)?)\s*(:=|=)\s*([\s\S]*)$/.exec(text)
  const pipe = new ActionParser(tokenize(match ? match[3]! : text)).pipeline()
  return {
    assign: match ? match[1]!.split(',').map((one) => one.trim()) : [],
    declare: match?.[2] === ':=',
    pipe,
  }
}

/** @throws TemplateSyntaxError */
export function parseGoTemplate(source: string): TemplateNode[] {
  const pieces = split(source)

  const block = (open: string): { nodes: TemplateNode[]; stop: string } => {
    const nodes: TemplateNode[] = []
    while (pieces.length > 0) {
      const piece = pieces.shift()!
      if ('text' in piece) {
        if (piece.text) nodes.push({ type: 'text', text: piece.text })
        continue
      }
      const [word = '', tail = ''] = /^(\w*)\s*([\s\S]*)$/.exec(piece.action)?.slice(1) ?? []
      if (piece.action.startsWith('/*')) continue
      if (word === 'end' || word === 'else') {
        if (!open) throw new TemplateSyntaxError(`unexpected {{${word}}}`)
        return { nodes, stop: piece.action }
      }
      if (word === 'range' || word === 'if' || word === 'with') nodes.push(control(word, tail))
      else nodes.push({ type: 'output', ...parseAction(piece.action) })
    }
    if (open) throw new TemplateSyntaxError('unexpected EOF')
    return { nodes, stop: '' }
  }

  const control = (type: 'range' | 'if' | 'with', head: string): TemplateNode => {
    const { assign, pipe } = parseAction(head)
    const body = block(type)
    const chained = /^else\s+(if|with)\s+([\s\S]*)$/.exec(body.stop)
    if (chained) {
      return {
        type,
        pipe,
        assign,
        body: body.nodes,
        otherwise: [control(chained[1] as 'if' | 'with', chained[2]!)],
      }
    }
    const otherwise = body.stop === 'else' ? block(type).nodes : []
    return { type, pipe, assign, body: body.nodes, otherwise }
  }

  return block('').nodes
}

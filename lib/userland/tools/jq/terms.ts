/** Reads terms, and what is taken from them: `.a[0]?`. */
import type { Ast } from '@/lib/userland/tools/jq/ast'
import { parseNumber } from '@/lib/userland/tools/jq/json'
import { keyword } from '@/lib/userland/tools/jq/keywords'
import { objectLiteral } from '@/lib/userland/tools/jq/object-literal'
import { SyntaxFault } from '@/lib/userland/tools/jq/syntax-fault'
import { KEYWORDS, type Tokens } from '@/lib/userland/tools/jq/tokens'

export function suffixes(tokens: Tokens, start: Ast): Ast {
  let node = start
  for (;;) {
    if (tokens.token.kind === 'field')
      node = { type: 'index', of: node, key: { type: 'literal', value: tokens.advance().text } }
    else if (tokens.isOp('?')) {
      tokens.advance()
      node = { type: 'try', body: node, handler: undefined }
    } else if (tokens.isOp('[')) node = bracketed(tokens, node)
    else if (tokens.isOp('.')) {
      tokens.advance()
      if (tokens.isOp('[')) node = bracketed(tokens, node)
      else if (tokens.token.kind === 'string')
        node = { type: 'index', of: node, key: tokens.stringLiteral(undefined) }
      else tokens.unexpected()
    } else return node
  }
}

function bracketed(tokens: Tokens, of: Ast): Ast {
  tokens.expect('[')
  if (tokens.accept(']')) return { type: 'each', of }
  if (tokens.accept(':')) {
    const to = tokens.pipe()
    tokens.expect(']')
    return { type: 'slice', of, from: undefined, to }
  }
  const key = tokens.pipe()
  if (tokens.accept(':')) {
    const to = tokens.isOp(']') ? undefined : tokens.pipe()
    tokens.expect(']')
    return { type: 'slice', of, from: key, to }
  }
  tokens.expect(']')
  return { type: 'index', of, key }
}

export function term(tokens: Tokens): Ast {
  const { kind, text } = tokens.token
  switch (kind) {
    case 'number':
      tokens.advance()
      return { type: 'literal', value: parseNumber(text) ?? Number(text) }
    case 'string':
      return tokens.stringLiteral(undefined)
    case 'format':
      tokens.advance()
      return tokens.token.kind === 'string' ? tokens.stringLiteral(text) : { type: 'format', name: text }
    case 'field':
      tokens.advance()
      return { type: 'index', of: { type: 'identity' }, key: { type: 'literal', value: text } }
    case 'variable':
      tokens.advance()
      if (text === '__loc__') return tokens.location()
      return { type: 'variable', name: text }
    case 'op':
      return operatorTerm(tokens, text)
    case 'name':
      return word(tokens, text)
    default:
      return tokens.unexpected()
  }
}

function operatorTerm(tokens: Tokens, text: string): Ast {
  if (text === '.') {
    tokens.advance()
    if (tokens.token.kind === 'string')
      return { type: 'index', of: { type: 'identity' }, key: tokens.stringLiteral(undefined) }
    return { type: 'identity' }
  }
  if (text === '..') {
    tokens.advance()
    return { type: 'recurse' }
  }
  if (tokens.accept('(')) {
    const body = tokens.pipe()
    tokens.expect(')')
    return body
  }
  if (tokens.accept('[')) {
    if (tokens.accept(']')) return { type: 'array', of: undefined }
    const of = tokens.pipe()
    tokens.expect(']')
    return { type: 'array', of }
  }
  if (tokens.accept('{')) return objectLiteral(tokens)
  return tokens.unexpected()
}

function word(tokens: Tokens, text: string): Ast {
  if (KEYWORDS.has(text)) return keyword(tokens, text)
  tokens.advance()
  if (text === 'break') {
    const { kind, text: name } = tokens.token
    if (kind !== 'variable') throw new SyntaxFault('break requires a label to break to')
    tokens.advance()
    return { type: 'break', name }
  }
  const args: Ast[] = []
  if (tokens.accept('(')) {
    do args.push(tokens.pipe())
    while (tokens.accept(';'))
    tokens.expect(')')
  }
  return { type: 'call', name: text, args }
}

/** Reads what an object is built from: `{a: 1, $b, (c): d}`. */
import type { Ast } from '@/lib/userland/tools/jq/ast'
import type { Tokens } from '@/lib/userland/tools/jq/tokens'

export function objectLiteral(tokens: Tokens): Ast {
  const entries: [Ast, Ast][] = []
  while (!tokens.accept('}')) {
    entries.push(entry(tokens))
    if (!tokens.isOp('}')) tokens.expect(',')
  }
  return { type: 'object', entries }
}

function entry(tokens: Tokens): [Ast, Ast] {
  const { kind, text } = tokens.token
  let key: Ast
  if (kind === 'variable') {
    tokens.advance()
    const value: Ast = text === '__loc__' ? tokens.location() : { type: 'variable', name: text }
    return [{ type: 'literal', value: text }, value]
  }
  if (kind === 'name' || kind === 'number') {
    tokens.advance()
    key = { type: 'literal', value: text }
  } else if (kind === 'string') key = tokens.stringLiteral(undefined)
  else if (kind === 'format') {
    tokens.advance()
    key = tokens.token.kind === 'string' ? tokens.stringLiteral(text) : { type: 'format', name: text }
  } else {
    if (!tokens.accept('(')) tokens.unexpected()
    key = tokens.pipe()
    tokens.expect(')')
    tokens.expect(':')
    return [key, entryValue(tokens)]
  }
  if (!tokens.accept(':')) return [key, { type: 'index', of: { type: 'identity' }, key }]
  return [key, entryValue(tokens)]
}

/** Values in an object are terms, joined by `|` only. */
function entryValue(tokens: Tokens): Ast {
  const left: Ast = tokens.accept('-') ? { type: 'negate', of: entryValue(tokens) } : tokens.suffixedTerm()
  if (!tokens.isOp('|') && !tokens.isOp(',') && !tokens.isOp('}')) tokens.unexpected()
  return tokens.accept('|') ? { type: 'pipe', left, right: entryValue(tokens) } : left
}

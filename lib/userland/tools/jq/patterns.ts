/** Reads what values are taken apart into: `as [$a, {b: $c}] ?// $d`. */
import type { Ast, Destructuring } from '@/lib/userland/tools/jq/ast'
import type { Tokens } from '@/lib/userland/tools/jq/tokens'

export function binding(tokens: Tokens, source: Ast): Ast {
  const found = patterns(tokens)
  tokens.expect('|')
  return { type: 'as', source, patterns: found, body: tokens.pipe() }
}

export function patterns(tokens: Tokens): Destructuring[] {
  tokens.expect('as')
  const patterns = [destructuring(tokens)]
  while (tokens.accept('?//')) patterns.push(destructuring(tokens))
  return patterns
}

function destructuring(tokens: Tokens): Destructuring {
  if (tokens.token.kind === 'variable') return { variable: tokens.advance().text }
  if (tokens.accept('[')) {
    const array: Destructuring[] = []
    do array.push(destructuring(tokens))
    while (tokens.accept(','))
    tokens.expect(']')
    return { array }
  }
  if (!tokens.accept('{')) tokens.unexpected()
  const object: { variable?: string; key?: Ast; of?: Destructuring }[] = []
  do object.push(objectPattern(tokens))
  while (tokens.accept(','))
  tokens.expect('}')
  return { object }
}

function objectPattern(tokens: Tokens): { variable?: string; key?: Ast; of?: Destructuring } {
  const { kind, text } = tokens.token
  if (kind === 'variable') {
    tokens.advance()
    return tokens.accept(':') ? { variable: text, of: destructuring(tokens) } : { variable: text }
  }
  let key: Ast
  if (kind === 'name') {
    tokens.advance()
    key = { type: 'literal', value: text }
  } else if (kind === 'string') key = tokens.stringLiteral(undefined)
  else {
    tokens.expect('(')
    key = tokens.pipe()
    tokens.expect(')')
  }
  tokens.expect(':')
  return { key, of: destructuring(tokens) }
}

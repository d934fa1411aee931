/** Reads operators by how strongly they bind, from the comma up to the minus sign. */
import type { Ast } from '@/lib/userland/tools/jq/ast'
import { binding } from '@/lib/userland/tools/jq/patterns'
import type { Tokens } from '@/lib/userland/tools/jq/tokens'

export function comma(tokens: Tokens): Ast {
  let left = alternative(tokens)
  while (tokens.isOp(',')) {
    tokens.advance()
    left = { type: 'comma', left, right: alternative(tokens) }
  }
  return left
}

/** `//` binds weakest of the operators, to the right; then assignments, or, and, comparisons. */
function alternative(tokens: Tokens): Ast {
  const left = assignment(tokens)
  if (!tokens.accept('//')) return left
  return { type: 'alternative', left, right: alternative(tokens) }
}

function assignment(tokens: Tokens): Ast {
  const left = disjunction(tokens)
  const { text, kind } = tokens.token
  if (kind !== 'op' || !/^(=|\|=|\+=|-=|\*=|\/=|%=|\/\/=)$/.test(text)) return left
  tokens.advance()
  const right = disjunction(tokens)
  if (tokens.token.kind === 'op' && /^(=|\|=|\+=|-=|\*=|\/=|%=|\/\/=)$/.test(tokens.token.text))
    tokens.unexpected()
  return { type: 'assign', operator: text, left, right }
}

function disjunction(tokens: Tokens): Ast {
  let left = conjunction(tokens)
  while (tokens.accept('or')) left = { type: 'or', left, right: conjunction(tokens) }
  return left
}

function conjunction(tokens: Tokens): Ast {
  let left = comparison(tokens)
  while (tokens.accept('and')) left = { type: 'and', left, right: comparison(tokens) }
  return left
}

function comparison(tokens: Tokens): Ast {
  const left = sum(tokens)
  const { text, kind } = tokens.token
  if (kind !== 'op' || !/^(==|!=|<|<=|>|>=)$/.test(text)) return left
  tokens.advance()
  const node: Ast = { type: 'binary', operator: text, left, right: sum(tokens) }
  if (tokens.token.kind === 'op' && /^(==|!=|<|<=|>|>=)$/.test(tokens.token.text)) tokens.unexpected()
  return node
}

function sum(tokens: Tokens): Ast {
  let left = product(tokens)
  while (tokens.isOp('+') || tokens.isOp('-')) {
    const operator = tokens.advance().text
    left = { type: 'binary', operator, left, right: product(tokens) }
  }
  return left
}

function product(tokens: Tokens): Ast {
  let left = unary(tokens)
  while (tokens.isOp('*') || tokens.isOp('/') || tokens.isOp('%')) {
    const operator = tokens.advance().text
    left = { type: 'binary', operator, left, right: unary(tokens) }
  }
  return left
}

function unary(tokens: Tokens): Ast {
  if (tokens.accept('-')) return { type: 'negate', of: unary(tokens) }
  return postfix(tokens)
}

function postfix(tokens: Tokens): Ast {
  const node = tokens.suffixedTerm()
  // `1 as $x | …` binds the rest of the pipe, also within an operation.
  return tokens.isWord('as') ? binding(tokens, node) : node
}

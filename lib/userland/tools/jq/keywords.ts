/** Reads terms that begin with a keyword: `if`, `try`, `reduce`, `foreach`, `def`. */
import type { Ast } from '@/lib/userland/tools/jq/ast'
import { definition } from '@/lib/userland/tools/jq/definition'
import { patterns } from '@/lib/userland/tools/jq/patterns'
import type { Tokens } from '@/lib/userland/tools/jq/tokens'

export function keyword(tokens: Tokens, text: string): Ast {
  switch (text) {
    case 'if':
      tokens.advance()
      return conditional(tokens)
    case 'try': {
      tokens.advance()
      const body = tokens.suffixedTerm()
      return { type: 'try', body, handler: tokens.accept('catch') ? tokens.suffixedTerm() : undefined }
    }
    case 'reduce':
    case 'foreach':
      tokens.advance()
      return fold(tokens, text)
    case 'def': {
      const found = definition(tokens)
      return { type: 'define', definition: found, body: tokens.pipe() }
    }
    case 'label':
      return tokens.pipe()
    default:
      return tokens.unexpected()
  }
}

function conditional(tokens: Tokens): Ast {
  const condition = tokens.pipe()
  tokens.expect('then')
  const then = tokens.pipe()
  let otherwise: Ast | undefined
  if (tokens.accept('elif')) return { type: 'if', condition, then, else: conditional(tokens) }
  if (tokens.accept('else')) otherwise = tokens.pipe()
  tokens.expect('end')
  return { type: 'if', condition, then, else: otherwise }
}

function fold(tokens: Tokens, type: 'reduce' | 'foreach'): Ast {
  const source = tokens.suffixedTerm()
  const pattern = patterns(tokens)
  tokens.expect('(')
  const init = tokens.pipe()
  tokens.expect(';')
  const update = tokens.pipe()
  const extract = type === 'foreach' && tokens.accept(';') ? tokens.pipe() : undefined
  tokens.expect(')')
  return type === 'reduce'
    ? { type, source, pattern, init, update }
    : { type, source, pattern, init, update, extract }
}

/** Reads `def name(params): body;`. */
import type { Definition } from '@/lib/userland/tools/jq/ast'
import type { Tokens } from '@/lib/userland/tools/jq/tokens'

export function definition(tokens: Tokens): Definition {
  tokens.expect('def')
  const name = tokens.token.text
  if (tokens.token.kind !== 'name') tokens.unexpected()
  tokens.advance()
  const params: string[] = []
  if (tokens.accept('(')) {
    do {
      const { kind, text } = tokens.advance()
      if (kind !== 'name' && kind !== 'variable') tokens.unexpected()
      params.push(kind === 'variable' ? `$${text}` : text)
    } while (tokens.accept(';'))
    tokens.expect(')')
  }
  tokens.expect(':')
  const body = tokens.pipe()
  tokens.expect(';')
  return { name, params, body }
}

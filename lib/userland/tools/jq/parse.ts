/**
 * Reads a jq program. Mirrors: jq 1.7. Differs: modules are not known; of a syntax error it says what was
 * not expected, not what would have been.
 */
import type { Ast, Definition } from '@/lib/userland/tools/jq/ast'
import { definition } from '@/lib/userland/tools/jq/definition'
import { comma } from '@/lib/userland/tools/jq/operations'
import { binding } from '@/lib/userland/tools/jq/patterns'
import { SyntaxFault } from '@/lib/userland/tools/jq/syntax-fault'
import { suffixes, term } from '@/lib/userland/tools/jq/terms'
import { Tokens } from '@/lib/userland/tools/jq/tokens'

const MAX_DEPTH = 1000

class Parser extends Tokens {
  private depth = 0

  constructor(source: string) {
    super(source)
    this.advance()
  }

  program(): Ast {
    const body = this.definitionsThen(() =>
      this.token.kind === 'end' ? { type: 'identity' as const } : this.pipe(),
    )
    if (this.token.kind !== 'end') this.unexpected()
    return body
  }

  private definitionsThen(body: () => Ast): Ast {
    if (!this.isWord('def')) return body()
    const found = definition(this)
    return { type: 'define', definition: found, body: this.definitionsThen(body) }
  }

  pipe(): Ast {
    this.depth += 1
    if (this.depth > MAX_DEPTH) throw new SyntaxFault('memory exhausted')
    try {
      if (this.isWord('def')) {
        const found = definition(this)
        return { type: 'define', definition: found, body: this.pipe() }
      }
      if (this.isWord('label')) {
        this.advance()
        const { kind, text } = this.advance()
        if (kind !== 'variable') this.unexpected()
        this.expect('|')
        return { type: 'label', name: text, body: this.pipe() }
      }
      const left = comma(this)
      if (this.isWord('as')) return binding(this, left)
      return this.accept('|') ? { type: 'pipe', left, right: this.pipe() } : left
    } finally {
      this.depth -= 1
    }
  }

  suffixedTerm(): Ast {
    return suffixes(this, term(this))
  }
}

/** @throws SyntaxFault */
export const parseProgram = (source: string): Ast => new Parser(source).program()

/** Definitions alone. */
export function parseDefinition(source: string): Definition {
  const ast = parseProgram(`${source} .`)
  if (ast.type !== 'define') throw new SyntaxFault(source)
  return ast.definition
}

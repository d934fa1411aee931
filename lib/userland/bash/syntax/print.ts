import type { SyntaxNode } from 'unbash'
import type { Shell } from '@/lib/userland/bash/shell'

type Located = { pos: number; end: number }

/** Writes commands as bash shows functions: one command a line, four columns deeper in each block. */
class Printer {
  constructor(private readonly source: string) {}

  private text({ pos, end }: Located): string {
    return this.source.slice(pos, end)
  }

  private indent(lines: string): string {
    return lines.replace(/^(?=.)/gm, '    ')
  }

  list(node: { commands: readonly SyntaxNode[] }): string {
    const lines = node.commands.map((command, i) => {
      const background = command.type === 'Statement' && command.background
      return this.node(command) + (background ? ' &' : i < node.commands.length - 1 ? ';' : '')
    })
    return lines.join('\n')
  }

  private block(node: { commands: readonly SyntaxNode[] }): string {
    const inner = this.list(node)
    return this.indent(inner.endsWith('&') ? inner : `${inner};`)
  }

  /** The body of a function. */
  body(node: SyntaxNode): string {
    if (node.type === 'BraceGroup') return `{ \n${this.indent(this.list(node.body))}\n}`
    return `{ \n${this.indent(this.node(node))}\n}`
  }

  private words(words: readonly Located[] | undefined): string {
    return (words ?? []).map((word) => this.text(word)).join(' ')
  }

  private redirects(node: Extract<SyntaxNode, { type: 'Redirected' }>): string {
    return node.redirects.map((one) => this.redirect(one)).join(' ')
  }

  private redirect(one: Located): string {
    return this.text(one).replace(
      /^(\d*)(<<<|>>|<<-?|&>>?|[<>]\||[<>])(?![&<>(])\s*/,
      (_, fd: string, operator: string) =>
        operator.startsWith('<<') && operator !== '<<<' ? `${fd}${operator}` : `${fd}${operator} `,
    )
  }

  private command(node: Extract<SyntaxNode, { type: 'Command' }>): string {
    const parts = [...node.prefix, ...(node.name ? [node.name] : []), ...node.suffix]
    const isRedirect = (type: string) => type === 'Redirect' || type === 'HereDoc' || type === 'HereString'
    const words = parts.filter((part) => !isRedirect(part.type)).map((part) => this.text(part))
    const redirects = parts.filter((part) => isRedirect(part.type)).map((part) => this.redirect(part))
    return [...words, ...redirects].join(' ')
  }

  private if(node: Extract<SyntaxNode, { type: 'If' }>): string {
    let text = `if ${this.list(node.clause)}; then\n${this.block(node.then)}\n`
    let depth = 0
    for (const branch of node.elif) {
      text += `else\n    if ${this.list(branch.clause)}; then\n${this.indent(this.block(branch.then))}\n`
      depth += 1
    }
    if (node.else)
      text +=
        depth > 0 ? `    else\n${this.indent(this.block(node.else))}\n` : `else\n${this.block(node.else)}\n`
    return `${text}${depth > 0 ? '    fi;\n' : ''}fi`
  }

  private case(node: Extract<SyntaxNode, { type: 'Case' }>): string {
    const items = node.items.map((item) => {
      const patterns = item.pattern.map((word) => this.text(word)).join(' | ')
      const body = item.body.commands.length > 0 ? `${this.indent(this.list(item.body))}\n` : ''
      return this.indent(`${patterns})\n${body}${item.terminator ?? ';;'}\n`)
    })
    return `case ${this.text(node.word)} in \n${items.join('')}esac`
  }

  node(node: SyntaxNode): string {
    switch (node.type) {
      case 'Statement':
        return this.node(node.command)
      case 'AndOr':
        return node.commands
          .map((command, i) => (i === 0 ? '' : ` ${node.operators[i - 1]} `) + this.node(command))
          .join('')
      case 'Pipeline': {
        const prefixes = node.prefixes.map((prefix) => `${this.text(prefix)} `).join('')
        return prefixes + node.commands.map((command) => this.node(command)).join(' | ')
      }
      case 'Command':
        return this.command(node)
      case 'Redirected':
        return `${this.node(node.command)} ${this.redirects(node)}`
      case 'If':
        return this.if(node)
      case 'While':
        return `${node.kind} ${this.list(node.clause)}; do\n${this.block(node.body)}\ndone`
      case 'For':
      case 'Select': {
        const words = node.wordlist ? this.words(node.wordlist) : '"$@"'
        const word = node.type === 'For' ? 'for' : 'select'
        return `${word} ${this.text(node.name)} in ${words};\ndo\n${this.block(node.body)}\ndone`
      }
      case 'ArithmeticFor':
        return `${this.source.slice(node.pos, node.body.pos).replace(/\)\)[\s\S]*$/, '))')}\ndo\n${this.block(node.body)}\ndone`
      case 'Case':
        return this.case(node)
      case 'Subshell':
        return `( ${this.list(node.body)} )`
      case 'BraceGroup':
        return `{ \n${this.block(node.body).replace(/;$/, '')}\n}`
      case 'Function':
        return `function ${this.text(node.name)} () \n${this.body(node.body)}`
      case 'ArithmeticCommand':
        return `(( ${node.body.trim()} ))`
      default:
        return this.text(node)
    }
  }
}

/** A command as jobs show it. */
export const commandText = (source: string, node: SyntaxNode): string => new Printer(source).node(node)

/** A function as `declare -f` shows it. */
export function functionText(sh: Shell, name: string): string {
  const definition = sh.state.functions.get(name)
  const source = definition && sh.source(definition.source)
  const node = source?.nodes[definition?.node ?? -1]
  if (!source || node?.type !== 'Function') return ''
  return `${name} () \n${new Printer(source.text).body(node.body)}\n`
}

import type { Requirement, Selector } from '@/lib/cluster/apimachinery/labels'
import { labelValue, qualifiedName } from '@/lib/cluster/apimachinery/names'

/** The message is what the API server says after `unable to parse requirement: `. */
export class SelectorError extends Error {}

type Token = { kind: 'word' | 'symbol' | 'end'; text: string }

const SYMBOLS = ['==', '!=', '=', '!', '(', ')', ',', '>', '<']

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const char = text[at] ?? ''
    if (/\s/.test(char)) {
      at += 1
      continue
    }
    const symbol = SYMBOLS.find((candidate) => text.startsWith(candidate, at))
    if (symbol) {
      tokens.push({ kind: 'symbol', text: symbol })
      at += symbol.length
      continue
    }
    const start = at
    while (at < text.length && !/[\s=!(),<>]/.test(text[at] ?? '')) at += 1
    tokens.push({ kind: 'word', text: text.slice(start, at) })
  }
  return tokens
}

const parseError = (message: string) => new SelectorError(`unable to parse requirement: ${message}`)

class Parser {
  private at = 0
  constructor(private readonly tokens: Token[]) {}

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' }
  }
  private next(): Token {
    const token = this.peek()
    this.at += 1
    return token
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = []
    if (this.peek().kind === 'end') return requirements
    for (;;) {
      requirements.push(this.requirement())
      const token = this.next()
      if (token.kind === 'end') return requirements
      if (token.text !== ',')
        throw new SelectorError(`found '${token.text}', expected: ',' or 'end of string'`)
      const following = this.peek()
      if (following.kind !== 'word' && following.text !== '!') {
        throw new SelectorError(`found '${following.text}', expected: identifier after ','`)
      }
    }
  }

  private requirement(): Requirement {
    const absent = this.peek().text === '!' && this.peek().kind === 'symbol'
    if (absent) this.next()
    const key = this.next()
    if (key.kind !== 'word') throw parseError(`found '${key.text}', expected: !, identifier, or ','`)
    const problems = qualifiedName(key.text)
    if (problems.length > 0) throw parseError(`key: Invalid value: "${key.text}": ${problems.join('; ')}`)
    if (absent) return { key: key.text, operator: '!', values: [] }
    const operator = this.peek()
    if (operator.kind === 'end' || operator.text === ',')
      return { key: key.text, operator: 'exists', values: [] }
    this.next()
    switch (operator.text) {
      case 'in':
      case 'notin':
        return { key: key.text, operator: operator.text, values: this.set() }
      case '=':
      case '==':
      case '!=':
        return { key: key.text, operator: operator.text, values: [this.exact(key.text)] }
      case '>':
      case '<':
        return {
          key: key.text,
          operator: operator.text === '>' ? 'gt' : 'lt',
          values: [this.exact(key.text)],
        }
      default:
        throw parseError(`found '${operator.text}', expected: in, notin, =, ==, !=, gt, lt`)
    }
  }

  private exact(key: string): string {
    const token = this.peek()
    if (token.kind === 'end' || token.text === ',') return ''
    this.next()
    if (token.kind !== 'word') throw parseError(`found '${token.text}', expected: identifier`)
    return checkValue(key, token.text)
  }

  private set(): string[] {
    const open = this.next()
    if (open.text !== '(' || open.kind !== 'symbol') throw parseError(`found '${open.text}' expected: '('`)
    const values: string[] = []
    for (;;) {
      const token = this.next()
      if (token.kind === 'word') {
        values.push(checkValue('', token.text))
        const after = this.next()
        if (after.text === ')') break
        if (after.text !== ',') throw parseError(`found '${after.text}', expected: ',', ')' or identifier`)
      } else if (token.text === ')') {
        if (values.length === 0) values.push('')
        break
      } else if (token.text === ',') {
        values.push('')
      } else {
        throw parseError(`found '${token.text}', expected: ',', ')' or identifier`)
      }
    }
    return [...new Set(values)].sort()
  }
}

function checkValue(key: string, value: string): string {
  const problems = labelValue(value)
  if (problems.length > 0) {
    throw new SelectorError(
      `values[0][${key}]: Invalid value: ${JSON.stringify(value)}: ${problems.join('; ')}`,
    )
  }
  return value
}

/**
 * A label selector as text: `app=web,tier in (a,b),!legacy`.
 * @throws SelectorError
 */
export function parseSelector(text: string): Selector {
  return new Parser(tokenize(text)).parse().sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/** One term of a field selector. */
export interface FieldTerm {
  field: string
  negated: boolean
  value: string
}

/**
 * A field selector as text: `status.phase=Running,spec.nodeName!=worker-1`.
 * @throws SelectorError
 */
export function parseFieldSelector(text: string): FieldTerm[] {
  return text
    .split(',')
    .filter((term) => term.trim() !== '')
    .map((term) => {
      const match = /^(.*?)(==|!=|=)(.*)$/.exec(term)
      if (!match) {
        throw new SelectorError(`invalid selector: '${text}'; can't understand '${term}'`)
      }
      return { field: match[1] ?? '', negated: match[2] === '!=', value: match[3] ?? '' }
    })
}

export function matchesFields(
  terms: readonly FieldTerm[],
  fields: Readonly<Record<string, string>>,
): boolean {
  return terms.every(({ field, negated, value }) => ((fields[field] ?? '') === value) !== negated)
}

/**
 * `{{ request.object.metadata.name }}`: variables in messages, patterns and conditions.
 * Mirrors: kyverno pkg/engine/variables.
 * Differs: of JMESPath only paths, `[n]`, `[]`, `[*]`, `||`, literals and a few functions; what is missing
 * is null, never an error.
 */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'

/** An expression that is not understood here. */
export class VariableError extends Error {}

const TOKEN = /\s*(\|\||"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`|\[\s*(?:-?\d+|\*)?\s*\]|[A-Za-z_][\w-]*|@|[.(),])/y

function tokensOf(text: string): string[] {
  const out: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text)
    if (!match) throw new VariableError(text)
    out.push(match[1] ?? '')
  }
  return out
}

const FUNCTIONS: Record<string, (...args: unknown[]) => unknown> = {
  length: (value) =>
    typeof value === 'string' || Array.isArray(value)
      ? value.length
      : isObject(value)
        ? Object.keys(value).length
        : 0,
  contains: (value, item) =>
    typeof value === 'string' ? value.includes(String(item)) : Array.isArray(value) && value.includes(item),
  starts_with: (value, text) => String(value ?? '').startsWith(String(text)),
  ends_with: (value, text) => String(value ?? '').endsWith(String(text)),
  to_lower: (value) => String(value ?? '').toLowerCase(),
  to_upper: (value) => String(value ?? '').toUpperCase(),
  to_string: (value) => (typeof value === 'string' ? value : JSON.stringify(value)),
  keys: (value) => (isObject(value) ? Object.keys(value) : []),
}

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)

class Evaluator {
  private at = 0
  constructor(
    private readonly text: string,
    private readonly tokens: readonly string[],
    private readonly root: unknown,
  ) {}

  private fail(): never {
    throw new VariableError(this.text)
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false
    this.at += 1
    return true
  }

  whole(): unknown {
    const value = this.either()
    return this.at === this.tokens.length ? value : this.fail()
  }

  private either(): unknown {
    let value = this.path()
    while (this.take('||')) {
      const other = this.path()
      if (isEmpty(value)) value = other
    }
    return value ?? null
  }

  private arguments(): unknown[] {
    const out: unknown[] = []
    if (this.take(')')) return out
    do out.push(this.either())
    while (this.take(','))
    if (!this.take(')')) this.fail()
    return out
  }

  private first(token: string): unknown {
    if (token.startsWith("'")) return token.slice(1, -1)
    if (token.startsWith('`')) {
      try {
        return JSON.parse(token.slice(1, -1))
      } catch {
        return this.fail()
      }
    }
    if (token === '@') return this.root
    if (this.take('(')) {
      const run = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token] : undefined
      return run ? run(...this.arguments()) : this.fail()
    }
    return fieldOf(this.root, this.name(token))
  }

  private name(token: string): string {
    if (token.startsWith('"')) return String(JSON.parse(token))
    return /^[A-Za-z_]/.test(token) ? token : this.fail()
  }

  private path(): unknown {
    let value = this.first(this.tokens[this.at++] ?? this.fail())
    let each = false
    for (;;) {
      const step = this.tokens[this.at] ?? ''
      let next: (one: unknown) => unknown
      if (step === '.') {
        const name = this.name(this.tokens[this.at + 1] ?? '')
        next = (one) => fieldOf(one, name)
        this.at += 2
      } else if (step.startsWith('[')) {
        const index = step.slice(1, -1).trim()
        this.at += 1
        if (index === '' || index === '*') {
          const list: unknown[] = Array.isArray(value) ? value : []
          value = each ? list.flat() : list
          each = true
          continue
        }
        next = (one) => (Array.isArray(one) ? (one as unknown[]).at(Number(index)) : null)
      } else return value
      const found = each
        ? (value as unknown[]).map(next).filter((one) => one !== null && one !== undefined)
        : next(value)
      value = found
    }
  }
}

const fieldOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : null

const evaluate = (text: string, root: unknown): unknown => new Evaluator(text, tokensOf(text), root).whole()

const VARIABLE = /\{\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}\}/g

function substituteText(text: string, root: unknown): unknown {
  const [only] = text.matchAll(VARIABLE)
  if (only && only[0] === text.trim()) return evaluate(only[1] ?? '', root)
  return text.replace(VARIABLE, (_, inner: string) => {
    const value = evaluate(inner, root)
    return typeof value === 'string' ? value : JSON.stringify(value)
  })
}

/** All variables of a document by their values. @throws VariableError */
export function substitute(document: unknown, root: unknown): unknown {
  if (typeof document === 'string') return document.includes('{{') ? substituteText(document, root) : document
  if (Array.isArray(document)) return document.map((item) => substitute(item, root))
  if (!isObject(document)) return document
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [String(substitute(key, root)), substitute(value, root)]),
  )
}

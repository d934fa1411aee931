import { charactersOf } from '@/lib/userland/bash/expansion/characters'
import type { Expander } from '@/lib/userland/bash/expansion/expander'
import { compareText } from '@/lib/userland/bash/expansion/glob'
import { replaceAll, slice, transform } from '@/lib/userland/bash/expansion/operators'
import { Pattern } from '@/lib/userland/bash/expansion/pattern'
import type { Piece } from '@/lib/userland/bash/expansion/pieces'
import { specialParameter } from '@/lib/userland/bash/special-variables'
import type { ParameterPart } from '@/lib/userland/bash/syntax/parts'
import {
  findVariable,
  getVariable,
  ifsOf,
  isName,
  itemsOf,
  resolveName,
  setVariable,
} from '@/lib/userland/bash/variables'

/** What a parameter stands for: one text, or a list (`$@`, `${a[*]}`). */
export interface Value {
  list?: string[]
  star?: boolean
  text?: string | undefined
}

const isList = (name: string) => name === '@' || name === '*'
const isPositional = (name: string) => /^[\d@*#?$!-]/.test(name)

export class Parameters {
  constructor(readonly x: Expander) {}

  get sh() {
    return this.x.sh
  }

  value({ name, index }: Pick<ParameterPart, 'name' | 'index'>): Value {
    const { sh } = this
    if (isList(name)) return { list: [...sh.state.parameters], star: name === '*' }
    if (typeof index === 'string') {
      return { list: itemsOf(findVariable(sh, name)).map(([, value]) => value), star: index === '*' }
    }
    if (index) return { text: getVariable(sh, name, this.x.joined(index)) }
    if (isPositional(name) || (name === '_' && !sh.busybox)) return { text: specialParameter(sh, name) }
    return { text: this.x.effect(() => getVariable(sh, name)) }
  }

  /** The value of a name in a variable: `a`, `a[1]`, `a[@]`, `@`. */
  indirect(part: ParameterPart): ParameterPart | undefined {
    const { sh } = this
    const own = sh.state.variables.get(part.name)
    if (own?.flags.includes('n') && !part.index) {
      return { ...part, name: part.name, prefix: undefined, operator: 'reference' } as ParameterPart & {
        prefix?: never
      }
    }
    const target = this.value(part).text
    const { prefix: _prefix, index: _index, ...rest } = part
    if (target === undefined || target === '') {
      if (part.operator) return { ...rest, name: '' }
      return target === undefined ? undefined : sh.abort(`${part.name}: invalid indirect expansion`)
    }
    const [, name = '', index] = /^([^[]*)(?:\[(.*)\])?$/s.exec(target) ?? []
    if (!isName(name) && !isPositional(name)) sh.abort(`${target}: invalid variable name`)
    if (index === undefined) return { ...rest, name }
    const given = isList(index) ? (index as '@' | '*') : ([{ k: 'text', v: index, q: true }] as const)
    return { ...rest, name, index: given }
  }

  private names(part: ParameterPart): string[] {
    const { sh } = this
    const names = [...sh.state.variables.keys()].filter((name) => name.startsWith(part.name))
    return names.sort(compareText)
  }

  private label({ name, index }: ParameterPart): string {
    if (typeof index === 'string') return `${name}[${index}]`
    return index ? `${name}[${this.x.joined(index)}]` : name
  }

  expand(part: ParameterPart): readonly Piece[] {
    const { sh } = this
    if (part.operator === 'bad' || part.name === '')
      sh.raise(`${part.text}: bad substitution`, 'syntax error: bad substitution')
    if (part.prefix === '#') return this.one(part, String(this.length(part)))
    if (part.prefix === '!') {
      if (part.operator?.startsWith('names'))
        return this.pieces(part, { list: this.names(part), star: part.operator.endsWith('*') })
      if (typeof part.index === 'string' && !part.operator) {
        const keys = itemsOf(findVariable(sh, part.name)).map(([key]) => key)
        return this.pieces(part, { list: keys, star: part.index === '*' })
      }
      const target = this.indirect(part)
      if (!target) return sh.abort(`${part.name}: invalid indirect expansion`)
      if (target.operator === 'reference') return this.one(part, resolveName(sh, part.name))
      return this.operate(target)
    }
    return this.operate(part)
  }

  private length(part: ParameterPart): number {
    const { list, text } = this.value(part)
    if (list) return list.length
    if (text === undefined) this.checkSet(part)
    return charactersOf(text ?? '').length
  }

  private one(part: ParameterPart, text: string): readonly Piece[] {
    return [{ kind: part.q ? 'q' : 'u', text }]
  }

  private pieces(part: ParameterPart, { list, star, text }: Value): readonly Piece[] {
    const kind = part.q ? 'q' : 'u'
    if (!list) return text === undefined ? (part.q ? [{ kind, text: '' }] : []) : [{ kind, text }]
    if (star && part.q) return [{ kind, text: list.join(ifsOf(this.sh)[0] ?? '') }]
    return list.flatMap((item, i): Piece[] =>
      i === 0
        ? [{ kind, text: item }]
        : [
            { kind: 'b', text: '' },
            { kind, text: item },
          ],
    )
  }

  private checkSet(part: ParameterPart) {
    const { sh } = this
    if (!sh.option('nounset') || isList(part.name) || typeof part.index === 'string') return
    const label = /^[\d!]/.test(part.name) && !part.text.startsWith('${') ? `$${part.name}` : this.label(part)
    sh.raise(`${label}: unbound variable`, `${label.replace('$', '')}: parameter not set`, 127)
  }

  private operate(part: ParameterPart): readonly Piece[] {
    const { operator } = part
    if (operator && /^:?[-+=?]$/.test(operator)) return this.defaulted(part, operator)
    if (operator === ':') return this.pieces(part, slice(this, part))
    const value = part.name === '' ? {} : this.value(part)
    if (!value.list && value.text === undefined) {
      this.checkSet(part)
      if (operator !== '@') return this.pieces(part, value)
    }
    if (!operator) return this.pieces(part, value)
    if (operator === '@') return this.pieces(part, transform(this, part, value))
    const change = this.change(part, operator)
    if (value.list) return this.pieces(part, { ...value, list: value.list.map(change) })
    return this.pieces(part, { text: change(value.text ?? '') })
  }

  private defaulted(part: ParameterPart, operator: string): readonly Piece[] {
    const { sh, x } = this
    const value = part.name === '' ? {} : this.value(part)
    const isSet = value.list ? value.list.length > 0 : value.text !== undefined
    const text = value.list ? value.list.join(' ') : (value.text ?? '')
    const counts = isSet && !(operator.startsWith(':') && text === '')
    const kind = operator.at(-1)
    if (kind === '+') return counts ? this.word(part) : part.q ? [{ kind: 'q', text: '' }] : []
    if (counts) return this.pieces(part, value)
    if (kind === '-') return this.word(part)
    if (kind === '=') {
      const assigned = x.joined(part.argument ?? [])
      x.effect(() => this.assign(part, assigned))
      return this.one(part, assigned)
    }
    const word = x.joined(part.argument ?? [])
    const standard = operator === ':?' ? 'parameter null or not set' : 'parameter not set'
    const ash = operator === ':?' ? 'parameter not set or null' : standard
    const label = this.label(part)
    return sh.raise(`${label}: ${word || standard}`, `${label}: ${word || ash}`, 127)
  }

  private assign(part: ParameterPart, value: string): boolean {
    if (isPositional(part.name)) this.sh.abort(`$${part.name}: cannot assign in this way`)
    const index = Array.isArray(part.index) ? this.x.joined(part.index) : undefined
    setVariable(this.sh, part.name, value, index === undefined ? {} : { index })
    return true
  }

  private word(part: ParameterPart): readonly Piece[] {
    const pieces = this.x.pieces(part.argument ?? [])
    if (part.q) return pieces.length === 0 ? [{ kind: 'q', text: '' }] : pieces
    // What stands in the word itself is split like the rest of it.
    return pieces.map((piece) => (piece.kind === 'l' ? { ...piece, kind: 'u' } : piece))
  }

  private pattern(part: ParameterPart): Pattern {
    return new Pattern(this.x.patternOf(part.argument ?? []), {
      extglob: this.sh.shopt('extglob'),
      spend: (steps) => this.sh.spend(steps),
    })
  }

  private change(part: ParameterPart, operator: string): (text: string) => string {
    const { sh } = this
    if (operator[0] === '#' || operator[0] === '%') {
      const pattern = this.pattern(part)
      const longest = operator.length === 2
      return (text) => {
        const chars = Array.from(text)
        sh.spend(chars.length >> 4)
        const taken = operator[0] === '#' ? pattern.prefix(chars, longest) : pattern.suffix(chars, longest)
        if (!taken) return text
        return (operator[0] === '#' ? chars.slice(taken) : chars.slice(0, chars.length - taken)).join('')
      }
    }
    if (operator[0] === '/') {
      const pattern = this.pattern(part)
      const replacement = this.x.pieces(part.second ?? [])
      return (text) => replaceAll(this.sh, text, pattern, replacement, operator)
    }
    const pattern = part.argument ? this.pattern(part) : undefined
    const up = operator[0] === '^'
    return (text) =>
      Array.from(text, (char, i) => {
        if ((operator.length === 1 && i > 0) || (pattern && !pattern.matches(char))) return char
        return up ? char.toUpperCase() : char.toLowerCase()
      }).join('')
  }
}

/** `$x`, `${x…}`. */
export const expandParameter = (x: Expander, part: ParameterPart): readonly Piece[] =>
  new Parameters(x).expand(part)

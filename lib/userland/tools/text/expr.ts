import type { Io } from '@/lib/userland/tools/io'
import { ToolExit, usageError } from '@/lib/userland/tools/options'
import { regexOf } from '@/lib/userland/tools/regex/regex'
import { PatternError } from '@/lib/userland/tools/regex/syntax'
import { compareText } from '@/lib/userland/tools/shared/compare'
import { immediateTool } from '@/lib/userland/tools/tool'

const SPEC = {
  options: '+',
  usage: 'EXPRESSION',
  usageCode: 2,
  isOperand: (word: string) => word !== '--help' && word !== '--version',
}

type Value = string

const INTEGER = /^-?\d+$/
const isNull = (value: Value) => value === '' || /^-?0+$/.test(value)

class Reader {
  private at = 0

  constructor(
    private readonly words: readonly string[],
    private readonly io: Io,
  ) {}

  private fail(message: string): never {
    throw new ToolExit(2, `${this.io.name}: ${message}\n`)
  }

  private accept(...options: string[]): string | undefined {
    const word = this.words[this.at]
    if (word === undefined || !options.includes(word)) return undefined
    this.at += 1
    return word
  }

  private next(): string {
    const word = this.words[this.at]
    if (word === undefined)
      this.fail(`syntax error: missing argument after ${this.io.quote(this.words.at(-1) ?? '')}`)
    this.at += 1
    return word
  }

  read(): Value {
    const value = this.or()
    const rest = this.words[this.at]
    if (rest !== undefined) this.fail(`syntax error: unexpected argument ${this.io.quote(rest)}`)
    return value
  }

  private or(): Value {
    let left = this.and()
    while (this.accept('|')) {
      const right = this.and()
      left = !isNull(left) ? left : isNull(right) ? '0' : right
    }
    return left
  }

  private and(): Value {
    let left = this.comparison()
    while (this.accept('&')) {
      const right = this.comparison()
      left = isNull(left) || isNull(right) ? '0' : left
    }
    return left
  }

  private comparison(): Value {
    let left = this.sum()
    for (
      let operator = this.accept('<', '<=', '=', '==', '!=', '>=', '>');
      operator;
      operator = this.accept('<', '<=', '=', '==', '!=', '>=', '>')
    ) {
      const right = this.sum()
      const numeric = INTEGER.test(left) && INTEGER.test(right)
      const order = numeric
        ? BigInt(left) < BigInt(right)
          ? -1
          : Number(BigInt(left) > BigInt(right))
        : compareText(left, right)
      const holds = {
        '<': order < 0,
        '<=': order <= 0,
        '=': order === 0,
        '==': order === 0,
        '!=': order !== 0,
        '>=': order >= 0,
        '>': order > 0,
      }
      left = holds[operator as '<'] ? '1' : '0'
    }
    return left
  }

  private integer(value: Value): bigint {
    return INTEGER.test(value) ? BigInt(value) : this.fail('non-integer argument')
  }

  private sum(): Value {
    let left = this.product()
    for (let operator = this.accept('+', '-'); operator; operator = this.accept('+', '-')) {
      const right = this.product()
      const [a, b] = [this.integer(left), this.integer(right)]
      left = String(operator === '+' ? a + b : a - b)
    }
    return left
  }

  private product(): Value {
    let left = this.matching()
    for (let operator = this.accept('*', '/', '%'); operator; operator = this.accept('*', '/', '%')) {
      const right = this.matching()
      const [a, b] = [this.integer(left), this.integer(right)]
      if (operator !== '*' && b === 0n) this.fail('division by zero')
      left = String(operator === '*' ? a * b : operator === '/' ? a / b : a % b)
    }
    return left
  }

  private matching(): Value {
    let left = this.primary()
    while (this.accept(':')) left = this.match(left, this.primary())
    return left
  }

  private match(text: string, pattern: string): Value {
    try {
      const regex = regexOf(pattern, { dialect: 'basic' })
      const found = regex.exec(text)
      const hit = found?.[0] === 0 ? found : undefined
      if (regex.groups === 0) return String(hit ? [...text.slice(0, hit[1])].length : 0)
      return hit && hit[2]! >= 0 ? text.slice(hit[2], hit[3]) : ''
    } catch (error) {
      if (error instanceof PatternError) this.fail(error.message)
      throw error
    }
  }

  private primary(): Value {
    const word = this.next()
    if (word === '(') {
      const value = this.or()
      if (!this.accept(')'))
        this.fail(
          this.at < this.words.length
            ? `syntax error: expecting ')' instead of ${this.io.quote(this.words[this.at]!)}`
            : `syntax error: expecting ')' after ${this.io.quote(this.words.at(-1)!)}`,
        )
      return value
    }
    if (word === ')') this.fail("syntax error: unexpected ')'")
    if (word === '+') return this.next()
    if (this.at >= this.words.length) return word
    switch (word) {
      case 'length':
        return String([...this.primary()].length)
      case 'match':
        return this.match(this.primary(), this.primary())
      case 'index': {
        const chars = [...this.primary()]
        const set = [...this.primary()]
        return String(chars.findIndex((char) => set.includes(char)) + 1)
      }
      case 'substr': {
        const chars = [...this.primary()]
        const [from, length] = [Number(this.primary()), Number(this.primary())]
        return from > 0 && length > 0 ? chars.slice(from - 1, from - 1 + length).join('') : ''
      }
      default:
        return word
    }
  }
}

export const expr = immediateTool({
  ...SPEC,
  run(args, io) {
    if (args.operands.length === 0) throw usageError(io.name, SPEC, io.dialect, 'missing operand')
    const value = new Reader(args.operands, io).read()
    io.out(`${value}\n`)
    return isNull(value) ? 1 : 0
  },
})

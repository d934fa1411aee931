import type { Builtin } from '@/lib/userland/bash/builtins/builtin'
import { compareFiles, UNARY, unaryTest } from '@/lib/userland/bash/builtins/file-tests'
import { NUMERIC } from '@/lib/userland/bash/builtins/numeric-tests'
import { Failed } from '@/lib/userland/bash/errors'
import { compareText } from '@/lib/userland/bash/expansion/glob'
import type { Shell } from '@/lib/userland/bash/shell'

const TEXTUAL: Record<string, (a: string, b: string) => boolean> = {
  '=': (a, b) => a === b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => compareText(a, b) < 0,
  '>': (a, b) => compareText(a, b) > 0,
}

const FILES = new Set(['-nt', '-ot', '-ef'])

const isBinary = (word: string | undefined): word is string =>
  word !== undefined && (word in NUMERIC || word in TEXTUAL || FILES.has(word))

/** The expression of `test`: POSIX's rules for up to four words, precedence for more. */
class TestParser {
  private at = 0

  constructor(
    private readonly sh: Shell,
    private readonly words: readonly string[],
    private readonly name: string,
  ) {}

  private fail(problem: string): never {
    throw new Failed(`${this.name}: ${problem}`, 2)
  }

  run(): boolean {
    const { words } = this
    if (words.length === 0) return false
    if (words.length === 1) return words[0] !== ''
    if (words.length === 2) return this.two()
    if (words.length === 3) return this.three(words)
    if (words.length === 4 && words[0] === '!') return !this.three(words.slice(1))
    if (words.length === 4 && words[0] === '(' && words[3] === ')') {
      return new TestParser(this.sh, words.slice(1, 3), this.name).run()
    }
    const result = this.or()
    if (this.at < words.length) this.fail('too many arguments')
    return result
  }

  private two(): boolean {
    const [first = '', second = ''] = this.words
    if (first === '!') return second === ''
    if (UNARY.has(first)) return this.unary(first, second)
    return this.fail(`${first}: unary operator expected`)
  }

  private three([left = '', operator = '', right = '']: readonly string[]): boolean {
    if (isBinary(operator)) return this.binary(left, operator, right)
    if (operator === '-a') return left !== '' && right !== ''
    if (operator === '-o') return left !== '' || right !== ''
    if (left === '!') return !new TestParser(this.sh, [operator, right], this.name).run()
    if (left === '(' && right === ')') return operator !== ''
    return this.fail(`${operator}: binary operator expected`)
  }

  private or(): boolean {
    let result = this.and()
    while (this.words[this.at] === '-o') {
      this.at += 1
      result = this.and() || result
    }
    return result
  }

  private and(): boolean {
    let result = this.term()
    while (this.words[this.at] === '-a') {
      this.at += 1
      result = this.term() && result
    }
    return result
  }

  private term(): boolean {
    const { words } = this
    const word = words[this.at]
    if (word === undefined) return this.fail('argument expected')
    if (word === '!') {
      this.at += 1
      return !this.term()
    }
    if (word === '(') {
      this.at += 1
      const inner = this.or()
      if (words[this.at] !== ')') this.fail("`)' expected")
      this.at += 1
      return inner
    }
    const operator = words[this.at + 1]
    const right = words[this.at + 2]
    if (isBinary(operator) && right !== undefined) {
      this.at += 3
      return this.binary(word, operator, right)
    }
    const operand = words[this.at + 1]
    if (UNARY.has(word) && operand !== undefined) {
      this.at += 2
      return this.unary(word, operand)
    }
    this.at += 1
    return word !== ''
  }

  private unary(operator: string, operand: string): boolean {
    if (operator === '-t') this.number(operand)
    return unaryTest(this.sh, operator, operand)
  }

  private number(text: string): bigint {
    if (!/^\s*[+-]?\d+\s*$/.test(text)) {
      if (this.sh.busybox) throw new Failed(`${text}: bad number`, 2)
      this.fail(`${text}: integer expression expected`)
    }
    return BigInt(text.trim().replace(/^\+/, ''))
  }

  private binary(left: string, operator: string, right: string): boolean {
    const numeric = NUMERIC[operator]
    if (numeric) return numeric(this.number(left), this.number(right))
    return TEXTUAL[operator]?.(left, right) ?? compareFiles(this.sh, left, operator, right)
  }
}

/** `test` and `[`. */
export const test: Builtin = (sh, words) => {
  const [name = 'test'] = words
  const last = words.at(-1)
  if (name === '[' && last !== ']') throw new Failed("[: missing `]'", 2)
  const operands = words.slice(1, name === '[' ? -1 : undefined)
  return new TestParser(sh, operands, name).run() ? 0 : 1
}

/** What awk's operators make of values. */
import type { Memory } from '@/lib/userland/tools/awk/memory'
import { compareValues, isTrue, toNumber, type Value } from '@/lib/userland/tools/awk/value'
import { power } from '@/lib/userland/tools/shared/math'

const MAX_TEXT = 64 * 1024 * 1024

export function unary(operator: string, value: Value): Value {
  if (operator === '!') return Number(!isTrue(value))
  return operator === '-' ? -toNumber(value) : toNumber(value)
}

export function binary(memory: Memory, operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case ' ': {
      const text = memory.string(left) + memory.string(right)
      if (text.length > MAX_TEXT) memory.fatal('memory exhausted')
      if (text.length > 4096) memory.io.process.spend(text.length >> 8)
      return text
    }
    case '+':
      return toNumber(left) + toNumber(right)
    case '-':
      return toNumber(left) - toNumber(right)
    case '*':
      return toNumber(left) * toNumber(right)
    case '/':
    case '%': {
      const divisor = toNumber(right)
      if (divisor === 0) memory.fatal(`division by zero attempted${operator === '%' ? " in `%'" : ''}`)
      return operator === '/' ? toNumber(left) / divisor : toNumber(left) % divisor
    }
    case '^':
      return power(toNumber(left), toNumber(right))
    default: {
      const order = compareValues(left, right, memory.convfmt)
      const holds = {
        '<': order < 0,
        '<=': order <= 0,
        '==': order === 0,
        '!=': order !== 0,
        '>': order > 0,
        '>=': order >= 0,
      }
      return Number(holds[operator as '<'])
    }
  }
}

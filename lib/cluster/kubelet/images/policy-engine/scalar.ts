/**
 * A single value against a single pattern: wildcards, `|`, `&`, `!`, comparisons and ranges.
 * Mirrors: kyverno pkg/engine/pattern.
 */
import { parseDuration } from '@/lib/cluster/apimachinery/duration'
import { compareQuantities, parseQuantity } from '@/lib/cluster/apimachinery/quantity'

/** `*` is any text, `?` any character. Without regular expressions: a pattern is a learner's. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let [at, star, mark] = [0, -1, 0]
  let p = 0
  while (at < text.length) {
    if (p < pattern.length && pattern[p] !== '*' && (pattern[p] === '?' || pattern[p] === text[at])) {
      p += 1
      at += 1
    } else if (pattern[p] === '*') {
      star = p
      mark = at
      p += 1
    } else if (star >= 0) {
      p = star + 1
      mark += 1
      at = mark
    } else return false
  }
  while (pattern[p] === '*') p += 1
  return p === pattern.length
}

/** How two amounts compare: as durations, as quantities; undefined when they are neither. */
export function compareAmounts(a: string, b: string): number | undefined {
  const [left, right] = [parseDuration(a), parseDuration(b)]
  if (left !== undefined && right !== undefined && /[a-z]/.test(a + b)) return Math.sign(left - right)
  try {
    parseQuantity(a)
    parseQuantity(b)
  } catch {
    return undefined
  }
  return compareQuantities(a, b)
}

const COMPARISONS: [string, (order: number) => boolean][] = [
  ['>=', (order) => order >= 0],
  ['<=', (order) => order <= 0],
  ['>', (order) => order > 0],
  ['<', (order) => order < 0],
]

const RANGE = /^(\d+(?:\.\d+)?[a-zA-Z]*)(!?-)(\d+(?:\.\d+)?[a-zA-Z]*)$/

function matchesOne(text: string, pattern: string): boolean {
  const comparison = COMPARISONS.find(([sign]) => pattern.startsWith(sign))
  if (comparison) {
    const [sign, holds] = comparison
    const order = compareAmounts(text, pattern.slice(sign.length).trim())
    return order !== undefined && holds(order)
  }
  const [, low = '', dash, high = ''] = RANGE.exec(pattern) ?? []
  if (dash) {
    const [from, to] = [compareAmounts(text, low), compareAmounts(text, high)]
    if (from === undefined || to === undefined) return false
    const inside = from >= 0 && to <= 0
    return dash === '-' ? inside : !inside
  }
  if (pattern.startsWith('!')) return !matchesWildcard(pattern.slice(1).trim(), text)
  return matchesWildcard(pattern, text) || compareAmounts(text, pattern) === 0
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

export function matchesScalar(value: unknown, pattern: unknown): boolean {
  if (pattern === null || pattern === undefined)
    return value === null || value === undefined || value === '' || value === 0 || value === false
  if (typeof pattern === 'boolean') return value === pattern
  if (!isScalar(value)) return false
  if (typeof pattern === 'number') return Number(value) === pattern && typeof value !== 'boolean'
  const text = String(value)
  if (typeof pattern !== 'string') return false
  if (text === pattern) return true
  return pattern.split('|').some((one) => one.split('&').every((part) => matchesOne(text, part.trim())))
}

/**
 * An object against a pattern with anchors: `(if)`, `=(if it is there)`, `X(never)`, `^(at least one)`,
 * `<(if, or skip the rule)`.
 * Mirrors: kyverno pkg/engine/validate and pkg/engine/anchor.
 */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { matchesScalar } from '@/lib/cluster/kubelet/images/policy-engine/scalar'

/** Undefined: it fits. `skip`: an anchor says that the pattern is not about this. */
type Mismatch = { path: string; skip?: true } | undefined

const ANCHOR = /^([=X^<+]?)\((.*)\)$/

interface Anchor {
  sign: string
  key: string
}

export function anchorOf(key: string): Anchor | undefined {
  const [, sign = '', inner = ''] = ANCHOR.exec(key) ?? []
  return ANCHOR.test(key) ? { sign, key: inner } : undefined
}

function hasAnchors(pattern: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some(hasAnchors)
  if (!isObject(pattern)) return false
  return Object.entries(pattern).some(([key, value]) => anchorOf(key) !== undefined || hasAnchors(value))
}

function mismatchAnchor({ sign, key }: Anchor, value: unknown, pattern: unknown, path: string): Mismatch {
  const at = `${path}${key}/`
  const missing = value === undefined || value === null
  switch (sign) {
    case 'X':
      return missing ? undefined : { path: at }
    case '=':
      return missing ? undefined : mismatch(value, pattern, at)
    case '^': {
      const wanted: unknown = Array.isArray(pattern) ? pattern[0] : pattern
      const found = Array.isArray(value) && value.some((item) => !mismatch(item, wanted, at))
      return found ? undefined : { path: at }
    }
    default:
      return missing || mismatch(value, pattern, at) ? { path: at, skip: true } : undefined
  }
}

function mismatchObject(
  value: Record<string, unknown>,
  pattern: Record<string, unknown>,
  path: string,
): Mismatch {
  const entries = Object.entries(pattern).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [name, wanted] of entries) {
    const anchor = anchorOf(name)
    const found = anchor && mismatchAnchor(anchor, value[anchor.key], wanted, path)
    if (found) return found
  }
  const plain = entries.filter(([name]) => !anchorOf(name))
  const ordered = [
    ...plain.filter(([, wanted]) => hasAnchors(wanted)),
    ...plain.filter(([, wanted]) => !hasAnchors(wanted)),
  ]
  for (const [key, wanted] of ordered) {
    const found = mismatch(value[key], wanted, `${path}${key}/`)
    if (found) return found
  }
  return undefined
}

/** The one element of the pattern is about each of the list; those that an anchor skips do not count. */
function mismatchEach(list: readonly unknown[], pattern: unknown, path: string): Mismatch {
  let skipped = 0
  for (const [index, item] of list.entries()) {
    const found = mismatch(item, pattern, `${path}${index}/`)
    if (found?.skip) skipped += 1
    else if (found) return found
  }
  return skipped > 0 && skipped === list.length ? { path, skip: true } : undefined
}

/** Where a value differs from a pattern. */
export function mismatch(value: unknown, pattern: unknown, path = '/'): Mismatch {
  if (isObject(pattern)) return isObject(value) ? mismatchObject(value, pattern, path) : { path }
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value)) return { path }
    return mismatchEach(value, pattern[0], path)
  }
  if (pattern === '*') return value === undefined || value === null ? { path } : undefined
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.every((one) => matchesScalar(one, pattern)) ? undefined : { path }
}

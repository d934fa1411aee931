import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { writeString } from '@/lib/cluster/apimachinery/yaml/yaml-scalar'

const isLetter = (char: string) => /\p{L}/u.test(char)
const isDigit = (char: string | undefined) => char !== undefined && /\p{Nd}/u.test(char)

/** The number that starts at `from`, and where it ends. */
function numberAt(chars: string[], from: number, start: number): [number, number] {
  let value = start
  let end = from
  for (; isDigit(chars[end]); end++) value = value * 10 + Number(chars[end])
  return [value, end]
}

/** goyaml's key order: letters after other characters, numbers by value. */
export function compareKeys(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [l, r] = [left[i]!, right[i]!]
    if (l === r) continue
    const [letterLeft, letterRight] = [isLetter(l), isLetter(r)]
    if (letterLeft && letterRight) return l < r ? -1 : 1
    if (letterLeft || letterRight) return letterRight ? -1 : 1
    let start = 0
    if (l === '0' || r === '0') {
      for (let j = i - 1; j >= 0 && isDigit(left[j]); j--) if (left[j] !== '0') start = 1
    }
    const [numberLeft, endLeft] = numberAt(left, i, start)
    const [numberRight, endRight] = numberAt(right, i, start)
    if (numberLeft !== numberRight) return numberLeft - numberRight
    if (endLeft !== endRight) return endLeft - endRight
    return l < r ? -1 : 1
  }
  return left.length - right.length
}

function writeScalar(value: unknown, column: number, indent: string): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'string') return writeString(value, column, indent)
  return String(value)
}

/** What stands behind `key:` or `-`, with the space or line break before it. */
function writeMember(value: unknown, margin: string, column: number): string {
  if (Array.isArray(value)) return value.length === 0 ? ' []' : `\n${writeList(value, margin)}`
  if (isObject(value)) return isEmpty(value) ? ' {}' : `\n${writeMap(value, `${margin}  `)}`
  return ` ${writeScalar(value, column + 1, `${margin}  `)}`
}

function isEmpty(map: Record<string, unknown>): boolean {
  return Object.values(map).every((value) => value === undefined)
}

function writeMap(map: Record<string, unknown>, margin: string): string {
  return Object.keys(map)
    .filter((key) => map[key] !== undefined)
    .sort(compareKeys)
    .map((key) => {
      const head = `${margin}${writeString(key, 0, '', true)}:`
      return head + writeMember(map[key], margin, head.length)
    })
    .join('\n')
}

function writeList(list: unknown[], margin: string): string {
  return list
    .map((item) => {
      const inner = `${margin}  `
      if (isObject(item) && !isEmpty(item)) return `${margin}- ${writeMap(item, inner).slice(inner.length)}`
      if (Array.isArray(item) && item.length > 0)
        return `${margin}- ${writeList(item, inner).slice(inner.length)}`
      return `${margin}-${writeMember(item, margin, margin.length + 1)}`
    })
    .join('\n')
}

/** A value as sigs.k8s.io/yaml marshals it: keys sorted, lists not indented; ends with a newline. */
export function toYaml(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]\n' : `${writeList(value, '')}\n`
  if (isObject(value)) return isEmpty(value) ? '{}\n' : `${writeMap(value, '')}\n`
  return `${writeScalar(value, 0, '')}\n`
}

/** Equal trees may have been forked more or less often. */
const FORKS = ['epoch', 'owned']

/** JSON with sorted keys: equal for equal data. Maps are objects. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Map) return canonicalJson(Object.fromEntries([...value].map(forked)))
  if (value instanceof Set) return canonicalJson([...value])
  if (value !== null && typeof value === 'object') {
    const record = value as Record<string, unknown>
    const parts: string[] = []
    for (const key of Object.keys(record).sort()) {
      if (record[key] === undefined) continue
      if (FORKS.includes(key) && Object.values(record).some((each) => each instanceof Map)) continue
      parts.push(`${JSON.stringify(key)}:${canonicalJson(record[key])}`)
    }
    return `{${parts.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** What lies in a Map may have an epoch of its own. */
function forked([key, value]: [unknown, unknown]): [string, unknown] {
  if (value === null || typeof value !== 'object' || !('epoch' in value)) return [String(key), value]
  const { epoch: _, ...rest } = value
  return [String(key), rest]
}

/** 64 bits of two interleaved 32-bit multiply-xor lanes, as 16 hexadecimal digits. Not for secrets. */
export function hashText(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0')
  return hex(b) + hex(a)
}

export const hashData = (value: unknown): string => hashText(canonicalJson(value))

const SAFE = 'bcdfghjklmnpqrstvwxz2456789'

/** JSON with sorted keys: the same text for the same object, whatever the order of writing was. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}

/** FNV-1a, 32 bits, over the UTF-16 units of a text. */
export function fnv32a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    if (unit > 0xff) hash = Math.imul(hash ^ (unit >>> 8), 0x01000193)
  }
  return hash >>> 0
}

/** rand.SafeEncodeString: letters without vowels and some digits, so that no word comes out. */
export function safeEncode(text: string): string {
  return [...text].map((c) => SAFE[c.charCodeAt(0) % SAFE.length]).join('')
}

/**
 * The value of the label pod-template-hash, and the tail of a ReplicaSet's name.
 * Mirrors: controller.ComputeHash (FNV-32a of the template and the collision count, safely encoded).
 * Differs: hashes canonical JSON instead of a Go dump, and pads to 10 characters.
 */
export function computeHash(template: unknown, collisionCount?: number): string {
  const text = canonicalJson(template) + (collisionCount === undefined ? '' : `#${collisionCount}`)
  return safeEncode(String(fnv32a(text)).padStart(10, '0'))
}

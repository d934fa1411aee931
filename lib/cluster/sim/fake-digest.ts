/** 64 hexadecimal digits that stand for a text, as a SHA-256 digest would. Not for secrets. */
export function fakeDigest(text: string): string {
  let out = ''
  for (let round = 0; out.length < 64; round++) {
    let hash = 0x811c9dc5 ^ Math.imul(round + 1, 0x9e3779b1)
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    hash ^= hash >>> 15
    out += (Math.imul(hash, 0x85ebca6b) >>> 0).toString(16).padStart(8, '0')
  }
  return out.slice(0, 64)
}

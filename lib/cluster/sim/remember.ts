/**
 * A pure function of texts that remembers its last answers. What it remembers is no state: the answers
 * are the same without it.
 */
export function remember<T extends object | string | boolean>(
  make: (...words: string[]) => T,
  kept = 8,
): (...words: string[]) => T {
  const made = new Map<string, T>()
  return (...words) => {
    const key = words.join('\0')
    const known = made.get(key)
    if (known !== undefined) return known
    if (made.size >= kept) made.clear()
    const value = make(...words)
    made.set(key, value)
    return value
  }
}

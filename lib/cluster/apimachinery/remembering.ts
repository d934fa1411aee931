const REMEMBERED = 500

/** The same function of few inputs that are met again and again. What throws or is undefined is not kept. */
export function remembering<K extends string | number, T>(make: (input: K) => T): (input: K) => T {
  const known = new Map<K, T>()
  return (input) => {
    const before = known.get(input)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED) known.clear()
    const made = make(input)
    known.set(input, made)
    return made
  }
}

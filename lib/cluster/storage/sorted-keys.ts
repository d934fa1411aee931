const CHUNK = 48

/** How many of the sorted items come before a text. */
function countBefore<T>(items: readonly T[], text: string, textOf: (item: T) => string): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (textOf(items[middle] as T) < text) low = middle + 1
    else high = middle
  }
  return low
}

const itself = (key: string) => key
const lastOf = (chunk: readonly string[]) => chunk[chunk.length - 1] ?? ''

/** Sorted texts, in chunks that are never changed in place: what forks share costs nothing. */
export class SortedKeys {
  private constructor(private readonly chunks: readonly (readonly string[])[]) {}

  static readonly none = new SortedKeys([])

  static of(keys: Iterable<string>): SortedKeys {
    const sorted = [...keys].sort()
    const chunks: string[][] = []
    for (let at = 0; at < sorted.length; at += CHUNK) chunks.push(sorted.slice(at, at + CHUNK))
    return new SortedKeys(chunks)
  }

  get isEmpty(): boolean {
    return this.chunks.length === 0
  }

  with(key: string): SortedKeys {
    const { chunks } = this
    if (chunks.length === 0) return new SortedKeys([[key]])
    const place = Math.min(countBefore(chunks, key, lastOf), chunks.length - 1)
    const chunk = chunks[place] ?? []
    const at = countBefore(chunk, key, itself)
    if (chunk[at] === key) return this
    const longer = chunk.toSpliced(at, 0, key)
    const middle = longer.length >>> 1
    const halves = longer.length > 2 * CHUNK ? [longer.slice(0, middle), longer.slice(middle)] : [longer]
    return new SortedKeys(chunks.toSpliced(place, 1, ...halves))
  }

  without(key: string): SortedKeys {
    const { chunks } = this
    const place = countBefore(chunks, key, lastOf)
    const chunk = chunks[place] ?? []
    const at = countBefore(chunk, key, itself)
    if (chunk[at] !== key) return this
    const rest = chunk.length > 1 ? [chunk.toSpliced(at, 1)] : []
    return new SortedKeys(chunks.toSpliced(place, 1, ...rest))
  }

  /** Visits all that begin with a prefix, in order. */
  each(prefix: string, visit: (key: string) => void): void {
    let place = countBefore(this.chunks, prefix, lastOf)
    let at = countBefore(this.chunks[place] ?? [], prefix, itself)
    for (let chunk = this.chunks[place]; chunk; chunk = this.chunks[++place], at = 0)
      for (; at < chunk.length; at++) {
        const key = chunk[at] ?? ''
        if (!key.startsWith(prefix)) return
        visit(key)
      }
  }
}

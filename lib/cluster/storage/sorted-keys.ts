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

type Chunks = readonly (readonly string[])[]

/** A sorted list in chunks, each of which may still grow to twice its length. */
function inChunks(sorted: string[]): string[][] {
  const chunks: string[][] = []
  for (let at = 0; at < sorted.length; at += CHUNK) chunks.push(sorted.slice(at, at + CHUNK))
  return chunks
}

/** Sorted chunks with more texts among them; chunks that none belongs into stay as they are. */
function merged(chunks: Chunks, coming: string[]): Chunks {
  if (chunks.length === 0) return inChunks(coming)
  const out: (readonly string[])[] = []
  let from = 0
  for (const [place, chunk] of chunks.entries()) {
    const isLast = place === chunks.length - 1
    const last = lastOf(chunk)
    let to = from
    while (to < coming.length && (isLast || (coming[to] as string) <= last)) to += 1
    if (to === from) out.push(chunk)
    else {
      const all = [...new Set([...chunk, ...coming.slice(from, to)])].sort()
      out.push(...(all.length > 2 * CHUNK ? inChunks(all) : [all]))
    }
    from = to
  }
  return out
}

/**
 * Sorted texts, in chunks that are never changed in place: what forks share costs nothing. Those that come are put in
 * their places when somebody looks: thousands may come before.
 */
export class SortedKeys {
  /**
   * @param settled all of them; unset until somebody looks
   * @param before what `key` has come to
   */
  private constructor(
    private settled: Chunks | undefined,
    private before?: SortedKeys,
    private readonly key = '',
  ) {}

  static readonly none = new SortedKeys([])

  static of(keys: Iterable<string>): SortedKeys {
    return new SortedKeys(inChunks([...keys].sort()))
  }

  private get chunks(): Chunks {
    if (this.settled) return this.settled
    const coming: string[] = []
    let from: SortedKeys = this
    for (; !from.settled && from.before; from = from.before) coming.push(from.key)
    this.settled = merged(from.settled ?? [], [...new Set(coming)].sort())
    this.before = undefined
    return this.settled
  }

  get isEmpty(): boolean {
    return this.settled?.length === 0
  }

  with(key: string): SortedKeys {
    return new SortedKeys(undefined, this, key)
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
    const { chunks } = this
    let place = countBefore(chunks, prefix, lastOf)
    let at = countBefore(chunks[place] ?? [], prefix, itself)
    for (let chunk = chunks[place]; chunk; chunk = chunks[++place], at = 0)
      for (; at < chunk.length; at++) {
        const key = chunk[at] ?? ''
        if (!key.startsWith(prefix)) return
        visit(key)
      }
  }
}

/** Lists of completion indexes as text: `1,3-5,7`. */

/** What is wrong with such a text. */
export class IndexesError extends Error {}

function parseIndex(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) {
    throw new IndexesError(`cannot convert string to integer for index: ${JSON.stringify(text)}`)
  }
  return Number(text)
}

/** The indexes in order; those from `completions` on are refused. @throws IndexesError */
export function parseIndexes(text: string, completions: number): number[] {
  const indexes: number[] = []
  if (text === '') return indexes
  for (const part of text.split(',')) {
    const limits = part.split('-')
    if (limits.length > 2) {
      throw new IndexesError(
        `the fragment ${JSON.stringify(part)} violates the requirement that an index interval can have at most two parts separated by '-'`,
      )
    }
    const first = parseIndex(limits[0] ?? '')
    const last = limits[1] === undefined ? first : parseIndex(limits[1])
    for (const index of [first, last])
      if (index >= completions) throw new IndexesError(`too large index: ${JSON.stringify(String(index))}`)
    const previous = indexes.at(-1)
    if (previous !== undefined && first <= previous)
      throw new IndexesError(`non-increasing order, previous: ${previous}, current: ${first}`)
    if (last < first || (limits.length === 2 && last === first))
      throw new IndexesError(`non-increasing order, previous: ${first}, current: ${last}`)
    for (let index = first; index <= last; index++) indexes.push(index)
  }
  return indexes
}

/** The shortest text of a set of indexes; two in a row stay apart, as the Job controller writes them. */
export function formatIndexes(indexes: readonly number[]): string {
  const sorted = [...new Set(indexes)].sort((a, b) => a - b)
  const parts: string[] = []
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at] ?? 0
    let last = first
    while (sorted[at + 1] === last + 1) {
      at += 1
      last += 1
    }
    at += 1
    parts.push(last === first ? `${first}` : last === first + 1 ? `${first},${last}` : `${first}-${last}`)
  }
  return parts.join(',')
}

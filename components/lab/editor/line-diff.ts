/** A line of a comparison. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Longer texts are compared as a whole: the table of both would be too large. */
const MOST_CELLS = 4_000_000

/** The lines of two texts, those that both have told once. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, now] = [before, after].map((text) => text.replace(/\n$/, '').split('\n')) as [
    string[],
    string[],
  ]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end))
    end += 1
  const same = (texts: string[]): DiffLine[] => texts.map((text) => ({ kind: 'same', text }))
  return [
    ...same(old.slice(0, start)),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...same(old.slice(old.length - end)),
  ]
}

/** By the longest common subsequence. */
function between(old: string[], now: string[]): DiffLine[] {
  const [height, width] = [old.length, now.length]
  if (height * width > MOST_CELLS) return [...lines('removed', old), ...lines('added', now)]
  const common = Array.from({ length: height + 1 }, () => new Uint32Array(width + 1))
  const at = (row: number, column: number) => common[row]?.[column] ?? 0
  for (let row = height - 1; row >= 0; row--)
    for (let column = width - 1; column >= 0; column--) {
      const here = common[row] as Uint32Array
      here[column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  const found: DiffLine[] = []
  let [row, column] = [0, 0]
  while (row < height && column < width) {
    if (old[row] === now[column]) {
      found.push({ kind: 'same', text: old[row] ?? '' })
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      found.push({ kind: 'removed', text: old[row] ?? '' })
      row += 1
    } else {
      found.push({ kind: 'added', text: now[column] ?? '' })
      column += 1
    }
  }
  return [...found, ...lines('removed', old.slice(row)), ...lines('added', now.slice(column))]
}

const lines = (kind: DiffLine['kind'], texts: string[]): DiffLine[] => texts.map((text) => ({ kind, text }))

/** Long stretches that are the same, down to the lines around a change; undefined stands for what is left out. */
export function hunks(all: readonly DiffLine[], around = 3): (DiffLine | undefined)[] {
  const near = (index: number) =>
    all.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same')
  const found: (DiffLine | undefined)[] = []
  for (const [index, line] of all.entries()) {
    if (near(index)) found.push(line)
    else if (found.at(-1) !== undefined || found.length === 0) found.push(undefined)
  }
  return found
}

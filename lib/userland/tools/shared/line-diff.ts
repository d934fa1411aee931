/** What changed between two lists of lines: a shortest edit script (Myers), as runs of changed lines. */

/** Lines [a1, a2) of the first became lines [b1, b2) of the second. */
export interface Change {
  a1: number
  a2: number
  b1: number
  b2: number
}

/** Beyond so many differences the middle counts as changed as a whole. */
const MAX_EDITS = 3000

/** The furthest points of each number of edits. */
function trace(a: readonly number[], b: readonly number[]): Int32Array[] | undefined {
  const max = Math.min(a.length + b.length, MAX_EDITS)
  let v = new Int32Array(2 * max + 3)
  const steps: Int32Array[] = []
  for (let d = 0; d <= max; d++) {
    steps.push(v.slice(max + 1 - d - 1, max + 1 + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const at = max + 1 + k
      const down = k === -d || (k !== d && v[at - 1]! < v[at + 1]!)
      let x = down ? v[at + 1]! : v[at - 1]! + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      v[at] = x
      if (x >= a.length && x - k >= b.length) return steps
    }
    v = v.slice()
  }
  return undefined
}

/** Which lines of either have no partner. */
function unmatched(a: readonly number[], b: readonly number[]): { gone: boolean[]; come: boolean[] } {
  const gone = new Array<boolean>(a.length).fill(false)
  const come = new Array<boolean>(b.length).fill(false)
  const steps = trace(a, b)
  if (!steps) return { gone: gone.fill(true), come: come.fill(true) }
  let x = a.length
  let y = b.length
  for (let d = steps.length - 1; d > 0; d--) {
    const row = steps[d]!
    const value = (k: number) => row[k + d + 1]!
    const k = x - y
    const down = k === -d || (k !== d && value(k - 1) < value(k + 1))
    const before = down ? k + 1 : k - 1
    const fromX = value(before)
    const fromY = fromX - before
    while (x > (down ? fromX : fromX + 1) && y > (down ? fromY + 1 : fromY)) {
      x -= 1
      y -= 1
    }
    if (down) come[fromY] = true
    else gone[fromX] = true
    x = fromX
    y = fromY
  }
  return { gone, come }
}

/** A run of changed lines slides down as far as its lines repeat, so that equal edits look equal. */
function slideDown(lines: readonly number[], changed: boolean[], others: boolean[]): void {
  let j = 0
  for (let i = 0; i < lines.length; ) {
    if (!changed[i]) {
      while (others[j]) j += 1
      i += 1
      j += 1
      continue
    }
    let start = i
    while (i < lines.length && changed[i]) i += 1
    while (i < lines.length && !others[j] && lines[start] === lines[i]) {
      changed[start++] = false
      changed[i++] = true
      j += 1
      while (i < lines.length && changed[i]) i += 1
      if (others[j]) break
    }
  }
}

export function changesBetween(left: readonly string[], right: readonly string[]): Change[] {
  const ids = new Map<string, number>()
  const idOf = (line: string) => {
    let id = ids.get(line)
    if (id === undefined) {
      id = ids.size
      ids.set(line, id)
    }
    return id
  }
  const a = left.map(idOf)
  const b = right.map(idOf)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1
  const middle = unmatched(a.slice(start, a.length - end), b.slice(start, b.length - end))
  const same = (count: number) => new Array<boolean>(count).fill(false)
  const gone = [...same(start), ...middle.gone, ...same(end)]
  const come = [...same(start), ...middle.come, ...same(end)]
  slideDown(a, gone, come)
  slideDown(b, come, gone)
  const out: Change[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const a1 = i
    const b1 = j
    while (gone[i]) i += 1
    while (come[j]) j += 1
    if (i > a1 || j > b1) out.push({ a1, a2: i, b1, b2: j })
    else {
      i += 1
      j += 1
    }
  }
  return out
}

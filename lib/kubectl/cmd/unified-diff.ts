type Step = { kind: ' ' | '-' | '+'; line: string }

/** The steps from one list of lines to another, by the longest common subsequence. */
function steps(from: string[], to: string[]): Step[] {
  const lengths = Array.from({ length: from.length + 1 }, () => new Array<number>(to.length + 1).fill(0))
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        from[i] === to[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  const out: Step[] = []
  let i = 0
  let j = 0
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      out.push({ kind: ' ', line: from[i++]! })
      j++
    } else if (j >= to.length || (i < from.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      out.push({ kind: '-', line: from[i++]! })
    } else out.push({ kind: '+', line: to[j++]! })
  }
  return out
}

const CONTEXT = 3

function range(start: number, count: number): string {
  if (count === 1) return String(start)
  return `${count === 0 ? start - 1 : start},${count}`
}

function lines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** The hunks of `diff -u`, without the heads of the files; '' when there is no difference. */
export function unifiedHunks(from: string, to: string): string {
  const all = steps(lines(from), lines(to))
  const changed = all.flatMap((step, index) => (step.kind === ' ' ? [] : [index]))
  let out = ''
  let next = 0
  while (next < changed.length) {
    const start = Math.max(0, changed[next]! - CONTEXT)
    let end = changed[next]! + CONTEXT + 1
    while (next < changed.length && changed[next]! - CONTEXT <= end) end = changed[next++]! + CONTEXT + 1
    const hunk = all.slice(start, end)
    const before = all.slice(0, start)
    const count = (list: Step[], skip: string) => list.filter((step) => step.kind !== skip).length
    const head = (skip: '+' | '-') => range(count(before, skip) + 1, count(hunk, skip))
    out += `@@ -${head('+')} +${head('-')} @@\n${hunk.map((step) => `${step.kind}${step.line}\n`).join('')}`
  }
  return out
}

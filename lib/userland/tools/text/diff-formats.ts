/** How diff shows changes. */

import type { Change } from '@/lib/userland/tools/shared/line-diff'
import { textWidth } from '@/lib/userland/tools/shared/width'

export interface Side {
  lines: readonly string[]
  /** The last line lacks its end. */
  lacksEnd: boolean
  label: string
}

const NO_END = '\n\\ No newline at end of file'

const shownLine = (side: Side, at: number) =>
  side.lines[at]! + (side.lacksEnd && at === side.lines.length - 1 ? NO_END : '')

/** Lines from a side with a mark in front. */
const marked = (side: Side, from: number, to: number, mark: string) =>
  Array.from({ length: to - from }, (_, at) => mark + shownLine(side, from + at))

const range = (from: number, to: number) => (to - from <= 1 ? String(to) : `${from + 1},${to}`)

export function normal(a: Side, b: Side, changes: readonly Change[]): string[] {
  return changes.flatMap(({ a1, a2, b1, b2 }) => {
    const letter = a1 === a2 ? 'a' : b1 === b2 ? 'd' : 'c'
    const head = `${range(a1, a2)}${letter}${range(b1, b2)}`
    const between = letter === 'c' ? ['---'] : []
    return [head, ...marked(a, a1, a2, '< '), ...between, ...marked(b, b1, b2, '> ')]
  })
}

/** Changes that are near to each other, with the lines around them. */
function hunks(
  a: Side,
  changes: readonly Change[],
  context: number,
): { list: Change[]; from: number; to: number; shift: number }[] {
  const out: { list: Change[]; from: number; to: number; shift: number }[] = []
  for (const change of changes) {
    const last = out.at(-1)
    const to = Math.min(a.lines.length, change.a2 + context)
    if (last && change.a1 - context <= last.to) {
      last.list.push(change)
      last.to = to
    } else {
      const from = Math.max(0, change.a1 - context)
      out.push({ list: [change], from, to, shift: change.b1 - change.a1 })
    }
  }
  return out
}

const unifiedRange = (from: number, to: number) =>
  to - from === 1 ? String(to) : `${to === from ? from : from + 1},${to - from}`

export function unified(a: Side, b: Side, changes: readonly Change[], context: number): string[] {
  const out = [`--- ${a.label}`, `+++ ${b.label}`]
  for (const { list, from, to, shift } of hunks(a, changes, context)) {
    const last = list.at(-1)!
    const end = to + last.b2 - last.a2
    out.push(`@@ -${unifiedRange(from, to)} +${unifiedRange(from + shift, end)} @@`)
    let at = from
    for (const { a1, a2, b1, b2 } of list) {
      out.push(...marked(a, at, a1, ' '), ...marked(a, a1, a2, '-'), ...marked(b, b1, b2, '+'))
      at = a2
    }
    out.push(...marked(a, at, to, ' '))
  }
  return out
}

export function contextual(a: Side, b: Side, changes: readonly Change[], context: number): string[] {
  const out = [`*** ${a.label}`, `--- ${b.label}`]
  for (const { list, from, to, shift } of hunks(a, changes, context)) {
    const last = list.at(-1)!
    const start = from + shift
    const end = to + last.b2 - last.a2
    const mark = ({ a1, a2, b1, b2 }: Change, plain: string) => (a1 < a2 && b1 < b2 ? '! ' : plain)
    const side = (which: Side, low: number, high: number, key: 'a' | 'b', plain: string) => {
      const rows: string[] = []
      let at = low
      for (const change of list) {
        const [first, second] = key === 'a' ? [change.a1, change.a2] : [change.b1, change.b2]
        rows.push(...marked(which, at, first, '  '), ...marked(which, first, second, mark(change, plain)))
        at = second
      }
      return [...rows, ...marked(which, at, high, '  ')]
    }
    const heads = (low: number, high: number) => (high - low <= 1 ? String(high) : `${low + 1},${high}`)
    out.push('***************', `*** ${heads(from, to)} ****`)
    if (list.some(({ a1, a2 }) => a1 < a2)) out.push(...side(a, from, to, 'a', '- '))
    out.push(`--- ${heads(start, end)} ----`)
    if (list.some(({ b1, b2 }) => b1 < b2)) out.push(...side(b, start, end, 'b', '+ '))
  }
  return out
}

/** An ed script, the last change first. */
export function edScript(b: Side, changes: readonly Change[]): string[] {
  return [...changes].reverse().flatMap(({ a1, a2, b1, b2 }) => {
    if (b1 === b2) return [`${range(a1, a2)}d`]
    const letter = a1 === a2 ? 'a' : 'c'
    return [`${range(a1, a2)}${letter}`, ...b.lines.slice(b1, b2), '.']
  })
}

function fitted(text: string, width: number): string {
  let out = ''
  let column = 0
  for (const char of text.replaceAll('\t', '        ')) {
    column += textWidth(char)
    if (column > width) break
    out += char
  }
  return out
}

/** Both beside each other, with tabs between them as GNU's does. */
export function sideBySide(
  a: Side,
  b: Side,
  changes: readonly Change[],
  width: number,
  onlyChanges: boolean,
): string[] {
  const gutter = 3
  const half = Math.max(
    1,
    Math.min(
      Math.floor((width + 8 + gutter) / 2 / 8) * 8 - gutter,
      width - Math.floor((width + 8 + gutter) / 2 / 8) * 8,
    ),
  )
  const column = Math.floor((width + 8 + gutter) / 2 / 8) * 8
  const tabTo = (from: number, to: number) => {
    let out = ''
    let at = from
    while (Math.floor(at / 8) * 8 + 8 <= to) {
      out += '\t'
      at = Math.floor(at / 8) * 8 + 8
    }
    return out + ' '.repeat(Math.max(0, to - at))
  }
  const row = (left: string | undefined, mark: string, right: string | undefined) => {
    const text = left === undefined ? '' : fitted(left, half)
    const place = textWidth(text)
    if (mark === ' ' && right === undefined) return text
    const middle = Math.floor((half + column - 1) / 2)
    const start = mark === ' ' ? text : text + tabTo(place, middle) + mark
    if (right === undefined || right === '') return start
    return start + tabTo(mark === ' ' ? place : middle + 1, column) + fitted(right, half)
  }
  const out: string[] = []
  let at = 0
  let other = 0
  const same = (to: number) => {
    for (; at < to; at++, other++) if (!onlyChanges) out.push(row(a.lines[at], ' ', b.lines[other]))
  }
  for (const { a1, a2, b1, b2 } of changes) {
    same(a1)
    for (let i = 0; i < Math.max(a2 - a1, b2 - b1); i++) {
      const left = a1 + i < a2 ? a.lines[a1 + i] : undefined
      const right = b1 + i < b2 ? b.lines[b1 + i] : undefined
      out.push(row(left, left === undefined ? '>' : right === undefined ? '<' : '|', right))
    }
    at = a2
    other = b2
  }
  same(a.lines.length)
  return out
}

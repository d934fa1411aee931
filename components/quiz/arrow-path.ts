import type { Arrow } from '@/lib/quiz/variant'

/** A box of a diagram: its place in the grid, from 1. */
export interface Box {
  id: string
  row: number
  column: number
}

/** Across in percent of the diagram's width, down in pixels. */
export interface Point {
  x: number
  y: number
}

/** Rows are this far apart, and boxes this high: pixels. */
export const ROW = 104
export const BOX_HEIGHT = 60
/** Share of its cell that a box is wide. */
export const BOX_WIDTH = 0.84

/** How an arrow is drawn: a path (x in percent, y in pixels) and its head, which points along an axis. */
export interface ArrowPath {
  d: string
  head: Point & { points: 'up' | 'down' | 'left' | 'right' }
  middle: Point
}

interface Frame {
  centre: Point
  left: number
  right: number
  top: number
  bottom: number
}

function frameOf({ row, column }: Box, columns: number): Frame {
  const cell = 100 / columns
  const x = (column - 0.5) * cell
  const y = (row - 0.5) * ROW
  const [half, high] = [(cell * BOX_WIDTH) / 2, BOX_HEIGHT / 2]
  return { centre: { x, y }, left: x - half, right: x + half, top: y - high, bottom: y + high }
}

const between = (n: number, a: number, b: number) => n > Math.min(a, b) && n < Math.max(a, b)
const mean = (a: number, b: number) => (a + b) / 2

/** Aside by this much from one arrow to the next where several join the same boxes. */
const ASIDE = { x: 4, y: 12 }

/**
 * From box to box without crossing one that stands between them in the same row or column: straight beside each
 * other, in a bend from row to row, else around. `lane` moves it off so many arrows between the same boxes.
 */
export function arrowPath(boxes: readonly Box[], { from, to }: Arrow, lane = 0): ArrowPath | undefined {
  const a = boxes.find(({ id }) => id === from)
  const b = boxes.find(({ id }) => id === to)
  if (!a || !b || a === b) return undefined
  const columns = Math.max(...boxes.map(({ column }) => column))
  const [start, end] = [frameOf(a, columns), frameOf(b, columns)]
  if (a.row === b.row) {
    const blocked = boxes.some((box) => box.row === a.row && between(box.column, a.column, b.column))
    return blocked ? overTop(start, end, lane * ASIDE.x) : sideways(start, end, lane * ASIDE.y)
  }
  const blocked =
    a.column === b.column && boxes.some((box) => box.column === a.column && between(box.row, a.row, b.row))
  return blocked ? aroundRight(start, end, lane * ASIDE.y) : downwards(start, end, lane * ASIDE.x)
}

function sideways(start: Frame, end: Frame, aside: number): ArrowPath {
  const toRight = end.centre.x > start.centre.x
  const y = start.centre.y + aside
  const [x1, x2] = toRight ? [start.right, end.left] : [start.left, end.right]
  return {
    d: `M ${x1} ${y} L ${x2} ${y}`,
    head: { x: x2, y, points: toRight ? 'right' : 'left' },
    middle: { x: mean(x1, x2), y: y - 8 },
  }
}

function downwards(start: Frame, end: Frame, aside: number): ArrowPath {
  const down = end.centre.y > start.centre.y
  const [x1, x2] = [start.centre.x + aside, end.centre.x + aside]
  const [y1, y2] = down ? [start.bottom, end.top] : [start.top, end.bottom]
  const y = mean(y1, y2)
  return {
    d: `M ${x1} ${y1} C ${x1} ${y}, ${x2} ${y}, ${x2} ${y2}`,
    head: { x: x2, y: y2, points: down ? 'down' : 'up' },
    middle: { x: mean(x1, x2), y },
  }
}

function overTop(start: Frame, end: Frame, aside: number): ArrowPath {
  const [x1, x2] = [start.centre.x + aside, end.centre.x + aside]
  const y = start.top - (ROW - BOX_HEIGHT) / 2
  return {
    d: `M ${x1} ${start.top} C ${x1} ${y - 6}, ${x2} ${y - 6}, ${x2} ${end.top}`,
    head: { x: x2, y: end.top, points: 'down' },
    middle: { x: mean(x1, x2), y },
  }
}

function aroundRight(start: Frame, end: Frame, aside: number): ArrowPath {
  const x = Math.min(99, start.right + 14)
  const [y1, y2] = [start.centre.y + aside, end.centre.y + aside]
  return {
    d: `M ${start.right} ${y1} C ${x} ${y1}, ${x} ${y2}, ${end.right} ${y2}`,
    head: { x: end.right, y: y2, points: 'left' },
    middle: { x: mean(start.right, x), y: mean(y1, y2) },
  }
}

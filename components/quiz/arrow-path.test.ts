import { describe, expect, it } from 'vitest'
import { arrowPath, BOX_HEIGHT, type Box, ROW } from './arrow-path'

const boxes: Box[] = [
  { id: 'a', row: 1, column: 1 },
  { id: 'b', row: 1, column: 2 },
  { id: 'c', row: 1, column: 3 },
  { id: 'd', row: 2, column: 1 },
  { id: 'e', row: 3, column: 1 },
  { id: 'f', row: 3, column: 3 },
]
const head = (from: string, to: string) => arrowPath(boxes, { from, to })?.head

describe('arrowPath', () => {
  it('is straight between neighbours of a row', () => {
    expect(head('a', 'b')).toMatchObject({ points: 'right', y: ROW / 2 })
    expect(head('b', 'a')).toMatchObject({ points: 'left', y: ROW / 2 })
  })

  it('goes from row to row, and ends at the edge of the box', () => {
    expect(head('a', 'd')).toMatchObject({ points: 'down', y: 1.5 * ROW - BOX_HEIGHT / 2 })
    expect(head('f', 'a')).toMatchObject({ points: 'up', y: ROW / 2 + BOX_HEIGHT / 2 })
  })

  it('goes around a box that stands between', () => {
    expect(head('a', 'c')).toMatchObject({ points: 'down', y: ROW / 2 - BOX_HEIGHT / 2 })
    expect(head('a', 'e')).toMatchObject({ points: 'left', y: 2.5 * ROW })
  })

  it.each([
    ['a', 'b'],
    ['a', 'd'],
    ['a', 'c'],
    ['a', 'e'],
  ])('lies beside an arrow that joins %s and %s already', (from, to) => {
    const [given, back] = [arrowPath(boxes, { from, to }), arrowPath(boxes, { from: to, to: from }, 1)]
    expect(back?.middle).not.toEqual(given?.middle)
    expect(back?.d.split(' ').slice(1, 3)).not.toEqual(given?.d.split(' ').slice(-2))
  })

  it('is nothing from a box to itself or to none', () => {
    expect(arrowPath(boxes, { from: 'a', to: 'a' })).toBeUndefined()
    expect(arrowPath(boxes, { from: 'a', to: 'z' })).toBeUndefined()
  })
})

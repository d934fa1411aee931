import { describe, expect, it } from 'vitest'
import { ordered, takeNext } from '@/lib/cluster/sim/order'
import { takeDue } from '@/lib/cluster/sim/queue'

const eventAt = (at: number, seq: number) => ({ at, seq, target: 'a#b', payload: { key: String(seq) } })
const queueOf = (order?: { s: number }) => ({
  seq: 4,
  events: [eventAt(1, 1), eventAt(1, 2), eventAt(1, 3), eventAt(2, 4)],
  ...(order ? { order } : {}),
})

describe('the order of an instant', () => {
  it('is that of the queue unless one is drawn', () => {
    expect(takeDue(queueOf(), 1).map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(ordered(undefined, ['a', 'b'])).toEqual(['a', 'b'])
    expect(takeNext(undefined, ['a', 'b'])).toBe('a')
  })

  it('is drawn from a seed, loses nothing and takes nothing that is not due', () => {
    const orders = [...Array(40).keys()].map((s) => {
      const queue = queueOf({ s })
      const due = takeDue(queue, 1).map(({ seq }) => seq)
      expect([...due].sort()).toEqual([1, 2, 3])
      expect(queue.events.map(({ seq }) => seq)).toEqual([4])
      expect(takeDue(queueOf({ s }), 1).map(({ seq }) => seq)).toEqual(due)
      return due.join('')
    })
    expect(new Set(orders).size).toBe(6)
  })

  it('has nothing to take from an empty queue', () => {
    expect(takeNext({ s: 1 }, [])).toBeUndefined()
    expect(ordered({ s: 1 }, [])).toEqual([])
  })
})

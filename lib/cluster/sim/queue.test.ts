import { describe, expect, it } from 'vitest'
import { dropTarget, type EventQueue, schedule, takeDue } from '@/lib/cluster/sim/queue'

const queue = (): EventQueue => ({ seq: 0, events: [] })
const shown = (events: readonly { at: number; target: string; payload: { key: string } }[]) =>
  events.map(({ at, target, payload }) => `${at} ${target} ${payload.key}`)

describe('the event queue', () => {
  it('gives what is due by time, then in the order in which it came', () => {
    const own = queue()
    for (const [at, key] of [
      [20, 'a'],
      [10, 'b'],
      [10, 'c'],
      [30, 'd'],
    ] as const)
      schedule(own, at, 't', key)
    expect(shown(takeDue(own, 20))).toEqual(['10 t b', '10 t c', '20 t a'])
    expect(shown(own.events)).toEqual(['30 t d'])
  })

  it('keeps the earlier of two for one target and key', () => {
    const own = queue()
    schedule(own, 10, 't', 'a')
    schedule(own, 10, 't', 'b')
    schedule(own, 20, 't', 'a')
    schedule(own, 20, 'u', 'a')
    schedule(own, 5, 't', 'b')
    expect(shown(own.events)).toEqual(['5 t b', '10 t a', '20 u a'])
  })

  it('takes again what was taken before, in a copy of the list too', () => {
    const own = queue()
    schedule(own, 10, 't', 'a')
    takeDue(own, 10)
    schedule(own, 30, 't', 'a')
    const fork = { ...own, events: [...own.events] }
    schedule(fork, 20, 't', 'a')
    expect(shown(fork.events)).toEqual(['20 t a'])
    expect(shown(own.events)).toEqual(['30 t a'])
  })

  it('forgets what waited for a target', () => {
    const own = queue()
    schedule(own, 10, 'p#a', 'x')
    schedule(own, 10, 'q#a', 'x')
    dropTarget(own, 'p#')
    schedule(own, 20, 'p#a', 'x')
    expect(shown(own.events)).toEqual(['10 q#a x', '20 p#a x'])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { installRest } from '@/lib/cluster/rest'
import { add, newQueue, pop, remove } from '@/lib/cluster/scheduler/queue'
import {
  addFailed,
  addUnschedulable,
  backoffOf,
  flushBackoff,
  flushUnschedulable,
  nextFlush,
  requeue,
} from '@/lib/cluster/scheduler/resting'

beforeAll(installRest)

const pod = (uid: string, priority = 0) => ({ uid, priority })

/** Pods by name with their priorities, put in at 0, 1, 2, … */
function filled(...priorities: number[]) {
  const queue = newQueue()
  for (const [index, priority] of priorities.entries())
    add(queue, `p${index}`, pod(`p${index}`, priority), index)
  return queue
}

const drained = (queue: ReturnType<typeof newQueue>) => {
  const keys: string[] = []
  for (let key = pop(queue); key; key = pop(queue)) keys.push(key)
  return keys
}

it('pops by priority, then by time', () => {
  expect(drained(filled(0, 5, 0, 9, 5))).toEqual(['p3', 'p1', 'p4', 'p0', 'p2'])
})

it('holds the order of a heap for many', () => {
  const queue = filled(...Array.from({ length: 100 }, (_, i) => (i * 37) % 11))
  const order = drained(queue).map((key) => queue.pods[key]?.priority ?? -1)
  expect(order).toEqual([...order].sort((a, b) => b - a))
})

it('forgets what is removed, and gated pods are not popped', () => {
  const queue = filled(1, 2)
  remove(queue, 'p1')
  add(queue, 'gated', pod('gated', 99), 5, 'SchedulingGates')
  expect(drained(queue)).toEqual(['p0'])
  add(queue, 'gated', pod('gated', 99), 6)
  expect(drained(queue)).toEqual(['gated'])
})

it.each([
  [0, 0, 0],
  [1, 0, 1000],
  [2, 0, 2000],
  [4, 0, 8000],
  [5, 0, 10_000],
  [40, 0, 10_000],
  [5, 2, 2000],
])('after %i refusals and %i errors in a row: %i ms', (unschedulable, errors, ms) => {
  expect(backoffOf({ unschedulable, errors })).toBe(ms)
})

it('backs off as it is told to', () => {
  const after = (unschedulable: number) => backoffOf({ unschedulable, errors: 0, backoff: [500, 1500] })
  expect([1, 2, 3, 4].map(after)).toEqual([500, 1000, 1500, 1500])
})

describe('what was refused', () => {
  it('waits for a hint; backing off is over when there is nothing else to do', () => {
    const queue = filled(0)
    pop(queue)
    addUnschedulable(queue, 'p0', ['NodeAffinity'], 10_000)
    expect(pop(queue)).toBeUndefined()
    requeue(queue, 'p0', 10_200)
    expect(queue.pods.p0?.place).toBe('backoff')
    add(queue, 'new', pod('new'), 10_300)
    expect(drained(queue)).toEqual(['new', 'p0'])
  })

  it('is active at once when its back-off is over', () => {
    const queue = filled(0)
    pop(queue)
    addUnschedulable(queue, 'p0', ['NodeAffinity'], 10_000)
    requeue(queue, 'p0', 11_000)
    expect(queue.pods.p0?.place).toBe('active')
  })

  it('is tried after five minutes anyway, at a tick of thirty seconds', () => {
    const queue = filled(0)
    pop(queue)
    addUnschedulable(queue, 'p0', ['NodeAffinity'], 10_000)
    expect(nextFlush(queue, 5000)).toBe(335_000)
    flushUnschedulable(queue, 310_000)
    expect(queue.pods.p0?.place).toBe('unschedulable')
    flushUnschedulable(queue, 335_000)
    expect(pop(queue)).toBe('p0')
    expect(nextFlush(newQueue(), 0)).toBeUndefined()
  })
})

it('really waits after an error', () => {
  const queue = filled(0)
  pop(queue)
  expect(addFailed(queue, 'p0', 1000)).toBe(1000)
  flushBackoff(queue, 1999)
  expect(pop(queue)).toBeUndefined()
  flushBackoff(queue, 2000)
  expect(pop(queue)).toBe('p0')
  expect(addFailed(queue, 'p0', 3000)).toBe(2000)
})

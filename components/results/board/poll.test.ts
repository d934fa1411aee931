import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startPoll } from './poll'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function started(load: () => Promise<string>) {
  const seen: string[] = []
  const page = { hidden: false }
  const poll = startPoll({
    ...{ everyMs: 5_000, load, isHidden: () => page.hidden },
    onLoad: (found) => seen.push(found),
    onLost: () => seen.push('lost'),
  })
  return { seen, page, poll }
}

it('asks every five seconds, also after the network was away', async () => {
  const answers = ['one', undefined, 'two']
  const { seen, poll } = started(async () => {
    const answer = answers.shift()
    if (!answer) throw new Error('offline')
    return answer
  })
  await vi.advanceTimersByTimeAsync(4_999)
  expect(seen).toEqual([])
  await vi.advanceTimersByTimeAsync(10_001)
  expect(seen).toEqual(['one', 'lost', 'two'])
  poll.end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(seen).toHaveLength(3)
})

it('does not ask while nobody looks, and at once when somebody does', async () => {
  const { seen, page, poll } = started(async () => 'found')
  page.hidden = true
  poll.look()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(seen).toEqual([])
  page.hidden = false
  poll.look()
  await vi.advanceTimersByTimeAsync(0)
  expect(seen).toEqual(['found'])
  await vi.advanceTimersByTimeAsync(5_000)
  expect(seen).toEqual(['found', 'found'])
  poll.end()
})

it('never asks twice at once, and what comes after the end is dropped', async () => {
  const load = vi.fn(() => new Promise<string>((resolve) => setTimeout(resolve, 8_000, 'late')))
  const { seen, poll } = started(load)
  await vi.advanceTimersByTimeAsync(6_000)
  poll.look()
  poll.look()
  expect(load).toHaveBeenCalledTimes(1)
  poll.end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(load).toHaveBeenCalledTimes(1)
  expect(seen).toEqual([])
})

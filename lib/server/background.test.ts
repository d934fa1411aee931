import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { repeat } from './background'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('waits for the end of the last time, and goes on after an error', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const ends: ((error?: Error) => void)[] = []
  const work = vi.fn(
    () => new Promise<void>((done, fail) => ends.push((error) => (error ? fail(error) : done()))),
  )
  repeat('a name', 1000, work)
  expect(work).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1000)
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(work, 'still under way').toHaveBeenCalledTimes(1)
  const error = new Error('no network')
  ends[0]?.(error)
  await vi.advanceTimersByTimeAsync(999)
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(work).toHaveBeenCalledTimes(2)
  expect(logged).toHaveBeenCalledWith('a name', error)
})

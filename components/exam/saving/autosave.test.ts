import { expect, test } from 'vitest'
import { drain, type SaveOutcome } from './autosave'

test('sends each item once, and again what changed while it was on its way', async () => {
  const waiting = new Map([
    ['a', 1],
    ['b', 1],
  ])
  const sent: [string, number][] = []
  const complete = await drain(waiting, async (id, value) => {
    sent.push([id, value])
    if (id === 'a' && value === 1) waiting.set('a', 2)
    return 'stored'
  })
  expect(complete).toBe(true)
  expect(waiting.size).toBe(0)
  expect(sent).toEqual([
    ['a', 1],
    ['a', 2],
    ['b', 1],
  ])
})

test('keeps what could not be sent, and gives up what was refused', async () => {
  const outcomes: Record<string, SaveOutcome> = { a: 'refused', b: 'unreachable', c: 'stored' }
  const waiting = new Map(Object.keys(outcomes).map((id) => [id, 1]))
  expect(await drain(waiting, async (id) => outcomes[id] ?? 'stored')).toBe(false)
  expect([...waiting.keys()]).toEqual(['b', 'c'])
})

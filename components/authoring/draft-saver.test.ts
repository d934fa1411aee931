import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ActionResult } from '@/lib/errors/app-error'
import { DraftSaver } from './draft-saver'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Answer = ActionResult<{ revision: number }>
const refused = (code: 'CONFLICT' | 'INTERNAL'): Answer => ({ ok: false, code, params: {} })

/** A server that counts saves, and what it was sent. */
function open(
  answer: (draft: string, revision: number) => Answer | Promise<Answer> = (_, n) => ({
    ok: true,
    data: { revision: n + 1 },
  }),
) {
  const sent: [string, number][] = []
  const saver = new DraftSaver<string, { revision: number }>({
    ...{ draft: '', revision: 3, onSaved: () => {}, onChange: () => {} },
    save: async (draft, revision) => {
      sent.push([draft, revision])
      return answer(draft, revision)
    },
  })
  const type = (text: string) => saver.change((old) => old + text)
  return { saver, sent, type }
}

it('saves once after a pause, with the revision that it knows', async () => {
  const { saver, sent, type } = open()
  for (const letter of 'abc') type(letter)
  expect(saver.state).toBe('saving')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(sent).toEqual([['abc', 3]])
  expect(saver).toMatchObject({ state: 'saved', revision: 4, isDirty: false })
})

it('sends what came while it was saving after that, never two at once', async () => {
  let finish: (() => void) | undefined
  const { saver, sent, type } = open(
    (_, revision) =>
      new Promise((resolve) => (finish = () => resolve({ ok: true, data: { revision: revision + 1 } }))),
  )
  type('a')
  const flushed = saver.flush()
  await vi.advanceTimersByTimeAsync(0)
  type('b')
  expect(saver.flush()).toBe(flushed)
  expect(sent).toHaveLength(1)
  finish?.()
  await vi.advanceTimersByTimeAsync(0)
  finish?.()
  expect(await flushed).toBe(true)
  expect(sent).toEqual([
    ['a', 3],
    ['ab', 4],
  ])
})

it('tries again what could not be sent', async () => {
  let down = true
  const { saver, sent, type } = open((_, revision) =>
    down ? Promise.reject(new Error('offline')) : { ok: true, data: { revision: revision + 1 } },
  )
  type('a')
  expect(await saver.flush()).toBe(false)
  expect(saver.state).toBe('unsaved')
  down = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toHaveLength(2)
  expect(saver.state).toBe('saved')
})

it('sends nothing more after a conflict, and keeps what was written', async () => {
  const { saver, sent, type } = open(() => refused('CONFLICT'))
  type('a')
  expect(await saver.flush()).toBe(false)
  type('b')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await saver.flush()).toBe(false)
  expect(sent).toHaveLength(1)
  expect(saver).toMatchObject({ state: 'conflict', draft: 'ab', isDirty: true })
  saver.adopt('theirs', 9)
  expect(saver).toMatchObject({ state: 'saved', draft: 'theirs', revision: 9, canUndo: false })
})

it('takes back what was typed without a pause at once', async () => {
  const { saver, type } = open()
  for (const letter of 'abc') type(letter)
  await vi.advanceTimersByTimeAsync(2_000)
  for (const letter of 'def') type(letter)
  saver.undo()
  expect(saver.draft).toBe('abc')
  saver.undo()
  expect(saver).toMatchObject({ draft: '', canUndo: false })
  await saver.flush()
  expect(saver.revision).toBe(5)
})

import { expect, it, vi } from 'vitest'
import type { ActionResult } from '@/lib/errors/app-error'
import { inPieces } from './in-pieces'

const ok = (data: number): ActionResult<number> => ({ ok: true, data })
const no = (code: 'BUSY' | 'CONFLICT'): ActionResult<number> => ({ ok: false, code, params: {} })
const wait = async () => undefined

it('hands each piece on to the next one until there is no more', async () => {
  const asked: (number | undefined)[] = []
  const told: number[] = []
  const ask = async (before: number | undefined) => {
    asked.push(before)
    return ok((before ?? 0) + 1)
  }
  const tell = (piece: number) => told.push(piece) < 3
  expect(await inPieces(ask, tell, wait)).toBeUndefined()
  expect([asked, told]).toEqual([
    [undefined, 1, 2],
    [1, 2, 3],
  ])
})

it('tries a piece again that may pass, from where it was', async () => {
  const ask = vi.fn<(before: number | undefined) => Promise<ActionResult<number>>>()
  ask
    .mockResolvedValueOnce(ok(1))
    .mockResolvedValueOnce(no('BUSY'))
    .mockRejectedValueOnce(new Error('offline'))
  ask.mockResolvedValueOnce(ok(2))
  expect(await inPieces(ask, (piece) => piece < 2, wait)).toBeUndefined()
  expect(ask.mock.calls).toEqual([[undefined], [1], [1], [1]])
})

it('stops at what does not pass, and when it has waited long enough', async () => {
  const conflict = vi.fn(async () => no('CONFLICT'))
  expect(await inPieces(conflict, () => true, wait)).toBe('CONFLICT')
  expect(conflict).toHaveBeenCalledTimes(1)
  const busy = vi.fn(async () => no('BUSY'))
  expect(await inPieces(busy, () => true, wait)).toBe('BUSY')
  expect(busy).toHaveBeenCalledTimes(5)
})

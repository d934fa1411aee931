import { expect, it } from 'vitest'
import type { ActionResult } from '@/lib/errors/app-error'
import type { GradingProgress } from '@/lib/exam/exam'
import { gradeAll } from './grade-all'

const at = (graded: number): ActionResult<GradingProgress> => ({
  ok: true,
  data: { status: graded === 3 ? 'GRADED' : 'GRADING', graded, of: 3 },
})
const busy: ActionResult<GradingProgress> = { ok: false, code: 'BUSY', params: {} }

/** Answers in their order; undefined: the network is gone. */
async function gradedBy(answers: (ActionResult<GradingProgress> | undefined)[], stopAt = Infinity) {
  const waits: number[] = []
  const told: number[] = []
  const code = await gradeAll(
    async () => answers.shift() ?? Promise.reject(new Error('offline')),
    (graded) => {
      told.push(graded)
      return graded < stopAt
    },
    async (ms) => waits.push(ms),
  )
  return { code, waits, told, left: answers.length }
}

it('goes on until all is graded', async () => {
  expect(await gradedBy([at(1), at(2), at(3)])).toEqual({
    code: undefined,
    waits: [],
    told: [1, 2, 3],
    left: 0,
  })
})

it('waits when the server is busy or cannot be reached, longer each time, and begins anew after a success', async () => {
  expect(await gradedBy([busy, undefined, at(1), busy, at(3)])).toEqual({
    code: undefined,
    waits: [1_000, 3_000, 1_000],
    told: [1, 3],
    left: 0,
  })
})

it('gives up after five failures, and at once when trying again would not help', async () => {
  expect(await gradedBy([busy, busy, busy, busy, busy, at(3)])).toMatchObject({ code: 'BUSY', left: 1 })
  expect(await gradedBy([{ ok: false, code: 'NOT_FOUND', params: {} }, at(3)])).toMatchObject({
    code: 'NOT_FOUND',
    waits: [],
    left: 1,
  })
})

it('stops when nobody waits any more', async () => {
  expect(await gradedBy([at(1), at(2), at(3)], 2)).toMatchObject({ told: [1, 2], left: 1 })
})

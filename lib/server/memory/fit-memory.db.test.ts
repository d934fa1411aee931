import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { AppError } from '@/lib/errors/app-error'
import { foldCard } from '@/lib/srs/fold'
import { setClock } from '@/tests/db/clock'
import { withDatabase } from '@/tests/db/database'
import { forgetful, giveReviews } from '@/tests/db/memories'
import { visitor } from '@/tests/db/people'
import type { KnownActor } from '../actor'
import { now } from '../clock'
import { db } from '../db'
import { fitMemoryNow } from '../operations/memory/fit-memory-now'
import { getMemoryFit } from '../operations/memory/get-memory-fit'
import { resetParameters } from '../operations/memory/reset-parameters'
import { appendReview } from '../practice/append-review'
import { reviewFields, schedulerOptions, toEntry } from '../practice/refold-card'
import { transaction } from '../transaction'
import { fitDueMemories } from './fit-due'
import { withFitLock } from './fit-lock'
import { fitMemory } from './fit-memory'
import { finishRefold, noteRefold } from './refold-cards'
import { setParameters } from './set-parameters'

withDatabase()

const many = { skills: 50, reviewsEach: 12 }

async function parametersOf({ userId }: KnownActor): Promise<number[]> {
  return (await db().user.findUniqueOrThrow({ where: { id: userId } })).memoryParameters
}

/** Skills whose card is not what its reviews are under the learner's parameters. */
async function strayCards({ userId }: KnownActor): Promise<string[]> {
  const owner = await db().user.findUniqueOrThrow({ where: { id: userId } })
  const cards = await db().card.findMany({ where: { userId }, orderBy: { skillId: 'asc' } })
  const folded = await Promise.all(
    cards.map(async ({ skillId, state }) => {
      const rows = await db().review.findMany({ where: { userId, skillId }, select: reviewFields })
      const expected = foldCard(rows.map(toEntry), schedulerOptions(owner, skillId))
      return JSON.stringify(sorted(expected)) === JSON.stringify(sorted(state)) ? [] : [skillId]
    }),
  )
  return folded.flat()
}

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error))

const sorted = (state: unknown) => Object.entries(state as object).sort(([a], [b]) => (a < b ? -1 : 1))

describe('a learner whose memory is unlike the usual', () => {
  let learner: KnownActor
  beforeAll(async () => {
    learner = await visitor()
    await giveReviews(learner.userId, { seed: 1, ...many, parameters: forgetful })
  })

  it('is told that nothing was fitted yet, and that there is enough', async () => {
    expect(await getMemoryFit(learner, {})).toEqual({
      ...{ available: true, trials: 400, needed: 400, personal: false, refolding: false, last: null },
    })
  })

  it('gets better parameters in the next pass, and cards that follow them', async () => {
    expect(await fitDueMemories()).toBe(1)
    const parameters = await parametersOf(learner)
    expect(parameters).toHaveLength(21)
    expect(await strayCards(learner)).toEqual([])
    const { last, personal, refolding } = await getMemoryFit(learner, {})
    expect({ personal, refolding }).toEqual({ personal: true, refolding: false })
    expect(last).toMatchObject({ kept: true, reviews: 440, heldBack: 110 })
    const { present, fitted, average } = last!.measures
    for (const other of [present, average]) {
      expect(fitted!.logLoss).toBeLessThan(other.logLoss)
      expect(fitted!.rmseBins).toBeLessThan(other.rmseBins)
    }
  })

  it('is left alone until there are enough new reviews', async () => {
    expect(await fitMemory(learner.userId)).toBe('NOT_GROWN')
    expect(await fitDueMemories()).toBe(0)
    expect(await db().memoryFit.count()).toBe(1)
  })

  it('may ask for another fit, which is compared with the parameters that hold', async () => {
    const before = await parametersOf(learner)
    expect(await fitMemoryNow(learner, {})).toEqual({ outcome: 'NOT_KEPT' })
    expect(await parametersOf(learner)).toEqual(before)
    expect(await db().memoryFit.count()).toBe(2)
  })

  it('gets back to the usual parameters', async () => {
    await resetParameters(learner, {})
    expect(await parametersOf(learner)).toEqual([])
    expect(await strayCards(learner)).toEqual([])
    expect(await getMemoryFit(learner, {})).toMatchObject({ personal: false, refolding: false })
  })

  it('has cards that follow in the next pass when the folding stopped half-way', async () => {
    const { userId } = learner
    await db().user.update({ where: { id: userId }, data: { memoryParameters: [...forgetful] } })
    expect((await strayCards(learner)).length).toBe(50)
    await noteRefold(db(), userId)
    await db().refold.update({ where: { userId }, data: { after: 'skill-019' } })
    expect((await getMemoryFit(learner, {})).refolding).toBe(true)
    await fitDueMemories()
    expect(await strayCards(learner)).toEqual(
      Array.from({ length: 20 }, (_, i) => `skill-0${i < 10 ? 0 : ''}${i}`),
    )
    expect((await getMemoryFit(learner, {})).refolding).toBe(false)
  })
})

describe('cards that are folded anew while reviews come in', () => {
  it('all follow the parameters that hold', async () => {
    const learner = await visitor()
    const { userId } = learner
    await giveReviews(userId, { seed: 5, skills: 40, reviewsEach: 3, parameters: forgetful })
    // Every other skill is new to the learner.
    const gone = Array.from({ length: 20 }, (_, i) => `skill-0${String(2 * i).padStart(2, '0')}`)
    await db().review.deleteMany({ where: { userId, skillId: { in: gone } } })
    await db().card.deleteMany({ where: { userId, skillId: { in: gone } } })
    const review = (skillId: string) =>
      transaction(async (tx) => {
        const row = { id: randomUUID(), userId, skillId, kind: 'REVIEW' as const, rating: 3, placement: 0.5 }
        await appendReview(tx, { ...row, reviewedAt: now() })
      })
    const known = gone.map((_, i) => `skill-0${20 + i}`)
    const tab = async (skills: string[]) => {
      // As the outbox does, which sends again what the server had no time for.
      for (const skillId of skills) while ((await review(skillId).catch(codeOf)) === 'BUSY');
    }
    // Three tabs; one has begun before the parameters change, and two review what was never reviewed.
    const tabs = [tab(gone)]
    await transaction((tx) => setParameters(tx, userId, forgetful))
    tabs.push(tab(known), tab(gone.toReversed()))
    await Promise.all([finishRefold(userId), ...tabs])
    expect(await strayCards(learner)).toEqual([])
    expect(await db().review.count({ where: { userId } })).toBe(20 * 3 + 60)
  })
})

describe('a learner whose answers follow no memory', () => {
  it('keeps the usual parameters', async () => {
    for (const seed of [1, 2, 3]) {
      const learner = await visitor()
      await giveReviews(learner.userId, { seed, ...many })
      expect(await fitMemory(learner.userId)).toBe('NOT_KEPT')
      expect(await parametersOf(learner)).toEqual([])
      expect((await getMemoryFit(learner, {})).last).toMatchObject({ kept: false })
    }
  })
})

it('does not fit to few reviews, nor reads them again and again', async () => {
  const learner = await visitor()
  await giveReviews(learner.userId, { seed: 4, skills: 40, reviewsEach: 10, parameters: forgetful })
  expect(await fitMemoryNow(learner, {})).toEqual({ outcome: 'TOO_FEW' })
  expect(await getMemoryFit(learner, {})).toMatchObject({ trials: 360, last: null })
  expect(await db().memoryFit.count({ where: { userId: learner.userId } })).toBe(0)
  // 400 rows, of which 40 are the first of their skill.
  const read = vi.spyOn(await import('./load-histories'), 'loadHistories')
  await fitDueMemories()
  await fitDueMemories()
  expect(read.mock.calls.filter(([userId]) => userId === learner.userId)).toHaveLength(1)
})

it('does not fit the same learner twice at once, in whatever process', async () => {
  const learner = await visitor()
  // Another process: a connection that this one's queue knows nothing of.
  const outcome = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`memory fit ${learner.userId}`}, 0))::text`
    return fitMemory(learner.userId)
  })
  expect(outcome).toBe('RUNNING')
  expect(await withFitLock(learner.userId, async () => 'free')).toBe('free')
})

it('does not take the place of parameters that came meanwhile', async () => {
  const learner = await visitor()
  await giveReviews(learner.userId, { seed: 1, ...many, parameters: forgetful })
  const { loadOptimiser } = await import('./optimiser')
  const optimise = (await loadOptimiser())!
  vi.spyOn(await import('./optimiser'), 'loadOptimiser').mockResolvedValue(async (trials) => {
    await db().user.update({ where: { id: learner.userId }, data: { memoryParameters: [...forgetful] } })
    return optimise(trials)
  })
  expect(await fitMemory(learner.userId)).toBe('NOT_KEPT')
  expect(await parametersOf(learner)).toEqual(forgetful)
})

it('keeps in a row that nothing was found, and does not try again before there is more', async () => {
  const learner = await visitor()
  await giveReviews(learner.userId, { seed: 1, ...many, parameters: forgetful })
  const nothing = vi.fn(async () => undefined)
  vi.spyOn(await import('./optimiser'), 'loadOptimiser').mockResolvedValue(nothing)
  expect(await fitMemory(learner.userId)).toBe('NOT_KEPT')
  expect(await fitMemory(learner.userId)).toBe('NOT_GROWN')
  expect(nothing).toHaveBeenCalledOnce()
  const { last } = await getMemoryFit(learner, {})
  expect(last).toMatchObject({
    kept: false,
    measures: { fitted: null, present: { logLoss: expect.any(Number) } },
  })
})

it('says so where the optimiser cannot be loaded', async () => {
  vi.spyOn(await import('./optimiser'), 'loadOptimiser').mockResolvedValue(undefined)
  const learner = await visitor()
  expect(await getMemoryFit(learner, {})).toMatchObject({ available: false })
  expect(await fitMemoryNow(learner, {})).toEqual({ outcome: 'UNAVAILABLE' })
  expect(await fitDueMemories()).toBe(0)
})

it('allows ten fits an hour', async () => {
  setClock(3_600_000)
  const learner = await visitor()
  for (let i = 0; i < 10; i++) await fitMemoryNow(learner, {})
  await expect(fitMemoryNow(learner, {})).rejects.toMatchObject({ code: 'RATE_LIMITED' })
})

afterEach(() => vi.restoreAllMocks())

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { mergeVisitor } from '@/lib/server/accounts/merge-visitor'
import type { Actor, KnownActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { markRead } from '@/lib/server/operations/concepts/mark-read'
import { startDrill } from '@/lib/server/operations/drills/start-drill'
import { findForeignWork } from '@/lib/server/operations/review/find-foreign-work'
import { getDashboard } from '@/lib/server/operations/review/get-dashboard'
import { recordReviews } from '@/lib/server/operations/review/record-reviews'
import { undoReview } from '@/lib/server/operations/review/undo-review'
import { startSprint } from '@/lib/server/operations/speed/start-sprint'
import { answered } from './answers'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous, user, visitor } from './people'
import { CONCEPT, DRILL, FAMILY, OTHER_FAMILY, seedSmallWorld, WRONG_ANSWER } from './skills'

withDatabase()
beforeAll(seedSmallWorld)

const cardOf = (actor: KnownActor, skillId = FAMILY) =>
  db().card.findUnique({ where: { userId_skillId: { userId: actor.userId, skillId } } })

describe('what a browser owes', () => {
  test('is known by its ids to be another’s; to nobody it is all another’s', async () => {
    const [me, other] = [await visitor(), await user('Other')]
    const attemptId = randomUUID()
    await startDrill(me, { attemptId, skillId: DRILL })
    const review = await answered(me)
    await recordReviews(me, { reviews: [review] })
    const { sprintId } = await startSprint(me, { sprintId: randomUUID() })
    const mine = [attemptId, review.servedVariantId, review.id, sprintId]
    const ids = [...mine, randomUUID()]
    const foreign = async (actor: Actor) => (await findForeignWork(actor, { ids })).foreign.sort()
    expect(await foreign(me)).toEqual([])
    expect(await foreign(other)).toEqual(mine.sort())
    expect(await foreign(anonymous())).toEqual(mine)
    // A visitor's goes over to the account.
    await mergeVisitor(me.userId, other.userId)
    expect(await foreign(other)).toEqual([])
  })
})

describe('a session', () => {
  test('shows on the dashboard', async () => {
    const me = await user()
    await markRead(me, { slug: CONCEPT })
    expect(await getDashboard(me, {})).toMatchObject({ dueNow: 0, newSkills: 2, cards: 0, conceptsRead: 1 })
    await recordReviews(me, { reviews: [await answered(me)] })
    const after = await getDashboard(me, {})
    expect(after).toMatchObject({ newSkills: 1, cards: 1, reviewedToday: 1, correctToday: 1 })
    expect(after.nextDue?.getTime()).toBeGreaterThan(Date.now())
  })
})

describe('recording', () => {
  test('grades on the server, logs and reschedules', async () => {
    const me = await visitor()
    const right = await answered(me)
    const [result] = await recordReviews(me, { reviews: [right] })
    expect(result).toMatchObject({ id: right.id, skillId: FAMILY, correct: true, score: 1 })
    const wrong = { ...(await answered(me, OTHER_FAMILY)), response: WRONG_ANSWER, rating: 'easy' as const }
    expect((await recordReviews(me, { reviews: [wrong] }))[0]).toMatchObject({ correct: false })
    const stored = await db().review.findUniqueOrThrow({ where: { id: wrong.id } })
    expect(stored.rating).toBe(1)
    expect(await cardOf(me)).toMatchObject({ reviewCount: 1 })
  })

  test('stores an entry once, however often and concurrently it is sent', async () => {
    const me = await visitor()
    const entry = await answered(me)
    const results = await Promise.all(
      Array.from({ length: 6 }, () => recordReviews(me, { reviews: [entry] })),
    )
    for (const result of results) expect(result).toEqual(results[0])
    expect(await db().review.count({ where: { userId: me.userId } })).toBe(1)
    expect(await cardOf(me)).toMatchObject({ reviewCount: 1 })
  })

  test('refuses what is not mine, a second answer to one variant, and another use of an id', async () => {
    const [me, other] = [await visitor(), await visitor()]
    const entry = await answered(me)
    await expectCode(recordReviews(other, { reviews: [entry] }), 'NOT_FOUND')
    await recordReviews(me, { reviews: [entry] })
    await expectCode(recordReviews(me, { reviews: [{ ...entry, id: randomUUID() }] }), 'ALREADY_REVIEWED')
    await expectCode(recordReviews(other, { reviews: [entry] }), 'CONFLICT')
    const broken = { ...(await answered(me)), response: 'nonsense' }
    await expectCode(recordReviews(me, { reviews: [broken] }), 'INVALID_INPUT')
  })

  test('does not believe a clock that is ahead', async () => {
    const me = await visitor()
    const entry = { ...(await answered(me)), reviewedAt: new Date(Date.now() + 86_400_000_000) }
    await recordReviews(me, { reviews: [entry] })
    const stored = await db().review.findUniqueOrThrow({ where: { id: entry.id } })
    expect(stored.reviewedAt.getTime()).toBeLessThan(Date.now() + 120_000)
  })
})

describe('undo', () => {
  test('is a row; the card is as before, and the question can be answered again', async () => {
    const me = await visitor()
    const first = await answered(me)
    await recordReviews(me, { reviews: [first] })
    const before = await cardOf(me)
    const second = await answered(me)
    await recordReviews(me, { reviews: [second] })
    const undo = { id: randomUUID(), reviewId: second.id }
    const results = await Promise.all([1, 2, 3].map(() => undoReview(me, undo)))
    expect(results[0]).toMatchObject({ skillId: FAMILY, due: before?.due })
    expect(await db().review.count({ where: { userId: me.userId } })).toBe(3)
    expect((await cardOf(me))?.state).toEqual(before?.state)
    await expectCode(undoReview(me, { ...undo, id: randomUUID() }), 'ALREADY_UNDONE')
    await recordReviews(me, { reviews: [{ ...second, id: randomUUID() }] })
    expect(await cardOf(me)).toMatchObject({ reviewCount: 2 })
  })

  test('of the only review makes the skill new again; of somebody else’s it fails', async () => {
    const me = await visitor()
    const entry = await answered(me)
    await recordReviews(me, { reviews: [entry] })
    await expectCode(undoReview(await visitor(), { id: randomUUID(), reviewId: entry.id }), 'NOT_FOUND')
    expect(await undoReview(me, { id: randomUUID(), reviewId: entry.id })).toEqual({
      skillId: FAMILY,
      due: null,
    })
    expect(await cardOf(me)).toBeNull()
  })
})

test('signing in to an account takes a visitor’s progress along', async () => {
  const [me, before] = [await user(), await visitor()]
  await recordReviews(me, { reviews: [await answered(me)] })
  await recordReviews(before, { reviews: [await answered(before), await answered(before, OTHER_FAMILY)] })
  await markRead(before, { slug: CONCEPT })
  await mergeVisitor(before.userId, me.userId)
  expect(await cardOf(me)).toMatchObject({ reviewCount: 2 })
  expect(await cardOf(me, OTHER_FAMILY)).toMatchObject({ reviewCount: 1 })
  expect(await db().conceptRead.count({ where: { userId: me.userId } })).toBe(1)
  expect(await db().user.findUnique({ where: { id: before.userId } })).toBeNull()
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { KnownActor } from '@/lib/server/actor'
import { now } from '@/lib/server/clock'
import { db } from '@/lib/server/db'
import { markRead } from '@/lib/server/operations/concepts/mark-read'
import { startDrill } from '@/lib/server/operations/drills/start-drill'
import { submitDrill } from '@/lib/server/operations/drills/submit-drill'
import { getReviewQueue } from '@/lib/server/operations/review/get-review-queue'
import { recordReviews } from '@/lib/server/operations/review/record-reviews'
import { setAside } from '@/lib/server/operations/review/set-aside'
import { startReview } from '@/lib/server/operations/review/start-review'
import { undoReview } from '@/lib/server/operations/review/undo-review'
import { seedSkills } from '@/lib/server/seed/seed-skills'
import type { CardState, RatingName } from '@/lib/srs/card'
import { answered } from './answers'
import { setClock } from './clock'
import { withDatabase } from './database'
import { visitor } from './people'
import { CONCEPT, DRILL, FAMILY, OTHER_FAMILY, seedSmallWorld, smallSkills, WRONG_ANSWER } from './skills'

const DAY = 86_400_000
/** About a page that builds on the world's other one. */
const ABOVE = 'multiply'

withDatabase()
beforeAll(async () => {
  await seedSmallWorld()
  await db().concept.create({ data: { id: 'products', domainId: 'basics', position: 1 } })
  const version = await db().conceptVersion.create({
    data: { conceptId: 'products', contentHash: 'b', sources: [], prerequisites: [CONCEPT] },
  })
  await db().concept.update({ where: { id: 'products' }, data: { currentVersionId: version.id } })
  const above = {
    ...smallSkills[0],
    id: ABOVE,
    position: 3,
    concepts: ['products'],
  } as (typeof smallSkills)[number]
  await seedSkills(db(), [...smallSkills, above])
})
afterEach(() => setClock(0))

const queueOf = async (me: KnownActor) => getReviewQueue(me, { locale: 'en' })

async function answer(me: KnownActor, skillId: string, rating?: RatingName) {
  const response = rating === 'again' ? { response: WRONG_ANSWER } : {}
  const review = { ...(await answered(me, skillId)), ...response, rating, reviewedAt: now() }
  await recordReviews(me, { reviews: [review] })
  return review
}

/** Known so well that it is in review. */
async function learn(me: KnownActor, skillId: string, rating: RatingName = 'easy') {
  await answer(me, skillId, rating)
}

describe('the queue', () => {
  test('has what is new of pages that were read, as much as is wanted a day', async () => {
    const me = await visitor()
    expect((await queueOf(me)).skillIds).toEqual([])
    await markRead(me, { slug: CONCEPT })
    expect(await queueOf(me)).toMatchObject({
      skillIds: [FAMILY, OTHER_FAMILY],
      due: 0,
      fresh: 2,
      freshLater: 0,
    })
    await db().studySettings.create({ data: { userId: me.userId, newPerDay: 1 } })
    expect(await queueOf(me)).toMatchObject({ skillIds: [FAMILY], fresh: 1, freshLater: 1 })
    await learn(me, FAMILY)
    expect(await queueOf(me)).toMatchObject({ skillIds: [], fresh: 0, freshLater: 1 })
    setClock(DAY)
    expect(await queueOf(me)).toMatchObject({ skillIds: [OTHER_FAMILY], fresh: 1 })
  })

  test('has one of two siblings a day, and both if that is wanted', async () => {
    const me = await visitor()
    for (const id of [FAMILY, OTHER_FAMILY]) await learn(me, id)
    setClock(60 * DAY)
    expect(await queueOf(me)).toMatchObject({ due: 1, buried: 1 })
    const [first = ''] = (await queueOf(me)).skillIds
    await answer(me, first)
    expect(await queueOf(me)).toMatchObject({ skillIds: [], due: 0, buried: 1 })
    await db().studySettings.create({ data: { userId: me.userId, burySiblings: false } })
    expect(await queueOf(me)).toMatchObject({ due: 1, buried: 0 })
  })

  test('brings forward what lies under something that was forgotten, until it is answered', async () => {
    const me = await visitor()
    await learn(me, ABOVE, 'good')
    setClock(DAY)
    await learn(me, ABOVE)
    for (const id of [FAMILY, OTHER_FAMILY]) await learn(me, id)
    setClock(7 * DAY)
    expect(await queueOf(me)).toMatchObject({ pulled: 0 })
    const lapse = await answer(me, ABOVE, 'again')
    const queue = await queueOf(me)
    expect(queue).toMatchObject({ pulled: 1, buried: 1 })
    expect([FAMILY, OTHER_FAMILY]).toContain(queue.skillIds.at(-1))
    await undoReview(me, { id: randomUUID(), reviewId: lapse.id })
    expect(await queueOf(me)).toMatchObject({ pulled: 0 })
    await answer(me, ABOVE, 'again')
    for (const id of [FAMILY, OTHER_FAMILY]) await answer(me, id)
    expect(await queueOf(me)).toMatchObject({ pulled: 0 })
  })

  test('leaves out what was set aside, until tomorrow or until it is taken up', async () => {
    const me = await visitor()
    await markRead(me, { slug: CONCEPT })
    await learn(me, FAMILY, 'good')
    setClock(20 * DAY)
    await setAside(me, { skillId: FAMILY, until: 'tomorrow' })
    await setAside(me, { skillId: OTHER_FAMILY, until: 'taken-up' })
    const queue = await queueOf(me)
    expect(queue.skillIds).toEqual([])
    expect(queue.setAside.map(({ id, until }) => [id, until !== null])).toEqual([
      [OTHER_FAMILY, false],
      [FAMILY, true],
    ])
    expect(await startReview(me, {})).toEqual([])
    setClock(21.5 * DAY)
    expect((await queueOf(me)).skillIds).toEqual([FAMILY])
    await setAside(me, { skillId: OTHER_FAMILY, until: 'asked' })
    expect((await queueOf(me)).skillIds).toEqual([FAMILY, OTHER_FAMILY])
    expect(await queueOf(await visitor())).toMatchObject({ setAside: [] })
  })

  test('names drills that are due, with what they take', async () => {
    const me = await visitor()
    const attemptId = randomUUID()
    await startDrill(me, { attemptId, skillId: DRILL })
    await submitDrill(me, { attemptId, log: [1, 2, 3], durationMs: 60_000 })
    expect((await queueOf(me)).drills).toEqual([])
    setClock(30 * DAY)
    expect((await queueOf(me)).drills).toMatchObject([{ id: DRILL, title: 'Add', minutes: 5 }])
  })

  test('is at its end what falls due within minutes', async () => {
    const me = await visitor()
    await answer(me, FAMILY, 'again')
    expect((await queueOf(me)).skillIds).toEqual([])
    const [again] = await startReview(me, {})
    expect(again).toMatchObject({ skillId: FAMILY, isNew: false })
    expect(await startReview(me, { exclude: [FAMILY] })).toEqual([])
  })
})

describe('with an exam ahead', () => {
  const inDays = (days: number) => new Date(now().getTime() + days * DAY).toISOString().slice(0, 10)
  const planFor = (me: KnownActor, examOn: string) =>
    db().studySettings.create({ data: { userId: me.userId, examOn } })

  test('the plan chooses: new questions of pages that were read, pages to read before the others', async () => {
    const me = await visitor()
    await db().domain.update({ where: { id: 'basics' }, data: { weight: 30 } })
    await planFor(me, inDays(30))
    const unread = await queueOf(me)
    expect(unread).toMatchObject({ skillIds: [], plan: { daysLeft: 30 } })
    expect(unread.plan?.toRead.map(({ id }) => id)).toEqual([CONCEPT, 'products'])
    await markRead(me, { slug: CONCEPT })
    const read = await queueOf(me)
    expect(read.skillIds.sort()).toEqual([OTHER_FAMILY, FAMILY].sort())
    expect(read).toMatchObject({ due: 0, fresh: 2 })
    await learn(me, FAMILY, 'good')
    expect((await queueOf(me)).skillIds).toEqual([OTHER_FAMILY])
  })

  test('what would be forgotten by then comes on the last day, due or not', async () => {
    const me = await visitor()
    await learn(me, FAMILY, 'easy')
    setClock(3 * DAY)
    expect((await queueOf(me)).skillIds).toEqual([])
    await planFor(me, inDays(1))
    expect((await queueOf(me)).skillIds).toContain(FAMILY)
    setClock(4 * DAY)
    expect(await queueOf(me)).toMatchObject({ plan: null, due: 0 })
  })
})

describe('a card comes back', () => {
  const stateOf = async (me: KnownActor, skillId: string) =>
    (await db().card.findUniqueOrThrow({ where: { userId_skillId: { userId: me.userId, skillId } } }))
      .state as unknown as CardState

  test('on the day with the most room, as the learner was told', async () => {
    const me = await visitor()
    await learn(me, FAMILY)
    const { due, scheduledDays } = await stateOf(me, FAMILY)
    const question = await answered(me, OTHER_FAMILY)
    const served = await db().servedVariant.findUniqueOrThrow({ where: { id: question.servedVariantId } })
    expect(served.placements).toHaveLength(4)
    await recordReviews(me, { reviews: [{ ...question, rating: 'easy' }] })
    const other = await stateOf(me, OTHER_FAMILY)
    expect(other.stability).toBe((await stateOf(me, FAMILY)).stability)
    expect(Math.round((other.due - due) / DAY)).not.toBe(0)
    expect(Math.abs(other.scheduledDays - scheduledDays)).toBeLessThanOrEqual(4)
  })

  test('on no free day, where there is another', async () => {
    const dueDay = async (me: KnownActor) => {
      await learn(me, FAMILY)
      return (new Date((await stateOf(me, FAMILY)).due).getUTCDay() + 6) % 7
    }
    const usual = await dueDay(await visitor())
    const me = await visitor()
    const dayLoads = Array.from({ length: 7 }, (_, day) => (day === usual ? 0 : 1))
    await db().studySettings.create({ data: { userId: me.userId, dayLoads } })
    expect(await dueDay(me)).not.toBe(usual)
  })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { KnownActor } from '@/lib/server/actor'
import { now } from '@/lib/server/clock'
import { db } from '@/lib/server/db'
import { refoldCard } from '@/lib/server/practice/refold-card'
import { transaction } from '@/lib/server/transaction'
import { setClock } from '@/tests/db/clock'
import { countQueries } from '@/tests/db/count-queries'
import { withDatabase } from '@/tests/db/database'
import { visitor } from '@/tests/db/people'
import { DRILL, FAMILY, OTHER_FAMILY, seedSmallWorld } from '@/tests/db/skills'
import { getProgress } from './get-progress'
import { getStreak } from './get-streak'

withDatabase()

const DAY = 86_400_000
/** A Wednesday. */
const TODAY = Date.parse('2026-11-25T12:00:00Z')
const today = Math.floor(TODAY / DAY)

beforeAll(async () => {
  await seedSmallWorld()
  await db().competency.create({
    data: { id: 'counting', domainId: 'basics', position: 0, names: { en: 'Count', ja: '数える' } },
  })
  await db().concept.updateMany({ data: { competencyId: 'counting' } })
  await db().domain.updateMany({ data: { weight: 100 } })
  setClock(TODAY - Date.now())
})

interface Given {
  skillId?: string
  rating?: number
  ms?: number
}

/** A review so many days ago, at an hour of the day; its card is folded anew. Answers with its id. */
async function review(me: KnownActor, daysAgo: number, hour = 12, given: Given = {}): Promise<string> {
  const { skillId = FAMILY, rating = 3, ms = 60_000 } = given
  const { userId } = me
  const [id, reviewedAt] = [randomUUID(), new Date((today - daysAgo) * DAY + hour * 3_600_000)]
  await transaction(async (tx) => {
    const card = await tx.card.findUnique({ where: { userId_skillId: { userId, skillId } } })
    const stateBefore = card ? { stateBefore: card.state ?? {} } : {}
    await tx.review.create({
      data: { id, userId, skillId, kind: 'REVIEW', rating, durationMs: ms, reviewedAt, ...stateBefore },
    })
    await refoldCard(tx, userId, skillId)
  })
  return id
}

async function undo({ userId }: KnownActor, undoesId: string, daysAgo = 0): Promise<void> {
  const reviewedAt = new Date((today - daysAgo) * DAY + 13 * 3_600_000)
  const skillId = FAMILY
  await transaction(async (tx) => {
    await tx.review.create({
      data: { id: randomUUID(), userId, skillId, kind: 'UNDO', undoesId, reviewedAt },
    })
    await refoldCard(tx, userId, skillId)
  })
}

const progress = (me: KnownActor, more: object = {}) => getProgress(me, { locale: 'en', ...more })

describe('progress', () => {
  test('of somebody who has done nothing is empty', async () => {
    const found = await progress(await visitor())
    expect(found).toMatchObject({ started: false, hardest: [], examDay: null, target: 0.9 })
    expect(found.totals).toEqual({ reviews: 0, ms: 0, skills: 3, learnt: 0, known: 0 })
    expect(found.forecast.days).toHaveLength(30)
    expect(found.history).toMatchObject({ days: [], streak: { current: 0, longest: 0 } })
  })

  test('counts reviews by day of the learner, and nothing that was taken back', async () => {
    const me = await visitor()
    await db().user.update({ where: { id: me.userId }, data: { timeZone: 'Asia/Tokyo' } })
    await review(me, 3, 14)
    // 0:30 in Tokyo: the day after.
    await review(me, 3, 15.5)
    await undo(me, await review(me, 1, 10), 0)
    await undo(me, await review(me, 1, 11), 1)
    await review(me, 1, 12, { ms: 5000 })
    await undo(me, await review(me, 0, 1))
    const { history, totals } = await progress(me)
    expect(history.today).toBe(today)
    expect(history.days).toEqual([
      { day: today - 3, reviews: 1, ms: 60_000 },
      { day: today - 2, reviews: 1, ms: 60_000 },
      { day: today - 1, reviews: 1, ms: 5000 },
    ])
    expect(history.streak).toEqual({ current: 3, longest: 3, studiedToday: false, forgiven: false })
    expect(totals).toMatchObject({ reviews: 3, ms: 125_000, learnt: 1 })
  })

  test('measures retention by reviews after a day or more, recent and before', async () => {
    const me = await visitor()
    await review(me, 60)
    await review(me, 60, 13, { rating: 1 })
    await review(me, 50, 12, { rating: 1 })
    await review(me, 20)
    await review(me, 10, 12, { rating: 1 })
    await review(me, 2)
    await undo(me, await review(me, 0, 11, { rating: 1 }))
    const { retention, time } = await progress(me)
    expect(retention).toEqual([
      {
        ...{ id: 'basics', name: 'Basics' },
        recent: { asked: 3, recalled: 2 },
        earlier: { asked: 1, recalled: 0 },
      },
    ])
    expect(time.weeks).toHaveLength(12)
    expect(time.weeks.at(-1)).toBe(today - 2)
    expect(time.domains[0]?.ms).toEqual([0, 0, 2, 0, 1, 0, 0, 0, 1, 1, 0, 1].map((n) => n * 60_000))
  })

  test('foretells what falls due, by kind; not what was set aside for good', async () => {
    const me = await visitor()
    for (const skillId of [FAMILY, OTHER_FAMILY, DRILL]) await review(me, 40, 12, { skillId })
    const { userId } = me
    const dueIn = (skillId: string, days: number) =>
      db().card.updateMany({ where: { userId, skillId }, data: { due: new Date(TODAY + days * DAY) } })
    await dueIn(FAMILY, -1)
    await dueIn(OTHER_FAMILY, 6)
    await dueIn(DRILL, 7)
    const week = async () => (await progress(me, { days: 7 })).forecast
    const busy = ({ days }: Awaited<ReturnType<typeof week>>) =>
      days.filter(({ families, drills }) => families + drills > 0)
    expect((await week()).overdue).toEqual({ families: 1, drills: 0 })
    expect(busy(await week())).toEqual([{ day: today + 6, families: 1, drills: 0 }])
    const month = (await progress(me)).forecast.days
    expect(month[7]).toEqual({ day: today + 7, families: 0, drills: 1 })
    const until = new Date(TODAY + 2 * DAY)
    await db().setAside.create({ data: { userId, skillId: FAMILY, until } })
    await db().setAside.create({ data: { userId, skillId: OTHER_FAMILY } })
    expect((await week()).overdue).toEqual({ families: 0, drills: 0 })
    expect(busy(await week())).toEqual([{ day: today + 2, families: 1, drills: 0 }])
  })

  test('maps recall today and on exam day; what was never learnt counts as nothing', async () => {
    const me = await visitor()
    await review(me, 0, 12)
    const { map, examDay } = await progress(me, { on: 'exam' })
    expect([map.on, examDay]).toEqual(['today', null])
    expect(map.mean).toBeCloseTo(1 / 3, 5)
    const examOn = new Date(TODAY + 60 * DAY).toISOString().slice(0, 10)
    await db().studySettings.create({ data: { userId: me.userId, examOn } })
    const later = await progress(me, { on: 'exam' })
    expect([later.map.on, later.examDay]).toEqual(['exam', today + 60])
    expect(later.map.mean).toBeLessThan(0.3)
    const [tile] = later.map.domains[0]?.competencies ?? []
    expect(tile).toMatchObject({ id: 'counting', name: 'Count', weight: 100, skills: 3, learnt: 1 })
    expect((await progress(me)).map.mean).toBeCloseTo(1 / 3, 5)
  })

  test('names what was forgotten most', async () => {
    const me = await visitor()
    for (const daysAgo of [90, 80, 70]) await review(me, daysAgo)
    await review(me, 30, 12, { rating: 1 })
    await review(me, 90, 12, { skillId: OTHER_FAMILY })
    const { hardest } = await progress(me)
    expect(hardest).toMatchObject([
      { id: FAMILY, kind: 'FAMILY', title: 'Add', conceptId: 'numbers', lapses: 1, leech: false },
    ])
  })

  test('looks for the longest streak in older years as well', async () => {
    const me = await visitor()
    for (const daysAgo of [500, 499, 498, 497, 2, 1]) await review(me, daysAgo)
    await undo(me, await review(me, 496), 496)
    const { days, streak } = await getStreak(me, { weeks: 2 })
    expect(days.map(({ day }) => day)).toEqual([today - 2, today - 1])
    expect(streak).toEqual({ current: 2, longest: 4, studiedToday: false, forgiven: false })
  })

  test('is one’s own', async () => {
    const [me, other] = [await visitor(), await visitor()]
    await review(other, 1)
    const { started, history, totals } = await progress(me)
    expect([started, history.days, totals.learnt]).toEqual([false, [], 0])
  })

  test('takes as many queries for much as for little', async () => {
    const [little, much] = [await visitor(), await visitor()]
    await review(little, 500)
    await review(much, 500)
    await db().review.createMany({
      data: Array.from({ length: 2000 }, (_, i) => ({
        ...{ id: randomUUID(), userId: much.userId, skillId: FAMILY, kind: 'REVIEW' as const, rating: 3 },
        ...{ durationMs: 1000, reviewedAt: new Date(now().getTime() - (i / 4) * DAY) },
      })),
    })
    const few = await countQueries(() => progress(little))
    expect(await countQueries(() => progress(much))).toBe(few)
    expect(few).toBeLessThanOrEqual(16)
    expect((await progress(much)).history.days.length).toBeGreaterThan(360)
  })
})

import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/server/db'
import { sendDigests } from '@/lib/server/digest/send-digests'
import { finishRefold, noteRefold } from '@/lib/server/memory/refold-cards'
import { recordReviews } from '@/lib/server/operations/review/record-reviews'
import { getStudySettings } from '@/lib/server/operations/study/get-study-settings'
import { updateStudySettings } from '@/lib/server/operations/study/update-study-settings'
import { defaultStudySettings } from '@/lib/srs/settings'
import { answered } from './answers'
import { setClock } from './clock'
import { withDatabase } from './database'
import { user, visitor } from './people'
import { FAMILY, OTHER_FAMILY, seedSmallWorld } from './skills'

withDatabase()
beforeAll(seedSmallWorld)
afterEach(() => setClock(0))

/** So that "today" is a known one: 23 November 2026, 20:00 UTC. */
const EVENING = Date.UTC(2026, 10, 23, 20)
const setTime = (at: number) => setClock(at - Date.now())

const refusal = (field: string) => ({ code: 'INVALID_INPUT', params: { field } })

describe('study settings', () => {
  test('start as everybody’s and change one by one', async () => {
    const me = await visitor()
    expect((await getStudySettings(me, {})).settings).toEqual(defaultStudySettings)
    expect(await updateStudySettings(me, { minutesPerDay: 45 })).toEqual({ refolding: false })
    await updateStudySettings(me, { dayLoads: [1, 1, 1, 1, 1, 0.5, 0], burySiblings: false })
    const { settings, desiredRetention } = await getStudySettings(me, {})
    expect(settings).toEqual({
      ...defaultStudySettings,
      ...{ minutesPerDay: 45, dayLoads: [1, 1, 1, 1, 1, 0.5, 0], burySiblings: false },
    })
    expect(desiredRetention).toBe(0.9)
  })

  test('put the exam between today and two years ahead, as the learner’s calendar has it', async () => {
    setTime(EVENING)
    const me = await user()
    // In Tokyo it is the 24th already.
    await db().user.update({ where: { id: me.userId }, data: { timeZone: 'Asia/Tokyo' } })
    expect(await getStudySettings(me, {})).toMatchObject({ today: '2026-11-24', lastExamDay: '2028-11-24' })
    for (const examOn of ['2026-11-23', '2028-11-25', '2027-02-29', 'soon'])
      await expect(updateStudySettings(me, { examOn }), examOn).rejects.toMatchObject(refusal('examOn'))
    for (const examOn of ['2026-11-24', '2028-11-24', null]) {
      await updateStudySettings(me, { examOn })
      expect((await getStudySettings(me, {})).settings.examOn).toBe(examOn)
    }
  })

  test.each([
    ['minutesPerDay', { minutesPerDay: 4 }],
    ['minutesPerDay', { minutesPerDay: 481 }],
    ['minutesPerDay', { minutesPerDay: Number.NaN }],
    ['newPerDay', { newPerDay: 101 }],
    ['breakMinutes', { breakMinutes: -1 }],
    ['desiredRetention', { desiredRetention: 0.99 }],
    ['dayLoads', { dayLoads: [0, 0, 0, 0, 0, 0, 0] as 0[] }],
    ['dayLoads', { dayLoads: [1] as 1[] }],
    ['digestHour', { digestHour: 24 }],
    ['digest', { digest: 'DAILY' as const }],
  ])('refuse %s out of its bounds: %o', async (field, input) => {
    const me = await user()
    await expect(updateStudySettings(me, input)).rejects.toMatchObject(refusal(field))
    expect(await db().studySettings.count({ where: { userId: me.userId } })).toBe(0)
  })
})

test('without SMTP no digest is offered, and none is made for who had one', async () => {
  const me = await user()
  expect((await getStudySettings(me, {})).digest).toEqual({ offer: 'none' })
  const row = { userId: me.userId, digest: 'DAILY' as const, digestHour: 0, examOn: '2026-11-24' }
  await db().studySettings.create({ data: row })
  setTime(EVENING)
  expect(await sendDigests()).toBe(0)
  expect(await db().mail.count()).toBe(0)
  expect(await db().studySettings.count({ where: { digestSentAt: null, userId: me.userId } })).toBe(1)
})

describe('another memory target', () => {
  const cardsOf = (userId: string) =>
    db().card.findMany({ where: { userId }, orderBy: { skillId: 'asc' }, select: { due: true, state: true } })

  test('gives every card another date, and the old one its old date', async () => {
    const me = await user()
    for (const skillId of [FAMILY, OTHER_FAMILY]) {
      // Some days apart, so that the intervals are long enough to differ.
      for (const days of [0, 3, 12]) {
        setClock(days * 86_400_000)
        const review = {
          ...(await answered(me, skillId)),
          reviewedAt: new Date(Date.now() + days * 86_400_000),
        }
        await recordReviews(me, { reviews: [review] })
      }
    }
    const before = await cardsOf(me.userId)
    expect(await updateStudySettings(me, { desiredRetention: 0.8 })).toEqual({ refolding: true })
    await vi.waitFor(async () => expect(await db().refold.count()).toBe(0))
    const after = await cardsOf(me.userId)
    expect(after).toHaveLength(2)
    for (const [i, card] of after.entries())
      expect(card.due.getTime()).toBeGreaterThan(before[i]?.due.getTime() ?? Number.POSITIVE_INFINITY)
    expect(await updateStudySettings(me, { desiredRetention: 0.8 })).toEqual({ refolding: false })
    await updateStudySettings(me, { desiredRetention: 0.9 })
    await vi.waitFor(async () => expect(await db().refold.count()).toBe(0))
    expect(await cardsOf(me.userId)).toEqual(before)
    await noteRefold(db(), me.userId)
    expect(await finishRefold(me.userId)).toBe(2)
    expect(await cardsOf(me.userId)).toEqual(before)
  })
})

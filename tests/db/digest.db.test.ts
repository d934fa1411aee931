import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { sendDigests } from '@/lib/server/digest/send-digests'
import { unsubscribeLink, unsubscribeToken } from '@/lib/server/digest/unsubscribe-link'
import { deliverMail } from '@/lib/server/mail/deliver-mail'
import { forgetMail } from '@/lib/server/mail/forget-mail'
import { getStudySettings } from '@/lib/server/operations/study/get-study-settings'
import { unsubscribeDigest } from '@/lib/server/operations/study/unsubscribe-digest'
import { updateStudySettings } from '@/lib/server/operations/study/update-study-settings'
import { viewDigest } from '@/lib/server/operations/study/view-digest'
import { setClock } from './clock'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous, user, visitor } from './people'
import { FAMILY, OTHER_FAMILY, seedSmallWorld } from './skills'
import { startSmtp } from './smtp'

withDatabase()
const smtp = await startSmtp()
process.env.SMTP_URL = smtp.url
afterAll(smtp.stop)
beforeAll(seedSmallWorld)

const HOUR = 3_600_000
/** Monday, 23 November 2026, 08:00 UTC. */
const MORNING = Date.UTC(2026, 10, 23, 8)
const setTime = (at: number) => setClock(at - Date.now())

beforeEach(() => setTime(MORNING))
afterEach(async () => {
  await db().mail.deleteMany()
  await db().studySettings.deleteMany()
})

/** Somebody who wants a digest, with a card due at each of these times. */
async function subscriber(input: Parameters<typeof updateStudySettings>[1], ...due: number[]) {
  const me = await user('Mia')
  await updateStudySettings(me, { digest: 'DAILY', digestHour: 8, ...input })
  for (const [i, at] of due.entries())
    await db().card.create({
      data: { userId: me.userId, skillId: [FAMILY, OTHER_FAMILY][i] ?? '', due: new Date(at), state: {} },
    })
  return me
}

/** What waits to be sent. */
const outbox = () => db().mail.findMany({ orderBy: { createdAt: 'asc' } })

test('a digest says what is due, in the learner’s language, with a way to stop it', async () => {
  const me = await subscriber({ examOn: '2026-12-05' }, MORNING - HOUR, MORNING + HOUR)
  await db().user.update({ where: { id: me.userId }, data: { locale: 'ja' } })
  expect(await sendDigests()).toBe(1)
  const [mail] = await outbox()
  const link = unsubscribeLink(me.userId, 'http://localhost:3000')
  expect(mail).toMatchObject({ to: me.email, subject: 'Kubekata: 復習するカードが2枚あります' })
  expect(mail?.text).toContain('今復習するカードは1枚で、明日の今ごろまでには合わせて2枚になります。')
  expect(mail?.text).toContain('所要時間は約2分です。')
  expect(mail?.text).toContain('試験（2026年12月5日）まであと12日です。')
  expect(mail?.text).toContain('http://localhost:3000/ja/review')
  expect(mail?.text).toContain(link)
  expect(mail?.headers).toMatchObject({
    'List-Unsubscribe': `<${link}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
})

test('it tells of a streak', async () => {
  const me = await subscriber({}, MORNING)
  await db().review.createMany({
    data: [1, 2, 3].map((days) => ({
      ...{ id: randomUUID(), userId: me.userId, skillId: FAMILY, kind: 'REVIEW' as const, rating: 3 },
      reviewedAt: new Date(MORNING - days * 24 * HOUR),
    })),
  })
  await sendDigests()
  expect((await outbox())[0]?.text).toContain('Days studied in a row: 3.')
})

test('it goes out over SMTP as text and HTML, with its headers, and leaves no link behind', async () => {
  const me = await subscriber({}, MORNING)
  await sendDigests()
  expect(await deliverMail()).toBe(1)
  const folded = smtp.mails.at(-1) ?? ''
  const raw = folded
    .replace(/\n[ \t]+/g, ' ')
    .replaceAll('=\n', '')
    .replaceAll('=3D', '=')
  expect(raw).toContain(`List-Unsubscribe: <${unsubscribeLink(me.userId, 'http://localhost:3000')}>`)
  expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(raw).toContain('Content-Type: text/plain')
  expect(raw).toContain('<a href="http://localhost:3000/en/review">')
  expect(await outbox()).toMatchObject([{ text: '', headers: {}, sentAt: expect.any(Date) }])
  setTime(MORNING + 31 * 24 * HOUR)
  await forgetMail()
  expect(await outbox()).toEqual([])
})

test('a mail that somebody waits for goes before digests', async () => {
  for (let i = 0; i < 6; i++) await subscriber({}, MORNING)
  await sendDigests()
  const to = 'waiting@example.com'
  await db().mail.create({ data: { to, subject: 'A link', text: 'Link', nextAttemptAt: new Date(MORNING) } })
  expect(await deliverMail()).toBe(5)
  expect(await db().mail.count({ where: { to, sentAt: { not: null } } })).toBe(1)
  expect(await deliverMail()).toBe(2)
})

test('it comes once a day at its hour, also when two processes send at once', async () => {
  for (let i = 0; i < 3; i++) await subscriber({}, MORNING)
  setTime(MORNING - HOUR)
  expect(await sendDigests()).toBe(0)
  setTime(MORNING)
  const sent = await Promise.all([sendDigests(), sendDigests(), sendDigests()])
  expect(sent.reduce((sum, n) => sum + n)).toBe(3)
  expect(new Set((await outbox()).map(({ to }) => to)).size).toBe(3)
  expect(await outbox()).toHaveLength(3)
  setTime(MORNING + 15 * HOUR)
  expect(await sendDigests()).toBe(0)
  setTime(MORNING + 24 * HOUR)
  expect(await sendDigests()).toBe(3)
})

test('nothing is sent when there is nothing to say, nor later on that day', async () => {
  await subscriber({ examOn: '2027-03-01' }, MORNING + 30 * HOUR)
  await db().card.updateMany({ data: { due: new Date(MORNING + 30 * HOUR) } })
  expect(await sendDigests()).toBe(0)
  setTime(MORNING + 8 * HOUR)
  expect(await sendDigests()).toBe(0)
  setTime(MORNING + 24 * HOUR)
  expect(await sendDigests()).toBe(1)
})

test('what is set aside does not count; an exam that is near does', async () => {
  const me = await subscriber({}, MORNING, MORNING)
  await db().setAside.createMany({
    data: [
      { userId: me.userId, skillId: FAMILY },
      { userId: me.userId, skillId: OTHER_FAMILY, until: new Date(MORNING + 48 * HOUR) },
    ],
  })
  expect(await sendDigests()).toBe(0)
  await updateStudySettings(me, { examOn: '2026-11-24' })
  await db().studySettings.updateMany({ data: { digestSentAt: null } })
  expect(await sendDigests()).toBe(1)
  expect(await outbox()).toMatchObject([{ subject: 'Kubekata: Your exam is tomorrow, November 24, 2026' }])
})

test('a weekly one comes on Mondays; none comes to who wants none', async () => {
  const me = await subscriber({ digest: 'WEEKLY' }, MORNING)
  await subscriber({ digest: 'OFF' }, MORNING)
  setTime(MORNING + 24 * HOUR)
  expect(await sendDigests()).toBe(0)
  setTime(MORNING)
  expect(await sendDigests()).toBe(1)
  expect(await outbox()).toMatchObject([{ to: me.email }])
})

test('is offered to whoever has an address', async () => {
  const [me, guest] = [await user(), await visitor()]
  expect((await getStudySettings(me, {})).digest).toEqual({ offer: 'mail', to: me.email })
  expect((await getStudySettings(guest, {})).digest).toEqual({ offer: 'account' })
  await expect(updateStudySettings(guest, { digest: 'DAILY' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
})

test('the link stops the digest of its reader, as often as it is pressed, and it can be had again', async () => {
  const [me, other] = [await subscriber({}, MORNING), await subscriber({}, MORNING)]
  const [who, token] = [anonymous(), unsubscribeToken(me.userId)]
  const digestOf = async ({ userId }: typeof me) =>
    (await db().studySettings.findUniqueOrThrow({ where: { userId } })).digest
  expect(await viewDigest(who, { token })).toEqual({ locale: 'en', subscribed: true })
  expect(await digestOf(me), 'looking changes nothing').toBe('DAILY')
  for (let i = 0; i < 2; i++)
    expect(await unsubscribeDigest(who, { token })).toEqual({ locale: 'en', subscribed: false })
  expect([await digestOf(me), await digestOf(other)]).toEqual(['OFF', 'DAILY'])
  expect(await sendDigests()).toBe(1)
  await updateStudySettings(me, { digest: 'DAILY' })
  expect(await sendDigests()).toBe(1)
})

test('a link that is forged, or made for something else, stops nothing', async () => {
  const [me, other] = [await subscriber({}), await subscriber({})]
  const signature = unsubscribeToken(me.userId).split('.')[1]
  const { sign } = await import('@/lib/server/auth/tokens')
  const forged = ['', me.userId, `${other.userId}.${signature}`, `${me.userId}.`, sign('visitor', me.userId)]
  for (const token of forged)
    for (const operation of [viewDigest, unsubscribeDigest])
      await expectCode(operation(anonymous(), { token }), 'TOKEN_INVALID')
  expect(await db().studySettings.count({ where: { digest: 'DAILY' } })).toBe(2)
})

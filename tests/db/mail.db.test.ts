import { afterAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/server/db'
import { deliverMail } from '@/lib/server/mail/deliver-mail'
import { requestPasswordReset } from '@/lib/server/operations/accounts/request-password-reset'
import { resetPassword } from '@/lib/server/operations/accounts/reset-password'
import { withDatabase } from './database'
import { anonymous, user } from './people'
import { startSmtp } from './smtp'

withDatabase()
const smtp = await startSmtp()
process.env.SMTP_URL = smtp.url
afterAll(smtp.stop)

/** The body of a mail, its quoted-printable undone. */
const plain = (mail: string) => mail.replaceAll('=\n', '').replaceAll('=3D', '=')

test('a reset link comes by mail, works, and stays nowhere else', async () => {
  const { email, userId } = await user('Mia')
  expect(await requestPasswordReset(anonymous(), { email })).toEqual({ delivery: 'mail' })
  await vi.waitFor(() => expect(smtp.mails).toHaveLength(1))
  const text = plain(smtp.mails[0] ?? '')
  expect(text).toContain(`To: ${email}`)
  const token = /reset-password[^\s]*?([\w-]{30,})/.exec(text)?.[1] ?? ''
  expect(await resetPassword(anonymous(), { token, password: 'set through the mail' })).toBeDefined()
  await vi.waitFor(async () => {
    const kept = await db().mail.findFirstOrThrow({ where: { to: email } })
    expect(kept).toMatchObject({ text: '', sentAt: expect.any(Date) })
  })
  expect(await db().authSession.count({ where: { userId } })).toBe(0)
})

test('nobody learns whether an address has an account', async () => {
  const unknown = { email: 'nobody@example.com' }
  expect(await requestPasswordReset(anonymous(), unknown)).toEqual({ delivery: 'mail' })
  expect(await db().mail.count({ where: { to: unknown.email } })).toBe(0)
})

test('a mail that is refused is kept and sent later, once', async () => {
  const to = 'later@example.com'
  const { id } = await db().mail.create({ data: { to, subject: 'A test', text: 'Hello' } })
  const mail = () => db().mail.findUniqueOrThrow({ where: { id } })
  const arrived = () => smtp.mails.filter((text) => text.includes(`To: ${to}`)).length
  // A delivery that an earlier request began may still be under way and take the mail first: only the outcome counts.
  smtp.state.refuses = true
  await deliverMail()
  await vi.waitFor(async () => expect((await mail()).lastError).toContain('not now'))
  expect(await mail()).toMatchObject({ sentAt: null, text: 'Hello' })
  smtp.state.refuses = false
  await deliverMail()
  expect(arrived(), 'not before its time').toBe(0)
  await db().mail.update({ where: { id }, data: { nextAttemptAt: new Date(0) } })
  await deliverMail()
  await vi.waitFor(async () => expect((await mail()).sentAt).not.toBeNull())
  await deliverMail()
  expect(arrived()).toBe(1)
})

import { afterAll, expect, test, vi } from 'vitest'
import { invitationMail } from '@/lib/server/classroom/invitation-mail'
import { db } from '@/lib/server/db'
import { applyRoster } from '@/lib/server/operations/classes/apply-roster'
import { getInvitation } from '@/lib/server/operations/classes/get-invitation'
import { listInvitations } from '@/lib/server/operations/classes/list-invitations'
import { resendInvitation } from '@/lib/server/operations/classes/resend-invitation'
import { withDatabase } from './database'
import { anonymous, classOf, user } from './people'
import { startSmtp } from './smtp'

withDatabase()
const smtp = await startSmtp()
process.env.SMTP_URL = smtp.url
afterAll(smtp.stop)

/** The text of a mail, its quoted-printable or base64 undone. */
function plain(mail: string): string {
  const [, encoding, body] = /Content-Transfer-Encoding: (\S+)[\s\S]*?\n\n([\s\S]*?)\n----_/.exec(mail) ?? []
  if (encoding === 'base64') return Buffer.from(body ?? '', 'base64').toString()
  const bytes = (body ?? '').replaceAll('=\n', '').replaceAll(/=([0-9A-F]{2})/g, '%$1')
  return decodeURIComponent(bytes)
}

test('invitations go out by mail in both languages, once, with a link that works', async () => {
  const teacher = await user('Teacher')
  const classId = await classOf(teacher)
  const text = 'email\naki@example.com\nbo@example.com'
  await applyRoster(teacher, { classId, text })
  await applyRoster(teacher, { classId, text })
  await vi.waitFor(() => expect(smtp.mails).toHaveLength(2))
  const aki = smtp.mails.find((mail) => mail.includes('To: aki@example.com')) ?? ''
  const said = plain(aki)
  expect(said).toContain('Teacher invites you to the class “CKA 2026”')
  expect(said).toContain('クラス「CKA 2026」に招待されています')
  const [token = ''] = /(?<=\/invitation\/)[\w-]+/.exec(said) ?? []
  expect(await getInvitation(anonymous(), { token })).toMatchObject({
    email: 'aki@example.com',
    state: 'open',
  })
  await vi.waitFor(async () => {
    expect(await db().mail.count({ where: { text: { contains: token } } })).toBe(0)
  })
  const { mails, invitations } = await listInvitations(teacher, { classId })
  expect(mails).toBe(true)
  expect(invitations.every(({ mailedAt }) => mailedAt !== null)).toBe(true)
  const again = await resendInvitation(teacher, { classId, invitationId: invitations[0]?.id ?? '' })
  expect(again).toEqual({ email: 'aki@example.com', mailed: true })
  await vi.waitFor(() => expect(smtp.mails).toHaveLength(3))
})

test('what people call themselves leads nowhere', () => {
  const facts = {
    className: 'See https://evil.example\nnow',
    inviter: 'www.evil.example',
    link: 'http://here',
  }
  const { subject, text } = invitationMail('a@example.com', facts, 'ja')
  expect(subject).toMatch(/^Kubekata: クラス.* \/ Invitation/)
  expect(`${subject}${text}`).not.toMatch(/https:\/\/|www\.|See.*\nnow/)
})

import { expect, it, vi } from 'vitest'
import { renderedHtml } from '@/tests/render/rendered-html'
import { ArchiveClass } from './archive-class'
import { ClassNotices } from './class-notices'
import { ClassSettingsForm } from './class-settings-form'
import { InvitationList } from './invitation-list'
import type { ShownInvitation } from './invitation-row'
import { InviteSettings } from './invite-settings'
import { MemberForm } from './member-form'
import { MemberList } from './member-list'
import type { Member } from './member-row'
import { RosterImport } from './roster-import'

// Links and the router are Next's, which is not here.
vi.mock('@/lib/i18n/navigation', () => ({ Link: 'a', useRouter: () => ({}) }))

const never = () => Promise.reject(new Error('not called'))
const at = new Date('2026-11-23T15:00:00Z')
const aki: Member = {
  ...{ userId: 'aki', name: 'Aki', email: 'aki@example.com', role: 'LEARNER', joinedAt: at },
  ...{ externalId: '7', extraTimePercent: 50 },
}
const mia: Member = {
  ...aki,
  userId: 'mia',
  name: 'Mia',
  role: 'INSTRUCTOR',
  externalId: null,
  extraTimePercent: 0,
}
const people = { classId: 'c', myId: 'mia', readOnly: false, timeZone: 'Asia/Tokyo', search: '' }
const acts = { update: never, setRole: never, remove: never }
const bare = (html: string) => html.replaceAll(/<[^>]*>/g, ' ')

it('shows members with number and time, and what can be done about others', async () => {
  const html = await renderedHtml(<MemberList {...people} {...acts} members={[mia, aki]} />)
  const text = bare(html)
  for (const words of ['Mia', 'You', 'Student number 7', '50% extra time', 'joined Nov 24, 2026'])
    expect(text).toContain(words)
  expect(html).toContain('aria-label="Make instructor: Aki"')
  expect(html).toContain('aria-label="Edit Mia"')
  expect(html).not.toMatch(/aria-label="(Make learner|Remove)[^"]*Mia"/)
  const put = await renderedHtml(<MemberList {...people} {...acts} readOnly members={[mia, aki]} />)
  expect(put).not.toContain('<button')
})

const invitation: ShownInvitation = {
  ...{ id: '1', email: 'bo@example.com', name: 'Bo', role: 'INSTRUCTOR', state: 'open' },
  ...{ expiresAt: at, mailedAt: null, link: 'http://localhost/invitation/x' },
}
const invitations: ShownInvitation[] = [
  invitation,
  { ...invitation, id: '2', email: 'cat@example.com', name: '', state: 'expired', link: null },
  { ...invitation, id: '3', email: 'dan@example.com', state: 'revoked', link: null, mailedAt: at },
]

it('shows invitations with what reaches their people, and takes a revocation back', async () => {
  const list = { ...people, invitations, resend: never, revoke: never }
  const html = await renderedHtml(<InvitationList {...list} mails={false} />)
  expect(html.match(/Copy the link for/g)).toHaveLength(1)
  expect(html).toContain('aria-label="Extend the invitation of cat@example.com"')
  expect(html).not.toContain('aria-label="Extend the invitation of dan@example.com"')
  expect(html).toContain('aria-label="Take back the revocation for dan@example.com"')
  expect(bare(await renderedHtml(<InvitationList {...list} mails />))).toContain('Send again')
})

it.each(['en', 'ja'] as const)('has words for all of it: %s', async (locale) => {
  const list = { ...people, resend: never, revoke: never }
  const shown = [
    <MemberList key="1" {...people} {...acts} members={[mia, aki]} />,
    <MemberList key="2" {...people} {...acts} members={[]} search="x" />,
    <MemberForm key="3" member={aki} busy={false} save={never} cancel={never} />,
    <InvitationList key="4" {...list} invitations={invitations} mails />,
    <InvitationList key="5" {...list} invitations={[]} mails={false} />,
    <RosterImport key="6" classId="c" mails preview={never} apply={never} />,
    <ClassSettingsForm key="7" classId="c" name="CKA" timeZone="UTC" timeZones={['UTC']} update={never} />,
    <InviteSettings key="8" classId="c" code="ABCDEFGHJK" open update={never} regenerate={never} />,
    <ArchiveClass key="9" classId="c" archived archive={never} />,
    <ArchiveClass key="10" classId="c" archived={false} archive={never} />,
    <ClassNotices key="11" capacity="admin" archived />,
    <ClassNotices key="12" capacity="learner" archived />,
  ]
  for (const element of shown) expect(bare(await renderedHtml(element, locale)).trim()).not.toBe('')
  expect(await renderedHtml(<ClassNotices capacity="learner" archived={false} />, locale)).toBe('')
})

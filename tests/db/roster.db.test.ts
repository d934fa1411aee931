import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { acceptInvitation } from '@/lib/server/operations/classes/accept-invitation'
import { applyRoster } from '@/lib/server/operations/classes/apply-roster'
import { archiveClass } from '@/lib/server/operations/classes/archive-class'
import { exportInvitations } from '@/lib/server/operations/classes/export-invitations'
import { getClass } from '@/lib/server/operations/classes/get-class'
import { getInvitation } from '@/lib/server/operations/classes/get-invitation'
import { getRoster } from '@/lib/server/operations/classes/get-roster'
import { joinClass } from '@/lib/server/operations/classes/join-class'
import { leaveClass } from '@/lib/server/operations/classes/leave-class'
import { listClasses } from '@/lib/server/operations/classes/list-classes'
import { listInvitations } from '@/lib/server/operations/classes/list-invitations'
import { lookUpInvite } from '@/lib/server/operations/classes/look-up-invite'
import { previewRoster } from '@/lib/server/operations/classes/preview-roster'
import { regenerateInvite } from '@/lib/server/operations/classes/regenerate-invite'
import { removeMember } from '@/lib/server/operations/classes/remove-member'
import { resendInvitation } from '@/lib/server/operations/classes/resend-invitation'
import { revokeInvitation } from '@/lib/server/operations/classes/revoke-invitation'
import { setMemberRole } from '@/lib/server/operations/classes/set-member-role'
import { updateClass } from '@/lib/server/operations/classes/update-class'
import { updateMember } from '@/lib/server/operations/classes/update-member'
import { setClock } from './clock'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous, classOf, user } from './people'

withDatabase()

type Person = Awaited<ReturnType<typeof user>>
let teacher: Person
let aki: Person
let bo: Person
let other: Person
beforeAll(async () => {
  teacher = await user('Teacher')
  aki = await user('Aki')
  bo = await user('Bo')
  other = await user('Other')
})

const DAY = 86_400_000
const rosterOf = (...lines: string[]) => ['email,name,student number,role,extra time', ...lines].join('\n')

async function invite(classId: string, line: string): Promise<string> {
  await applyRoster(teacher, { classId, text: rosterOf(line) })
  return tokenOf(classId, line.split(',')[0] ?? '')
}

async function tokenOf(classId: string, email: string): Promise<string> {
  const { invitations } = await listInvitations(teacher, { classId, search: email })
  return invitations[0]?.link?.split('/').at(-1) ?? ''
}

async function memberOf(classId: string, name: string) {
  const { members } = await getRoster(teacher, { classId, search: name })
  expect(members).toHaveLength(1)
  return members[0]
}

describe('a roster', () => {
  test('shows what it would do, does it, and changes nothing the second time', async () => {
    const classId = await classOf(teacher, aki)
    await invite(classId, 'bo@example.com,Bo,,,')
    const text = rosterOf(
      `${aki.email},,7,,50`,
      'bo@example.com,Bob,,,',
      'cat@example.com,Cat,9,instructor,',
      'x,,,,',
    )
    const preview = await previewRoster(teacher, { classId, text })
    expect(preview.entries.map(({ outcome, changes }) => [outcome, changes])).toEqual([
      ['change-member', ['externalId', 'extraTimePercent']],
      ['change-invitation', ['name']],
      ['invite', []],
    ])
    expect(preview.problems).toMatchObject([{ line: 5, key: 'emailWrong' }])
    expect((await listInvitations(teacher, { classId })).invitations).toHaveLength(1)

    await expectCode(applyRoster(teacher, { classId, text }), 'INVALID_INPUT')
    const apply = () => applyRoster(teacher, { classId, text, goodLinesOnly: true })
    expect(await apply()).toEqual({ invited: 1, changed: 2, same: 0 })
    const token = await tokenOf(classId, 'cat')
    expect(await apply()).toEqual({ invited: 0, changed: 0, same: 3 })
    expect(await tokenOf(classId, 'cat')).toBe(token)
    expect(await memberOf(classId, 'Aki')).toMatchObject({ externalId: '7', extraTimePercent: 50 })
    const { invitations, mails } = await listInvitations(teacher, { classId })
    expect(mails).toBe(false)
    expect(invitations).toMatchObject([
      { email: 'bo@example.com', name: 'Bob', role: 'LEARNER' },
      { email: 'cat@example.com', name: 'Cat', role: 'INSTRUCTOR', externalId: '9' },
    ])
    expect(await db().mail.count()).toBe(0)
  })

  test('tells nobody whether an address has an account, and adds nobody by itself', async () => {
    const classId = await classOf(teacher)
    const outcomeOf = async (email: string) =>
      (await previewRoster(teacher, { classId, text: rosterOf(`${email},,,,`) })).entries[0]?.outcome
    expect(await outcomeOf(bo.email)).toBe('invite')
    expect(await outcomeOf('nobody@example.com')).toBe('invite')
    await invite(classId, `${bo.email},,,,`)
    await expectCode(getClass(bo, { classId }), 'NOT_FOUND')
  })

  test('applied by two at once invites each person once', async () => {
    const classId = await classOf(teacher)
    const text = rosterOf('a@example.com,,,,', 'b@example.com,,,,')
    const done = await Promise.all([1, 2, 3].map(() => applyRoster(teacher, { classId, text })))
    expect(done.map(({ invited }) => invited).sort()).toEqual([0, 0, 2])
    expect((await listInvitations(teacher, { classId })).invitations).toHaveLength(2)
  })

  test('gives nobody the role that an earlier, revoked invitation had', async () => {
    const classId = await classOf(teacher)
    await invite(classId, 'a@example.com,,7,instructor,')
    const [first] = (await listInvitations(teacher, { classId })).invitations
    await revokeInvitation(teacher, { classId, invitationId: first?.id ?? '' })
    const { entries } = await previewRoster(teacher, { classId, text: rosterOf('a@example.com,,,,') })
    expect(entries).toMatchObject([{ outcome: 'again', role: 'LEARNER' }])
    await invite(classId, 'a@example.com,,,,')
    const { invitations } = await listInvitations(teacher, { classId })
    expect(invitations).toMatchObject([{ state: 'open', role: 'LEARNER', externalId: null }])
  })

  test('is written as CSV with the personal links', async () => {
    const classId = await classOf(teacher)
    const token = await invite(classId, 'aki@example.com,=Aki,,,')
    const { csv } = await exportInvitations(teacher, { classId })
    const line = `aki@example.com,'=Aki,,learner,http://localhost:3000/invitation/${token},`
    expect(csv.split('\r\n')[1]).toContain(line)
  })
})

describe('an invitation', () => {
  test('is accepted once, by whichever account opens it', async () => {
    const classId = await classOf(teacher)
    const token = await invite(classId, 'elsewhere@example.com,,7,,25')
    expect(await getInvitation(anonymous(), { token })).toMatchObject({
      ...{ state: 'open', className: 'CKA 2026', instructors: ['Teacher'], memberOf: null },
      email: 'elsewhere@example.com',
    })
    expect(await acceptInvitation(aki, { token })).toEqual({ classId, accepted: true })
    expect(await acceptInvitation(aki, { token })).toEqual({ classId, accepted: false })
    await expectCode(acceptInvitation(other, { token }), 'TOKEN_INVALID')
    expect(await getInvitation(aki, { token })).toMatchObject({ state: 'accepted', memberOf: classId })
    const member = await memberOf(classId, 'Aki')
    expect(member).toMatchObject({ role: 'LEARNER', externalId: '7', extraTimePercent: 25 })
    // The roster's address finds the member whose account has another one.
    const again = await applyRoster(teacher, { classId, text: rosterOf('elsewhere@example.com,,8,,') })
    expect(again).toMatchObject({ invited: 0, changed: 1 })
    expect(await memberOf(classId, 'Aki')).toMatchObject({ externalId: '8' })
  })

  test('raises a learner to instructor, and lowers nobody', async () => {
    const classId = await classOf(teacher, aki)
    const asLearner = await invite(classId, 'a@example.com,,,,')
    await acceptInvitation(teacher, { token: asLearner })
    const asInstructor = await invite(classId, 'b@example.com,,,instructor,')
    await acceptInvitation(aki, { token: asInstructor })
    const { members } = await getRoster(teacher, { classId })
    expect(members.map(({ role }) => role)).toEqual(['INSTRUCTOR', 'INSTRUCTOR'])
  })

  test('two at once: one gets it', async () => {
    const classId = await classOf(teacher)
    const token = await invite(classId, 'a@example.com,,,,')
    const people = [aki, bo, other]
    const outcomes = await Promise.allSettled(people.map((person) => acceptInvitation(person, { token })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await getRoster(teacher, { classId })).members).toHaveLength(2)
  })

  test('a link stops working when it is revoked, has expired or is not ours; sending again gives it time', async () => {
    const classId = await classOf(teacher)
    const token = await invite(classId, 'a@example.com,,,,')
    const [invitation] = (await listInvitations(teacher, { classId })).invitations
    const place = { classId, invitationId: invitation?.id ?? '' }
    const signed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
    for (const wrong of [signed, token.slice(0, 36), 'nothing', ''])
      await expectCode(getInvitation(anonymous(), { token: wrong }), 'TOKEN_INVALID')

    await revokeInvitation(teacher, place)
    await expectCode(acceptInvitation(aki, { token }), 'TOKEN_INVALID')
    await expectCode(resendInvitation(teacher, place), 'NOT_FOUND')
    await revokeInvitation(teacher, { ...place, revoked: false })
    expect(await getInvitation(aki, { token })).toMatchObject({ state: 'open' })

    setClock(31 * DAY)
    await expectCode(acceptInvitation(aki, { token }), 'TOKEN_INVALID')
    expect(await getInvitation(aki, { token })).toMatchObject({ state: 'expired' })
    expect(await resendInvitation(teacher, place)).toEqual({ email: 'a@example.com', mailed: false })
    expect(await getInvitation(aki, { token })).toMatchObject({ state: 'open' })

    // Whoever is taken out and invited anew gets another link.
    await revokeInvitation(teacher, place)
    const anew = await invite(classId, 'a@example.com,,,,')
    await expectCode(acceptInvitation(aki, { token }), 'TOKEN_INVALID')
    expect(await acceptInvitation(aki, { token: anew })).toMatchObject({ accepted: true })
    await removeMember(teacher, { classId, userId: aki.userId })
    await expectCode(getClass(aki, { classId }), 'NOT_FOUND')
    expect(await invite(classId, 'a@example.com,,,,')).not.toBe(anew)
    setClock(0)
  })

  test('of another class is out of reach', async () => {
    const [classId, otherClass] = [await classOf(teacher), await classOf(other)]
    await invite(classId, 'a@example.com,,,,')
    const [invitation] = (await listInvitations(teacher, { classId })).invitations
    const foreign = { classId: otherClass, invitationId: invitation?.id ?? '' }
    await expectCode(revokeInvitation(other, foreign), 'NOT_FOUND')
    await expectCode(resendInvitation(other, foreign), 'NOT_FOUND')
  })
})

describe('a class', () => {
  test('is joined by its code in any spelling; joining again changes nothing; roles are per class', async () => {
    const classId = await classOf(teacher)
    const { inviteCode } = await getClass(teacher, { classId })
    const code = ` ${inviteCode?.slice(0, 5).toLowerCase()}-${inviteCode?.slice(5)} `
    expect(await joinClass(aki, { code })).toEqual({ classId, joined: true })
    expect(await joinClass(aki, { code })).toEqual({ classId, joined: false })
    expect(await joinClass(teacher, { code })).toEqual({ classId, joined: false })
    expect(await getClass(teacher, { classId })).toMatchObject({ role: 'INSTRUCTOR', members: 2 })
    expect(await getClass(aki, { classId })).toMatchObject({ role: 'LEARNER', inviteCode: null })
    const [own, person] = [await classOf(other, bo), await classOf(bo)]
    const listed = (await listClasses(bo, {})).filter(({ id }) => [own, person].includes(id))
    expect(listed.map(({ role }) => role)).toEqual(['LEARNER', 'INSTRUCTOR'])
  })

  test('takes nobody by an old code, and keeps its last instructor', async () => {
    const classId = await classOf(teacher)
    const { inviteCode } = await getClass(teacher, { classId })
    const fresh = await regenerateInvite(teacher, { classId })
    await expectCode(joinClass(aki, { code: inviteCode ?? '' }), 'INVITE_INVALID')
    await joinClass(aki, { code: fresh.inviteCode })
    await expectCode(leaveClass(teacher, { classId }), 'LAST_INSTRUCTOR')
    const myself = { classId, userId: teacher.userId }
    await expectCode(setMemberRole(teacher, { ...myself, role: 'LEARNER' }), 'LAST_INSTRUCTOR')
    await expectCode(removeMember(teacher, myself), 'LAST_INSTRUCTOR')
    await setMemberRole(teacher, { classId, userId: aki.userId, role: 'INSTRUCTOR' })
    await leaveClass(teacher, { classId })
    await expectCode(getClass(teacher, { classId }), 'NOT_FOUND')
  })

  test('says before joining what a code leads to, and whether it lets anybody in', async () => {
    const classId = await classOf(teacher, aki)
    const code = (await getClass(teacher, { classId })).inviteCode ?? ''
    expect(await lookUpInvite(bo, { code: code.toLowerCase() })).toEqual({
      ...{ classId, name: 'CKA 2026', joined: false, instructors: ['Teacher'] },
    })
    await updateClass(teacher, { classId, inviteOpen: false })
    await expectCode(lookUpInvite(bo, { code }), 'INVITE_CLOSED')
    await expectCode(joinClass(bo, { code }), 'INVITE_CLOSED')
    expect(await lookUpInvite(aki, { code })).toMatchObject({ joined: true })
    expect(await joinClass(aki, { code })).toEqual({ classId, joined: false })
    await expectCode(lookUpInvite(bo, { code: 'nothing' }), 'INVITE_INVALID')
  })

  test('that is archived is looked at and not changed, until it is taken back', async () => {
    const classId = await classOf(teacher, aki)
    const code = (await getClass(teacher, { classId })).inviteCode ?? ''
    const token = await invite(classId, 'a@example.com,,,,')
    const someone = { classId, userId: aki.userId }
    await archiveClass(teacher, { classId, archived: true })
    for (const change of [
      () => updateClass(teacher, { classId, name: 'Other' }),
      () => regenerateInvite(teacher, { classId }),
      () => setMemberRole(teacher, { ...someone, role: 'INSTRUCTOR' }),
      () => updateMember(teacher, { ...someone, externalId: '1', extraTimePercent: 0 }),
      () => removeMember(teacher, someone),
      () => previewRoster(teacher, { classId, text: rosterOf('b@example.com,,,,') }),
      () => applyRoster(teacher, { classId, text: rosterOf('b@example.com,,,,') }),
      () => acceptInvitation(bo, { token }),
    ])
      await expectCode(change(), 'CLASS_ARCHIVED')
    await expectCode(joinClass(bo, { code }), 'INVITE_CLOSED')
    expect((await getRoster(teacher, { classId })).members).toHaveLength(2)
    expect((await getClass(aki, { classId })).archivedAt).toBeInstanceOf(Date)
    await archiveClass(teacher, { classId, archived: false })
    await updateClass(teacher, { classId, name: 'Other', timeZone: 'Asia/Tokyo' })
    expect(await getClass(aki, { classId })).toMatchObject({ name: 'Other', timeZone: 'Asia/Tokyo' })
    await leaveClass(aki, { classId })
  })

  test('changes of a member can be taken back by what they answer', async () => {
    const classId = await classOf(teacher, aki)
    const someone = { classId, userId: aki.userId }
    const { before } = await updateMember(teacher, { ...someone, externalId: ' 7 ', extraTimePercent: 50 })
    expect(await memberOf(classId, 'Aki')).toMatchObject({ externalId: '7', extraTimePercent: 50 })
    await updateMember(teacher, { ...someone, ...before })
    expect(await memberOf(classId, 'Aki')).toMatchObject({ externalId: null, extraTimePercent: 0 })
    await expectCode(
      updateMember(teacher, { ...someone, externalId: '', extraTimePercent: 301 }),
      'INVALID_INPUT',
    )
  })

  test('lists its people page by page, instructors first, nobody twice', async () => {
    const classId = await classOf(teacher)
    const names = Array.from({ length: 7 }, (_, i) => ({ name: `P${i}` }))
    const users = await db().user.createManyAndReturn({ data: names })
    const joinedAt = new Date()
    const data = users.map(({ id }, i) => ({
      ...{ classId, userId: id, joinedAt, role: i === 3 ? ('INSTRUCTOR' as const) : ('LEARNER' as const) },
    }))
    await db().membership.createMany({ data })
    const seen: string[] = []
    let after: Awaited<ReturnType<typeof getRoster>>['next'] | undefined
    do {
      const page = await getRoster(teacher, { classId, limit: 3, ...(after ? { after } : {}) })
      expect(page.members.length).toBeLessThanOrEqual(3)
      seen.push(...page.members.map(({ name }) => name))
      after = page.next
    } while (after)
    expect(seen.slice(0, 2)).toEqual(['Teacher', 'P3'])
    expect(new Set(seen).size).toBe(8)
    expect(seen).toHaveLength(8)
  })
})

import { expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { deleteAccount } from '@/lib/server/operations/accounts/delete-account'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { listAllClasses } from '@/lib/server/operations/admin/list-all-classes'
import { listAudit } from '@/lib/server/operations/admin/list-audit'
import { makeResetLink } from '@/lib/server/operations/admin/make-reset-link'
import { acceptInvitation } from '@/lib/server/operations/classes/accept-invitation'
import { applyRoster } from '@/lib/server/operations/classes/apply-roster'
import { archiveClass } from '@/lib/server/operations/classes/archive-class'
import { createClass } from '@/lib/server/operations/classes/create-class'
import { getClass } from '@/lib/server/operations/classes/get-class'
import { getRoster } from '@/lib/server/operations/classes/get-roster'
import { joinClass } from '@/lib/server/operations/classes/join-class'
import { leaveClass } from '@/lib/server/operations/classes/leave-class'
import { listClassLog } from '@/lib/server/operations/classes/list-class-log'
import { listInvitations } from '@/lib/server/operations/classes/list-invitations'
import { removeMember } from '@/lib/server/operations/classes/remove-member'
import { setMemberRole } from '@/lib/server/operations/classes/set-member-role'
import { updateClass } from '@/lib/server/operations/classes/update-class'
import { updateMember } from '@/lib/server/operations/classes/update-member'
import { withDatabase } from './database'
import { classOf, PASSWORD, user } from './people'

withDatabase()

test('the log of a class says who did what to whom, and only what changed', async () => {
  const [teacher, aki, bo] = [await user('Teacher'), await user('Aki'), await user('Bo')]
  const { classId } = await createClass(teacher, { name: 'CKA 2026' })
  await joinClass(aki, { code: (await getClass(teacher, { classId })).inviteCode ?? '' })
  const someone = { classId, userId: aki.userId }
  await updateClass(teacher, { classId, name: 'CKA 2026' })
  await updateClass(teacher, { classId, name: 'CKA 2027', inviteOpen: true })
  await updateMember(teacher, { ...someone, externalId: '7', extraTimePercent: 0 })
  await updateMember(teacher, { ...someone, externalId: '7', extraTimePercent: 0 })
  await setMemberRole(teacher, { ...someone, role: 'INSTRUCTOR' })
  await setMemberRole(teacher, { ...someone, role: 'LEARNER' })
  await applyRoster(teacher, { classId, text: 'email\nx@example.com' })
  await applyRoster(teacher, { classId, text: 'email\nx@example.com' })
  const [invitation] = (await listInvitations(teacher, { classId })).invitations
  await acceptInvitation(bo, { token: invitation?.link?.split('/').at(-1) ?? '' })
  await leaveClass(bo, { classId })
  await removeMember(teacher, someone)
  await archiveClass(teacher, { classId, archived: true })
  await archiveClass(teacher, { classId, archived: true })

  const { acts, kinds } = await listClassLog(teacher, { classId })
  expect(acts.map(({ action, actorName, subjectName }) => [action, actorName, subjectName])).toEqual([
    ['archiveClass', 'Teacher', null],
    ['removeMember', 'Teacher', 'Aki'],
    ['leaveClass', 'Bo', null],
    ['acceptInvitation', 'Bo', null],
    ['applyRoster', 'Teacher', null],
    ['setMemberRole', 'Teacher', 'Aki'],
    ['setMemberRole', 'Teacher', 'Aki'],
    ['updateMember', 'Teacher', 'Aki'],
    ['updateClass', 'Teacher', null],
    ['joinClass', 'Aki', null],
    ['createClass', 'Teacher', null],
  ])
  expect(kinds.sort()).toEqual([...new Set(acts.map(({ action }) => action))].sort())
  expect(acts[8]?.details).toEqual({ name: { from: 'CKA 2026', to: 'CKA 2027' } })
  expect(JSON.stringify(acts)).not.toContain(invitation?.link)

  const about = await listClassLog(teacher, { classId, personId: aki.userId })
  expect(about.acts).toHaveLength(5)
  const roles = await listClassLog(teacher, { classId, action: 'setMemberRole' })
  expect(roles.acts).toHaveLength(2)
  const first = await listClassLog(teacher, { classId, limit: 8 })
  const second = await listClassLog(teacher, { classId, limit: 8, before: first.next ?? undefined })
  expect([...first.acts, ...second.acts].map(({ id }) => id)).toEqual(acts.map(({ id }) => id))
  expect(second.next).toBeNull()
})

test('an administrator sees classes without being in them, and is seen doing so', async () => {
  const [teacher, admin, aki] = [await user('Teacher'), await user('Root', 'ADMIN'), await user('Aki')]
  const classId = await classOf(teacher, aki)
  await updateClass(teacher, { classId, name: 'Harbour' })
  expect((await listAllClasses(admin, { search: 'harb' })).classes).toMatchObject([
    { id: classId, instructors: ['Teacher'], members: 2 },
  ])
  await getRoster(teacher, { classId })
  await getRoster(admin, { classId })
  await makeResetLink(admin, { email: aki.email })
  const { acts } = await listClassLog(teacher, { classId, personId: admin.userId })
  expect(acts.map(({ action, capacity }) => [action, capacity])).toEqual([['getRoster', 'admin']])
  const all = await listAudit(admin, { personId: admin.userId })
  expect(all.acts.map(({ action, subjectName }) => [action, subjectName])).toEqual([
    ['makeResetLink', 'Aki'],
    ['getRoster', null],
  ])
})

test('a person takes along what is kept of them; the log keeps their name when they go', async () => {
  const [teacher, aki] = [await user('Teacher'), await user('Aki')]
  const classId = await classOf(teacher)
  await applyRoster(teacher, { classId, text: 'email,id,extra time\nx@example.com,7,25' })
  const [invitation] = (await listInvitations(teacher, { classId })).invitations
  await acceptInvitation(aki, { token: invitation?.link?.split('/').at(-1) ?? '' })
  const mine = await exportAccount(aki, {})
  expect(mine.memberships).toMatchObject([{ externalId: '7', extraTimePercent: 25 }])
  expect(mine.invitations).toMatchObject([{ email: 'x@example.com', classId }])
  expect(mine.acts).toMatchObject([{ action: 'acceptInvitation', classId }])
  await deleteAccount(aki, { password: PASSWORD })
  const kept = await db().auditEntry.findFirstOrThrow({ where: { classId, action: 'acceptInvitation' } })
  expect(kept).toMatchObject({ actorId: null, actorName: 'Aki' })
  expect((await listInvitations(teacher, { classId })).invitations).toEqual([])
  expect(await db().invitation.count({ where: { classId } })).toBe(0)
})

import { beforeAll, describe, expect, test } from 'vitest'
import { toCsv } from '@/lib/server/classroom/csv'
import { getClass } from '@/lib/server/operations/classes/get-class'
import { joinClass } from '@/lib/server/operations/classes/join-class'
import { leaveClass } from '@/lib/server/operations/classes/leave-class'
import { listClasses } from '@/lib/server/operations/classes/list-classes'
import { regenerateInvite } from '@/lib/server/operations/classes/regenerate-invite'
import { setMemberRole } from '@/lib/server/operations/classes/set-member-role'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { classOf, user } from './people'
import { seedSmallWorld } from './skills'

withDatabase()
beforeAll(seedSmallWorld)

describe('membership', () => {
  test('by code in any spelling; joining twice changes nothing; roles are per class', async () => {
    const [teacher, learner] = [await user('Teacher'), await user('Learner')]
    const classId = await classOf(teacher)
    const { inviteCode } = await getClass(teacher, { classId })
    const spelt = ` ${inviteCode?.slice(0, 5).toLowerCase()}-${inviteCode?.slice(5)} `
    expect(await joinClass(learner, { code: spelt })).toEqual({ classId })
    await joinClass(learner, { code: spelt })
    await joinClass(teacher, { code: spelt })
    expect(await getClass(teacher, { classId })).toMatchObject({ role: 'INSTRUCTOR', members: 2 })
    expect(await getClass(learner, { classId })).toMatchObject({ role: 'LEARNER', inviteCode: null })
    await classOf(learner, teacher)
    expect((await listClasses(teacher, {})).map((c) => c.role)).toEqual(['INSTRUCTOR', 'LEARNER'])
  })

  test('an old code stops working; the last instructor stays', async () => {
    const [teacher, learner] = [await user('Teacher'), await user('Learner')]
    const classId = await classOf(teacher)
    const { inviteCode } = await getClass(teacher, { classId })
    const fresh = await regenerateInvite(teacher, { classId })
    await expectCode(joinClass(learner, { code: inviteCode ?? '' }), 'INVITE_INVALID')
    await joinClass(learner, { code: fresh.inviteCode })
    await expectCode(leaveClass(teacher, { classId }), 'LAST_INSTRUCTOR')
    await expectCode(
      setMemberRole(teacher, { classId, userId: teacher.userId, role: 'LEARNER' }),
      'LAST_INSTRUCTOR',
    )
    await setMemberRole(teacher, { classId, userId: learner.userId, role: 'INSTRUCTOR' })
    await leaveClass(teacher, { classId })
    await expectCode(getClass(teacher, { classId }), 'NOT_FOUND')
  })
})

test('a CSV cell is quoted, and never a formula', () => {
  expect(toCsv([['a "b", c', '=1+1', 'plain']])).toBe('\uFEFF"a ""b"", c",\'=1+1,plain\r\n')
})

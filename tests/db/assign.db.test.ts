import { beforeAll, describe, expect, test } from 'vitest'
import { checkForm } from '@/components/assign/check-form'
import { differencesOf, type PlainAssignment } from '@/components/assign/differences'
import { formOf } from '@/components/assign/form'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { UserActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { createAssignment } from '@/lib/server/operations/assignments/create-assignment'
import { getAssignment } from '@/lib/server/operations/assignments/get-assignment'
import { listAssignable } from '@/lib/server/operations/assignments/list-assignable'
import { listAssignmentVersions } from '@/lib/server/operations/assignments/list-assignment-versions'
import { previewFamily } from '@/lib/server/operations/assignments/preview-family'
import { setOverride } from '@/lib/server/operations/assignments/set-override'
import { updateAssignment } from '@/lib/server/operations/assignments/update-assignment'
import { consume, LIMITS } from '@/lib/server/rate-limit'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { classOf, user } from './people'
import { CONCEPT, DRILL, FAMILY, OTHER_FAMILY, seedSmallWorld } from './skills'

withDatabase()
let teacher: UserActor
let classId: string
beforeAll(async () => {
  await seedSmallWorld()
  teacher = await user('Teacher')
  classId = await classOf(teacher)
})

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)
const locale = 'en'

async function make(changes: Partial<AssignmentDataInput> = {}): Promise<string> {
  const data: AssignmentDataInput = {
    ...{ title: 'Week 1', opensAt: inHours(-1), closesAt: inHours(24) },
    items: [
      { kind: 'FAMILY', skillId: FAMILY, seeds: [3, 4] },
      { kind: 'DRILL', skillId: DRILL },
    ],
    ...changes,
  }
  return (await createAssignment(teacher, { classId, data })).assignmentId
}
const edit = async (assignmentId: string) => getAssignment(teacher, { assignmentId, locale })
const rowsOf = (assignmentId: string) =>
  db().assignmentItem.findMany({ where: { assignmentId, removedAt: null }, orderBy: { position: 'asc' } })

describe('a variant of a family', () => {
  test('is the same for the same seed, without its key, and another one without a seed', async () => {
    const asked = { classId, skillId: FAMILY }
    const seven = await previewFamily(teacher, { ...asked, seed: 7 })
    expect(seven).toMatchObject({ seed: 7, variant: { a: 7 } })
    expect(Object.keys(seven)).toEqual(['seed', 'variant'])
    const seeds = [await previewFamily(teacher, asked), await previewFamily(teacher, asked)].map(
      (v) => v.seed,
    )
    expect(new Set([...seeds, 7]).size).toBe(3)
    expect(await db().servedVariant.count()).toBe(0)
  })

  test('is drawn as difficult as an assignment would draw it', async () => {
    const { currentVersionId } = await db().skill.findUniqueOrThrow({ where: { id: OTHER_FAMILY } })
    const data = { concepts: [CONCEPT], levels: [2, 4, 5] }
    await db().contentVersion.update({ where: { id: currentVersionId ?? '' }, data: { data } })
    const id = await make({ items: [{ kind: 'FAMILY', skillId: OTHER_FAMILY }] })
    expect(await rowsOf(id)).toMatchObject([{ difficulty: 4 }])
  })

  test('is shown of what may be assigned, and only so often', async () => {
    await expectCode(previewFamily(teacher, { classId, skillId: 'nothing' }), 'NOT_FOUND')
    await expectCode(previewFamily(teacher, { classId, skillId: DRILL }), 'NOT_FOUND')
    const eager = await user('Eager')
    const asked = { classId: await classOf(eager), skillId: FAMILY, seed: 1 }
    await consume(LIMITS.previewUser, eager.userId, LIMITS.previewUser.max - 1)
    await previewFamily(eager, asked)
    await expectCode(previewFamily(eager, asked), 'RATE_LIMITED')
  })
})

test('what can be assigned has its domain, named in the reader’s language', async () => {
  const { skills, domains } = await listAssignable(teacher, { classId, locale: 'ja' })
  expect(domains).toEqual([{ id: 'basics', name: '基礎' }])
  expect(skills.map(({ id, kind, domainId }) => [id, kind, domainId])).toEqual([
    [FAMILY, 'FAMILY', 'basics'],
    [OTHER_FAMILY, 'FAMILY', 'basics'],
    [DRILL, 'DRILL', 'basics'],
  ])
})

describe('an assignment in its editor', () => {
  test.each([['OWN'], ['SAME']] as const)(
    'changes nothing when it is saved as it is: %s',
    async (variants) => {
      const assignmentId = await make({ variants, password: 'kata', lateUntil: inHours(48), minutes: 30 })
      const { data, version } = await edit(assignmentId)
      const checked = checkForm(formOf(data, 'America/New_York'), 'America/New_York')
      if (!('data' in checked)) throw new Error(JSON.stringify(checked.problems))
      const saved = await updateAssignment(teacher, { assignmentId, version, data: checked.data })
      expect(saved).toEqual({ version: 1, changed: [] })
    },
  )

  test('keeps what was drawn for everybody while something else is changed', async () => {
    const assignmentId = await make({ variants: 'SAME' })
    const [question, drill] = await rowsOf(assignmentId)
    const { data, version } = await edit(assignmentId)
    const items = [{ kind: 'FAMILY' as const, skillId: OTHER_FAMILY }, ...data.items.toReversed()]
    await updateAssignment(teacher, { assignmentId, version, data: { ...data, items } })
    const [fresh, first, second] = await rowsOf(assignmentId)
    expect(fresh?.seeds).toHaveLength(1)
    expect(first).toMatchObject({ id: drill?.id, seeds: drill?.seeds })
    expect(second).toMatchObject({ id: question?.id, seeds: question?.seeds })
    const own = { ...data, items: data.items, variants: 'OWN' as const }
    await updateAssignment(teacher, { assignmentId, version: 2, data: own })
    expect((await rowsOf(assignmentId))[1]?.seeds).toEqual([])
  })

  test('is not saved over what somebody else has saved; every version can be told', async () => {
    const assignmentId = await make()
    const { data } = await edit(assignmentId)
    const renamed = { ...data, title: 'Week 2', password: 'kata' }
    const change = { assignmentId, version: 1, data: renamed, reason: 'Typing error' }
    expect(await updateAssignment(teacher, change)).toEqual({ version: 2, changed: ['title', 'password'] })
    await expectCode(updateAssignment(teacher, { ...change, data: { ...data, title: 'Mine' } }), 'CONFLICT')
    const items = [...data.items, { kind: 'FAMILY' as const, skillId: OTHER_FAMILY }]
    await updateAssignment(teacher, { assignmentId, version: 2, data: { ...renamed, items } })

    const versions = await listAssignmentVersions(teacher, { assignmentId })
    expect(versions.map(({ number, reason, editedBy }) => [number, reason, editedBy])).toEqual([
      [3, '', 'Teacher'],
      [2, 'Typing error', 'Teacher'],
      [1, '', 'Teacher'],
    ])
    const [third, second, first] = versions.map((one) => one.data as unknown as PlainAssignment)
    if (!first || !second || !third) throw new Error('three versions')
    expect(JSON.stringify(versions)).not.toContain('kata')
    expect(differencesOf(first, second)).toMatchObject([{ field: 'title' }, { field: 'password' }])
    expect(differencesOf(second, third)).toMatchObject([{ kind: 'added', item: { skillId: OTHER_FAMILY } }])
  })

  test('shows exceptions with the extra time in the class, and who has left it', async () => {
    const [aki, ben] = [await user('Aki'), await user('Ben')]
    const own = await classOf(teacher, aki, ben)
    const { assignmentId } = await createAssignment(teacher, {
      classId: own,
      data: {
        title: 'A',
        opensAt: inHours(0),
        closesAt: inHours(1),
        items: [{ kind: 'DRILL', skillId: DRILL }],
      },
    })
    for (const { userId } of [aki, ben])
      await setOverride(teacher, { assignmentId, userId, extraMinutes: 5, reason: 'Ill' })
    await db().membership.updateMany({
      where: { classId: own, userId: aki.userId },
      data: { extraTimePercent: 25 },
    })
    await db().membership.deleteMany({ where: { classId: own, userId: ben.userId } })
    expect((await edit(assignmentId)).overrides).toMatchObject([
      { name: 'Aki', extraTimePercent: 25, extraMinutes: 5, reason: 'Ill' },
      { name: 'Ben', extraTimePercent: null },
    ])
  })
})

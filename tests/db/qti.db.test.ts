import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import type { Json } from '@/lib/server/json'
import { exportQti } from '@/lib/server/operations/qti/export-qti'
import { banks, setBanks } from '@/lib/server/question-bank'
import { storedSample } from '../qti/samples'
import { withDatabase } from './database'
import { classOf, user } from './people'
import { DRILL, FAMILY, seedSmallWorld } from './skills'

withDatabase()
beforeAll(seedSmallWorld)

test('an export has the variants of its seeds, the same each time, and names what it leaves out', async () => {
  const asked: unknown[] = []
  const whole = await banks()
  const { variant, answer } = storedSample('single-choice')
  const { text, ...key } = answer
  const json = (value: unknown) => value as Json
  setBanks({
    ...whole,
    questions: {
      ...whole.questions,
      serve: async (skillId, seed, difficulty, contentVersionId) => {
        asked.push([skillId, seed, difficulty, contentVersionId])
        const explanation = json({ text, scenario: {} })
        return { variant: json(variant), key: json(key), explanation, artefactHash: 'test-engine' }
      },
    },
  })
  const teacher = await user('Teacher')
  const classId = await classOf(teacher)
  const version = async (id: string) =>
    (await db().skill.findUniqueOrThrow({ where: { id } })).currentVersionId ?? ''
  const [family, drill] = [await version(FAMILY), await version(DRILL)]
  const at = new Date()
  const { id: assignmentId, items } = await db().assignment.create({
    data: {
      ...{ classId, title: 'Week 1', opensAt: at, closesAt: at },
      items: {
        create: [
          { position: 0, skillId: FAMILY, contentVersionId: family, seeds: [7, 8], difficulty: 2, points: 3 },
          { position: 1, skillId: FAMILY, contentVersionId: family },
          { position: 2, skillId: FAMILY, contentVersionId: family, removedAt: at },
          { position: 3, kind: 'DRILL', skillId: DRILL, contentVersionId: drill },
        ],
      },
    },
    include: { items: { orderBy: { position: 'asc' } } },
  })
  const wanted = { assignmentId, version: '3.0', locale: 'en' } as const
  const { zip, questions, leftOut } = await exportQti(teacher, wanted)
  expect(questions).toBe(3)
  expect(leftOut).toEqual([{ title: 'Add', reason: 'drill' }])
  expect(asked.slice(0, 2)).toEqual([
    [FAMILY, 7, 2, family],
    [FAMILY, 8, 2, family],
  ])
  const files = unzipSync(zip)
  const pinned = files[`items/Q_${items[0]?.id}_7.xml`] ?? expect.fail('the seed is not in its name')
  expect(strFromU8(pinned)).toContain('normal-maximum="3"')
  expect((await exportQti(teacher, wanted)).zip).toEqual(zip)
  expect(asked[5]).toEqual(asked[2])
})

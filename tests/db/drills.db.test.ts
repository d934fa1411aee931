import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { examHostOf } from '@/lib/drill/exam-host'
import { db } from '@/lib/server/db'
import { getAttempt } from '@/lib/server/operations/drills/get-attempt'
import { startDrill } from '@/lib/server/operations/drills/start-drill'
import { submitDrill } from '@/lib/server/operations/drills/submit-drill'
import { getPractice } from '@/lib/server/operations/review/get-practice'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { visitor } from './people'
import { DRILL, FAMILY, seedSmallWorld } from './skills'

withDatabase()
beforeAll(seedSmallWorld)

const LOG = [{ seq: 0 }, { seq: 1 }, { seq: 2 }]

test('an attempt is graded once from its log and schedules the drill', async () => {
  const me = await visitor()
  const attemptId = randomUUID()
  const start = { attemptId, skillId: DRILL }
  const starts = await Promise.all([1, 2, 3].map(() => startDrill(me, start)))
  for (const started of starts) expect(started).toEqual(starts[0])
  const hand = { attemptId, log: LOG, durationMs: 60_000 }
  const results = await Promise.all([1, 2, 3].map(() => submitDrill(me, hand)))
  expect(results[0]).toMatchObject({ status: 'GRADED', passed: true, score: 1 })
  for (const result of results) expect(result).toEqual(results[0])
  // A second, worse log does not replace what was graded.
  expect(await submitDrill(me, { ...hand, log: [] })).toMatchObject({ passed: true })
  const stored = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })
  expect(stored).toMatchObject({ artefactHash: 'test-engine', log: LOG })
  expect(await db().review.count({ where: { userId: me.userId } })).toBe(1)
  const { skills } = await getPractice(me, { locale: 'ja' })
  const drill = skills.find(({ kind }) => kind === 'DRILL')
  expect(drill).toMatchObject({ id: DRILL, title: '足し算', bestScore: 1 })
  expect(drill?.due).not.toBeNull()
})

test('an attempt is its owner’s, and of a drill', async () => {
  const [me, other] = [await visitor(), await visitor()]
  const attemptId = randomUUID()
  await startDrill(me, { attemptId, skillId: DRILL })
  await expectCode(startDrill(other, { attemptId, skillId: DRILL }), 'CONFLICT')
  await expectCode(submitDrill(other, { attemptId, log: LOG, durationMs: 1 }), 'NOT_FOUND')
  await expectCode(getAttempt(other, { attemptId }), 'NOT_FOUND')
  await expectCode(startDrill(me, { attemptId: randomUUID(), skillId: FAMILY }), 'NOT_FOUND')
})

test('whoever begins at base does so again when they go on, and nobody else', async () => {
  const me = await visitor()
  const [first, next, plain] = [randomUUID(), randomUUID(), randomUUID()]
  const begun = await startDrill(me, { attemptId: first, skillId: DRILL, fromBase: true })
  expect(begun.scenario).toMatchObject({ examHost: examHostOf(begun.seed) })
  const again = await startDrill(me, { attemptId: next, skillId: DRILL, continues: first })
  expect(again).toMatchObject({ seed: begun.seed, scenario: begun.scenario })
  const other = await startDrill(me, { attemptId: plain, skillId: DRILL })
  expect(other.scenario).not.toHaveProperty('examHost')
  const { scenario } = await startDrill(me, {
    ...{ attemptId: randomUUID(), skillId: DRILL },
    ...{ continues: plain, fromBase: true },
  })
  expect(scenario).toEqual(other.scenario)
})

test('a failed attempt is graded too', async () => {
  const me = await visitor()
  const attemptId = randomUUID()
  await startDrill(me, { attemptId, skillId: DRILL })
  expect(await submitDrill(me, { attemptId, log: [], durationMs: 1 })).toMatchObject({
    passed: false,
    score: 0,
  })
  const huge = { attemptId: randomUUID(), log: 'x'.repeat(600_000), durationMs: 1 }
  await expectCode(submitDrill(me, huge), 'INVALID_INPUT')
})

import { beforeAll, describe, expect, test } from 'vitest'
import { mergeVisitor } from '@/lib/server/accounts/merge-visitor'
import { db } from '@/lib/server/db'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { getSpeed } from '@/lib/server/operations/speed/get-speed'
import { getSpeedWays } from '@/lib/server/operations/speed/get-speed-ways'
import { listSpeed } from '@/lib/server/operations/speed/list-speed'
import { planSpeedRound } from '@/lib/server/operations/speed/plan-speed-round'
import { recordSpeedRun } from '@/lib/server/operations/speed/record-speed-run'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous, user, visitor } from './people'
import { seedSmallWorld } from './skills'
import { EXERCISE, exercises, logOfLines, speedRun } from './speed'

withDatabase()
beforeAll(seedSmallWorld)

const APPLY = { lines: ['k apply -f one.yaml'] }
const locale = 'en' as const
const bestsOf = async (me: Awaited<ReturnType<typeof visitor>>) =>
  (await getSpeed(me, { exerciseId: EXERCISE, locale })).task.bests

test('a run is kept once, however often it is sent', async () => {
  const me = await visitor()
  const run = speedRun()
  const sent = await Promise.all([1, 2, 3].map(() => recordSpeedRun(me, run)))
  for (const answer of sent) expect(answer).toEqual(sent[0])
  expect(sent[0]?.run).toMatchObject({ way: 'imperative', confirmed: true, keystrokes: 16 })
  // What is sent later under the same id changes nothing.
  const again = await recordSpeedRun(me, { ...run, keystrokes: 7 })
  expect(again.run.keystrokes).toBe(16)
  const row = await db().speedRun.findUniqueOrThrow({ where: { id: run.id } })
  expect(row).toMatchObject({ artefactHash: 'test-engine', leastKeys: 5, log: run.log })
  expect(row.finishedAt.getTime() - row.startedAt.getTime()).toBe(4000)
  await expectCode(recordSpeedRun(await visitor(), run), 'CONFLICT')
})

test('the ways are told with a run, not before it', async () => {
  const me = await visitor()
  const { task } = await getSpeed(me, { exerciseId: EXERCISE, locale })
  expect(JSON.stringify(task)).not.toContain('create')
  const { reference } = await recordSpeedRun(me, speedRun())
  expect(reference).toEqual({
    note: 'Briefly.',
    ways: [
      { name: 'imperative', script: 'kubectl create namespace one', keys: 29 },
      { name: 'shortest', script: 'k create ns one', keys: 16 },
    ],
  })
  expect(await getSpeedWays(anonymous(), { exerciseId: EXERCISE, locale })).toEqual(reference)
})

describe('bests', () => {
  test('are of each way by itself, the fewest keys and the least time of whichever run', async () => {
    const me = await visitor()
    expect(await bestsOf(me)).toEqual({})
    for (const run of [
      speedRun({ keystrokes: 20, durationMs: 3000 }),
      speedRun({ keystrokes: 16, durationMs: 5000 }),
      speedRun({ ...APPLY, keystrokes: 90 }),
    ])
      await recordSpeedRun(me, run)
    expect(await bestsOf(me)).toEqual({
      imperative: { keys: 16, ms: 3000, runs: 2 },
      yaml: { keys: 90, ms: 4000, runs: 1 },
    })
    expect(await bestsOf(await visitor())).toEqual({})
  })

  test.each([
    ['a log that leads elsewhere', { lines: ['k get ns'] }, 'not-reached'],
    ['a log whose replay shows something else', { lines: ['refused'] }, 'log-unconfirmed'],
    ['fewer keys than the log can take', { keystrokes: 4 }, 'keys'],
  ])('leave out %s', async (_, changes, refusal) => {
    const me = await visitor()
    const { run } = await recordSpeedRun(me, speedRun(changes))
    expect(run).toMatchObject({ confirmed: false, refusal })
    expect(await bestsOf(me)).toEqual({})
    expect((await listSpeed(me, { locale })).recent).toMatchObject([{ id: run.id, confirmed: false }])
  })

  test('leave out what was pasted, which is a run all the same', async () => {
    const me = await visitor()
    const { run } = await recordSpeedRun(me, speedRun({ keystrokes: 2, pasted: 15 }))
    expect(run).toMatchObject({ confirmed: true, pasted: 15 })
    expect(await bestsOf(me)).toEqual({})
  })
})

test('what is no log, or of no exercise, is refused', async () => {
  const me = await visitor()
  await expectCode(recordSpeedRun(me, { ...speedRun(), log: [] }), 'INVALID_INPUT')
  const long = logOfLines(...Array.from({ length: 8 }, () => 'x'.repeat(60_000)))
  await expectCode(recordSpeedRun(me, { ...speedRun(), log: long as never }), 'INVALID_INPUT')
  await expectCode(recordSpeedRun(me, { ...speedRun(), exerciseId: 'none' }), 'NOT_FOUND')
  await expectCode(getSpeed(me, { exerciseId: 'none', locale }), 'NOT_FOUND')
  await expectCode(getSpeedWays(me, { exerciseId: 'none', locale }), 'NOT_FOUND')
})

test('a log may hold a NUL, and a browser’s clock may be ahead', async () => {
  const me = await visitor()
  const finishedAt = new Date(Date.now() + 86_400_000)
  const run = speedRun({ lines: ['k create ns one', 'printf \u0000'] })
  await recordSpeedRun(me, { ...run, finishedAt })
  const row = await db().speedRun.findUniqueOrThrow({ where: { id: run.id } })
  expect(row.log).toEqual(run.log)
  expect(row.finishedAt.getTime()).toBeLessThanOrEqual(Date.now())
})

test('the list has all exercises by domain and level, in the language asked for', async () => {
  const { domains, exercises: listed, recent } = await listSpeed(anonymous(), { locale: 'ja' })
  expect(domains).toEqual([{ id: 'basics', name: '基礎' }])
  expect(listed).toHaveLength(exercises.length)
  expect(listed.filter(({ domain }) => domain === 'basics').map(({ level }) => level)).toEqual([
    1, 1, 1, 1, 1, 2,
  ])
  expect(listed.find(({ id }) => id === EXERCISE)).toMatchObject({ title: '足す add-one', bests: {} })
  expect(recent).toEqual([])
  const { nextId } = await getSpeed(anonymous(), { exerciseId: 'add-five', locale })
  expect(nextId).toBe('add-four')
})

describe('a round', () => {
  const idsOf = async (...asked: Parameters<typeof planSpeedRound>) =>
    (await planSpeedRound(...asked)).tasks.map(({ id }) => id)

  test('has five exercises of what is asked for', async () => {
    const ids = await idsOf(anonymous(), { locale, domain: 'basics', level: 1 })
    expect([...ids].sort()).toEqual(['add-five', 'add-four', 'add-one', 'add-three', 'add-two'])
    expect(await idsOf(anonymous(), { locale, level: 2, domain: 'basics' })).toEqual(['add-six'])
    expect(await idsOf(anonymous(), { locale, domain: 'none' })).toEqual([])
  })

  test('takes last what was done last', async () => {
    const me = await visitor()
    await recordSpeedRun(me, speedRun())
    expect(await idsOf(me, { locale })).not.toContain(EXERCISE)
    expect((await idsOf(me, { locale, domain: 'basics', level: 1 })).at(-1)).toBe(EXERCISE)
  })
})

test('runs go with their owner: exported, merged, deleted', async () => {
  const [guest, account] = [await visitor(), await user('Speedy')]
  const run = speedRun()
  await recordSpeedRun(guest, run)
  expect((await exportAccount(guest, {})).speedRuns).toMatchObject([{ id: run.id, exerciseId: EXERCISE }])
  await mergeVisitor(guest.userId, account.userId)
  expect(await bestsOf(account as never)).toMatchObject({ imperative: { runs: 1 } })
  await db().user.delete({ where: { id: account.userId } })
  expect(await db().speedRun.count({ where: { id: run.id } })).toBe(0)
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mergeVisitor } from '@/lib/server/accounts/merge-visitor'
import type { KnownActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { endSprint } from '@/lib/server/operations/speed/end-sprint'
import { getSprint } from '@/lib/server/operations/speed/get-sprint'
import { listSprints } from '@/lib/server/operations/speed/list-sprints'
import { recordSpeedRun } from '@/lib/server/operations/speed/record-speed-run'
import { skipInSprint } from '@/lib/server/operations/speed/skip-in-sprint'
import { startSprint } from '@/lib/server/operations/speed/start-sprint'
import type { RunningSprint, SprintResult } from '@/lib/speed/sprint'
import { setClock } from './clock'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous, user, visitor } from './people'
import { seedSmallWorld } from './skills'
import { EXERCISE, exercises, speedRun } from './speed'

withDatabase()
beforeAll(seedSmallWorld)
afterEach(() => setClock(0))

const TEN_MINUTES = 600_000
const locale = 'en' as const

const begin = async (me: KnownActor) => (await startSprint(me, { sprintId: randomUUID() })).sprintId
const running = async (me: KnownActor, sprintId: string) =>
  (await getSprint(me, { sprintId, locale })) as RunningSprint
const result = async (me: KnownActor, sprintId: string) =>
  (await getSprint(me, { sprintId, locale })) as SprintResult
/** A run of an exercise, as a browser sends it. */
const runOf = (sprintId: string, exerciseId = EXERCISE, changes: Parameters<typeof speedRun>[0] = {}) => ({
  ...speedRun(changes),
  ...{ exerciseId, sprintId },
})

describe('starting', () => {
  test('draws all exercises, each once, and starts the clock', async () => {
    const me = await visitor()
    const sprintId = await begin(me)
    const { over, tasks, solved, skipped, closesAt, serverNow } = await running(me, sprintId)
    expect({ over, solved, skipped }).toEqual({ over: false, solved: [], skipped: [] })
    expect(tasks.map(({ id }) => id).sort()).toEqual(exercises.map(({ id }) => id).sort())
    const left = closesAt.getTime() - serverNow.getTime()
    expect(left).toBeGreaterThan(TEN_MINUTES - 5_000)
    expect(left).toBeLessThanOrEqual(TEN_MINUTES)
    // How it is done stays on the server.
    expect(JSON.stringify(tasks)).not.toContain('create')
  })

  test('twice is one sprint, under one id or two, at once or later, with the time that is left', async () => {
    const me = await visitor()
    const ids = [randomUUID(), randomUUID()]
    const started = await Promise.all([0, 0, 1].map((at) => startSprint(me, { sprintId: ids[at] ?? '' })))
    expect(new Set(started.map(({ sprintId }) => sprintId)).size).toBe(1)
    const sprintId = started[0]?.sprintId ?? ''
    const before = await running(me, sprintId)
    setClock(240_000)
    expect(await begin(me)).toBe(sprintId)
    const after = await running(me, sprintId)
    expect(after.closesAt).toEqual(before.closesAt)
    expect(after.tasks.map(({ id }) => id)).toEqual(before.tasks.map(({ id }) => id))
    expect(after.closesAt.getTime() - after.serverNow.getTime()).toBeLessThanOrEqual(TEN_MINUTES - 240_000)
    expect(await db().speedSprint.count({ where: { userId: me.userId } })).toBe(1)
    expect((await listSprints(me, {})).running?.id).toBe(sprintId)
    setClock(TEN_MINUTES + 1_000)
    expect((await listSprints(me, {})).running).toBeNull()
    expect(await begin(me)).not.toBe(sprintId)
  })

  test('brings first what was never had, then what was the longest ago', async () => {
    const me = await visitor()
    await recordSpeedRun(me, speedRun())
    const ids = (await running(me, await begin(me))).tasks.map(({ id }) => id)
    expect(ids.at(-1)).toBe(EXERCISE)
  })
})

describe('a run', () => {
  test('counts once for its exercise, however often it is sent', async () => {
    const me = await visitor()
    const sprintId = await begin(me)
    const run = runOf(sprintId)
    const sent = await Promise.all([1, 2, 3].map(() => recordSpeedRun(me, run)))
    for (const answer of sent) expect(answer.run).toMatchObject({ id: run.id, counted: true })
    const others = await Promise.all([1, 2].map(() => recordSpeedRun(me, runOf(sprintId))))
    for (const other of others) expect(other.run).toMatchObject({ confirmed: true, counted: false })
    const { solved, tasks } = await running(me, sprintId)
    expect(solved).toEqual([EXERCISE])
    expect(tasks).toHaveLength(exercises.length - 1)
    expect(await db().speedRun.count({ where: { userId: me.userId } })).toBe(3)
  })

  test('of two at the same moment one counts, and both are kept', async () => {
    const me = await visitor()
    const sprintId = await begin(me)
    const sent = await Promise.all([1, 2, 3, 4].map(() => recordSpeedRun(me, runOf(sprintId))))
    expect(sent.filter(({ run }) => run.counted)).toHaveLength(1)
    expect(await db().speedRun.count({ where: { userId: me.userId } })).toBe(4)
  })

  test('that comes when the time is over is kept, and does not count', async () => {
    const me = await visitor()
    const sprintId = await begin(me)
    const { closesAt } = await running(me, sprintId)
    await recordSpeedRun(me, runOf(sprintId))
    setClock(closesAt.getTime() - Date.now())
    const late = await recordSpeedRun(me, runOf(sprintId, 'add-two'))
    expect(late.run).toMatchObject({ confirmed: true, counted: false })
    const { over, solved, runs } = await result(me, sprintId)
    expect({ over, solved }).toEqual({ over: true, solved: 1 })
    expect(runs.map(({ exerciseId }) => exerciseId)).toEqual([EXERCISE])
    expect(await db().speedRun.count({ where: { userId: me.userId } })).toBe(2)
  })

  test.each([
    ['that leads elsewhere', { lines: ['k get ns'] }],
    ['that the replay does not confirm', { lines: ['refused'] }],
  ])('%s does not count', async (_, changes) => {
    const me = await visitor()
    const sprintId = await begin(me)
    const { run } = await recordSpeedRun(me, runOf(sprintId, EXERCISE, changes))
    expect(run).toMatchObject({ confirmed: false, counted: false })
    expect((await running(me, sprintId)).solved).toEqual([])
  })

  test('counts for a sprint that has its exercise', async () => {
    const me = await visitor()
    const sprintId = await begin(me)
    await db().speedSprint.update({ where: { id: sprintId }, data: { exercises: ['add-two'] } })
    expect((await recordSpeedRun(me, runOf(sprintId))).run.counted).toBe(false)
    expect((await recordSpeedRun(me, runOf(sprintId, 'add-two'))).run.counted).toBe(true)
  })

  test('counts for one’s own sprint only', async () => {
    const [me, other] = [await visitor(), await visitor()]
    const sprintId = await begin(me)
    await expectCode(recordSpeedRun(other, runOf(sprintId)), 'NOT_FOUND')
    await expectCode(recordSpeedRun(other, runOf(randomUUID())), 'NOT_FOUND')
    expect(await db().speedRun.count({ where: { userId: other.userId } })).toBe(0)
  })
})

test('what is skipped comes after all else, each time', async () => {
  const me = await visitor()
  const sprintId = await begin(me)
  for (const exerciseId of ['add-two', EXERCISE, EXERCISE, 'add-two'])
    await skipInSprint(me, { sprintId, exerciseId })
  expect((await running(me, sprintId)).skipped).toEqual([EXERCISE, 'add-two'])
  await expectCode(skipInSprint(me, { sprintId, exerciseId: 'none' }), 'NOT_FOUND')
  setClock(TEN_MINUTES + 1_000)
  await skipInSprint(me, { sprintId, exerciseId: 'add-three' })
  expect((await result(me, sprintId)).skipped.map(({ id }) => id)).toEqual([EXERCISE, 'add-two'])
})

describe('the end', () => {
  test('tells what was solved, how, in which domain, and how what was skipped is done', async () => {
    const me = await visitor()
    const sprintId = await begin(me)
    for (const exerciseId of ['add-two', 'add-three']) await skipInSprint(me, { sprintId, exerciseId })
    const lines = ['k get ns', '', 'k create ns one']
    await recordSpeedRun(me, runOf(sprintId, EXERCISE, { lines, keystrokes: 30 }))
    await recordSpeedRun(me, runOf(sprintId, 'add-two', { durationMs: 6000 }))
    const ended = await endSprint(me, { sprintId, locale })
    expect({ ...ended, serverNow: null }).toEqual({ ...(await result(me, sprintId)), serverNow: null })
    const figures = { way: 'imperative', pasted: 0, fewestKeys: 16 }
    const done = { ...figures, keystrokes: 30, durationMs: 4000 }
    expect(ended.runs).toEqual([
      { ...done, exerciseId: EXERCISE, title: EXERCISE, commands: ['k get ns', 'k create ns one'] },
      {
        ...{ ...figures, exerciseId: 'add-two', title: 'add-two', commands: ['k create ns one'] },
        ...{ keystrokes: 16, durationMs: 6000 },
      },
    ])
    expect(ended.domains).toEqual([
      { id: 'basics', name: 'Basics', solved: 2, skipped: 1, durationMs: 10_000 },
    ])
    expect(ended.skipped).toMatchObject([{ id: 'add-three', reference: { note: 'Briefly.' } }])
    expect(ended.best).toEqual([{ id: sprintId, startedAt: ended.startedAt, solved: 2 }])
  })

  test('comes once, and nothing counts after it', async () => {
    const me = await visitor()
    const sprintId = await begin(me)
    await endSprint(me, { sprintId, locale })
    const { endedAt } = await db().speedSprint.findUniqueOrThrow({ where: { id: sprintId } })
    setClock(60_000)
    await endSprint(me, { sprintId, locale })
    expect((await db().speedSprint.findUniqueOrThrow({ where: { id: sprintId } })).endedAt).toEqual(endedAt)
    expect((await recordSpeedRun(me, runOf(sprintId))).run.counted).toBe(false)
    expect((await result(me, sprintId)).solved).toBe(0)
    expect(await begin(me)).not.toBe(sprintId)
  })

  test('ranks my sprints by what was solved; one without anything is none of the best', async () => {
    const [me, other] = [await visitor(), await visitor()]
    const ids: string[] = []
    for (const count of [1, 3, 0, 1]) {
      const sprintId = await begin(me)
      for (const { id } of exercises.slice(0, count)) await recordSpeedRun(me, runOf(sprintId, id))
      await endSprint(me, { sprintId, locale })
      ids.push(sprintId)
      setClock(ids.length * 1_000)
    }
    const { best } = await listSprints(me, {})
    expect(best.map(({ id, solved }) => [ids.indexOf(id), solved])).toEqual([
      [1, 3],
      [3, 1],
      [0, 1],
    ])
    expect((await listSprints(other, {})).best).toEqual([])
    expect(await listSprints(anonymous(), {})).toEqual({ running: null, best: [] })
  })
})

test('a sprint is its owner’s', async () => {
  const [me, other] = [await visitor(), await user('Other')]
  const sprintId = await begin(me)
  await expectCode(startSprint(other, { sprintId }), 'CONFLICT')
  await expectCode(getSprint(other, { sprintId, locale }), 'NOT_FOUND')
  await expectCode(skipInSprint(other, { sprintId, exerciseId: EXERCISE }), 'NOT_FOUND')
  await expectCode(endSprint(other, { sprintId, locale }), 'NOT_FOUND')
})

test('sprints go with their owner: exported, merged, deleted', async () => {
  const [guest, account] = [await visitor(), await user('Sprinter')]
  const sprintId = await begin(guest)
  await recordSpeedRun(guest, runOf(sprintId))
  const exported = await exportAccount(guest, {})
  expect(exported.speedSprints).toMatchObject([{ id: sprintId, exercises: expect.any(Array) }])
  expect(exported.speedRuns).toMatchObject([{ sprintId }])
  await mergeVisitor(guest.userId, account.userId)
  expect((await running(account, sprintId)).solved).toEqual([EXERCISE])
  // One runs at a time: the account's goes on.
  const again = await visitor()
  const second = await begin(again)
  await mergeVisitor(again.userId, account.userId)
  expect((await listSprints(account, {})).running?.id).toBe(sprintId)
  expect((await result(account, second)).over).toBe(true)
  await db().user.delete({ where: { id: account.userId } })
  expect(await db().speedSprint.count({ where: { id: { in: [sprintId, second] } } })).toBe(0)
  expect(await db().speedRun.count({ where: { sprintId } })).toBe(0)
})

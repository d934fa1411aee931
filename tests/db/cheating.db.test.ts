// What a learner may try who wants a pass without the work: all of it is refused, or is not there. With the real pool,
// content and engine.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LabLog } from '@/lib/lab/log'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { LabSession } from '@/lib/lab/session'
import { db } from '@/lib/server/db'
import type { Json } from '@/lib/server/json'
import { getAttempt } from '@/lib/server/operations/drills/get-attempt'
import { startDrill } from '@/lib/server/operations/drills/start-drill'
import { submitDrill } from '@/lib/server/operations/drills/submit-drill'
import { recordReviews } from '@/lib/server/operations/review/record-reviews'
import { draftBank, drillBank, questionBank } from '@/lib/server/pool/bank'
import { closePools } from '@/lib/server/pool/pools'
import { speedBank } from '@/lib/server/pool/speed-bank'
import { serveVariant } from '@/lib/server/practice/serve-variant'
import { setBanks } from '@/lib/server/question-bank'
import { seedSkills } from '@/lib/server/seed/seed-skills'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { visitor } from './people'
import { CONCEPT, seedSmallWorld } from './skills'

const DRILL = 'expose-a-deployment'
const FAMILY = 'which-nodes-can-run'
const SOLUTION =
  'kubectl expose deployment web -n shop --port=80 --target-port=8080 --selector=app=web,tier=front'

withDatabase()
beforeAll(async () => {
  await seedSmallWorld()
  const texts = {
    en: { title: 'A', summary: 'A', task: 'A' },
    ja: { title: 'あ', summary: 'あ', task: 'あ' },
  }
  const shared = { position: 9, texts, concepts: [CONCEPT], data: { level: 1, minutes: 5 }, fingerprint: '1' }
  await seedSkills(db(), [
    { ...shared, id: DRILL, kind: 'DRILL' },
    { ...shared, id: FAMILY, kind: 'FAMILY' },
  ])
  setBanks({ questions: questionBank, drills: drillBank, drafts: draftBank, speed: speedBank })
}, 120_000)
afterAll(() => closePools())

type Me = Awaited<ReturnType<typeof visitor>>

/** Starts the drill and works at it as a browser does. */
async function work(me: Me, ...lines: string[]): Promise<{ attemptId: string; log: LabLog }> {
  const attemptId = randomUUID()
  const { scenario, seed } = await startDrill(me, { attemptId, skillId: DRILL })
  const session = await LabSession.open({ scenario: scenario as LabScenarioInput, seed })
  for (const text of lines) await session.act({ kind: 'line', text })
  await session.act({ kind: 'settle' })
  return { attemptId, log: session.log() }
}

const handIn = (me: Me, attemptId: string, log: unknown) =>
  submitDrill(me, { attemptId, log: log as Json, durationMs: 60_000 })

describe('a drill', { timeout: 60_000 }, () => {
  test('is passed by work', async () => {
    const me = await visitor()
    const { attemptId, log } = await work(me, SOLUTION)
    expect(await handIn(me, attemptId, log)).toMatchObject({ status: 'GRADED', passed: true, refused: null })
  })

  test('takes no verdict from the browser', async () => {
    const me = await visitor()
    const { attemptId, log } = await work(me)
    const forged = { attemptId, log: log as unknown as Json, durationMs: 1, passed: true, score: 1 }
    await expectCode(submitDrill(me, forged as never), 'INVALID_INPUT')
    const inLog = { ...log, passed: true, score: 1, checks: [] }
    expect(await handIn(me, attemptId, inLog)).toMatchObject({ status: 'GRADED', passed: false, score: 0 })
  })

  test.each<[string, (log: LabLog) => unknown]>([
    ['a line put in', (log) => ({ ...log, entries: put(log) })],
    [
      'a line put in, digests left out',
      (log) => ({ ...log, seen: undefined, entries: put(log).map(unseen) }),
    ],
    [
      'another line',
      (log) => ({ ...log, entries: log.entries.map((e, i) => (i === 0 ? { ...e, text: SOLUTION } : e)) }),
    ],
    ['time that never passed', (log) => ({ ...log, until: (log.until ?? 0) + 3_600_000 })],
  ])('refuses %s, and keeps it', async (_what, edit) => {
    const me = await visitor()
    const { attemptId, log } = await work(me, 'kubectl get pods -n shop -w', 'kubectl get svc -n shop')
    const edited = JSON.parse(JSON.stringify(edit(log)))
    const result = await handIn(me, attemptId, edited)
    expect(result).toMatchObject({ status: 'REFUSED', passed: false, score: null })
    expect(result.refused).toMatchObject({ code: expect.stringMatching(/^log-/) })
    const kept = await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })
    expect(kept.log).toEqual(edited)
    expect(await db().review.count({ where: { userId: me.userId } })).toBe(0)
    // It stays refused, whatever is handed in next.
    expect(await handIn(me, attemptId, log)).toMatchObject({ status: 'REFUSED' })
  })

  test('refuses the log of another learner, and of an earlier attempt', async () => {
    const [me, other] = [await visitor(), await visitor()]
    const theirs = await work(other, SOLUTION)
    const { attemptId } = await work(me)
    expect(await handIn(me, attemptId, theirs.log)).toMatchObject({ status: 'REFUSED' })
    await expectCode(handIn(me, theirs.attemptId, theirs.log), 'NOT_FOUND')
    await expectCode(getAttempt(me, { attemptId: theirs.attemptId }), 'NOT_FOUND')
    const first = await work(me, SOLUTION)
    expect(await handIn(me, first.attemptId, first.log)).toMatchObject({ passed: true })
    const second = await work(me)
    expect(await handIn(me, second.attemptId, first.log)).toMatchObject({ status: 'REFUSED' })
  })
})

function put({ entries }: LabLog): LabLog['entries'] {
  const first = entries[0] as LabLog['entries'][number] & { kind: 'line' }
  return [{ ...first, text: SOLUTION }, ...entries].map((entry, seq) => ({ ...entry, seq }))
}
const unseen = ({ seen: _, ...entry }: LabLog['entries'][number]) => entry

describe('a question', { timeout: 60_000 }, () => {
  const skill = async () => {
    const { id, currentVersionId } = await db().skill.findUniqueOrThrow({ where: { id: FAMILY } })
    return { id, contentVersionId: currentVersionId ?? '' }
  }
  const answer = (servedVariantId: string, response: Json) => ({
    id: randomUUID(),
    servedVariantId,
    response,
    durationMs: 5_000,
    reviewedAt: new Date(),
  })

  test('of another learner, or of assessed work, is nobody’s to practise', async () => {
    const [me, other] = [await visitor(), await visitor()]
    const theirs = await serveVariant({ userId: other.userId, skill: await skill(), mode: 'PRACTICE' })
    const assessed = await serveVariant({ userId: me.userId, skill: await skill(), mode: 'ASSESSED' })
    for (const { id } of [theirs, assessed]) {
      const sent = { reviews: [answer(id, { skipped: true })] }
      const outcome = await recordReviews(me, sent as never).catch((error: { code: string }) => error.code)
      expect(JSON.stringify(outcome)).toContain('NOT_FOUND')
    }
    expect(await db().answer.count({ where: { userId: me.userId } })).toBe(0)
  })

  test('is graded by the server, whatever the browser says of it, and once', async () => {
    const me = await visitor()
    const { id } = await serveVariant({ userId: me.userId, skill: await skill(), mode: 'PRACTICE' })
    const forged = { ...answer(id, { skipped: true }), correct: true, score: 1, rating: 'easy' }
    await recordReviews(me, { reviews: [forged] } as never).catch(() => undefined)
    const { correct: _c, score: _s, ...honest } = { ...forged, id: randomUUID() }
    await recordReviews(me, { reviews: [honest] } as never).catch(() => undefined)
    const stored = await db().answer.findMany({ where: { userId: me.userId } })
    expect(stored.map(({ correct, score }) => ({ correct, score }))).toEqual([{ correct: false, score: 0 }])
    const [review] = await db().review.findMany({ where: { userId: me.userId } })
    expect(review?.rating).toBe(1)
  })

  test('shows nothing of its answer in what assessed work is sent', async () => {
    const me = await visitor()
    const served = await serveVariant({ userId: me.userId, skill: await skill(), mode: 'ASSESSED' })
    const shown = JSON.stringify(served.variant)
    const { text } = served.explanation as { text: Record<string, { rule: string; facts: string[] }> }
    for (const { rule, facts } of Object.values(text))
      for (const secret of [rule, ...facts]) expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1))
    for (const field of ['"key"', '"slips"', '"misconception', '"seed"', '"scenario"'])
      expect(shown).not.toContain(field)
  })
})

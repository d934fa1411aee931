import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import type { UserActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { applyRegrade } from '@/lib/server/operations/marking/apply-regrade'
import { exportRegrade } from '@/lib/server/operations/marking/export-regrade'
import { listAnswers } from '@/lib/server/operations/marking/list-answers'
import { listRegrades } from '@/lib/server/operations/marking/list-regrades'
import { markItem } from '@/lib/server/operations/marking/mark-item'
import { previewRegrade } from '@/lib/server/operations/marking/preview-regrade'
import { undoRegrade } from '@/lib/server/operations/marking/undo-regrade'
import { banks, setBanks } from '@/lib/server/question-bank'
import { countQueries } from './count-queries'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { graded, placed, scoreOf, the } from './marked'
import { classOf, user } from './people'
import { previewAll, regradeAll, undoAll } from './regrades'
import { seedSmallWorld } from './skills'

withDatabase()

let teacher: UserActor
let aki: UserActor & { email: string }
let ben: UserActor
let classId = ''
beforeAll(async () => {
  await seedSmallWorld()
  ;[teacher, aki, ben] = [await user('Teacher'), await user('Aki'), await user('Ben')]
})
beforeEach(async () => {
  classId = await classOf(teacher, aki, ben)
})

describe('a regrade', () => {
  test('by today: reported first, then applied once; what was marked by hand stays', async () => {
    const assignmentId = await placed(classId)
    const a = await graded(aki, assignmentId, [false, true], true)
    const b = await graded(ben, assignmentId, [false, false], true)
    const byHand = { submissionId: b.submissionId, itemId: the(b.itemIds[0]), markId: randomUUID() }
    await markItem(teacher, { ...byHand, points: 1, reason: 'half' })
    const all = await banks()
    setBanks({
      ...all,
      questions: { ...all.questions, grade: async () => ({ correct: true, score: 1, details: {} }) },
      drills: {
        ...all.drills,
        regrade: async () => ({ passed: false, score: 0, checks: {}, artefactHash: 'test-engine' }),
      },
    })
    try {
      const plan: RegradePlan = { kind: 'TODAY' }
      const report = await previewAll(teacher, assignmentId, plan)
      const byName = Object.fromEntries(report.map(({ name, before, after }) => [name, [before, after]]))
      expect(byName).toEqual({ Aki: [0.5, 0.75], Ben: [0.5, 0.5] })
      expect(await scoreOf(a.submissionId)).toBe(0.5)
      expect(
        await db().itemMark.count({ where: { source: 'REGRADE', item: { submissionId: a.submissionId } } }),
      ).toBe(0)
      const regradeId = await regradeAll(teacher, assignmentId, plan)
      const again = { assignmentId, regradeId, plan, reason: 'mended' }
      expect(await applyRegrade(teacher, again)).toEqual({ state: 'done', done: 2, of: 2 })
      expect(await scoreOf(a.submissionId)).toBe(0.75)
      const { regrades, items } = await listRegrades(teacher, { assignmentId, locale: 'en' })
      expect(regrades).toMatchObject([
        {
          state: 'done',
          summary: { up: 1, down: 0, same: 1, failed: 0, kept: 1 },
          reason: 'mended',
          by: 'Teacher',
        },
      ])
      expect(regrades[0]?.learners).toEqual(report.filter(({ name }) => name === 'Aki'))
      expect(items.map(({ title, kind, number }) => [title, kind, number])).toEqual([
        ['Add', 'FAMILY', 1],
        ['Add', 'FAMILY', 2],
        ['Add', 'DRILL', 3],
      ])
      const marks = await db().itemMark.findMany({ where: { regradeId } })
      expect(marks).toHaveLength(4)
      const { csv } = await exportRegrade(teacher, { assignmentId, regradeId })
      expect(csv.split('\r\n').slice(0, 2)).toEqual([
        '\uFEFFname,external_id,email,before,after,change,items_changed,items_failed,items_kept',
        `Aki,,${aki.email},50.00,75.00,25.00,2,0,0`,
      ])
    } finally {
      setBanks(all)
    }
  })

  test('tells what could not be graded again, and leaves it as it was', async () => {
    const assignmentId = await placed(classId)
    const { submissionId } = await graded(aki, assignmentId, [true, true], true)
    const all = await banks()
    const refused = async () => ({ refused: { code: 'log-invalid' } })
    setBanks({ ...all, drills: { ...all.drills, regrade: refused } })
    const [learner] = await previewAll(teacher, assignmentId, { kind: 'TODAY' })
    setBanks(all)
    expect(learner).toMatchObject({ before: 1, after: 1, items: [{ failed: 'log-invalid' }] })
    expect(await scoreOf(submissionId)).toBe(1)
  })

  test('a dropped place counts for nobody, and comes back by the undo', async () => {
    const assignmentId = await placed(classId)
    const { submissionId, places } = await graded(aki, assignmentId, [false, true], true)
    const plan: RegradePlan = { kind: 'DROP', itemId: the(places[0]) }
    const regradeId = await regradeAll(teacher, assignmentId, plan)
    expect(await scoreOf(submissionId)).toBe(1)
    await expectCode(previewRegrade(teacher, { assignmentId, plan }), 'CONFLICT')
    await undoAll(teacher, assignmentId, regradeId)
    expect(await scoreOf(submissionId)).toBe(0.5)
    const undo = { assignmentId, regradeId, undoId: randomUUID(), reason: 'r' }
    await expectCode(undoRegrade(teacher, undo), 'CONFLICT')
    const { regrades, items } = await listRegrades(teacher, { assignmentId, locale: 'ja' })
    expect(regrades.map(({ kind, undone, details }) => [kind, undone, 'undoes' in details])).toEqual([
      ['DROP', false, true],
      ['DROP', true, false],
    ])
    expect(items.some(({ dropped }) => dropped)).toBe(false)
    for (const at of [0, 1])
      await regradeAll(teacher, assignmentId, { kind: 'DROP', itemId: the(places[at]) })
    const last = { assignmentId, plan: { kind: 'DROP' as const, itemId: the(places[2]) } }
    await expectCode(previewRegrade(teacher, last), 'INVALID_INPUT')
  })

  test('full points for everybody; its undo restores what was, but not what was decided since', async () => {
    const assignmentId = await placed(classId)
    const a = await graded(aki, assignmentId, [false, true], true)
    const b = await graded(ben, assignmentId, [false, true], true)
    const mark = (submissionId: string, itemId: string, points: number) =>
      markItem(teacher, { submissionId, itemId, markId: randomUUID(), points, reason: 'r' })
    await mark(a.submissionId, the(a.itemIds[0]), 0.5)
    const regradeId = await regradeAll(teacher, assignmentId, { kind: 'FULL', itemId: the(a.places[0]) })
    expect([await scoreOf(a.submissionId), await scoreOf(b.submissionId)]).toEqual([1, 1])
    await mark(b.submissionId, the(b.itemIds[0]), 1)
    await undoAll(teacher, assignmentId, regradeId)
    expect([await scoreOf(a.submissionId), await scoreOf(b.submissionId)]).toEqual([2.5 / 4, 0.75])
    expect(await db().itemMark.count({ where: { submissionItemId: the(a.itemIds[0]) } })).toBe(3)
  })

  test('another answer is right, too: as it was given, or by the belief that it shows', async () => {
    const assignmentId = await placed(classId)
    const a = await graded(aki, assignmentId, [false, false], true)
    const b = await graded(ben, assignmentId, [true, false])
    const place = (at: number) => ({ assignmentId, itemId: the(a.places[at]), locale: 'en' as const })
    const { answers } = await listAnswers(teacher, place(0))
    const given = answers.find(({ key }) => key === '{"answer":-1}')
    expect(given).toEqual({ key: '{"answer":-1}', words: '-1', count: 1, right: 0 })
    expect(answers).toHaveLength(2)
    const plan = {
      kind: 'ACCEPT' as const,
      itemId: the(a.places[0]),
      answers: [given?.key ?? ''],
      misconceptions: [],
    }
    await regradeAll(teacher, assignmentId, plan)
    expect([await scoreOf(a.submissionId), await scoreOf(b.submissionId)]).toEqual([0.75, 0.5])
    await db().submissionItem.update({
      where: { id: the(b.itemIds[1]) },
      data: { verdict: { misconceptions: ['counts-from-one'] } },
    })
    expect((await listAnswers(teacher, place(1))).misconceptions).toEqual([
      { name: 'counts-from-one', title: 'counts-from-one', count: 1 },
    ])
    const belief = { ...plan, itemId: the(a.places[1]), answers: [], misconceptions: ['counts-from-one'] }
    await regradeAll(teacher, assignmentId, belief)
    expect([await scoreOf(a.submissionId), await scoreOf(b.submissionId)]).toEqual([0.75, 0.75])
    const nothing = { ...plan, answers: [] }
    await expectCode(previewRegrade(teacher, { assignmentId, plan: nothing }), 'INVALID_INPUT')
    const foreign = await graded(aki, await placed(classId), [true])
    const elsewhere = { kind: 'FULL' as const, itemId: the(foreign.places[0]) }
    await expectCode(previewRegrade(teacher, { assignmentId, plan: elsewhere }), 'NOT_FOUND')
  })

  test('asks the database as often for many learners as for few, beside the scores that change', async () => {
    const assignmentId = await placed(classId, { attempts: 0 })
    const { places } = await graded(aki, assignmentId, [false, true])
    const plan: RegradePlan = { kind: 'FULL', itemId: the(places[0]) }
    const ask = () => previewRegrade(teacher, { assignmentId, plan })
    const few = await countQueries(ask)
    await graded(ben, assignmentId, [false, true])
    await graded(aki, assignmentId, [false, true], false, { ordinal: 2 })
    expect(await countQueries(ask)).toBeLessThanOrEqual(few)
  })
})

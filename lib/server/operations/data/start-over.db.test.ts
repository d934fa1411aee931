import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { mergeVisitor } from '@/lib/server/accounts/merge-visitor'
import type { KnownActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { answered } from '@/tests/db/answers'
import { withDatabase } from '@/tests/db/database'
import { expectCode } from '@/tests/db/expect-code'
import { PASSWORD, user, visitor } from '@/tests/db/people'
import { CONCEPT, DRILL, FAMILY, OTHER_FAMILY, seedSmallWorld } from '@/tests/db/skills'
import { deleteAccount } from '../accounts/delete-account'
import { exportAccount } from '../accounts/export-account'
import { markRead } from '../concepts/mark-read'
import { startDrill } from '../drills/start-drill'
import { submitDrill } from '../drills/submit-drill'
import { practiseSkill } from '../review/practise-skill'
import { recordReviews } from '../review/record-reviews'
import { undoReview } from '../review/undo-review'
import { resetSkill } from './reset-skill'
import { startOver } from './start-over'

withDatabase()
beforeAll(seedSmallWorld)

const cardOf = (actor: KnownActor, skillId = FAMILY) =>
  db().card.findUnique({ where: { userId_skillId: { userId: actor.userId, skillId } } })

async function learn(me: KnownActor): Promise<void> {
  await markRead(me, { slug: CONCEPT })
  const first = await answered(me)
  await recordReviews(me, { reviews: [first] })
  await undoReview(me, { id: randomUUID(), reviewId: first.id })
  await recordReviews(me, { reviews: [await answered(me), await answered(me, OTHER_FAMILY)] })
  const attemptId = randomUUID()
  await startDrill(me, { attemptId, skillId: DRILL })
  await submitDrill(me, { attemptId, log: [1, 2, 3], durationMs: 1 })
}

const fit = { reviews: 400, heldBack: 100, parameters: [1, 2], measures: {}, kept: true }

/** What was set and found besides: rows that no review makes. */
async function personalise({ userId }: KnownActor, minutesPerDay: number): Promise<void> {
  await db().studySettings.create({ data: { userId, minutesPerDay } })
  await db().setAside.create({ data: { userId, skillId: OTHER_FAMILY } })
  await db().memoryFit.create({ data: { userId, ...fit } })
}

async function foretold({ userId }: KnownActor): Promise<string> {
  const [examId, startedAt, artefactHash] = [randomUUID(), new Date(), 'test-engine']
  await db().engineArtefact.createMany({ data: [{ hash: artefactHash, size: 0 }], skipDuplicates: true })
  const exam = { id: examId, userId, form: {}, artefactHash, startedAt, closesAt: startedAt }
  await db().exam.create({ data: { ...exam, status: 'GRADED' } })
  await db().readinessForecast.create({ data: { userId, examId, passing: 0.5, mean: 0.6, data: {} } })
  return examId
}

const countsOf = async ({ userId }: KnownActor) => {
  const where = { userId }
  return {
    reviews: await db().review.count({ where }),
    cards: await db().card.count({ where }),
    answers: await db().answer.count({ where }),
    served: await db().servedVariant.count({ where }),
    attempts: await db().attempt.count({ where }),
    reads: await db().conceptRead.count({ where }),
    aside: await db().setAside.count({ where }),
    fits: await db().memoryFit.count({ where }),
    settings: await db().studySettings.count({ where }),
    exams: await db().exam.count({ where }),
    forecasts: await db().readinessForecast.count({ where }),
  }
}
const kept = { settings: 1, exams: 1, forecasts: 1 }
const forgotten = { reviews: 0, cards: 0, answers: 0, served: 0, attempts: 0, aside: 0, fits: 0 }

describe('starting over', () => {
  test('forgets what was learnt, and leaves exams, settings and others alone', async () => {
    const [me, other] = [await user(), await visitor()]
    for (const one of [me, other]) {
      await learn(one)
      await personalise(one, 45)
      await foretold(one)
    }
    const before = await countsOf(other)
    expect(before).toMatchObject({ reviews: 5, cards: 3, answers: 3, attempts: 1, reads: 1, ...kept })
    await db().user.update({ where: { id: me.userId }, data: { memoryParameters: [1, 2] } })
    await startOver(me, { keepReads: true })
    expect(await countsOf(me)).toEqual({ ...forgotten, ...kept, reads: 1 })
    const { memoryParameters } = await db().user.findUniqueOrThrow({ where: { id: me.userId } })
    expect(memoryParameters).toEqual([])
    await startOver(me, { keepReads: false })
    expect(await countsOf(me)).toEqual({ ...forgotten, ...kept, reads: 0 })
    expect(await countsOf(other)).toEqual(before)
    // And goes on.
    const { servedVariantId } = await practiseSkill(me, { skillId: FAMILY })
    expect(servedVariantId).toBeTruthy()
    await recordReviews(me, { reviews: [await answered(me)] })
    expect(await cardOf(me)).toMatchObject({ reviewCount: 1 })
  })

  test('leaves the work for a class', async () => {
    const me = await user()
    await recordReviews(me, { reviews: [await answered(me)] })
    await db().servedVariant.updateMany({ where: { userId: me.userId }, data: { mode: 'ASSESSED' } })
    await startOver(me, { keepReads: true })
    expect(await countsOf(me)).toMatchObject({ reviews: 0, cards: 0, served: 1 })
  })
})

describe('a skill', () => {
  test('starts over with a row, once, and is back when that is undone', async () => {
    const me = await visitor()
    await recordReviews(me, { reviews: [await answered(me)] })
    await recordReviews(me, { reviews: [await answered(me)] })
    const before = await cardOf(me)
    const id = randomUUID()
    await Promise.all([1, 2, 3].map(() => resetSkill(me, { id, skillId: FAMILY })))
    expect(await cardOf(me)).toBeNull()
    expect(await db().review.count({ where: { userId: me.userId } })).toBe(3)
    const undo = randomUUID()
    await undoReview(me, { id: undo, reviewId: id })
    await undoReview(me, { id: undo, reviewId: id })
    expect((await cardOf(me))?.state).toEqual(before?.state)
    await expectCode(undoReview(me, { id: randomUUID(), reviewId: id }), 'ALREADY_UNDONE')
    await expectCode(undoReview(me, { id: randomUUID(), reviewId: undo }), 'NOT_FOUND')
  })

  test('without a card, of another, or under a used id does not', async () => {
    const [me, other] = [await visitor(), await visitor()]
    await expectCode(resetSkill(me, { id: randomUUID(), skillId: FAMILY }), 'NOT_FOUND')
    await recordReviews(me, { reviews: [await answered(me)] })
    await expectCode(resetSkill(other, { id: randomUUID(), skillId: FAMILY }), 'NOT_FOUND')
    const id = randomUUID()
    await resetSkill(me, { id, skillId: FAMILY })
    await recordReviews(other, { reviews: [await answered(other)] })
    await expectCode(resetSkill(other, { id, skillId: FAMILY }), 'CONFLICT')
    await expectCode(undoReview(other, { id: randomUUID(), reviewId: id }), 'NOT_FOUND')
  })
})

describe('what belongs to the memory', () => {
  test('is in the export', async () => {
    const me = await user()
    await learn(me)
    await personalise(me, 45)
    const examId = await foretold(me)
    const all = await exportAccount(me, {})
    expect(all).toMatchObject({
      studySettings: { minutesPerDay: 45 },
      setAside: [{ skillId: OTHER_FAMILY }],
      memoryFits: [{ reviews: 400, kept: true }],
      forecasts: [{ examId, passing: 0.5 }],
    })
    expect(all.reviews).toHaveLength(5)
  })

  test('is there with all else that refers to a person, and each field is explained', async () => {
    const fields = Object.keys(await exportAccount(await user(), {}))
    const schema = readFileSync('prisma/schema.prisma', 'utf8')
    const model = /model User \{([^}]*)\}/.exec(schema)?.[1] ?? ''
    const relations = [
      ...model.matchAll(/^ {2}(\w+) +(?!String|DateTime|Float|Int|Json)[A-Z]\w+(?:\[\]|\?)$/gm),
    ].map(([, name]) => name ?? '')
    expect(relations).toContain('reviews')
    // Secrets, what belongs to classes, questions (they come with their answers), and a note to the server itself.
    const others = ['resetTokens', 'classesCreated', 'assignments', 'servedVariants', 'refold', 'ltiLaunches']
    expect(relations.filter((name) => !fields.includes(name)).sort()).toEqual(others.sort())
    const explained =
      readFileSync('docs/data-export.md', 'utf8')
        .match(/^\| `.*? \|/gm)
        ?.join('') ?? ''
    expect(fields.filter((name) => !explained.includes(`\`${name}\``))).toEqual([])
  })

  test('goes over to the account, whose own settings stay', async () => {
    const [guest, me, rich] = [await visitor(), await user(), await user()]
    await personalise(guest, 45)
    const examId = await foretold(guest)
    const fitted = Array.from({ length: 21 }, () => 0.5)
    await db().user.update({ where: { id: guest.userId }, data: { memoryParameters: fitted } })
    await mergeVisitor(guest.userId, me.userId)
    expect(await exportAccount(me, {})).toMatchObject({
      studySettings: { minutesPerDay: 45 },
      setAside: [{ skillId: OTHER_FAMILY }],
      profile: { memoryParameters: fitted },
      memoryFits: [{ reviews: 400, kept: true }],
      forecasts: [{ examId }],
    })
    const second = await visitor()
    await personalise(rich, 90)
    await personalise(second, 45)
    await mergeVisitor(second.userId, rich.userId)
    expect(await exportAccount(rich, {})).toMatchObject({
      studySettings: { minutesPerDay: 90 },
      setAside: [{ skillId: OTHER_FAMILY }],
      memoryFits: [{ kept: true }, { kept: false }],
    })
  })

  test('goes with the account', async () => {
    const me = await user()
    await learn(me)
    await personalise(me, 45)
    await foretold(me)
    await deleteAccount(me, { password: PASSWORD })
    expect(Object.values(await countsOf(me)).every((count) => count === 0)).toBe(true)
  })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { mergeVisitor } from '@/lib/server/accounts/merge-visitor'
import type { Actor, KnownActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { signUp } from '@/lib/server/operations/accounts/sign-up'
import { markRead } from '@/lib/server/operations/concepts/mark-read'
import { startDrill } from '@/lib/server/operations/drills/start-drill'
import { submitDrill } from '@/lib/server/operations/drills/submit-drill'
import { getPractice } from '@/lib/server/operations/review/get-practice'
import { getScenario } from '@/lib/server/operations/review/get-scenario'
import { planSession } from '@/lib/server/operations/review/plan-session'
import { practiseSkill } from '@/lib/server/operations/review/practise-skill'
import { recordReviews } from '@/lib/server/operations/review/record-reviews'
import { seedSkills } from '@/lib/server/seed/seed-skills'
import { answered } from './answers'
import { countQueries } from './count-queries'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous, PASSWORD, user, visitor } from './people'
import { CONCEPT, DRILL, FAMILY, OTHER_FAMILY, seedSmallWorld, smallSkills } from './skills'

withDatabase()
beforeAll(seedSmallWorld)

const en = { locale: 'en' } as const

const answer = async (actor: KnownActor, skillId = FAMILY) =>
  recordReviews(actor, { reviews: [await answered(actor, skillId)] })

const expire = (actor: KnownActor, skillId: string) =>
  db().card.updateMany({
    where: { userId: actor.userId, skillId },
    data: { due: new Date(0), state: { due: 0, stability: 1 } },
  })

/** So many families more. */
async function addFamilies(count: number): Promise<void> {
  const [first] = smallSkills
  if (!first) return
  const more = Array.from({ length: count }, (_, i) => ({ ...first, id: `family-${i}`, position: 10 + i }))
  await seedSkills(db(), [...smallSkills, ...more])
}

describe('a quiz', () => {
  test('is planned by page, domain or mix: what is due, then what is new, then the rest', async () => {
    const me = await visitor()
    await answer(me)
    const plan = (scope: object, actor: Actor = me) => planSession(actor, { ...en, ...scope })
    expect(await plan({ concept: CONCEPT })).toEqual({ title: 'Numbers', skillIds: [OTHER_FAMILY, FAMILY] })
    await expire(me, FAMILY)
    expect(await plan({ domain: 'basics' })).toEqual({ title: 'Basics', skillIds: [FAMILY, OTHER_FAMILY] })
    expect(await plan({})).toEqual({ title: null, skillIds: [FAMILY, OTHER_FAMILY] })
    expect(await plan({}, anonymous())).toEqual({ title: null, skillIds: [FAMILY, OTHER_FAMILY] })
  })

  test('is of something that there is, and of one thing', async () => {
    const me = await visitor()
    await expectCode(planSession(me, { ...en, concept: 'nothing' }), 'NOT_FOUND')
    await expectCode(planSession(me, { ...en, domain: 'nothing' }), 'NOT_FOUND')
    await expectCode(planSession(me, { ...en, competency: 'nothing' }), 'NOT_FOUND')
    await expectCode(planSession(me, { ...en, domain: 'basics', concept: CONCEPT }), 'INVALID_INPUT')
  })

  test('brings the page of each question along, in both languages', async () => {
    const { concept } = await practiseSkill(await visitor(), { skillId: FAMILY })
    expect(concept).toMatchObject({
      id: CONCEPT,
      area: { id: 'basics', names: { en: 'Basics', ja: '基礎' } },
      texts: { en: { title: 'Numbers' }, ja: { title: '数' } },
    })
  })
})

describe('the list of practice', () => {
  test('says where each belongs and how I stand with it', async () => {
    const me = await visitor()
    await answer(me)
    await answer(me, OTHER_FAMILY)
    await expire(me, OTHER_FAMILY)
    const { domains, skills } = await getPractice(me, en)
    expect(domains).toEqual([{ id: 'basics', name: 'Basics', weight: 0, competencies: [] }])
    expect(skills.map(({ id, kind, standing }) => [id, kind, standing])).toEqual([
      [FAMILY, 'FAMILY', 'learning'],
      [OTHER_FAMILY, 'FAMILY', 'due'],
      [DRILL, 'DRILL', 'new'],
    ])
    const place = { domain: 'basics', competency: null, concepts: [{ id: CONCEPT, title: 'Numbers' }] }
    expect(skills[2]).toMatchObject({ ...place, levels: [1], minutes: 5, due: null, bestScore: null })
  })

  test('and a quiz take as many queries with many families as with few', async () => {
    const me = await visitor()
    await answer(me)
    const both = async () => {
      await getPractice(me, en)
      await planSession(me, { ...en, domain: 'basics' })
    }
    const few = await countQueries(both)
    await addFamilies(60)
    expect((await getPractice(me, en)).skills).toHaveLength(63)
    expect(await countQueries(both)).toBe(few)
    expect(few).toBeGreaterThan(5)
    expect(few).toBeLessThan(20)
    await addFamilies(0)
  })
})

describe('hints', () => {
  test('lower score and rating by what the server makes of them, and are kept', async () => {
    const me = await visitor()
    const entry = { ...(await answered(me)), hints: ['concept', 'clue'] as const, rating: 'easy' as const }
    const [recorded] = await recordReviews(me, { reviews: [{ ...entry, hints: [...entry.hints] }] })
    expect(recorded).toMatchObject({ correct: true, score: 0.5 })
    const stored = await db().answer.findUniqueOrThrow({ where: { id: entry.id }, include: { review: true } })
    expect(stored).toMatchObject({ correct: true, score: 0.5, hints: ['concept', 'clue'] })
    // Hard: what a right answer with help is worth, whatever was asked for.
    expect(stored.review?.rating).toBe(2)
  })

  test('are known ones, each once', async () => {
    const me = await visitor()
    const entry = await answered(me)
    const send = (hints: string[]) => recordReviews(me, { reviews: [{ ...entry, hints: hints as 'clue'[] }] })
    await expectCode(send(['clue', 'clue']), 'INVALID_INPUT')
    await expectCode(send(['answer']), 'INVALID_INPUT')
    await send([])
    expect(await db().answer.findUnique({ where: { id: entry.id } })).toMatchObject({ hints: [], score: 1 })
  })
})

test('the cluster of a question is shown to its owner, once it is answered', async () => {
  const [me, other] = [await visitor(), await visitor()]
  const entry = await answered(me)
  const scenarioFor = (actor: KnownActor) =>
    getScenario(actor, { servedVariantId: entry.servedVariantId, ...en })
  await expectCode(scenarioFor(me), 'NOT_FOUND')
  await recordReviews(me, { reviews: [entry] })
  expect(await scenarioFor(me)).toEqual({ title: 'Add', scenario: { objects: [], commands: [] } })
  await expectCode(scenarioFor(other), 'NOT_FOUND')
})

describe('a visitor', () => {
  /** A right answer with a hint, a drill, a page. */
  async function tryOut() {
    const me = await visitor()
    const entry = { ...(await answered(me)), hints: ['clue' as const] }
    await recordReviews(me, { reviews: [entry] })
    await answered(me, OTHER_FAMILY)
    const attemptId = randomUUID()
    await startDrill(me, { attemptId, skillId: DRILL })
    await submitDrill(me, { attemptId, log: [{ seq: 0 }, { seq: 1 }, { seq: 2 }], durationMs: 1000 })
    await markRead(me, { slug: CONCEPT })
    return { me, entry, attemptId }
  }

  async function belongings(userId: string) {
    const where = { userId }
    const [served, answers, reviews, attempts, cards, reads] = await Promise.all([
      db().servedVariant.findMany({ where, select: { id: true, skillId: true }, orderBy: { id: 'asc' } }),
      db().answer.findMany({ where, select: { id: true, hints: true, score: true } }),
      db().review.findMany({ where, select: { id: true, rating: true }, orderBy: { id: 'asc' } }),
      db().attempt.findMany({ where, select: { id: true, status: true, score: true } }),
      db().card.findMany({
        where,
        select: { skillId: true, reviewCount: true },
        orderBy: { skillId: 'asc' },
      }),
      db().conceptRead.findMany({ where, select: { conceptId: true } }),
    ])
    return { served, answers, reviews, attempts, cards, reads }
  }

  test('keeps all progress when signing up', async () => {
    const { me } = await tryOut()
    const before = await belongings(me.userId)
    expect(before.answers).toMatchObject([{ hints: ['clue'], score: 0.75 }])
    expect(before.cards.map(({ skillId }) => skillId)).toEqual([FAMILY, DRILL])
    const profile = { name: 'Vera', locale: 'en' as const, timeZone: 'UTC' }
    const { userId } = await signUp(me, { email: 'vera@example.com', password: PASSWORD, ...profile })
    expect(await belongings(userId)).toEqual(before)
  })

  test('takes all of it along when signing in to an account', async () => {
    const { me, entry, attemptId } = await tryOut()
    const before = await belongings(me.userId)
    const account = await user()
    await answer(account)
    await mergeVisitor(me.userId, account.userId)
    const after = await belongings(account.userId)
    for (const kind of ['served', 'answers', 'reviews', 'attempts', 'reads'] as const)
      expect<object[]>(after[kind], kind).toEqual(expect.arrayContaining<object>(before[kind]))
    expect(after.cards).toEqual([
      { skillId: FAMILY, reviewCount: 2 },
      { skillId: DRILL, reviewCount: 1 },
    ])
    const scenario = { servedVariantId: entry.servedVariantId, ...en }
    await expect(getScenario(account, scenario)).resolves.toMatchObject({ title: 'Add' })
    expect(await db().attempt.findUnique({ where: { id: attemptId } })).toMatchObject({
      userId: account.userId,
    })
    expect(await belongings(me.userId)).toEqual(
      Object.fromEntries(Object.keys(after).map((kind) => [kind, []])),
    )
  })
})

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { KnownActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { appendReview } from '@/lib/server/practice/append-review'
import { transaction } from '@/lib/server/transaction'
import type { CardState } from '@/lib/srs/card'
import { withDatabase } from '@/tests/db/database'
import { expectCode } from '@/tests/db/expect-code'
import { emptyPackage, openPackage, rewritten } from '@/tests/db/packages'
import { user, visitor } from '@/tests/db/people'
import { FAMILY, OTHER_FAMILY, seedSmallWorld } from '@/tests/db/skills'
import { undoReview } from '../review/undo-review'
import { exportAnki } from './export-anki'
import { importReviews } from './import-reviews'
import { type AnkiPreview, readAnki } from './read-anki'
import { resetSkill } from './reset-skill'

withDatabase()
beforeAll(seedSmallWorld)

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 5, 9)

type Given = readonly [day: number, rating: 1 | 2 | 3 | 4]

async function review(me: KnownActor, skillId: string, at: number, rating: number): Promise<string> {
  const id = randomUUID()
  const row = { id, userId: me.userId, skillId, kind: 'REVIEW' as const, rating, durationMs: 9000 }
  await transaction((tx) => appendReview(tx, { ...row, reviewedAt: new Date(at) }))
  return id
}

async function history(me: KnownActor, skillId: string, given: readonly Given[]): Promise<void> {
  for (const [day, rating] of given) await review(me, skillId, START + day * DAY, rating)
}

const LONG: readonly Given[] = [
  [0, 3],
  [1, 3],
  [5, 3],
  [20, 1],
  [21, 3],
  [30, 4],
  [80, 3],
  [200, 2],
]

async function cardsOf({ userId }: KnownActor) {
  const cards = await db().card.findMany({ where: { userId }, orderBy: { skillId: 'asc' } })
  return cards.map(
    ({ skillId, due, state }) => [skillId, due.getTime(), state as unknown as CardState] as const,
  )
}

const reviewsOf = ({ userId }: KnownActor) =>
  db().review.findMany({ where: { userId, kind: 'REVIEW' }, orderBy: { reviewedAt: 'asc' } })

const exported = (me: KnownActor) => exportAnki(me, { locale: 'en' })

/** Preview and confirmation, as a page does them. */
async function bring(me: KnownActor, file: Uint8Array<ArrayBufferLike>): Promise<AnkiPreview> {
  const preview = await readAnki(me, { file: Uint8Array.from(file) })
  for (const skill of preview.skills) await importReviews(me, { skills: [skill] })
  return preview
}

describe('a package', () => {
  test('holds decks, notes, cards with their memory, and the log', async () => {
    const me = await user()
    await history(me, FAMILY, LONG)
    await review(me, OTHER_FAMILY, START + 300 * DAY, 3)
    await db().setAside.create({ data: { userId: me.userId, skillId: OTHER_FAMILY } })
    const anki = await openPackage(await exported(me))
    const rows = (sql: string) => anki.exec(sql)[0]?.values ?? []
    expect(rows('SELECT ver FROM col')).toEqual([[11]])
    expect(rows('SELECT guid, tags FROM notes ORDER BY guid')).toEqual([
      [`kubekata:${OTHER_FAMILY}`, ' basics '],
      [`kubekata:${FAMILY}`, ' basics '],
    ])
    const [notes] = rows(`SELECT flds FROM notes WHERE guid = 'kubekata:${FAMILY}'`)
    const [front, back, mark] = String(notes?.[0]).split('\x1f')
    expect(front).toContain(`href="http://localhost:3000/en/practice/${FAMILY}"`)
    expect(back).toContain('href="http://localhost:3000/en/concepts/numbers"')
    expect(mark).toBe(`kubekata:${FAMILY}`)
    const decks = Object.values(JSON.parse(String(rows('SELECT decks FROM col')[0]?.[0]))) as {
      name: string
    }[]
    expect(decks.map(({ name }) => name)).toContain('Kubekata::Basics')
    const [card] = await cardsOf(me).then((all) => all.filter(([skillId]) => skillId === FAMILY))
    const state = card?.[2]
    const stored = rows(
      `SELECT type, queue, due, ivl, reps, lapses, data FROM cards WHERE nid = (SELECT id FROM notes WHERE guid = 'kubekata:${FAMILY}')`,
    )[0]
    const crt = Number(rows('SELECT crt FROM col')[0]?.[0])
    const due = Math.floor(((state?.due ?? 0) / 1000 - crt) / 86_400)
    expect(stored?.slice(0, 6)).toEqual([2, 2, due, state?.scheduledDays, LONG.length, 1])
    const memory = JSON.parse(String(stored?.[6])) as Record<string, number>
    expect(memory.s).toBeCloseTo(state?.stability ?? 0, 3)
    expect(memory).toMatchObject({ dr: 0.9, decay: 0.154, lrt: (START + 200 * DAY) / 1000 })
    // Suspended, for it is set aside for good.
    expect(rows('SELECT queue FROM cards WHERE type = 1')).toEqual([[-1]])
    const log = rows('SELECT id, ease, ivl, lastIvl, factor, time, type FROM revlog ORDER BY id')
    expect(log.map(([id]) => id)).toEqual([...LONG.map(([day]) => START + day * DAY), START + 300 * DAY])
    expect(log.map(([, ease]) => ease)).toEqual([...LONG.map(([, rating]) => rating), 3])
    expect(log[0]).toEqual([START, 3, -600, 0, expect.any(Number), 9000, 0])
    for (const [, , , , factor] of log) expect(factor).toSatisfy((f: number) => f >= 100 && f <= 1100)
    expect(log.slice(2, LONG.length).map(([, , , lastIvl]) => lastIvl)).toEqual(
      log.slice(1, LONG.length - 1).map(([, , ivl]) => ivl),
    )
  })

  test('gives an empty account the same cards, and nothing when it comes again', async () => {
    const [me, other] = [await user(), await visitor()]
    await history(me, FAMILY, LONG)
    await history(me, OTHER_FAMILY, [
      [0, 4],
      [10, 3],
      [60, 3],
    ])
    const file = await exported(me)
    expect(await bring(other, file)).toMatchObject({
      read: 11,
      added: 11,
      present: 0,
      notOurs: 0,
      refused: [],
    })
    expect(await cardsOf(other)).toEqual(await cardsOf(me))
    expect((await reviewsOf(other)).every(({ imported }) => imported)).toBe(true)
    expect(await bring(other, file)).toMatchObject({ added: 0, present: 11, skills: [] })
    expect(await bring(me, file)).toMatchObject({ added: 0, present: 11, skills: [] })
    // Nor does what was imported, once it is exported again.
    expect(await bring(other, await exported(other))).toMatchObject({ added: 0, present: 11 })
    expect(await bring(me, await exported(other))).toMatchObject({ added: 0, present: 11 })
  })

  test('adds nothing when what was previewed is sent again', async () => {
    const [me, other] = [await user(), await visitor()]
    await history(me, FAMILY, LONG)
    const { skills } = await readAnki(other, { file: Uint8Array.from(await exported(me)) })
    expect(await db().review.count({ where: { userId: other.userId } })).toBe(0)
    expect(await importReviews(other, { skills })).toEqual({ added: 8, present: 0 })
    expect(await importReviews(other, { skills })).toEqual({ added: 0, present: 8 })
    const both = await Promise.all([1, 2, 3].map(() => importReviews(other, { skills })))
    expect(both.map(({ added }) => added)).toEqual([0, 0, 0])
    await expectCode(importReviews(other, { skills: [{ ...skills[0]!, skillId: 'nothing' }] }), 'NOT_FOUND')
  })

  test('brings what was reviewed in Anki, and not what was taken back or was before a reset', async () => {
    const me = await user()
    await history(me, FAMILY, LONG)
    const file = await exported(me)
    const inAnki = START + 250 * DAY + 7
    const changed = await rewritten(file, (anki) => {
      // As Anki does: other ids of cards and notes, another usn; the log keeps its ids.
      anki.run('UPDATE revlog SET cid = cid + 999, usn = 12; UPDATE cards SET id = id + 999, nid = nid + 5')
      anki.run('UPDATE notes SET id = id + 5')
      anki.run(`INSERT INTO revlog SELECT ${inAnki}, id, -1, 3, 90, 60, 500, 4000, 1 FROM cards`)
      anki.run(`INSERT INTO revlog SELECT ${inAnki + 1}, id, -1, 0, 90, 60, 0, 0, 4 FROM cards`)
      anki.run(`INSERT INTO revlog SELECT ${inAnki + 2}, id, -1, 3, 90, 60, 0, 0, 3 FROM cards`)
      anki.run(`INSERT INTO revlog VALUES (${inAnki + 3}, 1, -1, 3, 90, 60, 500, 0, 1)`)
    })
    const [, , third] = await reviewsOf(me)
    await undoReview(me, { id: randomUUID(), reviewId: third?.id ?? '' })
    expect(await bring(me, changed)).toMatchObject({
      ...{ read: 12, added: 1, present: 8, notOurs: 1 },
      refused: [
        { reason: 'by-hand', count: 1 },
        { reason: 'preview', count: 1 },
      ],
    })
    const added = (await reviewsOf(me)).at(-1)
    expect(added).toMatchObject({ imported: true, rating: 3, durationMs: 4000, reviewedAt: new Date(inAnki) })
    expect((await cardsOf(me))[0]?.[2].reps).toBe(LONG.length)
    const reset = randomUUID()
    await resetSkill(me, { id: reset, skillId: FAMILY })
    expect(await bring(me, changed)).toMatchObject({ added: 0, present: 9 })
    expect(await cardsOf(me)).toEqual([])
    await undoReview(me, { id: randomUUID(), reviewId: reset })
    expect((await cardsOf(me))[0]?.[2].reps).toBe(LONG.length)
  })

  test('is read in each form, by the guid or by a field', async () => {
    const me = await user()
    await history(me, FAMILY, LONG)
    const file = await exported(me)
    const nothing = () => {}
    for (const name of ['collection.anki21', 'collection.anki21b'] as const) {
      const other = await visitor()
      expect(await bring(other, await rewritten(file, nothing, name))).toMatchObject({ added: 8 })
      expect(await cardsOf(other)).toEqual(await cardsOf(me))
    }
    const byField = await rewritten(file, (anki) => {
      anki.run("UPDATE notes SET guid = 'x', flds = 'a' || char(31) || ' <b>kubekata:add-numbers</b>'")
    })
    expect(await bring(await visitor(), byField)).toMatchObject({ added: 8, notOurs: 0 })
    const unknown = await rewritten(file, (anki) => {
      anki.run("UPDATE notes SET guid = 'kubekata:no-such-skill', flds = ''")
    })
    expect(await bring(await visitor(), unknown)).toMatchObject({
      ...{ added: 0, skills: [] },
      refused: [{ reason: 'unknown-skill', count: 8 }],
    })
    const renamed = await visitor()
    await db().skillAlias.create({ data: { alias: 'no-such-skill', skillId: FAMILY } })
    expect(await bring(renamed, unknown)).toMatchObject({ added: 8 })
    expect((await cardsOf(renamed))[0]?.[0]).toBe(FAMILY)
  })

  test('of somebody else’s brings nothing; the future is now', async () => {
    const foreign = await rewritten(await emptyPackage(), (anki) => {
      anki.run(
        "INSERT INTO notes VALUES (1, 'abc', 1, 0, 0, '', 'front' || char(31) || 'back', 'front', 0, 0, '')",
      )
      anki.run("INSERT INTO cards VALUES (2, 1, 1, 0, 0, 0, 2, 2, 1, 1, 2500, 1, 0, 0, 0, 0, 0, '')")
      anki.run(`INSERT INTO revlog VALUES (${START}, 2, 0, 3, 1, 0, 2500, 1000, 0)`)
    })
    expect(await bring(await visitor(), foreign)).toMatchObject({ read: 1, added: 0, notOurs: 1, skills: [] })
    const me = await visitor()
    const soon = Date.now() + 3 * DAY
    const rows = [{ id: soon, rating: 3, days: 0, durationMs: 0 }]
    await importReviews(me, { skills: [{ skillId: FAMILY, rows }] })
    const [stored] = await reviewsOf(me)
    expect(stored?.reviewedAt.getTime()).toBeLessThanOrEqual(Date.now())
    expect(await importReviews(me, { skills: [{ skillId: FAMILY, rows }] })).toEqual({ added: 0, present: 1 })
  })

  test('that is none is refused with its reason', async () => {
    const me = await visitor()
    const refused = (file: Uint8Array, reason: string) =>
      expect(readAnki(me, { file: Uint8Array.from(file) })).rejects.toMatchObject({
        ...{ code: 'INVALID_INPUT', params: { field: 'file', reason } },
      })
    await refused(new Uint8Array(100), 'not-a-package')
    const noTable = await rewritten(await emptyPackage(), (anki) => anki.run('DROP TABLE revlog') as never)
    await refused(noTable, 'not-a-collection')
  })
})

const moment = fc.tuple(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 0, max: 1 }),
  fc.integer({ min: 1, max: 4 }),
)

test('no review is lost or doubled, whatever is exported, answered in Anki and brought back in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { maxLength: 6 }),
      fc.array(moment, { maxLength: 4 }),
      async (own, anki) => {
        const me = await visitor()
        // Several in one millisecond too.
        for (const [day, ms, rating] of own) await review(me, FAMILY, START + day * DAY + ms, rating)
        await review(me, OTHER_FAMILY, START, 3)
        const file = await exported(me)
        const times = new Set(anki.map(([day, ms]) => START + (100 + day) * DAY + ms * 60_000))
        await review(me, FAMILY, START + 90 * DAY, 3)
        const known = await reviewsOf(me)
        const changed = await rewritten(file, (db) => {
          const cid = `(SELECT min(cards.id) FROM cards JOIN notes ON nid = notes.id WHERE guid = 'kubekata:${OTHER_FAMILY}')`
          for (const at of times) db.run(`INSERT INTO revlog VALUES (${at}, ${cid}, -1, 3, 9, 1, 500, 9, 1)`)
        })
        expect(await bring(me, changed)).toMatchObject({ added: times.size, present: own.length + 1 })
        await bring(me, file)
        await bring(me, await exported(me))
        const after = await reviewsOf(me)
        expect(after.length).toBe(known.length + times.size)
        const ids = after.map(({ id }) => id)
        expect(ids).toEqual(expect.arrayContaining(known.map(({ id }) => id)))
        await db().user.delete({ where: { id: me.userId } })
      },
    ),
    { numRuns: 6, seed: 7 },
  )
})

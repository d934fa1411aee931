import { describe, expect, test } from 'vitest'
import type { Content } from '@/lib/content/content'
import { contentFixture } from '@/lib/content/gate-fixture'
import { loadContent } from '@/lib/content/load-content'
import { parseContent } from '@/lib/content/parse-content'
import { withDatabase } from '@/tests/db/database'
import { db } from '../db'
import { seedContent } from './seed-content'

withDatabase()

/** The fixture's content with some of its text replaced. */
function content(...edits: [file: string, from: string, to: string][]): Content {
  const files = contentFixture()
  for (const [file, from, to] of edits) files[file] = (files[file] ?? '').replace(from, to)
  return parseContent(files)
}
const page = (id: string) =>
  db().concept.findUniqueOrThrow({
    where: { id },
    include: { currentVersion: { include: { texts: true, diagrams: true } }, versions: true },
  })

describe('seedContent', () => {
  test('publishes both languages with diagrams, key points and traps', async () => {
    expect(await seedContent(db(), content())).toEqual({ added: 4, published: 4, hidden: 0 })
    const { currentVersion, position, domainId } = await page('second')
    expect({ position, domainId }).toEqual({ position: 1, domainId: 'domain' })
    expect(currentVersion).toMatchObject({ track: 'exam', level: 1, prerequisites: ['first'] })
    const ja = currentVersion?.texts.find((t) => t.locale === 'ja')
    expect(ja).toMatchObject({
      title: '題名',
      keyPoints: ['1つ目です。', '2つ目です。', '3つ目です。'],
      traps: [{ id: 'wrong', belief: '誤りです。', fact: '正しいです。' }],
    })
    expect(currentVersion?.diagrams.map((d) => [d.locale, d.name, d.ascii]).sort()).toEqual([
      ['en', 'picture', 'A --> B'],
      ['ja', 'picture', 'A --> B'],
    ])
  })

  test('changes nothing the second time', async () => {
    expect(await seedContent(db(), content())).toEqual({ added: 0, published: 0, hidden: 0 })
    expect(await db().conceptVersion.count()).toBe(3)
  })

  test('adds a version for a change and keeps the old one as it was', async () => {
    const before = await page('first')
    const changed = content(['concepts/first/concept.yaml', '要約です。', '新しい要約です。'])
    expect(await seedContent(db(), changed)).toEqual({ added: 1, published: 1, hidden: 0 })
    const after = await page('first')
    expect(after.versions).toHaveLength(2)
    expect(after.currentVersionId).not.toBe(before.currentVersionId)
    const old = await db().conceptText.findMany({ where: { versionId: before.currentVersion?.id } })
    expect(old).toEqual(before.currentVersion?.texts)
  })

  test('goes back to a version that it knows', async () => {
    expect(await seedContent(db(), content())).toEqual({ added: 0, published: 1, hidden: 0 })
  })

  test('hides what is gone and keeps its history', async () => {
    const all = content()
    const less = { ...all, concepts: all.concepts.slice(0, 1), glossary: [] }
    expect(await seedContent(db(), less)).toEqual({ added: 0, published: 0, hidden: 3 })
    const hidden = await page('second')
    expect(hidden.currentVersion).toBeNull()
    expect(hidden.versions).toHaveLength(1)
    expect(await seedContent(db(), all)).toEqual({ added: 0, published: 3, hidden: 0 })
  })

  test('publishes content/ as it is', async () => {
    const real = loadContent('content')
    const all = real.concepts.length + real.glossary.length
    // The fixture's three pages go; its one term is replaced by the real one of the same id.
    expect(await seedContent(db(), real)).toEqual({ added: all, published: all, hidden: 3 })
    expect(await seedContent(db(), real)).toEqual({ added: 0, published: 0, hidden: 0 })
    expect(await db().conceptText.count({ where: { version: { currentOf: { isNot: null } } } })).toBe(
      real.concepts.length * 2,
    )
  })
})

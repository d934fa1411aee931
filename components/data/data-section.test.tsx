import { expect, it } from 'vitest'
import { MAX_PACKAGE_BYTES, MAX_PACKAGE_ROWS } from '@/lib/anki/read-package'
import { renderedHtml } from '@/tests/render/rendered-html'
import { DataSection } from './data-section'
import { ImportRun } from './import-run'
import { PACKAGE_LIMITS } from './package-limits'

const never = () => Promise.reject(new Error('not called'))
const actions = { importReviews: never, startOver: never, resetSkill: never, undoReview: never }

it('tells the limits that the server has', () => {
  expect(PACKAGE_LIMITS).toEqual({ reviews: MAX_PACKAGE_ROWS, megabytes: MAX_PACKAGE_BYTES / 2 ** 20 })
})

it.each([
  ['en', '200,000', 'You have no cards yet.', 'Delete account'],
  ['ja', '200,000', 'カードはまだありません。', 'アカウントを削除'],
] as const)('shows what can be done: %s', async (locale, limit, none, remove) => {
  const guest = await renderedHtml(<DataSection {...actions} skills={[]} />, locale)
  expect(guest).toContain(limit)
  expect(guest).toContain(none)
  expect(guest).not.toContain(remove)
  const skills = [{ id: 'a', title: 'Drain a node' }]
  const own = await renderedHtml(
    <DataSection {...actions} skills={skills} deleteAccount={{ remove: never }} />,
    locale,
  )
  expect(own).toContain('Drain a node')
  expect(own).toContain(remove)
})

it.each([
  ['en', 'Add 1 review', 'Left out: set by hand in Anki, not answered', 'There is nothing new in this file.'],
  [
    'ja',
    '1件の復習を追加',
    '対象外: 解答ではなく、Ankiで手動設定されたもの',
    'このファイルに新しい復習はありません。',
  ],
] as const)('reports what a package would bring: %s', async (locale, add, refused, nothing) => {
  const counts = { read: 1234, present: 1, notOurs: 0, refused: [{ reason: 'by-hand' as const, count: 2 }] }
  const skills = [{ skillId: 'a', rows: [{ id: 1, rating: 3, days: 1, durationMs: 1 }] }]
  const some = await renderedHtml(
    <ImportRun preview={{ ...counts, added: 1, skills }} importReviews={never} />,
    locale,
  )
  expect(some).toContain('1,234')
  expect(some).toContain(add)
  expect(some).toContain(refused)
  const none = await renderedHtml(
    <ImportRun preview={{ ...counts, added: 0, skills: [] }} importReviews={never} />,
    locale,
  )
  expect(none).toContain(nothing)
  expect(none).not.toContain('<button')
})

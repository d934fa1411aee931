import { expect, test, vi } from 'vitest'
import { contentFixture } from '@/lib/content/gate-fixture'
import { parseContent } from '@/lib/content/parse-content'
import { db } from '@/lib/server/db'
import { search } from '@/lib/server/operations/concepts/search'
import { seedContent } from '@/lib/server/seed/seed-content'
import { withDatabase } from './database'
import { expectCode } from './expect-code'
import { anonymous } from './people'

withDatabase()

/** The fixture's content, the first page about something of its own. */
async function publish(word: string): Promise<void> {
  const files = contentFixture()
  const page = 'concepts/first/en.md'
  files[page] = (files[page] ?? '').replace('word word', word)
  await seedContent(db(), parseContent(files))
}
const find = (query: string) => search(anonymous(), { query, locale: 'en' })

test('searches what is published, and what is published later', async () => {
  await publish('quokka')
  expect((await find('quokka')).pages.map(({ id }) => id)).toEqual(['first'])
  expect(await find('サーバー')).toMatchObject({ terms: [{ id: 'server', concept: 'first' }] })

  await publish('wombat')
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] })
  expect((await find('wombat')).pages.map(({ id }) => id)).toEqual(['first'])
  expect((await find('quokka')).pages).toEqual([])
  vi.useRealTimers()
})

test('refuses what is empty or too long', async () => {
  await expectCode(find(' '), 'INVALID_INPUT')
  await expectCode(find('a'.repeat(101)), 'INVALID_INPUT')
})

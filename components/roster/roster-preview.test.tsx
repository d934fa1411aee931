import { expect, it } from 'vitest'
import { parseRoster } from '@/lib/classroom/roster-csv'
import { renderedHtml } from '@/tests/render/rendered-html'
import { type Preview, RosterPreview } from './roster-preview'

const textOf = async (preview: Preview, locale: 'en' | 'ja' = 'en') =>
  (
    await renderedHtml(
      <RosterPreview preview={preview} mails={false} busy={false} apply={() => {}} />,
      locale,
    )
  ).replaceAll(/<[^>]*>/g, ' ')

const wrong = [
  'email,role,extra time,id,city',
  ',,,,',
  'x,boss,999,7,',
  'a@example.com,,,7,',
  'a@example.com,,,,',
  `b@example.com,,,${'9'.repeat(61)},`,
  'c@example.com,,,,,more',
].join('\n')

it.each([
  [
    'en',
    'Line 3, column 1: “x” is not an e-mail address.',
    'Line 5, column 1: “a@example.com” is in line 4 already.',
  ],
  [
    'ja',
    '3行目の1列目: 「x」はメールアドレスではありません。',
    '5行目の1列目: 「a@example.com」は4行目にもあります。',
  ],
] as const)('says what is wrong, and where: %s', async (locale, notEmail, twice) => {
  const { problems } = parseRoster(wrong)
  const text = (await textOf({ problems, entries: [] }, locale)).replaceAll(/\s+/g, ' ')
  expect(text).toContain(notEmail)
  expect(text).toContain(twice)
})

it.each(['en', 'ja'] as const)('has words for every problem of a whole list: %s', async (locale) => {
  const lists = [
    '',
    'a@example.com',
    'name',
    'email,mail',
    'email\n"',
    'email\n"a"b',
    `email${'\nx'.repeat(501)}`,
  ]
  for (const list of lists) {
    const { problems } = parseRoster(list)
    expect(problems.length, list).toBeGreaterThan(0)
    await textOf({ problems, entries: [] }, locale)
  }
})

it('counts what would happen, and offers it', async () => {
  const person = { line: 2, email: 'a@example.com', name: 'Aki', changes: [] }
  const entries: Preview['entries'] = [
    { ...person, outcome: 'invite', role: 'INSTRUCTOR' },
    { ...person, line: 3, outcome: 'change-member', changes: ['externalId', 'extraTimePercent'] },
    { ...person, line: 4, outcome: 'invited' },
  ]
  const text = await textOf({ problems: [], entries })
  expect(text).toContain('1 person is invited, 1 changed, 1 unchanged.')
  expect(text).toContain('student number, extra time')
  expect(text).toContain('Apply 2 lines')
  const nothing = await textOf({ problems: [], entries: entries.slice(2) })
  expect(nothing).toContain('Everything in this list is so already.')
  expect(nothing).not.toContain('Apply')
})

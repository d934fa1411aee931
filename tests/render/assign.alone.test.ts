import { type ComponentProps, createElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { AssignableSkill } from '@/components/assign/assignable'
import { AssignmentPreview } from '@/components/assign/assignment-preview'
import { AssignmentToolbar } from '@/components/assign/assignment-toolbar'
import { BegunNotice } from '@/components/assign/begun-notice'
import { ConflictNotice } from '@/components/assign/conflict-notice'
import { differencesOf, type PlainAssignment, plainAssignment } from '@/components/assign/differences'
import { EditAssignment } from '@/components/assign/edit-assignment'
import { newForm } from '@/components/assign/form'
import { NewAssignment } from '@/components/assign/new-assignment'
import { OverridePanel } from '@/components/assign/override-panel'
import { VersionList } from '@/components/assign/version-list'
import { Instructions } from '@/components/assignment/instructions'
import { assignmentData } from '@/lib/classroom/assignment'
import { renderedHtml } from './rendered-html'

// Nobody goes anywhere while a page is only drawn.
vi.mock('@/lib/i18n/navigation', () => ({
  useRouter: () => ({}),
  usePathname: () => '/',
  Link: (props: ComponentProps<'a'>) => createElement('a', props),
}))

const never = () => Promise.reject(new Error('not called'))
const nothing = () => undefined
const BERLIN = 'Europe/Berlin'
const skill = (id: string, changes: Partial<AssignableSkill> = {}): AssignableSkill => ({
  ...{ id, kind: 'FAMILY', title: `Title of ${id}`, summary: 'Summary', levels: [1, 2], minutes: null },
  ...{ domainId: 'd', isOwn: false, ...changes },
})
const skills = [skill('drain'), skill('node', { kind: 'DRILL', minutes: 8, levels: [3] })]
const names = { titles: { drain: 'Drain', node: 'Node', old: 'Old' }, domains: { d: 'Storage' } }
const editor = {
  ...{
    classId: 'c',
    timeZone: BERLIN,
    ownTimeZone: 'Asia/Tokyo',
    titles: names.titles,
    skills,
    previewFamily: never,
  },
  domains: [{ id: 'd', name: 'Storage' }],
}
const data = assignmentData.parse({
  ...{
    title: 'Week <1>',
    opensAt: new Date('2026-11-23T08:00Z'),
    minutes: 45,
    attempts: 3,
    password: 'kata',
  },
  closesAt: new Date('2027-10-31T01:30Z'),
  items: [
    { kind: 'FAMILY', skillId: 'drain', seeds: [1, 2], difficulty: 2 },
    { kind: 'DRILL', skillId: 'old', points: 5 },
    { kind: 'EXAM', form: { kind: 'domain', domainId: 'd' } },
  ],
})
/** The one tag that has all of this. */
const tagWith = (html: string, ...parts: string[]) =>
  (html.match(/<[a-z][^>]*>/g) ?? []).filter((tag) => parts.every((part) => tag.includes(part)))

describe('the editor', () => {
  it.each([
    ['en', 'Nothing chosen yet.', 'The first', '2 of 2', 'Publish</button>'],
    ['ja', 'まだ何も選ばれていません。', '全員同じにする', '2件中2件', '公開する</button>'],
  ] as const)('is empty for a new assignment: %s', async (locale, none, choice, count, publish) => {
    const initial = { ...newForm(new Date('2026-11-23T10:00Z'), BERLIN), attempts: '0' }
    const html = await renderedHtml(
      createElement(NewAssignment, { ...editor, initial, create: never }),
      locale,
    )
    for (const text of [none, choice, count, publish, 'value="2026-11-23T11:00"', 'Asia/Tokyo'])
      expect(html).toContain(text)
    expect(html).not.toContain('aria-invalid="true"')
  })

  it.each([
    [
      'en',
      '2 variants to draw from',
      'No longer in the collection',
      'Exam on Storage',
      'The second time (GMT+1)',
    ],
    ['ja', '2つから抽選', '現在は公開されていません', '試験: Storage', '2回目（GMT+1）'],
  ] as const)('shows what is set: %s', async (locale, ...texts) => {
    const assignment = { id: 'a', version: 2, data }
    const html = await renderedHtml(
      createElement(EditAssignment, { ...editor, assignment, update: never }),
      locale,
    )
    for (const text of texts) expect(html).toContain(text)
    // The hour that comes twice, the second time; the password is covered.
    expect(tagWith(html, '<option', 'value="second"', 'selected')).toHaveLength(1)
    expect(tagWith(html, '<input', 'type="password"', 'value="kata"')).toHaveLength(1)
    expect(tagWith(html, '<input', 'value="Week &lt;1&gt;"')).toHaveLength(1)
    const up = locale === 'en' ? 'Move item 1 up' : '項目1を上へ移動'
    expect(tagWith(html, `aria-label="${up}"`, 'disabled=""')).toHaveLength(1)
  })

  it.each([
    ['en', '2 attempts have begun', 'Time limit: running', 'Contents:', 'Hints:'],
    ['ja', '2件の受験がすでに始まっています', '制限時間: 解答中', '内容: ', 'ヒント: '],
  ] as const)('says whom a change affects: %s', async (locale, title, first, second, other) => {
    const does = { onReason: nothing, onAnyway: nothing, onCancel: nothing }
    const state = { fields: 'minutes items', begun: 2, reason: '', pending: false }
    const html = await renderedHtml(createElement(BegunNotice, { ...state, ...does }), locale)
    for (const text of [title, first, second]) expect(html).toContain(text)
    expect(html).not.toContain(other)
    expect(tagWith(html, '<button', 'disabled=""')).toHaveLength(1)
  })
})

const before = plainAssignment(data)
const changed: PlainAssignment = {
  ...before,
  ...{ title: 'Week 2', minutes: null, attempts: 0, hints: true, counted: 'FIRST', password: null },
  ...{ lateUntil: '2027-11-02T12:00:00.000Z', latePercent: 20, status: 'DRAFT' },
  items: [
    { kind: 'FAMILY', skillId: 'drain', seeds: [1], difficulty: 1, points: 2 },
    { kind: 'EXAM', form: { kind: 'full' }, points: 1 },
    { kind: 'DRILL', skillId: 'node', points: 5 },
  ],
}

it.each([
  ['en', 'Title: “Week &lt;1&gt;” became “Week 2”', 'Time limit: 45 min → none', 'Attempts: 3 → any number'],
  ['ja', 'タイトル: 「Week &lt;1&gt;」→「Week 2」', '制限時間: 45分 → なし', '受験回数: 3 → 無制限'],
] as const)('versions differ in words: %s', async (locale, ...texts) => {
  const version = { createdAt: new Date('2026-11-23T08:00Z'), reason: 'Too <short>', editedBy: null }
  const versions = [
    { ...version, number: 2, data: changed },
    { ...version, number: 1, data: before },
  ]
  const html = await renderedHtml(createElement(VersionList, { versions, names, timeZone: BERLIN }), locale)
  for (const text of [...texts, 'Too &lt;short&gt;', 'Old', 'Node', 'Drain']) expect(html).toContain(text)
  // Nine settings; one removed, one added, three of the question, one of the exam
  expect(html.match(/<li class="break-words">/g)).toHaveLength(15)
  expect(html).not.toMatch(/undefined|null|\[object/)
})

it('a conflict shows both ways on, also where mine is not complete', async () => {
  const theirs = { ...before, shuffled: true }
  const shown = (mine: PlainAssignment | undefined) =>
    renderedHtml(
      createElement(ConflictNotice, {
        theirs: differencesOf(before, theirs),
        mine: mine && differencesOf(theirs, mine),
        ...{ names, timeZone: BERLIN, onLoad: nothing, onKeep: nothing },
      }),
    )
  expect(await shown(before)).toContain('Shuffled order: on → off')
  const part = await shown(undefined)
  expect(part).toContain('Shuffled order: off → on')
  expect(part).not.toContain('How yours differs')
  expect(part).toContain('Load theirs')
})

describe('exceptions', () => {
  const aki = { userId: 'u', name: 'Aki', extraTimePercent: 25 }
  const row = { ...aki, extraMinutes: 5, reason: 'Ill', opensAt: null, closesAt: null, attempts: 2 }
  const learners = [aki, { userId: 'v', name: 'Ben', extraTimePercent: 0 }]
  const panel = (isArchived: boolean, overrides = [row]) =>
    renderedHtml(
      createElement(OverridePanel, {
        ...{ assignmentId: 'a', set: data, overrides, learners, timeZone: BERLIN, ownTimeZone: BERLIN },
        ...{ isArchived, save: never, remove: never, children: 'search' },
      }),
    )

  it('are told with what applies, and offered to whoever has none', async () => {
    const html = await panel(false)
    for (const text of [
      '62 minutes per attempt',
      '2 attempts',
      '25% extra time',
      'Ill',
      'Allow Ben something',
    ])
      expect(html).toContain(text)
    expect(html).not.toContain('Allow Aki something')
    expect(await panel(false, [])).toContain('Nobody has an exception.')
  })

  it('can only be looked at in an archived class', async () => {
    const html = await panel(true)
    expect(html).toContain('62 minutes per attempt')
    expect(html).not.toContain('<button')
  })
})

it('the toolbar offers what can be done', async () => {
  type Status = 'DRAFT' | 'PUBLISHED'
  const bar = (
    begun: number,
    isArchived: boolean,
    releasedAt: Date | null = null,
    status: Status = 'PUBLISHED',
  ) =>
    renderedHtml(
      createElement(AssignmentToolbar, {
        ...{ classId: 'c', assignment: { id: 'a', title: 'Week 1', status, releasedAt } },
        ...{ begun, isArchived, release: never, remove: never },
      }),
    )
  const fresh = await bar(0, false)
  for (const text of ['/a/edit"', '/a/preview"', '/a/overrides"', '/a/versions"', 'new?from=a"', 'Delete'])
    expect(fresh).toContain(text)
  expect(fresh).toContain('Release results')
  const begun = await bar(1, false, new Date())
  expect(begun).toContain('Take results back')
  expect(begun).not.toContain('Delete')
  expect(begun).not.toContain('Draft')
  expect(await bar(0, false, null, 'DRAFT')).toContain('Draft: seen by instructors alone')
  const archived = await bar(0, true)
  expect(archived).toContain('/a/versions"')
  expect(archived).not.toMatch(/\/edit"|from=a|<button/)
})

it.each([
  ['en', 'Count the nodes.', 'Time limit: 45 minutes', '2.5 points'],
  ['ja', 'ノードを数えます。', '制限時間: 45分', '2.5点'],
] as const)('the preview shows texts in the language of the page: %s', async (locale, ...texts) => {
  const task = (title: string, task: string) => ({ title, task })
  const instructions = createElement(Instructions, { markdown: '**Alone** <b>please</b>' })
  const html = await renderedHtml(
    createElement(AssignmentPreview, {
      ...{ instructions, minutes: 45, hints: true, questions: [] },
      tasks: [
        {
          ...{ points: 2.5, minutes: 8 },
          texts: { en: task('Nodes', 'Count the nodes.'), ja: task('ノード', 'ノードを数えます。') },
        },
      ],
    }),
    locale,
  )
  for (const text of [...texts, '<strong>Alone</strong>', '&lt;b&gt;']) expect(html).toContain(text)
})

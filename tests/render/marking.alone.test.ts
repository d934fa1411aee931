import { type ComponentProps, createElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { CheckTimeline } from '@/components/marking/check-timeline'
import { DisputeBadge } from '@/components/marking/dispute-badge'
import { DisputeList } from '@/components/marking/dispute-list'
import { ItemTalk } from '@/components/marking/item-talk'
import { PastRegrade } from '@/components/marking/regrade/past-regrade'
import type { Regrade, RegradeActions } from '@/components/marking/regrade/regrade-actions'
import { RegradeWizard } from '@/components/marking/regrade/regrade-wizard'
import { SubmissionMarking } from '@/components/marking/submission-marking'
import type { MarkedItemView, SubmissionView } from '@/components/marking/submission-view'
import { renderedHtml } from './rendered-html'

// Links are Next's, which is not here.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ prefetch: _, href, ...props }: ComponentProps<'a'> & { prefetch?: boolean; href: unknown }) =>
    createElement('a', { ...props, href: typeof href === 'string' ? href : JSON.stringify(href) }),
  useRouter: () => ({ refresh: () => undefined }),
}))

const LOCALES = ['en', 'ja'] as const
const at = new Date(Date.UTC(2026, 10, 23, 9))
const timeZone = 'Asia/Tokyo'
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const never = () => Promise.reject(new Error('not here'))

const dispute = {
  ...{ id: 'd', checkId: 'three', text: 'It is three.', status: 'OPEN' as const, answer: '' },
  ...{ createdAt: at, resolvedAt: null },
}
const comment = {
  ...{ id: 'c', itemId: 'i', text: 'Look again.', createdAt: at, authorId: 't', author: 'Teacher' },
}
const taskResult = {
  ...{ score: 0, points: 0, lost: 2, firstPoints: null, damage: [], refused: null, ungraded: false },
  checks: [
    {
      ...{ id: 'three', weight: 1, show: 'wc -l', passed: false, expected: '3', found: '1' },
      names: { en: 'There are three.', ja: '3つあります。' },
    },
  ],
}
const mark = { source: 'MANUAL' as const, score: 0.25, reason: 'half of it', createdAt: at, by: 'Teacher' }
const item: MarkedItemView = {
  ...{ id: 'i', position: 0, points: 2, hints: ['concept'], spentMs: 90_000, savedAt: at, dropped: true },
  ...{ response: null, variant: null, graded: true, correct: false, score: 0.25, firstScore: 0 },
  ...{ marks: [{ id: 'm', ...mark }], disputes: [dispute], solution: null, taskResult },
  ...{ drillId: 's', gradedScore: 0, firstTaskResult: null },
  task: {
    ...{ position: 1, minutes: 5, done: false, opened: true },
    titles: { en: 'Count', ja: '数える' },
  },
}
const kinds = [
  'STARTED',
  'RESUMED',
  'TAB_CONFLICT',
  'GRACE_SAVE',
  'RECONNECTED',
  'EXTENDED',
  'COLLECTED',
] as const
const work: SubmissionView = {
  ...{ id: 's', assignmentId: 'a', classId: 'k', title: 'Week 1', isArchived: false, viewerId: 't' },
  learner: { id: 'u', name: 'Aki', email: 'aki@example.com', externalId: '007', extraTimePercent: 25 },
  attempts: [
    { id: 's', ordinal: 1, handedInAt: at, score: 0.25 },
    { id: 'x', ordinal: 2, handedInAt: null, score: null },
  ],
  ...{ counted: 'HIGHEST', ordinal: 1, version: 1, startedAt: at, dueAt: at, lastSeenAt: at, handedInAt: at },
  ...{ collected: true, latePercent: 20, receipt: 'ab12'.repeat(16), unchanged: true, gradedAt: at },
  ...{ score: 0.25, examId: 'e', items: [item], comments: [comment] },
  events: [
    ...kinds.map((kind) => ({
      ...{ id: kind, kind, at, position: null, answer: null },
      details: { awayMs: 120_000, to: at.toISOString() },
    })),
    {
      ...{
        id: 'late',
        kind: 'LATE_SAVE' as const,
        at,
        position: 0,
        details: { writtenAt: at.toISOString() },
      },
      answer: '{"text":"kubectl get pods"}',
    },
  ],
}
const actions = {
  mark: never,
  takeBack: never,
  resolve: never,
  comment: never,
  replay: never,
  moments: never,
}

describe('an attempt', () => {
  const view = (more: Partial<SubmissionView>, locale: 'en' | 'ja' = 'en') =>
    renderedHtml(
      createElement(SubmissionMarking, {
        ...{ work: { ...work, ...more }, href: '/classes/k/assignments/a', timeZone, actions },
      }),
      locale,
    )

  it.each(LOCALES)('is words in %s', async (locale) => {
    expect(textOf(await view({}, locale))).not.toMatch(/marking\.|undefined|NaN/)
  })

  it('says what is known: receipt, lateness, marks, what came too late', async () => {
    const text = textOf(await view({}))
    for (const said of [
      ...['ab12 ab12 ab12 ab12 ab12', 'Unchanged since it was handed in', '20%', '007', 'Counts for nobody'],
      ...['It said: kubectl get pods', 'Marked by hand: 0.5 of 2 points', 'As it was graded: 0 of 2 points'],
      ...['About the check “There are three.”', 'Send the answer', 'You', 'Opened again after 2 minutes'],
    ])
      expect(text).toContain(said)
  })

  it('sets what a task was graded by at first beside what it is graded by now', async () => {
    const now = { ...taskResult, checks: taskResult.checks.map((check) => ({ ...check, passed: true })) }
    const task = { ...item, taskResult: now, firstTaskResult: taskResult }
    const text = textOf(await view({ items: [task] }))
    expect(text).toContain('met: There are three.')
    expect(text).toMatch(/At first\W+Now\W+There are three\.\W+not met\W+met/)
  })

  it('tells what was changed since, and takes nothing in a class that is put away', async () => {
    expect(textOf(await view({ unchanged: false }))).toContain('something has changed since')
    const html = await view({ isArchived: true })
    expect(html).not.toContain('<form')
    expect(textOf(html)).toContain('This class is archived.')
  })
})

describe('disputes and comments', () => {
  const talk = (own: Partial<ComponentProps<typeof ItemTalk>['item']>, locale: 'en' | 'ja' = 'en') =>
    renderedHtml(
      createElement(ItemTalk, {
        ...{ submissionId: 's', item: { ...item, ...own }, comments: [comment], viewerId: 'u', timeZone },
        actions: { dispute: never, withdraw: never, comment: never },
      }),
      locale,
    )

  it.each(LOCALES)('are words in %s', async (locale) => {
    expect(textOf(await talk({}, locale))).not.toMatch(/marking\.|undefined/)
    const listed = {
      ...{ ...dispute, itemId: 'i', position: 0, learner: 'Aki', submissionId: 's', ordinal: 2 },
      assignment: { id: 'a', title: 'Week 1' },
    }
    for (const disputes of [[], [listed]]) {
      const html = await renderedHtml(
        createElement(DisputeList, { classId: 'k', disputes, timeZone }),
        locale,
      )
      expect(textOf(html)).not.toMatch(/marking\.|undefined/)
    }
  })

  it('let a learner withdraw what is open, and dispute what is not', async () => {
    expect(textOf(await talk({}))).toContain('Withdraw')
    expect(textOf(await talk({}))).not.toContain('I think this was graded wrongly')
    const answered = { ...dispute, status: 'REJECTED' as const, answer: 'No: 1.' }
    const text = textOf(await talk({ disputes: [answered] }))
    expect(text).toContain('Answer: No: 1.')
    expect(text).toContain('I think this was graded wrongly')
  })

  it('are counted where some wait', async () => {
    const badge = (open: number) => renderedHtml(createElement(DisputeBadge, { classId: 'k', open }))
    expect(await badge(0)).toBe('')
    expect(await badge(2)).toContain('2 open disputes')
  })
})

describe('the moments of checks', () => {
  const moment = (seq: number, three: boolean) => ({
    seq,
    at: 0,
    text: seq < 0 ? '' : `line ${seq}`,
    checks: { three },
  })

  it.each(LOCALES)('are words in %s', async (locale) => {
    const found = {
      ...{ moments: [moment(-1, false), moment(0, true), moment(1, false)], commands: 9, graded: 2 },
      brokeOff: true,
    }
    const props = { found, names: { three: 'Three' }, at: 1, onGo: () => undefined }
    const html = await renderedHtml(createElement(CheckTimeline, props), locale)
    expect(textOf(html)).not.toMatch(/marking\.|undefined/)
    expect(html.match(/<button/g)).toHaveLength(2)
    expect(html.match(/aria-current="step"/g)).toHaveLength(1)
  })
})

describe('a regrade', () => {
  const places = [
    { id: 'p', kind: 'FAMILY' as const, number: 1, title: 'Pods', dropped: false, versions: null },
    { id: 'q', kind: 'EXAM' as const, number: 2, title: null, dropped: true, versions: null },
    {
      ...{ id: 'o', kind: 'DRILL' as const, number: 3, title: 'Count', dropped: false },
      versions: { pinned: { number: 1 }, newest: { number: 3 } },
    },
  ]
  const change = { userId: 'u', before: 0.5, after: 0.75, items: [{ itemId: 'i', before: 0, after: 1 }] }
  const regrade: Regrade = {
    ...{
      id: 'r',
      kind: 'ACCEPT',
      itemId: 'p',
      reason: 'both are right',
      createdAt: at,
      by: null,
      undone: false,
    },
    details: { answers: ['{"option":{"en":"yes","ja":"はい"}}'], misconceptions: ['one-based'] },
    ...{ state: 'working', done: 2, of: 3, summary: { up: 1, down: 0, same: 1, failed: 1, kept: 0 } },
    learners: [
      { ...change, name: 'Aki' },
      {
        ...change,
        userId: 'v',
        name: 'Ben',
        after: 0.5,
        items: [{ ...change.items[0], failed: 'x' } as never],
      },
    ],
  }
  const all: RegradeActions = { answers: never, preview: never, apply: never, continue: never, undo: never }

  it.each(LOCALES)('is words in %s', async (locale) => {
    const past = { assignmentId: 'a', regrade, places, timeZone, actions: all }
    for (const element of [
      createElement(PastRegrade, past),
      createElement(RegradeWizard, { assignmentId: 'a', places, timeZone, actions: all }),
    ])
      expect(textOf(await renderedHtml(element, locale))).not.toMatch(/marking\.|undefined|NaN/)
  })

  it('asks for a version only where there is a newer one, and says which was used', async () => {
    const wizard = async (shown: typeof places) =>
      textOf(
        await renderedHtml(
          createElement(RegradeWizard, { assignmentId: 'a', places: shown, timeZone, actions: all }),
        ),
      )
    expect(await wizard(places)).toContain('The one that learners got')
    expect(await wizard(places.slice(0, 2))).not.toContain('The one that learners got')
    const used = [{ itemId: 'o', number: 3, publishedAt: '2026-11-20T12:00:00Z' }]
    const today = { ...regrade, kind: 'TODAY' as const, itemId: null, details: { used } }
    const past = { assignmentId: 'a', regrade: today, places, timeZone }
    const text = textOf(await renderedHtml(createElement(PastRegrade, past)))
    expect(text).toContain('3. Count: by the checks of version 3, published Nov 20, 2026')
  })

  it('says what it did, what it accepted, and how to go on', async () => {
    const past = { assignmentId: 'a', regrade, places, timeZone, actions: all }
    const text = textOf(await renderedHtml(createElement(PastRegrade, past)))
    for (const said of [
      'Accepted: yes / one-based',
      '1 learner gains',
      '1 item could not be graded again',
      '+25',
    ])
      expect(text).toContain(said)
    expect(text).toContain('2 of 3 learners are done')
    expect(text).not.toContain('Take back')
    const done = { ...past, regrade: { ...regrade, state: 'done' as const } }
    expect(textOf(await renderedHtml(createElement(PastRegrade, done)))).toContain('Take back')
  })
})

import { type ComponentProps, createElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { LiveBoard } from '@/components/results/board/live-board'
import { GradebookView } from '@/components/results/gradebook/gradebook-view'
import { GradingProgress } from '@/components/results/grading-progress'
import { ResultsView } from '@/components/results/results-view'
import { LateChoice } from '@/components/results/statistics/late-choice'
import { StatisticsView } from '@/components/results/statistics/statistics-view'
import type { Gradebook } from '@/lib/classroom/gradebook/gradebook'
import { readChoice } from '@/lib/classroom/gradebook/gradebook-view'
import type { Board, BoardLearner } from '@/lib/classroom/results/board'
import type { ItemResult, LearnerResult, Results } from '@/lib/classroom/results/results'
import { WORK_STATES } from '@/lib/classroom/results/work-state'
import type { ItemFigures, Statistics } from '@/lib/server/classroom/results-statistics'
import { renderedHtml } from './rendered-html'

// Links are Next's, which is not here.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ prefetch: _, ...props }: ComponentProps<'a'> & { prefetch?: boolean }) =>
    createElement('a', props),
  useRouter: () => ({ refresh: () => undefined }),
}))

const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const LOCALES = ['en', 'ja'] as const
const at = new Date(Date.UTC(2026, 10, 23, 9))

const item = (score: number | null, more: Partial<ItemResult> = {}): ItemResult => ({
  ...{ itemId: 'one', score, answered: true, marked: false, ...more },
})
const learner = (name: string, more: Partial<LearnerResult>): LearnerResult => ({
  ...{ userId: name, name, email: null, externalId: null, left: false, state: 'not-begun', attempts: 0 },
  ...{ submissionId: null, startedAt: null, handedInAt: null, latePercent: 0, score: null, items: [] },
  ...{ disputes: 0, ...more },
})

const results: Results = {
  ...{ title: 'Quiz', classId: 'c', className: 'CKA', phase: 'open', opensAt: at, closesAt: at, mean: 0.996 },
  grading: null,
  items: [
    { id: 'one', title: 'Pods', kind: 'FAMILY', points: 1, dropped: false, mean: 0.5 },
    { id: 'two', title: '', kind: 'EXAM', points: 2, dropped: true, mean: null },
  ],
  learners: [
    learner('Aki', {
      ...{ state: 'late', submissionId: 's', handedInAt: at, score: 0.25, latePercent: 20, attempts: 2 },
      ...{ items: [item(0.5, { marked: true })], disputes: 1, left: true, externalId: '007' },
    }),
    learner('Bob', { items: [item(0, { answered: false })] }),
  ],
}

describe('grading', () => {
  it.each(LOCALES)('says how far it is in %s', async (locale) => {
    const grading = { assignmentId: 'a', first: { done: 3, of: 7 } }
    const follow = () => Promise.reject(new Error('not here'))
    const text = textOf(await renderedHtml(createElement(GradingProgress, { ...grading, follow }), locale))
    expect(text).toMatch(locale === 'en' ? /3 of 7 graded/ : /7件中3件/)
  })
})

describe('late work', () => {
  const choice = async (count: number, counted: boolean) =>
    textOf(await renderedHtml(createElement(LateChoice, { late: { count, counted }, href: '/x' })))

  it('is said to be counted or left out, and nothing where there is none', async () => {
    expect(await choice(0, true)).toBe('')
    expect(await choice(1, true)).toContain('1 learner was late and is counted')
    expect(await choice(2, false)).toContain('2 learners were late and are left out.')
  })
})

describe('results', () => {
  const view = (more: Partial<Results>, locale: 'en' | 'ja' = 'en') =>
    renderedHtml(
      createElement(ResultsView, {
        ...{ href: '/classes/c/assignments/a', results: { ...results, ...more } },
        ...{ order: 'name', timeZone: 'Asia/Tokyo' },
      }),
      locale,
    )

  it.each(LOCALES)('are words in %s', async (locale) => {
    expect(textOf(await view({}, locale))).not.toMatch(/results\.|undefined|NaN/)
    expect(textOf(await view({ learners: [] }, locale))).not.toMatch(/results\.|undefined|NaN/)
  })

  it('lead to the work, and say by more than colour how it is', async () => {
    const html = await view({})
    const text = textOf(html)
    expect(html.match(/href="\/classes\/c\/assignments\/a\/submissions\/s"/g)).toHaveLength(2)
    for (const words of [
      ...['Handed in late', 'Not begun', 'Partly right, 50%, changed by hand', 'No answer', '99%'],
      ...['1 dispute waits for an answer.', '20% off for being late', 'No longer in the class', '6:00 PM'],
      ...['Exam tasks', 'Counts for nobody', '2 attempts', '007'],
    ])
      expect(text.replaceAll('\u202f', ' ')).toContain(words)
  })
})

const figures: ItemFigures = {
  ...{ itemId: 'one', title: 'Pods', kind: 'FAMILY', dropped: false, count: 20, right: 5 },
  facility: { share: 0.25, low: 0.1, high: 0.4 },
  ...{ discrimination: -0.2, upperLower: -0.1, answered: 0.9 },
  time: { low: 30_000, median: 65_000, high: 90_000 },
  answers: [
    { part: '', text: 'Pending', code: true, right: true, count: 5, offered: 20, rest: 0.4, best: 1 },
    {
      ...{ part: '', text: undefined, code: false, right: false, misconception: 'm', count: 3, offered: 20 },
      ...{ rest: undefined, best: 0 },
    },
  ],
  misconceptions: [{ name: 'm', count: 3 }],
  tasks: [],
  warnings: [
    { kind: 'negative-discrimination' },
    { kind: 'wrong-preferred', part: '', text: 'Running' },
    { kind: 'wrong-preferred', part: 'a node', text: 'Failed' },
  ],
}
const drill: ItemFigures = {
  ...{ ...figures, itemId: 'two', title: 'Repair', kind: 'DRILL', warnings: [], answers: [] },
  ...{ misconceptions: [], discrimination: undefined, upperLower: undefined, time: undefined },
  tasks: [
    {
      ...{ skillId: 'd', title: 'Repair', count: 20, mean: 0.5, damaged: 2 },
      checks: [{ id: 'c', name: 'It runs', passed: { share: 0.5, low: 0.3, high: 0.7 } }],
      damage: [{ object: 'nodes/one', count: 2 }],
    },
  ],
}
const statistics: Statistics = {
  late: { count: 0, counted: true },
  ...{ title: 'Quiz', classId: 'c', className: 'CKA' },
  overall: {
    ...{ count: 20, mean: 0.5, median: 0.6, deviation: 0.2, alpha: 0.85, error: 0.08 },
    histogram: [0, 0, 0, 5, 5, 0, 5, 5, 0, 0],
  },
  items: [figures, drill],
  beliefs: { m: { title: 'Ready at once', text: 'A Pod is never ready at once.' } },
}

describe('statistics', () => {
  const view = (more: Partial<Statistics>, locale: 'en' | 'ja' = 'en') =>
    renderedHtml(createElement(StatisticsView, { statistics: { ...statistics, ...more } }), locale)

  it.each(LOCALES)('are words in %s', async (locale) => {
    const few = { ...statistics.overall, count: 3, alpha: undefined, error: undefined }
    for (const more of [{}, { overall: few }, { overall: { ...few, count: 0 } }, { items: [drill] }])
      expect(textOf(await view(more, locale))).not.toMatch(/results\.|undefined|NaN/)
  })

  it('say what they mean, and open what is worth a look', async () => {
    const html = await view({})
    expect(html.match(/<details open/g)).toHaveLength(1)
    const text = textOf(html)
    for (const words of [
      ...[
        '20 learners have 50% on average; half of them have at least 60%.',
        '25% (10–40%)',
        '5 of 20 right',
      ],
      ...['1:05 (0:30–1:30)', 'Ready at once', '-0.2', 'The questions measure the same thing well.'],
      ...['The best choose “Running”', 'The best choose “Failed” for “a node”', 'It runs', 'nodes/one'],
      ...[
        '2 learners damaged something',
        '20 percentage points',
        'Those who do well elsewhere do worse here.',
      ],
    ])
      expect(text).toContain(words)
    expect(textOf(await view({ overall: { ...statistics.overall, count: 0 } }))).toContain(
      'Nothing has been graded',
    )
    expect(textOf(await view({ overall: { ...statistics.overall, count: 3 } }))).toContain('too few to tell')
  })
})

const book: Gradebook = {
  ...{ classId: 'c', className: 'CKA' },
  assignments: [{ id: 'a', title: 'Quiz', closesAt: at }],
  learners: WORK_STATES.map((state, i) => ({
    ...{ userId: state, name: `Learner ${i}`, email: 'x@example.com', externalId: String(i), left: i === 0 },
    cells: [
      {
        ...{ state, score: state === 'handed-in' ? 1 : null },
        ...{
          submissionId: state === 'handed-in' ? 's' : null,
          handedInAt: state === 'handed-in' ? at : null,
        },
      },
    ],
  })),
}

describe('a gradebook', () => {
  const view = (search: Record<string, string>, locale: 'en' | 'ja' = 'en', more: Partial<Gradebook> = {}) =>
    renderedHtml(
      createElement(GradebookView, { book: { ...book, ...more }, choice: readChoice(search) }),
      locale,
    )

  it.each(LOCALES)('is words in %s', async (locale) => {
    for (const html of [
      ...[await view({}, locale), await view({ find: 'nobody' }, locale)],
      ...[await view({}, locale, { learners: [] }), await view({}, locale, { assignments: [] })],
    ])
      expect(textOf(html)).not.toMatch(/results\.|undefined|NaN/)
  })

  it('keeps what was chosen where it leads on', async () => {
    const html = (await view({ sort: 'mean', missing: 'zero' })).replaceAll('&amp;', '&')
    expect(html).toContain('href="/classes/c/gradebook?sort=-mean&missing=zero"')
    expect(html).toContain('href="/classes/c/gradebook?sort=a&missing=zero"')
    expect(html).toContain('href="/api/classes/c/gradebook?format=canvas&missing=zero"')
    expect(html).toContain('href="/classes/c/assignments/a/submissions/s"')
    expect(html).toContain('aria-sort="ascending"')
    expect(textOf(await view({ find: 'nobody' }))).toContain('Nobody matches')
  })
})

describe('the board', () => {
  const one = (letter: string, name: string | null, more: Partial<BoardLearner>): BoardLearner => ({
    ...{ letter, name, state: 'not-begun', at: null, items: 4, answered: 0, tasks: 0, opened: 0 },
    ...{ lastSeenAt: null, dueAt: null, handedInAt: null, score: null, ...more },
  })
  const ago = (minutes: number) => new Date(at.getTime() - minutes * 60_000)
  const board: Board = {
    ...{ title: 'Quiz', classId: 'c', opensAt: at, closesAt: at, now: at, phase: 'open', named: true },
    learners: [
      one('A', 'Aki', {
        ...{ state: 'working', at: 3, answered: 2, tasks: 2, opened: 1, lastSeenAt: ago(0), dueAt: ago(-75) },
      }),
      one('C', 'Cho', { state: 'handed-in', handedInAt: at }),
      one('D', 'Dai', { state: 'working', lastSeenAt: at, dueAt: ago(-3 * 1440 - 5) }),
      one('B', 'Bob', { state: 'working', lastSeenAt: ago(7), dueAt: ago(1), score: 0.5 }),
    ],
  }
  const load = () => new Promise<never>(() => {})
  const view = (more: Partial<Board>, namesHidden = false, locale: 'en' | 'ja' = 'en') =>
    renderedHtml(
      createElement(LiveBoard, {
        ...{ assignmentId: 'a', first: { ...board, ...more }, namesHidden, timeZone: 'UTC', load },
      }),
      locale,
    )

  it.each(LOCALES)('is words in %s', async (locale) => {
    for (const more of [{}, { named: false }, { learners: [] }])
      expect(textOf(await view(more, false, locale))).not.toMatch(/results\.|undefined|NaN/)
  })

  it('tells who is where, and no score', async () => {
    const text = textOf(await view({}))
    for (const words of [
      ...['Aki', '3 of 4', 'Answered: 2 of 4', 'Tasks opened: 1 of 2', '1 h 15 min', 'just now'],
      ...['Nothing heard for 7 min', 'Handed in 11/23/26, 9:00 AM', 'Time left: 3 days', 'time is up'],
    ])
      expect(text.replaceAll('\u202f', ' ')).toContain(words)
    expect(text).not.toContain('50%')
  })

  it('hides names on a projector', async () => {
    const html = await view({}, true)
    expect(html).not.toMatch(/Aki|Bob/)
    expect(textOf(html)).toContain('Learner A')
  })
})

import { type ComponentProps, createElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { ProgressView, type ProgressViewProps } from '@/components/progress/progress-view'
import { StreakCard, type StreakCardProps } from '@/components/progress/streak-card'
import type { Locale } from '@/lib/i18n/routing'
import type { Progress } from '@/lib/server/operations/progress/get-progress'
import { streakOf, weekOf } from '@/lib/srs/statistics/streak'
import { renderedHtml } from './rendered-html'

// Links are Next's, which is not here.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ prefetch: _, ...props }: ComponentProps<'a'> & { prefetch?: boolean }) =>
    createElement('a', props),
}))

/** Wednesday 2026-11-25. */
const today = Date.UTC(2026, 10, 25) / 86_400_000
const days = Array.from({ length: 40 }, (_, index) => ({
  day: today - 39 + index,
  reviews: index + 1,
  ms: index * 90_000,
}))
const tile = { skills: 4, learnt: 2, known: 1.72, mean: 0.43, weight: 10, practisable: true }
const progress: Progress = {
  started: true,
  history: {
    ...{ today, weeks: 53, days },
    streak: streakOf({ studied: days.map(({ day }) => day), today, dayLoads: [1, 1, 1, 1, 1, 1, 1] }),
  },
  forecast: {
    overdue: { families: 3, drills: 1 },
    days: Array.from({ length: 30 }, (_, index) => ({
      ...{ day: today + index, families: index === 1 ? 29 : 4, drills: index === 1 ? 2 : 0 },
    })),
  },
  target: 0.9,
  retention: [
    {
      ...{ id: 'storage', name: 'Storage' },
      ...{ recent: { asked: 100, recalled: 91 }, earlier: { asked: 19, recalled: 1 } },
    },
    {
      ...{ id: 'rbac', name: 'Access' },
      ...{ recent: { asked: 3, recalled: 0 }, earlier: { asked: 0, recalled: 0 } },
    },
  ],
  map: {
    ...{ on: 'today', mean: 0.43 },
    domains: [
      {
        ...{ id: 'storage', name: 'Storage', weight: 10, mean: 0.43 },
        competencies: [
          { id: 'volumes', name: 'Volumes', ...tile },
          {
            id: 'csi',
            name: 'Drivers',
            ...tile,
            skills: 0,
            learnt: 0,
            known: 0,
            mean: 0,
            practisable: false,
          },
        ],
      },
    ],
  },
  examDay: today + 30,
  time: {
    weeks: Array.from({ length: 12 }, (_, index) => weekOf(today) - 7 * (11 - index)),
    domains: [
      { id: 'access', name: 'Access', ms: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60_000] },
      { id: 'storage', name: 'Storage', ms: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3_600_000, 3_600_000] },
    ],
  },
  hardest: [
    {
      id: 'a',
      kind: 'FAMILY',
      title: 'Taints',
      conceptId: 'taints',
      lapses: 9,
      difficulty: 8.2,
      leech: true,
    },
    {
      id: 'b',
      kind: 'DRILL',
      title: 'Upgrade',
      conceptId: 'kubeadm',
      lapses: 1,
      difficulty: 5,
      leech: false,
    },
  ],
  totals: { reviews: 820, ms: 7_260_000, skills: 400, learnt: 60, known: 51.6 },
}
const page: ProgressViewProps = {
  ...{ progress, choice: { days: 30, on: 'today' }, spans: [7, 30, 90], recentDays: 30, earlierDays: 90 },
}

const withoutTags = (html: string) => html.replaceAll(/<[^>]*>/g, '')
const show = (more: Partial<ProgressViewProps> = {}, locale: Locale = 'en') =>
  renderedHtml(createElement(ProgressView, { ...page, ...more }), locale)
const showStreak = (props: StreakCardProps) => renderedHtml(createElement(StreakCard, props))

describe('the page of progress', () => {
  it('says in words what each chart shows', async () => {
    const text = withoutTags(await show())
    for (const finding of [
      '4 cards are overdue (3 questions, 1 drills).',
      'You will have most to do on Thu, Nov 26: 31 cards.',
      'In the last 30 days you remembered 88% of 103 reviews; your target is 90%.',
      '91% of 100 reviews',
      '3 reviews; shares are shown from 20 on',
      'You studied on 40 days of the last 53 weeks, most on November 25, 2026: 40 reviews.',
      'Today you would recall 43% of what the exam asks.',
      'In the last 12 weeks you spent 2 h 1 min, most of it on Storage: 2 h 0 min.',
    ])
      expect(text).toContain(finding)
  })

  it('does so in Japanese', async () => {
    const text = withoutTags(await show({}, 'ja'))
    for (const finding of [
      '期限を過ぎたカードが4件あります（問題3件、ドリル1件）。',
      '最も多いのは11月26日(木)で、31件です。',
      '直近30日間に行った103回の復習のうち、88%を覚えていました。目標は90%です。',
      '最も多かったのは2026年11月25日の40回です。',
      '最も長いのは「Storage」の2時間0分です。',
    ])
      expect(text).toContain(finding)
  })

  it('has a table with the numbers behind each chart, and a name for each drawing', async () => {
    const html = await show()
    expect(html.match(/<figure /g)).toHaveLength(5)
    expect(html.match(/<details/g)).toHaveLength(5)
    const drawings = html.match(/<svg[^>]*>/g) ?? []
    expect(drawings.filter((svg) => !/role="img" aria-label="[^"]+"|aria-hidden="true"/.test(svg))).toEqual(
      [],
    )
    expect(html).toContain('<td class="border-t px-4 py-2.5 align-top">91% (84% to 95%)</td>')
  })

  it('leads from a tile to the practice of its competency, where there is any', async () => {
    const html = await show()
    expect(html).toContain('/practice/session?competency=volumes&amp;count=10')
    expect(html).not.toContain('competency=csi')
  })

  it('offers the exam’s day where there is one, and keeps the other choice', async () => {
    const shown = await show({ choice: { days: 7, on: 'today' } })
    expect(shown).toContain('/progress?days=7&amp;on=exam#map')
    const exam: Progress = { ...progress, map: { ...progress.map, on: 'exam' } }
    expect(await show({ progress: exam })).toContain(
      'On December 25, 2026, if you do nothing more, you would recall 43% of what the exam asks.',
    )
    const none = await show({ progress: { ...progress, examDay: null } })
    expect(none).not.toContain('on=exam')
  })

  it('draws nothing outside of its charts: every place across is within 0 and 100 percent', async () => {
    const html = await show()
    const places = [...html.matchAll(/ (?:x|x1|x2|cx)="([-\d.e]+)%"/g)].map(([, place]) => Number(place))
    expect(places.length).toBeGreaterThan(100)
    expect(places.filter((place) => !(place >= 0 && place <= 100))).toEqual([])
    expect(html).not.toContain('NaN')
  })

  it('has words for a learner who has just begun', async () => {
    const begun: Progress = {
      ...{ ...progress, retention: [], hardest: [], time: { weeks: progress.time.weeks, domains: [] } },
      history: { ...progress.history, days: [] },
      forecast: {
        overdue: { families: 0, drills: 0 },
        days: progress.forecast.days.map(({ day }) => ({ day, families: 0, drills: 0 })),
      },
    }
    const text = withoutTags(await show({ progress: begun }))
    for (const words of [
      'Nothing falls due in the next 30 days.',
      'Too few reviews to say',
      'No day of the last 53 weeks.',
      'No time was spent in the last 12 weeks.',
      'You have not forgotten anything yet.',
    ])
      expect(text).toContain(words)
  })
})

describe('StreakCard', () => {
  const view = (streak: Partial<Progress['history']['streak']>) => ({
    ...{ today, weeks: 12, days: days.slice(-3) },
    streak: { current: 5, longest: 9, studiedToday: false, forgiven: false, ...streak },
  })

  it('says what today can do', async () => {
    const say = async (streak: Partial<Progress['history']['streak']>) =>
      withoutTags(await showStreak({ view: view(streak) }))
    expect(await say({})).toContain('Study today to make it 6.')
    expect(await say({ studiedToday: true })).toContain('You have studied today.')
    expect(await say({ current: 0 })).toContain('a new row begins')
    expect(await say({ forgiven: true })).toContain('This week’s missed day has been forgiven.')
  })

  it('draws the days where it is asked to: seven a week, up to today', async () => {
    const html = await showStreak({ view: view({}), withDays: true })
    expect(html).toContain('3 days studied in the last 12 weeks')
    expect(html.match(/<rect /g)).toHaveLength(11 * 7 + 3)
    expect(html.match(/<title>/g)).toHaveLength(3)
  })
})

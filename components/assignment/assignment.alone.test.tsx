import { type ComponentProps, createElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { routing } from '@/lib/i18n/routing'
import type { PublicVariant } from '@/lib/quiz/render'
import { renderedHtml } from '@/tests/render/rendered-html'
import { AssignmentFacts } from './assignment-facts'
import { AssignmentList, type AssignmentSummary } from './assignment-list'
import { AttemptList } from './attempt-list'
import { BeginForm } from './begin-form'
import { Instructions } from './instructions'
import type { MyAssignment } from './my-assignment'
import { Receipt } from './receipt'
import { GradingWatch } from './result/grading-watch'
import { ResultItemFrame } from './result/result-item-frame'
import { ResultScore } from './result/result-score'
import type { AttemptResult, ResultItem } from './result/result-types'
import { SavingLine } from './taking/saving-line'
import type { TakenSubmission, TakingActions } from './taking/submission'
import { TakeAssignment } from './taking/take-assignment'

// Links and routers are Next's, which is not here.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ prefetch: _, ...props }: ComponentProps<'a'> & { prefetch?: boolean }) =>
    createElement('a', props),
  useRouter: () => ({}),
}))

const { locales } = routing
const at = (hours: number) => new Date(Date.UTC(2026, 10, 23, 12) + hours * 3_600_000)
const timeZone = 'Asia/Tokyo'
const everywhere = async (element: Parameters<typeof renderedHtml>[0]) =>
  Promise.all(locales.map(async (locale) => (await renderedHtml(element, locale)).replace(/<[^>]+>/g, ' ')))

const summary: AssignmentSummary = {
  ...{ id: 'a', title: 'Week 1', status: 'PUBLISHED', phase: 'open', items: 3, minutes: 30 },
  ...{ opensAt: at(-1), closesAt: at(1), endsAt: at(1), handedIn: null },
  mine: { running: null, handedIn: 0, score: null },
}
const assignment: MyAssignment = {
  ...{ id: 'a', class: { id: 'c', name: 'CKA' }, title: 'Week 1', instructions: '', phase: 'open' },
  terms: {
    ...{ opensAt: at(-1), closesAt: at(2), lateUntil: at(24), endsAt: at(24) },
    ...{ minutes: 38, attempts: 2, latePercent: 10 },
  },
  ...{ serverNow: at(0), isArchived: false, shown: { scores: true, solutions: false } },
  usual: { closesAt: at(1), minutes: 30, attempts: 1 },
  ...{ hints: true, counted: 'HIGHEST', scoresAt: 'HAND_IN', solutionsAt: 'CLOSE', needsPassword: true },
  contents: { questions: 2, drills: 1, exams: 0, points: 5 },
  ...{ attemptsLeft: 1, mayBegin: true, running: null, score: null, submissions: [] },
}

describe('the list of assignments', () => {
  const states: [Partial<AssignmentSummary>, string, string][] = [
    [{}, 'To do', '未着手'],
    [{ mine: { running: { dueAt: at(1) }, handedIn: 1, score: 1 } }, 'Under way', '解答中'],
    [{ mine: { running: null, handedIn: 1, score: null } }, 'Handed in', '提出済み'],
    [{ mine: { running: null, handedIn: 1, score: 0.996 } }, '99%', '99%'],
    [{ phase: 'closed' }, 'Not handed in', '未提出'],
    [{ phase: 'late' }, 'To do, late', '締め切り後'],
    [{ phase: 'upcoming' }, 'Not open yet', '開始前'],
    [{ mine: null, handedIn: 4, status: 'DRAFT' }, 'Draft', '下書き'],
    [{ mine: null, handedIn: 4 }, '4 handed in', '提出4人'],
  ]
  it.each(states)('says how %j stands', async (changes, en, ja) => {
    const list = (
      <AssignmentList
        {...{ classId: 'c', role: 'LEARNER', timeZone }}
        assignments={[{ ...summary, ...changes }]}
      />
    )
    const texts = await everywhere(list)
    expect(texts[locales.indexOf('en')]).toContain(en)
    expect(texts[locales.indexOf('ja')]).toContain(ja)
  })
})

describe('a learner’s page', () => {
  it('tells what this learner is allowed beyond the others', async () => {
    const [text] = await everywhere(<AssignmentFacts {...{ assignment, timeZone }} />)
    expect(text).toMatch(/Extended for you.*Each day begun after the due date costs 10%/s)
    expect(text).toMatch(/38 minutes for an attempt.*8 minutes of this are extra time for you/s)
    expect(text).toMatch(/2, of which 1 left.*The best one counts\..*Others have 1\./s)
  })

  it('has words for every rule', async () => {
    for (const when of ['HAND_IN', 'CLOSE', 'RELEASED'] as const)
      for (const counted of ['HIGHEST', 'LATEST', 'FIRST', 'AVERAGE'] as const)
        for (const minutes of [null, 1]) {
          const terms = { ...assignment.terms, minutes, attempts: 0, lateUntil: null }
          const changed = { ...assignment, counted, scoresAt: when, terms, attemptsLeft: null }
          await everywhere(<AssignmentFacts assignment={changed} timeZone={timeZone} />)
        }
  })

  it('begins by a password, and lists attempts', async () => {
    const start = () => Promise.reject(new Error('not here'))
    await everywhere(
      <BeginForm
        {...{ assignmentId: 'a', path: '', needsPassword: true, minutes: 30, isAgain: false, start }}
      />,
    )
    const one = { id: 's', ordinal: 1, handedInAt: at(0), collected: true, latePercent: 10 }
    const attempts = [
      { ...one, graded: true, score: 0.5 },
      { ...one, id: 't', graded: false, score: null },
    ]
    const [text] = await everywhere(<AttemptList {...{ path: '', attempts, timeZone }} />)
    expect(text).toMatch(/collected at the end.*late: −10%.*50%.*Being graded/s)
  })

  it('takes no HTML and no pictures from instructions', async () => {
    const markdown =
      '# Read\n<img src=x onerror=alert(1)> ![seen](https://example.org/pixel.png) [go](javascript:1)'
    const html = await renderedHtml(<Instructions markdown={markdown} />)
    expect(html).not.toMatch(/<img|pixel\.png|javascript:|<h1/)
    expect(html).toContain('seen')
  })
})

const variant: PublicVariant = {
  ...{ skill: 's', concepts: ['pods'], difficulty: 2, kind: 'number' },
  body: { min: 0, max: 9 } as PublicVariant['body'],
  text: {
    en: { title: 'T', prompt: 'How many?', exhibits: [], options: [] },
    ja: { title: 'T', prompt: 'いくつですか。', exhibits: [], options: [] },
  },
}

describe('an attempt under way', () => {
  const actions = {} as TakingActions
  const question = (id: string, number: number, response: { value: number } | null) => ({
    ...{ id, number, points: number / 2, variant, response, revision: 0, hints: [], spentMs: 0 },
  })
  const submission: TakenSubmission = {
    ...{ id: 's', ordinal: 1, dueAt: at(1), serverNow: at(0), graceMs: 60_000, examId: 'e' },
    assignment: { id: 'a', classId: 'c', title: 'Week 1', hints: true, closesAt: at(1), latePercent: 0 },
    questions: [question('q1', 1, { value: 3 }), question('q2', 2, null)],
    tasks: [
      {
        ...{ id: 't1', number: 3, points: 3, position: 1, minutes: 5, opened: true, done: false },
        titles: { en: 'Count', ja: '数える' },
      },
    ],
  }

  it('begins with the first question that has no answer, and says what is done', async () => {
    const element = <TakeAssignment {...{ submission, actions, concepts: { pods: 'Pods' } }} />
    const [text] = await everywhere(element)
    expect(text).toMatch(/Question 2.*1 point .*How many\?/s)
    expect(text).not.toMatch(/Question 1 /)
    expect(text).toMatch(/3\. Count.*opened.*1:00:00.*1 of 3 done.*Everything is saved/s)
    const html = await renderedHtml(element)
    expect(html).toContain('aria-label="Question 1, answered"')
    expect(html).toContain('/exam/e?task=1')
  })

  it('has words for every state of saving', async () => {
    for (const phase of ['saved', 'saving', 'offline', 'signedOut', 'unsaved', 'over', 'left'] as const)
      for (const owed of [0, 1, 2]) await everywhere(<SavingLine phase={phase} owed={owed} />)
  })
})

describe('a result', () => {
  const item: ResultItem = {
    ...{ id: 'q1', number: 1, points: 4, dropped: false, hints: 1, score: 0.75, firstScore: 0.5 },
    ...{ gradedScore: 0.5, firstTaskResult: null },
    ...{ correct: false, marks: [], disputes: [], task: null, taskResult: null },
    question: { variant, response: null, solution: null },
  }
  const result: AttemptResult = {
    ...{ id: 's', assignmentId: 'a', classId: 'c', ordinal: 1, handedInAt: at(0), collected: false },
    ...{ latePercent: 20, receipt: 'ab'.repeat(32), examId: null, scoresAt: 'HAND_IN', solutionsAt: 'CLOSE' },
    ...{ shown: { scores: true, solutions: false }, grading: null, score: 0.6, items: [item], comments: [] },
  }

  it('explains what being late has cost', async () => {
    const [text] = await everywhere(<ResultScore {...{ result, timeZone }} />)
    expect(text).toMatch(/60%.*costs 20% of the points: 75% without that/s)
    expect(text).toContain('Solutions are shown here when nobody can hand in any more.')
    const hidden = { ...result, score: null, shown: { scores: false, solutions: false } }
    for (const scoresAt of ['HAND_IN', 'CLOSE', 'RELEASED'] as const)
      await everywhere(<ResultScore result={{ ...hidden, scoresAt }} timeZone={timeZone} />)
  })

  it('tells the points of an item, the receipt and how far the grading is', async () => {
    const [text] = await everywhere(<ResultItemFrame item={item}>x</ResultItemFrame>)
    expect(text).toMatch(/Question 1.*1 hint.*No answer.*3 of 4 points/s)
    const [receipt] = await everywhere(<Receipt receipt={result.receipt ?? ''} when="today" />)
    expect(receipt).toContain('abab abab abab abab abab')
    expect((await everywhere(<GradingWatch done={1} of={3} />))[0]).toContain('1 of 3 graded')
  })
})

import { describe, expect, it } from 'vitest'
import {
  assignmentMean,
  type Gradebook,
  type GradebookCell,
  type GradebookLearner,
  meanScore,
} from './gradebook'
import { gradebookRows } from './gradebook-rows'
import { choiceParams, chosenLearners, readChoice } from './gradebook-view'

const at = new Date(Date.UTC(2026, 10, 23, 9))
const cell = (state: GradebookCell['state'], score: number | null = null): GradebookCell => ({
  ...{ state, score, submissionId: null, handedInAt: score === null ? null : at },
})
const learner = (name: string, externalId: string | null, ...cells: GradebookCell[]): GradebookLearner => ({
  ...{ userId: name, name, email: `${name.toLowerCase()}@example.com`, externalId, left: false, cells },
})

const book: Gradebook = {
  ...{ classId: 'c', className: 'CKA 2026' },
  assignments: [
    { id: 'one', title: 'Pods', closesAt: at },
    { id: 'two', title: 'Networks (12)', closesAt: at },
  ],
  learners: [
    learner('Bob', '10', cell('handed-in', 0.5), cell('missing')),
    learner('Aki', '9', cell('late', 1), cell('collected', 1 / 3)),
    learner('Cho', null, cell('missing'), cell('working')),
  ],
}

describe('a gradebook', () => {
  it('counts what was missed as nothing, or not at all', () => {
    const [bob, aki, cho] = book.learners.map(({ cells }) => cells)
    expect([bob, aki, cho].map((cells) => meanScore(cells ?? [], 'blank'))).toEqual([0.5, 2 / 3, null])
    expect([bob, aki, cho].map((cells) => meanScore(cells ?? [], 'zero'))).toEqual([0.25, 2 / 3, 0])
    expect([0, 1].map((index) => assignmentMean(book, index, 'blank'))).toEqual([0.75, 1 / 3])
    expect([0, 1].map((index) => assignmentMean(book, index, 'zero'))).toEqual([0.5, 1 / 6])
  })

  it.each<[string, string[]]>([
    ['', ['Aki', 'Bob', 'Cho']],
    ['sort=-name', ['Cho', 'Bob', 'Aki']],
    ['sort=number', ['Aki', 'Bob', 'Cho']],
    ['sort=-number', ['Bob', 'Aki', 'Cho']],
    ['sort=-mean', ['Aki', 'Bob', 'Cho']],
    ['sort=mean', ['Bob', 'Aki', 'Cho']],
    ['sort=mean&missing=zero', ['Cho', 'Bob', 'Aki']],
    ['sort=one', ['Bob', 'Aki', 'Cho']],
    ['sort=two', ['Aki', 'Bob', 'Cho']],
    ['sort=an assignment that is gone', ['Aki', 'Bob', 'Cho']],
    ['find=KI@', ['Aki']],
    ['find=10', ['Bob']],
    ['find=nobody', []],
    ['missed=1', ['Bob', 'Cho']],
  ])('by ?%s', (search, names) => {
    const choice = readChoice(Object.fromEntries(new URLSearchParams(search)))
    expect(chosenLearners(book, choice, 'en').map(({ name }) => name)).toEqual(names)
    // The address says it again.
    expect(new URLSearchParams(choiceParams(choice)).toString()).toBe(new URLSearchParams(search).toString())
  })
})

describe('files of a gradebook', () => {
  it('have all that is known', () => {
    expect(gradebookRows('full', book, 'blank').slice(0, 3)).toEqual([
      [
        ...['name', 'external_id', 'email', 'mean', 'Pods', 'Pods: state', 'Pods: handed_in_at'],
        ...['Networks (12)', 'Networks (12): state', 'Networks (12): handed_in_at'],
      ],
      ['Bob', '10', 'bob@example.com', '50.00', '50.00', 'handed-in', at.toISOString(), '', 'missing', ''],
      [
        ...['Aki', '9', 'aki@example.com', '66.67', '100.00', 'late', at.toISOString()],
        ...['33.33', 'collected', at.toISOString()],
      ],
    ])
  })

  it('are what Moodle imports', () => {
    expect(gradebookRows('moodle', book, 'zero')).toEqual([
      ['Full name', 'ID number', 'Email address', 'Pods', 'Networks (12)'],
      ['Bob', '10', 'bob@example.com', '50.00', '0.00'],
      ['Aki', '9', 'aki@example.com', '100.00', '33.33'],
      ['Cho', '', 'cho@example.com', '0.00', ''],
    ])
  })

  it('are what Canvas imports', () => {
    expect(gradebookRows('canvas', book, 'blank')).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Pods', 'Networks [12]'],
      ['Points Possible', '', '', '', '', '100', '100'],
      ['Bob', '', '10', 'bob@example.com', 'CKA 2026', '50.00', ''],
      ['Aki', '', '9', 'aki@example.com', 'CKA 2026', '100.00', '33.33'],
      ['Cho', '', '', 'cho@example.com', 'CKA 2026', '', ''],
    ])
  })

  it('have no two columns of one name, and none that Canvas takes for its own', () => {
    const titled = (...titles: string[]) =>
      gradebookRows(
        'canvas',
        { ...book, assignments: titles.map((title) => ({ id: title, title, closesAt: at })), learners: [] },
        'blank',
      )[0]?.slice(5)
    expect(titled('Quiz', 'Quiz')).toEqual(['Quiz', 'Quiz #2'])
    expect(titled('Quiz (1)', 'Quiz [1]')).toEqual(['Quiz [1]', 'Quiz [1] #2'])
    expect(titled('My Final Score')).toEqual(['My Final-Score'])
  })
})

import { expect, it } from 'vitest'
import { type BoardLearner, type BoardOrder, letterOf, orderBoard } from './board'

it('letters go on after Z', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})

const learner = (letter: string, name: string, more: Partial<BoardLearner>): BoardLearner => ({
  ...{ letter, name, state: 'not-begun', at: null, items: 3, answered: 0, tasks: 0, opened: 0 },
  ...{ lastSeenAt: null, dueAt: null, handedInAt: null, score: null, ...more },
})
const board = [
  learner('A', 'Zoe', { state: 'handed-in', answered: 3, lastSeenAt: new Date(1) }),
  learner('B', 'Yui', { state: 'working', answered: 2, lastSeenAt: new Date(3) }),
  learner('C', 'Aki', { state: 'working', answered: 1, lastSeenAt: new Date(2) }),
  learner('AA', 'Ben', {}),
]

it.each<[BoardOrder, boolean, string]>([
  ['state', true, 'C B AA A'],
  ['name', true, 'C AA B A'],
  ['name', false, 'A B C AA'],
  ['answered', true, 'AA C B A'],
  ['seen', true, 'AA A C B'],
])('by %s, names shown: %s', (order, named, letters) => {
  const found = orderBoard(board, order, { named, locale: 'en' })
  expect(found.map(({ letter }) => letter).join(' ')).toBe(letters)
})

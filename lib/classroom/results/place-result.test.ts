import { expect, it } from 'vitest'
import { placeResults, type WorkedPart } from './place-result'

const part = (more: Partial<WorkedPart>): WorkedPart => ({
  ...{ itemId: 'i', points: 1, score: 1, answered: true, ungradable: false },
  ...more,
})

it.each<[string, WorkedPart[], { points: number; score: number | null }]>([
  ['one', [part({ score: 0.5 })], { points: 1, score: 0.5 }],
  ['a mark is the score', [part({ score: 0, mark: { score: 1 } })], { points: 1, score: 1 }],
  ['a mark that was taken back is none', [part({ mark: { score: null } })], { points: 1, score: 1 }],
  ['tasks by their points', [part({ points: 3, score: 1 }), part({ score: 0 })], { points: 4, score: 0.75 }],
  ['one that is not graded yet', [part({}), part({ score: null })], { points: 2, score: null }],
  [
    'one that cannot be graded',
    [part({ score: 0.5 }), part({ score: null, ungradable: true })],
    { points: 1, score: 0.5 },
  ],
  [
    'unless it was marked',
    [part({ score: null, ungradable: true, mark: { score: 1 } })],
    { points: 1, score: 1 },
  ],
  ['nothing that can be graded', [part({ score: null, ungradable: true })], { points: 0, score: null }],
  ['no points', [part({ points: 0, score: 1 }), part({ points: 0, score: 0 })], { points: 0, score: 0.5 }],
])('%s', (_name, parts, wanted) => {
  expect(placeResults(parts)).toMatchObject([wanted])
})

it('places are apart', () => {
  const found = placeResults([part({ itemId: 'a' }), part({ itemId: 'b', score: 0 }), part({ itemId: 'a' })])
  expect(found.map(({ itemId, score, points }) => [itemId, score, points])).toEqual([
    ['a', 1, 2],
    ['b', 0, 1],
  ])
})

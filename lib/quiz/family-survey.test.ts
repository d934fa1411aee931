import { expect, it } from 'vitest'
import { surveyFamilies } from './family-survey'

const citation = [{ title: 'Docs', url: 'https://kubernetes.io/docs/' }]

it('counts families by kind, level and concept, and whose answers the engine computes', () => {
  const survey = surveyFamilies(
    [
      { id: 'a', concepts: ['pod', 'node'], levels: [1, 2], kinds: ['number'] },
      { id: 'b', concepts: ['pod'], levels: [2], kinds: ['number', 'ordering'], citation },
      { id: 'c', concepts: ['pods'], levels: [5], kinds: ['ordering'], citation: [] },
    ],
    ['pod', 'node', 'service'],
  )
  expect(survey).toMatchObject({
    families: 3,
    engineComputed: 2,
    rarelyAsked: ['node', 'service'],
    unknownConcepts: ['c: pods'],
  })
  expect(survey.byKind.filter(([, n]) => n > 0)).toEqual([
    ['number', 2],
    ['ordering', 2],
  ])
  expect(survey.byLevel.map(([, n]) => n)).toEqual([1, 2, 0, 0, 1])
})

import { expect, it } from 'vitest'
import { type Regraded, standingGrade } from './standing-grade'

const grade = (score: number): Regraded => ({
  ...{ correct: score === 1, score, result: null, contentVersionId: null, artefactHash: 'a' },
})
const regraded = (score: number) => ({ score, graded: grade(score) })
const byHand = { score: 0.5, graded: null }
const back = { score: null, graded: null }

it.each([
  ['no marks', [], undefined],
  ['points by hand alone', [byHand], undefined],
  ['a regrade', [regraded(1)], 1],
  ['the newest regrade', [regraded(1), regraded(0)], 0],
  ['a regrade, and points by hand since', [regraded(1), byHand], 1],
  ['a regrade that was taken back', [regraded(1), back], undefined],
  ['a regrade after marks were taken back', [byHand, back, regraded(0)], 0],
  ['an undo that brings an earlier regrade back', [regraded(1), regraded(0), regraded(1)], 1],
])('by %s', (_, marks, score) => {
  expect(standingGrade(marks)?.score).toBe(score)
})

import { expect, it } from 'vitest'
import { type SkillTotals, shortcomings, showTotals } from './skill-totals'

const totals: SkillTotals = {
  ...{ families: 3, engineComputed: 2, byKind: [['number', 3]], byLevel: [[1, 3]] },
  ...{ rarelyAsked: [], unknownConcepts: [], nearDuplicates: [] },
  ...{ drills: 1, drillsByLevel: [[2, 1]], concepts: 4 },
}

it('content that lacks nothing has no shortcomings', () => {
  expect(shortcomings(totals)).toEqual([])
})

it('concepts that are rarely asked, or unknown, and families that are alike are shortcomings', () => {
  const lacking: SkillTotals = {
    ...totals,
    rarelyAsked: ['gitops'],
    unknownConcepts: ['a: gitpos'],
    nearDuplicates: [{ families: ['a', 'b'], share: 0.5 }],
  }
  expect(shortcomings(lacking)).toEqual([
    'unknown concept: a: gitpos',
    'fewer than 2 families ask about gitops',
    'a and b ask nearly the same',
  ])
  expect(showTotals(lacking)).toMatch(/nearly the same +a, b \(50 %\)/)
})

import { describe, expect, test } from 'vitest'
import { GRACE_MS } from '@/lib/classroom/terms'
import { type ScoredWork, scoreMessage } from './score-message'

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour))
const NOW = at(12)

const assignment: ScoredWork['assignment'] = {
  ...{ opensAt: at(8), closesAt: at(14), lateUntil: null, minutes: null, attempts: 0, latePercent: 0 },
  ...{ counted: 'HIGHEST', scoresAt: 'HAND_IN', solutionsAt: 'CLOSE', releasedAt: null },
}
const attempt = (ordinal: number, score: number | null) => ({ ordinal, handedInAt: at(10), score })
const of = (work: Partial<ScoredWork>) =>
  scoreMessage({ assignment, overrides: [], attempts: [attempt(1, 0.5)], ...work }, NOW)
const pending = { activityProgress: 'Submitted', gradingProgress: 'Pending' }

describe('what a platform is told', () => {
  test('nothing of whoever has not begun, and no score of whoever has not handed in', () => {
    expect(of({ attempts: [] })).toEqual({ message: undefined })
    expect(of({ attempts: [{ ordinal: 1, handedInAt: null, score: null }] })).toEqual({
      message: { activityProgress: 'InProgress', gradingProgress: 'NotReady' },
    })
  })

  test('the attempt that counts, out of a hundred, with two digits', () => {
    const attempts = [attempt(1, 2 / 3), attempt(2, 0.25), attempt(3, null)]
    const given = (counted: 'HIGHEST' | 'LATEST') =>
      of({ assignment: { ...assignment, counted }, attempts }).message?.scoreGiven
    expect([given('HIGHEST'), given('LATEST')]).toEqual([66.67, 25])
    expect(of({ attempts: [attempt(1, null)] })).toEqual({ message: pending })
  })

  test('a score that shows after the end waits for everybody’s, grace included', () => {
    const closing = { ...assignment, scoresAt: 'CLOSE' as const }
    expect(of({ assignment: closing })).toEqual({ message: pending, again: new Date(+at(14) + GRACE_MS) })
    const overrides = [{ closesAt: at(16) }, { closesAt: null }]
    expect(of({ assignment: closing, overrides })).toEqual({
      ...{ message: pending, again: new Date(+at(16) + GRACE_MS) },
    })
    const over = { ...closing, closesAt: at(11) }
    expect(of({ assignment: over }).message).toMatchObject({ scoreGiven: 50, gradingProgress: 'FullyGraded' })
  })

  test('a score that an instructor releases is asked for until they do', () => {
    const held = { ...assignment, scoresAt: 'RELEASED' as const, closesAt: at(11) }
    expect(of({ assignment: held })).toEqual({ message: pending, again: new Date(+NOW + 600_000) })
    expect(of({ assignment: { ...held, releasedAt: at(11) } }).message?.scoreGiven).toBe(50)
  })
})

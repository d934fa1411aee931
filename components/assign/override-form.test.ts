import { describe, expect, it } from 'vitest'
import { type OverrideForm, overrideForm, readOverride, resultingTerms } from './override-form'

const BERLIN = 'Europe/Berlin'
const set = {
  opensAt: new Date('2027-03-01T08:00Z'),
  closesAt: new Date('2027-03-20T08:00Z'),
  lateUntil: new Date('2027-03-22T08:00Z'),
  ...{ minutes: 60, attempts: 1, latePercent: 10 },
}
const local = (text: string) => ({ local: text, isLater: false })
const form = (changes: Partial<OverrideForm> = {}) => ({ ...overrideForm(undefined, BERLIN), ...changes })

describe('an exception for a learner', () => {
  it('is saved as it was loaded', () => {
    const override = {
      ...{ opensAt: null, closesAt: new Date('2027-03-21T08:00:01.5Z') },
      ...{ extraMinutes: 15, attempts: 2, reason: 'Ill' },
    }
    expect(readOverride(overrideForm(override, BERLIN), set, BERLIN)).toEqual({ override })
  })

  it('is nothing while nothing is entered', () => {
    const override = { opensAt: null, closesAt: null, extraMinutes: 0, attempts: null, reason: '' }
    expect(readOverride(form({ extraMinutes: ' ', reason: ' ' }), set, BERLIN)).toEqual({ override })
  })

  it.each<[string, Partial<OverrideForm>, string[]]>([
    ['a time that does not exist', { opensAt: local('2027-03-28T02:30') }, ['opensAt']],
    ['closed before it opens', { closesAt: local('2027-03-01T09:00') }, ['closesAt']],
    ['opened after all are closed', { opensAt: local('2027-03-20T09:00') }, ['closesAt']],
    ['less time', { extraMinutes: '-1' }, ['extraMinutes']],
    ['too much time, and no attempt', { extraMinutes: '601', attempts: '0' }, ['extraMinutes', 'attempts']],
    ['half an attempt', { attempts: '1.5' }, ['attempts']],
  ])('is wrong: %s', (_, changes, wrong) => {
    expect(readOverride(form(changes), set, BERLIN)).toEqual({ wrong })
    expect(resultingTerms(form(changes), set, 0, BERLIN)).toBeUndefined()
  })

  it('comes on top of the extra time in the class', () => {
    const allowed = form({ extraMinutes: '5', closesAt: local('2027-03-25T09:00') })
    expect(resultingTerms(allowed, set, 25, BERLIN)).toMatchObject({
      minutes: 80,
      endsAt: new Date('2027-03-25T08:00Z'),
      attempts: 1,
    })
  })
})

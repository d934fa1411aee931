import { describe, expect, it } from 'vitest'
import { assignmentData } from '@/lib/classroom/assignment'
import { type Difference, differencesOf, type PlainAssignment, plainAssignment } from './differences'

const id = (n: number) => `018f3b6e-0000-7000-8000-00000000000${n}`
const family = (n: number, more = {}) => ({
  kind: 'FAMILY',
  id: id(n),
  skillId: `f${n}`,
  points: 1,
  seeds: [],
  ...more,
})
const exam = (more = {}) => ({ kind: 'EXAM', points: 100, form: { kind: 'full' }, ...more })
const assignment = (changes: object = {}): PlainAssignment =>
  plainAssignment(
    assignmentData.parse({
      ...{ title: 'A', opensAt: new Date('2026-11-23'), closesAt: new Date('2026-11-30') },
      items: [family(1), family(2), exam()],
      ...changes,
    }),
  )
const changes = (from: object, to: object) => differencesOf(assignment(from), assignment(to))
const words = (differences: Difference[]) =>
  differences.map((one) => {
    if (one.kind === 'setting') return one.field
    if (one.kind === 'order') return 'order'
    return `${one.kind} ${one.item.kind === 'EXAM' ? 'exam' : one.item.skillId}`
  })

describe('what differs between two versions', () => {
  it('is nothing between the same, whatever the order of their keys', () => {
    const form = { kind: 'custom', minutes: 30, tasks: 3, domains: ['a'] }
    const turned = { domains: ['a'], tasks: 3, minutes: 30, kind: 'custom' }
    const from = { ...assignment(), items: [exam({ form })] } as PlainAssignment
    const to = { ...assignment(), items: [exam({ form: turned })] } as PlainAssignment
    expect(differencesOf(from, to)).toEqual([])
  })

  it('is told with both values', () => {
    expect(changes({}, { title: 'B', lateUntil: new Date('2026-12-01T12:00Z') })).toEqual([
      { kind: 'setting', field: 'title', from: 'A', to: 'B' },
      { kind: 'setting', field: 'lateUntil', from: null, to: '2026-12-01T12:00:00.000Z' },
    ])
  })

  it.each([
    ['added', { items: [family(1), family(2), exam(), family(3)] }, ['added f3']],
    ['removed', { items: [family(2), exam()] }, ['removed f1']],
    ['replaced', { items: [family(1), family(3), exam()] }, ['removed f2', 'added f3']],
    ['moved', { items: [family(2), family(1), exam()] }, ['order']],
    ['moved beside a new one', { items: [family(2), family(3), family(1), exam()] }, ['added f3', 'order']],
    ['points', { items: [family(1, { points: 3 }), family(2), exam()] }, ['points f1']],
    ['variants', { items: [family(1, { seeds: [5] }), family(2), exam()] }, ['seeds f1']],
    ['a first difficulty', { items: [family(1, { difficulty: 2 }), family(2), exam()] }, []],
    [
      'exam',
      { items: [family(1), family(2), exam({ form: { kind: 'domain', domainId: 'd' } })] },
      ['form exam'],
    ],
  ])('of its items: %s', (_, to, found) => {
    expect(words(changes({}, to))).toEqual(found)
  })

  it('takes a place that had no id yet for the same, once only', () => {
    const fresh = { kind: 'FAMILY', skillId: 'f1' }
    const from = { items: [fresh, fresh] }
    expect(words(changes(from, { items: [family(1), { ...family(1), id: id(4) }] }))).toEqual([])
    expect(words(changes(from, { items: [family(1)] }))).toEqual(['removed f1'])
  })

  it('does not take another place for the same', () => {
    const from = { items: [family(1), { ...family(1), id: id(4) }] }
    const to = { items: [{ ...family(1), id: id(4), points: 2 }] }
    expect(words(changes(from, to))).toEqual(['removed f1', 'points f1'])
  })
})

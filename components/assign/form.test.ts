import { describe, expect, it } from 'vitest'
import { type AssignmentData, assignmentData } from '@/lib/classroom/assignment'
import { checkForm } from './check-form'
import { type AssignForm, copiedForm, formOf, isSameForm, newForm } from './form'
import { newExam } from './form-item'
import { refusedProblems } from './problems'

const BERLIN = 'Europe/Berlin'
const NOW = new Date('2026-11-23T10:00:30Z')
const ID = '018f3b6e-0000-7000-8000-000000000001'
const item = { kind: 'FAMILY', id: ID, skillId: 'drain', points: 2, seeds: [7], difficulty: 3 } as const
const data: AssignmentData = assignmentData.parse({
  ...{ title: 'Week 1', instructions: 'Alone.', items: [item, { kind: 'EXAM', form: { kind: 'full' } }] },
  opensAt: new Date('2026-11-23T08:00:12.345Z'),
  // The second time that this hour comes
  closesAt: new Date('2027-10-31T01:30:00Z'),
  ...{
    lateUntil: new Date('2027-11-02T12:00Z'),
    latePercent: 20,
    minutes: 45,
    attempts: 0,
    password: 'kata',
  },
})
const filled = (changes: Partial<AssignForm> = {}): AssignForm => ({
  ...newForm(NOW, BERLIN),
  ...{ title: 'Week 1', items: [{ kind: 'DRILL', key: 'a', skillId: 'node', points: 5 }] },
  ...changes,
})
const local = (text: string) => ({ local: text, isLater: false })
const problems = (changes: Partial<AssignForm>, now = NOW) => {
  const checked = checkForm(filled(changes), BERLIN, now)
  return 'problems' in checked ? checked.problems : {}
}

describe('the form of an assignment', () => {
  it('sends what it was given, to the millisecond', () => {
    expect(checkForm(formOf(data, BERLIN), BERLIN)).toEqual({ data })
  })

  it('is open for a week when it is new, until the end of the day', () => {
    const { opensAt, closesAt } = newForm(NOW, BERLIN)
    expect([opensAt.local, closesAt.local]).toEqual(['2026-11-23T11:00', '2026-11-30T23:59'])
    const checked = checkForm(filled(), BERLIN, NOW)
    expect(checked).toMatchObject({ data: { closesAt: new Date('2026-11-30T22:59Z'), latePercent: 0 } })
  })

  it('is assigned again without what belongs to the first time', () => {
    const { items, ...copy } = copiedForm(data, NOW, BERLIN)
    expect(copy).toMatchObject({ title: 'Week 1', status: 'DRAFT', lateUntil: null, minutes: '45' })
    expect(copy.opensAt.local).toBe('2026-11-23T11:00')
    expect(items.map((one) => one.id)).toEqual([undefined, undefined])
    expect(items[0]).toMatchObject({ skillId: 'drain', seeds: [7] })
    const drawn = copiedForm({ ...data, variants: 'SAME' }, NOW, BERLIN).items[0]
    expect(drawn).toMatchObject({ skillId: 'drain', seeds: [] })
    expect(drawn).not.toHaveProperty('drawn')
  })

  it('drops a variant that was only drawn once each learner gets their own', () => {
    const same = formOf({ ...data, variants: 'SAME' }, BERLIN)
    const sent = (form: AssignForm) => {
      const checked = checkForm(form, BERLIN)
      return 'data' in checked ? checked.data.items[0] : undefined
    }
    expect(sent(same)).toMatchObject({ seeds: [7] })
    expect(sent({ ...same, variants: 'OWN' })).toMatchObject({ seeds: [] })
    expect(sent(formOf(data, BERLIN))).toMatchObject({ seeds: [7] })
  })

  it('knows when something has changed', () => {
    const form = formOf(data, BERLIN)
    expect(isSameForm(form, formOf(data, BERLIN))).toBe(true)
    expect(isSameForm(form, { ...form, minutes: '46' })).toBe(false)
    expect(isSameForm(form, { ...form, closesAt: { ...form.closesAt, isLater: false } })).toBe(false)
  })
})

describe('what is wrong', () => {
  it.each<[string, Partial<AssignForm>, object]>([
    ['nothing', {}, {}],
    ['no title', { title: '  ' }, { title: 'title' }],
    ['a long title', { title: 'x'.repeat(121) }, { title: 'title' }],
    ['no items', { items: [] }, { items: 'noItems' }],
    ['too many', { items: Array.from({ length: 61 }, newExam) }, { items: 'tooManyItems' }],
    ['two exams', { items: [newExam(), newExam()] }, { items: 'oneExam' }],
    [
      'points of an item',
      { items: [newExam(), { ...newExam(), points: Number.NaN }] },
      { 'items.1': 'item' },
    ],
    ['no time', { opensAt: local('') }, { opensAt: 'opensAt' }],
    ['a time that the clocks leave out', { closesAt: local('2027-03-28T02:30') }, { closesAt: 'gap' }],
    ['closed before it opens', { opensAt: local('2026-12-24T12:00') }, { closesAt: 'closesAt' }],
    [
      'closed already',
      { opensAt: local('2026-11-01T12:00'), closesAt: local('2026-11-23T11:00') },
      { closesAt: 'closesAt' },
    ],
    ['late before it closes', { lateUntil: local('2026-11-30T23:59') }, { lateUntil: 'lateUntil' }],
    [
      'no late percent',
      { lateUntil: local('2026-12-24T12:00'), latePercent: '' },
      { latePercent: 'latePercent' },
    ],
    ['parts of a minute', { minutes: '1.5' }, { minutes: 'minutes' }],
    ['no attempts', { attempts: '' }, { attempts: 'attempts' }],
    ['solutions before scores', { scoresAt: 'RELEASED' }, { solutionsAt: 'solutionsAt' }],
    ['two at once', { title: '', minutes: '0' }, { title: 'title', minutes: 'minutes' }],
  ])('%s', (_, changes, found) => {
    expect(problems(changes)).toEqual(found)
  })

  it('is only closed too early when it is new', () => {
    const past = filled({ opensAt: local('2026-11-01T12:00'), closesAt: local('2026-11-02T11:00') })
    expect(checkForm(past, BERLIN)).toHaveProperty('data')
  })

  it.each([
    ['data.items.2.points', 'too_big', { 'items.2': 'item' }],
    ['data.items', 'too_big', { items: 'tooManyItems' }],
    ['closesAt', 'too_early', { closesAt: 'closesAt' }],
    ['data.password', 'too_small', { password: 'password' }],
    ['assignmentId', 'invalid_format', {}],
    ['', 'custom', {}],
  ])('the server refuses %s', (field, reason, found) => {
    expect(refusedProblems({ code: 'INVALID_INPUT', params: { field, reason } }, filled())).toEqual(found)
  })

  it('tells of the item that cannot be assigned any more, and of the exam without tasks', () => {
    const form = filled({ items: [...filled().items, newExam()] })
    const gone = { code: 'NOT_FOUND' as const, params: { skillId: 'node' } }
    expect(refusedProblems(gone, form)).toEqual({ 'items.0': 'gone' })
    expect(refusedProblems({ ...gone, params: {} }, form)).toEqual({})
    expect(refusedProblems({ code: 'NO_TASKS', params: {} }, form)).toEqual({ 'items.1': 'noTasks' })
    expect(refusedProblems({ code: 'BUSY', params: {} }, form)).toEqual({})
  })
})

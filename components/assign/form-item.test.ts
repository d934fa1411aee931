import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssignableSkill, anySkill, filterAssignable } from './assignable'
import { type FormItem, itemOf, moveItem, newExam, putBack, removeItem, totalsOf } from './form-item'
import { pinSeed } from './pin-seed'

const skill = (id: string, changes: Partial<AssignableSkill> = {}): AssignableSkill => ({
  ...{
    id,
    kind: 'FAMILY',
    title: id,
    summary: '',
    levels: [1, 2],
    minutes: null,
    domainId: 'd',
    isOwn: false,
  },
  ...changes,
})
const listOf = (ids: readonly string[]): FormItem[] =>
  ids.map((key) => ({ key, kind: 'DRILL', skillId: key, points: 1 }))
const keysOf = (items: readonly FormItem[]) => items.map(({ key }) => key).join('')

describe('the items of an assignment', () => {
  const items = listOf(['a', 'b', 'c'])

  it.each([
    ['a', 1, 'bac'],
    ['c', -1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ] as const)('%s moves by %i', (key, by, after) => {
    expect(keysOf(moveItem(items, key, by))).toBe(after)
  })

  it('are as they were after one is put back', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
    fc.assert(
      fc.property(ids, fc.nat(), (keys, n) => {
        const all = listOf(keys)
        const { items: left, removed } = removeItem(all, keys[n % keys.length] ?? '')
        expect(left).toHaveLength(all.length - 1)
        expect(removed && putBack(left, removed)).toEqual(all)
      }),
      { seed: 13 },
    )
    expect(keysOf(putBack([], { item: items[2] as FormItem, index: 2 }))).toBe('c')
  })

  it('are counted', () => {
    const drill = skill('node', { kind: 'DRILL', minutes: 8 })
    const custom: FormItem = {
      ...{ key: 'e', kind: 'EXAM', points: 50 },
      form: { kind: 'custom', minutes: 40, tasks: 6, domains: [] },
    }
    const all = [itemOf(skill('pod')), itemOf(drill), { ...itemOf(drill), points: Number.NaN }, custom]
    expect(totalsOf(all, new Map([['node', drill]]))).toEqual({
      ...{ questions: 1, tasks: 8, minutes: 56, points: 56 },
    })
    expect(totalsOf([newExam()], new Map())).toMatchObject({ tasks: 17, minutes: 120, points: 100 })
  })
})

describe('filterAssignable', () => {
  const skills = [
    skill('taint', { summary: 'Keeps a Pod away.', domainId: 'e' }),
    skill('pod', { title: 'Ｐod', levels: [3], kind: 'DRILL' }),
    skill('mine', { isOwn: true, domainId: null }),
  ]
  it.each([
    ['everything', {}, 'taint pod mine'],
    ['titles first', { text: 'POD' }, 'pod taint'],
    ['all words', { text: 'pod keeps' }, 'taint'],
    ['a domain', { domain: 'e' }, 'taint'],
    ['a kind', { kind: 'DRILL' as const }, 'pod'],
    ['a level', { level: 2 }, 'taint mine'],
    ['one’s own', { own: true }, 'mine'],
    ['nothing', { own: true, level: 3 }, ''],
  ])('finds %s', (_, filter, found) => {
    const ids = filterAssignable(skills, { ...anySkill, ...filter }).map(({ id }) => id)
    expect(ids.join(' ')).toBe(found)
  })
})

describe('pinSeed', () => {
  const item = (seeds: number[]) => ({ key: 'a', kind: 'FAMILY', skillId: 'pod', points: 1, seeds }) as const
  it.each<[string, number[], number | undefined, boolean, number[]]>([
    ['adds one', [3], 4, false, [3, 4]],
    ['takes one back', [3, 4], 3, false, [4]],
    ['replaces the only one', [3], 4, true, [4]],
    ['takes back the only one', [3], 3, true, []],
    [
      'adds no more than fit',
      Array.from({ length: 50 }, (_, i) => i + 1),
      99,
      false,
      Array.from({ length: 50 }, (_, i) => i + 1),
    ],
    ['makes the choice somebody’s own', [3], undefined, false, [3]],
  ])('%s', (_, seeds, seed, isSame, after) => {
    expect(pinSeed({ ...item(seeds), drawn: true }, seed, isSame)).toEqual(item(after))
  })
})

import { describe, expect, it } from 'vitest'
import {
  filterQuery,
  filterSkills,
  groupSkills,
  isFiltered,
  type ListedSkill,
  noFilter,
  parseFilter,
} from './skill-filter'

const skill = (id: string, more: Partial<ListedSkill> = {}): ListedSkill => ({
  ...{ id, kind: 'FAMILY', title: `Title ${id}`, summary: '', domain: 'storage', competency: 'volumes' },
  ...{
    concepts: [{ id: 'pod', title: 'Pods' }],
    levels: [1, 3],
    standing: 'new',
    due: null,
    bestScore: null,
  },
  ...more,
})
const ids = (skills: readonly ListedSkill[]) => skills.map(({ id }) => id)

describe('filterSkills', () => {
  const skills = [
    skill('a', { summary: 'ＰＶＣを結び付ける' }),
    skill('b', { kind: 'DRILL', levels: [4], standing: 'due' }),
    skill('c', { concepts: [{ id: 'pvc', title: 'Volume claims' }], standing: 'mastered' }),
  ]

  it.each([
    [{}, ['a', 'b', 'c']],
    [{ text: 'pvc' }, ['a']],
    [{ text: 'title  CLAIMS' }, ['c']],
    [{ text: 'nothing' }, []],
    [{ kind: 'drills' }, ['b']],
    [{ kind: 'families' }, ['a', 'c']],
    [{ level: 3 }, ['a', 'c']],
    [{ standing: 'due' }, ['b']],
    [{ concept: 'pvc' }, ['c']],
    [{ kind: 'families', standing: 'due' }, []],
  ] as const)('%j leaves %j', (filter, left) => {
    expect(ids(filterSkills(skills, { ...noFilter, ...filter }))).toEqual(left)
  })
})

it('is the same after a way through the address, where nonsense is dropped', () => {
  const filter = { text: 'a b', kind: 'drills', level: 2, standing: 'due', concept: 'pod' } as const
  expect(parseFilter(Object.fromEntries(filterQuery(filter)))).toEqual(filter)
  expect(parseFilter({ type: 'x', level: '9', state: 'y', q: ['a', 'b'] })).toEqual(noFilter)
  expect(isFiltered(noFilter)).toBe(false)
  expect(isFiltered({ ...noFilter, level: 1 })).toBe(true)
})

it('groups by domain and competency, the rest of a domain last', () => {
  const domain = (id: string) => ({
    id,
    name: id,
    weight: 0,
    competencies: [{ id: 'volumes', name: 'Volumes' }],
  })
  const skills = [skill('x', { competency: null }), skill('y'), skill('z', { domain: 'gone' })]
  const [group, ...others] = groupSkills([domain('empty'), domain('storage')], skills)
  expect(others).toEqual([])
  expect(group?.groups.map(({ competency, skills: own }) => [competency?.id, ids(own)])).toEqual([
    ['volumes', ['y']],
    [undefined, ['x']],
  ])
})

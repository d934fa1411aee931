import { describe, expect, it } from 'vitest'
import { opensUp, pathTo } from './prerequisites'

const graph = new Map([
  ['a', []],
  ['b', ['a']],
  ['c', ['a']],
  ['d', ['c', 'b']],
  ['e', ['d']],
])
const order = ['a', 'b', 'c', 'd', 'e']

describe('prerequisites', () => {
  it.each([
    ['a', []],
    ['b', ['a']],
    ['d', ['a', 'b', 'c']],
    ['e', ['a', 'b', 'c', 'd']],
    ['unknown', []],
  ])('of %s', (id, path) => expect(pathTo(id, graph, order)).toEqual(path))

  it('open up what builds on them', () => {
    expect(opensUp('a', graph, order)).toEqual(['b', 'c'])
    expect(opensUp('e', graph, order)).toEqual([])
  })
})

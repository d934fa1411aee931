import { describe, expect, it } from 'vitest'
import { sortItems, Unsortable } from './sorter'

const names = (values: unknown[], by = '.v') =>
  sortItems(
    values.map((v, index) => ({ v, index })),
    by,
    (item) => item,
  ).map((item) => item.index)

describe('sortItems', () => {
  it.each([
    ['strings by their bytes', ['c-10', 'c-2', 'B'], [2, 0, 1]],
    ['quantities by amount', ['3Gi', '500Mi', '20Gi'], [1, 0, 2]],
    ['numbers', [10, 9, -1], [2, 1, 0]],
    ['what is missing first, and turned around', ['b', undefined, 'a', undefined], [3, 1, 2, 0]],
  ])('%s', (_, values, order) => expect(names(values)).toEqual(order))

  it.each([
    [[{}, {}], 'unsortable type: map[string]interface {}'],
    [[true, false], 'unsortable type: bool'],
    [[1, 'a'], 'unsortable interface: interface'],
  ])('%j cannot be sorted', (values, message) => {
    expect(() => names(values)).toThrow(Unsortable)
    expect(() => names(values)).toThrow(message)
  })

  it('refuses a field that nothing has', () => {
    expect(() => names([1], '.w')).toThrow('couldn\'t find any field with path "{.w}" in the list of objects')
  })
})

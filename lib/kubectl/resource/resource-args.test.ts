import { describe, expect, it } from 'vitest'
import { parseResourceArgs } from './resource-args'

const expand = (type: string) => (type === 'all' ? ['pods', 'services'] : undefined)
const parse = (text: string) => parseResourceArgs(text.split(' '), expand)

describe('parseResourceArgs', () => {
  it.each([
    ['pods a b', { form: 'types', types: ['pods'], names: ['a', 'b'] }],
    ['all', { form: 'types', types: ['pods', 'services'], names: [] }],
    [
      'pods/a svc/b',
      {
        form: 'tuples',
        tuples: [
          { type: 'pods', name: 'a' },
          { type: 'svc', name: 'b' },
        ],
      },
    ],
    [
      'po,svc a',
      {
        form: 'tuples',
        tuples: [
          { type: 'po', name: 'a' },
          { type: 'svc', name: 'a' },
        ],
      },
    ],
  ])('%s', (text, expected) => expect(parse(text)).toEqual(expected))

  it.each([
    ['all a', 'you must specify only one resource'],
    ['pods a/b', 'there is no need to specify a resource type as a separate argument'],
    ['pods/a/b', 'arguments in resource/name form may not have more than one slash'],
  ])('refuses %s', (text, message) => expect(() => parse(text)).toThrow(message))
})

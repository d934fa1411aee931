import { expect, it } from 'vitest'
import { nearAnswers } from './near-answers'
import type { Variant } from './variant'

const options = ['a', 'b', 'c'].map((id) => ({ id, text: { code: id } }))
const reasons = ['ra', 'rb'].map((id) => ({ id, text: { code: id } }))
const of = (body: object) => ({ body }) as Variant

it.each([
  ['one option', { options }, { option: 'b' }, [{ option: 'a' }, { option: 'c' }]],
  [
    'several options',
    { options },
    { options: ['a'] },
    [{ options: [] }, { options: ['a', 'b'] }, { options: ['a', 'c'] }],
  ],
  [
    'an order',
    { options },
    { order: ['a', 'b', 'c'] },
    [{ order: ['b', 'a', 'c'] }, { order: ['a', 'c', 'b'] }],
  ],
  [
    'a claim with its reason',
    { reasons },
    { value: true, reason: 'ra' },
    [
      { value: false, reason: 'ra' },
      { value: true, reason: 'rb' },
    ],
  ],
  ['typed text', { multiline: false }, { text: 'x' }, []],
  ['a number', { min: 0, max: 9 }, { value: 3 }, []],
])('stands beside %s', (_what, body, right, near) => {
  expect(nearAnswers(of(body), right)).toEqual(near)
})

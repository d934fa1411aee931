import { expect, it } from 'vitest'
import { answerKey, answerWords } from './answer-key'

const variant = (options: [id: string, en: string, ja: string][]) => ({
  text: {
    en: { options: options.map(([id, text]) => ({ id, text, code: false })) },
    ja: { options: options.map(([id, , text]) => ({ id, text, code: false })) },
  },
})
const one = variant([
  ['a', 'yes', 'はい'],
  ['b', 'no', 'いいえ'],
])
const other = variant([
  ['a', 'no', 'いいえ'],
  ['b', 'yes', 'はい'],
])

it('is the same for the same option of another variant, and differs for the same letter', () => {
  expect(answerKey(one, { option: 'a' })).toBe(answerKey(other, { option: 'b' }))
  expect(answerKey(one, { option: 'a' })).not.toBe(answerKey(other, { option: 'a' }))
  expect(answerWords(answerKey(one, { options: ['a', 'b'] }), 'ja')).toBe('はい · いいえ')
})

it('finds the options of pairs on both sides', () => {
  const key = answerKey(one, { pairs: { a: 'b' } })
  expect(key).toBe(answerKey(other, { pairs: { b: 'a' } }))
  expect(answerWords(key, 'en')).toBe('yes → no')
})

it('tells typed texts apart by what they say, not by blanks', () => {
  const typed = (text: string) => answerKey({ text: { en: { options: [] }, ja: { options: [] } } }, { text })
  expect(typed(' kubectl  get\u3000pods\r\n')).toBe(typed('kubectl get pods'))
  expect(typed('kubectl get pods')).not.toBe(typed('kubectl get Pods'))
  expect(answerWords(typed('a'), 'en')).toBe('a')
})

it('leaves numbers, and variants that show no text, as they are', () => {
  expect(answerKey({ kind: 'number' }, { value: 3 })).toBe('{"value":3}')
  expect(answerWords('{"value":3}', 'ja')).toBe('3')
  expect(answerKey(null, null)).toBe('null')
})

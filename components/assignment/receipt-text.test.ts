import { expect, it } from 'vitest'
import { receiptText } from './receipt-text'

it('is twenty digits in groups of four', () => {
  expect(receiptText('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef 0123')
  expect(receiptText('')).toBe('')
})

import { expect, test } from 'vitest'
import { byteLength, bytesOf, textOf } from '@/lib/userland/kernel/text'

test.each([
  ['ascii', [104, 105, 10]],
  ['all widths', [0x61, 0xc3, 0xa9, 0xe3, 0x81, 0x82, 0xf0, 0x9f, 0x98, 0x80]],
  ['every byte alone', Array.from({ length: 256 }, (_, byte) => byte)],
  ['cut sequences, too long ones and surrogates', [0xe3, 0x81, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf8, 0x41]],
])('bytes survive as text: %s', (_, bytes) => {
  const text = textOf(bytes)
  expect(bytesOf(text)).toEqual(bytes)
  expect(byteLength(text)).toBe(bytes.length)
})

test('valid text is itself', () => {
  expect(textOf(new TextEncoder().encode('aé あ😀'))).toBe('aé あ😀')
})

import { describe, expect, it } from 'vitest'
import { csvText } from './csv-text'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('csvText', () => {
  it.each([
    ['UTF-8', utf8('氏名,メール'), '氏名,メール'],
    ['UTF-8 with a mark', utf8('\uFEFF氏名'), '氏名'],
    ['UTF-16 with a mark', Uint8Array.of(0xff, 0xfe, 0x0f, 0x6c), '氏'],
    ['UTF-16, the other way round', Uint8Array.of(0xfe, 0xff, 0x6c, 0x0f), '氏'],
    // 氏名, as Excel writes it in Japan
    ['Shift_JIS', Uint8Array.of(0x8e, 0x81, 0x96, 0xbc), '氏名'],
    ['nothing', new Uint8Array(), ''],
  ])('reads %s', (_, bytes, text) => {
    expect(csvText(bytes)).toBe(text)
  })

  it('takes no pictures', () => {
    expect(
      csvText(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)),
    ).toBeUndefined()
    expect(csvText(utf8('a\0b'))).toBeUndefined()
  })
})

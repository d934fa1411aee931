import { describe, expect, it } from 'vitest'
import { nextHex, nextUid, nextUint32 } from '@/lib/cluster/sim/rng'

describe('digits that are drawn', () => {
  it.each([1, 8, 13, 64])('%i of them are those of one draw after the other, a step a digit', (length) => {
    const [rng, plain] = [{ s: 7 }, { s: 7 }]
    const draws = Array.from({ length: 8 }, () => nextUint32(plain).toString(16).padStart(8, '0'))
    expect(nextHex(rng, length)).toBe(draws.join('').slice(0, length))
    const after = { s: 7 }
    for (let i = 0; i < length; i++) nextUint32(after)
    expect(rng).toEqual(after)
  })

  it('make a UUID of version 4', () => {
    const [rng, plain] = [{ s: 99 }, { s: 99 }]
    for (let i = 0; i < 50; i++) {
      const digits = nextHex(plain, 32)
      const uid = nextUid(rng)
      expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      const own = uid.replaceAll('-', '')
      expect(own.slice(0, 12) + own.slice(13, 16) + own.slice(17)).toBe(
        digits.slice(0, 12) + digits.slice(13, 16) + digits.slice(17),
      )
      expect(rng).toEqual(plain)
    }
  })
})

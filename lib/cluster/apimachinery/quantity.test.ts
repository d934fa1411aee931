import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  milliQuantity,
  milliValue,
  QUANTITY_FORMAT_ERROR,
  quantityValue,
} from '@/lib/cluster/apimachinery/quantity'

describe('canonicalQuantity', () => {
  it.each([
    ['0', '0'],
    ['0.0', '0'],
    ['1', '1'],
    ['1000', '1k'],
    ['1000m', '1'],
    ['0.5', '500m'],
    ['1.5', '1500m'],
    ['100m', '100m'],
    ['.5Gi', '512Mi'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['1023', '1023'],
    ['1024', '1024'],
    ['1Ki', '1Ki'],
    ['512Ki', '512Ki'],
    ['0.5Ki', '512'],
    ['100M', '100M'],
    ['128974848', '128974848'],
    ['129e6', '129e6'],
    ['1e3', '1e3'],
    ['12e-1', '1200e-3'],
    ['1E', '1E'],
    ['0.0000000001', '1n'],
    ['-250m', '-250m'],
    ['+3', '3'],
    ['0.1Gi', '107374182400m'],
  ])('%s → %s', (text, canonical) => expect(canonicalQuantity(text)).toBe(canonical))

  it.each(['lots', '', '1 Gi', '--1', '1.2.3', '1gi'])('refuses %j', (text) => {
    expect(() => canonicalQuantity(text)).toThrow()
  })

  it('says the regular expression', () => {
    expect(() => canonicalQuantity('lots')).toThrow(QUANTITY_FORMAT_ERROR)
  })
})

describe('arithmetic', () => {
  it('rounds up', () => {
    expect(quantityValue('1500m')).toBe(2)
    expect(milliValue('1n')).toBe(1)
    expect(['0.5m', '1500u', '1.5Gi', '3'].map((text) => milliQuantity(text))).toEqual([
      '1m',
      '2m',
      '1536Mi',
      '3',
    ])
    expect(milliValue('2')).toBe(2000)
  })

  it('compares across suffixes', () => {
    expect(compareQuantities('1Gi', '1G')).toBe(1)
    expect(compareQuantities('1000m', '1')).toBe(0)
  })

  it('keeps the format of the first summand', () => {
    expect(addQuantities('512Mi', '512Mi')).toBe('1Gi')
    expect(addQuantities('250m', '1')).toBe('1250m')
  })

  it('is stable: what is canonical stays as it is, and equal', () => {
    const suffix = fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), suffix, (number, unit) => {
        const once = canonicalQuantity(`${number}${unit}`)
        expect(canonicalQuantity(once)).toBe(once)
        expect(compareQuantities(once, `${number}${unit}`)).toBe(0)
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})

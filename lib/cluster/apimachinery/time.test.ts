import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { formatDuration, humanDuration, parseDuration } from '@/lib/cluster/apimachinery/duration'
import { formatTime, parseTime } from '@/lib/cluster/apimachinery/time'
import { timeProblem } from '@/lib/cluster/apimachinery/time-problem'

describe('time', () => {
  it('agrees with the machine about every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
        const text = formatTime(seconds * 1000)
        expect(text).toBe(new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'))
        expect(parseTime(text)).toBe(seconds * 1000)
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  it('reads offsets and fractions', () => {
    expect(parseTime('2026-11-20T10:00:00.5+09:00')).toBe(parseTime('2026-11-20T01:00:00Z')! + 500)
    expect(parseTime('2026-11-20')).toBeUndefined()
  })

  it.each([
    ['2026', ' as "2006-01-02T15:04:05Z07:00": cannot parse "" as "-"'],
    ['yesterday', ' as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"'],
    ['2026-11-20T10:00:00', ' as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"'],
    ['2026-13-20T10:00:00Z', ': month out of range'],
    ['2026-11-20T10:00:00Zx', ': extra text: "x"'],
  ])('says what is wrong with %s as Go does', (text, problem) => {
    expect(timeProblem(text)).toBe(`parsing time ${JSON.stringify(text)}${problem}`)
  })
})

describe('durations', () => {
  it.each([
    [0, '0s'],
    [119_000, '119s'],
    [120_000, '2m'],
    [125_000, '2m5s'],
    [600_000, '10m'],
    [10_800_000, '3h'],
    [11_100_000, '3h5m'],
    [172_800_000, '2d'],
    [180_000_000, '2d2h'],
    [-5000, '<invalid>'],
  ])('%i ms is %s old', (ms, text) => expect(humanDuration(ms)).toBe(text))

  it.each([
    ['1m30s', 90_000],
    ['500ms', 500],
    ['1.5h', 5_400_000],
    ['-2s', -2000],
    ['0', 0],
    ['5', undefined],
    ['', undefined],
  ])('%j', (text, ms) => expect(parseDuration(text)).toBe(ms))

  it('prints as Go does', () => {
    expect([formatDuration(90_000), formatDuration(1500), formatDuration(3_600_000)]).toEqual([
      '1m30s',
      '1.5s',
      '1h0m0s',
    ])
  })
})

describe('base64', () => {
  it('is the reverse of itself for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(encodeBase64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'))
        expect(decodeBase64(encodeBase64(text))).toBe(text)
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})

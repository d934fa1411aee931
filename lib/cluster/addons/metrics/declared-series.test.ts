import { expect, it } from 'vitest'
import { declaredSeries, SERIES_CONFIG } from '@/lib/cluster/addons/metrics/declared-series'
import type { Lister } from '@/lib/cluster/client/lister'

const read = (text: string) => {
  const config = { metadata: { name: SERIES_CONFIG }, data: { series: text } }
  const lister = { get: () => config } as unknown as Lister
  return declaredSeries(lister, 0).map(({ name, labels, text, about }) => ({ name, labels, text, about }))
}

it('reads lines', () => {
  expect(read('a{pod="web-*",x="1"}  load \n# no\n b:c 0s=1 5m~7')).toEqual([
    { name: 'a', labels: { pod: 'web-*', x: '1' }, text: 'load', about: 'pod' },
    { name: 'b:c', labels: {}, text: '0s=1 5m~7', about: undefined },
  ])
})

it.each([
  ['spaces', `a 1${' '.repeat(900_000)}b`],
  ['spaces and another end of line', `a${' '.repeat(900_000)}1\u2028x`],
  ['a key without a value', `a{${'k'.repeat(900_000)}} 1`],
  ['quotes without an end', `a{${'k="'.repeat(300_000)}} 1`],
])('reads a long line of %s once', { timeout: 2_000 }, (_, line) => {
  expect(read(line).length).toBeLessThan(2)
})

import { describe, expect, it } from 'vitest'
import type { EndpointSlice } from '@/lib/cluster/apimachinery/object'
import { type Endpoint, packSlices } from '@/lib/cluster/controller/endpoint-slice/packing'

const endpoint = (name: string, ready = true): Endpoint => ({
  addresses: [name],
  conditions: { ready },
  targetRef: { kind: 'Pod', name },
})
const endpoints = (names: string) => [...names].map((name) => endpoint(name))
const slice = (name: string, holds: string) =>
  ({ metadata: { name, labels: {} }, endpoints: endpoints(holds) }) as unknown as EndpointSlice
const names = (list: readonly Endpoint[]) => list.map(({ addresses }) => addresses[0]).join('')

/** `new: ab`, `x: abc`, `-y`: what is written. */
function packed(existing: EndpointSlice[], wanted: Endpoint[], max = 4): string[] {
  const { create, update, remove } = packSlices(existing, wanted, {}, max)
  return [
    ...create.map((some) => `new: ${names(some)}`),
    ...update.map((one) => `${one.slice.metadata.name}: ${names(one.endpoints)}`),
    ...remove.map(({ metadata }) => `-${metadata.name}`),
  ]
}

describe('packSlices', () => {
  it.each<[string, EndpointSlice[], string, string[]]>([
    ['makes as many slices as are needed', [], 'abcdef', ['new: abcd', 'new: ef']],
    ['writes nothing when nothing changed', [slice('x', 'ab'), slice('y', 'cd')], 'abcd', []],
    ['fills a slice that is written anyway', [slice('x', 'abc'), slice('y', 'd')], 'acde', ['x: ace']],
    ['fills the fuller of two', [slice('x', 'a'), slice('y', 'bc')], 'abcd', ['y: bcd']],
    ['does not touch a slice that has no room', [slice('x', 'abcd')], 'abcde', ['new: e']],
    ['deletes a slice that nothing is left of', [slice('x', 'ab'), slice('y', 'c')], 'ab', ['-y']],
    [
      'rather writes a new slice than spreads over two',
      [slice('x', 'abc'), slice('y', 'def')],
      'abcdefgh',
      ['new: gh'],
    ],
  ])('%s', (_what, existing, wanted, expected) => {
    expect(packed(existing, endpoints(wanted))).toEqual(expected)
  })

  it('writes a slice whose endpoint changed', () => {
    expect(packed([slice('x', 'ab')], [endpoint('a'), endpoint('b', false)])).toEqual(['x: ab'])
  })
})

import { describe, expect, it } from 'vitest'
import { hostImage } from '@/lib/cluster/host/host-image'
import { hostTexts } from '@/lib/cluster/host/host-texts'

const spec = {
  name: 'a',
  since: 0,
  version: 'v1.36.2',
  addresses: { a: '10.0.0.1' },
  server: '10.0.0.1',
  place: 0,
}

describe('the files of a host', () => {
  it.each([
    [
      'with the control plane',
      { ...spec, controlPlane: { name: 'a', address: '10.0.0.1', version: 'v1.36.2' } },
    ],
    ['without', spec],
    ['without a network', { ...spec, cni: 'none' as const }],
  ])('all have a text: %s', (_, host) => {
    const files = [...hostImage(host)].filter(([, { type }]) => type === 'file').map(([path]) => path)
    expect([...hostTexts(host).keys()]).toEqual(files)
  })
})

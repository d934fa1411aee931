import { describe, expect, it } from 'vitest'
import { readOptions } from '@/lib/cluster/addons/cluster-autoscaler/options'
import { bySize, misfits, place } from '@/lib/cluster/addons/cluster-autoscaler/simulate'
import type { Node, Pod } from '@/lib/cluster/apimachinery/object'

const node = (spec: object = {}, pods = '10') =>
  ({
    metadata: { name: 'n', labels: { disk: 'hdd' } },
    spec,
    status: { allocatable: { cpu: '2', memory: '4Gi', pods } },
  }) as unknown as Node

function pod(name: string, requests: object = {}, spec: object = {}, labels: object = {}): Pod {
  const containers = [{ name: 'c', resources: { requests } }]
  return { metadata: { name, namespace: 'default', labels }, spec: { containers, ...spec } } as unknown as Pod
}

const apart = {
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'a' } } },
      ],
    },
  },
}
const tainted = node({ taints: [{ key: 'k', value: 'v', effect: 'NoSchedule' }] })

describe('a pod on a node', () => {
  it.each<[string, Node, Pod[], Pod, string[]]>([
    ['fits', node(), [], pod('p', { cpu: '2', memory: '4Gi' }), []],
    [
      'is too big',
      node(),
      [],
      pod('p', { cpu: '3', memory: '5Gi' }),
      ['Insufficient cpu', 'Insufficient memory'],
    ],
    ['comes too late', node(), [pod('q', { cpu: '1500m' })], pod('p', { cpu: '1' }), ['Insufficient cpu']],
    ['is one too many', node({}, '1'), [pod('q')], pod('p'), ['Too many pods']],
    [
      'wants another disk',
      node(),
      [],
      pod('p', {}, { nodeSelector: { disk: 'ssd' } }),
      ["node(s) didn't match Pod's node affinity/selector"],
    ],
    ['is kept off', tainted, [], pod('p'), ['node(s) had untolerated taint(s)']],
    ['tolerates it', tainted, [], pod('p', {}, { tolerations: [{ operator: 'Exists' }] }), []],
    ['finds a closed node', node({ unschedulable: true }), [], pod('p'), ['node(s) were unschedulable']],
    [
      'minds its like',
      node(),
      [pod('q', {}, {}, { app: 'a' })],
      pod('p', {}, apart),
      ["node(s) didn't match pod anti-affinity rules"],
    ],
    [
      'is minded',
      node(),
      [pod('q', {}, apart)],
      pod('p', {}, {}, { app: 'a' }),
      ["node(s) didn't match pod anti-affinity rules"],
    ],
    ['does not mind others', node(), [pod('q', {}, apart)], pod('p', {}, {}, { app: 'b' }), []],
  ])('%s', (_, on, there, given, reasons) => {
    expect(misfits(place(on, there), given)).toEqual(reasons)
  })
})

it('takes the largest first', () => {
  const pods = [pod('b', { cpu: '1' }), pod('a', { cpu: '1' }), pod('c', { memory: '8Gi' })]
  expect(bySize(pods).map(({ metadata }) => metadata.name)).toEqual(['c', 'a', 'b'])
})

it('reads flags', () => {
  expect(
    readOptions([
      './cluster-autoscaler',
      '--nodes=1:7:pool',
      '--scale-down-unneeded-time=3m',
      '--skip-nodes-with-system-pods=false',
    ]),
  ).toMatchObject({
    group: 'pool',
    minimum: 1,
    maximum: 7,
    unneededTime: 180_000,
    delayAfterAdd: 600_000,
    utilization: 0.5,
    skipSystemPods: false,
    skipLocalStorage: true,
  })
})

import { describe, expect, it } from 'vitest'
import type { PodPicture, WorkloadPicture } from '@/lib/lab/picture/schema'
import { type OwnerTree, ownerTrees, treeHas } from './owner-tree'
import { mentions } from './scope'

const pod = (name: string, owner?: string): PodPicture => ({
  ...{ uid: name, name, namespace: 'default', status: 'Running', ready: '1/1', restarts: '0' },
  ...{ mood: 'good', images: [], labels: { tier: 'front' }, claims: [], why: [] },
  ...(owner ? { owner } : {}),
})

const workload = (
  kind: WorkloadPicture['kind'],
  name: string,
  owner?: string,
  mood: WorkloadPicture['mood'] = 'good',
): WorkloadPicture => ({
  ...{ uid: name, namespace: 'default', kind, name, wanted: 1, ready: 1, mood, note: '' },
  ...(owner ? { owner } : {}),
})

const told = ({ key, owned, pods }: OwnerTree): unknown => [
  key,
  owned.map(told),
  pods.map(({ name }) => name),
]

describe('the trees of owners', () => {
  const workloads = [
    workload('Deployment', 'web'),
    workload('ReplicaSet', 'web-old', 'Deployment/web', 'over'),
    workload('ReplicaSet', 'web-older', 'Deployment/web', 'over'),
    workload('ReplicaSet', 'web-new', 'Deployment/web'),
    workload('Job', 'once', 'CronJob/gone'),
  ]
  const pods = [
    pod('web-new-1', 'ReplicaSet/web-new'),
    pod('web-old-1', 'ReplicaSet/web-old'),
    pod('alone'),
    pod('etcd-cp', 'Node/cp'),
  ]
  const { roots, alone } = ownerTrees(workloads, pods)

  it('go from the top down to the Pods, without ReplicaSets that have none any more', () => {
    const sets = [
      ['ReplicaSet/default/web-old', [], ['web-old-1']],
      ['ReplicaSet/default/web-new', [], ['web-new-1']],
    ]
    expect(roots.map(told)).toEqual([
      ['Deployment/default/web', sets, []],
      ['Job/default/once', [], []],
      ['Node/cp', [], ['etcd-cp']],
    ])
    expect(alone.map(({ name }) => name)).toEqual(['alone'])
  })

  it.each([
    ['web-old-1', true],
    ['TIER=front', true],
    ['deployment/', true],
    ['once', false],
  ])('are found by what is anywhere in them: %s', (text, found) => {
    expect(treeHas(roots[0] as OwnerTree, (words) => mentions(text, words))).toBe(found)
  })
})

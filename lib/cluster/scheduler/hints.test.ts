import { expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { Change, ClusterEvent } from '@/lib/cluster/scheduler/framework'
import { isWorthRequeuing } from '@/lib/cluster/scheduler/hints'
import { frameworkOf } from '@/lib/cluster/scheduler/profile'
import { type PodOptions, testNode, testPod, testWorld } from '@/lib/cluster/scheduler/scheduler-fixture'

const as = (spec: object): PodOptions => ({ spec: spec as PodOptions['spec'] })
type Made = ReturnType<typeof testNode> | ReturnType<typeof testPod>

const change = (event: ClusterEvent, old?: Made, now?: Made): Change => ({
  event,
  old: old as unknown as KubeObject,
  now: now as unknown as KubeObject,
})

const tainted = testNode('a', { spec: { taints: [{ key: 'x', effect: 'NoSchedule' }] } })
const plain = testNode('a')
const ssd = testNode('a', { labels: { disk: 'ssd' } })
const small = testNode('a', { allocatable: { cpu: '1' } })
const web = (more: PodOptions = {}) => testPod('w', { on: 'a', labels: { app: 'web' }, ...more })
const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } }
const terms = { requiredDuringSchedulingIgnoredDuringExecution: [term] }
const near = as({ affinity: { podAffinity: terms } })
const apart = as({ affinity: { podAntiAffinity: terms } })
const spread = as({
  topologySpreadConstraints: [{ maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', ...term }],
})
const port = as({ containers: [{ name: 'c', ports: [{ hostPort: 80 }] }] })
const claim = (name: string) =>
  as({ containers: [], volumes: [{ name: 'v', persistentVolumeClaim: { claimName: name } }] })
const pvc = (name: string) => ({ metadata: { name, namespace: 'default' } }) as unknown as Made

const cases: [rejectedBy: string, pod: PodOptions, change: Change, worth: boolean][] = [
  ['TaintToleration', {}, change('Node/UpdateNodeTaint', tainted, plain), true],
  ['TaintToleration', {}, change('Node/UpdateNodeTaint', plain, tainted), false],
  ['TaintToleration', {}, change('Node/UpdateNodeLabel', plain, ssd), false],
  ['TaintToleration', {}, change('Node/Add', undefined, tainted), false],
  ['NodeAffinity', as({ nodeSelector: { disk: 'ssd' } }), change('Node/UpdateNodeLabel', plain, ssd), true],
  ['NodeAffinity', as({ nodeSelector: { disk: 'hdd' } }), change('Node/UpdateNodeLabel', plain, ssd), false],
  ['NodeAffinity', as({ nodeSelector: { disk: 'ssd' } }), change('AssignedPod/Delete', web()), false],
  ['NodeResourcesFit', { requests: { cpu: '2' } }, change('Node/UpdateNodeAllocatable', small, plain), true],
  ['NodeResourcesFit', { requests: { cpu: '9' } }, change('Node/UpdateNodeAllocatable', small, plain), false],
  ['NodeResourcesFit', { requests: { cpu: '9' } }, change('Node/Add', undefined, plain), false],
  ['NodeResourcesFit', { requests: { cpu: '9' } }, change('AssignedPod/Delete', web()), true],
  ['NodeResourcesFit', {}, change('AssignedPod/Add', undefined, web()), false],
  [
    'NodeResourcesFit',
    { requests: { cpu: '1' } },
    change(
      'AssignedPod/UpdatePodScaleDown',
      web({ requests: { cpu: '2' } }),
      web({ requests: { cpu: '1' } }),
    ),
    true,
  ],
  [
    'NodeResourcesFit',
    { requests: { cpu: '1' } },
    change(
      'AssignedPod/UpdatePodScaleDown',
      web({ requests: { memory: '2' } }),
      web({ requests: { memory: '1' } }),
    ),
    false,
  ],
  ['NodePorts', port, change('AssignedPod/Delete', web(port)), true],
  ['NodePorts', port, change('AssignedPod/Delete', web()), false],
  ['InterPodAffinity', near, change('AssignedPod/Add', undefined, web()), true],
  ['InterPodAffinity', near, change('AssignedPod/Add', undefined, web({ labels: {} })), false],
  ['InterPodAffinity', apart, change('AssignedPod/Delete', web()), true],
  ['InterPodAffinity', apart, change('AssignedPod/Delete', web({ namespace: 'b' })), false],
  ['InterPodAffinity', apart, change('AssignedPod/UpdatePodLabel', web(), web({ labels: {} })), true],
  ['InterPodAffinity', { labels: { app: 'web' } }, change('AssignedPod/Delete', testPod('x', apart)), true],
  ['PodTopologySpread', spread, change('AssignedPod/Delete', web()), true],
  ['PodTopologySpread', spread, change('AssignedPod/Delete', web({ labels: {} })), false],
  ['PodTopologySpread', spread, change('Node/Delete', plain), true],
  ['PodTopologySpread', spread, change('Node/UpdateNodeTaint', tainted, plain), false],
  ['VolumeBinding', claim('data'), change('PersistentVolumeClaim/Update', pvc('data'), pvc('data')), true],
  ['VolumeBinding', claim('data'), change('PersistentVolumeClaim/Update', pvc('other'), pvc('other')), false],
  ['VolumeRestrictions', claim('data'), change('AssignedPod/Delete', web(claim('data'))), true],
  ['VolumeRestrictions', claim('data'), change('AssignedPod/Delete', web(claim('other'))), false],
]

it.each(cases)('%s: %o, %o: %s', (rejectedBy, pod, what, worth) => {
  const { lister } = testWorld([plain])
  const framework = frameworkOf({ schedulerName: 'default-scheduler' })
  expect(isWorthRequeuing(testPod('p', pod), [rejectedBy], what, framework, lister)).toBe(worth)
})

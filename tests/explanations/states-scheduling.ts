import { one, pod } from './lines'
import { AFFINITY, waiting } from './state-lines'
import { manifest, type StateSituation } from './state-situation'

const asking = (requests: string) => pod(one(`, resources: {requests: {${requests}}}`))

/** Why a pod has no node: room, labels, taints. */
export const scheduling: StateSituation[] = [
  {
    title: 'More cpu than any node has',
    given: [asking('cpu: 64')],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web too much'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'too much',
      field: 'spec.containers[0].resources.requests.cpu',
      found: '64',
      wanted: [
        { node: 'worker-1', allocatable: '4', free: '3900m' },
        { node: 'worker-2', allocatable: '4', free: '3900m' },
      ],
    },
    command: 'create -f -',
  },
  {
    title: 'More memory than any node has',
    given: [asking('memory: 500Gi')],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web too much'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'too much',
      field: 'spec.containers[0].resources.requests.memory',
      found: '500Gi',
      wanted: [
        { node: 'worker-1', allocatable: '8092Mi', free: '8022Mi' },
        { node: 'worker-2', allocatable: '8092Mi', free: '8022Mi' },
      ],
    },
    command: 'create -f -',
  },
  {
    title: 'Other pods have taken the cpu',
    given: [
      'create deployment big --image=nginx --replicas=2 -n a',
      'set resources deployment big --requests=cpu=3 -n a',
      asking('cpu: 2'),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web too much'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'too much',
      field: 'spec.containers[0].resources.requests.cpu',
      found: '2',
      wanted: [
        { node: 'worker-1', allocatable: '4', free: '900m' },
        { node: 'worker-2', allocatable: '4', free: '900m' },
      ],
    },
    command: 'create -f -',
  },
  {
    title: 'A resource that no node offers',
    given: [pod(one(', resources: {limits: {nvidia.com/gpu: 1}}'))],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web too much'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'too much',
      field: 'spec.containers[0].resources.requests.nvidia.com/gpu',
      found: '1',
      wanted: [
        { node: 'worker-1', allocatable: '0', free: '0' },
        { node: 'worker-2', allocatable: '0', free: '0' },
      ],
    },
    command: 'create -f -',
  },
  {
    title: 'No node has the label of the nodeSelector',
    given: [pod(`nodeSelector: {disk: ssd}, ${one()}`)],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web no match'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.nodeSelector',
      found: { disk: 'ssd' },
      wanted: {},
    },
    command: 'create -f -',
  },
  {
    title: 'A node has the label with another value',
    given: ['label node worker-1 disk=hdd', pod(`nodeSelector: {disk: ssd}, ${one()}`)],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web no match'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.nodeSelector',
      found: { disk: 'ssd' },
      wanted: { disk: ['hdd'] },
    },
    command: 'create -f -',
  },
  {
    title: 'The key of the label is spelt otherwise',
    given: ['label node worker-1 disktype=ssd', pod(`nodeSelector: {disk-type: ssd}, ${one()}`)],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web no match'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.nodeSelector',
      found: { 'disk-type': 'ssd' },
      wanted: { disktype: ['ssd'] },
    },
    command: 'create -f -',
  },
  {
    title: 'No node meets the required node affinity',
    given: [
      pod(
        `affinity: {nodeAffinity: {${AFFINITY}: {nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: In, values: [a]}]}]}}}, ${one()}`,
      ),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web no match'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution',
      found: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }],
      wanted: {},
    },
    command: 'create -f -',
  },
  {
    title: 'All workers have a taint that the pod does not tolerate',
    given: ['taint nodes worker-1 worker-2 team=blue:NoSchedule', pod(one())],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Node worker-1 repels'],
    cause: {
      object: { kind: 'Node', name: 'worker-1' },
      why: 'repels',
      field: 'spec.taints',
      found: { key: 'team', value: 'blue', effect: 'NoSchedule' },
      wanted: [],
    },
    command: 'taint nodes worker-1 worker-2 team=blue:NoSchedule',
  },
  {
    title: 'The toleration has another value than the taint',
    given: [
      'taint nodes worker-1 worker-2 team=blue:NoSchedule',
      pod(`tolerations: [{key: team, value: green, effect: NoSchedule}], ${one()}`),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Node worker-1 repels'],
    cause: {
      object: { kind: 'Node', name: 'worker-1' },
      why: 'repels',
      field: 'spec.taints',
      found: { key: 'team', value: 'blue', effect: 'NoSchedule' },
      wanted: [{ key: 'team', value: 'green', effect: 'NoSchedule' }],
    },
    command: 'taint nodes worker-1 worker-2 team=blue:NoSchedule',
  },
  {
    title: 'All workers are cordoned',
    given: ['cordon worker-1 worker-2', pod(one())],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Node worker-1 repels'],
    cause: {
      object: { kind: 'Node', name: 'worker-1' },
      why: 'repels',
      field: 'spec.unschedulable',
      found: true,
      wanted: false,
    },
    command: 'cordon worker-1 worker-2',
  },
  {
    title: 'The kubelets of all workers are down',
    given: [{ stop: 'kubelet/worker-1' }, { stop: 'kubelet/worker-2' }, { wait: 90_000 }, pod(one())],
    ...waiting,
    way: [
      'Pod web waits',
      'Pod web no match',
      'Node worker-1 repels',
      'Node worker-1 waits',
      'Component kubelet/worker-1 stopped',
    ],
    cause: { object: { kind: 'Component', name: 'kubelet/worker-1' }, why: 'stopped' },
  },
  {
    title: 'The host port is taken on every node',
    given: [
      manifest(
        'apps/v1',
        'DaemonSet',
        'edge',
        `spec: {selector: {matchLabels: {app: edge}}, template: {metadata: {labels: {app: edge}}, spec: {${one(', ports: [{containerPort: 80, hostPort: 8080}]')}}}}`,
      ),
      pod(one(', ports: [{containerPort: 80, hostPort: 8080}]')),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web taken'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'taken',
      field: 'spec.containers[0].ports[0].hostPort',
      found: 8080,
    },
    command: 'create -f -',
  },
]

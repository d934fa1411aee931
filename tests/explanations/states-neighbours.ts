import { one, pod } from './lines'
import { AFFINITY, asks, ONCE, waiting } from './state-lines'
import {
  claim,
  deployment,
  inA,
  manifest,
  type StateSituation,
  storageClass,
  volume,
} from './state-situation'

const mounting = (name: string) =>
  pod(`${one()}, volumes: [{name: data, persistentVolumeClaim: {claimName: ${name}}}]`)

/** Why a pod has no node: other pods, gates, volumes. */
export const neighbours: StateSituation[] = [
  {
    title: 'The pod wants to be beside another that is not there',
    given: [
      pod(
        `affinity: {podAffinity: {${AFFINITY}: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: db}}}]}}, ${one()}`,
      ),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web no match'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]',
      found: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'db' } } },
      wanted: [],
    },
    command: 'create -f -',
  },
  {
    title: 'Every node has a pod beside which it does not want to be',
    given: [
      deployment(
        `affinity: {podAntiAffinity: {${AFFINITY}: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}]}}, ${one()}`,
        'replicas: 3,',
      ),
    ],
    object: inA('Deployment', 'web'),
    way: [
      'Deployment web waits',
      'ReplicaSet web-… waits',
      'Pod web-… waits',
      'Pod web-… no match',
      'Pod web-… no match',
      'Pod web-… taken',
      'Deployment web taken',
    ],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'taken',
      field: 'spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]',
      found: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
    },
    command: 'create -f -',
  },
  {
    title: 'The pods there want no such pod beside them',
    given: [
      manifest(
        'apps/v1',
        'DaemonSet',
        'quiet',
        `spec: {selector: {matchLabels: {app: quiet}}, template: {metadata: {labels: {app: quiet}}, spec: {affinity: {podAntiAffinity: {${AFFINITY}: [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {loud: 'yes'}}}]}}, ${one()}}}}`,
      ),
      [
        'create -f -',
        `apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: a, labels: {loud: 'yes'}}\nspec: {${one()}}`,
      ],
    ],
    ...waiting,
    way: [
      'Pod web waits',
      'Pod web no match',
      'Pod web no match',
      'Pod quiet-… repels',
      'DaemonSet quiet repels',
    ],
    cause: {
      object: { kind: 'DaemonSet', name: 'quiet', namespace: 'a' },
      why: 'repels',
      field: 'spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]',
      found: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { loud: 'yes' } } },
    },
    command: 'create -f -',
  },
  {
    title: 'The constraint spreads over a label that no node has',
    given: [
      pod(
        `topologySpreadConstraints: [{maxSkew: 1, topologyKey: rack, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}], ${one()}`,
      ),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'Pod web no match'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.topologySpreadConstraints[0]',
      found: {
        maxSkew: 1,
        topologyKey: 'rack',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'web' } },
      },
      wanted: {},
    },
    command: 'create -f -',
  },
  {
    title: 'A scheduling gate is still there',
    given: [pod(`schedulingGates: [{name: example.com/quota}], ${one()}`)],
    ...waiting,
    way: ['Pod web waits', 'Pod web held'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'held',
      field: 'spec.schedulingGates',
      found: ['example.com/quota'],
      wanted: [],
    },
    command: 'create -f -',
  },
  {
    title: 'Nobody is the scheduler that the pod names',
    given: [pod(`schedulerName: my-scheduler, ${one()}`)],
    ...waiting,
    way: ['Pod web waits', 'Pod web nobody'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'nobody',
      field: 'spec.schedulerName',
      found: 'my-scheduler',
      wanted: ['default-scheduler'],
    },
    command: 'create -f -',
  },
  {
    title: 'The scheduler is down',
    given: [{ stop: 'kube-scheduler' }, pod(one())],
    ...waiting,
    way: ['Pod web waits', 'Component kube-scheduler stopped'],
    cause: { object: { kind: 'Component', name: 'kube-scheduler' }, why: 'stopped' },
  },
  {
    title: 'The named node is not there',
    given: [pod(`nodeName: worker-9, ${one()}`)],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Node worker-9 missing'],
    cause: { object: { kind: 'Node', name: 'worker-9' }, why: 'missing', wanted: ['worker-1', 'worker-2'] },
    command: 'create -f -',
  },
  {
    title: 'The claim of the pod is not there',
    given: [claim('data', asks('1Gi')), mounting('dta')],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web waits', 'PersistentVolumeClaim dta missing'],
    cause: {
      object: { kind: 'PersistentVolumeClaim', name: 'dta', namespace: 'a' },
      why: 'missing',
      wanted: ['data'],
    },
    command: 'create -f -',
  },
  {
    title: 'The claim of the pod asks for more than the volume has',
    given: [
      volume('disk', `capacity: {storage: 1Gi}, ${ONCE}, storageClassName: slow`),
      claim('data', asks('5Gi', ', storageClassName: slow')),
      mounting('data'),
    ],
    ...waiting,
    way: [
      'Pod web waits',
      'Pod web no match',
      'Pod web waits',
      'PersistentVolumeClaim data waits',
      'PersistentVolumeClaim data no match',
    ],
    cause: {
      object: { kind: 'PersistentVolumeClaim', name: 'data', namespace: 'a' },
      why: 'no match',
      field: 'spec.resources.requests.storage',
      found: '5Gi',
      wanted: { disk: '1Gi' },
    },
    command: 'create -f -',
  },
  {
    title: 'The volume is of a node that is not there',
    given: [
      volume(
        'disk',
        `capacity: {storage: 1Gi}, ${ONCE}, storageClassName: '', nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [worker-9]}]}]}}`,
      ),
      claim('data', asks('1Gi', ", storageClassName: ''")),
      mounting('data'),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web no match', 'Pod web no match', 'PersistentVolume disk no match'],
    cause: {
      object: { kind: 'PersistentVolume', name: 'disk' },
      why: 'no match',
      field: 'spec.nodeAffinity.required',
      found: [
        { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['worker-9'] }] },
      ],
    },
    command: 'create -f -',
  },
  {
    title: 'The class waits for a pod that has no node, as it asks for too much',
    given: [
      storageClass('late', 'provisioner: example.com/disk\nvolumeBindingMode: WaitForFirstConsumer'),
      claim('data', asks('1Gi', ', storageClassName: late')),
      pod(
        `${one(', resources: {requests: {cpu: 64}}')}, volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]`,
      ),
    ],
    object: inA('PersistentVolumeClaim', 'data'),
    way: [
      'PersistentVolumeClaim data waits',
      'StorageClass late waits',
      'Pod web waits',
      'Pod web no match',
      'Pod web no match',
      'Pod web too much',
    ],
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
    title: 'It had another pod evicted, and waits until that one is gone',
    given: [
      [
        'create -f -',
        'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nmetadata: {name: high}\nvalue: 1000',
      ],
      'cordon worker-2',
      [
        'create -f -',
        `apiVersion: v1\nkind: Pod\nmetadata: {name: old, namespace: a}\nspec: {terminationGracePeriodSeconds: 3600, containers: [{name: main, image: nginx, lifecycle: {preStop: {sleep: {seconds: 3000}}}, resources: {requests: {cpu: 3}}}]}`,
      ],
      pod(`priorityClassName: high, ${one(', resources: {requests: {cpu: 3}}')}`),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod old waits'],
    cause: {
      object: { kind: 'Pod', name: 'old', namespace: 'a' },
      why: 'waits',
      field: 'spec.terminationGracePeriodSeconds',
      found: 3600,
    },
    command: 'create -f -',
  },
]

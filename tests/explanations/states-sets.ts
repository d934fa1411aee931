import { one } from './lines'
import { create, set, template, theDeployment } from './state-lines'
import { deployment, inA, manifest, type StateSituation } from './state-situation'

const statefulSet = (spec = '', podSpec = one()) => ({
  given: [set('StatefulSet', `serviceName: web, ${spec}`, podSpec)],
  object: inA('StatefulSet', 'web'),
})
const daemonSet = (podSpec: string, spec = '') => ({
  given: [set('DaemonSet', spec, podSpec)],
  object: inA('DaemonSet', 'web'),
})

/** Why sets of pods are not ready, or not as their template. */
export const sets: StateSituation[] = [
  {
    title: 'A ReplicationController asks for a command that is not in the image',
    given: [
      manifest(
        'v1',
        'ReplicationController',
        'web',
        `spec: {selector: {app: web}, ${template('app: web', 'containers: [{name: main, image: busybox, args: [serve]}]')}}`,
      ),
      { wait: 30_000 },
    ],
    object: inA('ReplicationController', 'web'),
    way: [
      'ReplicationController web waits',
      'Pod web-… waits',
      'Pod web-… waits',
      'Pod web-… impossible',
      'ReplicationController web impossible',
    ],
    cause: {
      object: { kind: 'ReplicationController', name: 'web', namespace: 'a' },
      why: 'impossible',
      field: 'spec.template.spec.containers[0].args',
      found: ['serve'],
    },
    command: 'create -f -',
  },
  {
    title: 'The controllers are down',
    given: [{ stop: 'kube-controller-manager' }, create],
    ...theDeployment,
    way: ['Deployment web waits', 'Component kube-controller-manager stopped'],
    cause: { object: { kind: 'Component', name: 'kube-controller-manager' }, why: 'stopped' },
  },
  {
    title: 'Too many pods for the cpu of the nodes',
    given: [deployment(one(', resources: {requests: {cpu: 3}}'), 'replicas: 3,')],
    ...theDeployment,
    way: [
      'Deployment web waits',
      'ReplicaSet web-… waits',
      'Pod web-… waits',
      'Pod web-… no match',
      'Pod web-… no match',
      'Pod web-… too much',
      'Deployment web too much',
    ],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'too much',
      field: 'spec.template.spec.containers[0].resources.requests.cpu',
      found: '3',
      wanted: [
        { node: 'worker-1', allocatable: '4', free: '900m' },
        { node: 'worker-2', allocatable: '4', free: '900m' },
      ],
    },
    command: 'create -f -',
  },
  {
    title: 'The pods of a ReplicaSet wait for a ConfigMap',
    given: [set('ReplicaSet', '', one(', envFrom: [{configMapRef: {name: settings}}]'))],
    object: inA('ReplicaSet', 'web'),
    way: [
      'ReplicaSet web waits',
      'Pod web-… waits',
      'Pod web-… waits',
      'Pod web-… waits',
      'ConfigMap settings missing',
    ],
    cause: { object: { kind: 'ConfigMap', name: 'settings', namespace: 'a' }, why: 'missing', wanted: [] },
    command: 'create -f -',
  },
  {
    title: 'A node has failed under a Deployment',
    given: ['cordon worker-2', create, 'uncordon worker-2', { stop: 'kubelet/worker-1' }, { wait: 90_000 }],
    ...theDeployment,
    way: [
      'Deployment web waits',
      'ReplicaSet web-… waits',
      'Pod web-… waits',
      'Pod web-… waits',
      'Node worker-1 waits',
      'Component kubelet/worker-1 stopped',
    ],
    cause: { object: { kind: 'Component', name: 'kubelet/worker-1' }, why: 'stopped' },
  },
  {
    title: 'The first pod of a StatefulSet is not ready, so the second is not made',
    ...statefulSet(
      'replicas: 3,',
      one(', readinessProbe: {httpGet: {path: /none, port: 80}, periodSeconds: 1}'),
    ),
    way: [
      'StatefulSet web waits',
      'Pod web-0 waits',
      'Pod web-0 waits',
      'Pod web-0 probe',
      'StatefulSet web probe',
    ],
    cause: {
      object: { kind: 'StatefulSet', name: 'web', namespace: 'a' },
      why: 'probe',
      field: 'spec.template.spec.containers[0].readinessProbe.httpGet.path',
      found: '/none',
    },
    command: 'create -f -',
  },
  {
    title: 'The claims of a StatefulSet name a class that is not there',
    ...statefulSet(
      'volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}}],',
      one(', volumeMounts: [{name: data, mountPath: /data}]'),
    ),
    way: [
      'StatefulSet web waits',
      'Pod web-0 waits',
      'Pod web-0 no match',
      'Pod web-0 waits',
      'PersistentVolumeClaim data-web-0 waits',
      'PersistentVolumeClaim data-web-0 waits',
      'StorageClass fast missing',
    ],
    cause: { object: { kind: 'StorageClass', name: 'fast' }, why: 'missing', wanted: ['standard'] },
    command: 'create -f -',
  },
  {
    title: 'A partition keeps pods of a StatefulSet as they were',
    given: [
      set('StatefulSet', 'serviceName: web, replicas: 2, updateStrategy: {rollingUpdate: {partition: 1}}, '),
      'set image statefulset web main=nginx:1.29 -n a',
      { wait: 60_000 },
    ],
    object: inA('StatefulSet', 'web'),
    way: ['StatefulSet web waits', 'StatefulSet web held'],
    cause: {
      object: { kind: 'StatefulSet', name: 'web', namespace: 'a' },
      why: 'held',
      field: 'spec.updateStrategy.rollingUpdate.partition',
      found: 1,
    },
    command: 'create -f -',
  },
  {
    title: 'Pods of a StatefulSet are only replaced when somebody deletes them',
    given: [
      set('StatefulSet', 'serviceName: web, updateStrategy: {type: OnDelete}, '),
      'set image statefulset web main=nginx:1.29 -n a',
    ],
    object: inA('StatefulSet', 'web'),
    way: ['StatefulSet web waits', 'StatefulSet web held'],
    cause: {
      object: { kind: 'StatefulSet', name: 'web', namespace: 'a' },
      why: 'held',
      field: 'spec.updateStrategy.type',
      found: 'OnDelete',
    },
    command: 'create -f -',
  },
  {
    title: 'No node has the label of a DaemonSet',
    ...daemonSet(`nodeSelector: {disk: ssd}, ${one()}`),
    way: ['DaemonSet web waits', 'DaemonSet web no match'],
    cause: {
      object: { kind: 'DaemonSet', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.template.spec.nodeSelector',
      found: { disk: 'ssd' },
      wanted: {},
    },
    command: 'create -f -',
  },
  {
    title: 'A DaemonSet cannot mount its configuration',
    ...daemonSet(
      `${one(', volumeMounts: [{name: site, mountPath: /site}]')}, volumes: [{name: site, configMap: {name: site}}]`,
    ),
    way: ['DaemonSet web waits', 'Pod web-… waits', 'Pod web-… waits', 'ConfigMap site missing'],
    cause: { object: { kind: 'ConfigMap', name: 'site', namespace: 'a' }, why: 'missing', wanted: [] },
    command: 'create -f -',
  },
  {
    title: 'Pods of a DaemonSet are only replaced when somebody deletes them',
    given: [
      set('DaemonSet', 'updateStrategy: {type: OnDelete}, '),
      'set image daemonset web main=nginx:1.29 -n a',
    ],
    object: inA('DaemonSet', 'web'),
    way: ['DaemonSet web held'],
    cause: {
      object: { kind: 'DaemonSet', name: 'web', namespace: 'a' },
      why: 'held',
      field: 'spec.updateStrategy.type',
      found: 'OnDelete',
    },
    command: 'create -f -',
  },
]

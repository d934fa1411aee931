import { one, pod } from './lines'
import { waiting } from './state-lines'
import type { StateSituation } from './state-situation'

const env = (from: string) => one(`, env: [{name: MODE, valueFrom: {${from}}}]`)

/** Why a pod with a node does not start. */
export const containers: StateSituation[] = [
  {
    title: 'The image is not there',
    given: [pod('containers: [{name: main, image: "nginx:doesnotexist"}]')],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web image'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'image',
      field: 'spec.containers[0].image',
      found: 'nginx:doesnotexist',
    },
    command: 'create -f -',
  },
  {
    title: 'The name of the image is none',
    given: [pod('containers: [{name: main, image: "Nginx:1"}]')],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web image'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'image',
      field: 'spec.containers[0].image',
      found: 'Nginx:1',
    },
    command: 'create -f -',
  },
  {
    title: 'The image must be on the node already, and is not',
    given: [pod('containers: [{name: main, image: "registry.example.com/web:1", imagePullPolicy: Never}]')],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web image'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'image',
      field: 'spec.containers[0].imagePullPolicy',
      found: 'Never',
    },
    command: 'create -f -',
  },
  {
    title: 'The ConfigMap of a variable was deleted',
    given: [
      'create configmap settings --from-literal=mode=fast -n a',
      'delete configmap settings -n a',
      pod(env('configMapKeyRef: {name: settings, key: mode}')),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web waits', 'ConfigMap settings missing'],
    cause: { object: { kind: 'ConfigMap', name: 'settings', namespace: 'a' }, why: 'missing', wanted: [] },
    command: 'delete configmap settings -n a',
  },
  {
    title: 'The ConfigMap of a variable is not there',
    given: ['create configmap settings -n a', pod(env('configMapKeyRef: {name: setting, key: mode}'))],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web waits', 'ConfigMap setting missing'],
    cause: {
      object: { kind: 'ConfigMap', name: 'setting', namespace: 'a' },
      why: 'missing',
      wanted: ['settings'],
    },
    command: 'create -f -',
  },
  {
    title: 'The ConfigMap has another key',
    given: [
      'create configmap settings --from-literal=modus=fast -n a',
      pod(env('configMapKeyRef: {name: settings, key: mode}')),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web waits', 'ConfigMap settings missing key'],
    cause: {
      object: { kind: 'ConfigMap', name: 'settings', namespace: 'a' },
      why: 'missing key',
      field: 'data',
      found: 'mode',
      wanted: ['modus'],
    },
    command: 'create configmap settings --from-literal=modus=fast -n a',
  },
  {
    title: 'The Secret of a variable is not there',
    given: [pod(env('secretKeyRef: {name: key, key: token}'))],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web waits', 'Secret key missing'],
    cause: { object: { kind: 'Secret', name: 'key', namespace: 'a' }, why: 'missing', wanted: [] },
    command: 'create -f -',
  },
  {
    title: 'The ConfigMap whose variables are all taken is not there',
    given: [pod(one(', envFrom: [{configMapRef: {name: settings}}]'))],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web waits', 'ConfigMap settings missing'],
    cause: { object: { kind: 'ConfigMap', name: 'settings', namespace: 'a' }, why: 'missing', wanted: [] },
    command: 'create -f -',
  },
  {
    title: 'The image would run as root, and must not',
    given: [pod(one(', securityContext: {runAsNonRoot: true}'))],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web impossible'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'impossible',
      field: 'spec.containers[0].securityContext.runAsUser',
      found: null,
    },
    command: 'create -f -',
  },
  {
    title: 'The ConfigMap of a volume is not there',
    given: [
      pod(
        `${one(', volumeMounts: [{name: site, mountPath: /site}]')}, volumes: [{name: site, configMap: {name: site}}]`,
      ),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'ConfigMap site missing'],
    cause: { object: { kind: 'ConfigMap', name: 'site', namespace: 'a' }, why: 'missing', wanted: [] },
    command: 'create -f -',
  },
  {
    title: 'The Secret of a volume has no such key',
    given: [
      'create secret generic cert --from-literal=tls.crt=x -n a',
      pod(
        `${one(', volumeMounts: [{name: tls, mountPath: /tls}]')}, volumes: [{name: tls, secret: {secretName: cert, items: [{key: tls.key, path: tls.key}]}}]`,
      ),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Secret cert missing key'],
    cause: {
      object: { kind: 'Secret', name: 'cert', namespace: 'a' },
      why: 'missing key',
      field: 'data',
      found: 'tls.key',
      wanted: ['tls.crt'],
    },
    command: 'create secret generic cert --from-literal=tls.crt=x -n a',
  },
  {
    title: 'The directory of a hostPath volume is not there',
    given: [
      pod(
        `${one(', volumeMounts: [{name: data, mountPath: /data}]')}, volumes: [{name: data, hostPath: {path: /srv/none, type: Directory}}]`,
      ),
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web impossible'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'impossible',
      field: 'spec.volumes[0]',
      found: { hostPath: { path: '/srv/none', type: 'Directory' } },
    },
    command: 'create -f -',
  },
  {
    title: 'The kubelet of the pod is down before it starts the pod',
    given: [{ stop: 'kubelet/worker-1' }, pod(`nodeName: worker-1, ${one()}`)],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Node worker-1 waits', 'Component kubelet/worker-1 stopped'],
    cause: { object: { kind: 'Component', name: 'kubelet/worker-1' }, why: 'stopped' },
  },
  {
    title: 'An init container fails again and again',
    given: [
      pod(
        `initContainers: [{name: prepare, image: busybox, command: [sh, -c, "echo no database; exit 1"]}], ${one()}`,
      ),
      { wait: 60_000 },
    ],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits', 'Pod web ends', 'Pod web ends'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'ends',
      field: 'spec.initContainers[0].command',
      found: ['sh', '-c', 'echo no database; exit 1'],
    },
    command: 'create -f -',
  },
  {
    title: 'An init container does not end',
    given: [pod(`initContainers: [{name: prepare, image: busybox, command: [sleep, "36000"]}], ${one()}`)],
    ...waiting,
    way: ['Pod web waits', 'Pod web waits'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'waits',
      field: 'spec.initContainers[0].command',
      found: ['sleep', '36000'],
    },
    command: 'create -f -',
  },
]

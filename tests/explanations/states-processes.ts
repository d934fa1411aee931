import { one, pod } from './lines'
import { web } from './state-lines'
import type { StateSituation } from './state-situation'

const asked = { object: web }
const busy = (script: string, more = '') =>
  `containers: [{name: main, image: busybox, command: [sh, -c, '${script}']${more}}]`

/** Why what was started does not go on, is not ready, or does not go. */
export const processes: StateSituation[] = [
  {
    title: 'The command is not in the image',
    given: [pod('containers: [{name: main, image: nginx, command: [ngnix]}]'), { wait: 30_000 }],
    ...asked,
    way: ['Pod web waits', 'Pod web waits', 'Pod web impossible'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'impossible',
      field: 'spec.containers[0].command',
      found: ['ngnix'],
    },
    command: 'create -f -',
  },
  {
    title: 'The process ends with an error',
    given: [pod(busy('echo no such file; exit 3')), { wait: 60_000 }],
    ...asked,
    way: ['Pod web waits', 'Pod web waits', 'Pod web ends', 'Pod web ends'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'ends',
      field: 'spec.containers[0].command',
      found: ['sh', '-c', 'echo no such file; exit 3'],
    },
    command: 'create -f -',
  },
  {
    title: 'The process is done, but is to run always',
    given: [pod(busy('echo done')), { wait: 60_000 }],
    ...asked,
    way: ['Pod web waits', 'Pod web waits', 'Pod web ends', 'Pod web ends'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'ends',
      field: 'spec.containers[0].command',
      found: ['sh', '-c', 'echo done'],
    },
    command: 'create -f -',
  },
  {
    title: 'The liveness probe asks the wrong port',
    given: [
      pod(
        one(
          ', ports: [{containerPort: 80}], livenessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1, failureThreshold: 1}',
        ),
      ),
      { wait: 120_000 },
    ],
    ...asked,
    way: ['Pod web waits', 'Pod web waits', 'Pod web ends', 'Pod web probe'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'probe',
      field: 'spec.containers[0].livenessProbe.tcpSocket.port',
      found: 8080,
      wanted: [80],
    },
    command: 'create -f -',
  },
  {
    title: 'The readiness probe asks for a page that is not there',
    given: [
      pod(one(', readinessProbe: {httpGet: {path: /healthy, port: 80}, periodSeconds: 2}')),
      { wait: 30_000 },
    ],
    ...asked,
    way: ['Pod web waits', 'Pod web waits', 'Pod web probe'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'probe',
      field: 'spec.containers[0].readinessProbe.httpGet.path',
      found: '/healthy',
    },
    command: 'create -f -',
  },
  {
    title: 'The readiness probe asks the wrong port',
    given: [
      pod(
        one(
          ', ports: [{containerPort: 80}], readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 2}',
        ),
      ),
      { wait: 30_000 },
    ],
    ...asked,
    way: ['Pod web waits', 'Pod web waits', 'Pod web probe'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'probe',
      field: 'spec.containers[0].readinessProbe.httpGet.port',
      found: 8080,
      wanted: [80],
    },
    command: 'create -f -',
  },
  {
    title: 'The readiness probe runs a command that fails',
    given: [
      pod(busy('sleep 3600', ', readinessProbe: {exec: {command: [cat, /tmp/ready]}, periodSeconds: 2}')),
      { wait: 30_000 },
    ],
    ...asked,
    way: ['Pod web waits', 'Pod web waits', 'Pod web probe'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'probe',
      field: 'spec.containers[0].readinessProbe.exec.command',
      found: ['cat', '/tmp/ready'],
    },
    command: 'create -f -',
  },
  {
    title: 'The startup probe has not passed yet',
    given: [
      pod(
        one(
          ', startupProbe: {httpGet: {path: /, port: 8080}, failureThreshold: 60}, readinessProbe: {httpGet: {path: /, port: 80}}',
        ),
      ),
      { wait: 60_000 },
    ],
    ...asked,
    way: ['Pod web waits', 'Pod web waits', 'Pod web probe'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'probe',
      field: 'spec.containers[0].startupProbe.httpGet.port',
      found: 8080,
      wanted: [80],
    },
    command: 'create -f -',
  },
  {
    title: 'Nobody sets the condition of a readiness gate',
    given: [pod(`readinessGates: [{conditionType: example.com/balanced}], ${one()}`)],
    ...asked,
    way: ['Pod web waits', 'Pod web held'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'held',
      field: 'spec.readinessGates[0].conditionType',
      found: 'example.com/balanced',
    },
    command: 'create -f -',
  },
  {
    title: 'The pod ran longer than it may',
    given: [pod(`activeDeadlineSeconds: 10, ${busy('sleep 3600')}`), { wait: 60_000 }],
    ...asked,
    way: ['Pod web exceeded'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'exceeded',
      field: 'spec.activeDeadlineSeconds',
      found: 10,
    },
    command: 'create -f -',
  },
  {
    title: 'A pod that runs once has failed',
    given: [pod(`restartPolicy: Never, ${busy('echo broken; exit 2')}`)],
    ...asked,
    way: ['Pod web said', 'Pod web ends', 'Pod web ends'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'ends',
      field: 'spec.containers[0].command',
      found: ['sh', '-c', 'echo broken; exit 2'],
    },
    command: 'create -f -',
  },
  {
    title: 'The named node lacks the label of the nodeSelector',
    given: [pod(`nodeName: worker-1, nodeSelector: {disk: ssd}, ${one()}`)],
    ...asked,
    way: ['Pod web no match'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'no match',
      field: 'spec.nodeSelector',
      found: { disk: 'ssd' },
    },
    command: 'create -f -',
  },
  {
    title: 'A finalizer keeps a deleted pod',
    given: [
      [
        'create -f -',
        `apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: a, finalizers: [example.com/keep]}\nspec: {${one()}}`,
      ],
      'delete pod web -n a --wait=false',
      { wait: 60_000 },
    ],
    ...asked,
    way: ['Pod web held'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'held',
      field: 'metadata.finalizers',
      found: ['example.com/keep'],
    },
    command: 'create -f -',
  },
  {
    title: 'The kubelet of a deleted pod is down',
    given: [
      pod(`nodeName: worker-1, ${one()}`),
      { stop: 'kubelet/worker-1' },
      'delete pod web -n a --wait=false',
      { wait: 60_000 },
    ],
    ...asked,
    way: ['Pod web waits', 'Node worker-1 waits', 'Component kubelet/worker-1 stopped'],
    cause: { object: { kind: 'Component', name: 'kubelet/worker-1' }, why: 'stopped' },
  },
  {
    title: 'The memory limit is too low for the process',
    given: [
      pod(
        'containers: [{name: main, image: polinux/stress, command: [stress, --vm, "1", --vm-bytes, 250M], resources: {limits: {memory: 100Mi}}}]',
      ),
      { wait: 60_000 },
    ],
    ...asked,
    way: ['Pod web waits', 'Pod web waits', 'Pod web exceeded'],
    cause: {
      object: { kind: 'Pod', name: 'web', namespace: 'a' },
      why: 'exceeded',
      field: 'spec.containers[0].resources.limits.memory',
      found: '100Mi',
    },
    command: 'create -f -',
  },
]

import { one } from './lines'
import { deployment, inA, manifest, type StateSituation, type Step } from './state-situation'

const web = { object: inA('Deployment', 'web') }
const create: Step = 'create deployment web --image=nginx -n a'

const template = (labels: string, spec: string) =>
  `template: {metadata: {labels: {${labels}}}, spec: {${spec}}}`
const set = (kind: string, spec: string, podSpec = one()) =>
  manifest(
    'apps/v1',
    kind,
    'web',
    `spec: {selector: {matchLabels: {app: web}}, ${spec}${template('app: web', podSpec)}}`,
  )
const _statefulSet = (spec = '', podSpec = one()) => ({
  given: [set('StatefulSet', `serviceName: web, ${spec}`, podSpec)],
  object: inA('StatefulSet', 'web'),
})
const _daemonSet = (podSpec: string, spec = '') => ({
  given: [set('DaemonSet', spec, podSpec)],
  object: inA('DaemonSet', 'web'),
})
const _job = (spec: string, script: string, podSpec = ''): Step =>
  manifest(
    'batch/v1',
    'Job',
    'work',
    `spec: {${spec}template: {spec: {restartPolicy: Never, ${podSpec} containers: [{name: main, image: busybox, command: [sh, -c, "${script}"]}]}}}`,
  )
const _work = { object: inA('Job', 'work') }

/** Why what owns pods has fewer of them than it should, or none that is ready. */
export const workloads: StateSituation[] = [
  {
    title: 'The image of a Deployment is not there',
    given: ['create deployment web --image=nginx:doesnotexist -n a'],
    ...web,
    way: [
      'Deployment web waits',
      'ReplicaSet web-… waits',
      'Pod web-… waits',
      'Pod web-… waits',
      'Pod web-… image',
      'Deployment web image',
    ],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'image',
      field: 'spec.template.spec.containers[0].image',
      found: 'nginx:doesnotexist',
    },
    command: 'create deployment web --image=nginx:doesnotexist -n a',
  },
  {
    title: 'A rollout stops at an image that is not there',
    given: [create, 'set image deployment web nginx=nginx:doesnotexist -n a'],
    ...web,
    way: [
      'Deployment web waits',
      'ReplicaSet web-… waits',
      'Pod web-… waits',
      'Pod web-… waits',
      'Pod web-… image',
      'Deployment web image',
    ],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'image',
      field: 'spec.template.spec.containers[0].image',
      found: 'nginx:doesnotexist',
    },
    command: 'set image deployment web nginx=nginx:doesnotexist -n a',
  },
  {
    title: 'A rollout has taken longer than its deadline',
    given: [
      deployment(one(', readinessProbe: {exec: {command: ["false"]}}'), 'progressDeadlineSeconds: 30,'),
      { wait: 60_000 },
    ],
    ...web,
    way: [
      'Deployment web waits',
      'ReplicaSet web-… waits',
      'Pod web-… waits',
      'Pod web-… waits',
      'Pod web-… probe',
      'Deployment web probe',
    ],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'probe',
      field: 'spec.template.spec.containers[0].readinessProbe.exec.command',
      found: ['false'],
    },
    command: 'create -f -',
  },
  {
    title: 'The Deployment is paused',
    given: [create, 'rollout pause deployment web -n a', 'set image deployment web nginx=nginx:1.29 -n a'],
    ...web,
    way: ['Deployment web waits', 'Deployment web held'],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'held',
      field: 'spec.paused',
      found: true,
    },
    command: 'rollout pause deployment web -n a',
  },
  {
    title: 'The Deployment was scaled to nothing',
    given: [create, 'scale deployment web --replicas=0 -n a'],
    ...web,
    way: ['Deployment web none asked'],
    cause: {
      object: { kind: 'Deployment', name: 'web', namespace: 'a' },
      why: 'none asked',
      field: 'spec.replicas',
      found: 0,
    },
    command: 'scale deployment web --replicas=0 -n a',
  },
]

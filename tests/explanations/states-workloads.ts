import { one } from './lines'
import { create, theDeployment } from './state-lines'
import { deployment, type StateSituation } from './state-situation'

/** Why what owns pods has fewer of them than it should, or none that is ready. */
export const workloads: StateSituation[] = [
  {
    title: 'The image of a Deployment is not there',
    given: ['create deployment web --image=nginx:doesnotexist -n a'],
    ...theDeployment,
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
    ...theDeployment,
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
    ...theDeployment,
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
    ...theDeployment,
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
    ...theDeployment,
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

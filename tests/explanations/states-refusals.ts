import { level, limits, one, quota } from './lines'
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

/** Why the controllers cannot make pods. */
export const refusals: StateSituation[] = [
  {
    title: 'A quota of pods is used up',
    given: [quota('pods=1'), 'create deployment web --image=nginx --replicas=2 -n a'],
    ...web,
    way: ['Deployment web waits', 'ReplicaSet web-… said', 'ResourceQuota q refused'],
    cause: {
      object: { kind: 'ResourceQuota', name: 'q', namespace: 'a' },
      field: 'spec.hard',
      why: 'refused',
    },
    command: 'create quota q --hard=pods=1 -n a',
  },
  {
    title: 'A quota asks for limits that the pods do not name',
    given: [quota('limits.cpu=1'), create],
    ...web,
    way: ['Deployment web waits', 'ReplicaSet web-… said', 'ResourceQuota q refused'],
    cause: {
      object: { kind: 'ResourceQuota', name: 'q', namespace: 'a' },
      field: 'spec.hard',
      why: 'refused',
    },
    command: 'create quota q --hard=limits.cpu=1 -n a',
  },
  {
    title: 'A LimitRange allows less than the pods ask for',
    given: [
      limits('{type: Container, max: {cpu: 100m}}'),
      deployment(one(', resources: {limits: {cpu: 1}}')),
    ],
    ...web,
    way: ['Deployment web waits', 'ReplicaSet web-… said', 'LimitRange bounds refused'],
    cause: {
      object: { kind: 'LimitRange', name: 'bounds', namespace: 'a' },
      field: 'spec.limits',
      why: 'refused',
    },
    command: 'apply -f -',
  },
  {
    title: 'Pod Security does not allow a privileged container',
    given: [level('baseline'), deployment(one(', securityContext: {privileged: true}'))],
    ...web,
    way: ['Deployment web waits', 'ReplicaSet web-… said', 'Namespace a refused'],
    cause: {
      object: { kind: 'Namespace', name: 'a' },
      field: 'metadata.labels[pod-security.kubernetes.io/enforce]',
      wanted: ['spec.containers[0].securityContext.privileged'],
      why: 'refused',
    },
    command: 'create namespace a',
  },
  {
    title: 'The service account of the pods is not there',
    given: [deployment(`serviceAccountName: robot, ${one()}`)],
    ...web,
    way: [
      'Deployment web waits',
      'ReplicaSet web-… said',
      'Deployment web waits',
      'ServiceAccount robot missing',
    ],
    cause: {
      object: { kind: 'ServiceAccount', name: 'robot', namespace: 'a' },
      why: 'missing',
      wanted: ['default'],
    },
    command: 'create -f -',
  },
  {
    title: 'The priority class of the pods is not there',
    given: [deployment(`priorityClassName: high, ${one()}`)],
    ...web,
    way: [
      'Deployment web waits',
      'ReplicaSet web-… said',
      'Deployment web waits',
      'PriorityClass high missing',
    ],
    cause: {
      object: { kind: 'PriorityClass', name: 'high' },
      why: 'missing',
      wanted: ['system-cluster-critical', 'system-node-critical'],
    },
    command: 'create -f -',
  },
  {
    title: 'A webhook that must be asked about pods is not there',
    given: [
      [
        'create -f -',
        `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: guards}
webhooks:
- name: guard.example.com
  admissionReviewVersions: [v1]
  sideEffects: None
  failurePolicy: Fail
  clientConfig: {service: {namespace: b, name: guard}}
  rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]`,
      ],
      create,
    ],
    ...web,
    way: [
      'Deployment web waits',
      'ReplicaSet web-… said',
      'ValidatingWebhookConfiguration guards refused',
      'Service guard missing',
    ],
    cause: { object: { kind: 'Service', name: 'guard', namespace: 'b' }, why: 'missing', wanted: [] },
    command: 'create -f -',
  },
  {
    title: 'A policy does not allow the pods',
    given: [
      [
        'create -f -',
        `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: pinned}
spec:
  matchConstraints: {resourceRules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]}
  validations: [{expression: "object.spec.containers.all(one, one.image.contains(':'))", message: name a tag}]`,
      ],
      [
        'create -f -',
        `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: pinned}
spec: {policyName: pinned, validationActions: [Deny]}`,
      ],
      create,
    ],
    ...web,
    way: ['Deployment web waits', 'ReplicaSet web-… said', 'ValidatingAdmissionPolicy pinned refused'],
    cause: {
      object: { kind: 'ValidatingAdmissionPolicy', name: 'pinned' },
      field: 'spec.validations',
      why: 'refused',
    },
    command: 'create -f -',
  },
]

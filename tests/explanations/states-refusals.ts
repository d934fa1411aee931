import { level, limits, one, quota } from './lines'
import { create, theDeployment } from './state-lines'
import { deployment, type StateSituation } from './state-situation'

/** Why the controllers cannot make pods. */
export const refusals: StateSituation[] = [
  {
    title: 'A quota of pods is used up',
    given: [quota('pods=1'), 'create deployment web --image=nginx --replicas=2 -n a'],
    ...theDeployment,
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
    ...theDeployment,
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
    ...theDeployment,
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
    ...theDeployment,
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
    ...theDeployment,
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
    ...theDeployment,
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
    ...theDeployment,
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
    ...theDeployment,
    way: ['Deployment web waits', 'ReplicaSet web-… said', 'ValidatingAdmissionPolicy pinned refused'],
    cause: {
      object: { kind: 'ValidatingAdmissionPolicy', name: 'pinned' },
      field: 'spec.validations',
      why: 'refused',
    },
    command: 'create -f -',
  },
]

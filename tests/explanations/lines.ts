/** Lines that several situations are made of. */
import type { Line } from './situation'

export const quota = (hard: string): Line => `create quota q --hard=${hard} -n a`

export const limits = (item: string): Line => [
  'apply -f -',
  `apiVersion: v1\nkind: LimitRange\nmetadata: {name: bounds, namespace: a}\nspec: {limits: [${item}]}`,
]

export const pod = (spec: string, namespace = 'a'): Line => [
  'create -f -',
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: ${namespace}}\nspec: {${spec}}`,
]

export const one = (more = '') => `containers: [{name: main, image: nginx${more}}]`

export const level = (name: string): Line => `label namespace a pod-security.kubernetes.io/enforce=${name}`

export const webhook = (kind: string, policy: string): Line => [
  'apply -f -',
  `apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}WebhookConfiguration
metadata: {name: guards}
webhooks:
- name: guard.example.com
  admissionReviewVersions: [v1]
  sideEffects: None
  failurePolicy: ${policy}
  clientConfig: {service: {namespace: b, name: guard}}
  rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]`,
]

/** A policy of the policy engine, for one kind. */
export const teams = (kind: string, rule: string): Line => [
  'apply -f -',
  `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: teams}
spec:
  rules:
  - name: team
    match: {any: [{resources: {kinds: [${kind}]}}]}
    ${rule}`,
]

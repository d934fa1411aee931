/**
 * `policy-engine`: Kyverno's admission controller with its definitions and webhooks.
 * Differs: its webhooks are the same whatever the policies are; ClusterPolicy and Policy have no more fields
 * than are understood, and their status is no subresource.
 */
import { object, oneOf } from '@/lib/cluster/addons/gateway-api/parts'
import { type AddonObject, webhookServer } from '@/lib/cluster/addons/webhook-server'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'
import { KYVERNO_CERTIFICATE, KYVERNO_PORT } from '@/lib/cluster/kubelet/images/policy-engine/kyverno'
import { GROUP } from '@/lib/cluster/kubelet/images/policy-engine/policy'

const NAMESPACE = 'kyverno'
const SERVICE = 'kyverno-svc'
const any: JsonSchema = { 'x-kubernetes-preserve-unknown-fields': true }
const text: JsonSchema = { type: 'string' }

const spec = object({
  validationFailureAction: oneOf(['audit', 'enforce', 'Audit', 'Enforce'], 'Audit'),
  failurePolicy: oneOf(['Ignore', 'Fail']),
  background: { type: 'boolean', default: true },
  admission: { type: 'boolean', default: true },
  emitWarning: { type: 'boolean', default: false },
  rules: {
    type: 'array',
    items: object(
      { 'name!': { type: 'string', maxLength: 63 }, match: { type: 'object', ...any } },
      { 'x-kubernetes-preserve-unknown-fields': true },
    ),
  },
})

const READY = '.status.conditions[?(@.type == "Ready")]'
const columns = [
  { name: 'Admission', type: 'boolean', jsonPath: '.spec.admission' },
  { name: 'Background', type: 'boolean', jsonPath: '.spec.background' },
  { name: 'Ready', type: 'string', jsonPath: `${READY}.status` },
  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
  { name: 'Validate', type: 'integer', priority: 1, jsonPath: '.status.rulecount.validate' },
  { name: 'Mutate', type: 'integer', priority: 1, jsonPath: '.status.rulecount.mutate' },
  { name: 'Message', type: 'string', jsonPath: `${READY}.message` },
]

function definition(kind: string, plural: string, scope: string, shortName: string): AddonObject {
  const names = {
    kind,
    plural,
    singular: kind.toLowerCase(),
    shortNames: [shortName],
    categories: ['kyverno'],
  }
  const meta = { apiVersion: text, kind: text, metadata: { type: 'object' } }
  const schema = { openAPIV3Schema: object({ ...meta, 'spec!': spec, status: { type: 'object', ...any } }) }
  const version = { name: 'v1', served: true, storage: true, additionalPrinterColumns: columns, schema }
  return {
    path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    body: {
      metadata: { name: `${plural}.${GROUP}` },
      spec: { group: GROUP, scope, names, versions: [version] },
    },
  }
}

const OUTSIDE = {
  matchExpressions: [
    { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system', NAMESPACE] },
  ],
}

const rule = (apiGroups: string[], resources: string[], ...operations: string[]) => ({
  apiGroups,
  apiVersions: ['*'],
  operations,
  resources,
})

/** What policies are usually about. */
const RESOURCES: [group: string, resources: string[]][] = [
  [
    '',
    [
      'pods',
      'pods/ephemeralcontainers',
      'services',
      'configmaps',
      'secrets',
      'namespaces',
      'serviceaccounts',
      'persistentvolumeclaims',
      'replicationcontrollers',
    ],
  ],
  ['apps', ['deployments', 'daemonsets', 'statefulsets', 'replicasets']],
  ['batch', ['jobs', 'cronjobs']],
  ['networking.k8s.io', ['ingresses', 'networkpolicies']],
  ['rbac.authorization.k8s.io', ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings']],
]

function configuration(
  kind: 'Validating' | 'Mutating',
  about: 'resource' | 'policy',
  hook: { name: string; path: string; rules: object[] },
  caBundle: string,
): AddonObject {
  const { name, path, rules } = hook
  const webhook = {
    name,
    rules,
    clientConfig: { service: { namespace: NAMESPACE, name: SERVICE, path, port: 443 }, caBundle },
    admissionReviewVersions: ['v1'],
    failurePolicy: 'Fail',
    sideEffects: 'NoneOnDryRun',
    timeoutSeconds: 10,
    ...(about === 'resource' ? { namespaceSelector: OUTSIDE } : {}),
    ...(kind === 'Mutating' ? { reinvocationPolicy: 'IfNeeded' } : {}),
  }
  return {
    path: `/apis/admissionregistration.k8s.io/v1/${kind.toLowerCase()}webhookconfigurations`,
    body: {
      metadata: {
        name: `kyverno-${about}-${kind.toLowerCase()}-webhook-cfg`,
        labels: { 'webhook.kyverno.io/managed-by': 'kyverno' },
      },
      webhooks: [webhook],
    },
  }
}

function webhooks(caBundle: string): AddonObject[] {
  const of = (...operations: string[]) =>
    RESOURCES.map(([group, resources]) => rule([group], resources, ...operations))
  const policies = [rule([GROUP], ['clusterpolicies', 'policies'], 'CREATE', 'UPDATE')]
  const connect = rule([''], ['pods/exec', 'pods/attach', 'pods/portforward'], 'CONNECT')
  const validating = [...of('CREATE', 'UPDATE', 'DELETE'), connect]
  return [
    configuration(
      'Mutating',
      'policy',
      { name: 'mutate-policy.kyverno.svc', path: '/policymutate', rules: policies },
      caBundle,
    ),
    configuration(
      'Validating',
      'policy',
      { name: 'validate-policy.kyverno.svc', path: '/policyvalidate', rules: policies },
      caBundle,
    ),
    configuration(
      'Mutating',
      'resource',
      { name: 'mutate.kyverno.svc-fail', path: '/mutate/fail', rules: of('CREATE', 'UPDATE') },
      caBundle,
    ),
    configuration(
      'Validating',
      'resource',
      { name: 'validate.kyverno.svc-fail', path: '/validate/fail', rules: validating },
      caBundle,
    ),
  ]
}

export function policyEngine(now: number): AddonObject[] {
  const name = 'kyverno-admission-controller'
  const { objects, caBundle } = webhookServer(
    {
      namespace: NAMESPACE,
      name,
      service: SERVICE,
      authority: '*.kyverno.svc',
      ports: [{ name: 'https', port: 443, targetPort: KYVERNO_PORT }],
      secret: 'kyverno-svc.kyverno.svc.kyverno-tls-pair',
      certificateDirectory: KYVERNO_CERTIFICATE.replace(/\/[^/]*$/, ''),
      rules: [
        { apiGroups: [GROUP], resources: ['clusterpolicies', 'policies'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'list', 'watch'] },
      ],
      container: {
        name: 'kyverno',
        image: 'reg.kyverno.io/kyverno/kyverno:v1.16.0',
        ports: [{ name: 'https', containerPort: KYVERNO_PORT }],
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '384Mi' } },
      },
    },
    now,
  )
  return [
    definition('ClusterPolicy', 'clusterpolicies', 'Cluster', 'cpol'),
    definition('Policy', 'policies', 'Namespaced', 'pol'),
    ...objects,
    ...webhooks(caBundle),
  ]
}

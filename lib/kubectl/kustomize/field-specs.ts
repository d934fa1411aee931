import type { FieldSpec, Gvk } from './kustomization'

/** Workloads with a pod template, and where it stands; `group/Kind` limits the group. */
const TEMPLATES: [string, string][] = [
  ['ReplicationController', 'spec/template'],
  ['Deployment', 'spec/template'],
  ['ReplicaSet', 'spec/template'],
  ['DaemonSet', 'spec/template'],
  ['apps/StatefulSet', 'spec/template'],
  ['batch/Job', 'spec/template'],
  ['batch/CronJob', 'spec/jobTemplate'],
  ['batch/CronJob', 'spec/jobTemplate/spec/template'],
]

function kindOf(text: string): Gvk {
  const [group, kind] = text.includes('/') ? text.split('/') : [undefined, text]
  return group ? { group, kind } : { kind }
}

const templateFields = (field: string): FieldSpec[] =>
  TEMPLATES.map(([kind, at]) => ({ ...kindOf(kind), path: `${at}/metadata/${field}`, create: true }))

const METADATA_LABELS: FieldSpec = { path: 'metadata/labels', create: true }

export const ANNOTATIONS: FieldSpec[] = [
  { path: 'metadata/annotations', create: true },
  ...templateFields('annotations'),
]

/** Labels of objects and their pod templates. */
export const TEMPLATE_LABELS: FieldSpec[] = [METADATA_LABELS, ...templateFields('labels')]
export const OBJECT_LABELS: FieldSpec[] = [METADATA_LABELS]

const AFFINITY_TERMS = ['podAffinity', 'podAntiAffinity'].flatMap((affinity) => [
  `affinity/${affinity}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm`,
  `affinity/${affinity}/requiredDuringSchedulingIgnoredDuringExecution`,
])

/** Everything that labels select by as well. */
export const SELECTOR_LABELS: FieldSpec[] = [
  { path: 'spec/selector', create: true, version: 'v1', kind: 'Service' },
  { path: 'spec/selector', create: true, version: 'v1', kind: 'ReplicationController' },
  ...['Deployment', 'ReplicaSet', 'DaemonSet', 'apps/StatefulSet'].map((kind) => ({
    ...kindOf(kind),
    path: 'spec/selector/matchLabels',
    create: true,
  })),
  ...['apps/Deployment', 'apps/StatefulSet'].flatMap((kind) =>
    [...AFFINITY_TERMS, 'topologySpreadConstraints'].map((at) => ({
      ...kindOf(kind),
      path: `spec/template/spec/${at}/labelSelector/matchLabels`,
    })),
  ),
  { ...kindOf('batch/Job'), path: 'spec/selector/matchLabels' },
  { ...kindOf('batch/CronJob'), path: 'spec/jobTemplate/spec/selector/matchLabels' },
  { ...kindOf('policy/PodDisruptionBudget'), path: 'spec/selector/matchLabels' },
  ...['spec/podSelector', 'spec/ingress/from/podSelector', 'spec/egress/to/podSelector'].map((at) => ({
    ...kindOf('networking.k8s.io/NetworkPolicy'),
    path: `${at}/matchLabels`,
  })),
  ...TEMPLATE_LABELS,
  { ...kindOf('apps/StatefulSet'), path: 'spec/volumeClaimTemplates[]/metadata/labels', create: true },
]

/** In the order in which kustomize sorts kinds. */
export const REPLICAS: FieldSpec[] = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'].map(
  (kind) => ({ kind, path: 'spec/replicas', create: true }),
)

export const IMAGES: FieldSpec[] = ['spec', 'spec/template/spec'].flatMap((at) =>
  ['containers[]/image', 'initContainers[]/image', 'volumes[]/image/reference'].map((field) => ({
    path: `${at}/${field}`,
  })),
)

/** Fields outside of metadata.namespace that follow the namespace. */
export const NAMESPACES: FieldSpec[] = [
  { ...kindOf('apiregistration.k8s.io/APIService'), path: 'spec/service/namespace', create: true },
  {
    ...kindOf('apiextensions.k8s.io/CustomResourceDefinition'),
    path: 'spec/conversion/webhook/clientConfig/service/namespace',
  },
]

/** Where each workload keeps its pod spec. */
const POD_SPECS: [string, string][] = [
  ['Pod', 'spec'],
  ['PodTemplate', 'template/spec'],
  ...['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job', 'ReplicationController'].map(
    (kind): [string, string] => [kind, 'spec/template/spec'],
  ),
  ['CronJob', 'spec/jobTemplate/spec/template/spec'],
]

const inPods = (...fields: string[]): FieldSpec[] =>
  POD_SPECS.flatMap(([kind, at]) => fields.map((field) => ({ kind, path: `${at}/${field}` })))

const inContainers = (...fields: string[]): string[] =>
  ['containers', 'initContainers'].flatMap((list) => fields.map((field) => `${list}/${field}`))

const RBAC = 'rbac.authorization.k8s.io'
const inKinds = (path: string, ...kinds: string[]): FieldSpec[] =>
  kinds.map((kind) => ({ ...kindOf(kind), path }))

/** Which fields name an object of a kind (a name that changes is changed there too). */
export const NAME_REFERENCES: { target: Gvk; fields: FieldSpec[] }[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => ({
    target: { kind },
    fields: inKinds('spec/scaleTargetRef/name', 'HorizontalPodAutoscaler'),
  })),
  {
    target: { kind: 'ConfigMap', version: 'v1' },
    fields: [
      ...inPods(
        'volumes/configMap/name',
        'volumes/projected/sources/configMap/name',
        ...inContainers('env/valueFrom/configMapKeyRef/name', 'envFrom/configMapRef/name'),
      ),
      ...inKinds('rules/resourceNames', 'Role', 'ClusterRole'),
    ],
  },
  {
    target: { kind: 'Secret', version: 'v1' },
    fields: [
      ...inPods(
        'volumes/secret/secretName',
        'volumes/projected/sources/secret/name',
        'imagePullSecrets/name',
        ...inContainers('env/valueFrom/secretKeyRef/name', 'envFrom/secretRef/name'),
      ),
      ...inKinds('spec/tls/secretName', 'Ingress'),
      ...inKinds('metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret', 'Ingress'),
      ...inKinds('imagePullSecrets/name', 'ServiceAccount'),
      ...inKinds('rules/resourceNames', 'Role', 'ClusterRole'),
    ],
  },
  {
    target: { kind: 'Service', version: 'v1' },
    fields: [
      ...inKinds('spec/serviceName', 'apps/StatefulSet'),
      ...inKinds('spec/rules/http/paths/backend/service/name', 'Ingress'),
      ...inKinds('spec/defaultBackend/service/name', 'Ingress'),
      ...inKinds('spec/service/name', 'apiregistration.k8s.io/APIService'),
      ...inKinds(
        'webhooks/clientConfig/service',
        'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
        'admissionregistration.k8s.io/MutatingWebhookConfiguration',
      ),
    ],
  },
  { target: { kind: 'Role', group: RBAC }, fields: inKinds('roleRef/name', `${RBAC}/RoleBinding`) },
  {
    target: { kind: 'ClusterRole', group: RBAC },
    fields: inKinds('roleRef/name', `${RBAC}/RoleBinding`, `${RBAC}/ClusterRoleBinding`),
  },
  {
    target: { kind: 'ServiceAccount', version: 'v1' },
    fields: [
      ...inKinds('subjects', `${RBAC}/RoleBinding`, `${RBAC}/ClusterRoleBinding`),
      ...inPods('serviceAccountName'),
    ],
  },
  {
    target: { kind: 'PersistentVolumeClaim', version: 'v1' },
    fields: inPods('volumes/persistentVolumeClaim/claimName'),
  },
  {
    target: { kind: 'PersistentVolume', version: 'v1' },
    fields: [
      ...inKinds('spec/volumeName', 'PersistentVolumeClaim'),
      ...inKinds('rules/resourceNames', 'ClusterRole'),
    ],
  },
  {
    target: { kind: 'StorageClass', version: 'v1', group: 'storage.k8s.io' },
    fields: [
      ...inKinds('spec/storageClassName', 'PersistentVolume', 'PersistentVolumeClaim'),
      ...inKinds('spec/volumeClaimTemplates/spec/storageClassName', 'StatefulSet'),
    ],
  },
  {
    target: { kind: 'PriorityClass', version: 'v1', group: 'scheduling.k8s.io' },
    fields: inPods('priorityClassName'),
  },
  {
    target: { kind: 'ValidatingAdmissionPolicy', group: 'admissionregistration.k8s.io' },
    fields: inKinds('spec/policyName', 'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding'),
  },
]

/** Where `$(VAR)` is replaced. */
export const VARIABLES: FieldSpec[] = [
  ...inPods(...inContainers('args', 'command', 'env/value', 'volumeMounts/mountPath'), 'volumes/nfs/server'),
  ...inKinds('spec/rules/host', 'Ingress'),
  ...inKinds('spec/tls/hosts', 'Ingress'),
  ...inKinds('spec/tls/secretName', 'Ingress'),
  ...inKinds('spec/ports/port', 'Service'),
  ...inKinds('spec/ports/targetPort', 'Service'),
  ...inKinds('spec/nfs/server', 'PersistentVolume'),
  { path: 'metadata/annotations' },
]

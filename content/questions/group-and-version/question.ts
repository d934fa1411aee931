import { openStage } from '@/lib/goal/open-stage'
import { admin } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

/** Kinds by the level from which they are asked. */
const kinds: Record<1 | 2 | 3, string[]> = {
  1: [
    'Pod',
    'Service',
    'ConfigMap',
    'Namespace',
    'Deployment',
    'DaemonSet',
    'StatefulSet',
    'Job',
    'CronJob',
    'Ingress',
  ],
  2: [
    'Node',
    'Secret',
    'PersistentVolume',
    'ReplicaSet',
    'NetworkPolicy',
    'Role',
    'ClusterRoleBinding',
    'StorageClass',
    'PodDisruptionBudget',
    'HorizontalPodAutoscaler',
  ],
  3: [
    'ServiceAccount',
    'ResourceQuota',
    'PersistentVolumeClaim',
    'PriorityClass',
    'IngressClass',
    'EndpointSlice',
    'Lease',
    'CustomResourceDefinition',
    'CertificateSigningRequest',
    'ValidatingWebhookConfiguration',
  ],
}

/** Versions that were served once, of the groups of today. */
const retired: Record<string, string> = {
  'apps/v1': 'extensions/v1beta1',
  'batch/v1': 'batch/v1beta1',
  'networking.k8s.io/v1': 'networking.k8s.io/v1beta1',
  'policy/v1': 'policy/v1beta1',
  'autoscaling/v2': 'autoscaling/v2beta2',
  'rbac.authorization.k8s.io/v1': 'rbac.authorization.k8s.io/v1beta1',
}

/** What people take for the group of a kind that has another. */
const neighbours: Record<string, string> = {
  Job: 'apps/v1',
  CronJob: 'apps/v1',
  Ingress: 'apps/v1',
  Service: 'networking.k8s.io/v1',
  PersistentVolume: 'storage.k8s.io/v1',
  PersistentVolumeClaim: 'storage.k8s.io/v1',
  ServiceAccount: 'rbac.authorization.k8s.io/v1',
  PodDisruptionBudget: 'apps/v1',
  HorizontalPodAutoscaler: 'apps/v1',
  ResourceQuota: 'policy/v1',
  EndpointSlice: 'networking.k8s.io/v1',
}

/** Kind → `group/version`, as the API server's discovery tells it. */
const served = new Map<string, string>()

function discover(): Map<string, string> {
  if (served.size > 0) return served
  const lines = openStage(cluster).kubectl('kubectl api-resources --no-headers').stdout.trim().split('\n')
  for (const line of lines) {
    const [kind = '', , version = ''] = line.trim().split(/\s+/).reverse()
    if (!served.has(kind)) served.set(kind, version)
  }
  return served
}

const isServed = (version: string) =>
  openStage(cluster).cluster.request({ method: 'GET', path: `/apis/${version}`, user: admin }).code < 400

function draw({ rng, difficulty }: GenerateContext): string[] {
  const pool =
    difficulty === 1 ? kinds[1] : difficulty === 2 ? [...kinds[1], ...kinds[2]] : [...kinds[2], ...kinds[3]]
  return rng.sample(pool, difficulty === 1 ? 4 : 5)
}

export default defineQuestion({
  id: 'group-and-version',
  concepts: ['object-model', 'kube-apiserver', 'manifests-and-apply'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const { rng, difficulty } = context
    const asked = draw(context)
    const right = asked.map((kind) => discover().get(kind) ?? '')
    const old = right.flatMap((version) => retired[version] ?? []).filter((version) => !isServed(version))
    const wanted = [
      ...right,
      'v1',
      'apps/v1',
      ...asked.flatMap((kind) => neighbours[kind] ?? []),
      ...(difficulty >= 2 ? rng.sample([...new Set(old)], Math.min(2, new Set(old).size)) : []),
    ]
    const versions = rng.shuffle([...new Set(wanted)].slice(0, 8))
    if (new Set(right).size < 3 || right.some((version) => !versions.includes(version))) return undefined
    const matched = asked.map((kind, i): Matched<string> => {
      const version = right[i] ?? ''
      return {
        text: { code: kind },
        right: version,
        beliefs: {
          ...(retired[version] ? { 'old-version-still-served': retired[version] } : {}),
          ...(neighbours[kind] ? { 'group-by-topic': neighbours[kind] } : {}),
          'core-holds-everything': 'v1',
          'workloads-group-for-all': 'apps/v1',
        },
        because: { key: 'served', params: { kind, version } },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      versions.map((value) => ({ value, text: { code: `apiVersion: ${value}` } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: discover().size } }],
        because,
      },
      scenario: { cluster, objects: [], commands: ['kubectl api-resources'] },
    }
  },
})

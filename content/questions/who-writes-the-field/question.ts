import { deployment, pod, service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

const writers = ['client', 'api-server', 'controllers', 'scheduler', 'kubelet'] as const
type Writer = (typeof writers)[number]

type Kind = 'Deployment' | 'ReplicaSet' | 'Pod' | 'Service'

interface Field {
  kind: Kind
  path: string
  level: number
}

const fields: Field[] = [
  { kind: 'Deployment', path: 'spec.replicas', level: 1 },
  { kind: 'Deployment', path: 'status.readyReplicas', level: 1 },
  { kind: 'Deployment', path: 'spec.template', level: 2 },
  { kind: 'Deployment', path: 'spec.strategy.type', level: 2 },
  { kind: 'Deployment', path: 'status.observedGeneration', level: 2 },
  { kind: 'Deployment', path: 'metadata.generation', level: 3 },
  { kind: 'ReplicaSet', path: 'spec.replicas', level: 2 },
  { kind: 'ReplicaSet', path: 'metadata.ownerReferences', level: 3 },
  { kind: 'Pod', path: 'spec.nodeName', level: 1 },
  { kind: 'Pod', path: 'status.podIP', level: 1 },
  { kind: 'Pod', path: 'metadata.ownerReferences', level: 1 },
  { kind: 'Pod', path: 'metadata.uid', level: 1 },
  { kind: 'Pod', path: 'status.containerStatuses', level: 2 },
  { kind: 'Pod', path: 'status.startTime', level: 3 },
  { kind: 'Pod', path: 'spec.serviceAccountName', level: 3 },
  { kind: 'Pod', path: 'spec.tolerations', level: 3 },
  { kind: 'Service', path: 'spec.clusterIP', level: 2 },
  { kind: 'Service', path: 'spec.selector', level: 1 },
]

const resourceOf = {
  Deployment: 'deployments.apps',
  ReplicaSet: 'replicasets.apps',
  Pod: 'pods',
  Service: 'services',
} as const

function valueAt(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], object)
}

/** The part of the cluster that is behind an actor of the record of writes. */
function partOf(actor: string): Writer {
  if (actor.startsWith('kube-controller-manager')) return 'controllers'
  if (actor.startsWith('kube-scheduler')) return 'scheduler'
  return actor.startsWith('kubelet') ? 'kubelet' : 'client'
}

/**
 * Who wrote the field. What a creation answers and its request did not hold comes from the API server: for objects
 * that a controller makes, the template of the owner is what the request held.
 */
function writerOf(
  stage: Stage,
  { kind, path }: Field,
  name: string,
  sent: readonly unknown[],
): Writer | undefined {
  const chain = stage.cluster.explainCause({ kind, namespace: 'default', name }, path)
  const link = chain?.links[0]
  if (!link) return undefined
  const writer = partOf(link.actor)
  const madeHere = link.verb === 'create' && link.subresource === undefined
  if (!madeHere || sent.some((object) => valueAt(object, path) !== undefined)) return writer
  return writer === 'controllers' && path === 'metadata.ownerReferences' ? writer : 'api-server'
}

function draw({ rng, difficulty }: GenerateContext, bare: boolean, balanced: boolean): Field[] {
  const usable = fields.filter(({ kind, level }) => {
    if (level > difficulty) return false
    return bare ? kind === 'Pod' || kind === 'Service' : kind !== 'Service' || balanced
  })
  return rng.sample(usable, 4).filter(({ kind, path }) => !(bare && kind === 'Pod' && path.includes('owner')))
}

export default defineQuestion({
  id: 'who-writes-the-field',
  concepts: ['object-model', 'request-lifecycle', 'kube-apiserver', 'kube-scheduler', 'kubelet'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const { rng } = context
    const app = rng.pick(['web', 'api', 'shop'])
    const bare = rng.chance(0.3)
    const balanced = bare || rng.chance(0.5)
    const labels = { app }
    const workload = bare ? pod(app, { labels }) : deployment(app, { replicas: rng.int(1, 3), labels })
    const objects = [workload, ...(balanced ? [service(app, labels)] : [])]
    const asked = draw(context, bare, balanced)
    if (asked.length < 3) return undefined

    const stage = openStage(cluster)
    for (const object of objects) stage.create(resourceOf[object.kind as Kind], object)
    stage.settle()
    const nameOf = (kind: Kind) =>
      stage.list(resourceOf[kind], 'default').find((o) => o.metadata.name.startsWith(app))?.metadata.name ??
      ''
    const sentFor = (kind: Kind): unknown[] => {
      if (kind === 'Pod' && !bare) return [valueAt(workload, 'spec.template')]
      if (kind === 'ReplicaSet') return [{ spec: { replicas: 1 } }]
      return objects.filter((o) => o.kind === kind)
    }
    const matched = asked.map((field): Matched<Writer> | undefined => {
      const right = writerOf(stage, field, nameOf(field.kind), sentFor(field.kind))
      if (!right) return undefined
      const inStatus = field.path.startsWith('status')
      return {
        text: { code: `${field.kind}: ${field.path}` },
        right,
        beliefs: {
          ...(field.kind === 'Pod' && right === 'scheduler' ? { 'kubelet-takes-pods': 'kubelet' } : {}),
          ...(inStatus ? { 'status-is-written-by-users': 'client' } : {}),
          ...(field.path.includes('owner') ? { 'scheduler-makes-pods': 'scheduler' } : {}),
          ...(right === 'api-server' ? { 'all-comes-from-the-manifest': 'client' } : {}),
          ...(inStatus ? { 'server-computes-status': 'api-server' } : {}),
          'controllers-do-everything': 'controllers',
          'the-server-decides': 'api-server',
        },
        because: { key: `by-${right}` },
      }
    })
    const known = matched.filter((m) => m !== undefined)
    if (known.length < matched.length || new Set(known.map(({ right }) => right)).size < 2) return undefined
    const { body, key, slips, because } = pairingOf(
      known,
      writers.map((value) => ({ value, text: { key: value } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [
          {
            key: 'observed',
            params: { count: stage.cluster.causes().filter((c) => c.key.includes(app)).length },
          },
        ],
        because,
      },
      scenario: { cluster, objects, commands: [`kubectl get ${bare ? 'pod' : 'deployment'} ${app} -o yaml`] },
    }
  },
})

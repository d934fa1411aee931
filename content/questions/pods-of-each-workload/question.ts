import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

type Kind = 'Pod' | 'ReplicaSet' | 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job'

const kinds: Record<number, Kind[]> = {
  1: ['Pod', 'Deployment', 'StatefulSet'],
  2: ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'],
  3: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'],
}

/** A pair that shows a belief: what someone takes the Pods of one kind for. */
const beliefs: { left: Kind; taken: Kind | 'from-one'; misconception: string }[] = [
  { left: 'Deployment', taken: 'ReplicaSet', misconception: 'deployment-makes-pods' },
  { left: 'Deployment', taken: 'StatefulSet', misconception: 'deployment-numbers-pods' },
  { left: 'Deployment', taken: 'Pod', misconception: 'name-is-kept' },
  { left: 'StatefulSet', taken: 'Deployment', misconception: 'statefulset-names-are-random' },
  { left: 'StatefulSet', taken: 'from-one', misconception: 'ordinals-begin-at-one' },
  { left: 'DaemonSet', taken: 'ReplicaSet', misconception: 'daemonset-has-replicas' },
  { left: 'DaemonSet', taken: 'Deployment', misconception: 'daemonset-has-replicas' },
  { left: 'Job', taken: 'DaemonSet', misconception: 'job-pods-go-away' },
]

interface Size {
  replicas: number
  completions: number
}

function manifestOf(kind: Kind, name: string, { replicas, completions }: Size, start = 0): Manifest {
  const container = { name: 'app', image: 'nginx:1.27' }
  const metadata = { name }
  if (kind === 'Pod') return { apiVersion: 'v1', kind, metadata, ...{ spec: { containers: [container] } } }
  if (kind === 'Job') {
    const task = { name: 'app', image: 'busybox:1.36', command: ['true'] }
    const template = { spec: { restartPolicy: 'Never', containers: [task] } }
    return { apiVersion: 'batch/v1', kind, metadata, ...{ spec: { completions, template } } }
  }
  const labels = { app: name }
  const spec = {
    ...(kind === 'DaemonSet' ? {} : { replicas }),
    ...(kind === 'StatefulSet' ? { serviceName: name } : {}),
    ...(start ? { ordinals: { start } } : {}),
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [container] } },
  }
  return { apiVersion: 'apps/v1', kind, metadata, ...{ spec } }
}

/** The Pods that are there once everything rests, with what `kubectl get pods` says of each. */
async function podsOf(fresh: Stage, manifest: Manifest): Promise<string> {
  const stage = fresh.fork()
  const { exitCode, stderr } = await stage.apply(yamlOf(manifest))
  if (exitCode !== 0) throw new Error(stderr)
  stage.cluster.advance(120_000)
  stage.settle()
  const { stdout } = stage.kubectl('kubectl get pods --no-headers')
  const rows = stdout.trim().split('\n')
  return rows
    .map((row) => row.split(/\s+/))
    .map(([pod, , status]) => `${pod} ${status}`)
    .join(', ')
}

function drawSize({ rng }: GenerateContext, workers: number): Size {
  const other = (n: number) => n !== workers
  const replicas = rng.pick([2, 3, 4].filter(other))
  return { replicas, completions: rng.pick([1, 2, 3].filter((n) => n !== replicas && other(n))) }
}

export default defineQuestion({
  id: 'pods-of-each-workload',
  concepts: ['choosing-a-workload', 'deployment', 'statefulset', 'daemonset', 'job'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const { rng, difficulty } = context
    const name = rng.pick(['web', 'api', 'cache', 'queue', 'search', 'mail'])
    const workers = rng.int(1, 3)
    const size = drawSize(context, workers)
    const names = Array.from({ length: workers }, (_, i) => `worker-${i + 1}`)
    const cluster = {
      nodes: [{ name: 'control-plane', controlPlane: true }, ...names.map((node) => ({ name: node }))],
      seed: rng.int(1, 1000),
    }
    const fresh = openStage(cluster)
    const asked = kinds[difficulty] ?? []
    const seen = new Map<Kind | 'from-one', string>()
    for (const kind of asked) seen.set(kind, await podsOf(fresh, manifestOf(kind, name, size)))
    seen.set('from-one', await podsOf(fresh, manifestOf('StatefulSet', name, size, 1)))
    const shown = rng.shuffle([...seen])
    if (new Set(shown.map(([, pods]) => pods)).size < shown.length) return undefined

    const left = optionsOf(
      asked.map((code) => ({ code })),
      'l',
    )
    const options = optionsOf(shown.map(([, code]) => ({ code })))
    const leftOf = (kind: Kind) => left[asked.indexOf(kind)]?.id ?? ''
    const optionOf = (kind: Kind | 'from-one') => options[shown.findIndex(([one]) => one === kind)]?.id ?? ''
    const slips = beliefs.flatMap(({ left: kind, taken, misconception }): Slip[] =>
      asked.includes(kind) && seen.has(taken)
        ? [{ misconception, answer: `${leftOf(kind)}=${optionOf(taken)}` }]
        : [],
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt', params: { name, workers, ...size } },
      exhibits: [],
      body: { left, options },
      key: { pairs: Object.fromEntries(asked.map((kind) => [leftOf(kind), optionOf(kind)])) },
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule-names' : 'rule-all' },
        facts: [{ key: 'observed', params: { count: asked.length } }],
        because: Object.fromEntries(asked.map((kind) => [leftOf(kind), { key: `because-${kind}` }])),
      },
      scenario: {
        cluster,
        objects: [manifestOf(asked[0] ?? 'Pod', name, size)],
        commands: ['kubectl get pods'],
      },
    }
  },
})

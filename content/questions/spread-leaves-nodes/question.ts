import { feasibleNodes, labelNodes, openSchedulingStage } from '@/lib/goal/feasible-nodes'
import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message } from '@/lib/quiz/variant'

const workers = ['worker-1', 'worker-2', 'worker-3', 'worker-4', 'worker-5']
const controlPlane = { name: 'control-plane', controlPlane: true }
const cluster = { nodes: [controlPlane, ...workers.map((name) => ({ name }))] }
const HOST = 'kubernetes.io/hostname'

interface Constraint {
  maxSkew: number
  topologyKey: string
  whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway'
  minDomains?: number
  nodeTaintsPolicy?: 'Honor'
}

type Labels = Record<string, string>

interface Drawn {
  /** Node → its labels: a zone, as a rule, and a disk. */
  labels: Record<string, Labels>
  /** Node → how many Pods of the application web and of another run there. */
  web: Record<string, number>
  others: Record<string, number>
  constraints: Constraint[]
  nodeSelector?: Labels
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const shape = rng.pick([
    ['a', 'a', 'b', 'b', 'c'],
    ['a', 'b', 'b', 'c', 'c'],
    ['a', 'a', 'a', 'b', 'b'],
  ])
  const bare = difficulty === 3 && rng.chance(0.4) ? rng.int(0, 4) : -1
  const labels = Object.fromEntries(
    workers.map((name, i): [string, Labels] => [
      name,
      {
        ...(i === bare ? {} : { zone: shape[i] ?? 'a' }),
        ...(difficulty >= 2 ? { disk: rng.pick(['ssd', 'ssd', 'hdd']) } : {}),
      },
    ]),
  )
  const more = difficulty === 3 && rng.chance(0.4)
  const counts = (least: number, most: number) =>
    Object.fromEntries(workers.map((name) => [name, rng.int(least, most)]))
  const byZone: Constraint = {
    maxSkew: rng.pick([1, 1, 2]),
    topologyKey: 'zone',
    whenUnsatisfiable: 'DoNotSchedule',
  }
  const byHost: Constraint = {
    maxSkew: rng.pick([1, 2]),
    topologyKey: HOST,
    whenUnsatisfiable: difficulty >= 2 && rng.chance(0.5) ? 'ScheduleAnyway' : 'DoNotSchedule',
    ...(difficulty === 3 && rng.chance(0.6) ? { nodeTaintsPolicy: 'Honor' as const } : {}),
  }
  const second = difficulty === 2 ? rng.chance(0.4) : difficulty === 3 ? rng.chance(0.6) : false
  return {
    labels,
    web: counts(more ? 1 : 0, 2),
    others: difficulty === 1 ? {} : counts(0, 1),
    constraints: [{ ...byZone, ...(more ? { minDomains: 4, maxSkew: 2 } : {}) }, ...(second ? [byHost] : [])],
    ...(difficulty >= 2 && rng.chance(0.4) ? { nodeSelector: { disk: 'ssd' } } : {}),
  }
}

const containers = [{ name: 'app', image: 'nginx:1.27' }]

function newPod({ constraints, nodeSelector }: Drawn): PodManifest {
  const labelSelector = { matchLabels: { app: 'web' } }
  const spec = {
    topologySpreadConstraints: constraints.map((one) => ({ ...one, labelSelector })),
    ...(nodeSelector ? { nodeSelector } : {}),
    containers,
  }
  return podWith('new', spec, { app: 'web' })
}

const runningPods = ({ web, others }: Drawn): PodManifest[] =>
  workers.flatMap((node) =>
    [
      ...Array.from({ length: web[node] ?? 0 }, (_, i) => ({ app: 'web', i })),
      ...Array.from({ length: others[node] ?? 0 }, (_, i) => ({ app: 'db', i })),
    ].map(({ app, i }) => podWith(`${app}-${node}-${i + 1}`, { nodeName: node, containers }, { app })),
  )

/** The cluster with what runs on it; nodes get these labels. */
function stageFor(drawn: Drawn, labels = drawn.labels): Stage {
  const stage = openSchedulingStage(cluster)
  labelNodes(stage, labels)
  for (const pod of runningPods(drawn)) stage.create('pods', pod)
  stage.cluster.drain()
  return stage
}

export default defineQuestion({
  id: 'spread-leaves-nodes',
  concepts: ['topology-spread', 'scheduling-overview'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const drawn = draw(context)
    const { labels, web, others, constraints, nodeSelector } = drawn
    const stage = stageFor(drawn)
    const { feasible, refused } = feasibleNodes(stage, newPod(drawn))
    const truth = new Set(workers.filter((name) => feasible.has(name)))
    const bySpread = [...refused.values()].some(({ plugin }) => plugin === 'PodTopologySpread')
    if (truth.size === 0 || truth.size === workers.length || !bySpread) return undefined
    const passing = (hidden: Partial<Drawn>) => {
      const { feasible: found } = feasibleNodes(stage, newPod({ ...drawn, ...hidden }))
      return new Set(workers.filter((name) => found.has(name)))
    }
    const each = (change: (one: Constraint) => Constraint) =>
      passing({ constraints: constraints.map(change) })
    const [first] = constraints
    const soft = constraints.some(({ whenUnsatisfiable }) => whenUnsatisfiable === 'ScheduleAnyway')
    // A Pod of another application counts for whoever does not read the selector.
    const all = Object.fromEntries(workers.map((name) => [name, (web[name] ?? 0) + (others[name] ?? 0)]))
    const counted = () => {
      const { feasible: found } = feasibleNodes(stageFor({ ...drawn, web: all, others: {} }), newPod(drawn))
      return new Set(workers.filter((name) => found.has(name)))
    }
    const perNode = () =>
      passing({ constraints: first ? [{ ...first, topologyKey: HOST, nodeTaintsPolicy: 'Honor' }] : [] })
    const least = Math.min(...workers.map((name) => web[name] ?? 0))
    const beliefs: Belief[] = [
      ...(soft
        ? [
            {
              misconception: 'schedule-anyway-forbids',
              right: each((one) => ({ ...one, whenUnsatisfiable: 'DoNotSchedule' })),
            },
          ]
        : []),
      ...(constraints.some(({ minDomains }) => minDomains)
        ? [{ misconception: 'min-domains-is-ignored', right: each(({ minDomains: _, ...one }) => one) }]
        : []),
      ...(constraints.length > 1 && first
        ? [{ misconception: 'one-constraint-is-enough', right: passing({ constraints: [first] }) }]
        : []),
      ...(workers.some((name) => others[name])
        ? [{ misconception: 'every-pod-counts', right: counted() }]
        : []),
      ...(workers.some((name) => !labels[name]?.zone)
        ? [
            {
              misconception: 'nodes-without-the-label-pass',
              right: new Set([...truth, ...workers.filter((name) => !labels[name]?.zone)]),
            },
          ]
        : []),
      { misconception: 'nodes-are-the-domains', right: perNode() },
      {
        misconception: 'only-the-emptiest-node',
        right: new Set(workers.filter((name) => (web[name] ?? 0) === least)),
      },
      ...(nodeSelector
        ? [
            {
              misconception: 'selector-does-not-filter',
              right: new Set(workers.filter((name) => refused.get(name)?.plugin !== 'PodTopologySpread')),
            },
          ]
        : []),
      { misconception: 'spread-is-a-wish', right: new Set(workers) },
      { misconception: 'spread-fills-up', right: new Set(workers.filter((name) => !truth.has(name))) },
    ]
    const options = optionsOf(workers.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const why = refused.get(workers[i] ?? '')
        return [id, why ? { key: 'filtered', params: why } : { key: 'fits' }]
      }),
    )
    const rows = ['control-plane', ...workers].map((name) => [
      name,
      Object.entries(labels[name] ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(',') || '<none>',
      String(web[name] ?? 0),
      ...(context.difficulty > 1 ? [String(others[name] ?? 0)] : []),
    ])
    const head = ['NODE', 'LABELS', 'PODS app=web', ...(context.difficulty > 1 ? ['PODS app=db'] : [])]
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'nodes' }, text: tableOf([head, ...rows]) },
        { kind: 'yaml', title: { key: 'new' }, text: yamlOf(newPod(drawn)) },
      ],
      body: { options },
      key: { options: idsOf(options, workers, truth) },
      slips: slipsOfBeliefs(options, workers, truth, beliefs),
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-more' },
        facts: [{ key: 'observed', params: { count: truth.size, total: workers.length } }],
        because,
      },
      scenario: {
        cluster: { nodes: [controlPlane, ...workers.map((name) => ({ name, labels: labels[name] ?? {} }))] },
        objects: [...runningPods(drawn), newPod(drawn)],
        commands: ['kubectl get pods -o wide', 'kubectl describe pod new'],
      },
    }
  },
})

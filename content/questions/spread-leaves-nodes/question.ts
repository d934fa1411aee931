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
  nodeAffinityPolicy?: 'Ignore'
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
  /** A worker with a taint, and whether the new Pod tolerates it. */
  tainted?: string
  tolerates?: boolean
  /** Required anti-affinity against the other application: node by node, or zone by zone. */
  apart?: string
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

/** From level 4 on what counts as a domain is part of the problem; at level 5 anti-affinity filters as well. */
function drawHard({ rng, difficulty }: GenerateContext): Drawn {
  const shape = rng.pick([
    ['a', 'a', 'b', 'b', 'c'],
    ['a', 'b', 'b', 'c', 'c'],
    ['a', 'b', 'c', 'd', 'd'],
  ])
  const disks = rng.shuffle(['ssd', 'ssd', 'ssd', 'hdd', rng.pick(['ssd', 'hdd'])])
  const counts = (most: number) => Object.fromEntries(workers.map((name) => [name, rng.int(0, most)]))
  const policies = (): Partial<Constraint> => ({
    ...(rng.chance(0.35) ? { nodeTaintsPolicy: 'Honor' } : {}),
    ...(rng.chance(0.4) ? { nodeAffinityPolicy: 'Ignore' } : {}),
  })
  const one = (topologyKey: string): Constraint => ({
    ...{ maxSkew: rng.pick([1, 1, 2]), topologyKey },
    ...{ whenUnsatisfiable: rng.chance(0.75) ? 'DoNotSchedule' : 'ScheduleAnyway', ...policies() },
  })
  const tainted = rng.pick(workers)
  return {
    labels: Object.fromEntries(
      workers.map((name, i): [string, Labels] => [name, { zone: shape[i] ?? 'a', disk: disks[i] ?? 'ssd' }]),
    ),
    // Empty, and for most Pods closed: whether it is a domain decides.
    web: { ...counts(2), ...(rng.chance(0.7) ? { [tainted]: 0 } : {}) },
    others: counts(1),
    constraints: [one('zone'), one(HOST)],
    nodeSelector: { disk: 'ssd' },
    tainted,
    tolerates: rng.chance(0.3),
    ...(difficulty === 5 ? { apart: rng.pick([HOST, HOST, 'zone']) } : {}),
  }
}

const taint = { key: 'repair', value: 'now', effect: 'NoSchedule' as const }
const containers = [{ name: 'app', image: 'nginx:1.27' }]

const shunning = (topologyKey: string) => ({
  requiredDuringSchedulingIgnoredDuringExecution: [
    { labelSelector: { matchLabels: { app: 'db' } }, topologyKey },
  ],
})

function newPod({ constraints, nodeSelector, tolerates, apart }: Drawn): PodManifest {
  const labelSelector = { matchLabels: { app: 'web' } }
  const spec = {
    topologySpreadConstraints: constraints.map((one) => ({ ...one, labelSelector })),
    ...(nodeSelector ? { nodeSelector } : {}),
    ...(tolerates ? { tolerations: [{ key: 'repair', operator: 'Exists' }] } : {}),
    ...(apart ? { affinity: { podAntiAffinity: shunning(apart) } } : {}),
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
  if (drawn.tainted) stage.patch('nodes', drawn.tainted, { spec: { taints: [taint] } })
  for (const pod of runningPods(drawn)) stage.create('pods', pod)
  stage.cluster.drain()
  return stage
}

export default defineQuestion({
  id: 'spread-leaves-nodes',
  concepts: ['topology-spread', 'scheduling-overview'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['multiple-choice'],
  generate(context) {
    const drawn = context.difficulty >= 4 ? drawHard(context) : draw(context)
    const { labels, web, others, constraints, nodeSelector, tainted, tolerates, apart } = drawn
    const stage = stageFor(drawn)
    const { feasible, refused } = feasibleNodes(stage, newPod(drawn))
    const truth = new Set(workers.filter((name) => feasible.has(name)))
    const bySpread = [...refused.values()].some(({ plugin }) => plugin === 'PodTopologySpread')
    if (truth.size === 0 || truth.size === workers.length || !bySpread) return undefined
    const plugins = [...refused.values()].map(({ plugin }) => plugin)
    if (apart && !plugins.includes('InterPodAffinity')) return undefined
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
    const hard: Belief[] = [
      {
        misconception: 'tainted-nodes-do-not-count',
        right: tolerates ? truth : each((one) => ({ ...one, nodeTaintsPolicy: 'Honor' })),
      },
      {
        misconception: 'anti-affinity-comes-later',
        right: apart
          ? new Set(
              workers.filter((name) => refused.get(name)?.plugin === 'InterPodAffinity' || truth.has(name)),
            )
          : truth,
      },
      {
        misconception: 'policies-change-nothing',
        right: each(({ nodeTaintsPolicy: _t, nodeAffinityPolicy: _a, ...one }) => one),
      },
    ]
    const beliefs: Belief[] = [
      ...(tainted ? hard : []),
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
    const taintsOf = (name: string) =>
      name === tainted
        ? 'repair=now:NoSchedule'
        : name === 'control-plane'
          ? 'node-role.kubernetes.io/control-plane:NoSchedule'
          : '<none>'
    const rows = ['control-plane', ...workers].map((name) => [
      name,
      Object.entries(labels[name] ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(',') || '<none>',
      ...(tainted ? [taintsOf(name)] : []),
      String(web[name] ?? 0),
      ...(context.difficulty > 1 ? [String(others[name] ?? 0)] : []),
    ])
    const head = [
      ...['NODE', 'LABELS'],
      ...(tainted ? ['TAINTS'] : []),
      'PODS app=web',
      ...(context.difficulty > 1 ? ['PODS app=db'] : []),
    ]
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
        rule: { key: context.difficulty === 1 ? 'rule' : tainted ? 'rule-domains' : 'rule-more' },
        facts: [{ key: 'observed', params: { count: truth.size, total: workers.length } }],
        because,
      },
      scenario: {
        cluster: {
          nodes: [
            controlPlane,
            ...workers.map((name) => ({
              ...{ name, labels: labels[name] ?? {} },
              ...(name === tainted ? { taints: [taint] } : {}),
            })),
          ],
        },
        objects: [...runningPods(drawn), newPod(drawn)],
        commands: ['kubectl get pods -o wide', 'kubectl describe pod new'],
      },
    }
  },
})

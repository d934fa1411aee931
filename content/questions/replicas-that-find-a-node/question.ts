import { labelNodes, openSchedulingStage } from '@/lib/goal/feasible-nodes'
import { podWith } from '@/lib/goal/manifests'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message } from '@/lib/quiz/variant'

const workers = ['worker-1', 'worker-2', 'worker-3', 'worker-4', 'worker-5']
const controlPlane = { name: 'control-plane', controlPlane: true }
const cluster = { nodes: [controlPlane, ...workers.map((name) => ({ name }))] }
const HOST = 'kubernetes.io/hostname'
const ZONE = 'zone'

interface Drawn {
  replicas: number
  zones: Record<string, string>
  cordoned: string[]
  /** `both`: apart node by node, and spread over the zones. */
  sort: 'apart' | 'spread' | 'both'
  topologyKey: string
  required: boolean
  maxSkew: number
  /** May the Pods run on the control plane? */
  tolerates: boolean
  /** A worker with a taint that no Pod tolerates, and whether the constraint leaves it out of the count. */
  tainted?: string
  honors?: boolean
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const shape = rng.pick([
    ['a', 'a', 'b', 'b', 'c'],
    ['a', 'b', 'b', 'b', 'c'],
    ['a', 'a', 'a', 'b', 'b'],
    ['a', 'b', 'c', 'd', 'd'],
  ])
  const cordons = difficulty === 1 ? 0 : rng.int(difficulty === 2 ? 0 : 1, 2)
  return {
    replicas: rng.int(4, 8),
    zones: Object.fromEntries(workers.map((name, i) => [name, shape[i] ?? 'a'])),
    cordoned: rng.sample(workers, cordons).sort(),
    sort:
      difficulty === 1
        ? 'apart'
        : rng.pick(['apart', 'spread', ...(difficulty === 3 ? (['spread'] as const) : [])]),
    topologyKey: rng.pick([HOST, ZONE]),
    required: rng.chance(difficulty === 1 ? 0.8 : 0.85),
    maxSkew: rng.int(1, 2),
    tolerates: difficulty >= 2 && rng.chance(0.3),
  }
}

/** Two rules on two sorts of places, and nodes that nobody can enter. */
function drawHard({ rng }: GenerateContext): Drawn {
  const shape = rng.pick([
    ['a', 'a', 'b', 'b', 'c'],
    ['a', 'b', 'b', 'b', 'c'],
    ['a', 'a', 'a', 'b', 'b'],
  ])
  const [tainted = '', cordoned = ''] = rng.sample(workers, 2)
  return {
    replicas: rng.int(4, 7),
    zones: Object.fromEntries(workers.map((name, i) => [name, shape[i] ?? 'a'])),
    cordoned: rng.chance(0.6) ? [cordoned] : [],
    ...{ sort: 'both', topologyKey: ZONE, required: true, maxSkew: rng.int(1, 2) },
    ...{ tolerates: rng.chance(0.5), tainted, honors: rng.chance(0.5) },
  }
}

const labels = { app: 'web' }
const labelSelector = { matchLabels: labels }

function constraint(drawn: Drawn): object {
  const { sort, topologyKey, required, maxSkew, honors } = drawn
  if (sort === 'both')
    return {
      ...constraint({ ...drawn, sort: 'apart', topologyKey: HOST }),
      ...constraint({ ...drawn, sort: 'spread' }),
    }
  if (sort === 'spread') {
    const whenUnsatisfiable = required ? 'DoNotSchedule' : 'ScheduleAnyway'
    const policy = honors ? { nodeTaintsPolicy: 'Honor' } : {}
    return {
      topologySpreadConstraints: [{ maxSkew, topologyKey, whenUnsatisfiable, ...policy, labelSelector }],
    }
  }
  const term = { labelSelector, topologyKey }
  const terms = required
    ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
    : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] }
  return { affinity: { podAntiAffinity: terms } }
}

const taint = { key: 'repair', value: 'now', effect: 'NoSchedule' as const }

function podSpec(drawn: Drawn): object {
  const tolerations = [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }]
  return {
    ...constraint(drawn),
    ...(drawn.tolerates ? { tolerations } : {}),
    containers: [{ name: 'app', image: 'nginx:1.27' }],
  }
}

function workload(drawn: Drawn): Manifest {
  const template = { metadata: { labels }, spec: podSpec(drawn) }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    ...{ spec: { replicas: drawn.replicas, selector: labelSelector, template } },
  }
}

const zoneLabels = ({ zones }: Drawn) =>
  Object.fromEntries(workers.map((name) => [name, { [ZONE]: zones[name] ?? '' }]))

interface Placed {
  placed: number
  message: string
}

/** How many of the Pods got a node, and what the scheduler says of the others. */
function place(drawn: Drawn, create: (stage: Stage) => void): Placed {
  const stage = openSchedulingStage(cluster)
  labelNodes(stage, zoneLabels(drawn))
  for (const name of drawn.cordoned) stage.patch('nodes', name, { spec: { unschedulable: true } })
  if (drawn.tainted) {
    stage.patch('nodes', drawn.tainted, { spec: { taints: [taint] } })
    // A cordoned node gets its taint from a controller.
    stage.cluster.drain()
  }
  create(stage)
  stage.cluster.drain()
  const pods = stage.list('pods', 'default')
  const waiting = pods.filter(({ spec }) => !spec.nodeName)
  const [first] = waiting
  const decision = first ? stage.cluster.decisions(`default/${first.metadata.name}`).at(-1) : undefined
  return {
    placed: pods.length - waiting.length,
    message: decision?.message?.split(' no new claims')[0] ?? '',
  }
}

const placeWorkload = (drawn: Drawn) =>
  place(drawn, (stage) => stage.create('deployments.apps', workload(drawn)))

const imagined = new Map<string, number>()

/** What a belief comes to: the same Pods, made without their controllers, which takes less time. */
function placePods(drawn: Drawn): number {
  const id = JSON.stringify(drawn)
  let found = imagined.get(id)
  if (found === undefined) {
    found = place(drawn, (stage) => {
      for (let i = 1; i <= drawn.replicas; i++)
        stage.create('pods', podWith(`web-${i}`, podSpec(drawn), labels))
    }).placed
    imagined.set(id, found)
  }
  return found
}

export default defineQuestion({
  id: 'replicas-that-find-a-node',
  concepts: ['pod-affinity', 'topology-spread', 'scheduling-overview'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  generate(context) {
    const drawn = context.difficulty === 4 ? drawHard(context) : draw(context)
    const { sort, topologyKey, required, cordoned, tolerates, zones, tainted, honors } = drawn
    const { placed, message } = placeWorkload(drawn)
    const instead = (hidden: Partial<Drawn>) => placePods({ ...drawn, ...hidden })
    const isHost = topologyKey === HOST
    const slips = slipsOfAnswers(placed, {
      ...(sort === 'both'
        ? {
            'first-rule-decides': instead({ sort: 'spread' }),
            'spread-adds-nothing': instead({ sort: 'apart', topologyKey: HOST }),
            'taints-policy-the-other-way': instead({ honors: !honors }),
          }
        : {}),
      ...(required ? {} : { 'preferred-keeps-pods-pending': instead({ required: true }) }),
      ...(sort === 'apart'
        ? {
            [isHost ? 'apart-means-zones' : 'apart-means-nodes']: instead({
              topologyKey: isHost ? ZONE : HOST,
            }),
          }
        : {}),
      ...(sort === 'spread' && required
        ? {
            'spread-means-one-each': instead({ sort: 'apart' }),
            [isHost ? 'apart-means-zones' : 'apart-means-nodes']: instead({
              topologyKey: isHost ? ZONE : HOST,
            }),
            'skew-only-orders': drawn.replicas,
          }
        : {}),
      ...(cordoned.length ? { 'cordoned-nodes-count': instead({ cordoned: [] }) } : {}),
      ...(tolerates
        ? { 'control-plane-never-counts': instead({ tolerates: false }) }
        : { 'control-plane-is-free': instead({ tolerates: true }) }),
      ...(required ? { 'rest-goes-anywhere': drawn.replicas } : {}),
    })
    if (slips.length < (required ? 2 : 1)) return undefined
    const rows = ['control-plane', ...workers].map((name) => [
      name,
      cordoned.includes(name) ? 'Ready,SchedulingDisabled' : 'Ready',
      zones[name] ? `zone=${zones[name]}` : '<none>',
      name === 'control-plane'
        ? 'node-role.kubernetes.io/control-plane:NoSchedule'
        : name === tainted
          ? 'repair=now:NoSchedule'
          : '<none>',
    ])
    const waiting: Message[] = message ? [{ key: 'waiting', params: { message } }] : []
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'nodes' },
          text: tableOf([['NAME', 'STATUS', 'LABELS', 'TAINTS'], ...rows]),
        },
        { kind: 'yaml', text: yamlOf(workload(drawn)) },
      ],
      body: { min: 0, max: 20, unit: { key: 'unit' } },
      key: { value: placed },
      slips,
      explanation: {
        rule: { key: required ? `rule-${sort}` : 'rule-preferred' },
        facts: [{ key: 'observed', params: { placed } }, ...waiting],
      },
      scenario: {
        cluster: {
          nodes: [
            controlPlane,
            ...workers.map((name) => ({
              ...{ name, labels: { [ZONE]: zones[name] ?? '' } },
              ...(name === tainted ? { taints: [taint] } : {}),
            })),
          ],
        },
        objects: [],
        commands: [
          ...cordoned.map((name) => `kubectl cordon ${name}`),
          `kubectl apply -f - <<EOF\n${yamlOf(workload(drawn))}EOF`,
        ],
      },
    }
  },
})

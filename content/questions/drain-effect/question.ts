import { openStage } from '@/lib/goal/open-stage'
import type { Manifest, Stage } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const outcomes = ['stays', 'elsewhere', 'lost'] as const
type Outcome = (typeof outcomes)[number]
const kinds = [
  'deployment',
  'daemonset',
  'bare',
  'scratch',
  'guarded',
  'statefulset',
  'bare-scratch',
] as const
/** From level 4 on: what a budget makes of Pods that are not ready, and of those with two budgets. */
const late = ['spared', 'unready', 'unready-let-go', 'two-budgets'] as const
type Kind = (typeof kinds)[number] | (typeof late)[number]
const flags = ['--ignore-daemonsets', '--delete-emptydir-data', '--force', '--disable-eviction'] as const
type Flag = (typeof flags)[number]

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

function specOf(kind: Kind): object {
  const scratch = kind === 'scratch' || kind === 'bare-scratch'
  const isUnready = kind === 'unready' || kind === 'unready-let-go'
  const probe = { readinessProbe: { exec: { command: ['false'] } } }
  return {
    ...(scratch ? { volumes: [{ name: 'tmp', emptyDir: {} }] } : {}),
    containers: [{ name: 'app', image: 'nginx:1.27', ...(isUnready ? probe : {}) }],
  }
}

function objectsOf(kind: Kind): Manifest[] {
  const labels = { app: kind }
  const metadata = { name: kind, labels }
  if (kind === 'bare' || kind === 'bare-scratch')
    return [{ apiVersion: 'v1', kind: 'Pod', metadata, ...{ spec: specOf(kind) } }]
  const spec = { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: specOf(kind) } }
  const more = kind === 'statefulset' ? { serviceName: kind } : {}
  const type = kind === 'daemonset' ? 'DaemonSet' : kind === 'statefulset' ? 'StatefulSet' : 'Deployment'
  const guard = (bound: object, name: string = kind): Manifest => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, labels },
    ...{ spec: { ...bound, selector: { matchLabels: labels } } },
  })
  const guards: Partial<Record<Kind, Manifest[]>> = {
    guarded: [guard({ minAvailable: 1 })],
    spared: [guard({ maxUnavailable: 1 })],
    unready: [guard({ minAvailable: 1 })],
    'unready-let-go': [guard({ minAvailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' })],
    'two-budgets': [guard({ maxUnavailable: 1 }), guard({ minAvailable: 0 }, `${kind}-too`)],
  }
  return [
    { apiVersion: 'apps/v1', kind: type, metadata, ...{ spec: { ...spec, ...more } } },
    ...(guards[kind] ?? []),
  ]
}

const resourceOf: Record<string, string> = {
  Pod: 'pods',
  DaemonSet: 'daemonsets.apps',
  StatefulSet: 'statefulsets.apps',
  Deployment: 'deployments.apps',
  PodDisruptionBudget: 'poddisruptionbudgets.policy',
}

const running = new Map<string, Stage>()

/** All of these on worker-1, and worker-2 free again. */
function stageWith(drawn: readonly Kind[]): Stage {
  const key = [...drawn].sort().join()
  let stage = running.get(key)
  if (!stage) {
    if (running.size > 60) running.clear()
    stage = openStage(cluster)
    stage.kubectl('kubectl cordon worker-2')
    for (const object of drawn.flatMap(objectsOf))
      stage.create((resourceOf[object.kind] ?? '') as 'pods', object)
    stage.settle()
    stage.kubectl('kubectl uncordon worker-2')
    running.set(key, stage)
  }
  return stage.fork()
}

const lineOf = (given: readonly Flag[]) => ['kubectl drain worker-1', ...given, '--timeout=60s'].join(' ')

/** Where the Pods of each are after the drain. */
function drain(drawn: readonly Kind[], given: readonly Flag[]): { outcomes: Outcome[]; stderr: string } {
  const stage = stageWith(drawn)
  const podsOf = (kind: Kind) => stage.list('pods', 'default', `app=${kind}`)
  const onNode = (kind: Kind) => podsOf(kind).find(({ spec }) => spec.nodeName === 'worker-1')
  const before = new Map(drawn.map((kind) => [kind, onNode(kind)?.metadata.uid]))
  const { stderr } = stage.kubectl(lineOf(given))
  stage.cluster.advance(60_000)
  const seen = drawn.map((kind): Outcome => {
    const pods = podsOf(kind)
    if (pods.some(({ metadata }) => metadata.uid === before.get(kind))) return 'stays'
    return pods.some(({ spec }) => spec.nodeName === 'worker-2') ? 'elsewhere' : 'lost'
  })
  return { outcomes: seen, stderr }
}

function draw({ rng, difficulty }: GenerateContext): { drawn: Kind[]; given: Flag[] } {
  const pool = kinds.filter((kind) => difficulty >= 2 || kind !== 'guarded')
  const drawn: Kind[] =
    difficulty === 4
      ? rng.shuffle([...rng.sample(late, 3), ...rng.sample(pool, 2)])
      : rng.sample(pool, difficulty + 2)
  const chance = difficulty === 1 ? 0.75 : 0.85
  const given = flags.filter((flag) =>
    rng.chance(
      flag === '--disable-eviction' ? (Math.min(difficulty, 3) - 1) * 0.15 : difficulty === 4 ? 0.95 : chance,
    ),
  )
  return { drawn, given }
}

export default defineQuestion({
  id: 'drain-effect',
  concepts: ['pod-disruption-and-drain', 'daemonset', 'node-maintenance'],
  levels: [1, 2, 3, 4],
  kinds: ['matching'],
  generate(context) {
    const { drawn, given } = draw(context)
    const { difficulty, rng } = context
    if (difficulty === 3 && !drawn.includes('guarded')) return undefined
    const { outcomes: seen, stderr } = drain(drawn, given)
    const refused = stderr.includes('cannot delete')
    // Then all Pods stay: it must not be what nearly every variant asks.
    if (refused && rng.chance(0.5)) return undefined
    const all = drain(drawn, ['--ignore-daemonsets', '--delete-emptydir-data', '--force', ...given]).outcomes
    const forced = drain(drawn, [...flags]).outcomes
    const bare = (kind: Kind) => kind === 'bare' || kind === 'bare-scratch'
    const { body, key, slips, because } = pairingOf(
      drawn.map((kind, i) => ({
        text: { key: `kind-${kind}` },
        right: seen[i] as Outcome,
        beliefs: {
          'refusal-stops-only-that-pod': refused ? all[i] : undefined,
          'force-beats-the-budget': kind === 'guarded' && given.includes('--force') ? forced[i] : undefined,
          'nothing-beats-the-budget':
            kind === 'guarded' && given.includes('--disable-eviction') ? ('stays' as const) : undefined,
          'drain-moves-pods': bare(kind) && seen[i] === 'lost' ? ('elsewhere' as const) : undefined,
          'not-ready-is-free-to-go': kind === 'unready' && !refused ? ('elsewhere' as const) : undefined,
          'budget-protects-whoever-it-selects':
            kind === 'spared' || kind === 'unready-let-go' ? ('stays' as const) : undefined,
          'two-budgets-are-like-one': kind === 'two-budgets' ? ('elsewhere' as const) : undefined,
          'daemonset-pods-go': kind === 'daemonset' ? ('lost' as const) : undefined,
          'evicted-for-good': seen[i] === 'elsewhere' ? ('lost' as const) : undefined,
        },
        because: { key: `because-${seen[i]}` },
      })),
      outcomes.map((value) => ({ value, text: { key: value } })),
    )
    const lines = stderr
      .split('\n')
      .filter((line) => /^error: unable|cannot delete .*(use|declare)/.test(line))
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', text: `$ ${lineOf(given)}` }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: refused ? 'rule-refused' : difficulty === 4 ? 'rule-budgets' : 'rule' },
        facts: [{ key: 'observed', params: { count: drawn.length } }],
        because,
        exhibits: lines.length ? [{ kind: 'terminal', text: [...new Set(lines)].join('\n') }] : [],
      },
      scenario: { cluster, objects: drawn.flatMap(objectsOf), commands: [] },
    }
  },
})

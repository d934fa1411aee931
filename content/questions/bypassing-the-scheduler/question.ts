import { labelNodes } from '@/lib/goal/feasible-nodes'
import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'

const states = ['runs', 'pending', 'refused', 'deleted'] as const
type State = (typeof states)[number]

const tainted = 'worker-1'
const evicting = 'worker-2'
const cordoned = 'worker-3'
const full = 'worker-4'
const plain = 'worker-5'
const nodes = [
  { name: 'control-plane', controlPlane: true },
  { name: tainted, taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' as const }] },
  { name: evicting, taints: [{ key: 'repair', value: 'now', effect: 'NoExecute' as const }] },
  { name: cordoned },
  { name: full, cpu: '2' },
  { name: plain },
]
const cluster = { nodes }
const zones: Record<string, string> = {
  [tainted]: 'a',
  [evicting]: 'a',
  [cordoned]: 'b',
  [full]: 'b',
  [plain]: 'c',
}

interface Drawn {
  nodeName?: string
  /** By `kubernetes.io/hostname`, and so through the scheduler. */
  selects?: string
  zone?: string
  cpu?: string
  schedulerName?: string
  tolerates?: 'repair' | 'gpu'
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const node = rng.pick([tainted, evicting, cordoned, full, plain])
  const by =
    difficulty === 1
      ? rng.pick(['name', 'name', 'label'] as const)
      : rng.pick(['name', 'name', 'name', 'label', 'missing'] as const)
  const where =
    by === 'name' ? { nodeName: node } : by === 'label' ? { selects: node } : { nodeName: 'worker-9' }
  return {
    ...where,
    ...(rng.chance(node === full ? 0.8 : 0.3) ? { cpu: rng.pick(['100m', '1500m', '3']) } : {}),
    ...(difficulty >= 2 && rng.chance(0.35) ? { zone: rng.pick(['a', 'b', 'c']) } : {}),
    ...(difficulty >= 3 && rng.chance(0.35) ? { schedulerName: 'my-scheduler' } : {}),
    ...(difficulty >= 3 && rng.chance(0.35) ? { tolerates: rng.pick(['repair', 'gpu'] as const) } : {}),
  }
}

const HOST = 'kubernetes.io/hostname'

function specOf({ nodeName, selects, zone, cpu, schedulerName, tolerates }: Drawn): object {
  const selector = { ...(selects ? { [HOST]: selects } : {}), ...(zone ? { zone } : {}) }
  return {
    ...(nodeName ? { nodeName } : {}),
    ...(Object.keys(selector).length ? { nodeSelector: selector } : {}),
    ...(schedulerName ? { schedulerName } : {}),
    ...(tolerates ? { tolerations: [{ key: tolerates, operator: 'Exists' }] } : {}),
    containers: [{ name: 'app', image: 'nginx:1.27', ...(cpu ? { resources: { requests: { cpu } } } : {}) }],
  }
}

const manifestOf = (name: string, drawn: Drawn): PodManifest => podWith(name, specOf(drawn))

const hog = (): PodManifest =>
  podWith('hog', {
    nodeName: full,
    containers: [{ name: 'app', image: 'nginx:1.27', resources: { requests: { cpu: '1200m' } } }],
  })

let base: Stage | undefined

function prepared(): Stage {
  if (!base) {
    base = openStage(cluster)
    labelNodes(base, Object.fromEntries(Object.entries(zones).map(([name, zone]) => [name, { zone }])))
    base.patch('nodes', cordoned, { spec: { unschedulable: true } })
    base.create('pods', hog())
    base.settle()
  }
  return base.fork()
}

interface Outcome {
  state: State
  message: string
}

const known = new Map<string, Outcome>()

/** What has become of the Pod after three minutes. */
function outcomeOf(drawn: Drawn): Outcome {
  const id = JSON.stringify(drawn)
  let found = known.get(id)
  if (!found) {
    found = observe(drawn)
    known.set(id, found)
  }
  return found
}

function observe(drawn: Drawn): Outcome {
  const stage = prepared()
  stage.create('pods', manifestOf('probe', drawn))
  stage.cluster.advance(180_000)
  if (!stage.exists('pods', 'probe')) return { state: 'deleted', message: '' }
  const { status, spec, metadata } = stage.get('pods', 'probe')
  if (metadata.deletionTimestamp) return { state: 'deleted', message: '' }
  if (status?.phase === 'Failed') return { state: 'refused', message: `${status.reason}: ${status.message}` }
  if (status?.phase === 'Running') return { state: 'runs', message: '' }
  const message = stage.cluster.decisions('default/probe').at(-1)?.message?.split(' no new claims')[0]
  return {
    state: 'pending',
    message: message ?? (spec.nodeName ? '' : `schedulerName: ${spec.schedulerName}`),
  }
}

/** The same, left to the scheduler. */
const scheduled = ({ nodeName, ...rest }: Drawn): Drawn => (nodeName ? { ...rest, selects: nodeName } : rest)

const isMissing = ({ nodeName }: Drawn) => !nodes.some(({ name }) => name === nodeName)

export default defineQuestion({
  id: 'bypassing-the-scheduler',
  concepts: ['manual-scheduling-and-static-pods', 'taints-and-tolerations', 'scheduling-overview', 'kubelet'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const { rng, difficulty } = context
    const names = rng.sample(['red', 'green', 'blue', 'white', 'black'], difficulty === 1 ? 3 : 4).sort()
    const pods = names.map(() => draw(context))
    const found = pods.map(outcomeOf)
    if (new Set(pods.map((one) => JSON.stringify(one))).size < pods.length) return undefined
    if (new Set(found.map(({ state }) => state)).size < Math.min(3, difficulty + 1)) return undefined
    if (!pods.some(({ nodeName }) => nodeName)) return undefined
    const matched = pods.map((drawn, i) => {
      const { state, message } = found[i] as Outcome
      const { nodeName, selects, schedulerName } = drawn
      return {
        text: { code: names[i] ?? '' },
        right: state,
        beliefs: {
          'nodename-waits-for-its-scheduler': schedulerName && nodeName ? ('pending' as const) : undefined,
          'noexecute-is-for-new-pods': state === 'deleted' ? ('runs' as const) : undefined,
          'scheduler-checks-node-names': nodeName ? outcomeOf(scheduled(drawn)).state : undefined,
          'default-scheduler-helps-out':
            schedulerName && !nodeName
              ? outcomeOf({ ...drawn, schedulerName: 'default-scheduler' }).state
              : undefined,
          'nodename-overrides-everything': nodeName ? ('runs' as const) : undefined,
          'selector-is-like-nodename': selects
            ? outcomeOf({ ...drawn, nodeName: selects, selects: undefined } as Drawn).state
            : undefined,
        },
        because: message
          ? { key: `because-${state}-message`, params: { message } }
          : { key: state === 'deleted' && isMissing(drawn) ? 'because-orphaned' : `because-${state}` },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      states.map((value) => ({ value, text: { key: `state-${value}` } })),
    )
    const rows = nodes.map((node) => [
      node.name,
      node.name === cordoned ? 'Ready,SchedulingDisabled' : 'Ready',
      node.name === full ? '700m' : node.name === 'control-plane' ? '-' : '> 3',
      zones[node.name] ?? '-',
      ('taints' in node ? node.taints : undefined)
        ?.map(({ key: of, value, effect }) => `${of}=${value}:${effect}`)
        .join() ?? (node.controlPlane ? 'node-role.kubernetes.io/control-plane:NoSchedule' : '<none>'),
    ])
    const objects = [hog(), ...pods.map((drawn, i) => manifestOf(names[i] ?? '', drawn))]
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'nodes' },
          text: tableOf([['NAME', 'STATUS', 'CPU LEFT', 'ZONE', 'TAINTS'], ...rows]),
        },
        {
          kind: 'yaml',
          title: { key: 'pods' },
          text: pods.map((drawn, i) => `# ${names[i]}\n${yamlOf(specOf(drawn))}`).join('---\n'),
        },
      ],
      body,
      key,
      slips,
      explanation: { rule: { key: 'rule' }, facts: [{ key: 'observed' }], because },
      scenario: {
        cluster: {
          nodes: nodes.map((node) => ({
            ...node,
            ...(zones[node.name] ? { labels: { zone: zones[node.name] as string } } : {}),
          })),
        },
        objects,
        commands: [`kubectl cordon ${cordoned}`, 'kubectl get pods -o wide'],
      },
    }
  },
})

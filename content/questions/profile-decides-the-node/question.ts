import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { schedulerConfig, secondScheduler } from '@/lib/goal/second-scheduler'
import { settledStage } from '@/lib/goal/settled-stage'
import { yamlOf } from '@/lib/goal/stage'
import { optionsOf, reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message, Slip } from '@/lib/quiz/variant'

const workers = ['worker-1', 'worker-2', 'worker-3']
const CPU = 4000
const MEMORY = 8000
const controlPlane = { name: 'control-plane', controlPlane: true }
const cluster = {
  nodes: [
    controlPlane,
    { name: 'worker-1', cpu: '4', memory: '8000Mi', labels: { disk: 'hdd' } },
    { name: 'worker-2', cpu: '4', memory: '8000Mi', labels: { disk: 'ssd' } },
    {
      ...{ name: 'worker-3', cpu: '4', memory: '8000Mi', labels: { disk: 'hdd' } },
      taints: [{ key: 'spot', value: 'true', effect: 'PreferNoSchedule' as const }],
    },
  ],
}

const reasons = ['most-room', 'least-room', 'only-one', 'preferred', 'untainted'] as const
type Reason = (typeof reasons)[number]

interface Drawn {
  /** Thousandths of each node that are requested already. */
  used: Record<string, number>
  request: number
  profile?: 'packer'
  prefers?: { weight: number; disk: string }
  tolerates: boolean
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  // Sometimes only one node has room left.
  const crowded = rng.chance(0.2)
  const shares = crowded
    ? rng.shuffle([850, 920, rng.pick([250, 400, 700])])
    : rng.sample([100, 250, 400, 550, 700, 850], 3)
  return {
    used: Object.fromEntries(workers.map((name, i) => [name, shares[i] ?? 0])),
    request: crowded ? 180 : rng.pick([100, 180, 250]),
    ...(rng.chance(0.6) ? { profile: 'packer' as const } : {}),
    ...(difficulty >= 2 && rng.chance(0.8)
      ? { prefers: { weight: rng.pick([1, 20, 100]), disk: rng.pick(['ssd', 'hdd']) } }
      : {}),
    tolerates: difficulty < 3 || rng.chance(0.3),
  }
}

/** The same share of CPU and memory, so that only the amount tells nodes apart. */
const requests = (share: number) => ({
  cpu: `${(share * CPU) / 1000}m`,
  memory: `${Math.round((share * MEMORY) / 1000)}Mi`,
})

const busyPods = ({ used }: Drawn): PodManifest[] =>
  workers.map((node) =>
    podWith(`busy-${node}`, {
      nodeName: node,
      containers: [{ name: 'app', image: 'nginx:1.27', resources: { requests: requests(used[node] ?? 0) } }],
    }),
  )

function newPod({ request, profile, prefers, tolerates }: Drawn): PodManifest {
  const preference = { matchExpressions: [{ key: 'disk', operator: 'In', values: [prefers?.disk] }] }
  return podWith('new', {
    ...(profile ? { schedulerName: profile } : {}),
    ...(prefers
      ? {
          affinity: {
            nodeAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [{ weight: prefers.weight, preference }],
            },
          },
        }
      : {}),
    ...(tolerates ? { tolerations: [{ key: 'spot', operator: 'Exists' }] } : {}),
    containers: [{ name: 'app', image: 'nginx:1.27', resources: { requests: requests(request) } }],
  })
}

const config = yamlOf(schedulerConfig([{ schedulerName: 'packer', strategy: 'MostAllocated' }]))
const second = secondScheduler('packer', config)

interface Landing {
  node: string
  reason: Reason
  scores: { node: string; plugins: Record<string, number>; total: number }[]
}

const reasonOf: Record<string, Reason> = { NodeAffinity: 'preferred', TaintToleration: 'untainted' }

/** Where the Pod lands, and which plugin brought the node ahead of the next best; undefined when it is close. */
async function land(drawn: Drawn): Promise<Landing | undefined> {
  const stage = await settledStage(cluster, second)
  for (const one of busyPods(drawn)) stage.create('pods', one)
  stage.cluster.drain()
  stage.create('pods', newPod(drawn))
  stage.cluster.drain()
  const decision = stage.cluster.decisions('default/new').at(0)
  const node = decision?.nodeName
  if (!decision || !node) return undefined
  const scores = decision.nodes
    .filter(({ plugin }) => !plugin)
    .map(({ node: name, scores: of = {}, total = 0 }) => ({
      ...{ node: name, total },
      plugins: Object.fromEntries(
        Object.entries(of).map(([plugin, { normalized, weight }]) => [plugin, normalized * weight]),
      ),
    }))
  if (scores.length === 1) return { node, reason: 'only-one', scores }
  const [first, next] = [...scores].sort((a, b) => b.total - a.total)
  if (!first || !next || first.total - next.total < 8 || first.node !== node) return undefined
  const leads = Object.keys(first.plugins)
    .map((plugin) => ({ plugin, by: (first.plugins[plugin] ?? 0) - (next.plugins[plugin] ?? 0) }))
    .sort((a, b) => b.by - a.by)
  const [lead, other] = leads
  if (!lead || !other || lead.by - other.by < 10) return undefined
  if (lead.plugin === 'NodeResourcesFit')
    return { node, reason: drawn.profile ? 'least-room' : 'most-room', scores }
  const reason = reasonOf[lead.plugin]
  return reason ? { node, reason, scores } : undefined
}

export default defineQuestion({
  id: 'profile-decides-the-node',
  concepts: ['custom-schedulers', 'scheduling-overview', 'kube-scheduler'],
  levels: [1, 2, 3],
  kinds: ['placement'],
  async generate(context) {
    const { difficulty } = context
    const drawn = draw(context)
    const { used, profile, prefers, tolerates } = drawn
    const seen = await land(drawn)
    if (!seen) return undefined
    const { profile: _profile, ...plain } = drawn
    const turned = await land(profile ? plain : { ...drawn, profile: 'packer' })
    const options = optionsOf(workers.map((code) => ({ code })))
    const optionOf = (name: string) => options[workers.indexOf(name)]?.id ?? ''
    const shown = reasonsOf(reasons.map((reason) => ({ key: `reason-${reason}` })))
    const reasonId = (reason: Reason) => shown[reasons.indexOf(reason)]?.id ?? ''
    const fullest = [...workers].sort((a, b) => (used[b] ?? 0) - (used[a] ?? 0)).at(0) ?? ''
    const preferred = workers.find((name) => prefers && (name === 'worker-2') === (prefers.disk === 'ssd'))
    const slips: Slip[] = []
    const note = (misconception: string, name?: string) => {
      const option = optionOf(name ?? '')
      if (option && name !== seen.node && !slips.some((slip) => 'option' in slip && slip.option === option))
        slips.push({ misconception, option, chosen: true })
    }
    if (turned) note(profile ? 'all-profiles-spread' : 'all-schedulers-pack', turned.node)
    if (!tolerates) note('prefer-no-schedule-changes-nothing', 'worker-3')
    if (prefers) note('preference-always-wins', preferred)
    if (seen.reason === 'only-one') note('full-nodes-are-taken', fullest)
    if (seen.reason !== 'only-one')
      slips.push({ misconception: 'others-were-filtered-out', option: reasonId('only-one'), chosen: true })
    if (seen.reason !== 'preferred' && prefers)
      slips.push({ misconception: 'preference-always-wins', option: reasonId('preferred'), chosen: true })
    const rows = cluster.nodes
      .slice(1)
      .map((node) => [
        node.name,
        ...['4', `${((used[node.name] ?? 0) * 4) / 1000}`, '8000Mi', `${(used[node.name] ?? 0) * 8}Mi`],
        'labels' in node ? `disk=${node.labels.disk}` : '',
        'taints' in node ? 'spot=true:PreferNoSchedule' : '<none>',
      ])
    const scored = seen.scores.map(
      ({ node, plugins, total }): Message => ({
        key: 'scored',
        params: {
          ...{ node, total: Math.round(total) },
          parts: Object.entries(plugins)
            .filter(([, value]) => value > 0)
            .map(([plugin, value]) => `${plugin} ${Math.round(value)}`)
            .join(', '),
        },
      }),
    )
    return {
      kind: 'placement',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'nodes' },
          text: tableOf([['NAME', 'CPU', 'REQUESTED', 'MEMORY', 'REQUESTED', 'LABELS', 'TAINTS'], ...rows]),
        },
        ...(profile || difficulty > 1
          ? [{ kind: 'yaml' as const, title: { key: 'config' }, text: config }]
          : []),
        { kind: 'yaml', title: { key: 'new' }, text: yamlOf(newPod(drawn)) },
      ],
      body: { options, reasons: shown },
      key: { option: optionOf(seen.node), reason: reasonId(seen.reason) },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { node: seen.node } }, ...(seen.scores.length > 1 ? scored : [])],
      },
      scenario: {
        cluster,
        objects: [...second, ...busyPods(drawn)],
        commands: [`kubectl apply -f - <<EOF\n${yamlOf(newPod(drawn))}EOF`, 'kubectl get pods -o wide'],
      },
    }
  },
})

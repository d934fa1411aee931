import type { NodeSpec } from '@/lib/cluster/cluster'
import { type PodManifest, pod, podWith, type Toleration } from '@/lib/goal/manifests'
import { openLabelledStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { optionsOf, reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message, Slip } from '@/lib/quiz/variant'

/** Why a node is filtered out, by the plugin that does it. */
const plugins = [
  'TaintToleration',
  'NodeAffinity',
  'NodeResourcesFit',
  'NodeUnschedulable',
  'NodePorts',
  'InterPodAffinity',
] as const
/** Those that come with level 4. */
const late: readonly Plugin[] = ['NodePorts', 'InterPodAffinity']
type Plugin = (typeof plugins)[number]

/** What is believed by whoever sends the Pod to a node that the plugin filtered out. */
const beliefs: Record<Plugin, string> = {
  TaintToleration: 'taint-is-a-hint',
  NodeAffinity: 'node-selector-is-a-hint',
  NodeResourcesFit: 'requests-do-not-count',
  NodeUnschedulable: 'cordon-is-a-hint',
  NodePorts: 'host-ports-can-be-shared',
  InterPodAffinity: 'only-the-new-pod-is-asked',
}

const request = { cpu: '1500m', memory: '1Gi' }
const tolerated = { key: 'dedicated', value: 'batch', effect: 'NoSchedule' } as const
const others = [
  { key: 'gpu', value: 'true', effect: 'NoSchedule' },
  { key: 'dedicated', value: 'web', effect: 'NoSchedule' },
  { key: 'maintenance', value: 'now', effect: 'NoExecute' },
] as const

interface Drawn {
  node: NodeSpec
  fault: Plugin | undefined
  /** CPU that Pods on the node request already. */
  used: string
}

/** A node with one fault, or none, and for the rest with what may look like one. */
function drawNode({ rng, difficulty }: GenerateContext, name: string, fault: Plugin | undefined): Drawn {
  const selects = difficulty >= 2
  const disk = fault === 'NodeAffinity' ? 'hdd' : 'ssd'
  const taints =
    fault === 'TaintToleration'
      ? [rng.pick(others)]
      : difficulty >= 2 && rng.chance(0.5)
        ? [
            rng.chance(0.5)
              ? tolerated
              : ({ key: 'spot', value: 'true', effect: 'PreferNoSchedule' } as const),
          ]
        : []
  const used = fault === 'NodeResourcesFit' ? rng.pick(['3', '3200m', '2800m']) : rng.pick(['500m', '1', '2'])
  return { node: { name, cpu: '4', memory: '8Gi', labels: selects ? { disk } : {}, taints }, fault, used }
}

function drawFaults({ rng, difficulty }: GenerateContext): (Plugin | undefined)[] {
  const pool: Plugin[] = [
    'TaintToleration',
    'NodeResourcesFit',
    ...(difficulty >= 2 ? (['NodeAffinity'] as const) : []),
    ...(difficulty >= 3 ? (['NodeUnschedulable'] as const) : []),
  ]
  if (difficulty === 4) {
    const three = rng.sample([...pool, ...late], 3)
    return rng.shuffle(rng.chance(0.35) ? three : [...three, undefined])
  }
  const pending = difficulty >= 2 && rng.chance(0.35)
  const two = difficulty === 1 ? pool : rng.sample(pool, 2)
  return rng.shuffle(pending ? rng.sample(pool, 3) : [...two, undefined])
}

function table(nodes: readonly Drawn[]): string {
  const rows = nodes.map(({ node, fault, used }) => [
    node.name,
    fault === 'NodeUnschedulable' ? 'Ready,SchedulingDisabled' : 'Ready',
    node.cpu ?? '',
    used,
    Object.entries(node.labels ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join(',') || '<none>',
    (node.taints ?? []).map(({ key, value, effect }) => `${key}=${value}:${effect}`).join(',') || '<none>',
  ])
  return tableOf([['NAME', 'STATUS', 'CPU', 'REQUESTED', 'LABELS', 'TAINTS'], ...rows])
}

/** The Pod that runs on a node: it takes CPU, at level 4 perhaps the port, or it shuns those like the new one. */
function busyOn({ node, used, fault }: Drawn, hard: boolean): Manifest {
  const name = `busy-${node.name}`
  const options = { nodeName: node.name, requests: { cpu: used } }
  const tolerations = [{ operator: 'Exists' as const }]
  if (!hard) return pod(name, { ...options, tolerations })
  const hostPort = fault === 'NodePorts' ? 8080 : 9090
  const shunned = fault === 'InterPodAffinity' ? 'job' : 'web'
  const term = { labelSelector: { matchLabels: { app: shunned } }, topologyKey: 'kubernetes.io/hostname' }
  return podWith(name, {
    ...{ nodeName: node.name, tolerations },
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } },
    containers: [
      {
        ...{ name: 'app', image: 'nginx:1.27', resources: { requests: { cpu: used } } },
        ports: [{ containerPort: 80, hostPort }],
      },
    ],
  })
}

/** What the running Pods have that may keep others away. */
const busyTable = (busy: readonly Manifest[]): string =>
  tableOf([
    ['POD', 'NODE', 'HOSTPORT', 'REQUIRED ANTI-AFFINITY'],
    ...busy.map((one) => {
      const { nodeName, containers, affinity } = (one as unknown as { spec: BusySpec }).spec
      const [term] = affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution
      const app = term?.labelSelector.matchLabels.app ?? ''
      return [one.metadata.name, nodeName, String(containers[0]?.ports[0]?.hostPort), `app=${app} / hostname`]
    }),
  ])

interface BusySpec {
  nodeName: string
  containers: { ports: { hostPort: number }[] }[]
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { labelSelector: { matchLabels: { app: string } } }[]
    }
  }
}

/** Why the nodes are filtered out, in the order of their names. */
function reasonText(nodes: readonly Drawn[], faults: readonly Plugin[]): Message {
  const why = (fault: Plugin | undefined): Message => ({ key: `why-${fault}` })
  const params = Object.fromEntries(
    nodes.flatMap(({ node }, i) => [
      [`node${i + 1}`, node.name],
      [`why${i + 1}`, why(faults[i])],
    ]),
  )
  return { key: nodes.length === 3 ? 'reason-three' : 'reason-two', params }
}

export default defineQuestion({
  id: 'where-the-pod-lands',
  concepts: ['scheduling-overview', 'taints-and-tolerations', 'resource-requests-and-limits'],
  levels: [1, 2, 3, 4],
  kinds: ['placement'],
  generate(context) {
    const { rng, difficulty } = context
    const hard = difficulty === 4
    const early = hard ? drawFaults(context) : []
    const names = rng.sample(['alpha', 'bravo', 'charlie', 'delta'], hard ? early.length : 3).sort()
    const faults = hard ? early : drawFaults(context)
    const drawn = names.map((name, i) => drawNode(context, name, faults[i]))
    const cluster = {
      nodes: [{ name: 'control-plane', controlPlane: true }, ...drawn.map(({ node }) => node)],
    }
    const busy = drawn.map((one) => busyOn(one, hard))
    const tolerations: Toleration[] = difficulty >= 2 ? [{ ...tolerated, operator: 'Equal' }] : []
    const basic = pod('job', {
      ...(hard ? { labels: { app: 'job' } } : {}),
      requests: request,
      tolerations,
      ...(difficulty >= 2 ? { nodeSelector: { disk: 'ssd' } } : {}),
    })
    const manifest = hard ? withHostPort(basic) : basic
    const stage = openLabelledStage(cluster)
    for (const { node, fault } of drawn)
      if (fault === 'NodeUnschedulable') stage.kubectl(`kubectl cordon ${node.name}`)
    for (const object of [...busy, manifest]) stage.create('pods', object)
    stage.cluster.drain()
    const verdicts = stage.cluster.decisions('default/job').at(0)?.nodes ?? []
    const seen = drawn.map(({ node }) => verdicts.find((verdict) => verdict.node === node.name)?.plugin)
    if (seen.some((plugin, i) => plugin !== drawn[i]?.fault)) return undefined
    const landed = stage.get('pods', 'job').spec.nodeName

    const options = optionsOf([...names.map((code) => ({ code })), { key: 'pending' }])
    const refused = drawn.filter(({ fault }) => fault)
    const right = refused.map(({ fault }) => fault as Plugin)
    const possible = hard ? plugins : plugins.filter((one) => !late.includes(one))
    const guesses = rng.shuffle(
      possible.flatMap((a) =>
        possible.flatMap((b) => (a === b ? [] : [[a, b, right[2] ?? a].slice(0, right.length)])),
      ),
    )
    // One pair swapped, and others in which one of the two is right.
    const wrong = [
      [...right.slice(0, 2).reverse(), ...right.slice(2)],
      ...guesses.filter((g) => g[0] === right[0] || g[1] === right[1]),
    ]
    const different = [...new Map([right, ...wrong].map((guess) => [guess.join(), guess])).values()].slice(
      0,
      4,
    )
    const shown = rng.shuffle(different)
    const reasons = reasonsOf(shown.map((guess) => reasonText(refused, guess)))
    const optionOf = (name?: string) =>
      options[name === undefined ? names.length : names.indexOf(name)]?.id ?? ''
    const slips: Slip[] = [
      ...refused.map(({ node, fault }) => ({
        ...{ misconception: beliefs[fault as Plugin], option: optionOf(node.name), chosen: true },
      })),
      ...(landed ? [{ misconception: 'one-refusal-is-enough', option: optionOf(), chosen: true }] : []),
    ]
    return {
      kind: 'placement',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'nodes' }, text: table(drawn) },
        ...(hard ? [{ kind: 'terminal' as const, title: { key: 'running' }, text: busyTable(busy) }] : []),
        { kind: 'yaml', title: { key: 'pod' }, text: yamlOf(manifest) },
      ],
      body: { options, reasons },
      key: {
        option: optionOf(landed),
        reason: reasons[shown.findIndex((guess) => guess.join() === right.join())]?.id ?? '',
      },
      slips,
      explanation: {
        rule: { key: hard ? 'rule-others' : landed ? 'rule-one' : 'rule-none' },
        facts: [
          landed ? { key: 'landed', params: { node: landed } } : { key: 'unplaced' },
          ...refused.map(({ node, fault }): Message => {
            const message = verdicts.find((verdict) => verdict.node === node.name)?.message ?? ''
            return { key: 'filtered', params: { node: node.name, plugin: fault ?? '', message } }
          }),
        ],
      },
      scenario: {
        cluster,
        objects: [...busy, manifest],
        commands: drawn.flatMap(({ node, fault }) =>
          fault === 'NodeUnschedulable' ? [`kubectl cordon ${node.name}`] : [],
        ),
      },
    }
  },
})

/** The Pod with a port of the node. */
function withHostPort(one: PodManifest): PodManifest {
  const spec = one.spec as { containers: object[] }
  const ports = [{ containerPort: 80, hostPort: 8080 }]
  return {
    ...one,
    spec: { ...spec, containers: spec.containers.map((container) => ({ ...container, ports })) },
  }
}

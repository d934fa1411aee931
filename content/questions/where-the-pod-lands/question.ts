import type { NodeSpec } from '@/lib/cluster/cluster'
import { pod, type Toleration } from '@/lib/goal/manifests'
import { openLabelledStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { optionsOf, reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message, Slip } from '@/lib/quiz/variant'

/** Why a node is filtered out, by the plugin that does it. */
const plugins = ['TaintToleration', 'NodeAffinity', 'NodeResourcesFit', 'NodeUnschedulable'] as const
type Plugin = (typeof plugins)[number]

/** What is believed by whoever sends the Pod to a node that the plugin filtered out. */
const beliefs: Record<Plugin, string> = {
  TaintToleration: 'taint-is-a-hint',
  NodeAffinity: 'node-selector-is-a-hint',
  NodeResourcesFit: 'requests-do-not-count',
  NodeUnschedulable: 'cordon-is-a-hint',
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
  levels: [1, 2, 3],
  kinds: ['placement'],
  generate(context) {
    const { rng, difficulty } = context
    const names = rng.sample(['alpha', 'bravo', 'charlie', 'delta'], 3).sort()
    const faults = drawFaults(context)
    const drawn = names.map((name, i) => drawNode(context, name, faults[i]))
    const cluster = {
      nodes: [{ name: 'control-plane', controlPlane: true }, ...drawn.map(({ node }) => node)],
    }
    const busy = drawn.map(
      ({ node, used }): Manifest =>
        pod(`busy-${node.name}`, {
          nodeName: node.name,
          requests: { cpu: used },
          tolerations: [{ operator: 'Exists' }],
        }),
    )
    const tolerations: Toleration[] = difficulty >= 2 ? [{ ...tolerated, operator: 'Equal' }] : []
    const manifest = pod('job', {
      requests: request,
      tolerations,
      ...(difficulty >= 2 ? { nodeSelector: { disk: 'ssd' } } : {}),
    })
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
    const guesses = rng.shuffle(
      plugins.flatMap((a) =>
        plugins.flatMap((b) => (a === b ? [] : [[a, b, right[2] ?? a].slice(0, right.length)])),
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
        { kind: 'yaml', title: { key: 'pod' }, text: yamlOf(manifest) },
      ],
      body: { options, reasons },
      key: {
        option: optionOf(landed),
        reason: reasons[shown.findIndex((guess) => guess.join() === right.join())]?.id ?? '',
      },
      slips,
      explanation: {
        rule: { key: landed ? 'rule-one' : 'rule-none' },
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

import type { NodeSpec } from '@/lib/cluster/cluster'
import { type PodManifest, type PodOptions, pod, type Toleration } from '@/lib/goal/manifests'
import { openLabelledStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Difficulty, Message, Slip } from '@/lib/quiz/variant'

type Taint = NonNullable<NodeSpec['taints']>[number]
type Rng = GenerateContext['rng']

const taintPool: Taint[] = [
  { key: 'gpu', value: 'true', effect: 'NoSchedule' },
  { key: 'dedicated', value: 'batch', effect: 'NoSchedule' },
  { key: 'dedicated', value: 'web', effect: 'NoSchedule' },
  { key: 'maintenance', value: 'soon', effect: 'PreferNoSchedule' },
  { key: 'disk-pressure', value: 'high', effect: 'NoExecute' },
]

function drawNode(rng: Rng, difficulty: Difficulty, name: string, cpu: string): NodeSpec {
  const drawn = rng.chance(0.6) ? rng.sample(taintPool, difficulty >= 4 && rng.chance(0.4) ? 2 : 1) : []
  // The API server refuses two taints with the same key and effect.
  const taints = drawn.filter(
    (t, i) => !drawn.slice(0, i).some((other) => other.key === t.key && other.effect === t.effect),
  )
  return {
    name,
    cpu,
    labels: {
      ...(difficulty >= 3 ? { disk: rng.pick(['ssd', 'hdd']) } : {}),
      ...(difficulty === 5 && rng.chance(0.75) ? { gen: rng.pick(['1', '2', '3']) } : {}),
    },
    taints,
  }
}

/** A toleration for the taint: exact, for any value, for any effect, or with another value. */
function drawToleration(rng: Rng, { key, value, effect }: Taint): Toleration {
  return rng.pick<Toleration>([
    { key, operator: 'Equal', value: value ?? '', effect },
    { key, operator: 'Exists', effect },
    { key, operator: 'Exists' },
    { key, operator: 'Equal', value: rng.pick(['true', 'batch', 'other']), effect },
  ])
}

/** At level 5: affinity with alternatives instead of a nodeSelector, and an init container that asks for more. */
interface Hard {
  terms: { key: string; operator: 'In' | 'NotIn' | 'Gt' | 'DoesNotExist'; values?: string[] }[][]
  init: string
}

function drawHard({ rng }: GenerateContext): Hard {
  const disk = rng.pick(['ssd', 'hdd'])
  const generation = { key: 'gen', operator: 'Gt' as const, values: [rng.pick(['1', '2'])] }
  const first = { key: 'disk', operator: rng.pick(['In', 'NotIn'] as const), values: [disk] }
  return {
    terms: rng.pick([
      [[first, generation]],
      [[first], [generation]],
      [[first], [{ key: 'gen', operator: 'DoesNotExist' as const }]],
    ]),
    init: rng.pick(['800m', '1500m', '2500m']),
  }
}

function withHard({ spec, ...rest }: PodManifest, { terms, init }: Hard): PodManifest {
  const { nodeSelector: _, ...own } = spec as { nodeSelector?: object; containers: object[] }
  const nodeSelectorTerms = terms.map((matchExpressions) => ({ matchExpressions }))
  return {
    ...rest,
    spec: {
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
      initContainers: [
        { name: 'prepare', image: 'busybox:1.36', command: ['true'], resources: { requests: { cpu: init } } },
      ],
      ...own,
    },
  }
}

function drawPod({ rng, difficulty }: GenerateContext, nodes: readonly NodeSpec[]): PodOptions {
  const taints = nodes.flatMap((n) => n.taints ?? [])
  const tolerated =
    difficulty === 1 || !taints.length ? [] : rng.sample(taints, rng.int(1, Math.min(2, taints.length)))
  return {
    tolerations: tolerated.map((t) => drawToleration(rng, t)),
    ...(difficulty >= 3 ? { nodeSelector: { disk: rng.pick(['ssd', 'hdd']) } } : {}),
    ...(difficulty >= 4
      ? { requests: { cpu: rng.pick(['500m', '1500m', '2500m']) }, limits: { cpu: '4' } }
      : {}),
  }
}

const beliefs: Record<string, string> = {
  TaintToleration: 'taint-is-a-hint',
  NodeAffinity: 'node-selector-is-a-hint',
  NodeResourcesFit: 'requests-do-not-count',
}

/** What is believed by whoever leaves out a node that can run the Pod. */
function beliefAgainst(node: NodeSpec, spec: PodOptions): string | undefined {
  if (node.taints?.some((t) => t.effect === 'PreferNoSchedule')) return 'prefer-no-schedule-forbids'
  if (!node.taints?.length && spec.tolerations?.length) return 'toleration-attracts'
  if (node.taints?.length) return 'toleration-needs-equal'
  return spec.limits ? 'limits-reserve' : undefined
}

function nodeTable(nodes: readonly NodeSpec[]): string {
  const taint = (t: Taint) => `${t.key}=${t.value ?? ''}:${t.effect}`
  const rows = nodes.map((n) => [
    n.name,
    n.cpu ?? '',
    Object.entries(n.labels ?? {})
      .map(([k, v]) => `${k}=${v}`)
      .join(',') || '<none>',
    (n.taints ?? []).map(taint).join(',') || '<none>',
  ])
  return tableOf([['NAME', 'CPU', 'LABELS', 'TAINTS'], ...rows])
}

export default defineQuestion({
  id: 'which-nodes-can-run',
  concepts: ['taints-and-tolerations', 'labels-and-selectors'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const names = rng.sample(['alpha', 'bravo', 'charlie', 'delta'], difficulty >= 4 ? 4 : 3).sort()
    const cpus = difficulty >= 4 ? rng.shuffle(['1', '2', '4', '4']) : ['4', '4', '4']
    const nodes = names.map((name, i) => drawNode(rng, difficulty, name, cpus[i] ?? '4'))
    const spec = drawPod(context, nodes)
    const hard = difficulty === 5 ? drawHard(context) : undefined
    const manifest = hard ? withHard(pod('job', spec), hard) : pod('job', spec)
    const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, ...nodes] }

    const stage = openLabelledStage(cluster)
    stage.create('pods', manifest)
    stage.cluster.drain()
    const verdicts = stage.cluster.decisions('default/job').at(0)?.nodes ?? []
    const passing = (changed: Hard) => {
      const fork = openLabelledStage(cluster)
      fork.create('pods', withHard(pod('job', spec), changed))
      fork.cluster.drain()
      const seen = fork.cluster.decisions('default/job').at(0)?.nodes ?? []
      return new Set(names.filter((name) => !seen.find((v) => v.node === name)?.plugin))
    }
    const merged = hard && passing({ ...hard, terms: [hard.terms.flat()] })
    const without = hard && passing({ ...hard, init: '1m' })
    const options = optionsOf(names.map((code) => ({ code })))
    const because: Record<string, Message> = {}
    const slips: Slip[] = []
    const right: string[] = []
    nodes.forEach((node, i) => {
      const verdict = verdicts.find((v) => v.node === node.name)
      const option = options[i]?.id ?? ''
      if (verdict?.plugin) {
        const { plugin, message = '' } = verdict
        because[option] = { key: 'filtered', params: { node: node.name, plugin, message } }
        const belief = without?.has(node.name) ? 'init-containers-are-free' : beliefs[plugin]
        slips.push({ misconception: belief ?? 'taint-is-a-hint', option, chosen: true })
      } else {
        right.push(option)
        because[option] = { key: 'fits', params: { node: node.name } }
        const belief = merged && !merged.has(node.name) ? 'all-terms-must-hold' : beliefAgainst(node, spec)
        if (belief) slips.push({ misconception: belief, option, chosen: false })
      }
    })
    if (right.length === 0 || right.length === nodes.length) return undefined
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'nodes' }, text: nodeTable(nodes) },
        { kind: 'yaml', title: { key: 'pod' }, text: yamlOf(manifest) },
      ],
      body: { options },
      key: { options: right },
      slips,
      explanation: {
        rule: {
          key: hard
            ? 'rule-terms'
            : difficulty === 4
              ? 'rule-all'
              : difficulty >= 3
                ? 'rule-selector'
                : 'rule-taints',
        },
        facts: [{ key: 'observed', params: { count: right.length, total: nodes.length } }],
        because,
      },
      scenario: { cluster, objects: [manifest], commands: ['kubectl describe pod job'] },
    }
  },
})

import type { Toleration } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const workers = ['alpha', 'bravo', 'charlie', 'delta']
const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, ...workers.map((name) => ({ name }))],
}

/** What is done to a node: before the DaemonSet is made, or after its Pods run. */
interface Deed {
  node: string
  line: string
  after: boolean
  /** What is believed by whoever misjudges the node for it. */
  belief: string
}

const taints = ['gpu=true:NoSchedule', 'spot=true:PreferNoSchedule', 'dedicated=batch:NoSchedule']

function deedsFor({ rng, difficulty }: GenerateContext, node: string): Deed[] {
  const taint = (value: string, belief: string, after = false): Deed => ({
    node,
    line: `kubectl taint node ${node} ${value}`,
    after,
    belief,
  })
  const cordon = { node, line: `kubectl cordon ${node}`, after: false, belief: 'cordon-keeps-away' }
  const drawn = rng.pick(taints)
  const soft = drawn.includes('Prefer') ? 'prefer-forbids' : 'tolerates-everything'
  const first = [[], [cordon], [taint(drawn, soft)], [taint(drawn, soft)]]
  const late = [
    [taint('gpu=true:NoSchedule', 'no-schedule-evicts', true)],
    [taint('broken=true:NoExecute', 'pods-stay-for-good', true)],
    [{ node, line: `kubectl label node ${node} disk-`, after: true, belief: 'pods-stay-for-good' }],
    [],
  ]
  return rng.pick(difficulty >= 3 ? late : first)
}

function drawTolerations({ rng, difficulty }: GenerateContext): Toleration[] {
  if (difficulty === 1) return []
  const pool: Toleration[] = [
    { key: 'gpu', operator: 'Exists' },
    { key: 'dedicated', operator: 'Equal', value: 'batch', effect: 'NoSchedule' },
    { key: 'dedicated', operator: 'Equal', value: 'web', effect: 'NoSchedule' },
    { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
  ]
  return rng.sample(pool, rng.int(0, 2))
}

function daemonSet(selects: boolean, tolerations: Toleration[]): Manifest {
  const labels = { app: 'agent' }
  const spec = {
    ...(selects ? { nodeSelector: { disk: 'ssd' } } : {}),
    ...(tolerations.length ? { tolerations } : {}),
    containers: [{ name: 'agent', image: 'busybox:1.36', command: ['sleep', '86400'] }],
  }
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    ...{ spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } } },
  }
}

function run(stage: Stage, lines: readonly string[]): void {
  for (const line of lines) {
    const { exitCode, stderr } = stage.kubectl(line)
    if (exitCode !== 0) throw new Error(stderr)
  }
}

export default defineQuestion({
  id: 'daemonset-nodes',
  concepts: ['daemonset', 'taints-and-tolerations', 'labels-and-selectors'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const selects = difficulty >= 2
    const special = rng.chance(0.5) ? ['control-plane'] : []
    const labelled = selects ? [...rng.sample(workers, 3), ...special] : []
    const tolerations = drawTolerations(context)
    const labels = labelled.sort().map((node) => `kubectl label node ${node} disk=ssd`)
    const deeds = workers
      .filter((node) => !selects || labelled.includes(node))
      .flatMap((node) => deedsFor(context, node))
    const before = [...labels, ...deeds.filter(({ after }) => !after).map(({ line }) => line)]
    const after = deeds.filter((deed) => deed.after).map(({ line }) => line)
    if (deeds.length < 2) return undefined
    const manifest = daemonSet(selects, tolerations)
    const stage = openStage(cluster)
    run(stage, before)
    stage.create('daemonsets.apps', manifest)
    stage.settle()
    run(stage, after)
    stage.cluster.advance(90_000)
    const pods = stage.list('pods', 'default').filter(({ metadata }) => !metadata.deletionTimestamp)
    const truth = new Set(pods.map(({ spec }) => spec.nodeName ?? ''))
    const names = ['control-plane', ...workers]
    if (truth.size === 0 || truth.size === names.length) return undefined

    const beliefOf = (node: string) => {
      const deed = deeds.find((one) => one.node === node)
      if (selects && !labelled.includes(node)) return 'selector-is-ignored'
      if (node === 'control-plane')
        return truth.has(node) ? 'never-on-the-control-plane' : 'really-every-node'
      return deed?.belief ?? 'needs-room-to-choose'
    }
    const options = optionsOf(names.map((code) => ({ code })))
    const slips = options.flatMap(({ id }, i): Slip[] => {
      const node = names[i] ?? ''
      const misconception = beliefOf(node)
      if (misconception === 'needs-room-to-choose') return []
      // A taint that the Pod tolerates says nothing about who believes that it tolerates everything.
      if (misconception === 'tolerates-everything' && truth.has(node))
        return [{ misconception: 'toleration-does-not-help', option: id, chosen: false }]
      return [{ misconception, option: id, chosen: !truth.has(node) }]
    })
    const terminal = (lines: readonly string[]) => lines.map((line) => `$ ${line}`).join('\n')
    return {
      kind: 'multiple-choice',
      prompt: { key: after.length ? 'prompt-after' : 'prompt', params: { workers: workers.join(', ') } },
      exhibits: [
        ...(before.length
          ? [{ kind: 'terminal' as const, title: { key: 'before' }, text: terminal(before) }]
          : []),
        { kind: 'yaml', title: { key: 'manifest' }, text: yamlOf(manifest) },
        ...(after.length
          ? [{ kind: 'terminal' as const, title: { key: 'after' }, text: terminal(after) }]
          : []),
      ],
      body: { options },
      key: { options: options.filter((_, i) => truth.has(names[i] ?? '')).map(({ id }) => id) },
      slips,
      explanation: {
        rule: { key: after.length ? 'rule-after' : 'rule' },
        facts: [{ key: 'observed', params: { nodes: [...truth].sort().join(', ') } }],
      },
      scenario: { cluster, objects: [], commands: before },
    }
  },
})

import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [
    { name: 'control-plane', controlPlane: true },
    ...['worker-1', 'worker-2', 'worker-3'].map((name) => ({
      name,
      labels: { disk: name.replace('worker', 'd') },
    })),
  ],
}
const reasons = ['replaced', 'waits', 'nobody', 'same-name', 'per-node', 'pending'] as const
type Reason = (typeof reasons)[number]

/** What someone believes who says otherwise: of an answer that the Pod runs elsewhere, or that it does not. */
const beliefs: Record<Reason, string> = {
  replaced: 'lost-for-good',
  waits: 'replaced-at-once',
  nobody: 'pods-move',
  'same-name': 'every-controller-replaces',
  'per-node': 'daemonset-moves',
  pending: 'any-node-will-do',
}

/** Reasons that hold of a kind whatever happens: beside another one they would be right as well. */
const alsoTrue: Record<Workload['kind'], Reason[]> = {
  Pod: ['nobody'],
  Deployment: [],
  StatefulSet: ['same-name'],
  DaemonSet: ['waits'],
}

interface Workload {
  kind: 'Pod' | 'Deployment' | 'StatefulSet' | 'DaemonSet'
  /** Seconds for which it tolerates an unreachable node; absent: what admission puts there. */
  patience?: number
  /** It may run on one node only. */
  bound?: string
}

function drawWorkload({ rng, difficulty }: GenerateContext, node: string): Workload {
  if (difficulty === 1) return { kind: rng.pick(['Pod', 'Deployment'] as const) }
  if (difficulty === 2) return { kind: rng.pick(['Pod', 'Deployment', 'StatefulSet', 'DaemonSet'] as const) }
  return rng.pick<Workload>([
    { kind: 'Deployment', patience: rng.pick([10, 30, 60]) },
    { kind: 'Deployment', patience: 1200 },
    { kind: 'Deployment', bound: node },
    { kind: 'StatefulSet', patience: 30 },
    { kind: 'DaemonSet' },
  ])
}

function manifestOf(name: string, node: string, { kind, patience, bound }: Workload): Manifest {
  const unreachable = { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute' }
  const spec = {
    ...(kind === 'Pod' ? { nodeName: node } : {}),
    ...(bound ? { nodeSelector: { disk: bound.replace('worker', 'd') } } : {}),
    ...(patience === undefined ? {} : { tolerations: [{ ...unreachable, tolerationSeconds: patience }] }),
    containers: [{ name: 'app', image: 'nginx:1.27' }],
  }
  if (kind === 'Pod') return { apiVersion: 'v1', kind, metadata: { name }, ...{ spec } }
  const labels = { app: name }
  const own = {
    ...(kind === 'DaemonSet' ? {} : { replicas: 1 }),
    ...(kind === 'StatefulSet' ? { serviceName: name } : {}),
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec },
  }
  return { apiVersion: 'apps/v1', kind, metadata: { name }, ...{ spec: own } }
}

const isReady = (pod: ReturnType<typeof podsIn>[number]) =>
  pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true

function podsIn(stage: Stage) {
  return stage.list('pods', 'default')
}

/** What is seen of the workload some time after its node was lost. */
function observe(stage: Stage, lost: string, kind: Workload['kind']): { elsewhere: boolean; reason: Reason } {
  const pods = podsIn(stage)
  const others = pods.filter((pod) => pod.spec.nodeName !== lost)
  const old = pods.find((pod) => pod.spec.nodeName === lost)
  if (kind === 'DaemonSet') return { elsewhere: false, reason: 'per-node' }
  if (others.some(isReady)) return { elsewhere: true, reason: 'replaced' }
  if (others.length > 0) return { elsewhere: false, reason: 'pending' }
  if (old && !old.metadata.deletionTimestamp) return { elsewhere: false, reason: 'waits' }
  return { elsewhere: false, reason: kind === 'StatefulSet' ? 'same-name' : 'nobody' }
}

export default defineQuestion({
  id: 'pod-survives-node-loss',
  concepts: ['node-not-ready', 'choosing-a-workload', 'taints-and-tolerations'],
  levels: [1, 2, 3],
  kinds: ['true-false'],
  async generate(context) {
    const { rng, difficulty } = context
    const name = rng.pick(['web', 'api', 'cache', 'queue', 'search'])
    const wanted = rng.pick(['worker-1', 'worker-2', 'worker-3'])
    const workload = drawWorkload(context, wanted)
    const minutes = difficulty === 1 ? rng.pick([10, 15, 20]) : rng.pick([2, 3, 8, 15])
    const manifest = manifestOf(name, wanted, workload)
    const stage = openStage(cluster)
    const applied = await stage.apply(yamlOf(manifest))
    if (applied.exitCode !== 0) throw new Error(applied.stderr)
    stage.settle()
    const pods = podsIn(stage)
    const lost = workload.kind === 'DaemonSet' ? wanted : (pods[0]?.spec.nodeName ?? wanted)
    if (pods.length === 0 || !pods.every(isReady)) throw new Error(`${name} does not run`)
    const before = await stage.run('kubectl get pods -o wide')
    stage.cluster.hosts.powerOff(lost)
    stage.cluster.advance(minutes * 60_000)
    const { elsewhere, reason } = observe(stage, lost, workload.kind)
    const after = await stage.run('kubectl get pods -o wide')

    const others = rng.sample(
      reasons.filter((one) => one !== reason && !alsoTrue[workload.kind].includes(one)),
      difficulty === 1 ? 2 : 3,
    )
    const shown = rng.shuffle([reason, ...others])
    const options = reasonsOf(shown.map((one): Message => ({ key: `reason-${one}` })))
    const idOf = (one: Reason) => options[shown.indexOf(one)]?.id ?? ''
    const slips: Slip[] = [{ misconception: beliefs[reason], option: String(!elsewhere), chosen: true }]
    return {
      kind: 'true-false',
      prompt: {
        key: workload.kind === 'DaemonSet' ? 'prompt-daemonset' : 'prompt',
        params: { node: lost, minutes },
      },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(manifest) },
        { kind: 'terminal', text: `$ kubectl get pods -o wide\n${before.stdout}` },
      ],
      body: { reasons: options },
      key: { value: elsewhere, reason: idOf(reason) },
      slips,
      explanation: {
        rule: { key: `rule-${reason}` },
        facts: [{ key: 'observed', params: { minutes, node: lost } }],
        exhibits: [{ kind: 'terminal', text: `$ kubectl get pods -o wide\n${after.stdout}` }],
      },
      scenario: { cluster, objects: [manifest], commands: [] },
    }
  },
})

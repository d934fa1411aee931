import type { CauseRecord } from '@/lib/cluster/cluster'
import { deployment, service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

/** A write that is a step of the chain, and which of its occurrences counts. */
interface Step {
  key: string
  actor: RegExp
  resource: string
  verbs: CauseRecord['verb'][]
  subresource?: string
  take: 'first' | 'last'
  /** Lowest difficulty that asks for it. */
  level: number
}

const steps: Step[] = [
  {
    key: 'client',
    actor: /^kubectl/,
    resource: '',
    verbs: ['create', 'update', 'patch', 'delete'],
    take: 'first',
    level: 1,
  },
  {
    key: 'deployment-creates',
    actor: /\/deployment$/,
    resource: 'replicasets',
    verbs: ['create'],
    take: 'first',
    level: 1,
  },
  {
    key: 'deployment-scales',
    actor: /\/deployment$/,
    resource: 'replicasets',
    verbs: ['update', 'patch'],
    take: 'first',
    level: 1,
  },
  {
    key: 'replicaset-creates',
    actor: /\/replicaset$/,
    resource: 'pods',
    verbs: ['create'],
    take: 'first',
    level: 1,
  },
  {
    key: 'scheduler-binds',
    actor: /scheduler/,
    resource: 'pods',
    subresource: 'binding',
    verbs: ['create', 'update'],
    take: 'first',
    level: 1,
  },
  {
    key: 'kubelet-reports',
    actor: /^kubelet/,
    resource: 'pods',
    subresource: 'status',
    verbs: ['update', 'patch'],
    take: 'last',
    level: 1,
  },
  {
    key: 'endpointslice-adds',
    actor: /\/endpointslice/,
    resource: 'endpointslices',
    verbs: ['create', 'update'],
    take: 'last',
    level: 2,
  },
]

function isStep({ actor, verbs, resource, subresource }: Step, c: CauseRecord): boolean {
  const plural = c.resource.split('.')[0] ?? ''
  if (!actor.test(c.actor) || !verbs.includes(c.verb)) return false
  return (
    (resource === '' || plural === resource) &&
    (c.subresource ?? '') === (subresource ?? (resource ? '' : (c.subresource ?? '')))
  )
}

/** The steps in the order in which the engine recorded them. */
function chainOf(causes: CauseRecord[], level: number): Step[] {
  const found = steps
    .filter((step) => step.level <= level)
    .flatMap((step) => {
      const seqs = causes.filter((c) => isStep(step, c)).map((c) => c.seq)
      const seq = step.take === 'first' ? seqs[0] : seqs.at(-1)
      return seq === undefined ? [] : [{ step, seq }]
    })
  const kept = found.filter(
    ({ step }) => step.key !== 'deployment-scales' || !found.some((f) => f.step.key === 'deployment-creates'),
  )
  return kept.sort((a, b) => a.seq - b.seq).map(({ step }) => step)
}

/** The chain with one step moved before another: what someone with the belief would answer. */
function moved(keys: readonly string[], step: string, before: string): string[] | undefined {
  if (!keys.includes(step) || !keys.includes(before)) return undefined
  const rest = keys.filter((key) => key !== step)
  rest.splice(rest.indexOf(before), 0, step)
  return rest
}

const beliefs = [
  { misconception: 'scheduler-makes-pods', step: 'scheduler-binds', before: 'replicaset-creates' },
  { misconception: 'kubelet-before-scheduler', step: 'kubelet-reports', before: 'scheduler-binds' },
  { misconception: 'endpoint-before-ready', step: 'endpointslice-adds', before: 'kubelet-reports' },
]

export default defineQuestion({
  id: 'cause-chain',
  concepts: ['reconcile-loop', 'cluster-architecture', 'deployment'],
  levels: [1, 2, 3],
  kinds: ['ordering'],
  generate({ rng, difficulty }) {
    const app = rng.pick(['web', 'api', 'shop', 'blog', 'mail'])
    const replicas = rng.int(1, 4)
    const manifest = deployment(app, { replicas, labels: { app }, image: 'nginx:1.26' })
    const stage = openStage(cluster)
    const front = difficulty >= 2 ? [service(app, { app })] : []
    for (const object of front) stage.create('services', object)
    const fresh = difficulty < 3 && rng.chance(0.5)
    if (!fresh) stage.create('deployments.apps', manifest)
    stage.settle()
    const pod = stage.list('pods', 'default')[0]?.metadata.name ?? ''
    const line = fresh
      ? `kubectl create deployment ${app} --image=nginx:1.27 --replicas=${replicas}`
      : rng.pick([
          `kubectl scale deployment ${app} --replicas=${replicas + rng.int(1, 3)}`,
          `kubectl set image deployment/${app} app=nginx:1.27`,
          ...(difficulty >= 2 ? [`kubectl delete pod ${pod}`] : []),
        ])
    const before = stage.cluster.causes().at(-1)?.seq ?? 0
    const { exitCode, stderr } = stage.kubectl(line)
    if (exitCode !== 0) throw new Error(`${line}: ${stderr}`)
    stage.settle()
    const chain = chainOf(
      stage.cluster.causes().filter((c) => c.seq > before),
      difficulty,
    )
    if (chain.length < 4 || chain[0]?.key !== 'client') return undefined

    const keys = chain.map((s) => s.key)
    const shuffled = rng.shuffle(keys)
    if (shuffled.join() === keys.join()) return undefined
    const options = optionsOf(shuffled.map((key): Message => ({ key, params: { app } })))
    const order = (wanted: readonly string[]) => wanted.map((key) => options[shuffled.indexOf(key)]?.id ?? '')
    const slips = beliefs.flatMap(({ misconception, step, before: other }): Slip[] => {
      const believed = moved(keys, step, other)
      return believed ? [{ misconception, answer: order(believed).join(',') }] : []
    })
    const objects = [...front, ...(fresh ? [] : [manifest])]
    return {
      kind: 'ordering',
      prompt: { key: 'prompt' },
      exhibits: [
        ...(objects.length
          ? [{ kind: 'yaml' as const, title: { key: 'applied' }, text: yamlOf(...objects) }]
          : []),
        { kind: 'terminal', text: `$ ${line}` },
      ],
      body: { options },
      key: { order: order(keys) },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: keys.length } }],
      },
      scenario: { cluster, objects, commands: [line] },
    }
  },
})

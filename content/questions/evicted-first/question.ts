import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import type { Manifest } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'

const cluster = {
  nodes: [
    { name: 'control-plane', controlPlane: true },
    { name: 'worker-1', memory: '16Gi' },
  ],
}
const node = 'worker-1'
/** More than the node has: whoever is evicted, it does not help. */
const leak = 64 * 1024 ** 3
/** What the program takes besides what it is told to, in MiB. */
const own = 20

const priorities: Manifest[] = [
  ['high', 1000],
  ['low', 10],
].map(([name, value]) => ({
  ...{ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: String(name) }, value },
}))

/** Amounts in MiB. */
interface Drawn {
  name: string
  request: number
  limit?: number
  uses: number
  priority: 'high' | 'low' | 'none'
}

const priorityOf = { high: 1000, low: 10, none: 0 } as const

function drawPod({ rng, difficulty }: GenerateContext, name: string): Drawn {
  const uses = rng.int(2, 16) * 100
  const request = rng.chance(0.25) ? 0 : rng.int(1, 18) * 100
  const guaranteed = difficulty >= 2 && request > uses && rng.chance(0.5)
  return {
    name,
    request,
    uses,
    ...(guaranteed ? { limit: request } : {}),
    priority: difficulty >= 2 ? rng.pick(['high', 'low', 'none']) : 'none',
  }
}

function manifestOf({ name, request, limit, uses, priority }: Drawn): PodManifest {
  const resources = {
    ...(request ? { requests: { memory: `${request}Mi`, ...(limit ? { cpu: '100m' } : {}) } } : {}),
    ...(limit ? { limits: { memory: `${limit}Mi`, cpu: '100m' } } : {}),
  }
  return podWith(name, {
    nodeName: node,
    ...(priority === 'none' ? {} : { priorityClassName: priority }),
    containers: [
      {
        name: 'app',
        image: 'polinux/stress',
        command: ['stress', '--vm', '1', '--vm-bytes', `${uses - own}M`, '--vm-hang', '0'],
        ...(Object.keys(resources).length ? { resources } : {}),
      },
    ],
  })
}

/** Who goes, in this order, while the node has too little. */
function evicted(pods: readonly Drawn[]): string[] {
  const stage = openStage(cluster)
  for (const one of priorities) stage.create('priorityclasses.scheduling.k8s.io', one)
  for (const one of pods) stage.create('pods', manifestOf(one))
  stage.settle()
  stage.cluster.hosts.setUsage(node, { memory: leak })
  const gone: string[] = []
  for (let round = 0; round < 40 && gone.length < pods.length; round++) {
    stage.cluster.advance(5_000)
    const now = stage.list('pods', 'default').filter(({ status }) => status?.reason === 'Evicted')
    const next = now.map(({ metadata }) => metadata.name).filter((name) => !gone.includes(name))
    if (next.length > 1) throw new Error(`evicted at once: ${next.join()}`)
    gone.push(...next)
  }
  return gone
}

const above = ({ uses, request }: Drawn) => uses - request
const exceeds = (one: Drawn) => (above(one) > 0 ? 0 : 1)
const rank = ({ request, limit }: Drawn) => (limit ? 2 : request ? 1 : 0)

function sorted(pods: readonly Drawn[], ...by: ((one: Drawn) => number)[]): string[] {
  const compare = (a: Drawn, b: Drawn) => by.map((key) => key(a) - key(b)).find((d) => d !== 0) ?? 0
  return [...pods].sort(compare).map(({ name }) => name)
}

function table(pods: readonly Drawn[], withPriority: boolean): string {
  const rows = pods.map(({ name, request, limit, uses, priority }) => [
    name,
    request ? `${request}Mi` : '<none>',
    limit ? `${limit}Mi` : '<none>',
    `${uses}Mi`,
    ...(withPriority ? [String(priorityOf[priority])] : []),
  ])
  const head = ['POD', 'MEMORY REQUEST', 'MEMORY LIMIT', 'USES', ...(withPriority ? ['PRIORITY'] : [])]
  return tableOf([head, ...rows])
}

export default defineQuestion({
  id: 'evicted-first',
  concepts: ['qos-and-eviction', 'priority-and-preemption'],
  levels: [1, 2, 3],
  kinds: ['ordering'],
  generate(context) {
    const { rng, difficulty } = context
    const names = rng.sample(['api', 'cache', 'mail', 'report', 'search'], difficulty === 3 ? 4 : 3).sort()
    const pods = names.map((name) => drawPod(context, name))
    const amounts = pods.map(above)
    const mixed = new Set(pods.map(exceeds)).size === 2
    const clear = new Set(amounts).size === pods.length && amounts.every((one) => Math.abs(one) >= 100)
    const total = pods.reduce((sum, { uses, request }) => sum + Math.max(uses, request), 0)
    if (!mixed || !clear || total > 9_000) return undefined
    const believed = {
      'class-comes-first': sorted(pods, rank, (one) => -above(one)),
      'priority-comes-first': sorted(
        pods,
        (one) => priorityOf[one.priority],
        (one) => -above(one),
      ),
      'biggest-goes-first': sorted(pods, (one) => -one.uses),
    }
    const order = evicted(pods)
    if (order.length < pods.length) throw new Error(`only ${order.join()} evicted`)
    const options = optionsOf(names.map((code) => ({ code })))
    const ids = (list: readonly string[]) => list.map((name) => options[names.indexOf(name)]?.id ?? '')
    const slips = slipsOfAnswers(
      ids(order).join(),
      Object.fromEntries(Object.entries(believed).map(([name, list]) => [name, ids(list).join()])),
    )
    if (slips.length === 0) return undefined
    const because = Object.fromEntries(
      pods.map((one, i) => [
        options[i]?.id ?? '',
        { key: exceeds(one) === 0 ? 'above' : 'within', params: { amount: Math.abs(above(one)) } },
      ]),
    )
    return {
      kind: 'ordering',
      prompt: { key: 'prompt', params: { node } },
      exhibits: [
        { kind: 'terminal', title: { key: 'pods', params: { node } }, text: table(pods, difficulty >= 2) },
      ],
      body: { options },
      key: { order: ids(order) },
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : 'rule-priority' },
        facts: [{ key: 'observed' }],
        because,
      },
      scenario: {
        cluster,
        objects: [...(difficulty >= 2 ? priorities : []), ...pods.map(manifestOf)],
        commands: ['kubectl get pods -o custom-columns=NAME:.metadata.name,QOS:.status.qosClass'],
      },
    }
  },
})

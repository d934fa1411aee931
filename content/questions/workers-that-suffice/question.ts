import { openSchedulingStage } from '@/lib/goal/feasible-nodes'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'
import {
  type Amount,
  type App,
  type Container,
  daemonSet,
  least,
  manifestOf,
  nothing,
  podSpec,
  quantity,
  taken,
  totalOf,
} from './apps'

const workers = Array.from({ length: 8 }, (_, i) => `worker-${i + 1}`)
const cluster = {
  nodes: [
    { name: 'control-plane', controlPlane: true },
    ...workers.map((name) => ({ name, cpu: '4', memory: '8292Mi' })),
  ],
}
/** What such a worker has for Pods. */
const room: Amount = { cpu: 4000, memory: 8192 }

function drawApp({ rng, difficulty }: GenerateContext, name: string, large: boolean): App {
  const requests = large
    ? { cpu: rng.pick([1800, 2200, 2500]), memory: rng.pick([1024, 2048, 3072]) }
    : {
        cpu: rng.pick([300, 400, 600, 700, 900, 1100, 1300]),
        memory: difficulty === 1 ? 256 : rng.pick([512, 900, 1500, 2000, 2600]),
      }
  const app: Container = {
    ...{ name: 'app', requests, kind: 'app' },
    ...(difficulty >= 2 && !large ? { limits: { cpu: requests.cpu * 2, memory: requests.memory } } : {}),
  }
  const sidecar: Container = {
    ...{
      name: 'proxy',
      kind: 'sidecar',
      requests: { cpu: rng.pick([100, 150, 200]), memory: rng.pick([128, 256]) },
    },
  }
  const init: Container = {
    ...{ name: 'prepare', kind: 'init', requests: { cpu: rng.pick([200, 500, 1000, 1500]), memory: 128 } },
  }
  return {
    name,
    replicas: large ? rng.int(1, 3) : rng.int(4, 12),
    containers: [...(difficulty >= 3 && !large ? [sidecar, init] : []), app],
  }
}

/** Whether so many workers are enough: what the scheduler does with them, the first Deployment first. */
function suffice(base: Stage, count: number, apps: readonly App[]): boolean {
  const stage = base.fork()
  for (const name of workers.slice(count)) stage.patch('nodes', name, { spec: { unschedulable: true } })
  for (const app of apps) {
    stage.create('deployments.apps', manifestOf(app))
    stage.cluster.drain()
  }
  const names = apps.map(({ name }) => name)
  const pods = stage
    .list('pods', 'default')
    .filter(({ metadata }) => names.includes(metadata.labels?.app ?? ''))
  return pods.length > 0 && pods.every(({ spec }) => spec?.nodeName)
}

export default defineQuestion({
  id: 'workers-that-suffice',
  concepts: ['performance-and-cost', 'resource-requests-and-limits', 'scheduling-overview'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  generate(context) {
    const { rng, difficulty } = context
    const small = drawApp(context, rng.pick(['web', 'api', 'shop']), false)
    const apps = difficulty === 4 ? [drawApp(context, 'report', true), small] : [small]
    const agent: Amount =
      difficulty === 1 ? nothing : { cpu: rng.pick([200, 300, 500]), memory: rng.pick([256, 512]) }
    const free = { cpu: room.cpu - agent.cpu, memory: room.memory - agent.memory }
    const pods = apps.map((app) => taken(app, ['app', 'sidecar', 'init']))
    const sum = totalOf(apps, pods)
    const value = least(apps, pods, free)
    if (value > 5 || value < 2) return undefined

    const base = openSchedulingStage(cluster)
    // The cluster's own Pods would make two of the workers different from the others.
    base.patch('deployments.apps', 'coredns', { spec: { replicas: 0 } }, 'kube-system')
    for (const pod of base.list('pods', 'kube-system', 'k8s-app=kube-dns'))
      base.delete('pods', pod.metadata.name, 'Background', 'kube-system')
    if (agent.cpu) base.create('daemonsets.apps', daemonSet(agent))
    base.cluster.drain()
    // Where a cleverer packing than the scheduler's would do with fewer, there is nothing to be learnt.
    if (!suffice(base, value, apps) || suffice(base, value - 1, apps)) return undefined

    const used = Math.round((small.containers.at(-1)?.requests.cpu ?? 0) / 50) * 10
    const whole = (count: number) => (Number.isFinite(count) ? count : undefined)
    const by = (amount: (app: App) => Amount, left = free) => whole(least(apps, apps.map(amount), left))
    const wholePod = (app: App) => taken(app, ['app', 'sidecar', 'init'])
    const slips = slipsOfAnswers(value, {
      'sidecars-cost-nothing': difficulty >= 3 ? by((app) => taken(app, ['app', 'init'])) : undefined,
      'cpu-alone-decides': difficulty >= 2 ? by((app) => ({ ...wholePod(app), memory: 1 })) : undefined,
      'init-containers-add-up':
        difficulty >= 3 ? by((app) => taken(app, ['app', 'sidecar', 'init'], true)) : undefined,
      'agents-cost-nothing': agent.cpu ? by(wholePod, room) : undefined,
      'pods-can-be-cut': Math.max(Math.ceil(sum.cpu / free.cpu), Math.ceil(sum.memory / free.memory)),
      'limits-are-reserved':
        difficulty >= 2
          ? by((app) => app.containers.find(({ limits }) => limits)?.limits ?? wholePod(app))
          : undefined,
      'usage-decides': by((app) => (app === small ? { cpu: used, memory: 64 } : wholePod(app))),
    })
    if (slips.length < Math.min(2, difficulty)) return undefined
    const objects = [...(agent.cpu ? [daemonSet(agent)] : []), ...apps.map(manifestOf)]
    const shown = [
      ...(agent.cpu ? [{ kind: 'DaemonSet', name: 'agent', requests: quantity(agent) }] : []),
      ...apps.map((app) => ({ kind: 'Deployment', name: app.name, replicas: app.replicas, ...podSpec(app) })),
    ]
    const facts: Message[] = [
      { key: 'free', params: { cpu: free.cpu, memory: free.memory } },
      ...apps.map(({ name }, i) => ({
        key: 'takes',
        params: { name, cpu: pods[i]?.cpu ?? 0, memory: pods[i]?.memory ?? 0 },
      })),
      { key: 'observed', params: { value, less: value - 1 } },
    ]
    const [large] = difficulty === 4 ? apps : []
    return {
      kind: 'number',
      prompt: {
        key: large ? 'prompt-two' : 'prompt',
        params: { name: small.name, used, large: large?.name ?? '' },
      },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'each' },
          text: `allocatable: cpu ${room.cpu}m, memory ${room.memory}Mi`,
        },
        {
          kind: 'yaml',
          title: { key: 'shortened' },
          text: yamlOf(...shown).replaceAll(/ +image: .*\n/g, ''),
        },
      ],
      body: { min: 1, max: 30, unit: { key: 'unit' } },
      key: { value },
      slips,
      explanation: {
        rule: { key: difficulty >= 3 ? 'rule-pods' : 'rule' },
        facts,
      },
      scenario: { cluster, objects, commands: [] },
    }
  },
})

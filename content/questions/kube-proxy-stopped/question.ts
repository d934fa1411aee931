import { settledStage } from '@/lib/goal/settled-stage'
import type { Stage } from '@/lib/goal/stage'
import { client, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const OUTSIDE = '198.51.100.7'
const NODE = '192.168.56.11'
const off =
  'kubectl patch daemonset kube-proxy -n kube-system -p \'{"spec":{"template":{"spec":{"nodeSelector":{"kube-proxy":"off"}}}}}\''

type Event = 'none' | 'new-service' | 'moved' | 'more' | 'headless' | 'deleted'
type Way = 'service' | 'pod' | 'node'

const cases: Record<number, [Event, Way][]> = {
  1: [
    ['none', 'service'],
    ['none', 'pod'],
    ['new-service', 'service'],
    ['new-service', 'pod'],
  ],
  2: [
    ['moved', 'service'],
    ['moved', 'pod'],
    ['none', 'node'],
    ['new-service', 'node'],
    ['headless', 'service'],
  ],
  3: [
    ['more', 'service'],
    ['deleted', 'service'],
    ['moved', 'node'],
    ['headless', 'service'],
    ['new-service', 'node'],
  ],
}

const reasons = [
  'old-rules',
  'no-rules',
  'stale-rules',
  'no-rules-needed',
  'through-proxy',
  'dns-needs-proxy',
] as const
type Reason = (typeof reasons)[number]

interface Drawn {
  event: Event
  way: Way
  app: string
  port: number
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [event, way] = rng.pick(cases[difficulty] ?? []) as [Event, Way]
  return { event, way, app: rng.pick(['web', 'shop', 'cart']), port: rng.pick([80, 8080, 3000]) }
}

/** Pods from the beginning; the Service comes before or after kube-proxy was stopped. */
function objectsOf({ app }: Drawn) {
  return [server(app, { labels: { app }, node: 'worker-2' }), client('client', { node: 'worker-1' })]
}

function serviceOf({ app, port, event, way }: Drawn) {
  return serviceWith(app, {
    ...(event === 'headless' ? { clusterIP: 'None' } : {}),
    ...(way === 'node' ? { type: 'NodePort' } : {}),
    selector: { app },
    ports: [
      {
        port: event === 'headless' ? 80 : port,
        targetPort: 80,
        ...(way === 'node' ? { nodePort: 30080 } : {}),
      },
    ],
  })
}

function happen(stage: Stage, { event, app }: Drawn): void {
  if (event === 'moved' || event === 'deleted') {
    stage.cluster.advance(1000)
    stage.delete('pods', app, 'Background')
    stage.settle()
  }
  if (event === 'moved' || event === 'more')
    stage.create('pods', server(`${app}-2`, { labels: { app }, node: 'worker-2' }))
  stage.settle()
}

export default defineQuestion({
  id: 'kube-proxy-stopped',
  concepts: ['service', 'pod-network-and-cni', 'service-unreachable'],
  levels: [1, 2, 3],
  kinds: ['true-false'],
  async generate(context) {
    const { rng, difficulty } = context
    const drawn = draw(context)
    const { event, way, app, port } = drawn
    const later = event === 'new-service' || event === 'headless'
    const manifest = serviceOf(drawn)
    const before = [...objectsOf(drawn), ...(later ? [] : [manifest])]
    const stage = await settledStage(cluster, before, [off])
    if (later) stage.create('services', manifest)
    happen(stage, drawn)
    const pods = stage.list('pods', 'default', `app=${app}`)
    const from = way === 'node' ? { outside: OUTSIDE } : { namespace: 'default', pod: 'client' }
    const podIP = pods[0]?.status?.podIP ?? ''
    const to = way === 'pod' ? podIP : way === 'node' ? NODE : app
    const at = way === 'pod' ? 80 : way === 'node' ? 30080 : event === 'headless' ? 80 : port
    const reach = stage.cluster.canReach(from, to, at)
    const throughService = way !== 'pod' && event !== 'headless'
    const reason: Reason = !throughService
      ? 'no-rules-needed'
      : later
        ? 'no-rules'
        : reach.ok
          ? 'old-rules'
          : 'stale-rules'
    if (reach.ok !== (reason === 'no-rules-needed' || reason === 'old-rules'))
      throw new Error(`${event} ${way}`)
    const beliefs: Record<Reason, string> = {
      'old-rules': 'kube-proxy-carries-traffic',
      'no-rules': 'services-work-by-themselves',
      'stale-rules': 'rules-follow-by-themselves',
      'no-rules-needed': 'pods-need-kube-proxy',
      ...{ 'through-proxy': '', 'dns-needs-proxy': '' },
    }
    const others = reasons.filter((one) => one !== reason)
    const shown = rng.shuffle([reason, ...rng.sample(others, difficulty === 1 ? 3 : 4)])
    const options = reasonsOf(shown.map((one): Message => ({ key: `reason-${one}` })))
    const slips: Slip[] = [{ misconception: beliefs[reason], option: String(!reach.ok), chosen: true }]
    return {
      kind: 'true-false',
      prompt: {
        key: `prompt-${way}`,
        params: { event: { key: `event-${event}`, params: { app } }, app, port: at, node: NODE },
      },
      exhibits: [],
      body: { reasons: options },
      key: { value: reach.ok, reason: options[shown.indexOf(reason)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: throughService ? 'rule' : 'rule-direct' },
        facts: [
          { key: reach.ok ? 'observed' : 'observed-not', params: { words: reach.ok ? '' : reach.words } },
        ],
      },
      scenario: { cluster, objects: before, commands: [off] },
    }
  },
})

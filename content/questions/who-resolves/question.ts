import { namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { yamlOf } from '@/lib/goal/stage'
import { client, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { idsOf } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const DNS = '10.96.0.10'
const SPACE = 'shop'

/** What a Pod may say of its DNS, by a name that the messages use; and what is believed of it, right or wrong. */
const settings: Record<string, { spec: (space: string) => object; taken: string; left: string }> = {
  nothing: { spec: () => ({}), taken: 'short-name-everywhere', left: 'default-is-default' },
  first: {
    spec: () => ({ dnsPolicy: 'ClusterFirst' }),
    taken: 'short-name-everywhere',
    left: 'default-is-default',
  },
  node: { spec: () => ({ dnsPolicy: 'Default' }), taken: 'default-is-default', left: 'default-is-default' },
  host: {
    spec: () => ({ hostNetwork: true }),
    taken: 'host-network-keeps-cluster-dns',
    left: 'host-network-never',
  },
  'host-first': {
    spec: () => ({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' }),
    ...{ taken: 'short-name-everywhere', left: 'host-network-never' },
  },
  bare: {
    spec: () => ({ dnsPolicy: 'None', dnsConfig: { nameservers: [DNS] } }),
    ...{ taken: 'search-comes-by-itself', left: 'none-means-none' },
  },
  search: {
    spec: (space) => ({
      dnsPolicy: 'None',
      dnsConfig: { nameservers: [DNS], searches: [`${space}.svc.cluster.local`] },
    }),
    ...{ taken: 'short-name-everywhere', left: 'none-means-none' },
  },
  public: {
    spec: () => ({ dnsPolicy: 'None', dnsConfig: { nameservers: ['8.8.8.8'] } }),
    ...{ taken: 'any-server-knows-services', left: 'none-means-none' },
  },
  'node-search': {
    spec: (space) => ({
      dnsPolicy: 'Default',
      dnsConfig: { searches: [`${space}.svc.cluster.local`] },
    }),
    ...{ taken: 'any-server-knows-services', left: 'none-means-none' },
  },
}

function draw({ rng, difficulty }: GenerateContext) {
  const easy = ['nothing', 'first', 'node', 'host', 'host-first']
  const chosen = difficulty === 1 ? rng.sample(easy, 4) : rng.sample(Object.keys(settings), 5)
  const names = rng
    .sample(['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern', 'grape'], chosen.length)
    .sort()
  const name = difficulty < 3 ? `web.${SPACE}.svc.cluster.local` : rng.pick(['web', `web.${SPACE}`])
  return { name, pods: names.map((pod, i) => ({ pod, setting: chosen[i] ?? 'nothing' })) }
}

export default defineQuestion({
  id: 'who-resolves',
  concepts: ['dns-broken', 'dns-and-coredns'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { name, pods } = draw(context)
    const space = context.difficulty === 3 ? context.rng.pick(['default', SPACE]) : 'default'
    const base = [
      namespace(SPACE),
      server('web', { namespace: SPACE, labels: { app: 'web' } }),
      serviceWith('web', { selector: { app: 'web' }, ports: [{ port: 80 }] }, { namespace: SPACE }),
    ]
    const made = pods.map(({ pod, setting }) =>
      client(pod, { namespace: space, spec: settings[setting]?.spec(SPACE) ?? {} }),
    )
    const stage = await settledStage(cluster, base)
    for (const object of made) stage.create('pods', object)
    stage.settle()
    const resolves = (pod: string) => {
      const reach = stage.cluster.canReach({ namespace: space, pod }, name, 80)
      return reach.ok || reach.obstacle.kind !== 'unresolved'
    }
    const items = pods.map(({ pod }) => pod)
    const truth = new Set(items.filter(resolves))
    if (truth.size === 0 || truth.size === items.length) return undefined
    const options = optionsOf(items.map((code) => ({ code })))
    const slips = options.map((option, i): Slip => {
      const { pod = '', setting = '' } = pods[i] ?? {}
      const { taken = '', left = '' } = settings[setting] ?? {}
      const right = truth.has(pod)
      return { misconception: right ? left : taken, option: option.id, chosen: !right }
    })
    const because = Object.fromEntries(
      options.map((option, i): [string, Message] => {
        const { pod = '', setting = '' } = pods[i] ?? {}
        return [option.id, { key: `${setting}-${truth.has(pod) ? 'yes' : 'no'}` }]
      }),
    )
    const shown = pods.map(({ pod, setting }) => ({
      ...{ metadata: { name: pod }, spec: settings[setting]?.spec(SPACE) ?? {} },
    }))
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt', params: { name, space, shop: SPACE } },
      exhibits: [{ kind: 'yaml', title: { key: 'pods' }, text: yamlOf(...shown) }],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-search' : 'rule-policy' },
        facts: [{ key: 'observed', params: { names: [...truth].join(', ') } }],
        because,
      },
      scenario: {
        cluster,
        objects: [...base, ...made],
        commands: items.map((pod) => `kubectl exec ${pod} -n ${space} -- cat /etc/resolv.conf`),
      },
    }
  },
})

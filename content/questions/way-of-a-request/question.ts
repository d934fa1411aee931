import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { client, ingress, networkPolicy, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['ingress-nginx'],
}
const HOST = 'shop.example.com'

interface Drawn {
  app: string
  port: number
  /** By way of the Ingress, or straight to the Service. */
  web: boolean
  egress: boolean
  ingress: boolean
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const web = difficulty === 3 || (difficulty === 1 && rng.chance(0.5))
  const policies = difficulty === 1 ? [] : rng.pick([['egress'], ['ingress'], ['egress', 'ingress']])
  return {
    ...{ app: rng.pick(['cart', 'orders', 'stock', 'users']), port: rng.pick([80, 8080, 3000]), web },
    ...{ egress: policies.includes('egress'), ingress: policies.includes('ingress') },
  }
}

function policiesOf({ app, egress, ingress: into, web }: Drawn): Manifest[] {
  const everywhere = [{ namespaceSelector: {} }]
  const out = {
    podSelector: { matchLabels: { app: 'client' } },
    policyTypes: ['Egress'],
    egress: [{ to: everywhere }],
  }
  const from = web ? everywhere : [{ podSelector: { matchLabels: { app: 'client' } } }]
  const inward = { podSelector: { matchLabels: { app } }, policyTypes: ['Ingress'], ingress: [{ from }] }
  return [
    ...(egress ? [networkPolicy('from-client', out)] : []),
    ...(into ? [networkPolicy(`to-${app}`, inward)] : []),
  ]
}

/** Stations that stand for several hops in a row are told once. */
const told = ['dns', 'service', 'endpoint', 'policy', 'ingress', 'process'] as const

export default defineQuestion({
  id: 'way-of-a-request',
  concepts: ['web-service-end-to-end', 'pod-network-and-cni', 'exposing-an-application'],
  levels: [1, 2, 3],
  kinds: ['ordering'],
  async generate(context) {
    const { rng } = context
    const drawn = draw(context)
    const { app, port, web } = drawn
    const base = [
      server(app, { labels: { app }, port: 8000, node: 'worker-1' }),
      client('client', { labels: { app: 'client' }, node: 'worker-2' }),
      serviceWith(app, { selector: { app }, ports: [{ port, targetPort: 8000 }] }),
    ]
    const backend = { service: { name: app, port: { number: port } } }
    const policies = policiesOf(drawn)
    const rules = web
      ? [
          ingress('shop', {
            ingressClassName: 'nginx',
            rules: [{ host: HOST, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
          }),
        ]
      : []
    const stage = await settledStage(cluster, base)
    for (const object of rules) stage.create('ingresses.networking.k8s.io', object)
    for (const object of policies) stage.create('networkpolicies.networking.k8s.io', object)
    stage.settle()
    const via = stage.get('services', 'ingress-nginx-controller', 'ingress-nginx').spec.clusterIP ?? ''
    const url = web ? `http://${HOST}/` : `http://${app}:${port}/`
    const from = { namespace: 'default', pod: 'client' }
    const reach = stage.cluster.canReach(from, url, undefined, web ? { via } : {})
    if (!reach.ok) throw new Error(reach.words)

    let controller = web
    const steps = reach.path.flatMap((hop): Message[] => {
      if (!told.includes(hop.kind as (typeof told)[number])) return []
      if (hop.kind === 'dns') return [{ key: 'dns', params: { name: web ? HOST : app } }]
      if (hop.kind === 'service')
        return controller || !web
          ? [{ key: controller ? 'service-controller' : 'service', params: { app } }]
          : []
      if (hop.kind === 'policy')
        return [{ key: hop.direction === 'Egress' ? 'egress' : 'ingress', params: { app } }]
      if (hop.kind === 'ingress') {
        controller = false
        return [{ key: 'compare' }]
      }
      if (hop.kind === 'endpoint') return web && !controller ? [{ key: 'choose', params: { app } }] : []
      if (hop.kind !== 'process') return []
      return [{ key: controller ? 'controller' : 'process', params: { app } }]
    })
    const keys = steps.map(({ key }) => key)
    if (new Set(keys).size < keys.length || keys.length < 3) throw new Error(keys.join(', '))
    // How the sender gets the address comes first, whoever it is.
    const shown = rng.shuffle(steps)
    const options = optionsOf(shown)
    const idOf = (key: string) => options[shown.findIndex((step) => step.key === key)]?.id ?? ''
    const order = keys.map(idOf)
    const swapped = (a: string, b: string): string | undefined => {
      if (!keys.includes(a) || !keys.includes(b)) return undefined
      return keys.map((key) => idOf(key === a ? b : key === b ? a : key)).join(',')
    }
    const believed: [string, string | undefined][] = [
      ['policy-sees-the-cluster-ip', web ? undefined : swapped('service', 'egress')],
      ['address-comes-later', swapped('dns', web ? 'service-controller' : 'service')],
      ['rule-before-the-controller', swapped('compare', 'controller')],
      ['receiver-asks-first', swapped('egress', 'ingress')],
    ]
    const slips = believed.flatMap(([misconception, answer]): Slip[] =>
      answer ? [{ misconception, answer }] : [],
    )
    return {
      kind: 'ordering',
      prompt: { key: 'prompt', params: { url } },
      exhibits: [{ kind: 'yaml', text: yamlOf(...base.slice(2), ...rules, ...policies) }],
      body: { options },
      key: { order },
      slips,
      explanation: {
        rule: { key: web ? 'rule-web' : 'rule-service' },
        facts: [{ key: 'observed' }],
      },
      scenario: { cluster, objects: [...base, ...rules, ...policies], commands: [] },
    }
  },
})

import { namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { gateway, httpRoute, serviceWith } from '@/lib/goal/traffic-manifests'
import { reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['gateway-api', 'gateway-controller'],
}
const spaces = ['shop', 'data', 'ops']
const names = ['db', 'api', 'search']
const base = [
  ...spaces.map(namespace),
  ...spaces.flatMap((space) => [
    gateway(
      'edge',
      { gatewayClassName: 'nginx', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
      { namespace: space },
    ),
    ...names.map((name) =>
      serviceWith(name, { selector: { app: name }, ports: [{ port: 80 }] }, { namespace: space }),
    ),
  ]),
]

const reasons = [
  'same-space',
  'granted',
  'no-grant',
  'wrong-place',
  'wrong-from',
  'wrong-service',
  'wrong-kind',
] as const
type Reason = (typeof reasons)[number]

const levels: Record<number, Reason[]> = {
  1: ['same-space', 'granted', 'no-grant'],
  2: ['granted', 'wrong-place', 'wrong-from', 'wrong-service'],
  3: ['same-space', 'granted', 'wrong-place', 'wrong-from', 'wrong-service', 'wrong-kind'],
}
const beliefOf: Record<Reason, string> = {
  'same-space': 'grant-is-always-needed',
  granted: 'backends-stay-in-their-namespace',
  'no-grant': 'services-are-for-everybody',
  'wrong-place': 'grant-belongs-to-the-route',
  'wrong-from': 'grant-is-for-everybody',
  'wrong-service': 'grant-is-for-the-namespace',
  'wrong-kind': 'grant-is-for-every-kind',
}

interface Drawn {
  reason: Reason
  route: Manifest
  grants: object[]
  service: string
  own: string
  other: string
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [own = '', other = '', third = ''] = rng.shuffle(spaces)
  const [service = '', another = ''] = rng.sample(names, 2)
  const reason = rng.pick(levels[difficulty] ?? [])
  const where = reason === 'same-space' ? own : other
  const backend = { name: service, ...(where === own ? {} : { namespace: where }), port: 80 }
  const route = httpRoute(
    'site',
    { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [backend] }] },
    { namespace: own },
  )
  const grant = (name: string, space: string, from: string, kind: string, to?: string) => ({
    ...{
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { name, namespace: space },
    },
    spec: {
      from: [{ group: 'gateway.networking.k8s.io', kind, namespace: from }],
      to: [{ group: '', kind: 'Service', ...(to ? { name: to } : {}) }],
    },
  })
  const to = rng.chance(0.5) ? service : undefined
  const made: Record<Reason, object[]> = {
    'same-space': difficulty === 1 ? [] : [grant('let', other, third, 'HTTPRoute')],
    granted: [grant('let', other, own, 'HTTPRoute', to)],
    'no-grant': [],
    'wrong-place': [grant('let', own, own, 'HTTPRoute', to)],
    'wrong-from': [grant('let', other, third, 'HTTPRoute', to)],
    'wrong-service': [grant('let', other, own, 'HTTPRoute', another)],
    'wrong-kind': [grant('let', other, own, 'Gateway', to)],
  }
  const extra = difficulty === 3 ? [grant('more', third, own, 'HTTPRoute')] : []
  return { reason, route, grants: rng.shuffle([...made[reason], ...extra]), service, own, other: where }
}

interface Parents {
  parents?: { conditions: { type: string; status: string; reason: string; message: string }[] }[]
}

export default defineQuestion({
  id: 'grant-for-backend',
  concepts: ['gateway-api', 'namespaces'],
  levels: [1, 2, 3],
  kinds: ['true-false'],
  async generate(context) {
    const { rng, difficulty } = context
    const { reason, route, grants, service, own, other } = draw(context)
    const stage = await settledStage(cluster, base)
    const applied = await stage.apply(yamlOf(...grants, route))
    if (applied.exitCode !== 0) throw new Error(applied.stderr)
    stage.settle()
    const { status } = stage.get('httproutes.gateway.networking.k8s.io', 'site', own)
    const conditions = (status as Parents | undefined)?.parents?.[0]?.conditions ?? []
    const resolved = conditions.find(({ type }) => type === 'ResolvedRefs')
    const request = { method: 'GET', path: '/', headers: {}, host: 'a.example.com', body: '', tls: false }
    const backend = stage.cluster.routeHttp(`${own}/edge`, request)?.backends[0]
    const used = backend !== undefined && !backend.misfit
    if (used !== (resolved?.status === 'True')) throw new Error(`${reason}: ${resolved?.message}`)
    if (used !== (reason === 'same-space' || reason === 'granted')) throw new Error(`${reason}: ${used}`)

    const holds: Record<Reason, Reason[]> = {
      ...{ 'same-space': [], granted: [], 'no-grant': ['wrong-from'] },
      ...{
        'wrong-place': ['no-grant'],
        'wrong-from': ['no-grant'],
        'wrong-service': ['no-grant'],
        'wrong-kind': ['no-grant', 'wrong-from'],
      },
    }
    const others = reasons.filter((one) => one !== reason && !holds[reason].includes(one))
    const shown = rng.shuffle([reason, ...rng.sample(others, difficulty === 1 ? 3 : 4)])
    const options = reasonsOf(shown.map((one): Message => ({ key: `reason-${one}` })))
    const slips: Slip[] = [{ misconception: beliefOf[reason], option: String(!used), chosen: true }]
    const { reason: said = '', message = '' } = resolved ?? {}
    return {
      kind: 'true-false',
      prompt: { key: 'prompt', params: { service, space: other } },
      exhibits: [{ kind: 'yaml', text: yamlOf(route, ...grants) }],
      body: { reasons: options },
      key: { value: used, reason: options[shown.indexOf(reason)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { status: resolved?.status ?? '', said, message } }],
      },
      scenario: {
        cluster,
        objects: [...base, ...grants, route],
        commands: [`kubectl describe httproute site -n ${own}`],
      },
    }
  },
})

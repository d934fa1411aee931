import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { gateway, httpRoute, serviceWith } from '@/lib/goal/traffic-manifests'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }],
  addons: ['gateway-api' as const, 'gateway-controller' as const],
}

interface Drawn {
  stable: number
  canary: number
  /** Of the backends, in the order of the route; absent: one Service before both versions. */
  weights?: [number, number]
  /** The Service of the stable version selects the label that both versions have. */
  wide: boolean
  /** The canary's Pods are not ready yet. */
  unready: boolean
  /** The percentage of requests with a header for which a rule of its own names the canary. */
  testers: number
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [stable, canary] = [rng.int(1, 7), rng.int(1, 3)]
  const weights = rng.pick([
    ...([
      [90, 10],
      [95, 5],
      [9, 1],
      [3, 1],
      [1, 1],
      [4, 1],
      [50, 0],
      [80, 20],
      [19, 1],
    ] as const),
  ])
  const drawn = { stable, canary, wide: false, unready: false, testers: 0 }
  if (difficulty === 1) return drawn
  if (difficulty === 2) return { ...drawn, weights: [...weights] }
  if (difficulty === 3) return { ...drawn, weights: [...weights], wide: true, unready: rng.chance(0.25) }
  return { ...drawn, weights: [...weights], wide: true, testers: rng.pick([5, 10, 20, 25, 50]) }
}

const testerHeader = { name: 'X-Canary', value: 'true' }
const app = 'shop'
const labelsOf = (version: string) => ({ app, version })

function objectsOf({ stable, canary, weights, wide, unready, testers }: Drawn) {
  const versions = [
    deployment('shop-v1', { replicas: stable, labels: labelsOf('v1') }),
    deployment('shop-v2', { replicas: canary, labels: labelsOf('v2') }),
  ]
  if (unready) {
    const { template } = (versions[1] as unknown as { spec: { template: Template } }).spec
    Object.assign(template.spec.containers[0] ?? {}, {
      readinessProbe: { httpGet: { path: '/ready', port: 81 } },
    })
  }
  const before = (name: string, selector: Record<string, string>) =>
    serviceWith(name, { selector, ports: [{ port: 80 }] })
  if (!weights) return { versions, services: [before('shop', { app })], routes: [] }
  const services = [before('stable', wide ? { app } : labelsOf('v1')), before('canary', labelsOf('v2'))]
  const backendRefs = services.map(({ metadata: { name } }, i) => ({ name, port: 80, weight: weights[i] }))
  const forTesters = {
    matches: [{ headers: [testerHeader] }],
    backendRefs: [{ name: 'canary', port: 80 }],
  }
  const rules = [...(testers ? [forTesters] : []), { backendRefs }]
  const route = httpRoute('shop', { parentRefs: [{ name: 'edge' }], rules })
  return { versions, services, routes: [route] }
}

interface Template {
  spec: { containers: object[] }
}

const edge = gateway('edge', {
  gatewayClassName: 'nginx',
  listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
})

/** Ready Pods of both versions behind a Service. */
function readyBehind(stage: Stage, service: string): { v1: number; v2: number } {
  const slices = stage.list(
    'endpointslices.discovery.k8s.io',
    'default',
    `kubernetes.io/service-name=${service}`,
  )
  const names = slices.flatMap(({ endpoints }) =>
    (endpoints ?? []).flatMap((e) => (e.conditions?.ready ? [e.targetRef?.name ?? ''] : [])),
  )
  const count = (version: string) => names.filter((name) => name.startsWith(`shop-${version}-`)).length
  return { v1: count('v1'), v2: count('v2') }
}

/** The canary's share among the requests, 0..1; those that fail count. */
function canaryShare(backends: readonly { weight: number; v1: number; v2: number }[]): number {
  const sum = backends.reduce((all, { weight }) => all + weight, 0)
  return backends.reduce(
    (all, { weight, v1, v2 }) => all + (weight / sum) * (v1 + v2 ? v2 / (v1 + v2) : 0),
    0,
  )
}

const percent = (share: number) => {
  const rounded = Math.round(share * 1e6) / 1e4
  return Number.isInteger(rounded) ? rounded : undefined
}

export default defineQuestion({
  id: 'canary-share',
  concepts: ['progressive-delivery', 'gateway-api', 'service'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  generate(context) {
    const drawn = draw(context)
    const { versions, services, routes } = objectsOf(drawn)
    const { stable, canary, weights, wide, unready, testers } = drawn
    const rest = 1 - testers / 100
    const planned = (v1: number, v2: number) =>
      weights
        ? testers / 100 +
          rest *
            canaryShare([
              { weight: weights[0], v1, v2: wide ? v2 : 0 },
              { weight: weights[1], v1: 0, v2 },
            ])
        : v2 / (v1 + v2)
    // What cannot be a whole number is not worth a cluster.
    if (percent(planned(stable, unready ? 0 : canary)) === undefined) return undefined
    const stage = openStage(cluster)
    for (const one of versions) stage.create('deployments.apps', one)
    for (const one of services) stage.create('services', one)
    if (weights) stage.create('gateways.gateway.networking.k8s.io', edge)
    for (const one of routes) stage.create('httproutes.gateway.networking.k8s.io', one)
    stage.cluster.advance(20_000)
    const shareOf = (headers: Record<string, string>) => {
      const request = { method: 'GET', path: '/', headers, host: 'shop', body: '', tls: false }
      const chosen = stage.cluster.routeHttp('default/edge', request)?.backends ?? []
      return canaryShare(chosen.map(({ service, weight }) => ({ weight, ...readyBehind(stage, service) })))
    }
    const share = weights
      ? (testers ? (testers / 100) * shareOf({ 'x-canary': 'true' }) : 0) + rest * shareOf({})
      : canaryShare([{ weight: 1, ...readyBehind(stage, 'shop') }])
    const value = percent(share)
    if (value === undefined) return undefined
    const byWeight = weights && weights[1] / (weights[0] + weights[1])
    const slips = slipsOfAnswers(value, {
      'replicas-are-the-share': weights ? percent(canary / (stable + canary)) : undefined,
      'versions-share-evenly': weights ? undefined : 50,
      'weights-are-percentages': weights && weights[0] + weights[1] !== 100 ? weights[1] : undefined,
      'weight-is-the-version': byWeight === undefined ? undefined : percent(testers / 100 + rest * byWeight),
      'every-pod-counts': unready ? percent(planned(stable, canary)) : undefined,
      'header-is-extra': testers ? percent((planned(stable, canary) - testers / 100) / rest) : undefined,
    })
    if (!slips.length) return undefined
    const look = 'kubectl get deployments,services -o wide'
    return {
      kind: 'number',
      prompt: testers
        ? { key: 'prompt-testers', params: { testers } }
        : { key: weights ? 'prompt-route' : 'prompt' },
      exhibits: [
        { kind: 'terminal', text: `$ ${look}\n${stage.kubectl(look).stdout}` },
        ...routes.map((route) => ({ kind: 'yaml' as const, text: yamlOf(route) })),
      ],
      body: { min: 0, max: 100, unit: { key: 'unit' } },
      key: { value },
      slips,
      explanation: {
        rule: { key: testers ? 'rule-testers' : wide ? 'rule-both' : weights ? 'rule-weights' : 'rule' },
        facts: services.map(({ metadata: { name } }) => {
          const { v1, v2 } = readyBehind(stage, name)
          return { key: 'behind', params: { name, v1, v2 } }
        }),
      },
      scenario: {
        cluster,
        objects: [...versions, ...services, ...(weights ? [edge] : []), ...routes],
        commands: [look],
      },
    }
  },
})

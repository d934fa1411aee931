import { namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { gateway, httpRoute } from '@/lib/goal/traffic-manifests'
import { idsOf } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['gateway-api', 'gateway-controller'],
}
const OWN = 'infra'
const spaces = [
  { ...namespace(OWN), metadata: { name: OWN } },
  { ...namespace('shop'), metadata: { name: 'shop', labels: { expose: 'public' } } },
  { ...namespace('blog'), metadata: { name: 'blog' } },
]

interface Route {
  name: string
  space: string
  hostname?: string
  section?: string
}

function draw({ rng, difficulty }: GenerateContext) {
  const from = (way: string) => ({
    ...(way === 'Selector' ? { from: way, selector: { matchLabels: { expose: 'public' } } } : { from: way }),
  })
  const listener = (name: string, port: number, hosts: (string | undefined)[]) => {
    const hostname = rng.pick(hosts)
    const way = rng.pick([undefined, 'Same', 'All', 'Selector', 'Selector'])
    return {
      ...{ name, port, protocol: 'HTTP' },
      ...(hostname ? { hostname } : {}),
      ...(way ? { allowedRoutes: { namespaces: from(way) } } : {}),
    }
  }
  const listeners = [
    listener('web', 80, difficulty === 1 ? [undefined] : [undefined, '*.example.com', 'shop.example.com']),
    ...(difficulty >= 3
      ? [listener('test', 8080, [undefined, '*.test.example.com', 'test.example.org'])]
      : []),
  ]
  const names = rng
    .sample(['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern'], difficulty === 1 ? 3 : 4)
    .sort()
  const places = rng.shuffle([OWN, 'shop', 'blog', rng.pick(['shop', 'blog'])])
  const routes = names.map((name, i): Route => {
    const hosts = ['shop.example.com', 'a.test.example.com', 'example.com', 'test.example.org', undefined]
    const hostname = difficulty === 1 ? undefined : rng.pick(hosts)
    const section = difficulty >= 3 && rng.chance(0.5) ? rng.pick(['web', 'test', 'admin']) : undefined
    return {
      ...{ name, space: places[i] ?? 'shop' },
      ...(hostname ? { hostname } : {}),
      ...(section ? { section } : {}),
    }
  })
  return { manifest: gateway('edge', { gatewayClassName: 'nginx', listeners }, { namespace: OWN }), routes }
}

function routeOf({ name, space, hostname, section }: Route): Manifest {
  return httpRoute(
    name,
    {
      parentRefs: [{ name: 'edge', namespace: OWN, ...(section ? { sectionName: section } : {}) }],
      ...(hostname ? { hostnames: [hostname] } : {}),
    },
    { namespace: space },
  )
}

interface Parents {
  parents?: { conditions: { type: string; status: string; reason: string; message: string }[] }[]
}

const beliefs: Record<string, string> = {
  NotAllowedByListeners: 'route-attaches-anywhere',
  NoMatchingListenerHostname: 'hostnames-need-not-overlap',
  NoMatchingParent: 'section-name-is-a-remark',
}

export default defineQuestion({
  id: 'route-attaches',
  concepts: ['gateway-api', 'exposing-an-application'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { manifest, routes } = draw(context)
    const manifests = routes.map(routeOf)
    const stage = await settledStage(cluster, spaces)
    stage.create('gateways.gateway.networking.k8s.io', manifest)
    for (const object of manifests) stage.create('httproutes.gateway.networking.k8s.io', object)
    stage.settle()
    const accepted = routes.map(({ name, space }) => {
      const { status } = stage.get('httproutes.gateway.networking.k8s.io', name, space)
      const conditions = (status as Parents | undefined)?.parents?.[0]?.conditions
      return conditions?.find(({ type }) => type === 'Accepted')
    })
    const items = routes.map(({ name }) => name)
    const truth = new Set(items.filter((_, i) => accepted[i]?.status === 'True'))
    if (truth.size === 0 || truth.size === items.length) return undefined
    const options = optionsOf(routes.map(({ name, space }) => ({ code: `${space}/${name}` })))
    const slips = options.map((option, i): Slip => {
      const right = truth.has(items[i] ?? '')
      const { space, hostname } = routes[i] ?? {}
      const missed =
        space !== OWN
          ? 'same-namespace-only'
          : hostname
            ? 'hostnames-must-be-equal'
            : 'route-needs-a-hostname'
      const misconception = right ? missed : (beliefs[accepted[i]?.reason ?? ''] ?? 'route-attaches-anywhere')
      return { misconception, option: option.id, chosen: !right }
    })
    const because = Object.fromEntries(
      options.map((option, i): [string, Message] => {
        const { reason = '', message = '' } = accepted[i] ?? {}
        return [option.id, { key: 'because', params: { reason, message } }]
      }),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt', params: { own: OWN } },
      exhibits: [
        {
          kind: 'terminal',
          text: `$ kubectl get namespaces ${OWN} shop blog -L expose\n${stage.kubectl(`kubectl get namespaces ${OWN} shop blog -L expose`).stdout}`,
        },
        { kind: 'yaml', text: yamlOf(manifest) },
        {
          kind: 'yaml',
          title: { key: 'routes' },
          text: yamlOf(
            ...manifests.map(({ metadata, ...rest }) => ({
              metadata,
              ...('spec' in rest ? { spec: rest.spec } : {}),
            })),
          ),
        },
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips,
      explanation: {
        rule: {
          key:
            context.difficulty === 1
              ? 'rule-spaces'
              : context.difficulty === 2
                ? 'rule-hosts'
                : 'rule-sections',
        },
        facts: [{ key: 'observed', params: { names: [...truth].join(', ') } }],
        because,
      },
      scenario: {
        cluster,
        objects: [...spaces, manifest, ...manifests],
        commands: ['kubectl get httproutes -A'],
      },
    }
  },
})

import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { gateway, httpRoute, serviceWith } from '@/lib/goal/traffic-manifests'
import { type Choice, choiceOf } from '@/lib/quiz/choice'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['gateway-api', 'gateway-controller'],
}
const HOST = 'shop.example.com'
const NOBODY = 'nobody'
const services = ['red', 'green', 'blue', 'gold', 'grey']

interface Match {
  path?: { type: 'PathPrefix' | 'Exact'; value: string }
  method?: string
  headers?: { name: string; value: string }[]
}
interface Rule {
  match: Match
  service: string
}
interface Route {
  name: string
  hostname: string
  rules: Rule[]
}
interface Asked {
  host: string
  method: string
  path: string
  headers: Record<string, string>
}

const prefix = (value: string): Match => ({ path: { type: 'PathPrefix', value } })
const exact = (value: string): Match => ({ path: { type: 'Exact', value } })
const beta = { headers: [{ name: 'x-beta', value: 'yes' }] }

function draw({ rng, difficulty }: GenerateContext): { routes: Route[]; asked: Asked } {
  const names = rng.shuffle(services)
  const deep = rng.pick(['/cart', '/api', '/user'])
  const paths: Match[] = [prefix('/'), prefix(deep), exact(deep), prefix(`${deep}/v2`)]
  const more: Match[] = [
    { ...prefix(deep), method: 'POST' },
    { ...prefix('/'), ...beta },
    { ...prefix(deep), ...beta },
    { ...prefix('/'), method: 'POST' },
  ]
  const chosen =
    difficulty === 1 ? rng.sample(paths, 3) : rng.shuffle([...rng.sample(paths, 2), ...rng.sample(more, 2)])
  const rules = chosen.map((match, i) => ({ match, service: names[i] ?? '' }))
  const wide: Route = {
    ...{ name: 'wide', hostname: '*.example.com' },
    rules: [{ match: prefix(`${deep}/v2`), service: names[4] ?? '' }],
  }
  const routes = [{ name: 'shop', hostname: HOST, rules }, ...(difficulty >= 3 ? [wide] : [])]
  const asked = {
    host: difficulty >= 3 && rng.chance(0.25) ? 'blog.example.com' : HOST,
    method: difficulty === 1 ? 'GET' : rng.pick(['GET', 'POST']),
    path: rng.pick(['/', deep, `${deep}/`, `${deep}/v2`, `${deep}/v2/7`, `${deep}s`]),
    headers: (difficulty >= 2 && rng.chance(0.5) ? { 'x-beta': 'yes' } : {}) as Record<string, string>,
  }
  return { routes, asked }
}

/** Two routes for the same host, which may say the same: then their age decides. */
function drawHard({ rng }: GenerateContext): { routes: Route[]; asked: Asked } {
  const names = rng.shuffle(services)
  const deep = rng.pick(['/cart', '/api', '/user'])
  const stable = { headers: [...beta.headers, { name: 'x-ring', value: 'one' }] }
  const matches: Match[] = [
    prefix(deep),
    exact(deep),
    { ...prefix(deep), method: 'POST' },
    { ...prefix(deep), ...beta },
    { ...prefix(deep), ...stable },
    { ...prefix('/'), ...stable, method: 'POST' },
  ]
  const shared = rng.pick(matches.slice(2))
  const [one, two, three] = rng.sample(
    matches.filter((match) => match !== shared),
    3,
  )
  const rule = (match: Match | undefined, i: number) => ({
    match: match ?? prefix('/'),
    service: names[i] ?? '',
  })
  const [older = '', newer = ''] = rng.shuffle(['market', 'shop'])
  return {
    routes: [
      { name: older, hostname: HOST, rules: rng.shuffle([rule(one, 0), rule(shared, 1)]) },
      { name: newer, hostname: HOST, rules: rng.shuffle([rule(shared, 2), rule(two, 3), rule(three, 4)]) },
    ],
    asked: {
      host: HOST,
      method: rng.pick(['GET', 'POST', 'POST']),
      path: rng.pick([deep, `${deep}/v2`, `${deep}/`]),
      headers: rng.pick<Record<string, string>>([
        {},
        { 'x-beta': 'yes' },
        { 'x-beta': 'yes', 'x-ring': 'one' },
      ]),
    },
  }
}

function manifestOf({ name, hostname, rules }: Route): Manifest {
  return httpRoute(name, {
    parentRefs: [{ name: 'edge' }],
    hostnames: [hostname],
    rules: rules.map(({ match, service }) => ({
      matches: [match],
      backendRefs: [{ name: service, port: 80 }],
    })),
  })
}

const base = [
  gateway('edge', { gatewayClassName: 'nginx', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] }),
  ...services.map((name) => serviceWith(name, { selector: { app: name }, ports: [{ port: 80 }] })),
]

/** The Service that takes the request if these are the routes. */
function served(before: Stage, routes: readonly Route[], { host, method, path, headers }: Asked): string {
  const stage = before.fork()
  for (const [i, route] of routes.entries()) {
    if (i > 0 && route.hostname === routes[0]?.hostname) stage.cluster.advance(60_000)
    stage.create('httproutes.gateway.networking.k8s.io', manifestOf(route))
  }
  stage.settle()
  const request = { ...{ host, method, path, headers }, body: '', tls: false }
  return stage.cluster.routeHttp('default/edge', request)?.backends[0]?.service ?? NOBODY
}

/** Each rule alone on its route: those that fit, in order of the manifest. */
function fitting(before: Stage, routes: readonly Route[], asked: Asked): string[] {
  const alone = routes.flatMap((route) => route.rules.map((rule) => ({ ...route, rules: [rule] })))
  return alone.map((route) => served(before, [route], asked)).filter((service) => service !== NOBODY)
}

export default defineQuestion({
  id: 'http-route-rule',
  concepts: ['gateway-api'],
  levels: [1, 2, 3, 4],
  kinds: ['single-choice'],
  async generate(context) {
    const { rng } = context
    const hard = context.difficulty === 4
    const { routes, asked } = hard ? drawHard(context) : draw(context)
    const stage = await settledStage(cluster, base)
    const right = served(stage, routes, asked)
    const fit = fitting(stage, routes, asked)
    if (fit.length < 2 && !(fit.length === 0 && rng.chance(0.3))) return undefined
    const all = routes.flatMap(({ rules }) => rules)
    // Whether a route with a wildcard then takes over is left to the implementation.
    if (!hard && asked.host === HOST && routes[1] && right === routes[1].rules[0]?.service) return undefined
    const conditions = (service: string) => {
      const match = all.find((rule) => rule.service === service)?.match
      return (match?.method ? 1 : 0) + (match?.headers?.length ?? 0)
    }
    const most = [...fit].sort((a, b) => conditions(b) - conditions(a))[0] ?? ''
    const believed = new Map<string, string>()
    const wide = hard ? '' : (routes[1]?.rules[0]?.service ?? '')
    const turned = hard ? served(stage, [...routes].reverse(), asked) : right
    const believe = (service: string | undefined, name: string) => {
      if (service && service !== right && !believed.has(service)) believed.set(service, name)
    }
    if (fit.includes(wide)) believe(wide, 'path-before-hostname')
    if (conditions(most) > conditions(right)) believe(most, 'more-conditions-win')
    believe(turned, 'newer-route-wins')
    believe(fit[0], 'first-rule-wins')
    believe(fit.at(-1), 'last-rule-wins')
    const strings = all.find(
      ({ match }) =>
        match.path?.type === 'PathPrefix' &&
        match.path.value !== '/' &&
        asked.path.startsWith(match.path.value),
    )
    if (strings && !fit.includes(strings.service)) believe(strings.service, 'prefix-is-string-prefix')
    const option = (service: string): Choice => {
      const misconception = believed.get(service)
      const key =
        service === right ? 'because-right' : fit.includes(service) ? 'because-fits' : 'because-no-fit'
      return {
        text: service === NOBODY ? { key: 'nobody' } : { code: service },
        ...(misconception ? { misconception } : {}),
        ...(service === NOBODY ? {} : { because: { key } }),
      }
    }
    const others = [...all.map(({ service }) => service), NOBODY].filter((service) => service !== right)
    const { body, key, slips, because } = choiceOf(rng, option(right), others.map(option))
    const header = Object.entries(asked.headers).map(([name, value]) => ` -H '${name}: ${value}'`)
    return {
      kind: 'single-choice',
      prompt: { key: hard ? 'prompt-ages' : 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf(...routes.map(manifestOf)) },
        {
          kind: 'terminal',
          text: `$ curl -X ${asked.method}${header.join('')} http://${asked.host}${asked.path}`,
        },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: hard ? 'rule-ties' : context.difficulty === 3 ? 'rule-hosts' : 'rule' },
        facts: [{ key: 'observed', params: { count: fit.length } }],
        because,
      },
      scenario: {
        cluster,
        objects: [...base, ...routes.map(manifestOf)],
        commands: ['kubectl get httproutes'],
      },
    }
  },
})

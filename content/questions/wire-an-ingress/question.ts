import type { ConditionInput } from '@/lib/goal/condition'
import { settledStage } from '@/lib/goal/settled-stage'
import { server, serviceWith } from '@/lib/goal/traffic-manifests'
import { fillGaps } from '@/lib/quiz/kinds/gap'
import { defineQuestion } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['ingress-nginx'],
}
/** Who is selected by whom, and which port leads to which. */
const columns = {
  pods: 'custom-columns=POD:.metadata.name,APP:.metadata.labels.app,CONTAINERPORT:.spec.containers[0].ports[0].containerPort',
  services:
    'custom-columns=SERVICE:.metadata.name,SELECTS:.spec.selector.app,PORT:.spec.ports[0].port,TARGETPORT:.spec.ports[0].targetPort',
}
const CONTROLLER = 'http://ingress-nginx-controller.ingress-nginx'

interface Names {
  site: string
  front: string
  back: string
  port: number
  /** Of the second Service. */
  backPort: number
  podPort: number
}

/** `/` for one Service, `/api` and what is below it for another. */
function textOf({ site, front, backPort }: Names, difficulty: number): string {
  const second = `          - path: /api
            pathType: {{type}}
            backend:
              service:
                name: {{back}}
                port:
                  number: ${backPort}
`
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${site}
spec:
  ingressClassName: {{class}}
  rules:
    - host: ${difficulty >= 3 ? '{{host}}' : `${site}.example.com`}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${difficulty >= 2 ? front : '{{front}}'}
                port:
                  number: {{port}}
${difficulty >= 2 ? second : ''}`
}

export default defineQuestion({
  id: 'wire-an-ingress',
  concepts: ['exposing-an-application', 'ingress', 'web-service-end-to-end'],
  levels: [1, 2, 3],
  kinds: ['gap'],
  async generate({ rng, difficulty }) {
    const [site = '', front = '', back = ''] = rng.sample(
      ['shop', 'blog', 'wiki', 'portal', 'forum', 'store'],
      3,
    )
    const [port = 0, podPort = 0, backPort = 0] = rng.sample([80, 8080, 3000, 5000, 9000], 3)
    const names = { site, front: `${front}-svc`, back: `${back}-svc`, port, backPort, podPort }
    const objects = [front, back].flatMap((app) => [
      // By its name: ingress-nginx would take the number of a targetPort for that of a port.
      server(app, { labels: { app }, port: podPort, ports: [{ name: 'http', containerPort: podPort }] }),
      serviceWith(`${app}-svc`, {
        selector: { app },
        ports: [{ port: app === front ? port : backPort, targetPort: 'http' }],
      }),
    ])
    const text = textOf(names, difficulty)
    const host = `${site}.example.com`
    const solution: Record<string, string> = {
      ...{ class: 'nginx', port: String(port) },
      ...(difficulty === 1 ? { front: names.front } : { back: names.back, type: 'Prefix' }),
      ...(difficulty >= 3 ? { host } : {}),
    }
    const choices: Record<string, string[]> = {
      class: ['nginx', 'ingress-nginx', 'ingress-nginx-controller'],
      front: [front, names.front],
      back: [back, names.back, names.front],
      port: [String(port), String(podPort)],
      type: ['Exact', 'Prefix'],
    }
    const typed = difficulty === 3 ? ['host', 'back', 'port'] : []
    const gaps = Object.keys(solution).map((id) =>
      typed.includes(id) ? { id } : { id, choices: rng.shuffle(choices[id] ?? []) },
    )
    const field = (path: string, equals: string | number): ConditionInput => ({
      ...{ kind: 'field', resource: 'ingresses.networking.k8s.io', name: site, path, equals },
    })
    const path = (i: number) => `spec.rules[0].http.paths[${i}]`
    const at = difficulty === 1 ? 0 : 1
    const gapOfService = difficulty === 1 ? 'front' : 'back'
    const beliefs: { misconception: string; values: Record<string, string>; shows: ConditionInput }[] = [
      {
        ...{ misconception: 'backend-is-a-pod', values: { [gapOfService]: difficulty === 1 ? front : back } },
        shows: field(`${path(at)}.backend.service.name`, difficulty === 1 ? front : back),
      },
      {
        ...{ misconception: 'backend-port-is-target-port', values: { port: String(podPort) } },
        shows: field(`${path(0)}.backend.service.port.number`, podPort),
      },
      {
        ...{ misconception: 'class-is-the-deployment', values: { class: 'ingress-nginx-controller' } },
        shows: field('spec.ingressClassName', 'ingress-nginx-controller'),
      },
      ...(difficulty >= 2
        ? [
            {
              ...{ misconception: 'exact-covers-what-follows', values: { type: 'Exact' } },
              shows: field(`${path(1)}.pathType`, 'Exact'),
            },
          ]
        : []),
    ]
    const slips = beliefs.map(({ misconception, shows }): Slip => ({ misconception, when: [shows] }))
    const request = (url: string, contains: string): ConditionInput => ({
      ...{
        kind: 'request',
        from: {},
        url: `${CONTROLLER}${url}`,
        headers: { Host: host },
        status: 200,
        contains,
      },
    })
    const goal = [
      request('/', front),
      ...(difficulty >= 2 ? [request('/api/users', back), request('/apis', front)] : []),
    ]

    const stage = await settledStage(cluster, objects)
    const applied = await stage.apply(fillGaps(text, solution))
    if (applied.exitCode !== 0) throw new Error(applied.stderr)
    const routed = stage.cluster.routeIngress({ host, path: difficulty === 1 ? '/' : '/api/users' }, 'nginx')
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    return {
      kind: 'gap',
      prompt: { key: difficulty === 1 ? 'prompt' : 'prompt-two', params: { host, front, back } },
      exhibits: [
        {
          kind: 'terminal',
          text:
            show(`kubectl get pods -o ${columns.pods}`) +
            show(`kubectl get services -o ${columns.services}`) +
            show('kubectl get ingressclasses'),
        },
      ],
      body: { text, gaps },
      key: { goal, solution, wrong: { ...solution, ...rng.pick(beliefs).values } },
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : 'rule-paths' },
        facts: [{ key: 'observed', params: { service: routed?.service ?? '', port: routed?.port ?? '' } }],
      },
      scenario: { cluster, objects, commands: [] },
    }
  },
})

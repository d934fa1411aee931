import type { ConditionInput } from '@/lib/goal/condition'
import { openStage } from '@/lib/goal/open-stage'
import { fillGaps } from '@/lib/quiz/kinds/gap'
import { defineQuestion } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const NGINX_PORT = 80

interface Names {
  name: string
  app: string
  service: string
  portName: string
  port: number
  replicas: number
}

/** Deployment and Service; which values are gaps is a matter of difficulty. */
function wiring({ name, app, service, portName, port, replicas }: Names, difficulty: number): string {
  const label = difficulty >= 3 ? '{{label}}' : app
  const containerPort = `          ports:\n            - name: ${portName}\n              containerPort: ${NGINX_PORT}\n`
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: ${replicas}
  selector:
    matchLabels:
      app: ${app}
  template:
    metadata:
      labels:
        app: ${label}
    spec:
      containers:
        - name: nginx
          image: nginx:1.27
${difficulty >= 2 ? containerPort : ''}---
apiVersion: v1
kind: Service
metadata:
  name: ${service}
spec:
  selector:
    app: {{selector}}
  ports:
    - port: ${difficulty >= 2 ? '{{port}}' : port}
      targetPort: {{target}}
`
}

export default defineQuestion({
  id: 'wire-a-service',
  concepts: ['service', 'labels-and-selectors', 'deployment'],
  levels: [1, 2, 3],
  kinds: ['gap'],
  async generate({ rng, difficulty }) {
    const [name = '', app = '', service = ''] = rng.sample(
      ['web', 'shop', 'front', 'portal', 'store', 'site'],
      3,
    )
    const port = rng.pick([8080, 3000, 9090, 8000])
    const portName = rng.pick(['http', 'main', 'www'])
    const names = { name, app, service, portName, port, replicas: rng.int(1, 3) }
    const text = wiring(names, difficulty)
    // At level 3 the target is typed: its number does, and so does its name.
    const targets =
      difficulty >= 2 ? [String(NGINX_PORT), String(port), 'nginx'] : [String(NGINX_PORT), String(port)]
    const gaps = [
      ...(difficulty >= 3 ? [{ id: 'label' }] : []),
      difficulty === 1 ? { id: 'selector', choices: rng.shuffle([name, app, service]) } : { id: 'selector' },
      ...(difficulty >= 2 ? [{ id: 'port', choices: rng.shuffle([String(NGINX_PORT), String(port)]) }] : []),
      difficulty >= 3 ? { id: 'target' } : { id: 'target', choices: rng.shuffle(targets) },
    ]
    const solution = {
      ...(difficulty >= 3 ? { label: app } : {}),
      ...{ selector: app, target: difficulty >= 3 ? portName : String(NGINX_PORT) },
      ...(difficulty >= 2 ? { port: String(port) } : {}),
    }
    const beliefs = [
      { misconception: 'selects-the-deployment', values: { selector: name } },
      { misconception: 'target-is-own-port', values: { target: String(port) } },
      ...(difficulty >= 2
        ? [{ misconception: 'port-is-the-containers', values: { port: String(NGINX_PORT) } }]
        : []),
    ]
    const field = (path: string, equals: string | number): ConditionInput => ({
      ...{ kind: 'field', resource: 'services', name: service, path, equals },
    })
    const shows: Record<string, ConditionInput> = {
      'selects-the-deployment': field('spec.selector.app', name),
      'target-is-own-port': field('spec.ports[0].targetPort', port),
      'port-is-the-containers': field('spec.ports[0].port', NGINX_PORT),
    }
    const slips = beliefs.map(
      ({ misconception }): Slip => ({
        ...{ misconception, when: [shows[misconception] as ConditionInput] },
      }),
    )

    const stage = openStage(cluster)
    const applied = await stage.apply(fillGaps(text, solution))
    if (applied.exitCode !== 0) throw new Error(applied.stderr)
    stage.settle()
    const slices = `kubectl get endpointslices -l kubernetes.io/service-name=${service}`
    return {
      kind: 'gap',
      prompt: { key: 'prompt', params: { service, port } },
      exhibits: [],
      body: { text, gaps },
      key: {
        goal: [
          field('spec.ports[0].port', port),
          { kind: 'endpoints', service, pods: `app=${app}`, port: NGINX_PORT },
          { kind: 'request', from: {}, url: `http://${service}:${port}/`, status: 200 },
        ],
        solution,
        wrong: { ...solution, ...rng.pick(beliefs).values },
      },
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule-selector' : difficulty === 2 ? 'rule-ports' : 'rule-names' },
        facts: [{ key: 'observed', params: { service, port } }],
        exhibits: [{ kind: 'terminal', text: `$ ${slices}\n${stage.kubectl(slices).stdout}` }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})

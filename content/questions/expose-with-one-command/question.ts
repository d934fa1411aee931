import type { ConditionInput } from '@/lib/goal/condition'
import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { server } from '@/lib/goal/traffic-manifests'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Task {
  id: string
  level: number
  params: Record<string, string | number>
  goal: ConditionInput[]
  solution: string
  wrong: string
  slips: Slip[]
}

const field = (name: string, path: string, equals: string | number): ConditionInput => ({
  ...{ kind: 'field', resource: 'services', name, path, equals },
})

/** What may be asked of Services for a Deployment and for a Pod; both are there, and listen on 80. */
function tasks({ rng }: GenerateContext, app: string, single: string): Task[] {
  const port = rng.pick([8080, 3000, 9090, 8000, 5000])
  const nodePort = rng.int(30000, 32767)
  const name = rng.pick(['front', 'entry', 'public'])
  const host = `${rng.pick(['db', 'mail', 'legacy'])}.example.com`
  const expose = `kubectl expose deployment ${app} --name=${name} --port=${port}`
  const answers = (service: string): ConditionInput => ({
    ...{ kind: 'request', from: {}, url: `http://${service}:${port}/`, status: 200 },
  })
  const target: Slip = {
    misconception: 'target-port-is-port',
    when: [field(name, 'spec.ports[0].targetPort', port)],
  }
  return [
    {
      ...{ id: 'cluster-ip', level: 1, params: { app, name, port } },
      goal: [field(name, 'spec.type', 'ClusterIP'), field(name, 'spec.ports[0].port', port), answers(name)],
      ...{ solution: `${expose} --target-port=80`, wrong: expose, slips: [target] },
    },
    {
      ...{ id: 'node-port', level: 1, params: { app, name, port } },
      goal: [field(name, 'spec.type', 'NodePort'), field(name, 'spec.ports[0].port', port), answers(name)],
      solution: `${expose} --target-port=80 --type=NodePort`,
      wrong: `${expose} --target-port=80`,
      slips: [
        { misconception: 'default-type-is-open', when: [field(name, 'spec.type', 'ClusterIP')] },
        target,
      ],
    },
    {
      ...{ id: 'pod', level: 2, params: { single, name, port } },
      goal: [
        field(name, 'spec.ports[0].port', port),
        { kind: 'endpoints', service: name, pods: `app=${single}`, port: 80 },
      ],
      solution: `kubectl expose pod ${single} --name=${name} --port=${port} --target-port=80`,
      wrong: `kubectl create service clusterip ${name} --tcp=${port}:80`,
      slips: [
        { misconception: 'create-service-finds-pods', when: [field(name, 'spec.selector.app', name)] },
        target,
      ],
    },
    {
      ...{ id: 'fixed-node-port', level: 2, params: { app, nodePort, port } },
      goal: [
        field(app, 'spec.type', 'NodePort'),
        field(app, 'spec.ports[0].nodePort', nodePort),
        field(app, 'spec.ports[0].targetPort', 80),
        field(app, 'spec.ports[0].port', port),
      ],
      solution: `kubectl create service nodeport ${app} --tcp=${port}:80 --node-port=${nodePort}`,
      wrong: `kubectl create service nodeport ${app} --tcp=80:${port} --node-port=${nodePort}`,
      slips: [
        { misconception: 'tcp-order-is-target-first', when: [field(app, 'spec.ports[0].targetPort', port)] },
      ],
    },
    {
      ...{ id: 'external-name', level: 3, params: { name, host } },
      goal: [field(name, 'spec.type', 'ExternalName'), field(name, 'spec.externalName', host)],
      solution: `kubectl create service externalname ${name} --external-name=${host}`,
      wrong: `kubectl create service clusterip ${name} --tcp=80:80`,
      slips: [
        { misconception: 'every-service-has-a-cluster-ip', when: [field(name, 'spec.type', 'ClusterIP')] },
      ],
    },
    {
      ...{ id: 'headless', level: 3, params: { app, name } },
      goal: [
        field(name, 'spec.clusterIP', 'None'),
        { kind: 'endpoints', service: name, pods: `app=${app}`, port: 80 },
      ],
      solution: `kubectl expose deployment ${app} --name=${name} --port=80 --cluster-ip=None`,
      wrong: `kubectl expose deployment ${app} --name=${name} --port=80`,
      slips: [
        {
          misconception: 'every-service-has-a-cluster-ip',
          when: [field(name, 'spec.type', 'ClusterIP')],
        },
      ],
    },
    {
      ...{ id: 'affinity', level: 3, params: { app, name, port } },
      goal: [
        field(name, 'spec.type', 'LoadBalancer'),
        field(name, 'spec.ports[0].port', port),
        field(name, 'spec.sessionAffinity', 'ClientIP'),
        { kind: 'endpoints', service: name, pods: `app=${app}`, port: 80 },
      ],
      solution: `${expose} --target-port=80 --type=LoadBalancer --session-affinity=ClientIP`,
      wrong: `${expose} --target-port=80 --type=NodePort --session-affinity=ClientIP`,
      slips: [
        { misconception: 'node-port-is-a-balancer', when: [field(name, 'spec.type', 'NodePort')] },
        target,
      ],
    },
  ]
}

export default defineQuestion({
  id: 'expose-with-one-command',
  concepts: ['exposing-an-application', 'service-types', 'kubectl'],
  levels: [1, 2, 3],
  kinds: ['command'],
  async generate(context) {
    const { rng, difficulty } = context
    const [app = '', single = ''] = rng.sample(['web', 'shop', 'cart', 'api', 'blog'], 2)
    const all = tasks(context, app, single)
    const { id, params, goal, solution, wrong, slips } = rng.pick(
      all.filter(({ level }) => level === difficulty),
    )
    const objects = [
      deployment(app, { replicas: 2, labels: { app } }),
      server(single, { labels: { app: single } }),
    ]
    const stage = openStage(cluster)
    stage.create('deployments.apps', objects[0] as (typeof objects)[number])
    stage.create('pods', objects[1] as (typeof objects)[number])
    const { exitCode, stderr, stdout } = await stage.run(solution)
    if (exitCode !== 0) throw new Error(stderr)
    stage.settle()
    const list = 'kubectl get services -o wide'
    return {
      kind: 'command',
      prompt: { key: `task-${id}`, params },
      exhibits: [],
      body: {},
      key: { goal, solution, wrong },
      slips,
      explanation: {
        rule: { key: solution.includes('expose') ? 'rule-expose' : 'rule-create' },
        facts: [{ key: 'observed', params: { said: stdout.trim() } }],
        exhibits: [{ kind: 'terminal', text: `$ ${list}\n${stage.kubectl(list).stdout}` }],
      },
      scenario: { cluster, objects, commands: [] },
    }
  },
})

import type { ConditionInput } from '@/lib/goal/condition'
import { namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { client, networkPolicy, serviceWith, trafficPod } from '@/lib/goal/traffic-manifests'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const DATA = 5432
const METRICS = 9187
const roles = ['front', 'batch', 'audit'] as const
type Role = (typeof roles)[number]
type Space = 'shop' | 'ops'
/** The Namespace of the policies, and the other one: named in a task, it takes a selector of its own. */
const near = 'shop'
const far = 'ops'

/** A Pod that answers on both ports, and its Service. */
function listening(app: string): Manifest[] {
  const container = (port: number) => ({
    ...{ name: `port-${port}`, image: 'registry.k8s.io/e2e-test-images/agnhost:2.53' },
    args: ['netexec', `--http-port=${port}`, '--udp-port=-1'],
  })
  const labels = { app }
  return [
    trafficPod(app, { containers: [DATA, METRICS].map(container) }, { namespace: 'shop', labels }),
    serviceWith(
      app,
      {
        selector: labels,
        ports: [
          { name: 'data', port: DATA },
          { name: 'metrics', port: METRICS },
        ],
      },
      { namespace: 'shop' },
    ),
  ]
}

const base: Manifest[] = [
  ...(['shop', 'ops'] as const).map((space) => ({
    ...namespace(space),
    metadata: { name: space, labels: { team: space } },
  })),
  ...listening('db'),
  ...listening('cache'),
  ...listening('queue'),
  ...(['shop', 'ops'] as const).flatMap((space) =>
    roles.map((role) => client(role, { namespace: space, labels: { role } })),
  ),
]

const reach = (space: Space, from: string, to: string, port: number, allowed: boolean): ConditionInput => ({
  ...{ kind: 'reach', from: { pods: from, namespace: space }, to: `${to}.shop`, port, allowed },
})
const db = (space: Space, role: Role, port: number, allowed: boolean) =>
  reach(space, `role=${role}`, 'db', port, allowed)
const pods = (role: Role) => ({ podSelector: { matchLabels: { role } } })
const team = (space: Space) => ({ namespaceSelector: { matchLabels: { team: space } } })
const ports = (...numbers: number[]) => ({ ports: numbers.map((port) => ({ protocol: 'TCP', port })) })

interface Task {
  id: string
  level: number
  spec: object
  goal: ConditionInput[]
  /** What somebody with a belief writes, and what shows it. */
  beliefs: { misconception: string; spec: object; when: ConditionInput[] }[]
}

const ingress = (...rules: object[]) => ({ policyTypes: ['Ingress'], ingress: rules })

function tasks(one: Role, two: Role, port: number): Task[] {
  const other = port === DATA ? METRICS : DATA
  const both = { ...team(far), ...pods(one) }
  const dns = { ports: ['UDP', 'TCP'].map((protocol) => ({ protocol, port: 53 })) }
  const cache = { to: [{ podSelector: { matchLabels: { app: 'cache' } } }], ...ports(port) }
  const fromDb = (to: string, at: number, allowed: boolean) => reach('shop', 'app=db', to, at, allowed)
  return [
    {
      ...{ id: 'same-space', level: 1, spec: ingress({ from: [pods(one)] }) },
      goal: [db('shop', one, DATA, true), db('shop', two, DATA, false), db('ops', one, DATA, false)],
      beliefs: [
        {
          misconception: 'no-from-is-nobody',
          spec: ingress({}),
          when: [db('shop', two, DATA, true), db('ops', one, DATA, true)],
        },
      ],
    },
    {
      ...{ id: 'whole-space', level: 1, spec: ingress({ from: [team(far)] }) },
      goal: [db(far, one, DATA, true), db(far, two, DATA, true), db(near, one, DATA, false)],
      beliefs: [
        {
          misconception: 'pod-selector-finds-namespaces',
          spec: ingress({ from: [{ podSelector: { matchLabels: { team: far } } }] }),
          when: [db(far, one, DATA, false), db(near, one, DATA, false)],
        },
      ],
    },
    {
      ...{ id: 'both', level: 2, spec: ingress({ from: [both] }) },
      goal: [db(far, one, DATA, true), db(far, two, DATA, false), db(near, one, DATA, false)],
      beliefs: [
        {
          misconception: 'two-entries-for-and',
          spec: ingress({ from: [team(far), pods(one)] }),
          when: [db(far, two, DATA, true)],
        },
      ],
    },
    {
      ...{ id: 'ports', level: 3 },
      spec: ingress({ from: [both], ...ports(port) }, { from: [{ podSelector: {} }], ...ports(other) }),
      goal: [
        ...[db(far, one, port, true), db(far, one, other, false), db(near, two, port, false)],
        ...[db(near, two, other, true), db(far, two, other, false)],
      ],
      beliefs: [
        {
          misconception: 'one-rule-for-all',
          spec: ingress({ from: [both, { podSelector: {} }], ...ports(port, other) }),
          when: [db('shop', two, port, true)],
        },
      ],
    },
    {
      ...{ id: 'egress', level: 4 },
      spec: { policyTypes: ['Egress'], egress: [cache, dns] },
      goal: [
        ...[fromDb('cache', port, true), fromDb('cache', other, false)],
        ...[fromDb('queue', port, false), db('ops', two, DATA, true)],
      ],
      beliefs: [
        {
          misconception: 'names-need-no-rule',
          spec: { policyTypes: ['Egress'], egress: [cache] },
          when: [fromDb('cache', port, false), db('ops', two, DATA, true)],
        },
        {
          misconception: 'ingress-closed-as-well',
          spec: { policyTypes: ['Ingress', 'Egress'], egress: [cache, dns] },
          when: [db('ops', two, DATA, false), fromDb('cache', port, true)],
        },
      ],
    },
  ]
}

export default defineQuestion({
  id: 'write-a-policy',
  concepts: ['network-policy', 'namespaces', 'dns-and-coredns'],
  levels: [1, 2, 3, 4],
  kinds: ['manifest'],
  async generate({ rng, difficulty }: GenerateContext) {
    const [one, two] = rng.sample(roles, 2) as [Role, Role]
    const port = rng.pick([DATA, METRICS])
    const task = rng.pick(tasks(one, two, port).filter(({ level }) => level === difficulty))
    const name = rng.pick(['db', 'guard', 'who-may', 'limits'])
    const manifest = (spec: object) =>
      yamlOf(
        networkPolicy(name, { podSelector: { matchLabels: { app: 'db' } }, ...spec }, { namespace: 'shop' }),
      )
    const stage = await settledStage(cluster, base)
    const { exitCode, stderr } = await stage.apply(manifest(task.spec))
    if (exitCode !== 0) throw new Error(stderr)
    const line = `kubectl describe networkpolicy ${name} -n shop`
    const { stdout } = stage.kubectl(line)
    const head = manifest({}).split('\nspec:')[0]
    return {
      kind: 'manifest',
      prompt: {
        key: `task-${task.id}`,
        params: { name, one, far, port, other: port === DATA ? METRICS : DATA },
      },
      exhibits: [
        {
          kind: 'terminal',
          text: ['kubectl get namespaces -L team', 'kubectl get pods -A -L app,role']
            .map((command) => `$ ${command}\n${withoutSystem(stage.kubectl(command).stdout)}`)
            .join(''),
        },
      ],
      body: { template: difficulty === 1 ? `${head}\nspec:\n  podSelector:\n` : '' },
      key: { goal: task.goal, solution: manifest(task.spec), wrong: manifest(rng.pick(task.beliefs).spec) },
      slips: task.beliefs.map(({ misconception, when }) => ({ misconception, when })),
      explanation: {
        rule: { key: `rule-${task.id}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${line}\n${stdout}` }],
      },
      scenario: { cluster, objects: base, commands: [] },
    }
  },
})

/** What a listing says of the Namespaces that matter here. */
const withoutSystem = (listing: string): string =>
  listing
    .split('\n')
    .filter((line) => !/^(kube-|default|local-path)/.test(line))
    .join('\n')

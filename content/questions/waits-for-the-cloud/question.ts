import { configMap, deployment, service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import type { Manifest, Stage } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['cloud-provider'],
}
const program = 'cloud-controller-manager'

/** Something that is wanted or happens, and how one sees on the cluster that it has come about. */
interface Wish {
  key: string
  level: number
  act(stage: Stage): void
  done(stage: Stage): boolean
}

const balanced = (name: string): Manifest => {
  const object = service(name, { app: 'web' }) as Manifest & { spec: object }
  return { ...object, ...{ spec: { ...object.spec, type: 'LoadBalancer' } } }
}

const addressOf = (stage: Stage, name: string) =>
  stage.get('services', name).status?.loadBalancer?.ingress?.[0]?.ip

const uninitialized = 'node.cloudprovider.kubernetes.io/uninitialized'
const line = (command: string) => (stage: Stage) => {
  const { exitCode, stderr } = stage.kubectl(command)
  if (exitCode !== 0) throw new Error(`${command}: ${stderr}`)
}

const wishes: Wish[] = [
  {
    key: 'new-balancer',
    level: 1,
    act: (stage) => stage.create('services', balanced('late')),
    done: (stage) => addressOf(stage, 'late') !== undefined,
  },
  {
    key: 'old-balancer',
    level: 1,
    act: () => {},
    done: (stage) =>
      stage.cluster.canReach({ outside: '198.51.100.7' }, addressOf(stage, 'shop') ?? '', 80).ok,
  },
  {
    key: 'scale',
    level: 1,
    act: line('kubectl scale deployment web --replicas=4'),
    done: (stage) => stage.get('deployments.apps', 'web').status?.readyReplicas === 4,
  },
  {
    key: 'cluster-ip',
    level: 1,
    act: line('kubectl expose deployment web --name=inner --port=80'),
    done: (stage) =>
      stage.cluster.canReach({ node: 'worker-1' }, stage.get('services', 'inner').spec.clusterIP ?? '', 80)
        .ok,
  },
  {
    key: 'initialize',
    level: 1,
    act: line(`kubectl taint node worker-2 ${uninitialized}=true:NoSchedule`),
    done: (stage) => !stage.get('nodes', 'worker-2').spec?.taints?.some(({ key }) => key === uninitialized),
  },
  {
    key: 'node-port',
    level: 2,
    act: line('kubectl expose deployment web --name=outer --port=80 --type=NodePort'),
    done: (stage) =>
      stage.cluster.canReach(
        { outside: '198.51.100.7' },
        '192.168.56.11',
        stage.get('services', 'outer').spec.ports?.[0]?.nodePort,
      ).ok,
  },
  {
    key: 'delete-balancer',
    level: 2,
    act: line('kubectl delete service shop --wait=false'),
    done: (stage) => !stage.exists('services', 'shop'),
  },
  {
    key: 'delete-inner',
    level: 2,
    act: line('kubectl delete service db --wait=false'),
    done: (stage) => !stage.exists('services', 'db'),
  },
  {
    key: 'ghost',
    level: 2,
    act: (stage) => {
      stage.create('configmaps', configMap('cloud-instances', { 'worker-2': 'terminated' }, 'kube-system'))
      stage.cluster.hosts.powerOff('worker-2')
    },
    done: (stage) => !stage.exists('nodes', 'worker-2'),
  },
  {
    key: 'new-backend',
    level: 3,
    act: line('kubectl rollout restart deployment web'),
    done: (stage) =>
      stage.cluster.canReach({ outside: '198.51.100.7' }, addressOf(stage, 'shop') ?? '', 80).ok,
  },
  {
    key: 'back-to-inner',
    level: 3,
    act: line(`kubectl patch service shop -p '{"spec":{"type":"ClusterIP"}}'`),
    done: (stage) => addressOf(stage, 'shop') === undefined,
  },
  {
    key: 'lost-node',
    level: 3,
    act: (stage) => stage.cluster.hosts.powerOff('worker-2'),
    done: (stage) =>
      stage.get('nodes', 'worker-2').status?.conditions?.find(({ type }) => type === 'Ready')?.status ===
      'Unknown',
  },
]

let base: Stage | undefined

/** An application behind a load balancer that is there already. */
function shop(): Stage {
  if (!base) {
    base = openStage(cluster)
    base.create('deployments.apps', deployment('web', { replicas: 2, labels: { app: 'web' } }))
    base.create('services', balanced('shop'))
    base.create('services', service('db', { app: 'db' }))
    base.settle()
  }
  return base.fork()
}

const outcomes = new Map<string, boolean>()

/** Whether the wish comes true within two minutes. */
function comesTrue({ key, act, done }: Wish, stopped: boolean): boolean {
  const id = `${key} ${stopped}`
  const known = outcomes.get(id)
  if (known !== undefined) return known
  const stage = shop()
  if (stopped) stage.cluster.stopComponent(program)
  act(stage)
  stage.cluster.advance(120_000)
  const outcome = done(stage)
  outcomes.set(id, outcome)
  return outcome
}

function draw({ rng, difficulty }: GenerateContext): Wish[] {
  const usable = wishes.filter(({ level }) => level <= difficulty)
  return rng.sample(usable, difficulty === 1 ? 4 : 5)
}

const touchesCloud = (key: string) => /balancer|node-port|backend|to-inner/.test(key)
const touchesNodes = (key: string) => /node|ghost|initialize/.test(key)

export default defineQuestion({
  id: 'waits-for-the-cloud',
  concepts: ['cloud-controller-manager', 'kube-proxy', 'node'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const asked = draw(context)
    const items = asked.map(({ key }) => key)
    const waits = asked
      .filter((wish) => comesTrue(wish, false) && !comesTrue(wish, true))
      .map(({ key }) => key)
    const truth = new Set(waits)
    if (asked.some((wish) => !comesTrue(wish, false))) throw new Error(`never comes true: ${items.join()}`)
    if (truth.size === 0 || truth.size === items.length) return undefined
    const beliefs: Belief[] = [
      {
        misconception: 'cloud-carries-the-traffic',
        right: new Set([...truth, ...items.filter((k) => touchesCloud(k))]),
      },
      {
        misconception: 'cloud-is-all-of-nodes',
        right: new Set([...truth, ...items.filter((k) => touchesNodes(k))]),
      },
      { misconception: 'nothing-works-without', right: new Set(items) },
      { misconception: 'kubernetes-does-it-itself', right: new Set() },
    ]
    const options = optionsOf(items.map((key) => ({ key })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => [
        id,
        { key: truth.has(items[i] ?? '') ? 'waited' : 'came-about' },
      ]),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: items.length } }],
        because,
      },
      scenario: {
        cluster,
        objects: [
          deployment('web', { replicas: 2, labels: { app: 'web' } }),
          balanced('shop'),
          service('db', { app: 'db' }),
        ],
        commands: ['kubectl get services'],
      },
    }
  },
})

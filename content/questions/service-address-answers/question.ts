import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { client, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { idsOf } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const plain = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const cloud = { ...plain, addons: ['cloud-provider'] }
const OUTSIDE = '198.51.100.7'

interface Drawn {
  type: 'ClusterIP' | 'NodePort' | 'LoadBalancer'
  inside: boolean
  port: number
  target: number
  nodePort: number
  /** The Service asks for no node port beside its load balancer. */
  bare: boolean
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [port = 80, target = 8080] = rng.sample([80, 8080, 3000, 9000, 8000, 5000], 2)
  const type = difficulty <= 2 ? rng.pick(['ClusterIP', 'NodePort'] as const) : ('LoadBalancer' as const)
  return {
    type,
    inside: difficulty === 1 || rng.chance(0.4),
    ...{ port, target, nodePort: rng.int(30000, 32767) },
    bare: difficulty >= 4,
  }
}

function manifestOf({ type, port, target, nodePort, bare }: Drawn) {
  const withNodePort = type !== 'ClusterIP' && !bare
  return serviceWith('web', {
    type,
    ...(bare ? { allocateLoadBalancerNodePorts: false } : {}),
    selector: { app: 'web' },
    ports: [{ port, targetPort: target, ...(withNodePort ? { nodePort } : {}) }],
  })
}

interface Address {
  role: string
  text: string
}

function addressesOf(stage: Stage, { port, target, nodePort, type, bare }: Drawn): Address[] {
  const { spec, status } = stage.get('services', 'web')
  const podIP = stage.get('pods', 'web').status?.podIP ?? ''
  const external = status?.loadBalancer?.ingress?.[0]?.ip
  return [
    { role: 'cluster-port', text: `${spec.clusterIP}:${port}` },
    { role: 'cluster-target', text: `${spec.clusterIP}:${target}` },
    { role: 'pod-target', text: `${podIP}:${target}` },
    { role: 'pod-port', text: `${podIP}:${port}` },
    ...(type === 'ClusterIP' || bare ? [] : [{ role: 'node-nodeport', text: `192.168.56.11:${nodePort}` }]),
    { role: 'node-port', text: `192.168.56.11:${port}` },
    ...(external ? [{ role: 'balancer-port', text: `${external}:${port}` }] : []),
    ...(external && !bare ? [{ role: 'balancer-nodeport', text: `${external}:${nodePort}` }] : []),
  ]
}

/** What somebody believes who is wrong about an address. */
function beliefOf(role: string, right: boolean): string {
  if (role === 'pod-target') return right ? 'pods-need-a-service' : 'pod-address-from-outside'
  if (role === 'cluster-port') return right ? 'name-only' : 'cluster-ip-from-outside'
  if (role === 'node-nodeport') return 'node-port-needs-local-pod'
  if (role === 'balancer-port') return 'balancer-only-outside'
  return 'every-port-everywhere'
}

export default defineQuestion({
  id: 'service-address-answers',
  concepts: ['service-types', 'exposing-an-application', 'service'],
  levels: [1, 2, 3, 4],
  kinds: ['multiple-choice'],
  generate(context) {
    const drawn = draw(context)
    const cluster = context.difficulty >= 3 ? cloud : plain
    const manifest = manifestOf(drawn)
    const objects = [
      server('web', { labels: { app: 'web' }, port: drawn.target, node: 'worker-2' }),
      client('client', { node: 'worker-1' }),
    ]
    const stage = openStage(cluster)
    for (const object of objects) stage.create('pods', object)
    stage.create('services', manifest)
    stage.settle()
    const from = drawn.inside ? { namespace: 'default', pod: 'client' } : { outside: OUTSIDE }
    const all = addressesOf(stage, drawn)
    const reached = all.filter(({ text }) => {
      const [host = '', port] = text.split(':')
      return stage.cluster.canReach(from, host, Number(port)).ok
    })
    if (reached.length === 0) return undefined
    const truth = new Set(reached.map(({ text }) => text))
    const wrong = all.filter(({ text }) => !truth.has(text))
    const shown = context.rng.shuffle([
      ...reached,
      ...context.rng.sample(wrong, Math.min(wrong.length, 6 - reached.length)),
    ])
    const items = shown.map(({ text }) => text)
    const options = optionsOf(items.map((code) => ({ code })))
    const isRight = (text: string) => truth.has(text)
    const slips = options.map((option, i): Slip => {
      const { role = '', text = '' } = shown[i] ?? {}
      const misconception = beliefOf(role, isRight(text))
      return { misconception, option: option.id, chosen: !isRight(text) }
    })
    const because = Object.fromEntries(
      options.map((option, i): [string, Message] => {
        const { role = '', text = '' } = shown[i] ?? {}
        return [option.id, { key: `${role}-${isRight(text) ? 'yes' : 'no'}` }]
      }),
    )
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    return {
      kind: 'multiple-choice',
      prompt: { key: drawn.inside ? 'prompt-inside' : 'prompt-outside', params: { target: drawn.target } },
      exhibits: [
        { kind: 'yaml', text: yamlOf(manifest) },
        {
          kind: 'terminal',
          text: `${show('kubectl get service web')}${show('kubectl get pod web -o wide')}`,
        },
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips,
      explanation: {
        rule: { key: drawn.inside ? 'rule-inside' : 'rule-outside' },
        facts: [{ key: 'observed', params: { names: [...truth].join(', ') } }],
        because,
      },
      scenario: { cluster, objects: [...objects, manifest], commands: ['kubectl get service web -o wide'] },
    }
  },
})

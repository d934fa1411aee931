import { settledStage } from '@/lib/goal/settled-stage'
import { yamlOf } from '@/lib/goal/stage'
import { client, networkPolicy, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { idsOf } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const base = [
  client('client', { labels: { app: 'client' }, node: 'worker-1' }),
  server('web', { labels: { app: 'web' }, node: 'worker-2' }),
  serviceWith('web', { selector: { app: 'web' }, ports: [{ port: 80 }] }),
]

interface Block {
  cidr: string
  except?: string[]
}

function draw({ rng, difficulty }: GenerateContext): { blocks: Block[]; addresses: string[] } {
  const net = rng.pick(['203.0.113', '198.51.100', '192.0.2'])
  const bits = rng.pick([24, 25, 26])
  const last = 2 ** (32 - bits)
  const outer: Block = { cidr: `${net}.0/${bits}` }
  const inside = [1, 6, 14, 20, 33, 61, 70, 100, 127].filter((one) => one < last)
  const beyond = [64, 65, 129, 160, 200, 250].filter((one) => one >= last)
  const address = (host: number) => `${net}.${host}`
  const foreign = net === '192.0.2' ? '192.0.3.5' : `${net.replace(/\d+$/, (n) => String(Number(n) + 1))}.5`
  if (difficulty === 1)
    return {
      blocks: [outer],
      addresses: [
        ...rng.sample(inside, 2).map(address),
        ...rng.sample(beyond, Math.min(2, beyond.length)).map(address),
        foreign,
      ],
    }
  const size = rng.pick([28, 29, 30])
  const step = 2 ** (32 - size)
  const start = step * rng.int(0, Math.floor(32 / step) - 1)
  const except = `${net}.${start}/${size}`
  const closed = [start, start + 1, start + step - 1].filter((host) => host > 0).map(address)
  const open = [start - 1, start + step, start + step + 1, start + 40].filter(
    (host) => host > 0 && host < last,
  )
  const count = rng.int(1, 2)
  return {
    blocks: [
      { ...outer, except: [except] },
      ...(difficulty >= 3 ? [{ cidr: rng.pick(['10.96.0.0/12', '10.244.0.0/16']) }] : []),
    ],
    addresses: [
      ...rng.sample(closed, count),
      ...rng.sample(open, Math.min(open.length, 3 - count)).map(address),
      ...(difficulty === 2 ? [foreign, ...rng.sample(beyond, Math.min(1, beyond.length)).map(address)] : []),
    ],
  }
}

export default defineQuestion({
  id: 'ip-block-covers',
  concepts: ['network-policy', 'pod-network-and-cni'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { rng, difficulty } = context
    const { blocks, addresses } = draw(context)
    const manifest = networkPolicy('client', {
      podSelector: { matchLabels: { app: 'client' } },
      policyTypes: ['Egress'],
      egress: [{ to: blocks.map((ipBlock) => ({ ipBlock })) }],
    })
    const stage = await settledStage(cluster, base)
    stage.create('networkpolicies.networking.k8s.io', manifest)
    stage.cluster.drain()
    const clusterIP = stage.get('services', 'web').spec.clusterIP ?? ''
    const podIP = stage.get('pods', 'web').status?.podIP ?? ''
    const items = rng.shuffle([...new Set([...addresses, ...(difficulty >= 3 ? [clusterIP, podIP] : [])])])
    const isOpen = (address: string, on = stage) => {
      const reach = on.cluster.canReach({ namespace: 'default', pod: 'client' }, address, 80)
      return reach.ok || reach.obstacle.code !== 'policy'
    }
    const truth = new Set(items.filter((address) => isOpen(address)))
    if (truth.size === 0 || truth.size === items.length) return undefined
    const roleOf = (address: string) =>
      address === clusterIP
        ? 'service'
        : address === podIP
          ? 'pod'
          : truth.has(address)
            ? 'covered'
            : 'outside'
    const hasExcept = blocks.some(({ except }) => except)
    // What the block without its exception lets pass.
    const whole = stage.fork()
    whole.delete('networkpolicies.networking.k8s.io', 'client', 'Background')
    const plainBlocks = blocks.map(({ cidr }) => ({ ipBlock: { cidr } }))
    whole.create(
      'networkpolicies.networking.k8s.io',
      networkPolicy('client', {
        podSelector: { matchLabels: { app: 'client' } },
        policyTypes: ['Egress'],
        egress: [{ to: plainBlocks }],
      }),
    )
    whole.cluster.drain()
    const excepted = new Set(items.filter((address) => !truth.has(address) && isOpen(address, whole)))
    const options = optionsOf(items.map((code) => ({ code })))
    const slips = options.map((option, i): Slip => {
      const address = items[i] ?? ''
      const right = truth.has(address)
      const role = roleOf(address)
      const misconception =
        role === 'service'
          ? right
            ? 'policy-sees-the-cluster-ip'
            : 'cluster-ip-in-a-block'
          : role === 'pod'
            ? 'pods-need-selectors'
            : right
              ? 'block-ends-early'
              : excepted.has(address)
                ? 'except-is-allowed-too'
                : 'block-is-the-whole-net'
      return { misconception, option: option.id, chosen: !right }
    })
    const because = Object.fromEntries(
      options.map((option, i): [string, Message] => {
        const address = items[i] ?? ''
        const role = roleOf(address)
        const fits =
          role === 'service' || role === 'pod' ? `${role}-${truth.has(address) ? 'yes' : 'no'}` : role
        return [option.id, { key: fits, params: { pod: podIP } }]
      }),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: difficulty >= 3 ? 'prompt-cluster' : 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf(manifest) },
        ...(difficulty >= 3
          ? [
              {
                kind: 'terminal' as const,
                text: `$ kubectl get service web\n${stage.kubectl('kubectl get service web').stdout}$ kubectl get pod web -o wide\n${stage.kubectl('kubectl get pod web -o wide').stdout}`,
              },
            ]
          : []),
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips,
      explanation: {
        rule: { key: difficulty >= 3 ? 'rule-cluster' : hasExcept ? 'rule-except' : 'rule' },
        facts: [{ key: 'observed', params: { names: [...truth].join(', ') } }],
        because,
      },
      scenario: { cluster, objects: [...base, manifest], commands: [] },
    }
  },
})

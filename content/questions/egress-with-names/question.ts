import type { ConditionInput } from '@/lib/goal/condition'
import { settledStage } from '@/lib/goal/settled-stage'
import { client, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { fillGaps } from '@/lib/quiz/kinds/gap'
import { defineQuestion } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Names {
  caller: string
  target: string
  /** The Service's own port, and that of its Pods. */
  port: number
  podPort: number
}

function textOf({ caller, target, podPort }: Names, difficulty: number): string {
  const label = difficulty >= 3 ? '{{label}}' : target
  const port = difficulty >= 2 ? '{{port}}' : podPort
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${caller}-egress
spec:
  podSelector:
    matchLabels:
      app: ${caller}
  policyTypes:
    - {{type}}
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: ${label}
      ports:
        - protocol: TCP
          port: ${port}
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: {{space}}
      ports:
        - protocol: {{protocol}}
          port: ${difficulty >= 2 ? '{{dns}}' : 53}
`
}

export default defineQuestion({
  id: 'egress-with-names',
  concepts: ['network-policy', 'dns-broken', 'dns-and-coredns'],
  levels: [1, 2, 3],
  kinds: ['gap'],
  async generate({ rng, difficulty }) {
    const [caller = '', target = '', other = ''] = rng.sample(
      ['web', 'shop', 'cache', 'orders', 'billing', 'stock'],
      3,
    )
    const [port = 0, podPort = 0] = rng.sample([80, 8080, 3000, 5000, 9000], 2)
    const names = { caller, target, port, podPort }
    const objects = [
      server(target, { labels: { app: target }, port: podPort }),
      server(other, { labels: { app: other }, port: podPort }),
      client(caller, { labels: { app: caller } }),
      ...[target, other].map((app) =>
        serviceWith(app, { selector: { app }, ports: [{ port, targetPort: podPort }] }),
      ),
    ]
    const text = textOf(names, difficulty)
    const solution: Record<string, string> = {
      ...{ type: 'Egress', space: 'kube-system', protocol: 'UDP' },
      ...(difficulty >= 2 ? { port: String(podPort), dns: '53' } : {}),
      ...(difficulty >= 3 ? { label: target } : {}),
    }
    const choices: Record<string, string[]> = {
      type: ['Ingress', 'Egress'],
      space: ['default', 'kube-system', 'kube-dns'],
      protocol: ['TCP', 'UDP', 'SCTP'],
      port: [String(port), String(podPort)],
      label: [caller, target],
    }
    const typed = difficulty === 1 ? [] : difficulty === 2 ? ['dns'] : ['dns', 'space', 'label']
    const gaps = Object.keys(solution).map((id) =>
      typed.includes(id) ? { id } : { id, choices: rng.shuffle(choices[id] ?? []) },
    )
    const field = (path: string, equals: string | number): ConditionInput => ({
      ...{
        kind: 'field',
        resource: 'networkpolicies.networking.k8s.io',
        name: `${caller}-egress`,
        path,
        equals,
      },
    })
    const beliefs: { misconception: string; values: Record<string, string>; shows: ConditionInput }[] = [
      {
        ...{ misconception: 'dns-is-tcp', values: { protocol: 'TCP' } },
        shows: field('spec.egress[1].ports[0].protocol', 'TCP'),
      },
      {
        ...{ misconception: 'dns-is-where-the-pod-is', values: { space: 'default' } },
        shows: field(
          'spec.egress[1].to[0].namespaceSelector.matchLabels[kubernetes.io/metadata.name]',
          'default',
        ),
      },
      {
        ...{ misconception: 'egress-is-the-servers-ingress', values: { type: 'Ingress' } },
        shows: field('spec.policyTypes[0]', 'Ingress'),
      },
      ...(difficulty >= 2
        ? [
            {
              ...{ misconception: 'policy-port-is-service-port', values: { port: String(port) } },
              shows: field('spec.egress[0].ports[0].port', port),
            },
          ]
        : []),
    ]
    const slips = beliefs.map(({ misconception, shows }): Slip => ({ misconception, when: [shows] }))

    const stage = await settledStage(cluster, objects)
    const applied = await stage.apply(fillGaps(text, solution))
    if (applied.exitCode !== 0) throw new Error(applied.stderr)
    const from = { namespace: 'default', pod: caller }
    const { ok } = stage.cluster.canReach(from, target, port)
    const kept = stage.cluster.canReach(from, other, port)
    if (!ok || kept.ok) throw new Error(`${target}: ${ok}, ${other}: ${kept.ok}`)
    const reach = (to: string, allowed: boolean): ConditionInput => ({
      ...{ kind: 'reach', from: { pods: `app=${caller}` }, to, port, allowed },
    })
    return {
      kind: 'gap',
      prompt: { key: 'prompt', params: { caller, target, port, podPort } },
      exhibits: [],
      body: { text, gaps },
      key: {
        goal: [reach(target, true), reach(other, false)],
        solution,
        wrong: { ...solution, ...rng.pick(beliefs).values },
      },
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule-dns' : 'rule-ports' },
        facts: [{ key: 'observed', params: { target, other, words: kept.words } }],
      },
      scenario: { cluster, objects, commands: [] },
    }
  },
})

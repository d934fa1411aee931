import { settledStage } from '@/lib/goal/settled-stage'
import { yamlOf } from '@/lib/goal/stage'
import { client, networkPolicy, server } from '@/lib/goal/traffic-manifests'
import { reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  ...{ nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }] },
  cni: 'none' as const,
}
const plugins = {
  flannel: 'https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml',
  Calico: 'https://raw.githubusercontent.com/projectcalico/calico/v3.30.0/manifests/calico.yaml',
}
type Plugin = keyof typeof plugins

const pods = [
  server('db', { labels: { app: 'db' }, node: 'worker-1' }),
  client('front', { labels: { role: 'front' }, node: 'worker-1' }),
  client('batch', { labels: { role: 'batch' }, node: 'worker-2' }),
]

const db = { matchLabels: { app: 'db' } }
const from = (role: string) => [{ from: [{ podSelector: { matchLabels: { role } } }] }]
const other = (role: string) => (role === 'front' ? 'batch' : 'front')

/** Policies for a caller, by level. */
function policyFor({ rng, difficulty }: GenerateContext, role: string): object {
  const simple = [
    { podSelector: {}, policyTypes: ['Ingress'] },
    { podSelector: db, policyTypes: ['Ingress'], ingress: from(role) },
    { podSelector: db, policyTypes: ['Ingress'], ingress: from(other(role)) },
  ]
  const more = [
    { podSelector: { matchLabels: { role } }, policyTypes: ['Ingress'] },
    { podSelector: { matchLabels: { role } }, policyTypes: ['Egress'] },
    { podSelector: { matchLabels: { role: other(role) } }, policyTypes: ['Egress'] },
    { podSelector: db, policyTypes: ['Egress'] },
    {
      podSelector: { matchLabels: { role } },
      policyTypes: ['Egress'],
      egress: [{ to: [{ podSelector: db }] }],
    },
    { podSelector: db, policyTypes: ['Ingress'], ingress: [{ ...from(role)[0], ports: [{ port: 8080 }] }] },
    { podSelector: db, policyTypes: ['Ingress'], ingress: [{ ...from(role)[0], ports: [{ port: 80 }] }] },
  ]
  return rng.pick(difficulty === 1 ? simple : difficulty === 2 ? [...simple, ...more.slice(0, 4)] : more)
}

const reasons = ['ignored', 'repels', 'allows', 'not-selected', 'proxy', 'namespace'] as const
type Reason = (typeof reasons)[number]

export default defineQuestion({
  id: 'plugin-enforces',
  concepts: ['cni-plugins', 'network-policy', 'pod-network-and-cni', 'extension-interfaces'],
  levels: [1, 2, 3],
  kinds: ['true-false'],
  async generate(context) {
    const { rng, difficulty } = context
    const plugin = rng.pick(['flannel', 'Calico', 'Calico'] as Plugin[])
    const role = rng.pick(['front', 'batch'])
    const name = rng.pick(['rules', 'limits', 'traffic'])
    const manifest = networkPolicy(name, policyFor(context, role))
    const install = [`kubectl apply -f ${plugins[plugin]}`]
    const stage = await settledStage(cluster, pods, install)
    stage.create('networkpolicies.networking.k8s.io', manifest)
    stage.cluster.drain()
    const to = { kind: 'Pod', namespace: 'default', name: 'db' }
    const reach = stage.cluster.canReach({ namespace: 'default', pod: role }, to, 80)
    const hops = reach.path.map(({ kind }) => kind)
    const reason: Reason = !reach.ok
      ? 'repels'
      : hops.includes('plugin')
        ? 'ignored'
        : hops.includes('policy')
          ? 'allows'
          : 'not-selected'
    if (!reach.ok && reach.obstacle.code !== 'policy') throw new Error(reach.words)
    // What a policy would allow anyway has two reasons where nobody enforces it.
    if (plugin === 'flannel' && reason !== 'ignored') return undefined
    const believed =
      reason === 'ignored'
        ? 'accepted-means-enforced'
        : reason === 'repels'
          ? 'policies-are-advice'
          : reason === 'allows'
            ? 'any-policy-closes'
            : 'policy-is-for-both-sides'
    const alsoTrue: Reason[] = plugin === 'flannel' ? ['not-selected', 'allows'] : []
    const others = reasons.filter((one) => one !== reason && !alsoTrue.includes(one))
    const shown = rng.shuffle([
      reason,
      ...rng.sample(others, Math.min(others.length, difficulty === 1 ? 3 : 4)),
    ])
    const options = reasonsOf(shown.map((one): Message => ({ key: `reason-${one}` })))
    const slips: Slip[] = [{ misconception: believed, option: String(!reach.ok), chosen: true }]
    return {
      kind: 'true-false',
      prompt: { key: 'prompt', params: { role } },
      exhibits: [
        {
          kind: 'terminal',
          text: `$ kubectl get daemonsets -A\n${stage.kubectl('kubectl get daemonsets -A').stdout}$ kubectl get pods --show-labels -o wide\n${stage.kubectl('kubectl get pods --show-labels -o wide').stdout}`,
        },
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(manifest) },
      ],
      body: { reasons: options },
      key: { value: reach.ok, reason: options[shown.indexOf(reason)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: reason === 'ignored' ? 'rule-ignored' : 'rule-enforced' },
        facts: [{ key: reach.ok ? 'observed' : 'observed-not', params: { role, plugin } }],
      },
      scenario: { cluster, objects: [], commands: [...install, 'kubectl get nodes'] },
    }
  },
})

import { settledStage } from '@/lib/goal/settled-stage'
import { yamlOf } from '@/lib/goal/stage'
import { client, networkPolicy, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { idsOf } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const corefile = (edit: string) =>
  `kubectl get configmap coredns -n kube-system -o yaml | sed '${edit}' | kubectl apply -f -`
const restart = 'kubectl rollout restart deployment coredns -n kube-system'

interface Fault {
  name: string
  commands: string[]
  policy?: boolean
}

const faults: Fault[] = [
  { name: 'scaled', commands: ['kubectl scale deployment coredns -n kube-system --replicas=0'] },
  { name: 'service', commands: ['kubectl delete service kube-dns -n kube-system'] },
  { name: 'upstream', commands: [corefile('s#forward . /etc/resolv.conf#forward . 192.0.2.53#'), restart] },
  { name: 'zone', commands: [corefile('s/kubernetes cluster.local/kubernetes cluster.lokal/'), restart] },
  { name: 'selector', commands: ['kubectl set selector service kube-dns -n kube-system k8s-app=coredns'] },
  { name: 'policy', commands: [], policy: true },
]
const levels: Record<number, string[]> = {
  1: ['scaled', 'service'],
  2: ['upstream', 'zone', 'scaled', 'selector'],
  3: ['policy', 'zone', 'upstream', 'selector'],
}

/** Egress to the Pods of the application only: the name server is not among them. */
const onlyApp = (app: string) =>
  networkPolicy('only-app', {
    podSelector: { matchLabels: { app: 'client' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ podSelector: { matchLabels: { app } } }] }],
  })

export default defineQuestion({
  id: 'dns-outage-reaches',
  concepts: ['dns-broken', 'web-service-end-to-end', 'service-unreachable'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate({ rng, difficulty }) {
    const app = rng.pick(['web', 'api', 'shop'])
    const wanted = rng.pick(levels[difficulty] ?? [])
    const fault = faults.find(({ name }) => name === wanted)
    if (!fault) return undefined
    const objects = [
      server(app, { labels: { app } }),
      client('client', { labels: { app: 'client' } }),
      serviceWith(app, { selector: { app }, ports: [{ port: 80 }] }),
      ...(fault.policy ? [onlyApp(app)] : []),
    ]
    const stage = await settledStage(cluster, objects, fault.commands)
    const clusterIP = stage.get('services', app).spec.clusterIP ?? ''
    const podIP = stage.get('pods', app).status?.podIP ?? ''
    const targets: { role: string; url: string }[] = [
      { role: 'short', url: `http://${app}` },
      { role: 'full', url: `http://${app}.default.svc.cluster.local` },
      { role: 'cluster-ip', url: `http://${clusterIP}` },
      { role: 'pod-ip', url: `http://${podIP}` },
      { role: 'outside-name', url: 'http://example.com' },
      { role: 'outside-ip', url: 'http://203.0.113.10' },
    ]
    const shown = rng.sample(targets, difficulty === 1 ? 4 : 5)
    const items = shown.map(({ url }) => url)
    const truth = new Set(
      items.filter((url) => stage.cluster.canReach({ namespace: 'default', pod: 'client' }, url).ok),
    )
    if (truth.size === 0 || truth.size === items.length) return undefined
    const beliefOf = (role: string, right: boolean) => {
      if (role === 'full') return right ? 'all-names-fail' : 'full-name-needs-no-dns'
      if (role === 'short' || role === 'outside-name') return right ? 'all-names-fail' : 'names-are-kept'
      return right ? 'traffic-passes-dns' : 'policy-ignores-addresses'
    }
    const options = optionsOf(items.map((url) => ({ code: `curl ${url}` })))
    const slips = options.map((option, i): Slip => {
      const right = truth.has(items[i] ?? '')
      return { misconception: beliefOf(shown[i]?.role ?? '', right), option: option.id, chosen: !right }
    })
    const because = Object.fromEntries(
      options.map((option, i): [string, Message] => {
        const right = truth.has(items[i] ?? '')
        const named = ['short', 'full', 'outside-name'].includes(shown[i]?.role ?? '')
        const key = right ? (named ? 'name-known' : 'address') : named ? 'name-unknown' : 'policy-closed'
        return [option.id, { key }]
      }),
    )
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    const done = fault.commands.map((line) => `$ ${line}`).join('\n')
    return {
      kind: 'multiple-choice',
      prompt: { key: fault.policy ? 'prompt-policy' : 'prompt' },
      exhibits: [
        fault.policy
          ? { kind: 'yaml', text: yamlOf(onlyApp(app)) }
          : { kind: 'terminal', title: { key: 'done' }, text: done },
        {
          kind: 'terminal',
          text: show('kubectl get services') + show('kubectl get pods -o wide --show-labels'),
        },
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips,
      explanation: {
        rule: { key: `rule-${fault.name}` },
        facts: [{ key: 'observed', params: { names: [...truth].join(', ') } }],
        because,
      },
      scenario: { cluster, objects, commands: fault.commands },
    }
  },
})

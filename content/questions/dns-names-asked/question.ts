import { namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { client, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const world = ['default', 'shop'].flatMap((space) => [
  ...(space === 'default' ? [] : [namespace(space)]),
  server('web', { namespace: space, labels: { app: 'web' } }),
  serviceWith('web', { selector: { app: 'web' }, ports: [{ port: 80 }] }, { namespace: space }),
])
/** One CoreDNS, so that its log has every question in order. */
const logging = [
  "kubectl get configmap coredns -n kube-system -o yaml | sed 's/errors/errors\\n        log/' | kubectl apply -f -",
  'kubectl scale deployment coredns -n kube-system --replicas=1',
  'kubectl rollout restart deployment coredns -n kube-system',
]

interface Drawn {
  name: string
  space: string
  dnsConfig?: { options?: { name: string; value: string }[]; searches?: string[] }
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const space = rng.pick(['default', 'shop'])
  const own = ['web', `web.${space}`, `web.${space === 'shop' ? 'default' : 'shop'}`, 'web.shop.svc']
  const others = [
    'example.com',
    'example.com.',
    'web.shop.svc.cluster.local',
    'web.shop.svc.cluster.local.',
    'wbe',
    'web.stage',
  ]
  if (difficulty === 1) return { name: rng.pick([...own, ...others.slice(0, 1)]), space }
  if (difficulty === 2) return { name: rng.pick([...others, ...own.slice(2)]), space }
  const ndots = rng.pick(['1', '2', '3', '4'])
  const searches = rng.chance(0.5) ? [rng.pick(['corp.example.com', 'lan.example.com'])] : undefined
  return {
    ...{ name: rng.pick([...own, ...others]), space },
    dnsConfig: { options: [{ name: 'ndots', value: ndots }], ...(searches ? { searches } : {}) },
  }
}

export default defineQuestion({
  id: 'dns-names-asked',
  concepts: ['dns-and-coredns', 'dns-broken'],
  levels: [1, 2, 3],
  kinds: ['number'],
  async generate(context) {
    const { name, space, dnsConfig } = draw(context)
    const pod = client('client', { namespace: space, spec: dnsConfig ? { dnsConfig } : {} })
    const stage = await settledStage(cluster, world, logging)
    stage.create('pods', pod)
    stage.settle()
    const inPod = `kubectl exec client -n ${space} --`
    const resolv = (await stage.run(`${inPod} cat /etc/resolv.conf`)).stdout
    const curl = await stage.run(`${inPod} curl -s -m 5 http://${name}/`)
    const from = stage.get('pods', 'client', space).status?.podIP ?? ''
    const { stdout } = stage.kubectl('kubectl logs -n kube-system -l k8s-app=kube-dns --tail=-1')
    const lines = stdout.split('\n').filter((line) => line.includes(` ${from}:`) && line.includes('"A IN '))
    const asked = [...new Set(lines.map((line) => /"A IN (\S+) /.exec(line)?.[1] ?? ''))]
    if (asked.length === 0) throw new Error(`nothing was asked for ${name}`)
    const found = lines.some((line) => line.includes('NOERROR'))

    const searches = /^search (.*)$/m.exec(resolv)?.[1]?.split(' ').length ?? 0
    const absolute = name.replace(/\.$/, '')
    const atOnce = asked[0] === `${absolute}.`
    const slips = slipsOfAnswers(asked.length, {
      'as-typed-first': !found ? undefined : asked.at(-1) === `${absolute}.` ? 1 : asked.length + 1,
      'search-list-first-always': atOnce ? searches + 1 : undefined,
      'whole-list-always': searches + 1,
      'search-list-only': found ? undefined : searches,
    })
    return {
      kind: 'number',
      prompt: { key: 'prompt', params: { name, space } },
      exhibits: [
        { kind: 'terminal', text: `$ ${inPod} cat /etc/resolv.conf\n${resolv}` },
        {
          kind: 'terminal',
          text: `$ kubectl get services -A\n${stage.kubectl('kubectl get services -A').stdout}`,
        },
      ],
      body: { min: 0, max: 20, unit: { key: 'unit' } },
      key: { value: asked.length },
      slips,
      explanation: {
        rule: {
          key: name.endsWith('.')
            ? 'rule-root'
            : atOnce
              ? 'rule-dots'
              : found
                ? 'rule-search'
                : 'rule-nowhere',
        },
        facts: [
          { key: curl.exitCode === 0 ? 'observed' : 'observed-none', params: { name, count: asked.length } },
        ],
        exhibits: [{ kind: 'terminal', text: asked.join('\n') }],
      },
      scenario: {
        cluster,
        objects: [...world, pod],
        commands: [...logging, `${inPod} curl -s http://${name}/`],
      },
    }
  },
})

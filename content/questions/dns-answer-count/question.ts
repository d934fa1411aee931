import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { server, serviceWith } from '@/lib/goal/traffic-manifests'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const DNS = '10.96.0.10'

function draw({ rng, difficulty }: GenerateContext) {
  const names = rng
    .sample(['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern'], rng.int(3, difficulty === 1 ? 5 : 6))
    .sort()
  const headless = rng.chance(0.75)
  return {
    headless,
    early: difficulty >= 3 && headless && rng.chance(0.5),
    pods: names.map((name) =>
      server(name, {
        labels: { app: rng.chance(0.75) ? 'db' : 'api' },
        ready: difficulty === 1 || rng.chance(0.6),
      }),
    ),
  }
}

export default defineQuestion({
  id: 'dns-answer-count',
  concepts: ['dns-and-coredns', 'endpoints-and-endpointslices', 'service'],
  levels: [1, 2, 3],
  kinds: ['number'],
  generate(context) {
    const { headless, early, pods } = draw(context)
    const manifest = serviceWith('db', {
      ...(headless ? { clusterIP: 'None' } : {}),
      ...(early ? { publishNotReadyAddresses: true } : {}),
      selector: { app: 'db' },
      ports: [{ port: 80 }],
    })
    const stage = openStage(cluster)
    for (const object of pods) stage.create('pods', object)
    stage.create('services', manifest)
    stage.settle()
    const name = 'db.default.svc.cluster.local'
    const [answer] = stage.cluster.ask({ node: 'worker-1' }, { kind: 'dns', server: DNS, name, type: 'A' })
    if (answer?.kind !== 'dns') throw new Error('no name server')
    const addresses = answer.answer.records.filter(({ type }) => type === 'A').map(({ data }) => data)

    const selected = stage.list('pods', 'default', 'app=db')
    const ready = selected.filter(({ status }) =>
      status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
    )
    const slips = slipsOfAnswers(addresses.length, {
      'headless-hides-pods': headless ? 1 : undefined,
      'cluster-ip-lists-pods': headless ? undefined : ready.length,
      'unready-is-published': headless && !early ? selected.length : undefined,
      'never-published-unready': early ? ready.length : undefined,
      'labels-do-not-matter': pods.length,
    })
    const observed: Message =
      addresses.length === 0
        ? { key: 'observed-none', params: { code: answer.answer.code } }
        : { key: 'observed', params: { addresses: addresses.join(', ') } }
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    return {
      kind: 'number',
      prompt: { key: 'prompt', params: { name } },
      exhibits: [
        { kind: 'yaml', text: yamlOf(manifest) },
        { kind: 'terminal', text: show('kubectl get pods -L app') },
      ],
      body: { min: 0, max: 20, unit: { key: 'unit' } },
      key: { value: addresses.length },
      slips,
      explanation: {
        rule: { key: early ? 'rule-early' : headless ? 'rule-headless' : 'rule-cluster-ip' },
        facts: [observed],
        exhibits: [
          { kind: 'terminal', text: show('kubectl get endpointslices -l kubernetes.io/service-name=db') },
        ],
      },
      scenario: { cluster, objects: [...pods, manifest], commands: ['kubectl get pods -L app -o wide'] },
    }
  },
})

import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { server, serviceWith } from '@/lib/goal/traffic-manifests'
import { idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [
    { name: 'control-plane', controlPlane: true },
    { name: 'worker-1' },
    { name: 'worker-2' },
    { name: 'worker-3' },
  ],
}
const workers = ['worker-1', 'worker-2', 'worker-3']
const OUTSIDE = '198.51.100.7'

type Policy = 'Cluster' | 'Local' | undefined

function draw({ rng, difficulty }: GenerateContext) {
  const policy: Policy =
    difficulty === 1 ? 'Local' : rng.pick(['Local', 'Local', 'Cluster', undefined] as const)
  const count = rng.int(2, difficulty === 1 ? 3 : 4)
  const pods = rng.sample(['amber', 'birch', 'cedar', 'daisy', 'ebony'], count).sort()
  return {
    policy,
    internal: difficulty >= 3 && rng.chance(0.5),
    nodePort: rng.int(30000, 32767),
    pods: pods.map((name) =>
      server(name, {
        labels: { app: rng.chance(difficulty < 3 ? 0.6 : 0.8) ? 'web' : 'api' },
        ready: difficulty < 3 || rng.chance(0.5),
        node: rng.pick(workers),
      }),
    ),
  }
}

export default defineQuestion({
  id: 'nodes-answer-node-port',
  concepts: ['service-types', 'rate-limiting-and-waf', 'endpoints-and-endpointslices'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { policy, internal, nodePort, pods } = draw(context)
    const manifest = serviceWith('web', {
      type: 'NodePort',
      ...(policy ? { externalTrafficPolicy: policy } : {}),
      ...(internal ? { internalTrafficPolicy: 'Local' } : {}),
      selector: { app: 'web' },
      ports: [{ port: 80, nodePort }],
    })
    const stage = openStage(cluster)
    for (const object of pods) stage.create('pods', object)
    stage.create('services', manifest)
    stage.settle()
    const nodes = stage.list('nodes').map(({ metadata, status }) => ({
      name: metadata.name,
      address: status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '',
    }))
    const items = nodes.map(({ name }) => name)
    const answers = (address: string) => stage.cluster.canReach({ outside: OUTSIDE }, address, nodePort).ok
    const truth = new Set(nodes.filter(({ address }) => answers(address)).map(({ name }) => name))
    if (truth.size === 0) return undefined

    const running = stage.list('pods', 'default')
    const nodesOf = (label?: string) =>
      new Set(
        running
          .filter((pod) => label === undefined || pod.metadata.labels?.app === label)
          .map((pod) => pod.spec.nodeName ?? ''),
      )
    const beliefs = [
      ...(policy === 'Local' ? [] : [{ misconception: 'only-nodes-with-pods', right: nodesOf('web') }]),
      { misconception: 'unready-pods-count', right: policy === 'Local' ? nodesOf('web') : truth },
      { misconception: 'any-pod-counts', right: policy === 'Local' ? nodesOf() : truth },
      { misconception: 'every-node-always', right: new Set(items) },
    ]
    const options = optionsOf(nodes.map(({ name, address }) => ({ code: `${name} (${address})` })))
    const because = Object.fromEntries(
      options.map((option, i): [string, Message] => {
        const name = items[i] ?? ''
        const key =
          policy !== 'Local'
            ? 'any-node'
            : truth.has(name)
              ? 'has'
              : nodesOf('web').has(name)
                ? 'unready'
                : 'has-none'
        return [option.id, { key }]
      }),
    )
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    const table = 'kubectl get pods -L app -o wide'
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt', params: { port: nodePort } },
      exhibits: [
        { kind: 'yaml', text: yamlOf(manifest) },
        { kind: 'terminal', text: show(table) },
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: policy === 'Local' ? 'rule-local' : 'rule-cluster' },
        facts: [{ key: 'observed', params: { count: truth.size, names: [...truth].join(', ') } }],
        because,
      },
      scenario: { cluster, objects: [...pods, manifest], commands: ['kubectl get pods -o wide'] },
    }
  },
})

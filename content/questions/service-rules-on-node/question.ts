import { namespace, pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface PodFacts {
  name: string
  node: string
  app: string
  broken: boolean
  elsewhere: boolean
}

function draw({ rng, difficulty }: GenerateContext): PodFacts[] {
  const names = rng.sample(['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern'], rng.int(4, 6)).sort()
  return names.map((name) => ({
    name,
    node: rng.pick(['worker-1', 'worker-2']),
    app: rng.pick(['web', 'web', 'web', 'api']),
    broken: difficulty >= 2 && rng.chance(0.3),
    elsewhere: difficulty >= 2 && rng.chance(0.15),
  }))
}

/** How the Service spreads traffic, and whether it has an address at all. */
type Sort = 'cluster' | 'local' | 'headless'

function service(sort: Sort): Manifest {
  const spec = {
    ...(sort === 'headless' ? { clusterIP: 'None' } : {}),
    ...(sort === 'local' ? { internalTrafficPolicy: 'Local' } : {}),
    selector: { app: 'web' },
    ports: [{ port: 80 }],
  }
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, ...{ spec } }
}

function build(pods: readonly PodFacts[]): Stage {
  const stage = openStage(cluster)
  stage.create('namespaces', namespace('staging'))
  for (const { name, node, app, broken, elsewhere } of pods) {
    const image = broken ? 'nginx:nosuchtag' : 'nginx:1.27'
    const space = elsewhere ? { namespace: 'staging' } : {}
    stage.create('pods', pod(name, { labels: { app }, nodeName: node, image, ...space }))
  }
  stage.cluster.settle(15_000)
  return stage
}

/** The Pod addresses to which the rules of this node send what is meant for the Service. */
function targets(built: Stage, sort: Sort, node: string): number {
  const stage = built.fork()
  stage.create('services', service(sort))
  stage.cluster.advance(2000)
  const { stdout } = stage.cluster.showRules(node, ['iptables-save', '-t', 'nat'])
  const lines = stdout.split('\n').filter((line) => line.includes('"default/web"') && line.includes('DNAT'))
  return new Set(lines.map((line) => /--to-destination (\S+)/.exec(line)?.[1])).size
}

export default defineQuestion({
  id: 'service-rules-on-node',
  concepts: ['kube-proxy', 'service', 'endpoints-and-endpointslices'],
  levels: [1, 2, 3],
  kinds: ['number'],
  generate(context) {
    const { rng, difficulty } = context
    const pods = draw(context)
    const sort: Sort = difficulty < 3 ? 'cluster' : rng.pick(['cluster', 'local', 'local', 'headless'])
    const node = rng.pick(['worker-1', 'worker-2', 'control-plane'])
    const built = build(pods)
    const value = targets(built, sort, node)
    const selected = pods.filter(({ app }) => app === 'web')
    const here = (of: PodFacts) => sort === 'cluster' || (sort === 'local' && of.node === node)
    const believed = [
      { misconception: 'only-nodes-with-pods', answer: node === 'control-plane' ? 0 : value },
      { misconception: 'only-own-pods', answer: targets(built, 'local', node) },
      {
        misconception: 'unready-pods-are-targets',
        answer: selected.filter((p) => !p.elsewhere && here(p)).length,
      },
      { misconception: 'policy-is-ignored', answer: targets(built, 'cluster', node) },
      {
        misconception: 'other-namespaces-count',
        answer: selected.filter((p) => !p.broken && here(p)).length,
      },
      { misconception: 'one-rule-per-node', answer: new Set(selected.map((p) => p.node)).size },
      { misconception: 'every-pod-is-a-target', answer: pods.length },
    ].filter(({ answer }) => answer !== value)
    const slips = believed
      .filter(({ answer }, i) => believed.findIndex((b) => b.answer === answer) === i)
      .map(({ misconception, answer }): Slip => ({ misconception, answer: String(answer) }))
    const look = 'kubectl get pods -A -l app -o wide --show-labels'
    const columns =
      'kubectl get pods -A -l app -o custom-columns=NAMESPACE:.metadata.namespace,NAME:.metadata.name,' +
      'READY:.status.containerStatuses[0].ready,NODE:.spec.nodeName,APP:.metadata.labels.app'
    const manifest = service(sort)
    return {
      kind: 'number',
      prompt: { key: 'prompt', params: { node } },
      exhibits: [
        { kind: 'yaml', title: { key: 'service' }, text: yamlOf(manifest) },
        { kind: 'terminal', text: `$ ${columns}\n${built.kubectl(columns).stdout.trimEnd()}` },
      ],
      body: { min: 0, max: 20 },
      key: { value },
      slips,
      explanation: {
        rule: { key: difficulty === 3 ? 'rule-policy' : 'rule' },
        facts: [{ key: 'observed', params: { node, value } }],
      },
      scenario: { cluster, objects: [manifest], commands: [look] },
    }
  },
})

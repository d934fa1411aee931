import { deployment, service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const node = 'worker-1'

/** What stops: the kubelet alone, or the whole machine. */
type Loss = 'kubelet' | 'machine'

const facts = ['answers', 'service', 'logs', 'ready', 'starts', 'removed', 'replaced', 'listed'] as const
type Fact = (typeof facts)[number]

const objects = (replicas: number): Manifest[] => [
  deployment('web', { replicas, labels: { app: 'web' } }),
  service('web', { app: 'web' }),
]

const running = new Map<number, Stage>()

function runningWeb(replicas: number): Stage {
  let stage = running.get(replicas)
  if (!stage) {
    stage = openStage(cluster)
    const [workload, front] = objects(replicas) as [Manifest, Manifest]
    stage.create('deployments.apps', workload)
    stage.create('services', front)
    stage.settle()
    running.set(replicas, stage)
  }
  return stage.fork()
}

const known = new Map<string, Set<Fact>>()

function factsAfter(replicas: number, loss: Loss, seconds: number): Set<Fact> {
  const id = `${replicas} ${loss} ${seconds}`
  const seen = known.get(id) ?? lookAround(runningWeb(replicas), loss, seconds)
  known.set(id, seen)
  return seen
}

/** What holds of the lost node's Pods some time after the loss. */
function lookAround(stage: Stage, loss: Loss, seconds: number): Set<Fact> {
  const before = stage.list('pods', 'default')
  const victim = before.find((p) => p.spec.nodeName === node)
  if (!victim) throw new Error(`no Pod on ${node}`)
  if (loss === 'kubelet') stage.cluster.stopComponent(`kubelet/${node}`)
  else stage.cluster.hosts.powerOff(node)
  stage.cluster.advance(seconds * 1000)
  const { name } = victim.metadata
  const seen = new Set<Fact>()
  const note = (fact: Fact, holds: boolean | undefined) => holds && seen.add(fact)
  note('answers', stage.cluster.canReach({ node: 'worker-2' }, victim.status?.podIP ?? '', 80).ok)
  const slices = stage.list('endpointslices.discovery.k8s.io', 'default', 'kubernetes.io/service-name=web')
  const endpoint = slices.flatMap((s) => s.endpoints ?? []).find((e) => e.targetRef?.name === name)
  note('service', endpoint !== undefined && endpoint.conditions?.ready !== false)
  note('logs', stage.kubectl(`kubectl logs ${name}`).exitCode === 0)
  const ready = stage.get('nodes', node).status?.conditions?.find(({ type }) => type === 'Ready')
  note('ready', ready?.status === 'True')
  const later = stage.list('pods', 'default')
  note(
    'listed',
    later.some((p) => p.metadata.uid === victim.metadata.uid),
  )
  note(
    'replaced',
    later.some((p) => !before.some((b) => b.metadata.uid === p.metadata.uid)),
  )
  const deletion = stage.fork()
  deletion.kubectl(`kubectl delete pod ${name} --wait=false`)
  deletion.cluster.advance(60_000)
  note('removed', !deletion.exists('pods', name))
  const addition = stage.fork()
  addition.kubectl(`kubectl run extra --image=nginx:1.27 --overrides='{"spec":{"nodeName":"${node}"}}'`)
  addition.cluster.advance(20_000)
  note(
    'starts',
    addition.exists('pods', 'extra') && addition.get('pods', 'extra').status?.phase === 'Running',
  )
  return seen
}

export default defineQuestion({
  id: 'kubelet-stopped',
  concepts: ['kubelet', 'container-runtime', 'node', 'finalizers-and-deletion', 'node-not-ready'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate({ rng, difficulty }) {
    const replicas = rng.int(2, 4)
    const loss: Loss = difficulty === 1 ? 'kubelet' : rng.pick(['kubelet', 'machine'])
    const seconds = difficulty === 1 ? 10 : rng.pick(difficulty === 2 ? [10, 120] : [120, 480])
    const holding = factsAfter(replicas, loss, seconds)
    const items = rng.sample(facts, difficulty === 1 ? 4 : 5)
    const truth = new Set<string>(items.filter((item) => holding.has(item)))
    if (truth.size === 0 || truth.size === items.length) return undefined
    const has = (...of: Fact[]) => new Set<string>([...truth, ...of.filter((f) => items.includes(f))])
    const without = (...of: Fact[]) => new Set<string>([...truth].filter((f) => !of.includes(f as Fact)))
    const other = factsAfter(replicas, loss === 'kubelet' ? 'machine' : 'kubelet', seconds)
    const beliefs: Belief[] = [
      {
        misconception: 'containers-stop-with-the-kubelet',
        right: loss === 'kubelet' ? new Set<string>([...truth].filter((f) => other.has(f as Fact))) : truth,
      },
      { misconception: 'logs-come-from-the-server', right: has('logs') },
      { misconception: 'somebody-else-acts', right: has('starts', 'removed') },
      {
        misconception: 'noticed-at-once',
        right:
          seconds < 60
            ? new Set(
                [...without('service', 'ready', 'listed'), ...has('replaced')].filter(
                  (f) => !['service', 'ready', 'listed'].includes(f),
                ),
              )
            : has('replaced'),
      },
      {
        misconception: 'never-noticed',
        right: new Set([...has('service', 'ready')].filter((f) => f !== 'replaced')),
      },
      { misconception: 'a-machine-off-still-answers', right: has('answers') },
      { misconception: 'objects-go-with-the-node', right: without('listed') },
    ]
    const options = optionsOf(items.map((key) => ({ key })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => [
        id,
        { key: truth.has(items[i] ?? '') ? 'so' : 'not-so' },
      ]),
    )
    const manifests = objects(replicas)
    return {
      kind: 'multiple-choice',
      prompt: { key: loss, params: { seconds } },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...manifests) }],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: items.length, seconds } }],
        because,
      },
      scenario: { cluster, objects: manifests, commands: ['kubectl get pods -o wide'] },
    }
  },
})

import { replicaSet } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'

interface Member {
  name: string
  /** Undefined: no node fits. */
  node: string | undefined
  ready: boolean
  cost: number | undefined
  /** Minutes before the question. */
  age: number
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const costKey = 'controller.kubernetes.io/pod-deletion-cost'

function manifestOf({ name, node, ready, cost }: Member): Manifest {
  const bad = { httpGet: { path: '/gone', port: 80 } }
  const spec = {
    ...(node ? { nodeName: node } : { nodeSelector: { disk: 'none' } }),
    containers: [{ name: 'app', image: 'nginx:1.27', ...(ready ? {} : { readinessProbe: bad }) }],
  }
  const annotations = cost === undefined ? {} : { annotations: { [costKey]: String(cost) } }
  const metadata = { name, labels: { app: 'web' }, ...annotations }
  return { apiVersion: 'v1', kind: 'Pod', metadata, ...{ spec } }
}

/** Which Pods go when a ReplicaSet that has adopted all of them is scaled down by so many. */
function goes(members: readonly Member[], down: number): Set<string> | undefined {
  const stage = openStage(cluster)
  const byAge = [...members].sort((a, b) => b.age - a.age)
  byAge.forEach((member, i) => {
    stage.create('pods', manifestOf(member))
    stage.cluster.drain()
    stage.cluster.advance((member.age - (byAge[i + 1]?.age ?? 1)) * 60_000)
  })
  const replicas = members.length
  stage.create('replicasets.apps', replicaSet('web', { replicas, labels: { app: 'web' } }))
  stage.cluster.advance(20_000)
  if (stage.list('pods', 'default').length !== replicas) return undefined
  stage.kubectl(`kubectl scale replicaset web --replicas=${replicas - down}`)
  stage.cluster.advance(60_000)
  const left = new Set(stage.list('pods', 'default').map(({ metadata }) => metadata.name))
  return new Set(members.map(({ name }) => name).filter((name) => !left.has(name)))
}

function draw({ rng, difficulty }: GenerateContext): Member[] {
  const count = difficulty === 1 ? 4 : 5
  // Ages are compared roughly, by powers of two: these differ clearly.
  const ages = rng.sample([2, 5, 15, 40, 110], count)
  const names = rng.sample(['web-a', 'web-b', 'web-c', 'web-d', 'web-e'], count).sort()
  return names.map((name, i): Member => {
    const pending = difficulty >= 3 && rng.chance(0.15)
    return {
      name,
      node: pending ? undefined : difficulty >= 3 ? rng.pick(['worker-1', 'worker-2']) : 'worker-1',
      ready: !pending && rng.chance(difficulty === 1 ? 0.8 : 0.85),
      cost: difficulty >= 2 && rng.chance(0.4) ? rng.pick([-10, 5, 100]) : undefined,
      age: ages[i] ?? 0,
    }
  })
}

function table(members: readonly Member[]): string {
  const shown = (minutes: number) => (minutes >= 120 ? `${Math.floor(minutes / 60)}h` : `${minutes}m`)
  const rows = members.map(({ name, node, ready, cost, age }) => [
    name,
    node ?? '<none>',
    node ? 'Running' : 'Pending',
    ready ? 'True' : 'False',
    String(cost ?? '<none>'),
    shown(age),
  ])
  return tableOf([['NAME', 'NODE', 'PHASE', 'READY', 'DELETION-COST', 'AGE'], ...rows])
}

/** The first so many when the Pods are put in this order. */
function firstOf(members: readonly Member[], down: number, rank: (member: Member) => number): Set<string> {
  const sorted = [...members].sort((a, b) => rank(a) - rank(b))
  return new Set(sorted.slice(0, down).map(({ name }) => name))
}

export default defineQuestion({
  id: 'replicaset-deletes-first',
  concepts: ['replicaset', 'deployment', 'pod-lifecycle'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const members = draw(context)
    const down = context.rng.int(1, members.length - 2)
    const truth = goes(members, down)
    if (!truth || truth.size !== down) return undefined
    // Where the rule leaves a choice, another order of creation would give another answer: such draws are left out.
    const mirrored = goes([...members].reverse(), down)
    if (!mirrored || [...mirrored].some((name) => !truth.has(name))) return undefined
    const costs = members.some(({ cost }) => cost !== undefined)
    const beliefs: Belief[] = [
      { misconception: 'oldest-first', right: firstOf(members, down, ({ age }) => -age) },
      ...(costs
        ? [
            {
              misconception: 'cost-counts-first',
              right: firstOf(members, down, ({ cost = 0, ready }) => cost * 10 + (ready ? 1 : 0)),
            },
            { misconception: 'high-cost-goes', right: firstOf(members, down, ({ cost = 0 }) => -cost) },
          ]
        : []),
      { misconception: 'only-age-counts', right: firstOf(members, down, ({ age }) => age) },
    ]
    const items = members.map(({ name }) => name)
    const options = optionsOf(items.map((code) => ({ code })))
    const [from, to] = [members.length, members.length - down]
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt', params: { from, to } },
      exhibits: [{ kind: 'terminal', text: table(members) }],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { pods: [...truth].sort().join(', ') } }],
        exhibits: costs
          ? [{ kind: 'yaml', text: yamlOf({ metadata: { annotations: { [costKey]: '-10' } } }) }]
          : [],
      },
      scenario: { cluster, objects: members.map(manifestOf), commands: [] },
    }
  },
})

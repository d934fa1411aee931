import { configMap } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

interface Thing {
  name: string
  owners: string[]
  label?: string
}

const look =
  'kubectl get configmaps --field-selector=metadata.name!=kube-root-ca.crt ' +
  '-o custom-columns=NAME:.metadata.name,OWNERS:.metadata.ownerReferences[*].name,PART-OF:.metadata.labels.part-of'

/** Owners come before what they own. */
function draw({ rng, difficulty }: GenerateContext): Thing[] {
  const names = rng.sample(
    ['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern', 'grape', 'hazel'],
    difficulty === 1 ? 5 : 6,
  )
  const things: Thing[] = names.slice(0, 2).map((name) => ({ name, owners: [] }))
  for (const name of names.slice(2)) {
    const roots = things.slice(0, 2)
    const possible = difficulty === 1 ? roots : things
    const count = rng.pick(difficulty === 1 ? [0, 1, 1] : [0, 1, 1, 2])
    const owners = rng.sample(possible, count).map((t) => t.name)
    things.push({ name, owners, ...(rng.chance(0.4) ? { label: rng.pick(roots).name } : {}) })
  }
  return things
}

function build(things: readonly Thing[]): Stage {
  const stage = openStage(cluster)
  const uids = new Map<string, string>()
  for (const { name, owners, label } of things) {
    const object = configMap(name, {})
    const ownerReferences = owners.map((owner) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: owner,
      uid: uids.get(owner),
    }))
    const metadata = {
      ...object.metadata,
      ...(label ? { labels: { 'part-of': label } } : {}),
      ...(owners.length ? { ownerReferences } : {}),
    }
    uids.set(name, stage.create('configmaps', { ...object, metadata }).metadata.uid)
  }
  return stage
}

function remaining(start: Stage, lines: readonly string[]): Set<string> {
  const stage = start.fork()
  for (const line of lines) {
    stage.kubectl(line)
    stage.cluster.advance(1000)
  }
  return new Set(stage.list('configmaps', 'default').map((o) => o.metadata.name))
}

function deletions({ rng, difficulty }: GenerateContext, [first, second]: readonly Thing[]): string[] {
  const remove = (name = '', orphan = false) =>
    `kubectl delete configmap ${name}${orphan ? ' --cascade=orphan' : ''}`
  const one = remove(first?.name)
  if (difficulty < 3) return [one]
  return rng.pick([
    [one, remove(second?.name)],
    [remove(first?.name, true)],
    [remove(first?.name, true), remove(second?.name)],
    [remove(first?.name, true), `kubectl create configmap ${first?.name}`, one],
  ])
}

/** Deleting each of these by hand, children that carry the label included. */
function byLabel(start: Stage, things: readonly Thing[], lines: readonly string[]): Set<string> {
  const labelled = things
    .filter((t) => t.label === things[0]?.name)
    .map((t) => `kubectl delete configmap ${t.name}`)
  return remaining(start, [...lines, ...labelled])
}

export default defineQuestion({
  id: 'garbage-collector-decides',
  concepts: ['owner-references-and-garbage-collection', 'labels-and-selectors', 'kube-controller-manager'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const things = draw(context)
    const lines = deletions(context, things)
    const all = things.map((t) => t.name)
    const before = build(things)
    const truth = remaining(before, lines)
    const items = all.filter((name) => name !== things[0]?.name || lines.some((l) => l.includes('create')))
    const right = new Set(items.filter((name) => truth.has(name)))
    if (right.size === 0 || right.size === items.length) return undefined
    const cascading = lines.map((line) => line.replace(' --cascade=orphan', ''))
    const owned = (keep: (owners: string[]) => string[]) =>
      build(things.map((t) => ({ ...t, owners: keep(t.owners) })))
    const isFirst = (name: string) => name === all[0]
    const isRoot = (name: string) => all.indexOf(name) < 2
    const beliefs: Belief[] = [
      { misconception: 'orphan-is-ignored', right: remaining(before, cascading) },
      {
        misconception: 'one-owner-gone-is-enough',
        right: remaining(
          owned((o) => [o.find(isFirst) ?? o[0] ?? []].flat()),
          lines,
        ),
      },
      {
        misconception: 'only-direct-children',
        right: remaining(
          owned((o) => (o.every(isRoot) ? o : [])),
          lines,
        ),
      },
      { misconception: 'labels-are-ownership', right: byLabel(before, things, lines) },
      {
        misconception: 'children-stay',
        right: new Set([
          ...truth,
          ...items.filter((n) => !lines.some((line) => line.split(' ').includes(n))),
        ]),
      },
    ]
    const options = optionsOf(items.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const thing = things.find((t) => t.name === items[i])
        const owners = thing?.owners.length ?? 0
        return [id, { key: right.has(items[i] ?? '') ? (owners ? 'kept' : 'unowned') : 'collected' }]
      }),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          text: `$ ${look}\n${before.kubectl(look).stdout}${lines.map((l) => `$ ${l}`).join('\n')}`,
        },
      ],
      body: { options },
      key: { options: idsOf(options, items, right) },
      slips: slipsOfBeliefs(options, items, right, beliefs),
      explanation: {
        rule: { key: lines.some((l) => l.includes('orphan')) ? 'rule-orphan' : 'rule' },
        facts: [{ key: 'observed', params: { count: right.size, total: items.length } }],
        because,
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})

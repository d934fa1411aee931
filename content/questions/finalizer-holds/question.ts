import { configMap, namespace } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const space = 'team'
const hold = 'example.com/cleanup'

const states = ['untouched', 'deleting', 'gone'] as const
type State = (typeof states)[number]

interface Thing {
  name: string
  owner?: string
  held: boolean
  /** Keeps an owner that is deleted in the foreground. */
  blocks: boolean
}

interface Deletion {
  things: Thing[]
  line: string
  /** The finalizer of this object is taken off afterwards. */
  released?: string
}

const cascades = ['background', 'foreground', 'orphan'] as const

function draw({ rng, difficulty }: GenerateContext): Deletion {
  const [parent, first, second, stranger] = rng.sample(['alpha', 'bravo', 'delta', 'gamma', 'omega'], 4) as [
    string,
    string,
    string,
    string,
  ]
  const child = (name: string): Thing => ({
    name,
    owner: parent,
    held: rng.chance(0.5),
    blocks: difficulty < 3 || rng.chance(0.6),
  })
  const things: Thing[] = [
    { name: parent, held: rng.chance(0.4), blocks: false },
    child(first),
    ...(difficulty === 1 ? [] : [child(second)]),
    { name: stranger, held: rng.chance(0.5), blocks: false },
  ]
  const inSpace = difficulty !== 2 && rng.chance(0.35)
  const cascade = difficulty === 1 ? 'background' : rng.pick(cascades)
  const held = things.filter((t) => t.held)
  const released = difficulty === 3 && held.length > 1 && rng.chance(0.5) ? rng.pick(held).name : undefined
  return {
    things: rng.shuffle(things),
    line: inSpace
      ? `kubectl delete namespace ${space} --wait=false`
      : `kubectl delete configmap ${parent} -n ${space} --cascade=${cascade} --wait=false`,
    ...(released ? { released } : {}),
  }
}

/** The objects in their Namespace, owners first, so that their uids are known. */
function build(things: readonly Thing[]): Stage {
  const stage = openStage(cluster)
  stage.create('namespaces', namespace(space))
  const uids = new Map<string, string>()
  for (const { name, owner, held, blocks } of [...things].sort(
    (a, b) => Number(Boolean(a.owner)) - Number(Boolean(b.owner)),
  )) {
    const object = configMap(name, {}, space)
    const reference = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: owner,
      uid: uids.get(owner ?? ''),
      blockOwnerDeletion: blocks,
    }
    const metadata = {
      ...object.metadata,
      ...(owner ? { ownerReferences: [reference] } : {}),
      ...(held ? { finalizers: [hold] } : {}),
    }
    uids.set(name, stage.create('configmaps', { ...object, metadata }).metadata.uid)
  }
  return stage
}

const releaseLine = (name: string) =>
  `kubectl patch configmap ${name} -n ${space} --type=merge -p '{"metadata":{"finalizers":null}}'`

function statesAfter(start: Stage, { things, line, released }: Deletion): Map<string, State> {
  const stage = start.fork()
  for (const one of [line, ...(released ? [releaseLine(released)] : [])]) {
    stage.kubectl(one)
    stage.cluster.advance(1000)
  }
  const left = new Map(
    stage.list('configmaps', space).map((o) => [o.metadata.name, o.metadata.deletionTimestamp]),
  )
  return new Map(
    things.map(({ name }) => [name, left.has(name) ? (left.get(name) ? 'deleting' : 'untouched') : 'gone']),
  )
}

export default defineQuestion({
  id: 'finalizer-holds',
  concepts: ['finalizers-and-deletion', 'owner-references-and-garbage-collection', 'namespaces'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const deletion = draw(context)
    const { things, line, released } = deletion
    if (!things.some((t) => t.held)) return undefined
    const before = build(things)
    const truth = statesAfter(before, deletion)
    if (new Set(truth.values()).size < 2) return undefined
    const unheld = statesAfter(build(things.map((t) => ({ ...t, held: false }))), deletion)
    const otherwise = (cascade: string) =>
      statesAfter(before, { ...deletion, line: line.replace(/--cascade=\w+/, `--cascade=${cascade}`) })
    const [orphaned, background, foreground] = line.includes('cascade')
      ? [otherwise('orphan'), otherwise('background'), otherwise('foreground')]
      : []
    const matched = things.map(({ name, held, owner }): Matched<State> => {
      const right = truth.get(name) ?? 'gone'
      return {
        text: { code: name },
        right,
        beliefs: {
          ...(held ? { 'finalizer-forbids': 'untouched', 'finalizer-only-delays': unheld.get(name) } : {}),
          ...(owner && orphaned ? { 'children-are-independent': orphaned.get(name) } : {}),
          ...(background && foreground
            ? {
                'children-first-or-last':
                  foreground.get(name) === right ? background.get(name) : foreground.get(name),
              }
            : { 'namespace-waits-for-all': 'deleting' }),
          ...(right === 'untouched' ? { 'deletion-spreads': 'gone' } : {}),
        },
        because: { key: `because-${right}` },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      states.map((value) => ({ value, text: { key: value } })),
    )
    const look =
      `kubectl get configmaps -n ${space} --field-selector=metadata.name!=kube-root-ca.crt ` +
      '-o custom-columns=NAME:.metadata.name,OWNER:.metadata.ownerReferences[*].name,' +
      'BLOCKS:.metadata.ownerReferences[*].blockOwnerDeletion,FINALIZERS:.metadata.finalizers'
    const lines = [line, ...(released ? [releaseLine(released)] : [])]
    return {
      kind: 'matching',
      prompt: { key: released ? 'prompt-released' : 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          text: `$ ${look}\n${before.kubectl(look).stdout}${lines.map((l) => `$ ${l}`).join('\n')}`,
        },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: {
          key: line.includes('namespace')
            ? 'rule-namespace'
            : line.includes('foreground')
              ? 'rule-foreground'
              : 'rule',
        },
        facts: [
          {
            key: 'observed',
            params: { gone: [...truth.values()].filter((s) => s === 'gone').length, total: things.length },
          },
        ],
        because,
      },
      scenario: { cluster, objects: [namespace(space)], commands: [] },
    }
  },
})

import type { NodeSpec } from '@/lib/cluster/cluster'
import { pod, type Toleration } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { optionsOf, reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const key = 'node.cloudprovider.kubernetes.io/uninitialized'
const line = (name: string) => `kubectl taint node ${name} ${key}=true:NoSchedule`

/** Two nodes of the cloud; the smaller one is the less attractive when both are possible. */
const workers: NodeSpec[] = [
  { name: 'worker-1', cpu: '2' },
  { name: 'worker-2', cpu: '8' },
]
const bare = { nodes: [{ name: 'control-plane', controlPlane: true }, ...workers] }
const inCloud = { ...bare, addons: ['cloud-provider'] }

const reasons = ['only-initialized', 'tolerates', 'no-node', 'manager-initialized', 'named-directly'] as const
type Reason = (typeof reasons)[number]

interface Situation {
  fresh: string[]
  managed: boolean
  tolerations: Toleration[]
  nodeName?: string
  cpu: string
}

function draw({ rng, difficulty }: GenerateContext): Situation {
  const names = workers.map(({ name }) => name)
  const fresh = rng.sample(names, rng.pick(difficulty === 1 ? [1, 2] : [1, 2, 2]))
  const tolerations: Toleration[][] = [
    [],
    [{ key, operator: 'Exists', effect: 'NoSchedule' }],
    [{ key, operator: 'Equal', value: 'true', effect: 'NoSchedule' }],
    ...(difficulty >= 2
      ? [
          [{ operator: 'Exists' as const }],
          [{ key, operator: 'Exists' as const, effect: 'NoExecute' }],
          [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists' as const }],
        ]
      : []),
  ]
  const named = difficulty === 3 && rng.chance(0.4)
  return {
    fresh,
    managed: difficulty >= 2 && rng.chance(0.3),
    tolerations: rng.pick(tolerations),
    ...(named ? { nodeName: rng.pick(names) } : {}),
    // A kubelet would refuse a named Pod that does not fit.
    cpu: named ? '500m' : rng.pick(['500m', '3']),
  }
}

const manifestOf = ({ tolerations, nodeName, cpu }: Situation) =>
  pod('app', { tolerations, requests: { cpu }, ...(nodeName ? { nodeName } : {}) })

interface Placed {
  /** The node, or 'pending'. */
  place: string
  /** Nodes that passed the filters when the scheduler last looked. */
  possible: number
}

const placed = new Map<string, Placed>()

function tryOut(situation: Situation): Placed {
  const id = JSON.stringify(situation)
  const seen = placed.get(id) ?? schedule(situation)
  placed.set(id, seen)
  return seen
}

function schedule(situation: Situation): Placed {
  const stage = openStage(situation.managed ? inCloud : bare)
  for (const name of situation.fresh) stage.kubectl(line(name))
  stage.create('pods', manifestOf(situation))
  stage.cluster.advance(situation.managed ? 10_000 : 1000)
  const verdicts = stage.cluster.decisions('default/app').at(-1)?.nodes ?? []
  return {
    place: stage.get('pods', 'app').spec.nodeName ?? 'pending',
    possible: verdicts.filter(({ plugin }) => !plugin).length,
  }
}

const placeOf = (situation: Situation) => tryOut(situation).place

/** Why: what the place would be with one fact changed. */
function reasonFor(situation: Situation, place: string): Reason {
  if (situation.nodeName) return 'named-directly'
  if (place === 'pending') return 'no-node'
  if (!situation.fresh.includes(place)) return 'only-initialized'
  return placeOf({ ...situation, tolerations: [] }) === place ? 'manager-initialized' : 'tolerates'
}

export default defineQuestion({
  id: 'uninitialized-node',
  concepts: ['cloud-controller-manager', 'taints-and-tolerations', 'node', 'kube-scheduler'],
  levels: [1, 2, 3],
  kinds: ['placement'],
  generate(context) {
    const situation = draw(context)
    const { fresh, managed, nodeName } = situation
    const place = placeOf(situation)
    // Of two nodes that would do, the score chooses: that is another question.
    if (tryOut(situation).possible > 1) return undefined
    // With the manager at work, only the taint may have stood in the way, and nothing else have helped.
    if (managed && placeOf({ ...situation, managed: false }) !== 'pending') return undefined
    const places = [...workers.map(({ name }) => name), 'pending']
    const options = optionsOf(places.map((p) => (p === 'pending' ? { key: 'pending' } : { code: p })))
    const reason = reasonFor(situation, place)
    const shown = context.rng.shuffle(reasons)
    const why = reasonsOf(shown.map((own) => ({ key: own })))
    const untainted = placeOf({ ...situation, fresh: [] })
    const untolerated = placeOf({ ...situation, tolerations: [], nodeName: undefined, managed: false })
    const tolerates = situation.tolerations.some(({ key }) => !key || key.includes('uninitialized'))
    const slipFor = (p: string): string => {
      if (nodeName) return 'taints-stop-named-pods'
      if (p === untainted) return 'taint-is-a-label'
      if (p === 'pending') return managed ? 'taint-stays-for-ever' : 'toleration-does-not-help'
      if (!tolerates) return 'taint-is-a-label'
      return p === untolerated ? 'toleration-does-not-help' : 'toleration-attracts'
    }
    const slips = [
      ...options.flatMap(({ id }, i): Slip[] =>
        places[i] === place ? [] : [{ misconception: slipFor(places[i] ?? ''), option: id, chosen: true }],
      ),
      ...why.flatMap(({ id }, i): Slip[] => {
        if (shown[i] === reason) return []
        const belief =
          shown[i] === 'manager-initialized'
            ? 'kubelet-removes-the-taint'
            : shown[i] === 'tolerates' && tolerates
              ? 'toleration-attracts'
              : undefined
        return belief ? [{ misconception: belief, option: id, chosen: true }] : []
      }),
    ]
    const manifest = manifestOf(situation)
    return {
      kind: 'placement',
      prompt: {
        key: managed ? 'prompt-managed' : 'prompt',
        params: { nodes: fresh.map((n) => `\`${n}\``).join(', ') },
      },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'nodes' },
          text: workers
            .map(
              ({ name, cpu }) =>
                `${name}   cpu ${cpu}   ${fresh.includes(name) ? `${key}=true:NoSchedule` : '<none>'}`,
            )
            .join('\n'),
        },
        { kind: 'yaml', title: { key: 'pod' }, text: yamlOf(manifest) },
      ],
      body: { options, reasons: why },
      key: { option: options[places.indexOf(place)]?.id ?? '', reason: why[shown.indexOf(reason)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: place === 'pending' ? 'waited' : 'bound', params: { place } }],
      },
      scenario: { cluster: managed ? inCloud : bare, objects: [manifest], commands: fresh.map(line) },
    }
  },
})

import { namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { networkPolicy, server } from '@/lib/goal/traffic-manifests'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Arrow, Slip } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const POLICIES = 'networkpolicies.networking.k8s.io'

interface Place {
  space: 'shop' | 'ops'
  app: string
}
interface Edge {
  from: Place
  to: Place
}
type Side = 'Ingress' | 'Egress'

const places: Place[] = [
  ...['front', 'api', 'db'].map((app): Place => ({ space: 'shop', app })),
  ...['batch', 'audit'].map((app): Place => ({ space: 'ops', app })),
]
const nameOf = ({ space, app }: Place) => `${space}/${app}`
const base: Manifest[] = [
  ...(['shop', 'ops'] as const).map((space) => ({
    ...namespace(space),
    metadata: { name: space, labels: { team: space } },
  })),
  ...places.map(({ space, app }) => server(app, { namespace: space, labels: { app } })),
]
const podSelector = ({ app }: Place) => ({ podSelector: { matchLabels: { app } } })
const spaceSelector = ({ space }: Place) => ({ namespaceSelector: { matchLabels: { team: space } } })

/** How a policy of `own` means another Pod; as careless authors do, it may mean less or more. */
function peer({ rng, difficulty }: GenerateContext, own: Place, other: Place): object[] {
  if (own.space === other.space) return [podSelector(other)]
  const both = { ...spaceSelector(other), ...podSelector(other) }
  const drawn = difficulty >= 4 ? rng.pick(['both', 'pod', 'space', 'or'] as const) : 'both'
  if (drawn === 'pod') return [podSelector(other)]
  if (drawn === 'space') return [spaceSelector(other)]
  return drawn === 'or' ? [spaceSelector(other), podSelector(other)] : [both]
}

interface Drawn {
  used: Place[]
  closed: Manifest[]
  opened: { side: Side; policy: Manifest }[]
}

/** Namespaces that are closed, in one direction or both, and policies that open something; not always at both ends. */
function draw(context: GenerateContext): Drawn {
  const { rng, difficulty } = context
  const used = difficulty === 1 ? places.slice(0, 4) : places.slice(0, difficulty === 2 ? 4 : 5)
  const sides: Side[] = difficulty >= 3 ? ['Ingress', 'Egress'] : ['Ingress']
  const spaces = difficulty >= 4 || difficulty === 2 ? (['shop', 'ops'] as const) : (['shop'] as const)
  const closed = spaces.map((space) =>
    networkPolicy('closed', { podSelector: {}, policyTypes: sides }, { namespace: space }),
  )
  const pairs = used.flatMap((from) => used.flatMap((to): Edge[] => (from === to ? [] : [{ from, to }])))
  const wanted = rng.sample(pairs, difficulty === 1 ? 3 : 4)
  const opened = wanted.flatMap(({ from, to }, i) =>
    sides.flatMap((side): Drawn['opened'] => {
      const [own, other] = side === 'Ingress' ? [to, from] : [from, to]
      const isClosed = spaces.some((space) => space === own.space)
      if (!isClosed || (sides.length > 1 && rng.chance(0.15))) return []
      const rule = { [side === 'Ingress' ? 'from' : 'to']: peer(context, own, other) }
      const spec = {
        ...podSelector(own),
        ...{ policyTypes: [side], [side.toLowerCase()]: [rule] },
      }
      return [
        {
          side,
          policy: networkPolicy(`open-${i + 1}-${side.slice(0, 2).toLowerCase()}`, spec, {
            namespace: own.space,
          }),
        },
      ]
    }),
  )
  return { used, closed, opened }
}

/** Which Pods can connect to which, if these are the policies. */
function connections(before: Stage, used: readonly Place[], policies: readonly Manifest[]): string[] {
  const stage = before.fork()
  for (const one of policies) stage.create(POLICIES, one)
  stage.cluster.drain()
  return used.flatMap((from) =>
    used.flatMap((to) => {
      if (from === to) return []
      const target = { kind: 'Pod', namespace: to.space, name: to.app }
      const { ok } = stage.cluster.canReach({ namespace: from.space, pod: from.app }, target, 80)
      return ok ? [`${nameOf(from)}>${nameOf(to)}`] : []
    }),
  )
}

export default defineQuestion({
  id: 'connection-that-is-missing',
  concepts: ['network-policy', 'namespaces', 'multi-tenancy'],
  levels: [1, 2, 3, 4],
  kinds: ['arrow'],
  async generate(context) {
    const { rng, difficulty } = context
    const { used, closed, opened } = draw(context)
    const stage = await settledStage(cluster, base)
    const policies = [...closed, ...opened.map(({ policy }) => policy)]
    const seen = connections(stage, used, policies)
    if (seen.length < 2 || seen.length > 8) return undefined
    const missing = rng.pick(seen)
    const oneSide = (side: Side) =>
      connections(stage, used, [
        ...closed.map((one) =>
          networkPolicy('closed', { podSelector: {}, policyTypes: [side] }, spaceOf(one)),
        ),
        ...opened.filter((one) => one.side === side).map(({ policy }) => policy),
      ])
    const ofNames = connections(stage, used, [])
    const half = difficulty >= 3 ? [...oneSide('Ingress'), ...oneSide('Egress')] : []
    const turned = (edge: string) => edge.split('>').reverse().join('>')
    const beliefFor = (edge: string): string => {
      if (half.includes(edge)) return 'one-end-is-enough'
      if (seen.includes(turned(edge))) return 'allowed-both-ways'
      return 'policies-add-nothing'
    }
    const options = optionsOf(used.map((place) => ({ code: nameOf(place) })))
    const idOf = (name: string) => options[used.findIndex((place) => nameOf(place) === name)]?.id ?? ''
    const arrowOf = (edge: string): Arrow => {
      const [from = '', to = ''] = edge.split('>')
      return { from: idOf(from), to: idOf(to) }
    }
    const answerOf = (edge: string) => edge.split('>').map(idOf).join('>')
    const wrong = ofNames.filter((edge) => !seen.includes(edge))
    return {
      kind: 'arrow',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(...policies) }],
      body: {
        boxes: options.map((option, i) => ({
          ...option,
          ...{ row: used[i]?.space === 'ops' ? 2 : 1, column: (i % 3) + 1 },
        })),
        arrows: seen.filter((edge) => edge !== missing).map(arrowOf),
      },
      key: { arrows: [arrowOf(missing)] },
      slips: wrong.map((edge): Slip => ({ misconception: beliefFor(edge), answer: answerOf(edge) })),
      explanation: {
        rule: { key: difficulty >= 4 ? 'rule-peers' : difficulty === 3 ? 'rule-both' : 'rule' },
        facts: [{ key: 'observed', params: { missing: missing.replace('>', ' → ') } }],
      },
      scenario: { cluster, objects: [...base, ...policies], commands: ['kubectl get networkpolicies -A'] },
    }
  },
})

const spaceOf = ({ metadata: { namespace: space } }: Manifest) => (space ? { namespace: space } : {})

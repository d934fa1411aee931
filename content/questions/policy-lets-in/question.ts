import { namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { client, networkPolicy, server } from '@/lib/goal/traffic-manifests'
import { idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const SPACES = { shop: 'web', ops: 'ops' } as const
const roles = ['front', 'batch', 'audit'] as const
type Role = (typeof roles)[number]
type Space = keyof typeof SPACES

interface Peer {
  namespaceSelector?: object
  podSelector?: object
}

const labelled = (space: string) => ({
  ...namespace(space),
  metadata: { name: space, labels: { team: space } },
})
const callers = Object.keys(SPACES).flatMap((space) =>
  roles.map((role) => ({ space: space as Space, role, name: `${space}/${role}` })),
)
const base: Manifest[] = [
  ...Object.keys(SPACES).map(labelled),
  server('db', { namespace: 'shop', labels: { app: 'db' } }),
  ...callers.map(({ space, role }) => client(role, { namespace: space, labels: { role } })),
]

function spec(from: Peer[] | undefined, podSelector: object = { matchLabels: { app: 'db' } }): object {
  return {
    podSelector,
    policyTypes: ['Ingress'],
    ...(from ? { ingress: from.length ? [{ from }] : [{}] } : {}),
  }
}

const pods = (role: Role) => ({ podSelector: { matchLabels: { role } } })
const spaces = (space: Space) => ({ namespaceSelector: { matchLabels: { team: space } } })

/** Policies by name; besides, what the same peers would be if they were read in a wrong way. */
interface Drawn {
  policies: Manifest[]
  beliefs: Record<string, Manifest[]>
}

const policy = (name: string, what: object, space: Space = 'shop') =>
  networkPolicy(name, what, { namespace: space })

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [one, two] = rng.sample(roles, 2) as [Role, Role]
  const space = rng.pick(['shop', 'ops'] as const)
  const and = [{ ...spaces(space), ...pods(one) }]
  const or = [spaces(space), pods(one)]
  const everywhere = [{ namespaceSelector: {}, ...pods(one) }]
  const make = (from: Peer[]) => [policy('db', spec(from))]
  if (difficulty === 1) {
    const kind = rng.pick(['pods', 'space', 'closed', 'elsewhere'] as const)
    const other = { matchLabels: { app: 'web' } }
    if (kind === 'pods')
      return { policies: make([pods(one)]), beliefs: { 'pod-selector-everywhere': make(everywhere) } }
    if (kind === 'space')
      return {
        policies: make([spaces(space)]),
        beliefs: { 'own-namespace-always': make([spaces('shop'), spaces('ops')]) },
      }
    if (kind === 'closed')
      return {
        policies: [policy('db', spec([spaces(space)])), policy('deny', spec(undefined, {}))],
        beliefs: { 'deny-wins': [policy('deny', spec(undefined, {}))] },
      }
    return {
      policies: [policy('web', spec([pods(one)], other)), policy('db', spec([pods(two)]))],
      beliefs: { 'any-policy-opens': make([pods(one), pods(two)]) },
    }
  }
  const isAnd = rng.chance(0.5)
  const first: Drawn = isAnd
    ? { policies: make(and), beliefs: { 'and-read-as-or': make(or) } }
    : {
        policies: make(or),
        beliefs: {
          'or-read-as-and': make(and),
          'pod-selector-everywhere': make([spaces(space), ...everywhere]),
        },
      }
  if (difficulty === 2) return first
  const second = rng.pick([
    policy('more', spec([pods(two)])),
    policy('more', spec([{ ...spaces('ops'), ...pods(two) }])),
    policy('deny', spec(undefined, {})),
  ])
  const denies = second.metadata.name === 'deny'
  return {
    policies: [...first.policies, second],
    beliefs: {
      ...Object.fromEntries(Object.entries(first.beliefs).map(([name, made]) => [name, [...made, second]])),
      ...(denies ? { 'deny-wins': [second] } : { 'policies-must-all-allow': first.policies }),
    },
  }
}

const expression = (key: string, operator: string, values: string[]) => ({
  matchExpressions: [{ key, operator, values }],
})

/** Peers that say "not" and "one of"; at level 5 the Namespace ops is closed for what goes out, with an exception. */
function drawHard({ rng, difficulty }: GenerateContext): Drawn {
  const [one, two] = rng.sample(roles, 2) as [Role, Role]
  const space = rng.pick(['shop', 'ops'] as const)
  const notHere = { namespaceSelector: expression('team', 'NotIn', [space]) }
  const notOne = { podSelector: expression('role', 'NotIn', [one]) }
  const either = { podSelector: expression('role', 'In', [one, two]) }
  const shapes: { right: Peer[]; misread: string; wrong: Peer[] }[] = [
    { right: [{ ...notHere, ...pods(one) }], misread: 'and-read-as-or', wrong: [notHere, pods(one)] },
    { right: [notHere, pods(one)], misread: 'or-read-as-and', wrong: [{ ...notHere, ...pods(one) }] },
    {
      ...{ right: [{ ...spaces(space), ...notOne }], misread: 'not-means-the-named' },
      wrong: [{ ...spaces(space), ...pods(one) }],
    },
    {
      ...{ right: [either], misread: 'pod-selector-everywhere' },
      wrong: [{ namespaceSelector: {}, ...either }],
    },
    { right: [notOne], misread: 'not-means-the-named', wrong: [pods(one)] },
  ]
  const [first, second] = rng.sample(shapes, 2)
  if (!first || !second) throw new Error('too few shapes')
  const db = (name: string, from: Peer[]) => policy(name, spec(from))
  const deny = policy('deny', spec(undefined, {}))
  const egress = {
    ...{ podSelector: rng.pick([{}, expression('role', 'In', [one, two])]), policyTypes: ['Egress'] },
    egress: rng.pick([[], [{ to: [{ podSelector: { matchLabels: { app: 'db' } } }] }]]),
  }
  const exception = {
    ...{ podSelector: { matchLabels: { role: one } }, policyTypes: ['Egress'] },
    egress: [{ to: [{ ...spaces('shop'), podSelector: { matchLabels: { app: 'db' } } }] }],
  }
  const out = [policy('out', egress, 'ops'), ...(rng.chance(0.6) ? [policy('to-db', exception, 'ops')] : [])]
  const others = [...(rng.chance(0.4) ? [deny] : []), ...(difficulty === 5 ? out : [])]
  const whole = [db('db', first.right), db('more', second.right), ...others]
  return {
    policies: whole,
    beliefs: {
      ...(difficulty === 5 ? { 'egress-does-not-matter': whole.slice(0, 2) } : {}),
      [first.misread]: [db('db', first.wrong), db('more', second.right), ...others],
      [second.misread]: [db('db', first.right), db('more', second.wrong), ...others],
      'policies-must-all-allow': [db('db', first.right), ...others],
    },
  }
}

function admitted(base: Stage, policies: readonly Manifest[]): Set<string> {
  const stage = base.fork()
  for (const one of policies) stage.create('networkpolicies.networking.k8s.io', one)
  stage.cluster.drain()
  const to = { kind: 'Pod', namespace: 'shop', name: 'db' }
  const gets = ({ space, role }: (typeof callers)[number]) =>
    stage.cluster.canReach({ namespace: space, pod: role }, to, 80).ok
  return new Set(callers.filter(gets).map(({ name }) => name))
}

export default defineQuestion({
  id: 'policy-lets-in',
  concepts: ['network-policy', 'namespaces'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { policies, beliefs } = context.difficulty >= 4 ? drawHard(context) : draw(context)
    const stage = await settledStage(cluster, base)
    const truth = admitted(stage, policies)
    const items = callers.map(({ name }) => name)
    if (truth.size === 0 || truth.size === items.length) return undefined
    const believed = Object.entries(beliefs).map(([misconception, made]) => ({
      misconception,
      right: admitted(stage, made),
    }))
    const namespaceIsolates = new Set(items.filter((name) => truth.has(name) && name.startsWith('shop/')))
    believed.push({ misconception: 'namespaces-are-closed', right: namespaceIsolates })
    // Those that the policies of the target let in, whatever their own say.
    const inward = beliefs['egress-does-not-matter']
    const known = inward ? admitted(stage, inward) : truth
    const options = optionsOf(items.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map((option, i): [string, Message] => [
        option.id,
        {
          key: truth.has(items[i] ?? '')
            ? 'listed'
            : known.has(items[i] ?? '')
              ? 'not-let-out'
              : 'not-listed',
        },
      ]),
    )
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(...policies) }],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, believed),
      explanation: {
        rule: {
          key:
            ['rule-peers', 'rule-and-or', 'rule-add', 'rule-not', 'rule-egress'][context.difficulty - 1] ??
            '',
        },
        facts: [{ key: 'observed', params: { names: [...truth].join(', ') } }],
        because,
      },
      scenario: { cluster, objects: [...base, ...policies], commands: ['kubectl get networkpolicies -A'] },
    }
  },
})

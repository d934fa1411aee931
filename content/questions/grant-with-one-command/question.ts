import type { ConditionInput } from '@/lib/goal/condition'
import { namespace } from '@/lib/goal/manifests'
import type { Manifest } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message, Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Who {
  /** As the API server knows it. */
  as: string
  groups?: string[]
  flag: string
  /** What somebody types who takes one kind of subject for another. */
  wrongFlag: string
  text: Message
}

interface Drawn {
  who: Who
  role: 'view' | 'edit' | 'pod-reader'
  space: string
  other: string
  wide: boolean
}

const roles = {
  view: { verb: 'list', resource: 'deployments.apps', kind: 'ClusterRole' },
  edit: { verb: 'create', resource: 'deployments.apps', kind: 'ClusterRole' },
  'pod-reader': { verb: 'list', resource: 'pods', kind: 'Role' },
} as const

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [space = '', other = ''] = rng.sample(['shop', 'blog', 'wiki', 'mail'], 2)
  const name = rng.pick(['jane', 'omar', 'lena'])
  const team = rng.pick(['dev', 'ops', 'audit'])
  const robot = rng.pick(['builder', 'robot'])
  const home = difficulty === 3 ? other : space
  const people: Who[] = [
    {
      as: name,
      flag: `--user=${name}`,
      wrongFlag: `--group=${name}`,
      text: { key: 'user', params: { name } },
    },
    {
      ...{ as: 'anybody', groups: [team], flag: `--group=${team}`, wrongFlag: `--user=${team}` },
      text: { key: 'group', params: { name: team } },
    },
    {
      ...{ as: `system:serviceaccount:${home}:${robot}`, flag: `--serviceaccount=${home}:${robot}` },
      ...{ wrongFlag: `--user=${robot}`, text: { key: 'account', params: { name: robot, space: home } } },
    },
  ]
  const robots: Who = {
    ...{ as: `system:serviceaccount:${other}:any`, groups: [`system:serviceaccounts:${other}`] },
    ...{ flag: `--group=system:serviceaccounts:${other}`, wrongFlag: `--serviceaccount=${other}:default` },
    text: { key: 'accounts', params: { space: other } },
  }
  const asked =
    difficulty === 1 ? people.slice(0, 2) : difficulty === 2 ? people : [...people.slice(2), robots]
  const who = rng.pick(asked)
  const role = rng.pick(
    difficulty === 1 ? (['view', 'edit'] as const) : (['view', 'edit', 'pod-reader'] as const),
  )
  return {
    who,
    role,
    space,
    other,
    wide: role !== 'pod-reader' && rng.chance(difficulty === 1 ? 0.25 : 0.35),
  }
}

const podReader = (space: string): Manifest => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'pod-reader', namespace: space },
  ...{ rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }] },
})

function lineOf({ who, role, space, wide }: Drawn): string {
  const { kind } = roles[role]
  const refer = `--${kind.toLowerCase()}=${role} ${who.flag}`
  return wide
    ? `kubectl create clusterrolebinding team-access ${refer}`
    : `kubectl create rolebinding team-access ${refer} -n ${space}`
}

export default defineQuestion({
  id: 'grant-with-one-command',
  concepts: ['rbac', 'service-accounts', 'multi-tenancy'],
  levels: [1, 2, 3],
  kinds: ['command'],
  generate(context) {
    const drawn = draw(context)
    const { who, role, space, other, wide } = drawn
    const { verb, resource } = roles[role]
    const may = (where: string, allowed: boolean): ConditionInput => ({
      ...{ kind: 'access', as: who.as, verb, resource, namespace: where, allowed },
      ...(who.groups ? { groups: who.groups } : {}),
    })
    const more: ConditionInput = {
      ...may(space, false),
      verb: 'delete',
      resource: 'secrets',
    } as ConditionInput
    const goal = [may(space, true), may(other, wide), ...(role === 'edit' ? [] : [more])]
    const solution = lineOf(drawn)
    const otherScope = lineOf({ ...drawn, wide: !wide })
    const wrong = role === 'pod-reader' ? solution.replace(who.flag, who.wrongFlag) : otherScope
    const slips: Slip[] = [
      ...(role === 'pod-reader'
        ? []
        : [
            {
              misconception: 'cluster-role-wants-cluster-binding',
              when: wide ? [may(space, true), may(other, false)] : [may(other, true)],
            },
          ]),
      {
        misconception: 'subject-of-another-kind',
        when: [
          { kind: 'count', resource: 'rolebindings.rbac.authorization.k8s.io', namespace: space, equals: 1 },
          may(space, false),
        ],
      },
    ]
    return {
      kind: 'command',
      prompt: {
        key: wide ? 'prompt-wide' : role === 'pod-reader' ? 'prompt-role' : 'prompt',
        params: { who: who.text, role, space },
      },
      exhibits: [],
      body: { placeholder: 'kubectl create …' },
      key: { goal, solution, wrong },
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'shown', params: { line: solution } }],
      },
      scenario: {
        cluster,
        objects: [namespace(space), namespace(other), ...(role === 'pod-reader' ? [podReader(space)] : [])],
        commands: [],
      },
    }
  },
})

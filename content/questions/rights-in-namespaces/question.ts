import { namespace } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'
import type { Message } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const group = 'rbac.authorization.k8s.io'
const spaces = ['shop', 'blog'] as const

interface Subject {
  kind: 'User' | 'Group' | 'ServiceAccount'
  name: string
  namespace?: string
}

interface Binding {
  /** Undefined: a ClusterRoleBinding. */
  namespace?: string | undefined
  role: 'Role' | 'ClusterRole'
  subject: Subject
}

interface Who {
  key: string
  user: string
  groups: string[]
}

const account = (space: string): Who => ({
  key: `account-${space}`,
  user: `system:serviceaccount:${space}:robot`,
  groups: ['system:serviceaccounts', `system:serviceaccounts:${space}`, 'system:authenticated'],
})

const people: Who[] = [
  { key: 'jane', user: 'jane', groups: ['dev', 'system:authenticated'] },
  { key: 'omar', user: 'omar', groups: ['ops', 'system:authenticated'] },
  { key: 'user-named-dev', user: 'dev', groups: ['system:authenticated'] },
  ...spaces.map(account),
]

const subjects: Subject[] = [
  { kind: 'User', name: 'jane' },
  { kind: 'Group', name: 'dev' },
  { kind: 'User', name: 'dev' },
  { kind: 'ServiceAccount', name: 'robot', namespace: 'shop' },
  { kind: 'ServiceAccount', name: 'robot', namespace: 'blog' },
  { kind: 'Group', name: 'system:serviceaccounts:blog' },
  { kind: 'Group', name: 'system:authenticated' },
]

function draw({ rng, difficulty }: GenerateContext): Binding[] {
  const count = difficulty === 1 ? 1 : 2
  return Array.from({ length: count }, (): Binding => {
    const wide = rng.chance(difficulty === 1 ? 0.3 : 0.35)
    const subject = rng.pick(subjects.slice(0, difficulty === 3 ? 7 : difficulty === 2 ? 5 : 4))
    return {
      ...(wide ? {} : { namespace: rng.pick(spaces) }),
      role: wide || rng.chance(0.6) ? 'ClusterRole' : 'Role',
      subject,
    }
  })
}

const rules = [{ apiGroups: [''], resources: ['pods', 'nodes'], verbs: ['get', 'list'] }]

function objectsOf(bindings: readonly Binding[]): Manifest[] {
  const wide: Manifest = {
    apiVersion: `${group}/v1`,
    kind: 'ClusterRole',
    metadata: { name: 'viewer' },
    ...{ rules },
  }
  const narrow = spaces.map(
    (space): Manifest => ({
      apiVersion: `${group}/v1`,
      kind: 'Role',
      metadata: { name: 'viewer', namespace: space },
      ...{ rules },
    }),
  )
  return [...spaces.map(namespace), wide, ...narrow, ...bindings.map(bindingOf)]
}

function bindingOf({ namespace: space, role, subject }: Binding, i: number): Manifest {
  const apiGroup = subject.kind === 'ServiceAccount' ? {} : { apiGroup: group }
  return {
    apiVersion: `${group}/v1`,
    kind: space ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata: { name: `view-${i + 1}`, ...(space ? { namespace: space } : {}) },
    ...{ roleRef: { apiGroup: group, kind: role, name: 'viewer' }, subjects: [{ ...apiGroup, ...subject }] },
  }
}

const resourceOf: Record<string, 'namespaces'> = {}
for (const kind of ['ClusterRole', 'Role', 'ClusterRoleBinding', 'RoleBinding'])
  resourceOf[kind] = `${kind.toLowerCase()}s.${group}` as 'namespaces'

function built(bindings: readonly Binding[]): Stage {
  const stage = openStage(cluster)
  for (const object of objectsOf(bindings)) stage.create(resourceOf[object.kind] ?? 'namespaces', object)
  return stage
}

interface Ask {
  who: Who
  resource: 'pods' | 'nodes'
  namespace?: string | undefined
}

function allows(stage: Stage, { who, resource, namespace: space }: Ask): boolean {
  const resourceAttributes = { verb: 'list', resource, ...(space ? { namespace: space } : {}) }
  return stage.review({ user: who.user, groups: who.groups, resourceAttributes }).allowed
}

export default defineQuestion({
  id: 'rights-in-namespaces',
  concepts: ['rbac', 'service-accounts', 'multi-tenancy'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const bindings = draw(context)
    const stage = built(bindings)
    const asks = people.flatMap((who): Ask[] => [
      ...spaces.map((space): Ask => ({ who, resource: 'pods', namespace: space })),
      { who, resource: 'pods' },
      { who, resource: 'nodes' },
    ])
    const [right, wrong] = [true, false].map((wanted) => asks.filter((ask) => allows(stage, ask) === wanted))
    if (!right?.length || !wrong || wrong.length < 4) return undefined
    const count = rng.int(1, Math.min(3, right.length))
    const asked = rng.shuffle([...rng.sample(right, count), ...rng.sample(wrong, 5 - count)])
    const whole = built(
      bindings.map(({ namespace: _, role, subject }) => {
        return role === 'ClusterRole' ? { role, subject } : { role: 'ClusterRole', subject }
      }),
    )
    const kinds = built(
      bindings.map((one): Binding => ({ ...one, subject: { kind: 'Group', name: 'system:authenticated' } })),
    )
    const items = asked.map((ask): Item => {
      const { who, resource, namespace: space } = ask
      const ok = allows(stage, ask)
      const where: Message = space ? { key: 'in', params: { space } } : { key: 'everywhere' }
      const text: Message =
        resource === 'nodes'
          ? { key: 'nodes', params: { who: { key: who.key } } }
          : { key: 'pods', params: { who: { key: who.key }, where } }
      const taken = allows(whole, ask)
        ? resource === 'nodes'
          ? 'rule-is-enough-for-nodes'
          : 'cluster-role-reaches-everywhere'
        : allows(kinds, ask)
          ? who.key.startsWith('account')
            ? 'accounts-are-one'
            : bindings.some(({ subject }) => subject.name === 'dev')
              ? 'name-is-enough'
              : undefined
          : undefined
      return {
        text,
        right: ok,
        taken,
        left: who.user === 'jane' || who.user === 'omar' ? undefined : 'only-people-have-rights',
        because: { key: ok ? 'allowed' : 'refused' },
      }
    })
    const { body, key, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(...bindings.map(bindingOf)) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : 'rule-subjects' },
        facts: [{ key: 'observed', params: { count, total: 5 } }],
        because,
      },
      scenario: {
        cluster,
        objects: objectsOf(bindings),
        commands: ['kubectl auth can-i list pods -n shop --as=jane --as-group=dev'],
      },
    }
  },
})

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

interface Rule {
  apiGroups: string[]
  resources: string[]
  verbs: string[]
  resourceNames?: string[]
}

/** What the three roles named viewer allow. */
interface Grants {
  shop: Rule[]
  blog: Rule[]
  cluster: Rule[]
  /** The ClusterRole is put together from others, by their labels. */
  parts?: { name: string; labels: Record<string, string>; rules: Rule[] }[]
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
  const count = difficulty === 1 ? 1 : difficulty <= 3 ? 2 : 3
  return Array.from({ length: count }, (): Binding => {
    const wide = rng.chance(difficulty === 1 ? 0.3 : 0.35)
    const subject = rng.pick(subjects.slice(0, difficulty >= 3 ? 7 : difficulty === 2 ? 5 : 4))
    return {
      ...(wide ? {} : { namespace: rng.pick(spaces) }),
      role: wide || rng.chance(0.6) ? 'ClusterRole' : 'Role',
      subject,
    }
  })
}

const rules = [{ apiGroups: [''], resources: ['pods', 'nodes'], verbs: ['get', 'list'] }]
const plain: Grants = { shop: rules, blog: rules, cluster: rules }

/** Roles of one name that do not allow the same; at level 5 the ClusterRole collects its rules. */
function drawGrants({ rng, difficulty }: GenerateContext): Grants {
  const rule = (verbs: string[], resourceNames?: string[]): Rule => ({
    ...{ apiGroups: [''], resources: ['pods'], verbs },
    ...(resourceNames ? { resourceNames } : {}),
  })
  const own = (): Rule[] =>
    rng.pick([
      [rule(['get', 'list'])],
      [rule(['get'])],
      [rule(['list'])],
      [rule(['get', 'list'], ['web'])],
      [rule(['get'], ['db'])],
    ])
  const nodes: Rule = { apiGroups: [''], resources: ['nodes'], verbs: ['list'] }
  const grants = { shop: own(), blog: own(), cluster: [...own(), ...(rng.chance(0.5) ? [nodes] : [])] }
  if (difficulty === 4) return grants
  const labels = () => ({ 'to-viewer': rng.pick(['true', 'true', 'false']) })
  return {
    ...grants,
    parts: [
      { name: 'view-pods', labels: labels(), rules: own() },
      { name: 'view-nodes', labels: labels(), rules: [nodes] },
    ],
  }
}

function rolesOf({ shop, blog, cluster: whole, parts }: Grants): Manifest[] {
  const role = (name: string, more: object, what: object): Manifest => ({
    ...{ apiVersion: `${group}/v1`, kind: 'namespace' in more ? 'Role' : 'ClusterRole' },
    metadata: { name, ...more },
    ...what,
  })
  const clusterRoleSelectors = [{ matchLabels: { 'to-viewer': 'true' } }]
  return [
    ...(parts ?? []).map(({ name, labels, rules: own }) => role(name, { labels }, { rules: own })),
    role('viewer', {}, parts ? { aggregationRule: { clusterRoleSelectors } } : { rules: whole }),
    role('viewer', { namespace: 'shop' }, { rules: shop }),
    role('viewer', { namespace: 'blog' }, { rules: blog }),
  ]
}

function objectsOf(bindings: readonly Binding[], grants: Grants): Manifest[] {
  return [...spaces.map(namespace), ...rolesOf(grants), ...bindings.map(bindingOf)]
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

function built(bindings: readonly Binding[], grants = plain): Stage {
  const stage = openStage(cluster)
  for (const object of objectsOf(bindings, grants))
    stage.create(resourceOf[object.kind] ?? 'namespaces', object)
  if (grants.parts) stage.cluster.drain()
  return stage
}

interface Ask {
  who: Who
  resource: 'pods' | 'nodes'
  namespace?: string | undefined
  /** A Pod that is got by its name; otherwise everything is listed. */
  name?: string
}

function allows(stage: Stage, { who, resource, namespace: space, name }: Ask): boolean {
  const what = name ? { verb: 'get', name } : { verb: 'list' }
  const resourceAttributes = { ...what, resource, ...(space ? { namespace: space } : {}) }
  return stage.review({ user: who.user, groups: who.groups, resourceAttributes }).allowed
}

export default defineQuestion({
  id: 'rights-in-namespaces',
  concepts: ['rbac', 'service-accounts', 'multi-tenancy'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const bindings = draw(context)
    const grants = difficulty >= 4 ? drawGrants(context) : plain
    const stage = built(bindings, grants)
    const asks = people.flatMap((who): Ask[] => [
      ...spaces.map((space): Ask => ({ who, resource: 'pods', namespace: space })),
      ...(difficulty >= 4
        ? spaces.map((space): Ask => ({ who, resource: 'pods', namespace: space, name: 'web' }))
        : []),
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
      grants,
    )
    const generous = built(bindings)
    const kinds = built(
      bindings.map((one): Binding => ({ ...one, subject: { kind: 'Group', name: 'system:authenticated' } })),
      grants,
    )
    const items = asked.map((ask): Item => {
      const { who, resource, namespace: space, name } = ask
      const ok = allows(stage, ask)
      const where: Message = space ? { key: 'in', params: { space } } : { key: 'everywhere' }
      const text: Message =
        resource === 'nodes'
          ? { key: 'nodes', params: { who: { key: who.key } } }
          : { key: name ? 'pod' : 'pods', params: { who: { key: who.key }, where } }
      const roleOfOthers = grants !== plain && allows(generous, ask) ? 'role-of-the-name-will-do' : undefined
      const taken =
        roleOfOthers ??
        (allows(whole, ask)
          ? resource === 'nodes'
            ? 'rule-is-enough-for-nodes'
            : 'cluster-role-reaches-everywhere'
          : allows(kinds, ask)
            ? who.key.startsWith('account')
              ? 'accounts-are-one'
              : bindings.some(({ subject }) => subject.name === 'dev')
                ? 'name-is-enough'
                : undefined
            : undefined)
      return {
        text,
        right: ok,
        taken,
        left: who.user.startsWith('system:serviceaccount:') ? 'only-people-have-rights' : undefined,
        because: { key: ok ? 'allowed' : 'refused' },
      }
    })
    const { body, key, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: grants === plain ? 'prompt' : 'prompt-roles' },
      exhibits: [
        ...(grants === plain ? [] : [{ kind: 'yaml' as const, text: yamlOf(...rolesOf(grants)) }]),
        { kind: 'yaml', text: yamlOf(...bindings.map(bindingOf)) },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : difficulty <= 3 ? 'rule-subjects' : 'rule-roles' },
        facts: [{ key: 'observed', params: { count, total: 5 } }],
        because,
      },
      scenario: {
        cluster,
        objects: objectsOf(bindings, grants),
        commands: ['kubectl auth can-i list pods -n shop --as=jane --as-group=dev'],
      },
    }
  },
})

import { configMap, deployment, namespace, pod } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const space = 'team'
const group = 'rbac.authorization.k8s.io'

interface Rule {
  apiGroups: string[]
  resources: string[]
  verbs: string[]
  resourceNames?: string[]
}

const present: Manifest[] = [
  namespace(space),
  pod('web', { namespace: space }),
  deployment('shop', { replicas: 1, labels: { app: 'shop' }, namespace: space }),
  configMap('settings', { mode: 'live' }, space),
  configMap('flags', { beta: 'dark' }, space),
]

/** What is typed, and what someone believes who misjudges it. */
const tries: { line: string; level: number; misconception: string }[] = [
  { line: 'get pod web', level: 1, misconception: 'list-includes-get' },
  { line: 'get pods', level: 1, misconception: 'get-includes-list' },
  { line: 'delete pod web', level: 1, misconception: 'update-includes-delete' },
  { line: 'label pod web tier=front', level: 1, misconception: 'update-is-patch' },
  { line: 'run second --image=nginx:1.27', level: 1, misconception: 'write-is-one-right' },
  { line: 'get deployment shop', level: 1, misconception: 'group-does-not-matter' },
  { line: 'get pods --all-namespaces', level: 2, misconception: 'role-reaches-further' },
  { line: 'logs web', level: 2, misconception: 'get-includes-logs' },
  { line: 'scale deployment shop --replicas=2', level: 2, misconception: 'scale-is-the-deployment' },
  { line: 'get configmap settings', level: 2, misconception: 'list-includes-get' },
  { line: 'get configmap flags', level: 2, misconception: 'names-are-ignored' },
  { line: 'get configmaps', level: 3, misconception: 'names-filter-lists' },
  { line: 'create configmap extra --from-literal=a=b', level: 3, misconception: 'names-filter-lists' },
  { line: 'set image deployment/shop app=nginx:1.28', level: 3, misconception: 'update-is-patch' },
  { line: 'exec web -- true', level: 4, misconception: 'get-includes-logs' },
  { line: 'rollout restart deployment shop', level: 4, misconception: 'update-is-patch' },
  { line: 'annotate configmap flags seen=yes', level: 4, misconception: 'names-are-ignored' },
  { line: 'delete configmap settings', level: 4, misconception: 'names-are-ignored' },
  { line: 'delete pods --all', level: 4, misconception: 'delete-all-is-delete' },
]

/** Another Role, and to whom it is bound: jane, or somebody or something that only has her name or her Namespace. */
interface Second {
  rules: Rule[]
  subject: { kind: 'User' | 'Group' | 'ServiceAccount'; name: string; namespace?: string }
}

function drawSecond({ rng }: GenerateContext): Second {
  const some = (from: string[], count: number) => {
    const chosen = rng.sample(from, count)
    return from.filter((verb) => chosen.includes(verb))
  }
  const rules = rng.sample<Rule>(
    [
      { apiGroups: [''], resources: ['pods'], verbs: some(['list', 'delete', 'deletecollection'], 2) },
      { apiGroups: [''], resources: ['pods/exec'], verbs: [rng.pick(['create', 'get'])] },
      { apiGroups: ['apps'], resources: ['deployments'], verbs: some(['get', 'list', 'patch'], 2) },
      {
        ...{ apiGroups: [''], resources: ['configmaps'], resourceNames: [rng.pick(['settings', 'flags'])] },
        verbs: some(['get', 'patch', 'delete'], 2),
      },
    ],
    2,
  )
  const subject = rng.pick<Second['subject']>([
    { kind: 'User', name: 'jane' },
    { kind: 'User', name: 'jane' },
    { kind: 'Group', name: 'system:authenticated' },
    { kind: 'Group', name: 'jane' },
    { kind: 'ServiceAccount', name: 'jane', namespace: space },
  ])
  return { rules, subject }
}

const resourceOf = ({ kind }: Manifest) =>
  kind === 'Role' ? (`roles.${group}` as const) : (`rolebindings.${group}` as const)

const objectsOf = ({ rules, subject }: Second): Manifest[] => [
  { ...roleOf(rules), metadata: { name: 'second', namespace: space } },
  {
    ...{ apiVersion: `${group}/v1`, kind: 'RoleBinding', metadata: { name: 'second', namespace: space } },
    ...{
      roleRef: { apiGroup: group, kind: 'Role', name: 'second' },
      subjects: [{ ...(subject.kind === 'ServiceAccount' ? {} : { apiGroup: group }), ...subject }],
    },
  },
]

function draw({ rng, difficulty }: GenerateContext): Rule[] {
  const verbs = (from: string[], least: number) => {
    const chosen = rng.sample(from, rng.int(least, Math.min(3, from.length)))
    return from.filter((verb) => chosen.includes(verb))
  }
  const pods: Rule = {
    apiGroups: [''],
    resources: ['pods', ...(difficulty > 1 && rng.chance(0.5) ? ['pods/log'] : [])],
    verbs: verbs(['get', 'list', 'create', 'update', 'patch', 'delete'], 2),
  }
  const deployments: Rule = {
    apiGroups: [rng.chance(0.7) ? 'apps' : ''],
    resources: ['deployments', ...(difficulty > 1 && rng.chance(0.5) ? ['deployments/scale'] : [])],
    verbs: verbs(['get', 'update', 'patch'], 1),
  }
  const settings: Rule = {
    apiGroups: [''],
    resources: ['configmaps'],
    ...(rng.chance(0.7) ? { resourceNames: [rng.pick(['settings', 'flags'])] } : {}),
    verbs: verbs(['get', 'list', 'create'], 1),
  }
  if (difficulty === 1) return rng.chance(0.5) ? [pods] : [pods, deployments]
  return difficulty === 2 ? [pods, rng.pick([deployments, settings])] : [pods, deployments, settings]
}

const roleOf = (rules: Rule[]): Manifest => ({
  apiVersion: `${group}/v1`,
  kind: 'Role',
  metadata: { name: 'jane', namespace: space },
  ...{ rules },
})

const binding: Manifest = {
  apiVersion: `${group}/v1`,
  kind: 'RoleBinding',
  metadata: { name: 'jane', namespace: space },
  ...{
    roleRef: { apiGroup: group, kind: 'Role', name: 'jane' },
    subjects: [{ apiGroup: group, kind: 'User', name: 'jane' }],
  },
}

export default defineQuestion({
  id: 'what-a-role-allows',
  concepts: ['rbac', 'authentication-and-kubeconfig'],
  levels: [1, 2, 3, 4],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { rng, difficulty } = context
    const rules = draw(context)
    const second = difficulty === 4 ? drawSecond(context) : undefined
    const more = second ? objectsOf(second) : []
    const touched = [...rules, ...(second?.rules ?? [])].flatMap(({ resources }) =>
      resources.map((r) => r.replace(/s?(\/.*)?$/, '')),
    )
    const possible = tries.filter(
      ({ line, level }) =>
        level <= difficulty &&
        (touched.some((word) => line.includes(word)) || /^(run|logs)|deployment/.test(line)),
    )
    const asked = rng.sample(possible, 5)
    const before = await settledStage(cluster, present)
    before.create('roles.rbac.authorization.k8s.io', roleOf(rules))
    before.create('rolebindings.rbac.authorization.k8s.io', binding)
    const without = before.fork()
    for (const one of more) before.create(resourceOf(one), one)
    const isHers =
      second && ['User', 'system:authenticated'].some((one) => Object.values(second.subject).includes(one))
    const bound = without.fork()
    if (second)
      for (const one of objectsOf({ ...second, subject: { kind: 'User', name: 'jane' } }))
        bound.create(resourceOf(one), one)
    const items = asked.map(({ line, misconception }): Item => {
      const where = line.includes('all-namespaces') ? '' : ` -n ${space}`
      const { exitCode, stderr } = before.fork().kubectl(`kubectl ${line}${where} --as=jane`)
      const [message = ''] = stderr.split('\n')
      if (exitCode !== 0 && !stderr.includes('cannot')) throw new Error(`${line}: ${stderr}`)
      return {
        text: { code: `kubectl ${line}${where}` },
        right: exitCode === 0,
        taken:
          second && !isHers && bound.fork().kubectl(`kubectl ${line}${where} --as=jane`).exitCode === 0
            ? 'name-is-enough'
            : misconception,
        because: exitCode === 0 ? { key: 'allowed' } : { key: 'forbidden', params: { message } },
      }
    })
    const count = items.filter(({ right }) => right).length
    if (count === 0 || count === items.length) return undefined
    const { body, key, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt', params: { space } },
      exhibits: [
        { kind: 'yaml', title: { key: 'role' }, text: yamlOf(roleOf(rules)) },
        ...(second ? [{ kind: 'yaml' as const, title: { key: 'second' }, text: yamlOf(...more) }] : []),
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : second ? 'rule-second' : 'rule-names' },
        facts: [{ key: 'observed', params: { count, total: items.length } }],
        because,
      },
      scenario: {
        cluster,
        objects: [...present, roleOf(rules), binding, ...more],
        commands: [`kubectl auth can-i --list -n ${space} --as=jane`],
      },
    }
  },
})

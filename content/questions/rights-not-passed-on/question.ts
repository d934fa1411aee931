import { namespace } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const group = 'rbac.authorization.k8s.io'
const space = 'team'

interface Rule {
  apiGroups: string[]
  resources: string[]
  verbs: string[]
  resourceNames?: string[]
}

interface Try {
  line: string
  level: number
  taken: string
  left: string
}

const tries: Try[] = [
  {
    line: 'create role a --verb=get,list --resource=pods',
    level: 1,
    taken: 'author-may-write-anything',
    left: 'only-admins-make-roles',
  },
  {
    line: 'create role a --verb=delete --resource=pods',
    level: 1,
    taken: 'author-may-write-anything',
    left: 'only-admins-make-roles',
  },
  {
    line: 'create role a --verb=get --resource=secrets',
    level: 1,
    taken: 'author-may-write-anything',
    left: 'only-admins-make-roles',
  },
  {
    line: 'create role a --verb=get --resource=pods,configmaps',
    level: 1,
    taken: 'part-is-enough',
    left: 'only-admins-make-roles',
  },
  {
    line: 'create rolebinding a --role=readers --user=omar',
    level: 1,
    taken: 'binding-is-free',
    left: 'only-admins-make-roles',
  },
  {
    line: 'create rolebinding a --clusterrole=cluster-admin --user=lena',
    level: 1,
    taken: 'binding-is-free',
    left: 'only-admins-make-roles',
  },
  {
    line: 'create rolebinding a --clusterrole=view --user=omar',
    level: 2,
    taken: 'binding-is-free',
    left: 'bind-takes-own-rights',
  },
  {
    line: 'create rolebinding a --clusterrole=edit --user=omar',
    level: 2,
    taken: 'bind-is-for-all-roles',
    left: 'bind-takes-own-rights',
  },
  {
    line: 'create clusterrole a --verb=get,list --resource=pods',
    level: 2,
    taken: 'role-right-covers-cluster-roles',
    left: 'only-admins-make-roles',
  },
  {
    line: "create role a --verb='*' --resource=pods",
    level: 2,
    taken: 'star-is-what-one-has',
    left: 'only-admins-make-roles',
  },
  {
    line: 'create role a --verb=get --resource=pods --resource-name=web',
    level: 3,
    taken: 'author-may-write-anything',
    left: 'narrower-is-not-the-same',
  },
  { line: 'delete role readers', level: 3, taken: 'create-includes-delete', left: 'only-admins-make-roles' },
]

const readers: Manifest = {
  apiVersion: `${group}/v1`,
  kind: 'Role',
  metadata: { name: 'readers', namespace: space },
  ...{ rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }] },
}

function draw({ rng, difficulty }: GenerateContext): Rule[] {
  const own = rng.pick([['get', 'list'], ['get'], ['get', 'list', 'delete'], ['*']])
  const kinds = rng.pick([['pods'], ['pods', 'configmaps'], ['pods', 'secrets']])
  const rbac = rng.pick([['roles', 'rolebindings'], ['roles', 'rolebindings'], ['rolebindings']])
  const more: Rule[] =
    difficulty === 1
      ? []
      : rng.sample<Rule>(
          [
            { apiGroups: [group], resources: ['clusterroles'], resourceNames: ['view'], verbs: ['bind'] },
            { apiGroups: [group], resources: ['clusterroles'], verbs: ['bind'] },
            { apiGroups: [group], resources: ['roles'], verbs: ['escalate'] },
            { apiGroups: [group], resources: ['roles'], verbs: ['bind'] },
          ],
          rng.int(0, 1) + (difficulty === 3 ? 1 : 0),
        )
  return [
    { apiGroups: [''], resources: kinds, verbs: own },
    {
      apiGroups: [group],
      resources: rbac,
      verbs: rng.pick([
        ['get', 'create'],
        ['get', 'create', 'delete'],
      ]),
    },
    ...more,
  ]
}

const leadOf = (rules: Rule[]): Manifest[] => [
  { apiVersion: `${group}/v1`, kind: 'Role', metadata: { name: 'lead', namespace: space }, ...{ rules } },
  {
    apiVersion: `${group}/v1`,
    kind: 'RoleBinding',
    metadata: { name: 'lead', namespace: space },
    ...{
      roleRef: { apiGroup: group, kind: 'Role', name: 'lead' },
      subjects: [{ apiGroup: group, kind: 'User', name: 'jane' }],
    },
  },
]

function withLead(rules: Rule[]): Stage {
  const stage = openStage(cluster)
  stage.create('namespaces', namespace(space))
  const [role, binding] = leadOf(rules) as [Manifest, Manifest]
  for (const one of [readers, role]) stage.create('roles.rbac.authorization.k8s.io', one)
  stage.create('rolebindings.rbac.authorization.k8s.io', binding)
  return stage
}

/** What a command shows that is refused since jane may not create such objects at all. */
const lacksOf = (line: string, taken: string) =>
  line.includes('clusterrole a') ? taken : 'having-is-passing-on'

export default defineQuestion({
  id: 'rights-not-passed-on',
  concepts: ['rbac', 'multi-tenancy'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const rules = draw(context)
    const stage = withLead(rules)
    const asked = rng.sample(
      tries.filter(({ level }) => level <= difficulty),
      5,
    )
    const items = asked.map(({ line, taken, left }): Item => {
      const typed = line.includes('clusterrole a') ? `kubectl ${line}` : `kubectl ${line} -n ${space}`
      const { exitCode, stderr } = stage.fork().kubectl(`${typed} --as=jane`)
      if (exitCode !== 0 && !stderr.includes('orbidden')) throw new Error(`${typed}: ${stderr}`)
      return {
        text: { code: typed },
        right: exitCode === 0,
        taken: stderr.includes('cannot create resource') ? lacksOf(line, taken) : taken,
        left,
        because:
          exitCode === 0
            ? { key: 'accepted' }
            : { key: 'refused', params: { message: stderr.trim().replaceAll('\n', ' ') } },
      }
    })
    const count = items.filter(({ right }) => right).length
    if (count === 0 || count === items.length) return undefined
    const { body, key, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt', params: { space } },
      exhibits: [{ kind: 'yaml', text: yamlOf(readers, leadOf(rules)[0] ?? {}) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : 'rule-verbs' },
        facts: [{ key: 'observed', params: { count, total: items.length } }],
        because,
      },
      scenario: {
        cluster,
        objects: [namespace(space), readers, ...leadOf(rules)],
        commands: [`kubectl auth can-i --list -n ${space} --as=jane`],
      },
    }
  },
})

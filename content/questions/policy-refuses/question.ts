import { deployment, namespace } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const group = 'admissionregistration.k8s.io/v1'

interface Rule {
  expression: string
  operations: string[]
  /** The Namespaces to which the binding limits itself, by their label `stage`. */
  stage?: string | undefined
  failurePolicy: 'Fail' | 'Ignore'
}

interface Try {
  line: string
  level: number
  taken: string
  left?: string
}

const create = (flags: string) => `kubectl create deployment fresh --image=nginx:1.27${flags}`
const tries: Try[] = [
  { line: create(' --replicas=1'), level: 1, taken: 'everything-is-refused' },
  { line: create(' --replicas=4'), level: 1, taken: 'everything-is-refused', left: 'policies-only-report' },
  { line: create(' --replicas=8'), level: 1, taken: 'everything-is-refused', left: 'policies-only-report' },
  { line: 'kubectl run fresh --image=nginx:1.27', level: 1, taken: 'policy-covers-all-kinds' },
  {
    line: 'kubectl annotate deployment big note=x',
    level: 1,
    taken: 'operations-are-ignored',
    left: 'only-the-change-counts',
  },
  {
    line: 'kubectl annotate deployment small note=x',
    level: 1,
    taken: 'everything-is-refused',
    left: 'only-the-change-counts',
  },
  { line: 'kubectl delete deployment big', level: 2, taken: 'deletion-is-judged' },
  { line: 'kubectl scale deployment small --replicas=9', level: 2, taken: 'scale-is-an-update' },
  {
    line: create(' --replicas=8 -n test'),
    level: 2,
    taken: 'binding-is-ignored',
    left: 'policies-are-namespaced',
  },
  {
    line: create(' --replicas=8 --dry-run=server'),
    level: 2,
    taken: 'everything-is-refused',
    left: 'dry-run-skips-policies',
  },
  {
    line: 'kubectl label deployment small team=shop',
    level: 3,
    taken: 'everything-is-refused',
    left: 'only-the-change-counts',
  },
  {
    line: 'kubectl label deployment named team-',
    level: 3,
    taken: 'operations-are-ignored',
    left: 'only-the-change-counts',
  },
]

const labelled = (name: string, stage: string): Manifest => ({
  ...namespace(name),
  metadata: { name, labels: { stage } },
})
const present: Manifest[] = [
  labelled('prod', 'prod'),
  labelled('test', 'test'),
  ...(
    [
      ['small', 2, {}],
      ['big', 8, {}],
      ['named', 2, { team: 'shop' }],
    ] as const
  ).map(([name, replicas, labels]) => {
    const made = deployment(name, { replicas, labels: { app: name }, namespace: 'prod' })
    return { ...made, metadata: { ...made.metadata, labels: { app: name, ...labels } } }
  }),
]

function draw({ rng, difficulty }: GenerateContext): Rule {
  const limit = rng.pick([3, 5])
  const expressions = [
    `object.spec.replicas <= ${limit}`,
    `object.spec.replicas >= ${rng.pick([2, 3])}`,
    ...(difficulty === 3
      ? [
          'has(object.metadata.labels.team)',
          "object.metadata.labels.team != ''",
          `object.spec.replicas <= oldObject.spec.replicas`,
        ]
      : []),
  ]
  return {
    expression: rng.pick(expressions),
    operations: rng.pick([['CREATE'], ['CREATE', 'UPDATE'], ['UPDATE']]),
    stage: difficulty > 1 && rng.chance(0.5) ? rng.pick(['prod', 'test']) : undefined,
    failurePolicy: difficulty === 3 && rng.chance(0.5) ? 'Ignore' : 'Fail',
  }
}

function policyOf({ expression, operations, stage, failurePolicy }: Rule): Manifest[] {
  const resourceRules = [{ apiGroups: ['apps'], apiVersions: ['v1'], operations, resources: ['deployments'] }]
  const spec = { failurePolicy, matchConstraints: { resourceRules }, validations: [{ expression }] }
  const binding = {
    policyName: 'size',
    validationActions: ['Deny'],
    ...(stage ? { matchResources: { namespaceSelector: { matchLabels: { stage } } } } : {}),
  }
  return [
    { apiVersion: group, kind: 'ValidatingAdmissionPolicy', metadata: { name: 'size' }, ...{ spec } },
    {
      apiVersion: group,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'size' },
      ...{ spec: binding },
    },
  ]
}

export default defineQuestion({
  id: 'policy-refuses',
  concepts: ['policy-as-code', 'admission-control'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { rng, difficulty } = context
    const rule = draw(context)
    const [policy, binding] = policyOf(rule) as [Manifest, Manifest]
    const asked = rng.sample(
      tries.filter(({ level }) => level <= difficulty),
      5,
    )
    const before = await settledStage(cluster, present)
    before.create('validatingadmissionpolicies.admissionregistration.k8s.io', policy)
    before.create('validatingadmissionpolicybindings.admissionregistration.k8s.io', binding)
    before.settle()
    const items = asked.map(({ line, taken, left }): Item => {
      const typed = line.includes(' -n ') ? line : `${line} -n prod`
      const { exitCode, stderr, stdout } = before.fork().kubectl(typed)
      const right = exitCode !== 0
      if (right && !stderr.includes('ValidatingAdmissionPolicy')) throw new Error(`${typed}: ${stderr}`)
      const [message = ''] = (stderr || stdout).split('\n')
      return {
        text: { code: typed },
        right,
        taken,
        left,
        because: { key: right ? 'refused' : 'accepted', params: { message } },
      }
    })
    const count = items.filter(({ right }) => right).length
    if (count === items.length || count === 0) return undefined
    const { body, key, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(policy, binding) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: difficulty === 3 ? 'rule-errors' : 'rule' },
        facts: [{ key: 'observed', params: { count, total: items.length } }],
        because,
      },
      scenario: {
        cluster,
        objects: [...present, policy, binding],
        commands: ['kubectl get deployments -n prod'],
      },
    }
  },
})

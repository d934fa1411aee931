import { deployment } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** What of the kustomization the steps change. */
interface State {
  /** Of the ConfigMap that the Deployment refers to. */
  level: string
  /** Of one that nobody refers to. */
  note: string
  image: string
  replicas: number
  hash: boolean
  owner: string
}

type Field = keyof State

interface Step {
  field: Field
  value: string | number | boolean
}

const first: State = { level: 'info', note: 'one', image: '1.27', replicas: 1, hash: true, owner: 'anna' }

function webYaml(): string {
  const web = deployment('web', { replicas: 1, labels: { app: 'web' }, image: 'nginx' }) as unknown as {
    spec: { template: { spec: { containers: object[] } } }
  }
  const [container] = web.spec.template.spec.containers
  web.spec.template.spec.containers = [{ ...container, envFrom: [{ configMapRef: { name: 'settings' } }] }]
  return yamlOf(web)
}

/** Each value on a line of its own, so that one line of sed changes it. */
function kustomization({ level, note, image, replicas, hash, owner }: State): string {
  return yamlOf({
    resources: ['web.yaml'],
    labels: [{ pairs: { owner } }],
    images: [{ name: 'nginx', newTag: image }],
    replicas: [{ name: 'web', count: replicas }],
    configMapGenerator: [
      { name: 'settings', literals: [`LEVEL=${level}`] },
      { name: 'notes', literals: [`NOTE=${note}`] },
    ],
    ...(hash ? {} : { generatorOptions: { disableNameSuffixHash: true } }),
  })
}

const patterns: Record<Exclude<Field, 'hash'>, string> = {
  ...{ level: 'LEVEL=', note: 'NOTE=', image: 'newTag: "', replicas: 'count: ', owner: 'owner: ' },
}

function lineOf({ field, value }: Step, before: State): string {
  if (field === 'hash')
    return `printf 'generatorOptions:\\n  disableNameSuffixHash: true\\n' >> kustomization.yaml`
  const pattern = patterns[field]
  return `sed -i 's/${pattern}${before[field]}/${pattern}${value}/' kustomization.yaml`
}

function drawSteps({ rng, difficulty }: GenerateContext): Step[] {
  const levels = ['debug', 'warn', 'error']
  const change: Record<Field, () => Step> = {
    level: () => ({
      field: 'level',
      value: rng.pick(difficulty >= 2 ? [...levels.slice(0, 2), 'info'] : levels),
    }),
    note: () => ({ field: 'note', value: rng.pick(['two', 'three']) }),
    image: () => ({ field: 'image', value: rng.pick(difficulty >= 3 ? ['1.28', '1.27'] : ['1.28', '1.29']) }),
    replicas: () => ({ field: 'replicas', value: rng.int(2, 4) }),
    hash: () => ({ field: 'hash', value: false }),
    owner: () => ({ field: 'owner', value: rng.pick(['ben', 'chie']) }),
  }
  const fields: Field[] = [
    ...['level', 'level', 'note', 'replicas', 'image'],
    ...(difficulty >= 3 ? ['level', 'owner'] : []),
    ...(difficulty >= 4 ? ['hash', 'level'] : []),
  ] as Field[]
  const drawn = rng.sample(fields, Math.min(difficulty + 2, 5)).map((field) => change[field]())
  return drawn.filter(({ field }, i) => field !== 'hash' || drawn.findIndex((s) => s.field === 'hash') === i)
}

/** The states that the steps lead to, a step that changes nothing left out. */
function statesOf(steps: readonly Step[]): { steps: Step[]; states: State[] } {
  const states = [first]
  const kept: Step[] = []
  for (const step of steps) {
    const now = states.at(-1) ?? first
    if (now[step.field] === step.value) continue
    kept.push(step)
    states.push({ ...now, [step.field]: step.value })
  }
  return { steps: kept, states }
}

const looks = {
  replicasets: 'kubectl get replicasets -o name | wc -l',
  configmaps: 'kubectl get configmaps -o name | grep -c settings',
} as const

const seen = new Map<string, Record<keyof typeof looks, number>>()

/** The numbers after the kustomization was applied in each of these states. */
async function counted(states: readonly State[]): Promise<Record<keyof typeof looks, number>> {
  const id = JSON.stringify(states)
  const known = seen.get(id)
  if (known) return known
  const { cluster: applied } = await settledStage(cluster, [])
  const stage = new Stage(applied, {
    '/root/web.yaml': webYaml(),
    ...Object.fromEntries(states.map((state, i) => [`/root/${i}.yaml`, kustomization(state)])),
  })
  const applies = states.map((_, i) => `cp ${i}.yaml kustomization.yaml && kubectl apply -k . && sleep 1`)
  const { exitCode, stderr } = await stage.run(applies.join(' && '))
  if (exitCode !== 0) throw new Error(stderr)
  const settings = stage
    .list('configmaps', 'default')
    .filter(({ metadata }) => metadata.name.startsWith('settings'))
  const numbers = {
    replicasets: stage.list('replicasets.apps', 'default').length,
    configmaps: settings.length,
  }
  seen.set(id, numbers)
  return numbers
}

export default defineQuestion({
  id: 'kustomize-rolls-out',
  concepts: ['kustomize', 'configmap', 'rolling-update-and-rollback'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  async generate(context) {
    const { rng, difficulty } = context
    const { steps, states } = statesOf(drawSteps(context))
    if (steps.length < Math.min(difficulty + 1, 3)) return undefined
    if (difficulty === 4 && !steps.some(({ field }, i) => field === 'hash' && i < steps.length - 1))
      return undefined
    const asked = rng.pick(['replicasets', 'replicasets', 'configmaps'] as const)
    const numbers = await counted(states)
    const value = numbers[asked]
    const changes = (fields: readonly Field[]) =>
      1 + steps.filter(({ field }) => fields.includes(field)).length
    const slips = slipsOfAnswers(value, {
      'config-does-not-roll-out': asked === 'replicasets' ? changes(['image']) : undefined,
      'same-content-counts-twice': changes(
        asked === 'replicasets' ? ['level', 'image', 'hash'] : ['level', 'hash'],
      ),
      'unreferenced-counts':
        asked === 'replicasets' ? changes(['level', 'image', 'hash', 'note']) : undefined,
      'every-apply-rolls-out': asked === 'replicasets' ? states.length : undefined,
      'old-ones-are-removed': asked === 'configmaps' ? 1 : undefined,
      'other-generator-counts':
        asked === 'configmaps' && steps.some(({ field }) => field === 'note')
          ? changes(['level', 'note'])
          : undefined,
    })
    const typed = [
      '$ kubectl apply -k .',
      ...steps.map((step, i) => `$ ${lineOf(step, states[i] ?? first)} && kubectl apply -k .`),
    ]
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'web' }, text: webYaml() },
        { kind: 'yaml', title: { key: 'kustomization' }, text: kustomization(first) },
        { kind: 'terminal', text: [...typed, `$ ${looks[asked]}`].join('\n') },
      ],
      body: { min: 0, max: 20 },
      key: { value },
      slips,
      explanation: {
        rule: { key: asked === 'configmaps' ? 'rule-configmaps' : difficulty === 4 ? 'rule-hash' : 'rule' },
        facts: [{ key: 'observed', params: { ...numbers } }],
      },
      scenario: { cluster, objects: [], commands: ['kubectl get replicasets,configmaps'] },
    }
  },
})

import type { ConditionInput } from '@/lib/goal/condition'
import { configMap } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

interface Requirement {
  id: string
  level: number
  params: Record<string, string>
  /** What the Pod's spec has for it, and what someone with the belief writes. */
  spec: object
  misconception: string
  belief: object
  goal: (name: string) => ConditionInput[]
  when: (name: string) => ConditionInput[]
}

const container = (more: object) => ({ containers: [{ name: 'app', image: 'nginx:1.27', ...more }] })
const field = (name: string, path: string, equals: string): ConditionInput => ({
  ...{ kind: 'field', resource: 'pods', name, path, equals },
})
const first = 'spec.containers[0]'

function requirements({ rng }: GenerateContext): Requirement[] {
  const disk = rng.pick(['ssd', 'nvme'])
  const cpu = rng.pick(['100m', '250m', '500m'])
  const key = rng.pick(['MODE', 'LEVEL', 'COLOUR'])
  const team = rng.pick(['red', 'blue', 'green'])
  const path = rng.pick(['/cache', '/data', '/work'])
  const mount = { name: 'room', mountPath: path }
  const toleration = { key: 'team', operator: 'Equal', value: team, effect: 'NoSchedule' }
  return [
    {
      ...{ id: 'request', level: 1, params: { cpu }, misconception: 'any-limit-reserves' },
      spec: container({ resources: { requests: { cpu } } }),
      belief: container({ resources: { limits: { memory: '64Mi' } } }),
      goal: (name) => [
        { kind: 'field', resource: 'pods', name, path: `${first}.resources.requests.cpu`, quantity: cpu },
      ],
      when: (name) => [field(name, `${first}.resources.limits.memory`, '64Mi')],
    },
    {
      ...{ id: 'node', level: 1, params: { disk }, misconception: 'scheduler-finds-it' },
      spec: { nodeSelector: { disk }, ...container({}) },
      belief: container({}),
      goal: (name) => [field(name, 'spec.nodeName', `worker-${disk}`)],
      when: (name) => [{ kind: 'field', resource: 'pods', name, path: 'spec.nodeSelector', present: false }],
    },
    {
      ...{ id: 'setting', level: 2, params: { key }, misconception: 'value-is-copied' },
      spec: container({ env: [{ name: key, valueFrom: { configMapKeyRef: { name: 'settings', key } } }] }),
      belief: container({ env: [{ name: key, value: 'settings' }] }),
      goal: (name) => [field(name, `${first}.env[0].valueFrom.configMapKeyRef.key`, key)],
      when: (name) => [field(name, `${first}.env[0].value`, 'settings')],
    },
    {
      ...{ id: 'volume', level: 2, params: { path }, misconception: 'volume-needs-no-mount' },
      spec: { volumes: [{ name: 'room', emptyDir: {} }], ...container({ volumeMounts: [mount] }) },
      belief: { volumes: [{ name: 'room', emptyDir: {} }], ...container({}) },
      goal: (name) => [{ kind: 'run', command: `kubectl exec ${name} -- sh -c 'mount | grep " ${path} "'` }],
      when: (name) => [
        field(name, 'spec.volumes[0].name', 'room'),
        { kind: 'field', resource: 'pods', name, path: `${first}.volumeMounts[0].mountPath`, lacks: path },
      ],
    },
    {
      ...{ id: 'taint', level: 3, params: { team }, misconception: 'toleration-attracts' },
      spec: { nodeSelector: { team }, tolerations: [toleration], ...container({}) },
      belief: { tolerations: [toleration], ...container({}) },
      goal: (name) => [field(name, 'spec.nodeName', `team-${team}`)],
      when: (name) => [
        field(name, 'spec.tolerations[0].key', 'team'),
        { kind: 'field', resource: 'pods', name, path: 'spec.nodeSelector', present: false },
      ],
    },
  ]
}

const nodes = [
  { name: 'control-plane', controlPlane: true },
  { name: 'worker-a' },
  { name: 'worker-b' },
  ...['ssd', 'nvme'].map((disk) => ({ name: `worker-${disk}`, cpu: '1', labels: { disk } })),
  ...['red', 'blue', 'green'].map((team) => ({
    ...{ name: `team-${team}`, cpu: '1', labels: { team } },
    taints: [{ key: 'team', value: team, effect: 'NoSchedule' as const }],
  })),
]
const settings = configMap('settings', { MODE: 'live', LEVEL: 'debug', COLOUR: 'blue' })

export default defineQuestion({
  id: 'write-a-pod',
  concepts: ['pod', 'manifests-and-apply', 'node-selector-and-affinity'],
  levels: [1, 2, 3],
  kinds: ['manifest'],
  async generate(context) {
    const { rng, difficulty } = context
    const name = rng.pick(['web', 'probe', 'task', 'agent', 'cache'])
    const wanted = rng.pick(requirements(context).filter(({ level }) => level === difficulty))
    const manifest = (spec: object) => yamlOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec })
    const solution = manifest(wanted.spec)
    const stage = openStage({ nodes })
    stage.create('configmaps', settings)
    const { exitCode, stderr } = await stage.apply(solution)
    if (exitCode !== 0) throw new Error(stderr)
    stage.settle()
    const line = `kubectl get pod ${name} -o wide`
    const slips: Slip[] = [{ misconception: wanted.misconception, when: wanted.when(name) }]
    return {
      kind: 'manifest',
      prompt: { key: `task-${wanted.id}`, params: { name, ...wanted.params } },
      exhibits: [
        {
          kind: 'terminal',
          text: `$ kubectl get nodes -L disk,team\n${stage.kubectl('kubectl get nodes -L disk,team').stdout}`,
        },
      ],
      body: {
        template: difficulty === 1 ? `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n` : '',
      },
      key: {
        goal: [
          ...wanted.goal(name),
          field(name, 'status.phase', 'Running'),
          field(name, `${first}.image`, 'nginx:1.27'),
        ],
        solution,
        wrong: manifest(wanted.belief),
      },
      slips,
      explanation: {
        rule: { key: `rule-${wanted.id}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${line}\n${stage.kubectl(line).stdout}` }],
      },
      scenario: { cluster: { nodes }, objects: [settings], commands: [] },
    }
  },
})

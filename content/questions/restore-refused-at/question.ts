import { settledStage } from '@/lib/goal/settled-stage'
import { Stage, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const space = 'shop'

/** One step of the restore. */
interface Step {
  id: string
  line: string
  /** What it names that may not be there yet. */
  needs: string[]
  /** What is believed by whoever takes it for the one that is refused. */
  belief?: string
}

function guard(failurePolicy: string): object {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'guard' },
    webhooks: [
      {
        name: 'guard.example.com',
        ...{ admissionReviewVersions: ['v1'], sideEffects: 'None', failurePolicy },
        clientConfig: { service: { namespace: space, name: 'guard' } },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] }],
      },
    ],
  }
}

const files: Record<string, object> = {
  'crd.yaml': {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'backups.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'backups', singular: 'backup', kind: 'Backup' },
      versions: [
        {
          ...{ name: 'v1', served: true, storage: true },
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  },
  'nightly.yaml': {
    apiVersion: 'example.com/v1',
    kind: 'Backup',
    metadata: { name: 'nightly', namespace: space },
    spec: { keep: 7 },
  },
  'data.yaml': {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', namespace: space },
    spec: {
      storageClassName: 'fast',
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
    },
  },
  'worker.yaml': {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'worker', namespace: space },
    spec: {
      selector: { matchLabels: { app: 'worker' } },
      template: {
        metadata: { labels: { app: 'worker' } },
        spec: { serviceAccountName: 'builder', containers: [{ name: 'app', image: 'nginx:1.27' }] },
      },
    },
  },
  'guard.yaml': guard('Fail'),
  'watch.yaml': guard('Ignore'),
}

const soft = 'references-are-checked'
const of = (id: string, line: string, needs: string[] = [], belief?: string): Step => ({
  ...{ id, line: `kubectl ${line}`, needs },
  ...(belief ? { belief } : {}),
})
const run = (name: string, field: string, value: string) =>
  `run ${name} -n ${space} --image=nginx:1.27 --overrides='{"spec":{"${field}":"${value}"}}'`

const steps: Record<string, Step> = Object.fromEntries(
  [
    of('namespace', `create namespace ${space}`),
    of('config', `create configmap settings -n ${space} --from-literal=mode=live`),
    of('account', `create serviceaccount builder -n ${space}`),
    of('role', `create role reader -n ${space} --verb=get --resource=pods`),
    of('binding', `create rolebinding jane -n ${space} --role=reader --user=jane`, ['role'], soft),
    of('deployment', `create deployment web -n ${space} --image=nginx:1.27`),
    of('service', `create service clusterip web -n ${space} --tcp=80`, ['deployment'], soft),
    of('ingress', `create ingress web -n ${space} --rule=shop.example.com/=web:80`, ['service'], soft),
    of('crd', 'apply -f crd.yaml'),
    of('custom', 'apply -f nightly.yaml', ['crd']),
    of('claim', 'apply -f data.yaml', ['class'], soft),
    of('worker', 'apply -f worker.yaml', ['account'], 'template-is-checked'),
    of('class', 'create priorityclass high --value=1000'),
    of('account-pod', run('build', 'serviceAccountName', 'builder'), ['account']),
    of('priority-pod', run('front', 'priorityClassName', 'high'), ['class']),
    of('quota', `create quota limits -n ${space} --hard=requests.cpu=2`),
    of('plain-pod', `run solo -n ${space} --image=nginx:1.27`, ['no-quota']),
    of('guard', 'apply -f guard.yaml'),
    of('watch', 'apply -f watch.yaml'),
  ].map((step) => [step.id, step]),
)

/** In this order it fails at one place: what is refused, what it would have needed (or not), and steps between. */
interface Fault {
  level: number
  /** These stand in this order. */
  order: string[]
  rule: string
}

const faults: Fault[] = [
  { level: 1, order: ['config', 'namespace'], rule: 'rule-namespace' },
  { level: 1, order: ['deployment', 'namespace'], rule: 'rule-namespace' },
  { level: 2, order: ['namespace', 'custom', 'crd'], rule: 'rule-crd' },
  { level: 2, order: ['namespace', 'account-pod', 'account'], rule: 'rule-pod' },
  { level: 3, order: ['namespace', 'priority-pod', 'class'], rule: 'rule-pod' },
  { level: 3, order: ['namespace', 'worker', 'account-pod', 'account'], rule: 'rule-pod' },
  { level: 3, order: ['namespace', 'quota', 'plain-pod'], rule: 'rule-quota' },
  { level: 4, order: ['namespace', 'quota', 'worker', 'plain-pod'], rule: 'rule-quota' },
  { level: 4, order: ['namespace', 'guard', 'config'], rule: 'rule-webhook' },
  { level: 4, order: ['namespace', 'guard', 'worker', 'config'], rule: 'rule-webhook' },
  { level: 4, order: ['namespace', 'watch', 'config', 'account-pod', 'account'], rule: 'rule-ignore' },
  { level: 4, order: ['namespace', 'watch', 'config', 'custom', 'crd'], rule: 'rule-ignore' },
  { level: 4, order: ['namespace', 'worker', 'priority-pod', 'class', 'quota'], rule: 'rule-pod' },
]

/** Steps that disturb none of the faults, in an order of their own. */
const others = [
  ['role', 'binding'],
  ['binding'],
  ['ingress', 'service'],
  ['service'],
  ['claim'],
  ['deployment'],
]

function draw({ rng, difficulty }: GenerateContext): { order: Step[]; fault: Fault } {
  const fault = rng.pick(faults.filter(({ level }) => level === difficulty))
  const beside = rng.sample(others, difficulty === 1 ? 2 : 3).flat()
  const order = [...fault.order]
  const first = order[0] === 'namespace' ? 1 : order.length
  for (const id of beside.filter((one, i) => !order.includes(one) && beside.indexOf(one) === i))
    order.splice(rng.int(first, order.length), 0, id)
  return { order: order.map((id) => steps[id] as Step), fault }
}

const filesOf = (order: readonly Step[]) =>
  Object.entries(files).filter(([name]) => order.some(({ line }) => line.endsWith(` ${name}`)))

/** The lines that the API server refuses, counted from 0, with what it says. */
async function refusals(order: readonly Step[]): Promise<Map<number, string>> {
  const base = await settledStage(cluster, [])
  const texts = filesOf(order).map(([name, object]) => [`/root/${name}`, yamlOf(object)])
  const stage = new Stage(base.cluster, Object.fromEntries(texts))
  const refused = new Map<number, string>()
  for (const [i, { line }] of order.entries()) {
    const { exitCode, stderr } = line.includes(' -f ') ? await stage.run(line) : stage.kubectl(line)
    if (exitCode !== 0) refused.set(i, stderr.trim())
    stage.cluster.advance(1_000)
  }
  return refused
}

export default defineQuestion({
  id: 'restore-refused-at',
  concepts: ['disaster-recovery', 'admission-control', 'manifests-and-apply'],
  levels: [1, 2, 3, 4],
  kinds: ['wrong-line'],
  async generate(context) {
    const { order, fault } = draw(context)
    const refused = await refusals(order)
    const [at, message] = [...refused][0] ?? [-1, '']
    if (refused.size !== 1) return undefined
    const seen = (i: number) => order.slice(0, i).map(({ id }) => id)
    const slips = order.flatMap(({ belief, needs }, i): Slip[] => {
      const isEarly = needs.some((need) => !seen(i).includes(need))
      if (i === at || !belief || !isEarly) return []
      return [{ misconception: belief, answer: String(i + 1) }]
    })
    const cause = order.findIndex(({ id }) => id === 'quota' || id === 'guard')
    const watched = order.findIndex(({ id }) => id === 'config')
    if (seen(watched).includes('watch'))
      slips.push({ misconception: 'webhooks-always-block', answer: String(watched + 1) })
    if (cause >= 0 && cause !== at)
      slips.push({ misconception: 'refused-where-it-begins', answer: String(cause + 1) })
    const first = slips.filter(
      (slip, i) =>
        slips.findIndex((o) => 'answer' in o && 'answer' in slip && o.answer === slip.answer) === i,
    )
    return {
      kind: 'wrong-line',
      prompt: { key: 'prompt' },
      exhibits: filesOf(order).map(([name, object]) => ({
        ...{ kind: 'yaml' as const, title: { key: 'file', params: { name } } },
        text: yamlOf(object),
      })),
      body: { text: order.map(({ line }) => line).join('\n'), language: 'terminal' },
      key: { lines: [at + 1] },
      slips: first,
      explanation: { rule: { key: fault.rule }, facts: [{ key: 'observed', params: { message } }] },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})

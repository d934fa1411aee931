import { configMap, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Drawn {
  /** Of the quota `small`; what is there uses it up. */
  hard: Record<string, string>
  /** Applies only to Pods without any request or limit. */
  bestEffort: boolean
}

interface Try {
  key: string
  level: number
  line: string
}

const plain = 'kubectl run more --image=nginx:1.27'
const sized = (name: string, spec: string) =>
  `kubectl run ${name} --image=nginx:1.27 --overrides='{"spec":{"containers":[{"name":"${name}","image":"nginx:1.27","resources":${spec}}]}}'`

const tries: Try[] = [
  { key: 'plain-pod', level: 1, line: plain },
  { key: 'sized-pod', level: 1, line: sized('sized', '{"requests":{"cpu":"100m"}}') },
  { key: 'new-deployment', level: 1, line: 'kubectl create deployment shop --image=nginx:1.27' },
  { key: 'configmap', level: 1, line: 'kubectl create configmap more --from-literal=a=b' },
  { key: 'other-namespace', level: 1, line: 'kubectl run more --image=nginx:1.27 -n other' },
  { key: 'service', level: 1, line: 'kubectl create service clusterip more --tcp=80' },
  { key: 'scale', level: 2, line: 'kubectl scale deployment web --replicas=3' },
  { key: 'label', level: 2, line: 'kubectl label pod small tier=front' },
  { key: 'update-configmap', level: 2, line: `kubectl patch configmap settings -p '{"data":{"b":"c"}}'` },
  { key: 'node-port', level: 2, line: 'kubectl create service nodeport outer --tcp=80' },
  { key: 'dry-run', level: 3, line: `${plain} --dry-run=server` },
  { key: 'secret', level: 2, line: 'kubectl create secret generic more --from-literal=a=b' },
  {
    ...{ key: 'resize', level: 3 },
    line: `kubectl patch pod big --subresource=resize -p '{"spec":{"containers":[{"name":"app","resources":{"requests":{"cpu":"600m"}}}]}}'`,
  },
  { key: 'limits-pod', level: 3, line: sized('limited', '{"limits":{"cpu":"200m"}}') },
]

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const hards: Record<string, string>[] = [
    { pods: '3' },
    { pods: '3', services: '1' },
    { pods: '3', 'count/configmaps': '2' },
    { 'requests.cpu': '500m' },
    ...(difficulty >= 2
      ? [
          { 'services.nodeports': '0', 'requests.cpu': '500m' },
          { 'count/deployments.apps': '1', pods: '4' },
          { 'count/secrets': '0', 'requests.cpu': '500m' },
        ]
      : []),
  ]
  const bestEffort = difficulty === 3 && rng.chance(0.4)
  return { hard: bestEffort ? { pods: rng.pick(['1', '2', '3']) } : rng.pick(hards), bestEffort }
}

function quota({ hard, bestEffort }: Drawn): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'team' },
    ...{ spec: { hard, ...(bestEffort ? { scopes: ['BestEffort'] } : {}) } },
  }
}

const main = (resources?: object) => ({
  containers: [{ name: 'app', image: 'nginx:1.27', ...(resources ? { resources } : {}) }],
})
const labels = { app: 'web' }
/** What is there before the quota: a Pod with a request, one without, a Deployment with one Pod. */
const present: Manifest[] = [
  podWith('big', main({ requests: { cpu: '400m' } })),
  podWith('small', main()),
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    ...{
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: main() },
      },
    },
  },
  configMap('settings', { a: 'b' }),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    ...{ spec: { selector: labels, ports: [{ port: 80 }] } },
  },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } },
]
const resources = ['pods', 'pods', 'deployments.apps', 'configmaps', 'services', 'namespaces'] as const

let base: Stage | undefined

function before(drawn: Drawn): Stage {
  if (!base) {
    base = openStage(cluster)
    for (const [i, object] of present.entries()) base.create(resources[i] ?? 'pods', object)
    base.settle()
  }
  const stage = base.fork()
  stage.create('resourcequotas', quota(drawn))
  stage.cluster.drain()
  return stage
}

interface Outcome {
  message: string
  refused: boolean
}

const outcomes = new Map<string, Outcome>()

/** What the line says to whoever types it. */
function attempt(drawn: Drawn, one: Try): Outcome {
  const id = `${JSON.stringify(drawn)} ${one.key}`
  let outcome = outcomes.get(id)
  if (!outcome) {
    const { exitCode, stderr, stdout } = before(drawn).kubectl(one.line)
    outcome = {
      refused: exitCode !== 0,
      message: (stderr || stdout).trim().replace(/^Error from server \(Forbidden\): /, ''),
    }
    outcomes.set(id, outcome)
  }
  return outcome
}

const makesPods = (key: string) => /deployment|scale/.test(key)
const makesNothing = (key: string) => /label|update|dry-run|resize/.test(key)

export default defineQuestion({
  id: 'quota-refuses',
  concepts: ['resourcequota', 'admission-control'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const drawn = draw(context)
    const asked = rng.sample(
      tries.filter(({ level }) => level <= difficulty),
      5,
    )
    const items = asked.map(({ key }) => key)
    const found = asked.map((one) => attempt(drawn, one))
    const truth = new Set(items.filter((_, i) => found[i]?.refused))
    if (truth.size === 0 || truth.size === items.length) return undefined
    const also = (holds: (key: string) => boolean) => new Set([...truth, ...items.filter(holds)])
    const unscoped = drawn.bestEffort
      ? new Set(
          asked.filter((one) => attempt({ ...drawn, bestEffort: false }, one).refused).map(({ key }) => key),
        )
      : truth
    const beliefs: Belief[] = [
      { misconception: 'scope-is-ignored', right: unscoped },
      { misconception: 'quota-holds-everywhere', right: also((key) => key === 'other-namespace') },
      { misconception: 'workload-is-refused', right: also(makesPods) },
      { misconception: 'changes-are-refused', right: also((key) => makesNothing(key) && key !== 'dry-run') },
      { misconception: 'dry-run-asks-nobody', right: new Set([...truth].filter((key) => key !== 'dry-run')) },
      {
        misconception: 'quota-counts-only-resources',
        right: new Set(
          [...truth].filter((key) => !/service|configmap|secret|node-port|new-deployment/.test(key)),
        ),
      },
      {
        misconception: 'silence-is-free',
        right: new Set([...truth].filter((key) => !/plain-pod|limits-pod/.test(key))),
      },
      { misconception: 'everything-counts', right: new Set(items) },
      { misconception: 'quota-warns', right: new Set() },
    ]
    const options = optionsOf(asked.map(({ line }) => ({ code: line })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => [
        id,
        { key: found[i]?.refused ? 'refused' : 'accepted', params: { message: found[i]?.message ?? '' } },
      ]),
    )
    const objects = [...present, quota(drawn)]
    const stage = before(drawn)
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'quota' }, text: yamlOf(quota(drawn)) },
        { kind: 'terminal', text: show('kubectl describe resourcequota team') },
        {
          kind: 'terminal',
          title: { key: 'present' },
          text: show(
            'kubectl get pods -o custom-columns=NAME:.metadata.name,CPU:.spec.containers[0].resources.requests.cpu',
          ),
        },
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: drawn.bestEffort ? 'rule-scope' : 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: items.length } }],
        because,
      },
      scenario: { cluster, objects, commands: ['kubectl describe resourcequota team'] },
    }
  },
})

import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message } from '@/lib/quiz/variant'

const workers = ['worker-1', 'worker-2']
const cluster = {
  nodes: [
    { name: 'control-plane', controlPlane: true },
    ...workers.map((name) => ({ name, cpu: '4', memory: '16Gi' })),
  ],
}
const classes = { critical: 100_000, high: 1000, normal: 100, low: 10 } as const
type Class = keyof typeof classes

interface Running {
  name: string
  node: string
  /** Hundredths of a CPU. */
  cpu: number
  class: Class
}

interface Drawn {
  running: Running[]
  arriving: { cpu: number; class: Class; never: boolean }
  /** The Pod that a PodDisruptionBudget wants to stay. */
  guarded?: string
  /** The new Pod does not tolerate the taint of this node. */
  tainted?: string
}

const priorityClasses = (never: boolean): Manifest[] =>
  Object.entries(classes).map(([name, value]) => ({
    ...{ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value },
    ...(never && name === 'high' ? { preemptionPolicy: 'Never' } : {}),
  }))

const budget = (name: string): Manifest => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'keep' },
  ...{ spec: { minAvailable: 1, selector: { matchLabels: { app: name } } } },
})

const cpuOf = (hundredths: number) => `${hundredths * 10}m`

function manifestOf({ name, node, cpu, class: priorityClassName }: Running): PodManifest {
  return podWith(
    name,
    {
      nodeName: node,
      priorityClassName,
      terminationGracePeriodSeconds: 1,
      containers: [{ name: 'app', image: 'nginx:1.27', resources: { requests: { cpu: cpuOf(cpu) } } }],
    },
    { app: name },
  )
}

function arriving({ arriving: { cpu, class: priorityClassName } }: Drawn): PodManifest {
  return podWith('new', {
    priorityClassName,
    containers: [{ name: 'app', image: 'nginx:1.27', resources: { requests: { cpu: cpuOf(cpu) } } }],
  })
}

/** Requests of so many Pods that nearly fill a node. */
function drawRequests({ rng }: GenerateContext, count: number): number[] {
  const total = rng.pick([330, 340, 350])
  const parts = Array.from(
    { length: count - 1 },
    () => Math.round(total / count / 10) * 10 + rng.int(-3, 3) * 10,
  )
  return [...parts, total - parts.reduce((sum, part) => sum + part, 0)]
}

const taint = { key: 'repair', value: 'now', effect: 'NoSchedule' as const }

/** Preemption where it would be cheapest does not help: the node is closed for another reason. */
function drawHard(context: GenerateContext): Drawn {
  const { rng } = context
  const { tainted: _, ...drawn } = draw({ ...context, difficulty: 3 })
  const tainted = rng.pick(workers)
  const running = drawn.running.map((one) => ({
    ...one,
    class: one.node === tainted ? ('low' as const) : rng.pick(['normal', 'low', 'high'] as const),
  }))
  const cpu = rng.pick([100, 150, 200])
  return { ...drawn, running, arriving: { cpu, class: rng.pick(['high', 'normal']), never: false }, tainted }
}

function draw(context: GenerateContext): Drawn {
  const { rng, difficulty } = context
  const names = rng
    .sample(['api', 'batch', 'cache', 'mail', 'report', 'search'], difficulty === 1 ? 4 : 5)
    .sort()
  const levels: Class[] = difficulty === 1 ? ['high', 'low'] : ['high', 'normal', 'low']
  const running = workers.flatMap((node, at) => {
    const here = names.filter((_, i) => i % 2 === at)
    const cpu = drawRequests(context, here.length)
    return here.map((name, i): Running => ({ name, node, cpu: cpu[i] ?? 0, class: rng.pick(levels) }))
  })
  const cpu = rng.pick([150, 200, 250])
  if (difficulty < 3 || rng.chance(0.3)) {
    const never = difficulty >= 2 && rng.chance(0.25)
    const comer = difficulty >= 2 ? rng.pick(['high', 'high', 'normal', 'critical'] as const) : 'critical'
    return { running, arriving: { cpu, class: comer, never } }
  }
  // The budget keeps a Pod that may well be needed: sometimes the other node cannot help.
  const guarded = rng.pick(running)
  const alone = rng.chance(0.5)
  return {
    running: running.map((one) =>
      one === guarded
        ? { ...one, class: 'low' }
        : alone && one.node !== guarded.node
          ? { ...one, class: 'high' }
          : one,
    ),
    arriving: { cpu, class: 'high', never: false },
    guarded: guarded.name,
  }
}

const objectsOf = (drawn: Drawn): Manifest[] => [
  ...priorityClasses(drawn.arriving.never),
  ...drawn.running.map(manifestOf),
  ...(drawn.guarded ? [budget(drawn.guarded)] : []),
]

const requested = new Map<string, number>()

/** What the system's Pods on a node request, in thousandths of a CPU. */
function systemRequests(node: string): number {
  if (requested.size === 0)
    for (const { spec } of openStage(cluster).list('pods', 'kube-system'))
      for (const { resources } of spec.containers) {
        const cpu = String(resources?.requests?.cpu ?? '0m')
        const name = spec.nodeName ?? ''
        requested.set(
          name,
          (requested.get(name) ?? 0) + Number.parseInt(cpu, 10) * (cpu.endsWith('m') ? 1 : 1000),
        )
      }
  return requested.get(node) ?? 0
}

/** Who has to go for the new Pod, and what the scheduler says when it is not helped. */
function victimsOf(drawn: Drawn): { gone: Set<string>; node?: string; message: string } | undefined {
  const stage = openStage(cluster)
  for (const one of priorityClasses(drawn.arriving.never))
    stage.create('priorityclasses.scheduling.k8s.io', one)
  for (const one of drawn.running) stage.create('pods', manifestOf(one))
  if (drawn.guarded) stage.create('poddisruptionbudgets.policy', budget(drawn.guarded))
  if (drawn.tainted) stage.patch('nodes', drawn.tainted, { spec: { taints: [taint] } })
  stage.settle()
  const failed = stage.list('pods', 'default').some(({ status }) => status?.phase !== 'Running')
  if (failed) return undefined
  stage.create('pods', arriving(drawn))
  stage.cluster.advance(8_000)
  const left = new Set(
    stage
      .list('pods', 'default')
      .filter(({ metadata }) => !metadata.deletionTimestamp)
      .map(({ metadata }) => metadata.name),
  )
  const node = stage.get('pods', 'new').spec.nodeName
  const first = stage.cluster.decisions('default/new').at(0)
  return {
    gone: new Set(drawn.running.map(({ name }) => name).filter((name) => !left.has(name))),
    ...(node ? { node } : {}),
    message: first?.message?.replace(/ no new claims to deallocate,/, '') ?? '',
  }
}

export default defineQuestion({
  id: 'preemption-victims',
  concepts: ['priority-and-preemption', 'scheduling-overview'],
  levels: [1, 2, 3, 4],
  kinds: ['multiple-choice'],
  generate(context) {
    const drawn = context.difficulty === 4 ? drawHard(context) : draw(context)
    const { running, arriving: comer, guarded, tainted } = drawn
    const used = (node: string) =>
      running.filter((one) => one.node === node).reduce((sum, { cpu }) => sum + cpu, 0)
    // Every node is too full for the new Pod, and can hold what runs on it.
    if (workers.some((node) => used(node) * 10 + comer.cpu * 10 + systemRequests(node) <= 4000))
      return undefined
    const seen = victimsOf(drawn)
    if (!seen) return undefined
    const { gone, node, message } = seen
    const names = running.map(({ name }) => name)
    const lower = running.filter((one) => classes[one.class] < classes[comer.class])
    const truth = gone.size ? gone : new Set(['nobody'])
    const items = [...names, 'nobody']
    const isAbove = (name: string) =>
      running.some((one) => one.name === name && classes[one.class] > classes[comer.class])
    const { tainted: _tainted, ...open } = drawn
    const beliefs: Belief[] = [
      ...(tainted
        ? [{ misconception: 'preemption-opens-every-node', right: victimsOf(open)?.gone ?? truth }]
        : []),
      ...(comer.never && comer.class === 'high'
        ? [
            {
              misconception: 'priority-always-preempts',
              right: victimsOf({ ...drawn, arriving: { ...comer, never: false } })?.gone ?? truth,
            },
          ]
        : []),
      ...(guarded
        ? [
            {
              misconception: 'budget-forbids-preemption',
              right: new Set([...truth].filter((name) => name !== guarded)),
            },
          ]
        : []),
      ...(gone.size
        ? [
            {
              misconception: 'all-lower-ones-go',
              right: new Set(lower.filter((one) => one.node === node).map(({ name }) => name)),
            },
            {
              misconception: 'lowest-in-the-cluster-goes',
              right: new Set([
                ...truth,
                ...running.filter((one) => classes[one.class] < classes[comer.class]).map(({ name }) => name),
              ]),
            },
            { misconception: 'running-pods-are-safe', right: new Set(['nobody']) },
          ]
        : []),
      {
        misconception: 'equal-priority-gives-way',
        right: new Set([
          ...truth,
          ...running.filter((one) => one.class === comer.class).map(({ name }) => name),
        ]),
      },
      { misconception: 'higher-priority-gives-way', right: new Set([...truth, ...names.filter(isAbove)]) },
    ]
    const options = optionsOf(items.map((name) => (name === 'nobody' ? { key: 'nobody' } : { code: name })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const name = items[i] ?? ''
        const one = running.find((each) => each.name === name)
        if (truth.has(name)) return [id, one ? { key: 'preempted' } : { key: 'stays-pending' }]
        if (!one) return [id, { key: 'somebody-goes' }]
        if (classes[one.class] >= classes[comer.class]) return [id, { key: 'not-lower' }]
        if (one.node === tainted) return [id, { key: 'closed' }]
        return [
          id,
          one.node === node ? { key: 'not-needed' } : { key: gone.size ? 'other-node' : 'not-enough' },
        ]
      }),
    )
    const system = workers.map((one) => [
      '(system)',
      one,
      `${systemRequests(one)}m`,
      'system-…',
      '2000000000+',
    ])
    const rows = running.map((one) => [
      one.name,
      one.node,
      cpuOf(one.cpu),
      one.class,
      String(classes[one.class]),
    ])
    const fact: Message =
      gone.size && node
        ? { key: 'observed', params: { node, gone: [...gone].join(', ') } }
        : { key: 'observed-nobody', params: { message } }
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'running' },
          text: tableOf([['POD', 'NODE', 'CPU REQUEST', 'CLASS', 'PRIORITY'], ...rows, ...system]),
        },
        {
          kind: 'yaml',
          title: { key: 'arriving' },
          text: yamlOf(
            ...priorityClasses(comer.never).filter(({ metadata }) => metadata.name === comer.class),
            arriving(drawn),
          ),
        },
        ...(tainted
          ? [
              {
                kind: 'terminal' as const,
                text: tableOf([
                  ['NODE', 'TAINTS'],
                  ...workers.map((one) => [one, one === tainted ? 'repair=now:NoSchedule' : '<none>']),
                ]),
              },
            ]
          : []),
        ...(guarded
          ? [{ kind: 'yaml' as const, title: { key: 'budget' }, text: yamlOf(budget(guarded)) }]
          : []),
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: {
          key: tainted
            ? 'rule-closed'
            : comer.never && comer.class === 'high'
              ? 'rule-never'
              : guarded
                ? 'rule-budget'
                : 'rule',
        },
        facts: [fact],
        because,
      },
      scenario: {
        cluster,
        objects: [...objectsOf(drawn), ...(tainted ? [] : [arriving(drawn)])],
        commands: [
          ...(tainted
            ? [
                `kubectl taint node ${tainted} repair=now:NoSchedule`,
                `kubectl apply -f - <<EOF\n${yamlOf(arriving(drawn))}EOF`,
              ]
            : []),
          'kubectl get pods -o wide',
        ],
      },
    }
  },
})

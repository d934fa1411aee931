import { feasibleNodes, labelNodes, openSchedulingStage } from '@/lib/goal/feasible-nodes'
import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message } from '@/lib/quiz/variant'

const workers = ['worker-1', 'worker-2', 'worker-3', 'worker-4', 'worker-5']
const controlPlane = { name: 'control-plane', controlPlane: true }
const cluster = { nodes: [controlPlane, ...workers.map((name) => ({ name }))] }
const HOST = 'kubernetes.io/hostname'

type Sort = 'podAffinity' | 'podAntiAffinity'
interface Rule {
  sort: Sort
  app: string
  topologyKey: string
  /** Which Namespaces the term looks at, if not only the Pod's own. */
  reach?: 'all' | 'other'
}

interface Running {
  name: string
  node: string
  app: string
  namespace?: string
  /** Its own rule against others. */
  shuns?: Rule
}

interface Drawn {
  zones: Record<string, string>
  running: Running[]
  app: string
  rules: Rule[]
  /** A worker whose taint the new Pod tolerates, or does not. */
  tainted?: string
  tolerates?: boolean
}

const term = ({ app, topologyKey, reach }: Rule) => ({
  labelSelector: { matchLabels: { app } },
  ...(reach === 'all' ? { namespaceSelector: {} } : reach === 'other' ? { namespaces: ['other'] } : {}),
  topologyKey,
})

const affinity = (rules: readonly Rule[]) =>
  Object.fromEntries(
    (['podAffinity', 'podAntiAffinity'] as const).flatMap((sort) => {
      const own = rules.filter((rule) => rule.sort === sort)
      return own.length ? [[sort, { requiredDuringSchedulingIgnoredDuringExecution: own.map(term) }]] : []
    }),
  )

const containers = [{ name: 'app', image: 'nginx:1.27' }]

function runningPod({ name, node, app, namespace, shuns }: Running): PodManifest {
  const spec = { nodeName: node, ...(shuns ? { affinity: affinity([shuns]) } : {}), containers }
  return podWith(name, spec, { app }, namespace)
}

const taint = { key: 'repair', value: 'now', effect: 'NoSchedule' as const }

function newPod({ app, rules, tolerates }: Drawn): PodManifest {
  const tolerations = [{ key: 'repair', operator: 'Exists' }]
  const spec = {
    ...(rules.length ? { affinity: affinity(rules) } : {}),
    ...(tolerates ? { tolerations } : {}),
    containers,
  }
  return podWith('new', spec, { app })
}

function drawRule({ rng }: GenerateContext, app: string): Rule {
  return {
    sort: rng.pick(['podAffinity', 'podAntiAffinity']),
    app,
    topologyKey: rng.pick([HOST, 'zone', 'zone']),
  }
}

function draw(context: GenerateContext): Drawn {
  const { rng, difficulty } = context
  const zones = Object.fromEntries(workers.map((name, i) => [name, ['a', 'a', 'b', 'b', 'c'][i] ?? 'c']))
  const apps = ['cache', 'db', 'web']
  const count = difficulty === 1 ? 2 : 3
  const hosts = rng.sample(workers, count)
  const other = difficulty === 3 && rng.chance(0.4) ? rng.int(0, count - 1) : -1
  const running = hosts.sort().map((node, i): Running => {
    const app = rng.pick(difficulty === 1 ? ['cache', 'db'] : apps)
    return { name: `${app}-${i + 1}`, node, app, ...(i === other ? { namespace: 'other' } : {}) }
  })
  const app = 'web'
  const known = rng.pick(running).app
  const rules: Rule[] = [drawRule(context, difficulty === 3 && rng.chance(0.25) ? app : known)]
  if (difficulty >= 2 && rng.chance(0.5)) {
    const second = drawRule(context, rng.pick(apps))
    if (second.app !== rules[0]?.app) rules.push(second)
  }
  if (difficulty >= 2 && rng.chance(0.5)) {
    const shunning = rng.pick(running)
    shunning.shuns = { sort: 'podAntiAffinity', app, topologyKey: rng.pick([HOST, 'zone']) }
  }
  return { zones, running, app, rules }
}

/** From level 4 on the terms reach into another Namespace, or do not; at level 5 there are more of everything. */
function drawHard(context: GenerateContext): Drawn {
  const { rng, difficulty } = context
  const zones = Object.fromEntries(workers.map((name, i) => [name, ['a', 'a', 'b', 'b', 'c'][i] ?? 'c']))
  const apps = ['cache', 'db', 'web']
  const reach = () => rng.pick([{}, { reach: 'all' as const }, { reach: 'other' as const }])
  const hosts = rng.sample(workers, difficulty === 4 ? 3 : 4).sort()
  const elsewhere = rng.sample(hosts, difficulty === 4 ? 1 : 2)
  const running = hosts.map((node, i): Running => {
    const app = rng.pick(apps)
    return { name: `${app}-${i + 1}`, node, app, ...(elsewhere.includes(node) ? { namespace: 'other' } : {}) }
  })
  const rules = rng
    .sample(apps, 2)
    .map((app): Rule => ({ ...drawRule(context, app), ...reach() }))
    .map((rule, i): Rule => (i === 1 ? { ...rule, sort: 'podAntiAffinity' } : rule))
  if (difficulty === 5 || rng.chance(0.5)) {
    const shunning = rng.pick(running)
    const topologyKey = rng.pick([HOST, 'zone'])
    shunning.shuns = {
      sort: 'podAntiAffinity',
      app: 'web',
      topologyKey,
      ...(rng.chance(0.5) ? { reach: 'all' } : {}),
    }
  }
  const tainted = difficulty === 5 ? { tainted: rng.pick(workers), tolerates: rng.chance(0.4) } : {}
  return { zones, running, app: 'web', rules, ...tainted }
}

function stageFor({ zones, running, tainted }: Drawn): Stage {
  const stage = openSchedulingStage(cluster)
  labelNodes(stage, Object.fromEntries(workers.map((name) => [name, { zone: zones[name] ?? '' }])))
  if (running.some(({ namespace }) => namespace))
    stage.create('namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } })
  for (const one of running) stage.create('pods', runningPod(one))
  if (tainted) stage.patch('nodes', tainted, { spec: { taints: [taint] } })
  stage.cluster.drain()
  return stage
}

function passing(drawn: Drawn): Set<string> {
  const { feasible } = feasibleNodes(stageFor(drawn), newPod(drawn))
  return new Set([...feasible].filter((node) => workers.includes(node)))
}

export default defineQuestion({
  id: 'beside-or-apart',
  concepts: ['pod-affinity', 'labels-and-selectors', 'node-selector-and-affinity'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['multiple-choice'],
  generate(context) {
    const drawn = context.difficulty >= 4 ? drawHard(context) : draw(context)
    const { rules, running, zones, tainted, tolerates } = drawn
    const stage = stageFor(drawn)
    const pod = newPod(drawn)
    const { feasible, refused } = feasibleNodes(stage, pod)
    const truth = new Set(workers.filter((name) => feasible.has(name)))
    if (truth.size === 0 || truth.size === workers.length) return undefined
    const with_ = (hidden: Partial<Drawn>) => passing({ ...drawn, ...hidden })
    const keyed = (topologyKey: string) => with_({ rules: rules.map((rule) => ({ ...rule, topologyKey })) })
    const wasIgnored = running.some(({ shuns }) => shuns)
    const strip = ({ reach: _, ...rule }: Rule): Rule => rule
    const toAll = (rule: Rule): Rule => ({ ...rule, reach: 'all' })
    const shunToAll = (one: Running): Running => (one.shuns ? { ...one, shuns: toAll(one.shuns) } : one)
    const far: Belief[] = [
      { misconception: 'terms-never-leave-the-namespace', right: with_({ rules: rules.map(strip) }) },
      {
        misconception: 'running-terms-reach-everywhere',
        right: with_({ running: running.map(shunToAll) }),
      },
      ...(tainted && !tolerates
        ? [{ misconception: 'affinity-opens-tainted-nodes', right: with_({ tolerates: true }) }]
        : []),
    ]
    const beliefs: Belief[] = [
      ...(context.difficulty >= 4 ? far : []),
      ...(wasIgnored
        ? [
            {
              misconception: 'only-the-new-pod-is-asked',
              right: with_({ running: running.map(({ shuns: _, ...one }) => one) }),
            },
          ]
        : []),
      ...(running.some(({ namespace }) => namespace)
        ? [
            {
              misconception: 'other-namespaces-count',
              right: with_({ rules: rules.map(toAll), running: running.map(shunToAll) }),
            },
          ]
        : []),
      ...(rules.some(({ topologyKey }) => topologyKey === 'zone')
        ? [{ misconception: 'only-the-same-node-counts', right: keyed(HOST) }]
        : []),
      ...(rules.some(({ topologyKey }) => topologyKey === HOST)
        ? [{ misconception: 'the-whole-zone-counts', right: keyed('zone') }]
        : []),
      ...(rules.length > 1
        ? [
            {
              misconception: 'one-rule-is-enough',
              right: new Set(rules.flatMap((rule) => [...with_({ rules: [rule] })])),
            },
          ]
        : []),
      { misconception: 'affinity-is-a-wish', right: new Set(workers) },
      {
        misconception: 'beside-and-apart-mixed-up',
        right: new Set(workers.filter((name) => !truth.has(name))),
      },
    ]
    const options = optionsOf(workers.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const why = refused.get(workers[i] ?? '')
        return [id, why ? { key: 'filtered', params: why } : { key: 'fits' }]
      }),
    )
    const rows = running.map(({ name, node, app, namespace, shuns }) => [
      ...[name, namespace ?? 'default', `app=${app}`, node],
      shuns
        ? [`app=${shuns.app}`, shuns.topologyKey, ...(shuns.reach ? ['namespaceSelector={}'] : [])].join(
            ' / ',
          )
        : '<none>',
    ])
    const nodeRows = workers.map((name) => [
      ...[name, `zone=${zones[name]}`],
      ...(tainted ? [name === tainted ? 'repair=now:NoSchedule' : '<none>'] : []),
    ])
    const nodeHead = ['NAME', 'LABELS', ...(tainted ? ['TAINTS'] : [])]
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'nodes' }, text: tableOf([nodeHead, ...nodeRows]) },
        {
          kind: 'terminal',
          title: { key: 'running' },
          text: tableOf([['POD', 'NAMESPACE', 'LABELS', 'NODE', 'REQUIRED ANTI-AFFINITY'], ...rows]),
        },
        { kind: 'yaml', title: { key: 'new' }, text: yamlOf(pod) },
      ],
      body: { options },
      key: { options: idsOf(options, workers, truth) },
      slips: slipsOfBeliefs(options, workers, truth, beliefs),
      explanation: {
        rule: {
          key: context.difficulty === 1 ? 'rule' : context.difficulty >= 4 ? 'rule-reach' : 'rule-both',
        },
        facts: [{ key: 'observed', params: { count: truth.size, total: workers.length } }],
        because,
      },
      scenario: {
        cluster: {
          nodes: [
            controlPlane,
            ...workers.map((name) => ({
              ...{ name, labels: { zone: zones[name] ?? '' } },
              ...(name === tainted ? { taints: [taint] } : {}),
            })),
          ],
        },
        objects: [
          ...(running.some(({ namespace }) => namespace)
            ? [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } }]
            : []),
          ...running.map(runningPod),
          pod,
        ],
        commands: ['kubectl get pods -A -o wide'],
      },
    }
  },
})

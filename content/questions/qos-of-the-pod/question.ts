import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const classes = ['Guaranteed', 'Burstable', 'BestEffort'] as const
type Class = (typeof classes)[number]

type Amounts = Record<string, string>

interface Container {
  name: string
  requests?: Amounts
  limits?: Amounts
}

/** Defaults of the Namespace's LimitRange. */
interface Defaults {
  default?: Amounts
  defaultRequest?: Amounts
}

interface Drawn {
  name: string
  /** Created when the LimitRange was there already. */
  late?: boolean
  init: Container[]
  containers: Container[]
}

/** Kinds of containers by what they say of their resources, with the level from which on they are drawn. */
const shapes: { level: number; of(cpu: string, memory: string): Omit<Container, 'name'> }[] = [
  { level: 1, of: () => ({}) },
  { level: 1, of: (cpu, memory) => ({ requests: { cpu, memory } }) },
  { level: 1, of: (cpu, memory) => ({ requests: { cpu, memory }, limits: { cpu, memory } }) },
  { level: 1, of: (cpu, memory) => ({ requests: { cpu, memory }, limits: { cpu: '2', memory } }) },
  { level: 2, of: (cpu, memory) => ({ limits: { cpu, memory } }) },
  { level: 2, of: (_cpu, memory) => ({ limits: { memory } }) },
  { level: 2, of: (cpu) => ({ requests: { cpu }, limits: { cpu } }) },
  {
    level: 2,
    of: (_cpu, memory) => ({
      ...{ requests: { cpu: '0.5', memory }, limits: { cpu: '500m', memory } },
    }),
  },
  { level: 3, of: (cpu, memory) => ({ requests: { memory }, limits: { cpu, memory } }) },
]

function drawContainer({ rng, difficulty }: GenerateContext, name: string): Container {
  const shape = rng.pick(shapes.filter(({ level }) => level <= difficulty))
  return { name, ...shape.of(rng.pick(['100m', '250m', '500m']), rng.pick(['64Mi', '128Mi', '256Mi'])) }
}

function drawPod(context: GenerateContext, name: string): Drawn {
  const { rng, difficulty } = context
  const several = difficulty >= 3
  const containers = several && rng.chance(0.6) ? ['app', 'logs'] : ['app']
  return {
    name,
    init: several && rng.chance(0.5) ? [drawContainer(context, 'setup')] : [],
    containers: containers.map((one) => drawContainer(context, one)),
  }
}

function manifestOf({ name, init, containers }: Drawn): PodManifest {
  const spec = ({ name: container, requests, limits }: Container) => ({
    name: container,
    image: 'nginx:1.27',
    ...(requests || limits
      ? { resources: { ...(requests ? { requests } : {}), ...(limits ? { limits } : {}) } }
      : {}),
  })
  return podWith(name, {
    ...(init.length ? { initContainers: init.map(spec) } : {}),
    containers: containers.map(spec),
  })
}

function limitRange(defaults: Defaults): Manifest {
  const limits = [{ type: 'Container', ...defaults }]
  return { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'defaults' }, ...{ spec: { limits } } }
}

function drawDefaults({ rng }: GenerateContext): Defaults {
  const both = { cpu: '500m', memory: '256Mi' }
  return rng.pick<Defaults>([
    { default: both },
    { default: both, defaultRequest: { cpu: '100m', memory: '64Mi' } },
    { default: both, defaultRequest: { cpu: '500m' } },
    { default: { memory: '256Mi' } },
    { defaultRequest: { cpu: '100m' } },
    { default: { cpu: '500m' }, defaultRequest: both },
  ])
}

const known = new Map<string, Class>()

/** The class that the API server gives the Pod. */
function classOf(drawn: Drawn, defaults?: Defaults): Class {
  const range = drawn.late ? defaults : undefined
  const id = JSON.stringify([drawn.init, drawn.containers, range])
  let found = known.get(id)
  if (!found) {
    const stage = openStage(cluster)
    if (range) stage.create('limitranges', limitRange(range))
    stage.create('pods', manifestOf(drawn))
    found = stage.get('pods', drawn.name).status?.qosClass as Class
    known.set(id, found)
  }
  return found
}

const changed = (drawn: Drawn, change: (container: Container) => Container): Drawn => ({
  ...drawn,
  init: drawn.init.map(change),
  containers: drawn.containers.map(change),
})

/** Whoever does not know that a limit makes a request gives containers without one another request. */
const withoutDefault = (container: Container): Container =>
  container.limits && !container.requests ? { ...container, requests: { cpu: '1m' } } : container

/** Whoever looks at one resource takes the other for granted. */
function completed(container: Container): Container {
  const { requests, limits = {} } = container
  if (Object.keys(limits).length !== 1 || (requests && JSON.stringify(requests) !== JSON.stringify(limits)))
    return container
  const both = { cpu: '100m', memory: '64Mi', ...limits }
  return { ...container, requests: both, limits: both }
}

const amounts = (of?: Amounts) =>
  Object.entries(of ?? {})
    .map(([resource, amount]) => `${resource}=${amount}`)
    .join(',') || '<none>'

function table(pods: readonly Drawn[], defaults?: Defaults): string {
  const row = (pod: string, kind: string, late?: boolean) => (c: Container) => [
    pod,
    ...(defaults ? [late ? 'after' : 'before'] : []),
    `${c.name}${kind}`,
    amounts(c.requests),
    amounts(c.limits),
  ]
  const rows = pods.flatMap(({ name, init, containers, late }) => [
    ...init.map(row(name, ' (init)', late)),
    ...containers.map(row(name, '', late)),
  ])
  const created = defaults ? ['CREATED'] : []
  return tableOf([['POD', ...created, 'CONTAINER', 'REQUESTS', 'LIMITS'], ...rows])
}

export default defineQuestion({
  id: 'qos-of-the-pod',
  concepts: ['qos-and-eviction', 'resource-requests-and-limits'],
  levels: [1, 2, 3, 4],
  kinds: ['matching'],
  generate(context) {
    const { rng, difficulty } = context
    const names = rng.sample(['red', 'green', 'blue', 'white', 'black'], difficulty === 1 ? 3 : 4).sort()
    const drawn = names.map((name) => drawPod(context, name))
    const defaults = difficulty === 4 ? drawDefaults(context) : undefined
    const pods = defaults ? drawn.map((pod) => ({ ...pod, late: rng.chance(0.7) })) : drawn
    const judge = (pod: Drawn) => classOf(pod, defaults)
    const found = pods.map(judge)
    if (defaults && pods.every((pod) => judge(pod) === classOf(pod))) return undefined
    const shown = pods.map((pod) => JSON.stringify([pod.init, pod.containers]))
    if (new Set(found).size < 2 || new Set(shown).size < pods.length) return undefined
    const matched = pods.map((pod, i) => {
      const right = found[i] as Class
      const [first] = pod.containers
      const onlyRequests = pod.containers.every(({ requests, limits }) => requests && !limits)
      return {
        text: { code: pod.name },
        right,
        beliefs: {
          ...(defaults
            ? {
                'defaults-do-not-change-the-class': classOf(pod),
                'defaults-reach-pods-that-run': judge({ ...pod, late: true }),
              }
            : {}),
          'init-containers-do-not-count': pod.init.length ? judge({ ...pod, init: [] }) : undefined,
          'one-container-decides': first ? judge({ ...pod, init: [], containers: [first] }) : undefined,
          'limits-alone-are-burstable': judge(changed(pod, withoutDefault)),
          'one-resource-is-enough': judge(changed(pod, completed)),
          'requests-are-a-guarantee': onlyRequests ? ('Guaranteed' as const) : undefined,
        },
        because: { key: `because-${right}` },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      classes.map((value) => ({ value, text: { code: value } })),
    )
    return {
      kind: 'matching',
      prompt: { key: defaults ? 'prompt-defaults' : 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'pods' }, text: table(pods, defaults) },
        ...(defaults ? [{ kind: 'yaml' as const, text: yamlOf(limitRange(defaults)) }] : []),
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: defaults ? 'rule-defaults' : difficulty === 3 ? 'rule-containers' : 'rule' },
        facts: [{ key: 'observed' }],
        because,
      },
      scenario: {
        cluster,
        objects: [
          ...pods.filter(({ late }) => !late).map(manifestOf),
          ...(defaults ? [limitRange(defaults)] : []),
          ...pods.filter(({ late }) => late).map(manifestOf),
        ],
        commands: ['kubectl get pods -o custom-columns=NAME:.metadata.name,QOS:.status.qosClass'],
      },
    }
  },
})

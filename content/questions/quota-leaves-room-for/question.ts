import { podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** Thousandths of a CPU. */
interface Amounts {
  request?: number
  limit?: number
}

interface Drawn {
  hard: { pods?: number; requests?: number; limits?: number }
  /** A Pod that is there already. */
  present: Required<Amounts>
  replicas: number
  container: Amounts
  /** The Namespace's LimitRange, if it has one. */
  defaults?: Required<Amounts>
  /** The container is not alone. */
  sidecar?: Required<Amounts>
  /** It runs before the others, and has ended when they start. */
  init?: Required<Amounts>
  /** A second quota, for Pods of a priority or of a quality of service. */
  scoped?: { pods: number; scope: 'high' | 'BestEffort' | 'NotBestEffort' }
  /** The Pods of the ReplicaSet are of the PriorityClass high. */
  high?: boolean
}

const milli = (value: number) => (value % 1000 === 0 ? String(value / 1000) : `${value}m`)

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const request = rng.pick([100, 150, 200, 250, 300])
  const limit = request + rng.pick([100, 200, 300])
  const asked = difficulty === 1 ? rng.pick([1, 3]) : 3
  const hard = {
    ...(rng.chance(0.6) ? { pods: rng.int(3, 6) } : {}),
    ...(asked & 1 ? { requests: rng.int(8, 16) * 100 } : {}),
    ...(asked & 2 ? { limits: rng.int(14, 30) * 100 } : {}),
  }
  // What the container leaves out is filled in by the LimitRange, or keeps every Pod from being made.
  const said = difficulty === 1 ? 'both' : rng.pick(['both', 'request', 'limit', 'nothing'] as const)
  const defaults =
    difficulty >= 2 && (difficulty === 3 || rng.chance(0.6))
      ? { request: rng.pick([100, 150]), limit: rng.pick([400, 500]) }
      : undefined
  return {
    hard,
    present: { request: rng.pick([100, 200, 300]), limit: rng.pick([300, 400, 500]) },
    replicas: rng.int(6, 9),
    container: {
      ...(said === 'both' || said === 'request' ? { request } : {}),
      ...(said === 'both' || said === 'limit' ? { limit } : {}),
    },
    ...(defaults ? { defaults } : {}),
    ...(difficulty === 3 && rng.chance(0.6) ? { sidecar: { request: 100, limit: 200 } } : {}),
  }
}

/** An init container, and two quotas of which the second may not concern these Pods. */
function drawHard(context: GenerateContext): Drawn {
  const { rng } = context
  const request = rng.int(2, 8) * 50
  return {
    ...draw({ ...context, difficulty: 3 }),
    init: { request, limit: request + rng.pick([100, 200]) },
    scoped: { pods: rng.int(2, 4), scope: rng.pick(['high', 'high', 'BestEffort', 'NotBestEffort']) },
    high: rng.chance(0.5),
  }
}

const priorityClass: Manifest = {
  ...{ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'high' } },
  ...{ value: 1000 },
}

function scopedQuota({ pods, scope }: NonNullable<Drawn['scoped']>): Manifest {
  const scopes =
    scope === 'high'
      ? {
          scopeSelector: {
            matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }],
          },
        }
      : { scopes: [scope] }
  return {
    ...{ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'some' } },
    ...{ spec: { hard: { pods: String(pods) }, ...scopes } },
  }
}

const resources = ({ request, limit }: Amounts) => ({
  ...(request ? { requests: { cpu: milli(request) } } : {}),
  ...(limit ? { limits: { cpu: milli(limit) } } : {}),
})

function container(name: string, amounts: Amounts): object {
  const own = resources(amounts)
  return { name, image: 'nginx:1.27', ...(Object.keys(own).length ? { resources: own } : {}) }
}

const present = ({ present: amounts }: Drawn) => podWith('first', { containers: [container('app', amounts)] })

function quota({ hard }: Drawn): Manifest {
  const amounts = {
    ...(hard.pods ? { pods: String(hard.pods) } : {}),
    ...(hard.requests ? { 'requests.cpu': milli(hard.requests) } : {}),
    ...(hard.limits ? { 'limits.cpu': milli(hard.limits) } : {}),
  }
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'team' },
    ...{ spec: { hard: amounts } },
  }
}

function limitRange({ request, limit }: Required<Amounts>): Manifest {
  const item = { type: 'Container', default: { cpu: milli(limit) }, defaultRequest: { cpu: milli(request) } }
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'defaults' },
    ...{ spec: { limits: [item] } },
  }
}

function workload({ replicas, container: main, sidecar, init, high }: Drawn): Manifest {
  const labels = { app: 'web' }
  const containers = [container('web', main), ...(sidecar ? [container('logs', sidecar)] : [])]
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web' },
    ...{
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            ...(high ? { priorityClassName: 'high' } : {}),
            ...(init ? { initContainers: [container('setup', init)] } : {}),
            containers,
          },
        },
      },
    },
  }
}

const objects = (drawn: Drawn) => [
  ...(drawn.scoped ? [priorityClass] : []),
  present(drawn),
  ...(drawn.defaults ? [limitRange(drawn.defaults)] : []),
  quota(drawn),
  ...(drawn.scoped ? [scopedQuota(drawn.scoped)] : []),
  workload(drawn),
]

/** How many Pods the ReplicaSet gets, and why not more. */
function observe(drawn: Drawn): { pods: number; message: string } {
  const stage = openStage(cluster)
  stage.create('pods', present(drawn))
  if (drawn.defaults) stage.create('limitranges', limitRange(drawn.defaults))
  stage.create('resourcequotas', quota(drawn))
  if (drawn.scoped) {
    stage.create('priorityclasses.scheduling.k8s.io', priorityClass)
    stage.create('resourcequotas', scopedQuota(drawn.scoped))
  }
  stage.cluster.drain()
  stage.create('replicasets.apps', workload(drawn))
  stage.cluster.drain()
  const pods = stage.list('pods', 'default', 'app=web').length
  const failure = stage
    .get('replicasets.apps', 'web')
    .status?.conditions?.find(({ type }) => type === 'ReplicaFailure')
  return { pods, message: failure?.message ?? '' }
}

export default defineQuestion({
  id: 'quota-leaves-room-for',
  concepts: ['resourcequota', 'limitrange', 'resource-requests-and-limits'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  generate(context) {
    const drawn = context.difficulty === 4 ? drawHard(context) : draw(context)
    const { hard, sidecar, defaults, container: main, scoped, init } = drawn
    if (Object.keys(hard).length < 2 && context.difficulty > 1) return undefined
    const { pods, message } = observe(drawn)
    if (pods === drawn.replicas || !message) return undefined
    const { sidecar: _sidecar, ...alone } = drawn
    const without = (hidden: Partial<Drawn>) => observe({ ...drawn, ...hidden }).pods
    const { scoped: _scoped, ...unscoped } = drawn
    const { init: _init, ...begun } = drawn
    const beside = init && sidecar === undefined ? observe({ ...begun, sidecar: init }).pods : undefined
    const slips = slipsOfAnswers(pods, {
      'second-quota-is-for-others': scoped ? observe(unscoped).pods : undefined,
      'every-quota-holds-for-all': scoped ? Math.min(pods, scoped.pods) : undefined,
      'init-containers-are-free': init ? observe(begun).pods : undefined,
      'init-containers-add-up': beside,
      'only-one-container-counts': sidecar && pods > 0 ? observe(alone).pods : undefined,
      'existing-pods-do-not-count': without({ hard: added(drawn) }),
      'only-requests-are-limited':
        hard.limits && hard.requests ? without({ hard: { ...hard, limits: 64_000 } }) : undefined,
      'unspecified-is-free':
        pods === 0
          ? without({ container: { request: main.request ?? 1, limit: main.limit ?? main.request ?? 1 } })
          : undefined,
      'quota-needs-words-in-the-manifest':
        defaults && pods > 0 && !(main.request && main.limit) ? 0 : undefined,
      'quota-holds-all-or-nothing': pods > 0 ? 0 : undefined,
      'quota-stops-nothing': drawn.replicas,
    })
    return {
      kind: 'number',
      prompt: { key: 'prompt', params: { replicas: drawn.replicas } },
      exhibits: [{ kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...objects(drawn)) }],
      body: { min: 0, max: 20, unit: { key: 'unit' } },
      key: { value: pods },
      slips,
      explanation: {
        rule: { key: pods === 0 ? 'rule-none' : scoped ? 'rule-scopes' : 'rule' },
        facts: [{ key: 'observed', params: { pods, message } }],
      },
      scenario: { cluster, objects: objects(drawn), commands: ['kubectl describe resourcequota team'] },
    }
  },
})

/** The quota as it would be if what is there already were free. */
function added({ hard, present: { request, limit } }: Drawn): Drawn['hard'] {
  return {
    ...(hard.pods ? { pods: hard.pods + 1 } : {}),
    ...(hard.requests ? { requests: hard.requests + request } : {}),
    ...(hard.limits ? { limits: hard.limits + limit } : {}),
  }
}

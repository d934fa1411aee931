import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** A quota whose only purpose is to add up. */
const quota = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'sum' },
  spec: { hard: { 'requests.cpu': '64' } },
}

interface Container {
  name: string
  /** Thousandths of a CPU. */
  request: number
  limit?: number
  sidecar?: true
}

/** What a sandbox costs besides, in thousandths of a CPU. */
const sandbox = (overhead: number) => ({
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'sandbox' },
  ...{ handler: 'runc', overhead: { podFixed: { cpu: milli(overhead) } } },
})

interface Drawn {
  init: Container[]
  containers: Container[]
  overhead?: number
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const request = (most: number) => rng.int(1, most) * 50
  const names = rng.sample(['web', 'cache', 'logs', 'auth'], rng.int(2, difficulty === 1 ? 2 : 3))
  const limited = difficulty === 1 ? rng.chance(0.5) : false
  const containers = names.map((name): Container => {
    const own = request(8)
    return { name, request: own, ...(limited ? { limit: own + request(6) } : {}) }
  })
  // Big enough to matter about as often as not.
  const inits = rng.sample(['fetch', 'migrate', 'unpack'], difficulty === 1 ? 1 : 2)
  const init = inits.map((name): Container => ({ name, request: request(24) }))
  const at = difficulty >= 3 ? rng.int(0, 1) : -1
  if (at >= 0) init.splice(at, 0, { name: 'proxy', request: request(6), sidecar: true })
  return { init, containers }
}

/** Two sidecars among three init containers; at level 5 the RuntimeClass adds its overhead. */
function drawHard({ rng, difficulty }: GenerateContext): Drawn {
  const request = (least: number, most: number) => rng.int(least, most) * 50
  const containers = ['web', 'cache'].map((name): Container => ({ name, request: request(1, 6) }))
  const init = rng
    .sample(['fetch', 'migrate', 'unpack'], 3)
    .map((name): Container => ({ name, request: request(4, 20) }))
  const [first = 0, second = 0] = rng.sample([0, 1, 2, 3], 2).sort()
  init.splice(second, 0, { name: 'agent', request: request(1, 6), sidecar: true })
  init.splice(first, 0, { name: 'proxy', request: request(1, 6), sidecar: true })
  return { init, containers, ...(difficulty === 5 ? { overhead: rng.pick([50, 120, 250]) } : {}) }
}

const milli = (value: number) => (value % 1000 === 0 ? String(value / 1000) : `${value}m`)

function manifestOf({ init, containers, overhead }: Drawn): PodManifest {
  const spec = ({ name, request, limit, sidecar }: Container, command?: string) => ({
    name,
    image: 'busybox:1.36',
    ...(sidecar ? { restartPolicy: 'Always' } : {}),
    ...(command ? { command: ['sleep', command] } : {}),
    resources: { requests: { cpu: milli(request) }, ...(limit ? { limits: { cpu: milli(limit) } } : {}) },
  })
  return podWith('shop', {
    ...(overhead ? { runtimeClassName: 'sandbox' } : {}),
    initContainers: init.map((one) => spec(one, one.sidecar ? '1d' : '5')),
    containers: containers.map((one) => spec(one, '1d')),
  })
}

/** What the Pod takes of its Namespace's quota, and of its node, in thousandths of a CPU. */
function counted(drawn: Drawn): number {
  const stage = openStage(cluster)
  stage.create('resourcequotas', quota)
  stage.cluster.drain()
  if (drawn.overhead) stage.create('runtimeclasses.node.k8s.io', sandbox(drawn.overhead))
  stage.create('pods', manifestOf(drawn))
  const used = String(stage.get('resourcequotas', 'sum').status?.used?.['requests.cpu'] ?? '')
  return used.endsWith('m') ? Number.parseInt(used, 10) : Number(used) * 1000
}

const plain = (one: Container): Container => ({ name: one.name, request: one.request })

export default defineQuestion({
  id: 'pod-counts-as',
  concepts: ['resource-requests-and-limits', 'init-and-sidecar-containers', 'resourcequota'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['number'],
  generate(context) {
    const drawn = context.difficulty >= 4 ? drawHard(context) : draw(context)
    const { init, containers, overhead } = drawn
    const rest = overhead ? { overhead } : {}
    const value = counted(drawn)
    const hasSidecar = init.some(({ sidecar }) => sidecar)
    const sidecars = init.filter(({ sidecar }) => sidecar)
    const believed = {
      ...(hasSidecar
        ? {
            'sidecars-start-after-the-rest': counted({
              init: [...init.filter(({ sidecar }) => !sidecar), ...sidecars],
              containers,
              ...rest,
            }),
            'sidecars-end-like-init-containers': counted({ init: init.map(plain), containers, ...rest }),
          }
        : {}),
      'init-containers-add-up': counted({
        init: [],
        containers: [...init, ...containers].map(plain),
        ...rest,
      }),
      'init-containers-are-over': counted({
        init: [],
        containers: [...sidecars.map(plain), ...containers],
        ...rest,
      }),
      'overhead-is-free': overhead ? counted({ init, containers }) : undefined,
      'limits-reserve': containers.some(({ limit }) => limit)
        ? counted({
            init,
            containers: containers.map(({ name, limit, request }) => ({ name, request: limit ?? request })),
          })
        : undefined,
    }
    const slips = slipsOfAnswers(value, believed)
    if (slips.length < 2) return undefined
    const manifest = manifestOf(drawn)
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(...(overhead ? [sandbox(overhead)] : []), manifest) }],
      body: { min: 0, max: 20_000, unit: { key: 'unit' } },
      key: { value },
      slips,
      explanation: {
        rule: { key: overhead ? 'rule-overhead' : hasSidecar ? 'rule-sidecar' : 'rule' },
        facts: [{ key: 'observed', params: { value } }],
      },
      scenario: {
        cluster,
        objects: [...(overhead ? [sandbox(overhead)] : []), quota, manifest],
        commands: ['kubectl describe resourcequota sum'],
      },
    }
  },
})

import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['metrics-server'],
}

const conditions = [
  'AbleToScale=False FailedGetScale',
  'ScalingActive=False FailedGetResourceMetric',
  'ScalingActive=False ScalingDisabled',
  'ScalingLimited=True TooManyReplicas',
  'ScalingLimited=True TooFewReplicas',
  'ScalingLimited=False DesiredWithinRange',
] as const
type Condition = (typeof conditions)[number]

/** A Deployment and its autoscaler; the target is always half of the CPU request. */
interface Scaled {
  level: number
  /** Of the Deployment; undefined: there is none. */
  replicas?: number
  request?: string
  sidecar?: boolean
  perSecond?: number
  min?: number
  max?: number
  memory?: boolean
  believed: Record<string, Condition>
}

const [, noMetric, disabled, tooMany, tooFew, within] = conditions

/** By a name that says what is peculiar. */
const scaled = {
  'no-request': {
    level: 1,
    replicas: 2,
    perSecond: 40,
    believed: { 'limit-of-the-node': tooMany, 'nothing-is-lacking': within },
  },
  'no-deployment': { level: 1, believed: { 'target-is-made': disabled, 'no-pods-no-metric': noMetric } },
  overloaded: {
    level: 1,
    replicas: 2,
    request: '100m',
    perSecond: 90,
    max: 4,
    believed: { 'limits-are-silent': within },
  },
  idle: {
    level: 1,
    replicas: 3,
    request: '100m',
    perSecond: 0,
    min: 3,
    believed: { 'limits-are-silent': within, 'idle-has-no-metric': noMetric },
  },
  fitting: {
    level: 1,
    replicas: 3,
    request: '200m',
    perSecond: 40,
    believed: { 'reports-limits-always': tooMany },
  },
  'scaled-to-zero': {
    level: 2,
    replicas: 0,
    request: '100m',
    perSecond: 20,
    believed: { 'zero-is-too-few': tooFew, 'no-pods-no-metric': noMetric },
  },
  'sidecar-without-request': {
    level: 2,
    replicas: 2,
    request: '100m',
    sidecar: true,
    perSecond: 40,
    believed: { 'one-request-is-enough': tooMany, 'nothing-is-lacking': within },
  },
  'lightly-used': {
    level: 2,
    replicas: 6,
    request: '200m',
    perSecond: 40,
    believed: { 'reports-limits-always': tooFew },
  },
  'limit-only': {
    level: 3,
    replicas: 2,
    request: 'limit',
    perSecond: 40,
    believed: { 'limit-gives-no-request': noMetric },
  },
  'memory-without-request': {
    level: 3,
    replicas: 2,
    request: '100m',
    perSecond: 20,
    memory: true,
    believed: { 'one-request-is-enough': within },
  },
} satisfies Record<string, Scaled>
type Case = keyof typeof scaled
const cases = Object.keys(scaled) as Case[]

function objectsOf(name: Case): Manifest[] {
  const { replicas, request, sidecar, perSecond = 0, min = 1, max = 10, memory }: Scaled = scaled[name]
  const labels = { app: name }
  const cpu =
    request === 'limit' ? { limits: { cpu: '200m' } } : request ? { requests: { cpu: request } } : undefined
  const containers = [
    { name: 'web', image: 'registry.k8s.io/hpa-example', ...(cpu ? { resources: cpu } : {}) },
    ...(sidecar ? [{ name: 'log', image: 'busybox:1.36', command: ['sleep', '86400'] }] : []),
  ]
  const target = { type: 'Utilization', averageUtilization: 50 }
  const web = { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } }
  const annotations = { 'kubekata.dev/requests-per-second': String(perSecond) }
  return [
    ...(replicas === undefined
      ? []
      : [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name },
            ...{ spec: { replicas, ...web } },
          },
        ]),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, ...{ annotations } },
      ...{ spec: { selector: labels, ports: [{ port: 80 }] } },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name },
      ...{
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
          minReplicas: min,
          maxReplicas: max,
          metrics: [{ type: 'Resource', resource: { name: memory ? 'memory' : 'cpu', target } }],
        },
      },
    },
  ]
}

const known = new Map<Case, { condition: Condition; message: string }>()

/** The first condition that says that something is amiss, else what ScalingLimited says, ten minutes later. */
async function observe(name: Case): Promise<{ condition: Condition; message: string }> {
  const before = known.get(name)
  if (before) return before
  const stage = openStage(cluster)
  const { exitCode, stderr } = await stage.apply(yamlOf(...objectsOf(name)))
  if (exitCode !== 0) throw new Error(stderr)
  stage.cluster.advance(600_000)
  const { stdout } = stage.kubectl(`kubectl get hpa ${name} -o json`)
  const shown: { type: string; status: string; reason: string; message: string }[] =
    JSON.parse(stdout).status.conditions ?? []
  const of = (type: string) => shown.find((one) => one.type === type)
  const amiss = ['AbleToScale', 'ScalingActive'].map(of).find((one) => one?.status === 'False')
  const told = amiss ?? of('ScalingLimited')
  const condition = `${told?.type}=${told?.status} ${told?.reason}` as Condition
  const found = { condition, message: told?.message ?? '' }
  known.set(name, found)
  return found
}

function draw({ rng, difficulty }: GenerateContext): Case[] {
  const pool = cases.filter((one) => scaled[one].level <= difficulty)
  const newest = pool.filter((one) => scaled[one].level === difficulty)
  const must = rng.sample(newest, difficulty === 1 ? 3 : rng.int(1, 2))
  const rest = pool.filter((one) => !must.includes(one))
  return rng.shuffle([...must, ...rng.sample(rest, (difficulty === 1 ? 3 : 4) - must.length)])
}

export default defineQuestion({
  id: 'hpa-condition',
  concepts: ['autoscaling-hpa', 'resource-usage-and-metrics'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const drawn = draw(context)
    const seen = await Promise.all(drawn.map(observe))
    if (seen.some(({ condition }) => !conditions.includes(condition))) return undefined
    if (new Set(seen.map(({ condition }) => condition)).size < 2) return undefined
    const { body, key, slips, because } = pairingOf(
      drawn.map((one, i) => ({
        text: { key: `case-${one}` },
        right: seen[i]?.condition as Condition,
        beliefs: scaled[one].believed,
        because: { key: 'said', params: { message: seen[i]?.message ?? '' } },
      })),
      conditions.map((value) => ({ value, text: { code: value } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: drawn.length } }],
        because,
      },
      scenario: { cluster, objects: drawn.flatMap(objectsOf), commands: ['kubectl get hpa'] },
    }
  },
})

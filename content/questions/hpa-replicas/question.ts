import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Load {
  replicas: number
  /** Millicores. */
  request: number
  limit: number
  /** Requests a second for all Pods together. */
  perSecond: number
  /** Millicores that an idle second container requests. */
  idle?: number
}

interface Policy {
  type: 'Pods' | 'Percent'
  value: number
  periodSeconds: number
}
/** Of one direction, as `spec.behavior` has it. */
interface Scaling {
  stabilizationWindowSeconds?: number
  selectPolicy?: 'Max' | 'Min' | 'Disabled'
  policies?: Policy[]
}

interface Scaler {
  /** Percent of the request. */
  target: number
  min: number
  max: number
  behavior?: { scaleUp?: Scaling; scaleDown?: Scaling }
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['metrics-server'],
}

function objectsOf({ replicas, request, limit, perSecond, idle }: Load): [Manifest, Manifest] {
  const labels = { app: 'web' }
  const resources = { requests: { cpu: `${request}m` }, limits: { cpu: `${limit}m` } }
  const sidecar = {
    ...{ name: 'log', image: 'busybox:1.36', command: ['sleep', '1d'] },
    resources: { requests: { cpu: `${idle}m` } },
  }
  const containers = [
    { name: 'web', image: 'registry.k8s.io/hpa-example', resources },
    ...(idle ? [sidecar] : []),
  ]
  const spec = {
    replicas,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers } },
  }
  const annotations = { 'kubekata.dev/requests-per-second': String(perSecond) }
  return [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, ...{ spec } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', ...{ annotations } },
      ...{ spec: { selector: labels, ports: [{ port: 80 }] } },
    },
  ]
}

function scalerOf({ target, min, max, behavior }: Scaler): Manifest {
  const spec = {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    minReplicas: min,
    maxReplicas: max,
    metrics: [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: target } },
      },
    ],
    ...(behavior ? { behavior } : {}),
  }
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    ...{ spec },
  }
}

const loaded = new Map<string, Stage>()

/** The Pods under their load, long enough for the autoscaler to believe the measurements. */
function underLoad(load: Load): Stage {
  const key = JSON.stringify(load)
  let stage = loaded.get(key)
  if (!stage) {
    if (loaded.size > 100) loaded.clear()
    stage = openStage(cluster)
    const [deployment, service] = objectsOf(load)
    stage.create('deployments.apps', deployment)
    stage.create('services', service)
    stage.cluster.drain()
    stage.cluster.advance(420_000)
    loaded.set(key, stage)
  }
  return stage.fork()
}

/** Replicas ten minutes after the autoscaler was made, with what it measured at first. */
async function scaled(load: Load, scaler: Scaler): Promise<{ replicas: number; usage: number } | undefined> {
  const stage = underLoad(load)
  const { exitCode, stderr } = await stage.apply(yamlOf(scalerOf(scaler)))
  if (exitCode !== 0) throw new Error(stderr)
  stage.cluster.advance(16_000)
  const shown = stage.kubectl('kubectl get hpa web --no-headers').stdout
  const usage = Number(/cpu: (\d+)%/.exec(shown)?.[1])
  stage.cluster.advance(600_000)
  const replicas = stage.get('deployments.apps', 'web').spec.replicas ?? 0
  return Number.isNaN(usage) ? undefined : { replicas, usage }
}

function draw({ rng, difficulty }: GenerateContext): { load: Load; scaler: Scaler } {
  const replicas = rng.int(2, 5)
  const request = rng.pick([100, 200, 250])
  const target = rng.pick([40, 50, 60, 70, 80])
  // Of the target: below a tenth nothing happens; twice as much is as far as one step goes.
  const share = difficulty === 1 ? rng.pick([1.3, 1.6, 1.9]) : rng.pick([0.3, 0.5, 0.93, 1.07, 1.4, 1.8])
  const perSecond = Math.round((replicas * request * (target / 100) * share - replicas) / 9)
  const limit = difficulty >= 3 ? request * rng.pick([2, 4]) : 2000
  const max = difficulty === 1 ? 10 : rng.pick([replicas + 1, replicas + 2, 10])
  return { load: { replicas, request, limit, perSecond }, scaler: { target, min: rng.int(1, 2), max } }
}

/** Half an hour: longer than what is asked about. */
const LONG = 1800

/** From level 4 on `behavior` bounds the steps; at level 5 a second container requests CPU and idles. */
function drawHard({ rng, difficulty }: GenerateContext): { load: Load; scaler: Scaler } {
  const replicas = rng.int(4, 8)
  const request = rng.pick([100, 200, 250])
  const idle = difficulty === 5 ? { idle: rng.pick([50, 100, 150]) } : {}
  const target = rng.pick([40, 50, 60])
  const up = rng.chance(0.5)
  const share = up ? rng.pick([1.6, 1.8, 1.95]) : rng.pick([0.25, 0.35, 0.45])
  const whole = request + (idle.idle ?? 0)
  const perSecond = Math.round((replicas * whole * (target / 100) * share - replicas) / 9)
  const policies: Policy[] = [
    { type: 'Pods', value: rng.int(1, 2), periodSeconds: LONG },
    { type: 'Percent', value: rng.pick([25, 50]), periodSeconds: LONG },
  ]
  const scaling = rng.pick<Scaling>([
    { policies },
    { policies, selectPolicy: 'Min' },
    { policies: policies.slice(0, 1) },
    { policies: policies.slice(1) },
    { selectPolicy: 'Disabled' },
    ...(up ? [] : [{ stabilizationWindowSeconds: LONG }]),
  ])
  const behavior =
    difficulty === 5 && rng.chance(0.3)
      ? {}
      : { behavior: up ? { scaleUp: scaling } : { scaleDown: scaling } }
  return {
    load: { replicas, request, limit: request * 4, perSecond, ...idle },
    scaler: { target, min: rng.int(1, 2), max: rng.pick([replicas + 3, 16]), ...behavior },
  }
}

export default defineQuestion({
  id: 'hpa-replicas',
  concepts: ['autoscaling-hpa', 'resource-requests-and-limits'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['number'],
  async generate(context) {
    const { difficulty } = context
    const { load, scaler } = difficulty >= 4 ? drawHard(context) : draw(context)
    const seen = await scaled(load, scaler)
    if (!seen) return undefined
    const { replicas: value, usage } = seen
    const { replicas, request, limit, idle = 0 } = load
    const { target, min, max, behavior } = scaler
    const ratio = usage / target
    const exact = replicas * ratio
    // Measurements are rounded: what lies on the border of a whole Pod or of the tolerance is not asked.
    if (Math.abs(exact - Math.round(exact)) < 0.06 || Math.abs(Math.abs(ratio - 1) - 0.1) < 0.015)
      return undefined
    const bounded = (wanted: number) => Math.min(max, Math.max(min, wanted))
    const ofLimit = (replicas * usage * request) / limit / target
    const scaling = behavior?.scaleUp ?? behavior?.scaleDown
    const { behavior: _b, ...free } = scaler
    const withScaling = async (changed: Scaling) => {
      const other = behavior?.scaleUp ? { scaleUp: changed } : { scaleDown: changed }
      return (await scaled(load, { ...free, behavior: other }))?.replicas
    }
    const believed = {
      'behavior-is-ignored': behavior ? (await scaled(load, free))?.replicas : undefined,
      'strictest-policy-counts':
        scaling?.policies?.length === 2
          ? await withScaling({ ...scaling, selectPolicy: scaling.selectPolicy === 'Min' ? 'Max' : 'Min' })
          : undefined,
      'idle-containers-do-not-count': idle
        ? bounded(Math.ceil((exact * (request + idle)) / request))
        : undefined,
      'no-tolerance': bounded(Math.ceil(exact)),
      'bounds-ignored': Math.abs(ratio - 1) <= 0.1 ? undefined : Math.ceil(exact),
      'rounds-down': bounded(Math.floor(exact)),
      'percent-of-the-limit': limit < 2000 ? bounded(Math.ceil(ofLimit)) : undefined,
      'one-at-a-time': bounded(ratio > 1 ? replicas + 1 : replicas - 1),
      'goes-to-the-end': ratio > 1.1 ? max : ratio < 0.9 ? min : undefined,
    }
    const millicores = Math.round((usage * (request + idle)) / 100)
    const manifest = scalerOf(scaler)
    const { spec } = manifest as Manifest & { spec: object }
    return {
      kind: 'number',
      prompt: {
        key: idle ? 'prompt-two' : difficulty >= 3 ? 'prompt-cores' : 'prompt',
        params: { replicas, usage, request, limit, millicores, ...(idle ? { idle } : {}) },
      },
      exhibits: [{ kind: 'yaml', title: { key: 'scaler' }, text: yamlOf({ spec }) }],
      body: { min: 0, max: 50, unit: { key: 'unit' } },
      key: { value },
      slips: slipsOfAnswers(value, believed),
      explanation: {
        rule: { key: difficulty === 5 ? 'rule-containers' : difficulty === 4 ? 'rule-behavior' : 'rule' },
        facts: [{ key: 'observed', params: { replicas, usage, target, value } }],
      },
      scenario: { cluster, objects: [...objectsOf(load), manifest], commands: ['kubectl get hpa web'] },
    }
  },
})

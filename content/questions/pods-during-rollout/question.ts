import type { Pod } from '@/lib/cluster/apimachinery/object'
import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Rollout {
  replicas: number
  maxSurge: number | string
  maxUnavailable: number | string
}

type Asked = 'most' | 'least'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

const settled = new Map<number, Stage>()

/** A Deployment with so many replicas, all running: the same for every strategy, so it is made once. */
function runningDeployment(replicas: number): Stage {
  let stage = settled.get(replicas)
  if (!stage) {
    stage = openStage(cluster)
    stage.create(
      'deployments.apps',
      deployment('web', { replicas, labels: { app: 'web' }, image: 'nginx:1.26' }),
    )
    stage.settle()
    settled.set(replicas, stage)
  }
  return stage.fork()
}

const isReady = (pod: Pod) => pod.status?.conditions?.some((c) => c.type === 'Ready' && c.status === 'True')

/** Counts at every event of a real rollout: the most Pods not terminating, the fewest available. */
function observe({ replicas, maxSurge, maxUnavailable }: Rollout): Record<Asked, number> | undefined {
  const stage = runningDeployment(replicas)
  stage.patch('deployments.apps', 'web', {
    spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } } },
  })
  stage.kubectl('kubectl set image deployment/web app=nginx:1.27')
  const seen = { most: 0, least: Number.POSITIVE_INFINITY }
  const end = stage.cluster.now() + 300_000
  for (;;) {
    const pods = stage.list('pods', 'default').filter((p) => !p.metadata.deletionTimestamp)
    const available = pods.filter(isReady)
    seen.most = Math.max(seen.most, pods.length)
    seen.least = Math.min(seen.least, available.length)
    const updated = available.filter((p) => p.spec.containers[0]?.image === 'nginx:1.27')
    if (pods.length === replicas && updated.length === replicas) return seen
    const next = stage.cluster.nextEventAt()
    if (next === undefined || next > end) return undefined
    stage.cluster.advance(Math.max(0, next - stage.cluster.now()))
  }
}

function draw({ rng, difficulty }: GenerateContext): Rollout {
  const replicas = rng.int(difficulty >= 3 ? 4 : 3, difficulty >= 3 ? 9 : 6)
  const percent = () => `${rng.pick([10, 20, 25, 30, 40, 50])}%`
  const number = (min: number) => rng.int(min, 3)
  if (difficulty === 1) return { replicas, maxSurge: number(1), maxUnavailable: 0 }
  if (difficulty === 2) return { replicas, maxSurge: number(1), maxUnavailable: number(1) }
  if (difficulty === 3) return { replicas, maxSurge: percent(), maxUnavailable: percent() }
  return rng.chance(0.5)
    ? { replicas, maxSurge: percent(), maxUnavailable: number(0) }
    : { replicas, maxSurge: 0, maxUnavailable: percent() }
}

/** The value as whole Pods, rounded the given way. */
function asPods(value: number | string, replicas: number, round: (n: number) => number): number {
  return typeof value === 'number' ? value : round((Number.parseInt(value, 10) * replicas) / 100)
}

/** The counts that somebody works out who takes these numbers for the limits. */
function workedOut(replicas: number, maxSurge: number, maxUnavailable: number): Record<Asked, number> {
  // Were both 0, no Pod could be replaced: then one may be missing.
  const missing = maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable
  return { most: replicas + maxSurge, least: Math.max(0, replicas - missing) }
}

/** Whoever rounds the other way, mixes up the two fields, or overlooks them comes to other counts. */
function believed({ replicas, maxSurge, maxUnavailable }: Rollout, asked: Asked): Record<string, number> {
  const up = (value: number | string) => asPods(value, replicas, Math.ceil)
  const down = (value: number | string) => asPods(value, replicas, Math.floor)
  const counts = {
    'rounds-the-other-way': workedOut(replicas, down(maxSurge), up(maxUnavailable)),
    'fields-swapped': workedOut(replicas, up(maxUnavailable), down(maxSurge)),
    'fields-ignored': workedOut(replicas, up('25%'), down('25%')),
  }
  // A rollout need not reach its limits. A belief that comes to the same limit as the rule shows nothing.
  const limit = workedOut(replicas, up(maxSurge), down(maxUnavailable))[asked]
  const others = Object.entries(counts).map(([name, count]) => [name, count[asked]] as const)
  return Object.fromEntries(others.filter(([, count]) => count !== limit))
}

function idle({ maxSurge, maxUnavailable }: Rollout): boolean {
  return Number.parseInt(String(maxSurge), 10) === 0 && Number.parseInt(String(maxUnavailable), 10) === 0
}

export default defineQuestion({
  id: 'pods-during-rollout',
  concepts: ['deployment'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  generate(context) {
    const { rng, difficulty } = context
    const rollout = draw(context)
    const asked: Asked = difficulty === 1 ? 'most' : rng.pick(['most', 'least'])
    const seen = idle(rollout) ? undefined : observe(rollout)
    if (!seen) return undefined
    const slips = slipsOfAnswers(seen[asked], believed(rollout, asked))
    const manifest = deployment('web', { ...rollout, labels: { app: 'web' }, image: 'nginx:1.26' })
    const commands = ['kubectl set image deployment/web app=nginx:1.27']
    return {
      kind: 'number',
      prompt: { key: `prompt-${asked}` },
      exhibits: [
        { kind: 'yaml', title: { key: 'manifest' }, text: yamlOf(manifest) },
        { kind: 'terminal', text: `$ ${commands[0]}` },
      ],
      body: { min: 0, max: 50, unit: { key: 'unit' } },
      key: { value: seen[asked] },
      slips,
      explanation: {
        rule: { key: `rule-${asked}`, params: { replicas: rollout.replicas } },
        facts: [{ key: 'observed', params: { ...seen } }],
      },
      scenario: { cluster, objects: [manifest], commands },
    }
  },
})

import type { Pod } from '@/lib/cluster/apimachinery/object'
import { openStage } from '@/lib/goal/open-stage'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { deployment } from '@/lib/goal/manifests'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

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

/** Whoever rounds the other way, or mixes up the two fields, believes in another rollout: it is run as well. */
function believed(rollout: Rollout): { misconception: string; rollout: Rollout }[] {
  const { replicas, maxSurge, maxUnavailable } = rollout
  const turned = {
    replicas,
    maxSurge: asPods(maxSurge, replicas, Math.floor),
    maxUnavailable: asPods(maxUnavailable, replicas, Math.ceil),
  }
  return [
    { misconception: 'rounds-the-other-way', rollout: turned },
    {
      misconception: 'fields-swapped',
      rollout: { replicas, maxSurge: maxUnavailable, maxUnavailable: maxSurge },
    },
    { misconception: 'fields-ignored', rollout: { replicas, maxSurge: '25%', maxUnavailable: '25%' } },
  ]
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
    const slips: Slip[] = []
    for (const belief of believed(rollout)) {
      const answer = idle(belief.rollout) ? undefined : observe(belief.rollout)?.[asked]
      const known = slips.some((s) => 'answer' in s && s.answer === String(answer))
      if (answer === undefined || answer === seen[asked] || known) continue
      slips.push({ misconception: belief.misconception, answer: String(answer) })
    }
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

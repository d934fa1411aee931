import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Rollout {
  replicas: number
  strategy: 'RollingUpdate' | 'Recreate'
  maxSurge: number | string
  maxUnavailable: number | string
  /** Typed while it is stuck. */
  later: 'scale' | undefined
  /** Then another image that does not exist either. */
  again?: true
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const [oldImage, newImage] = ['nginx:1.26', 'nginx:9.99']
const update = `kubectl set image deployment/web app=${newImage}`
const thirdImage = 'nginx:9.98'
const nextUpdate = `kubectl set image deployment/web app=${thirdImage}`
const columns = 'custom-columns=IMAGE:.spec.template.spec.containers[0].image,PODS:.status.replicas'
const look = `kubectl get replicasets --sort-by=.metadata.creationTimestamp --no-headers -o ${columns}`

const running = new Map<number, Stage>()

function runningWeb(replicas: number): Stage {
  let stage = running.get(replicas)
  if (!stage) {
    stage = openStage(cluster)
    stage.create('deployments.apps', deployment('web', { replicas, labels: { app: 'web' }, image: oldImage }))
    stage.settle()
    stage.cluster.advance(5000)
    running.set(replicas, stage)
  }
  return stage.fork()
}

function manifestOf({ replicas, strategy, maxSurge, maxUnavailable }: Rollout): Manifest {
  const labels = { app: 'web' }
  if (strategy === 'RollingUpdate')
    return deployment('web', { replicas, labels, image: oldImage, maxSurge, maxUnavailable })
  const { spec, ...rest } = deployment('web', { replicas, labels, image: oldImage }) as Manifest & {
    spec: object
  }
  return { ...rest, ...{ spec: { strategy: { type: strategy }, ...spec } } }
}

const scaleLine = ({ replicas }: Rollout) => `kubectl scale deployment web --replicas=${replicas * 2}`

const commandsOf = (rollout: Rollout) => [
  update,
  ...(rollout.later ? [scaleLine(rollout)] : []),
  ...(rollout.again ? [nextUpdate] : []),
]

/** What the ReplicaSets have while the new image cannot be pulled: old, later new. */
function observe(rollout: Rollout): string | undefined {
  const { replicas, strategy, maxSurge, maxUnavailable } = rollout
  const idle = [maxSurge, maxUnavailable].every((one) => Number.parseInt(String(one), 10) === 0)
  if (strategy === 'RollingUpdate' && idle) return undefined
  const stage = runningWeb(replicas)
  const rolling = { type: strategy, rollingUpdate: { maxSurge, maxUnavailable } }
  const recreate = { $retainKeys: ['type'], type: strategy }
  stage.patch('deployments.apps', 'web', { spec: { strategy: strategy === 'Recreate' ? recreate : rolling } })
  for (const line of commandsOf(rollout)) {
    stage.kubectl(line)
    stage.cluster.advance(60_000)
  }
  return stage.kubectl(look).stdout.trim()
}

function draw({ rng, difficulty }: GenerateContext): Rollout {
  const replicas = rng.int(3, 10)
  const percent = () => `${rng.pick([10, 20, 25, 30, 40, 50])}%`
  const bounds =
    difficulty === 1
      ? { maxSurge: rng.int(1, 3), maxUnavailable: rng.int(0, 2) }
      : { maxSurge: rng.pick([percent(), percent(), 0]), maxUnavailable: rng.pick([percent(), percent(), 0]) }
  const strategy = difficulty === 3 && rng.chance(0.2) ? 'Recreate' : 'RollingUpdate'
  return {
    replicas,
    strategy,
    ...bounds,
    later: (difficulty === 3 && strategy !== 'Recreate') || difficulty === 5 ? 'scale' : undefined,
    ...(difficulty >= 4 ? { again: true as const } : {}),
  }
}

const asPods = (value: number | string, replicas: number, round: (n: number) => number) =>
  typeof value === 'number' ? value : round((Number.parseInt(value, 10) * replicas) / 100)

export default defineQuestion({
  id: 'stuck-rollout-pods',
  concepts: ['rolling-update-and-rollback', 'replicaset', 'deployment'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['output'],
  generate(context) {
    const rollout = draw(context)
    const { replicas, strategy, maxSurge, maxUnavailable, later, again } = rollout
    const text = observe(rollout)
    if (!text) return undefined
    const final = later ? replicas * 2 : replicas
    const rows = (old: number, fresh: number) =>
      [
        `${oldImage} ${old}`,
        ...(again ? [`${newImage} 0`, `${thirdImage} ${fresh}`] : [`${newImage} ${fresh}`]),
      ].join('\n')
    const { again: _again, ...once } = rollout
    const normal = (shown: string | undefined) => shown?.replace(/ +/g, ' ')
    const rolling = strategy === 'RollingUpdate'
    const turned = {
      maxSurge: asPods(maxSurge, replicas, Math.floor),
      maxUnavailable: asPods(maxUnavailable, replicas, Math.ceil),
    }
    const believed = {
      // The Pods of the update that was given up stay, and nothing is left for the next one.
      'first-update-goes-on': again ? `${normal(observe(once))}\n${thirdImage} 0` : undefined,
      'rolls-back': rows(final, 0),
      'goes-on-regardless': rows(0, final),
      'recreate-waits': rolling ? undefined : rows(replicas, 1),
      'one-by-one': rolling ? rows(final, 1) : undefined,
      'fields-swapped': rolling
        ? normal(observe({ ...rollout, maxSurge: maxUnavailable, maxUnavailable: maxSurge }))
        : undefined,
      'rounds-the-other-way': rolling ? normal(observe({ ...rollout, ...turned })) : undefined,
      'surge-only': rolling ? rows(final, asPods(maxSurge, final, Math.ceil)) : undefined,
    }
    const manifest = manifestOf(rollout)
    const commands = commandsOf(rollout)
    return {
      kind: 'output',
      prompt: { key: again ? 'prompt-again' : later ? 'prompt-scaled' : 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'manifest' }, text: yamlOf(manifest) },
        {
          kind: 'terminal',
          text: [...commands.map((line) => `$ ${line}`), `$ ${look}`].join('\n'),
        },
      ],
      body: { lines: text.split('\n').length },
      key: { text },
      slips: slipsOfAnswers(normal(text) ?? '', believed),
      explanation: {
        rule: {
          key: again ? 'rule-again' : rolling ? (later ? 'rule-scaled' : 'rule') : 'rule-recreate',
        },
        facts: [{ key: 'observed', params: { text: text.replace(/ +/g, ' ').replaceAll('\n', ', ') } }],
      },
      scenario: { cluster, objects: [manifest], commands },
    }
  },
})

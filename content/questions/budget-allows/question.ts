import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

type Field = 'minAvailable' | 'maxUnavailable'

interface Budget {
  replicas: number
  field: Field
  value: number | string
  /** Pods that are not Ready: their image does not exist. */
  broken: number
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

function budgetOf({ field, value }: Pick<Budget, 'field' | 'value'>): Manifest {
  const spec = { [field]: value, selector: { matchLabels: { app: 'web' } } }
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' }, ...{ spec } }
}

const running = new Map<string, Stage>()

/** A Deployment, some of whose Pods have lost their readiness. */
function webWith(replicas: number, broken: number): Stage {
  const key = `${replicas}/${broken}`
  let stage = running.get(key)
  if (!stage) {
    stage = openStage(cluster)
    stage.create('deployments.apps', deployment('web', { replicas, labels: { app: 'web' } }))
    stage.settle()
    const pods = stage.list('pods', 'default').map(({ metadata }) => metadata.name)
    for (const pod of pods.slice(0, broken)) stage.kubectl(`kubectl set image pod/${pod} app=nginx:9.99`)
    stage.cluster.advance(30_000)
    running.set(key, stage)
  }
  return stage.fork()
}

function allowed({ replicas, broken, ...budget }: Budget): number | undefined {
  const stage = webWith(replicas, broken)
  const ready = stage.get('deployments.apps', 'web').status?.readyReplicas ?? 0
  if (ready !== replicas - broken) return undefined
  stage.create('poddisruptionbudgets.policy', budgetOf(budget))
  stage.settle()
  return stage.get('poddisruptionbudgets.policy', 'web').status?.disruptionsAllowed
}

function draw({ rng, difficulty }: GenerateContext): Budget {
  const replicas = rng.int(3, 10)
  const field = rng.pick(['minAvailable', 'maxUnavailable'] as const)
  const percent = `${rng.pick([10, 15, 25, 30, 34, 40, 45, 55, 60, 70, 75, 80])}%`
  const number = field === 'minAvailable' ? rng.int(1, replicas) : rng.int(0, 3)
  const value = difficulty === 1 || (difficulty === 3 && rng.chance(0.3)) ? number : percent
  return { replicas, field, value, broken: difficulty === 3 ? rng.int(1, 2) : 0 }
}

export default defineQuestion({
  id: 'budget-allows',
  concepts: ['pod-disruption-and-drain', 'deployment'],
  levels: [1, 2, 3],
  kinds: ['number'],
  generate(context) {
    const budget = draw(context)
    const { replicas, field, value: bound, broken } = budget
    const value = allowed(budget)
    if (value === undefined) return undefined
    const share = typeof bound === 'number' ? undefined : (Number.parseInt(bound, 10) * replicas) / 100
    const other: Field = field === 'minAvailable' ? 'maxUnavailable' : 'minAvailable'
    const believed = {
      'rounds-down':
        share === undefined || Number.isInteger(share)
          ? undefined
          : allowed({ ...budget, value: Math.floor(share) }),
      'fields-swapped': allowed({ ...budget, field: other }),
      'broken-do-not-count': broken > 0 ? allowed({ ...budget, broken: 0 }) : undefined,
      'one-at-a-time': 1,
      'bound-is-the-answer': typeof bound === 'number' ? bound : Math.ceil(share ?? 0),
    }
    const manifest = budgetOf(budget)
    const app = deployment('web', { replicas, labels: { app: 'web' } })
    return {
      kind: 'number',
      prompt: { key: broken ? 'prompt-broken' : 'prompt', params: { replicas, broken } },
      exhibits: [{ kind: 'yaml', text: yamlOf(manifest) }],
      body: { min: 0, max: 20, unit: { key: 'unit' } },
      key: { value },
      slips: slipsOfAnswers(value, believed),
      explanation: {
        rule: { key: share === undefined ? 'rule' : 'rule-percent' },
        facts: [{ key: 'observed', params: { value, ready: replicas - broken, replicas } }],
      },
      scenario: { cluster, objects: [app, manifest], commands: ['kubectl get pdb web'] },
    }
  },
})

import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

type Field = 'minAvailable' | 'maxUnavailable'

interface Budget {
  replicas: number
  field: Field
  value: number | string
  /** Pods that are not Ready: their image does not exist. */
  broken: number
  /** A second Deployment whose Pods the budget selects as well. */
  second?: { replicas: number; broken: number }
  /** The first one is being updated to an image that does not exist. */
  rollout?: { maxSurge: number; maxUnavailable: number }
}

type Pods = Pick<Budget, 'replicas' | 'broken' | 'second' | 'rollout'>

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

function budgetOf({ field, value }: Pick<Budget, 'field' | 'value'>): Manifest {
  const spec = { [field]: value, selector: { matchLabels: { app: 'web' } } }
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' }, ...{ spec } }
}

function appsOf({ replicas, second, rollout }: Pods): Manifest[] {
  const web = deployment('web', { replicas, labels: { app: 'web' }, ...rollout })
  if (!second) return [web]
  const api = deployment('api', { replicas: second.replicas, labels: { app: 'web', part: 'api' } })
  return [withPart(web), api]
}

/** The first Deployment beside a second one: selectors must not overlap. */
function withPart(web: Manifest): Manifest {
  const { spec, ...rest } = web as Manifest & { spec: { selector: object; template: { metadata: object } } }
  const labels = { app: 'web', part: 'web' }
  const template = { ...spec.template, metadata: { labels } }
  return { ...rest, ...{ spec: { ...spec, selector: { matchLabels: labels }, template } } }
}

const running = new Map<string, Stage>()

const podsOf = (stage: Stage, app: string) =>
  stage
    .list('pods', 'default')
    .map(({ metadata }) => metadata.name)
    .filter((name) => name.startsWith(app))

/** A Deployment, some of whose Pods have lost their readiness. */
function webWith(drawn: Pods): Stage {
  const { broken, second, rollout } = drawn
  const key = JSON.stringify([drawn.replicas, broken, second, rollout])
  let stage = running.get(key)
  if (!stage) {
    stage = openStage(cluster)
    for (const app of appsOf(drawn)) stage.create('deployments.apps', app)
    stage.settle()
    const victims = [
      ...podsOf(stage, 'web').slice(0, broken),
      ...podsOf(stage, 'api').slice(0, second?.broken ?? 0),
    ]
    for (const pod of victims) stage.kubectl(`kubectl set image pod/${pod} app=nginx:9.99`)
    stage.cluster.advance(30_000)
    if (rollout) stage.kubectl('kubectl set image deployment/web app=nginx:9.99')
    if (rollout) stage.cluster.advance(30_000)
    running.set(key, stage)
  }
  return stage.fork()
}

const readyPods = (stage: Stage) =>
  stage.list('deployments.apps', 'default').reduce((sum, { status }) => sum + (status?.readyReplicas ?? 0), 0)

function allowed(budget: Budget): number | undefined {
  const { replicas, broken, rollout, second } = budget
  const stage = webWith(budget)
  if (!rollout && readyPods(stage) !== replicas - broken + (second ? second.replicas - second.broken : 0))
    return undefined
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

/** From level 4 on the budget holds for two Deployments, of which at level 5 one is stuck in an update. */
function drawHard({ rng, difficulty }: GenerateContext): Budget {
  const field = rng.pick(['minAvailable', 'maxUnavailable'] as const)
  const percent = `${rng.pick([15, 25, 30, 34, 40, 45, 55, 60, 70])}%`
  const number = field === 'minAvailable' ? rng.int(3, 7) : rng.int(2, 5)
  return {
    ...{ replicas: rng.int(3, 6), field, value: rng.chance(0.7) ? percent : number },
    broken: difficulty === 4 ? rng.int(0, 1) : 0,
    second: { replicas: rng.int(2, 5), broken: rng.int(0, 1) },
    ...(difficulty === 5 ? { rollout: { maxSurge: rng.int(1, 2), maxUnavailable: rng.int(0, 2) } } : {}),
  }
}

export default defineQuestion({
  id: 'budget-allows',
  concepts: ['pod-disruption-and-drain', 'deployment'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['number'],
  generate(context) {
    const budget = context.difficulty >= 4 ? drawHard(context) : draw(context)
    const { field, value: bound, broken, second, rollout } = budget
    const { second: _second, ...alone } = budget
    const replicas = budget.replicas + (second?.replicas ?? 0)
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
      ...(second ? hardBeliefs(budget, alone) : {}),
      'one-at-a-time': 1,
      'bound-is-the-answer': typeof bound === 'number' ? bound : Math.ceil(share ?? 0),
    }
    const manifest = budgetOf(budget)
    const apps = appsOf(budget)
    const ready = second ? readyPods(webWith(budget)) : replicas - broken
    const prompt: Message = second
      ? { key: rollout ? 'prompt-rollout' : 'prompt-two', params: { state: stateOf(broken + second.broken) } }
      : { key: broken ? 'prompt-broken' : 'prompt', params: { replicas, broken } }
    return {
      kind: 'number',
      prompt,
      exhibits: [{ kind: 'yaml', text: yamlOf(...(second ? apps : []), manifest) }],
      body: { min: 0, max: 20, unit: { key: 'unit' } },
      key: { value },
      slips: slipsOfAnswers(value, believed),
      explanation: {
        rule: {
          key: rollout ? 'rule-rollout' : second ? 'rule-two' : share === undefined ? 'rule' : 'rule-percent',
        },
        facts: [{ key: 'observed', params: { value, ready, replicas } }],
      },
      scenario: { cluster, objects: [...apps, manifest], commands: ['kubectl get pdb web'] },
    }
  },
})

const stateOf = (broken: number): Message =>
  broken ? { key: 'some-not-ready', params: { broken } } : { key: 'all-ready' }

/** What comes out for whoever counts the Pods of two Deployments, or those of an update, in another way. */
function hardBeliefs(budget: Budget, alone: Budget): Record<string, number | undefined> {
  const { rollout: _, ...still } = budget
  const { rollout } = budget
  return {
    'each-deployment-by-itself': allowed(alone),
    'an-update-changes-nothing': rollout ? allowed(still) : undefined,
    'surge-pods-are-wanted-too': rollout
      ? allowed({ ...budget, replicas: budget.replicas + rollout.maxSurge })
      : undefined,
    'broken-do-not-count': budget.second
      ? allowed({ ...budget, second: { ...budget.second, broken: 0 } })
      : undefined,
  }
}

import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Work {
  restartPolicy: 'Never' | 'OnFailure'
  completions: number
  parallelism: number
  backoffLimit: number
  /** Shell, as it stands in the manifest. */
  script: string
  /** Indexed, with retries for each index. */
  perIndex?: number
  /** What a podFailurePolicy does at exit code 42. */
  action?: 'FailJob' | 'FailIndex'
  /** So many failed indexes are put up with. */
  maxFailed?: number
  /** The Job has succeeded when these have. */
  enough?: string
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

function manifestOf(work: Work): Manifest {
  const { restartPolicy, completions, parallelism, backoffLimit, script, perIndex, action } = work
  const { maxFailed, enough } = work
  const rule = { action, onExitCodes: { operator: 'In', values: [42] } }
  const spec = {
    completions,
    parallelism,
    ...(perIndex === undefined
      ? { backoffLimit }
      : { completionMode: 'Indexed', backoffLimitPerIndex: perIndex }),
    ...(maxFailed === undefined ? {} : { maxFailedIndexes: maxFailed }),
    ...(enough ? { successPolicy: { rules: [{ succeededIndexes: enough }] } } : {}),
    ...(action ? { podFailurePolicy: { rules: [rule] } } : {}),
    template: {
      spec: {
        restartPolicy,
        containers: [{ name: 'work', image: 'busybox:1.36', command: ['sh', '-c', script] }],
      },
    },
  }
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'work' }, ...{ spec } }
}

/** Pods that the Job has made when it is finished; undefined if it does not finish. */
function podsMade(work: Work): number | undefined {
  const stage = openStage(cluster)
  stage.create('jobs.batch', manifestOf(work))
  stage.cluster.drain()
  for (let minutes = 0; minutes < 60; minutes += 5) {
    stage.cluster.advance(300_000)
    const conditions = stage.get('jobs.batch', 'work').status?.conditions ?? []
    if (!conditions.some(({ type, status }) => /^(Complete|Failed)$/.test(type) && status === 'True'))
      continue
    const made = stage.cluster
      .causes()
      .filter((c) => c.verb === 'create' && c.resource === 'pods' && !c.subresource)
    return made.filter(({ key }) => key.startsWith('default/')).length
  }
  return undefined
}

/** Several bad indexes, one after another, and what ends the Job before all have been tried. */
function drawHard({ rng, difficulty }: GenerateContext): Work {
  const completions = rng.int(4, 7)
  const bad = rng.sample(
    Array.from({ length: completions }, (_, i) => i),
    2,
  )
  const [first = 0, second = 0] = [...bad].sort()
  const codes = difficulty === 5 ? [rng.pick([1, 42]), rng.pick([1, 42])] : [1, 1]
  const script = `case $JOB_COMPLETION_INDEX in ${first}) exit ${codes[0]};; ${second}) exit ${codes[1]};; esac; sleep 5`
  const good = Array.from({ length: completions }, (_, i) => i).filter((i) => !bad.includes(i))
  const enough = rng.pick(good.slice(1))
  return {
    ...{ restartPolicy: 'Never', completions, parallelism: 1, backoffLimit: 6, script },
    perIndex: rng.int(0, 2),
    ...(difficulty === 4 || rng.chance(0.6) ? { maxFailed: rng.int(0, 2) } : {}),
    ...(difficulty === 5 ? { action: rng.pick(['FailIndex', 'FailJob'] as const) } : {}),
    ...(difficulty === 5 && rng.chance(0.5) ? { enough: `${enough}` } : {}),
  }
}

function draw({ rng, difficulty }: GenerateContext): Work {
  const backoffLimit = rng.int(1, 4)
  const plain = { restartPolicy: 'Never' as const, completions: 1, parallelism: 1, backoffLimit }
  const fails = `exit ${rng.int(1, 3)}`
  if (difficulty === 1) {
    const completions = rng.int(2, 8)
    return rng.chance(0.4)
      ? { ...plain, completions, parallelism: rng.int(1, 4), script: 'sleep 5' }
      : { ...plain, script: fails }
  }
  const completions = rng.int(2, 6)
  const bad = rng.int(0, completions - 1)
  if (difficulty === 2) {
    const restartPolicy = rng.pick(['Never', 'OnFailure'] as const)
    return { ...plain, restartPolicy, completions: rng.int(1, 4), script: fails }
  }
  const code = rng.pick([1, 42, 42])
  const script = `test $JOB_COMPLETION_INDEX -ne ${bad} || exit ${code}`
  const indexed = {
    ...plain,
    completions,
    parallelism: rng.pick([1, 1, completions]),
    perIndex: rng.int(1, 3),
  }
  const drawn = rng.int(1, 3)
  if (drawn === 1) return { ...indexed, script }
  if (drawn === 2) return { ...indexed, script, action: 'FailIndex' }
  return { ...plain, completions, script: `sleep 2; exit ${code}`, action: 'FailJob' }
}

function believedOf(work: Work): Record<string, number | undefined> {
  const { restartPolicy, completions, backoffLimit, perIndex, action, script } = work
  const fails = script.includes('exit')
  const retried = backoffLimit + 1
  const without = action ? podsMade({ ...work, action: undefined }) : undefined
  return {
    'policy-is-ignored': without,
    'failed-indexes-are-put-up-with':
      work.maxFailed === undefined ? undefined : podsMade({ ...work, maxFailed: undefined }),
    'all-indexes-have-to-succeed': work.enough ? podsMade({ ...work, enough: undefined }) : undefined,
    'restart-makes-pods': restartPolicy === 'OnFailure' && fails ? retried : undefined,
    'limit-counts-starts': fails && perIndex === undefined ? backoffLimit : undefined,
    'limit-for-each-completion':
      fails && perIndex === undefined && completions > 1 ? completions * retried : undefined,
    'limit-spoils-all': perIndex === undefined ? undefined : perIndex + 1,
    'every-index-is-retried': perIndex === undefined ? undefined : completions * (perIndex + 1),
    'one-for-each-completion': completions,
    'parallelism-counts': work.parallelism > 1 ? work.parallelism : undefined,
  }
}

export default defineQuestion({
  id: 'job-pods-made',
  concepts: ['job', 'pod-lifecycle'],
  levels: [1, 2, 3, 4, 5],
  kinds: ['number'],
  generate(context) {
    const work = context.difficulty >= 4 ? drawHard(context) : draw(context)
    const value = podsMade(work)
    if (value === undefined) return undefined
    const manifest = manifestOf(work)
    const rule =
      context.difficulty >= 4
        ? 'rule-ends-early'
        : work.perIndex !== undefined
          ? 'rule-index'
          : work.action
            ? 'rule-policy'
            : 'rule'
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf({ spec: (manifest as Manifest & { spec: object }).spec }) }],
      body: { min: 0, max: 60, unit: { key: 'unit' } },
      key: { value },
      slips: slipsOfAnswers(value, believedOf(work)),
      explanation: { rule: { key: rule }, facts: [{ key: 'observed', params: { count: value } }] },
      scenario: { cluster, objects: [manifest], commands: ['kubectl get jobs,pods'] },
    }
  },
})

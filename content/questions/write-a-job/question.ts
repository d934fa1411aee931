import type { ConditionInput } from '@/lib/goal/condition'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const LONG = 900
/** Until one run of a CronJob has ended, and the next one is at work. */
const LONG_CRON = 4500

interface Task {
  id: string
  level: number
  params: Record<string, string | number>
  spec: object
  goal: ConditionInput[]
  beliefs: { misconception: string; spec: object; when: ConditionInput[] }[]
  /** What is written: Jobs as a rule. */
  cron?: true
}

const field = (resource: string, name: string, path: string, equals: string | number): ConditionInput => ({
  ...{ kind: 'field', resource, name, path, equals },
})

function template(script: string, policy = 'Never'): object {
  const containers = [{ name: 'work', image: 'busybox:1.36', command: ['sh', '-c', script] }]
  return { template: { spec: { restartPolicy: policy, containers } } }
}

/** Retries are over by then. */
const later = (
  ...expect: Extract<ConditionInput, { kind: 'experiment' }>['expect'] & object
): ConditionInput => ({
  ...{ kind: 'experiment', do: [{ wait: LONG }], wait: 0, expect },
})

function tasks({ rng }: GenerateContext, name: string): Task[] {
  const completions = rng.int(4, 7)
  const parallelism = rng.int(2, 3)
  const retries = rng.int(1, 3)
  const parts = rng.int(3, 5)
  const seconds = rng.pick([30, 45, 90])
  const job = (path: string, equals: string | number) => field('jobs.batch', name, path, equals)
  const jobLook = (path: string, equals: number) => ({
    ...{ kind: 'field' as const, resource: 'jobs.batch', name, path, equals },
  })
  const cronJob = (path: string, equals: string | number) => field('cronjobs.batch', name, path, equals)
  const made = { resource: 'pods', selector: `batch.kubernetes.io/job-name=${name}` }
  const pods = (equals: number) => ({ kind: 'count' as const, ...made, equals })
  const shards = Array.from({ length: parts }, (_, i) => `part ${i}\n`).join('')
  const logs = `kubectl logs -l batch.kubernetes.io/job-name=${name} --tail=-1 | sort`
  const every = rng.pick([10, 15, 20])
  const cron = (concurrencyPolicy: string) => ({
    ...{ schedule: `*/${every} * * * *`, concurrencyPolicy },
    jobTemplate: { spec: template('sleep 2400') },
  })
  const times = Array.from({ length: 60 / every }, (_, i) => i * every).join(',')
  return [
    {
      ...{ id: 'parallel', level: 1, params: { name, completions, parallelism } },
      spec: { completions, parallelism, ...template('sleep 5') },
      goal: [job('spec.parallelism', parallelism), later(jobLook('status.succeeded', completions))],
      beliefs: [
        {
          misconception: 'parallelism-is-the-total',
          spec: { parallelism: completions, ...template('sleep 5') },
          when: [job('spec.parallelism', completions)],
        },
      ],
    },
    {
      ...{ id: 'retries', level: 2, params: { name, retries } },
      spec: { backoffLimit: retries, ...template('exit 1') },
      goal: [job('spec.backoffLimit', retries), later(pods(retries + 1))],
      beliefs: [
        {
          misconception: 'container-restarts-make-pods',
          spec: { backoffLimit: retries, ...template('exit 1', 'OnFailure') },
          when: [job('spec.template.spec.restartPolicy', 'OnFailure')],
        },
        {
          misconception: 'limit-counts-pods',
          spec: { backoffLimit: retries + 1, ...template('exit 1') },
          when: [job('spec.backoffLimit', retries + 1)],
        },
      ],
    },
    {
      ...{ id: 'indexed', level: 3, params: { name, parts } },
      spec: {
        ...{ completions: parts, parallelism: parts, completionMode: 'Indexed' },
        ...template('echo part $JOB_COMPLETION_INDEX'),
      },
      goal: [
        { kind: 'field', resource: 'jobs.batch', name, path: 'spec.parallelism', atLeast: parts },
        job('status.succeeded', parts),
        { kind: 'run', command: logs, stdout: { equals: shards } },
      ],
      beliefs: [
        {
          misconception: 'every-job-has-indexes',
          spec: { completions: parts, parallelism: parts, ...template('echo part $JOB_COMPLETION_INDEX') },
          when: [job('spec.completionMode', 'NonIndexed')],
        },
      ],
    },
    {
      ...{ id: 'given-up', level: 3, params: { name, seconds } },
      spec: { activeDeadlineSeconds: seconds, ...template('sleep 7200') },
      goal: [
        job('spec.activeDeadlineSeconds', seconds),
        later(
          { ...pods(0), where: { path: 'status.phase', equals: 'Running' } },
          {
            kind: 'field',
            resource: 'jobs.batch',
            name,
            path: 'status.conditions[type=Failed].reason',
            equals: 'DeadlineExceeded',
          },
        ),
      ],
      beliefs: [
        {
          misconception: 'ttl-is-a-deadline',
          spec: { ttlSecondsAfterFinished: seconds, ...template('sleep 7200') },
          when: [job('spec.ttlSecondsAfterFinished', seconds)],
        },
      ],
    },
    {
      ...{ id: 'cron', level: 4, params: { name, minutes: every }, cron: true as const },
      spec: cron('Forbid'),
      goal: [
        {
          ...{ kind: 'field', resource: 'cronjobs.batch', name, path: 'spec.schedule' },
          oneOf: [`*/${every} * * * *`, `${times} * * * *`],
        },
        // After 75 minutes one run has ended, and the next one is at work: neither replaced nor overlapping.
        {
          ...{ kind: 'experiment', do: [{ wait: LONG_CRON }], wait: 0 },
          expect: [
            {
              ...{ kind: 'count', resource: 'pods', namespace: 'default', equals: 1 },
              where: { path: 'status.phase', equals: 'Running' },
            },
            {
              ...{ kind: 'count', resource: 'jobs.batch', atLeast: 1 },
              where: { path: 'status.succeeded', equals: 1 },
            },
          ],
        },
      ],
      beliefs: [
        {
          ...{ misconception: 'runs-never-overlap', spec: cron('Allow') },
          when: [cronJob('spec.concurrencyPolicy', 'Allow')],
        },
        {
          ...{ misconception: 'replace-waits', spec: cron('Replace') },
          when: [cronJob('spec.concurrencyPolicy', 'Replace')],
        },
      ],
    },
  ]
}

const manifestOf = ({ cron }: Task, name: string, spec: object): Manifest => ({
  ...{ apiVersion: 'batch/v1', kind: cron ? 'CronJob' : 'Job' },
  metadata: { name },
  ...{ spec },
})

export default defineQuestion({
  id: 'write-a-job',
  concepts: ['job', 'cronjob', 'manifests-and-apply'],
  levels: [1, 2, 3, 4],
  kinds: ['manifest'],
  async generate(context) {
    const { rng, difficulty } = context
    const name = rng.pick(['convert', 'import', 'index', 'report', 'sweep'])
    const task = rng.pick(tasks(context, name).filter(({ level }) => level === difficulty))
    const solution = yamlOf(manifestOf(task, name, task.spec))
    const stage = openStage(cluster)
    const { exitCode, stderr } = await stage.apply(solution)
    if (exitCode !== 0) throw new Error(stderr)
    const seconds = task.cron ? LONG_CRON : LONG
    stage.cluster.advance(seconds * 1000)
    const line = `kubectl get ${task.cron ? 'cronjobs,' : ''}jobs,pods`
    return {
      kind: 'manifest',
      prompt: { key: `task-${task.id}`, params: task.params },
      exhibits: [],
      body: { template: difficulty === 1 ? `${solution.split('\nspec:')[0]}\nspec:\n` : '' },
      key: {
        ...{ goal: task.goal, solution },
        wrong: yamlOf(manifestOf(task, name, rng.pick(task.beliefs).spec)),
      },
      slips: task.beliefs.map(({ misconception, when }) => ({ misconception, when })),
      explanation: {
        rule: { key: `rule-${task.id}` },
        facts: [{ key: 'observed', params: { minutes: seconds / 60 } }],
        exhibits: [{ kind: 'terminal', text: `$ ${line}\n${stage.kubectl(line).stdout}` }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})

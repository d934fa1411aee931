import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const policies = ['Allow', 'Forbid', 'Replace'] as const
const all = ['made', 'active', 'kept'] as const
type Asked = (typeof all)[number]

interface Cron {
  /** Minutes between two runs. */
  every: number
  policy: (typeof policies)[number]
  /** s that a run takes. */
  runs: number
  /** Minutes after which one counts. */
  minutes: number
  /** Minutes after which it is suspended, and for how many. */
  suspended?: { from: number; minutes: number; deadline: boolean }
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const MINUTE = 60_000

function manifestOf({ every, policy, runs, suspended }: Cron): Manifest {
  const containers = [{ name: 'sync', image: 'busybox:1.36', command: ['sleep', String(runs)] }]
  const spec = {
    schedule: every === 1 ? '* * * * *' : `*/${every} * * * *`,
    concurrencyPolicy: policy,
    ...(suspended?.deadline ? { startingDeadlineSeconds: 20 } : {}),
    jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers } } } },
  }
  return { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'sync' }, ...{ spec } }
}

/** Counts half a minute behind a full minute; the CronJob is made half a minute behind one, too. */
function count(cron: Cron): Record<Asked, number> {
  const stage = openStage(cluster)
  const tenMinutes = 10 * MINUTE
  const start = Math.ceil(stage.cluster.now() / tenMinutes) * tenMinutes + MINUTE / 2
  stage.cluster.advance(start - stage.cluster.now())
  stage.create('cronjobs.batch', manifestOf(cron))
  stage.cluster.drain()
  const { suspended, minutes } = cron
  const until = (minute: number) => stage.cluster.advance(start + minute * MINUTE - stage.cluster.now())
  if (suspended) {
    until(suspended.from)
    stage.patch('cronjobs.batch', 'sync', { spec: { suspend: true } })
    until(suspended.from + suspended.minutes)
    stage.patch('cronjobs.batch', 'sync', { spec: { suspend: false } })
    stage.cluster.drain()
  }
  until(minutes)
  const made = stage.cluster.causes().filter((c) => c.verb === 'create' && c.resource.startsWith('jobs'))
  const jobs = stage.list('jobs.batch', 'default')
  const active = stage.get('cronjobs.batch', 'sync').status?.active ?? []
  return { made: made.length, active: active.length, kept: jobs.length }
}

function draw({ rng, difficulty }: GenerateContext): Cron {
  const every = rng.pick([1, 2, 3])
  const minutes = every * rng.int(3, 6)
  // The end of a run must not be near the moments at which a run is due or counted.
  const ends = (least: number, most: number) => rng.int(least, most) * 60 + 15
  const plain = { every, minutes, policy: rng.pick(policies) }
  if (difficulty === 1) return { ...plain, runs: rng.chance(0.5) ? 15 : ends(every, every * 2) }
  if (difficulty === 2) return { ...plain, runs: ends(every, every * 3) }
  const from = every * rng.int(1, 2)
  const suspended = { from, minutes: every * rng.int(1, 2) + 1, deadline: rng.chance(0.65) }
  const until = from + suspended.minutes
  return {
    ...plain,
    minutes: until + every * rng.int(1, 3),
    runs: rng.pick([15, ends(every, every * 2)]),
    suspended,
  }
}

export default defineQuestion({
  id: 'cron-jobs-made',
  concepts: ['cronjob', 'job'],
  levels: [1, 2, 3],
  kinds: ['number'],
  generate(context) {
    const { rng, difficulty } = context
    const cron = draw(context)
    const asked: Asked =
      difficulty === 1 ? 'made' : rng.pick(difficulty === 2 ? all : ['made', 'made', ...all])
    const { every, policy, minutes, suspended } = cron
    const counted = count(cron)
    const value = counted[asked]
    const as = (changed: Partial<Cron>) => count({ ...cron, ...changed })[asked]
    const believed = {
      'deadline-changes-nothing': suspended?.deadline
        ? as({ suspended: { ...suspended, deadline: false } })
        : undefined,
      'suspend-changes-nothing': suspended && asked !== 'made' ? as({ suspended: undefined }) : undefined,
      'all-missed-are-made-up': suspended && asked === 'made' ? Math.floor(minutes / every) : undefined,
      'missed-are-lost':
        suspended && !suspended.deadline ? as({ suspended: { ...suspended, deadline: true } }) : undefined,
      'runs-pile-up': policy === 'Allow' ? undefined : as({ policy: 'Allow' }),
      'forbid-is-default': policy === 'Forbid' ? undefined : as({ policy: 'Forbid' }),
      'replace-starts-anew': policy === 'Replace' ? undefined : as({ policy: 'Replace' }),
      'all-jobs-stay': asked === 'kept' ? counted.made : undefined,
    }
    const manifest = manifestOf(cron)
    const { spec } = manifest as Manifest & { spec: object }
    return {
      kind: 'number',
      prompt: {
        key: suspended ? 'prompt-suspended' : 'prompt',
        params: {
          minutes,
          what: { key: `asked-${asked}` },
          from: suspended?.from ?? 0,
          until: suspended ? suspended.from + suspended.minutes : 0,
        },
      },
      exhibits: [{ kind: 'yaml', text: yamlOf({ spec }) }],
      body: { min: 0, max: 40, unit: { key: 'unit' } },
      key: { value },
      slips: slipsOfAnswers(value, believed),
      explanation: {
        rule: { key: suspended ? 'rule-suspended' : asked === 'kept' ? 'rule-kept' : 'rule' },
        facts: [{ key: 'observed', params: { ...counted } }],
      },
      scenario: { cluster, objects: [manifest], commands: ['kubectl get cronjobs,jobs'] },
    }
  },
})

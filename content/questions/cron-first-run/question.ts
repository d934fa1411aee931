import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Clock {
  schedule: string
  timeZone: string | undefined
  /** Minutes from the cluster's time to the moment at which the CronJob is created. */
  later: number
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Zones, and those on the other side of UTC, for whoever adds where it must be subtracted. */
const zones = [
  { name: 'Asia/Tokyo', mirrored: 'Etc/GMT+9' },
  { name: 'America/New_York', mirrored: 'Etc/GMT-5' },
  { name: 'Europe/Berlin', mirrored: 'Etc/GMT+1' },
]

function manifestOf({ schedule, timeZone }: Clock): Manifest {
  const containers = [{ name: 'report', image: 'busybox:1.36', command: ['true'] }]
  const template = { spec: { restartPolicy: 'Never', containers } }
  const spec = { schedule, ...(timeZone ? { timeZone } : {}), jobTemplate: { spec: { template } } }
  return { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'report' }, ...{ spec } }
}

function stageAt(later: number): Stage {
  const stage = openStage(cluster)
  stage.cluster.advance(later * MINUTE)
  return stage
}

const shown = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ')

/** The due time of the first Job, UTC; undefined when the schedule is refused or nothing comes within six weeks. */
function firstRun(clock: Clock): string | undefined {
  const stage = stageAt(clock.later)
  try {
    stage.create('cronjobs.batch', manifestOf(clock))
  } catch {
    return undefined
  }
  stage.cluster.drain()
  for (let hours = 0; hours < 42 * 24; hours += 4) {
    stage.cluster.advance(4 * HOUR)
    const names = stage.list('jobs.batch', 'default').map(({ metadata }) => metadata.name)
    // A Job's name ends with its due time, in minutes since 1970.
    const due = names.map((name) => Number(name.slice('report-'.length))).sort((a, b) => a - b)[0]
    if (due !== undefined) {
      const { creationTimestamp = '' } = stage.get('cronjobs.batch', 'report').metadata
      return due * MINUTE > Date.parse(creationTimestamp) && names.length < 3
        ? shown(due * MINUTE)
        : undefined
    }
  }
  return undefined
}

function draw({ rng, difficulty }: GenerateContext): Clock {
  const [minute, hour] = [rng.pick([0, 5, 15, 20, 30, 45]), rng.int(0, 23)]
  const time = `${minute} ${hour}`
  const days = [
    `${time} * * 1-5`,
    `${time} * * 0`,
    `${time} * * 6,0`,
    `${time} 1 * *`,
    `${time} ${rng.int(2, 28)} * *`,
  ]
  const schedule =
    difficulty === 1
      ? rng.pick([`${time} * * *`, `${time} * * *`, ...days])
      : difficulty === 2
        ? rng.pick([`${time} * * *`, ...days])
        : `${time} ${rng.int(1, 28)} * ${rng.int(0, 6)}`
  const timeZone = difficulty === 1 ? undefined : rng.pick(zones).name
  return { schedule, timeZone, later: rng.int(0, 10 * 24 * 60) }
}

export default defineQuestion({
  id: 'cron-first-run',
  concepts: ['cronjob', 'job'],
  levels: [1, 2, 3],
  kinds: ['short-text'],
  generate(context) {
    const clock = draw(context)
    const { schedule, timeZone, later } = clock
    const text = firstRun(clock)
    if (!text) return undefined
    const [minute = '', hour = '', day = '', month = '', weekday = ''] = schedule.split(' ')
    const both = day !== '*' && weekday !== '*'
    const join = (...fields: string[]) => fields.join(' ')
    const mirrored = zones.find(({ name }) => name === timeZone)?.mirrored
    const believed = {
      'schedule-is-utc': timeZone ? firstRun({ ...clock, timeZone: undefined }) : undefined,
      'offset-the-other-way': mirrored ? firstRun({ ...clock, timeZone: mirrored }) : undefined,
      'only-the-weekday': both
        ? firstRun({ ...clock, schedule: join(minute, hour, '*', month, weekday) })
        : undefined,
      'only-the-day': both
        ? firstRun({ ...clock, schedule: join(minute, hour, day, month, '*') })
        : undefined,
      'hour-comes-first':
        Number(minute) < 24 && minute !== hour
          ? firstRun({ ...clock, schedule: join(hour, minute, day, month, weekday) })
          : undefined,
      'runs-every-day': firstRun({ ...clock, schedule: join(minute, hour, '*', '*', '*') }),
    }
    const now = stageAt(later).cluster.now()
    const name = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'][
      new Date(now).getUTCDay()
    ]
    const manifest = manifestOf(clock)
    return {
      kind: 'short-text',
      prompt: { key: 'prompt', params: { now: shown(now), weekday: { key: name ?? 'sunday' } } },
      exhibits: [{ kind: 'yaml', text: yamlOf({ spec: { schedule, ...(timeZone ? { timeZone } : {}) } }) }],
      body: { multiline: false },
      key: { text },
      slips: slipsOfAnswers(text, believed),
      explanation: {
        rule: { key: both ? 'rule-both' : timeZone ? 'rule-zone' : 'rule' },
        facts: [{ key: 'observed', params: { text } }],
      },
      scenario: { cluster, objects: [manifest], commands: ['kubectl get cronjobs'] },
    }
  },
})

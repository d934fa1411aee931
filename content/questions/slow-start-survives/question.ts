import { stringify } from 'yaml'
import { openStage } from '@/lib/goal/open-stage'
import type { Manifest } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

interface Timing {
  initialDelaySeconds?: number
  periodSeconds?: number
  failureThreshold?: number
}
type ProbeName = 'startupProbe' | 'livenessProbe' | 'readinessProbe'
type Setting = Partial<Record<ProbeName, Timing>>

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

/** s until too many failures have been counted if nothing ever succeeds. */
function deadline({ initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 }: Timing): number {
  return initialDelaySeconds + (failureThreshold - 1) * periodSeconds
}

function manifestOf(setting: Setting, start: number, name: string): Manifest {
  const exec = { command: ['cat', '/tmp/ok'] }
  const probes = Object.entries(setting).map(([probe, timing]) => [probe, { exec, ...timing }])
  const command = ['sh', '-c', `sleep ${start}; touch /tmp/ok; sleep 3600`]
  const containers = [{ name: 'app', image: 'busybox:1.36', command, ...Object.fromEntries(probes) }]
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, ...{ spec: { containers } } }
}

/** Which of the settings let the program come up without a restart. */
function survivors(settings: readonly Setting[], start: number): boolean[] {
  const stage = openStage(cluster)
  settings.forEach((setting, i) => void stage.create('pods', manifestOf(setting, start, `app-${i}`)))
  stage.cluster.drain()
  stage.cluster.advance((start + 120) * 1000)
  return settings.map((_, i) => {
    const [status] = stage.get('pods', `app-${i}`).status?.containerStatuses ?? []
    return status?.restartCount === 0
  })
}

function drawTiming({ rng }: GenerateContext, start: number): Timing {
  const periodSeconds = rng.pick([2, 5, 10, 15])
  const around = start * rng.pick([0.3, 0.5, 1.6, 2.2])
  return rng.chance(0.35)
    ? { initialDelaySeconds: Math.round(around / 5) * 5, periodSeconds }
    : { periodSeconds, failureThreshold: Math.max(2, Math.round(around / periodSeconds)) }
}

function drawSetting(context: GenerateContext, start: number): Setting {
  const { rng, difficulty } = context
  const timing = () => drawTiming(context, start)
  if (difficulty === 1) return rng.chance(0.75) ? { livenessProbe: timing() } : { readinessProbe: timing() }
  const kind = rng.int(1, 4)
  if (kind === 1) return { livenessProbe: timing() }
  if (kind === 2) return { livenessProbe: timing(), readinessProbe: timing() }
  const quick = { periodSeconds: rng.pick([2, 5]) }
  return { startupProbe: timing(), livenessProbe: difficulty === 2 ? quick : timing() }
}

/** Whether a moment is so near to the deadline that a second more or less would decide. */
function isClose(setting: Setting, start: number): boolean {
  return Object.values(setting).some((timing) => {
    return Math.abs(deadline(timing) - start) < 15 + (timing.periodSeconds ?? 10)
  })
}

/** The settings that would do if this were what counts. */
function believed(settings: readonly Setting[], doing: (setting: Setting) => boolean): Set<string> {
  return new Set(settings.filter(doing).map(textOf))
}

function textOf(setting: Setting): string {
  const flow = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()
  return Object.entries(setting)
    .map(([name, timing]) => `${name}: ${flow(timing)}`)
    .join(' + ')
}

function becauseOf(setting: Setting, survives: boolean): Message {
  const [name = 'readinessProbe', timing = {}] =
    Object.entries(setting).find(([probe]) => probe === 'startupProbe') ??
    Object.entries(setting).find(([probe]) => probe === 'livenessProbe') ??
    []
  if (name === 'readinessProbe') return { key: 'only-readiness' }
  return { key: survives ? 'in-time' : 'too-early', params: { name, deadline: deadline(timing) } }
}

export default defineQuestion({
  id: 'slow-start-survives',
  concepts: ['probes', 'pod-lifecycle'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const start = rng.pick([60, 80, 100, 120, 150])
    const settings: Setting[] = []
    for (let draws = 0; draws < 60 && settings.length < (difficulty === 1 ? 4 : 5); draws++) {
      const setting = drawSetting(context, start)
      const known = settings.some((other) => textOf(other) === textOf(setting))
      if (!known && !isClose(setting, start)) settings.push(setting)
    }
    const lives = survivors(settings, start)
    const right = lives.filter(Boolean).length
    if (settings.length < 4 || right === 0 || right === settings.length) return undefined
    const items = settings.map(textOf)
    const truth = new Set(items.filter((_, i) => lives[i]))
    const doing = (name: ProbeName) => (s: Setting) => !s[name] || deadline(s[name]) > start
    const beliefs: Belief[] = [
      {
        misconception: 'startup-changes-nothing',
        right: believed(settings, (s) => doing('livenessProbe')(s)),
      },
      {
        misconception: 'readiness-kills',
        right: believed(settings, (s) => truth.has(textOf(s)) && doing('readinessProbe')(s)),
      },
      {
        misconception: 'only-the-delay-counts',
        right: believed(settings, (s) => {
          const first = s.startupProbe ?? s.livenessProbe
          return !first || (first.initialDelaySeconds ?? 0) >= start
        }),
      },
      { misconception: 'probes-wait-for-the-start', right: new Set(items) },
    ]
    const options = optionsOf(items.map((code) => ({ code })))
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt', params: { start } },
      exhibits: [],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : 'rule-startup' },
        facts: [{ key: 'observed', params: { count: right, total: settings.length } }],
        because: Object.fromEntries(
          options.map(({ id }, i) => [id, becauseOf(settings[i] ?? {}, lives[i] ?? false)]),
        ),
      },
      scenario: { cluster, objects: settings.map((s, i) => manifestOf(s, start, `app-${i}`)), commands: [] },
    }
  },
})

import { stringify } from 'yaml'
import { openStage } from '@/lib/goal/open-stage'
import type { Manifest } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Difficulty } from '@/lib/quiz/variant'

const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const
type ProbeName = (typeof probes)[number]
const outcomes = ['restarted', 'no-traffic', 'traffic', 'ended', 'replaced'] as const
type Outcome = (typeof outcomes)[number]

interface Probe {
  good: boolean
  spec: Record<string, unknown>
}

interface Case {
  probes: Partial<Record<ProbeName, Probe>>
  never: boolean
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
/** ms */
const WAIT = 300_000

const handlers = [
  (good: boolean) => ({ httpGet: { path: good ? '/' : '/gone', port: 80 } }),
  (good: boolean) => ({ tcpSocket: { port: good ? 80 : 8080 } }),
]

function drawProbe({ rng, difficulty }: GenerateContext, good: boolean): Probe {
  const patience =
    difficulty >= 3 && !good && rng.chance(0.6)
      ? rng.pick([{ initialDelaySeconds: 900 }, { failureThreshold: 90 }])
      : {}
  return { good, spec: { ...rng.pick(handlers)(good), ...patience } }
}

function drawCase(context: GenerateContext): Case {
  const { rng, difficulty } = context
  const names = rng.sample(probes, difficulty === 1 ? 1 : 2)
  const asked = probes.filter((name) => names.includes(name))
  const drawn = asked.map((name) => [name, drawProbe(context, rng.chance(0.45))] as const)
  return { probes: Object.fromEntries(drawn), never: difficulty >= 3 && rng.chance(0.3) }
}

function manifestOf({ probes: specs, never }: Case, name: string): Manifest {
  const fields = Object.fromEntries(Object.entries(specs).map(([probe, { spec }]) => [probe, spec]))
  const spec = {
    ...(never ? { restartPolicy: 'Never' } : {}),
    containers: [{ name: 'web', image: 'nginx:1.27', ...fields }],
  }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, ...{ spec } }
}

function outcomesOf(cases: readonly Case[]): Outcome[] {
  const stage = openStage(cluster)
  cases.forEach((one, i) => void stage.create('pods', manifestOf(one, `web-${i}`)))
  stage.cluster.drain()
  stage.cluster.advance(WAIT)
  return cases.map((_, i): Outcome => {
    if (!stage.exists('pods', `web-${i}`)) return 'replaced'
    const [status] = stage.get('pods', `web-${i}`).status?.containerStatuses ?? []
    if (status?.restartCount) return 'restarted'
    if (status?.state?.terminated) return 'ended'
    return status?.ready ? 'traffic' : 'no-traffic'
  })
}

function textOf({ probes: specs, never }: Case): string {
  const flow = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()
  const parts = Object.entries(specs).map(([name, { spec }]) => `${name}: ${flow(spec)}`)
  return [...(never ? ['restartPolicy: Never'] : []), ...parts].join(' + ')
}

/** What somebody with a belief expects of a case. */
function beliefsOf({ probes: specs, never }: Case, right: Outcome): Record<string, Outcome | undefined> {
  const { startupProbe, livenessProbe, readinessProbe } = specs
  const fails = (probe?: Probe) => probe !== undefined && !probe.good
  const patient = [startupProbe, livenessProbe].some((p) => fails(p) && Object.keys(p?.spec ?? {}).length > 1)
  return {
    'never-is-ignored': never && right === 'ended' ? 'restarted' : undefined,
    'failure-counts-at-once': patient ? 'restarted' : undefined,
    'readiness-restarts': fails(readinessProbe) && right === 'no-traffic' ? 'restarted' : undefined,
    'startup-only-delays': fails(startupProbe) ? 'traffic' : undefined,
    'running-is-ready': right === 'no-traffic' ? 'traffic' : undefined,
    'liveness-cuts-traffic': fails(livenessProbe) && right === 'restarted' ? 'no-traffic' : undefined,
    'pod-is-replaced': right === 'restarted' || right === 'ended' ? 'replaced' : undefined,
  }
}

const shown = (level: Difficulty) => outcomes.filter((one) => one !== 'ended' || level >= 3)

export default defineQuestion({
  id: 'probe-consequence',
  concepts: ['probes', 'pod-lifecycle'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const { difficulty } = context
    const cases = Array.from({ length: 3 }, () => drawCase(context))
    const texts = cases.map(textOf)
    if (new Set(texts).size < texts.length) return undefined
    const seen = outcomesOf(cases)
    if (new Set(seen).size < 2) return undefined
    const { body, key, slips, because } = pairingOf(
      cases.map((one, i) => ({
        text: { code: texts[i] ?? '' },
        right: seen[i] as Outcome,
        beliefs: beliefsOf(one, seen[i] as Outcome),
        because: { key: `because-${seen[i]}` },
      })),
      shown(difficulty).map((value) => ({ value, text: { key: value } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [],
      body,
      key,
      slips,
      explanation: {
        rule: { key: difficulty >= 3 ? 'rule-time' : 'rule' },
        facts: [{ key: 'observed', params: { count: cases.length } }],
        because,
      },
      scenario: { cluster, objects: cases.map((one, i) => manifestOf(one, `web-${i}`)), commands: [] },
    }
  },
})

import { yamlOf } from '@/lib/goal/stage'
import { optionsOf, reasonsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message, Slip } from '@/lib/quiz/variant'

const states = ['inactive', 'pending', 'firing'] as const
type State = (typeof states)[number]

const reasons = ['held-long', 'held-short', 'broken', 'below', 'nothing', 'kept', 'kept-over'] as const
type Reason = (typeof reasons)[number]

/** Minutes; without `keep` an alert ends with the first evaluation that has no result. */
interface Rule {
  threshold: number
  hold: number
  keep: number
}

/** What the left side of the expression gives at an evaluation; undefined when no series matches. */
type Value = number | undefined

interface Step {
  state: State
  reason: Reason
}

/** Prometheus' way through the evaluations, one a minute. */
function stepsOf(values: readonly Value[], { threshold, hold, keep }: Rule): Step[] {
  let active: number | undefined
  let firing = false
  let fell: number | undefined
  let interrupted = false
  return values.map((value, minute): Step => {
    if (value !== undefined && value > threshold) {
      active ??= minute
      fell = undefined
      firing ||= minute - active >= hold
      if (firing) return { state: 'firing', reason: 'held-long' }
      return { state: 'pending', reason: interrupted ? 'broken' : 'held-short' }
    }
    if (firing && keep > 0) {
      fell ??= minute
      if (minute - fell < keep) return { state: 'firing', reason: 'kept' }
    }
    const over = firing && keep > 0
    interrupted ||= active !== undefined
    active = undefined
    firing = false
    if (over) return { state: 'inactive', reason: 'kept-over' }
    return { state: 'inactive', reason: value === undefined ? 'nothing' : 'below' }
  })
}

/** Runs of values above and below the threshold; `undefined` from level 3 on. */
function drawValues({ rng, difficulty }: GenerateContext, { threshold }: Rule): Value[] {
  const high = () => threshold + rng.int(1, 9)
  const low = () => rng.int(0, threshold)
  const rest = () => (difficulty >= 3 && rng.chance(0.5) ? undefined : low())
  const runs = [
    Array.from({ length: rng.int(1, 2) }, low),
    Array.from({ length: rng.int(2, 6) }, high),
    Array.from({ length: difficulty === 1 ? 0 : rng.int(1, 3) }, rest),
    Array.from({ length: difficulty === 1 ? rng.int(0, 3) : rng.int(1, 6) }, high),
    Array.from({ length: rng.chance(0.4) ? rng.int(1, 3) : 0 }, rest),
  ]
  return runs.flat()
}

const optionBelief: Record<Reason, Partial<Record<State, string>>> = {
  'held-long': { pending: 'firing-comes-later', inactive: 'firing-comes-later' },
  'held-short': { firing: 'fires-at-once' },
  broken: { firing: 'minutes-are-added-up' },
  below: { firing: 'ends-slowly', pending: 'ends-slowly' },
  nothing: { firing: 'silence-is-an-alert', pending: 'silence-is-an-alert' },
  kept: { inactive: 'ends-with-the-condition', pending: 'ends-with-the-condition' },
  'kept-over': { firing: 'keeps-firing', pending: 'keeps-firing' },
}

const clock = (from: number, minute: number) => `10:${String(from + minute).padStart(2, '0')}`

export default defineQuestion({
  id: 'alert-state',
  concepts: ['metrics-and-prometheus', 'observability'],
  levels: [1, 2, 3, 4],
  kinds: ['placement'],
  citation: [
    {
      title: 'Prometheus: Alerting rules',
      url: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
    },
  ],
  generate(context) {
    const { rng, difficulty } = context
    const keep = difficulty === 4 ? rng.int(2, 4) : 0
    const rule: Rule = { threshold: rng.int(2, 9) * 10, hold: rng.int(3, 5), keep }
    const values = drawValues(context, rule)
    const steps = stepsOf(values, rule)
    const last = steps.at(-1) as Step
    if (values.length < 5 || (difficulty > 1 && last.reason === 'held-short')) return undefined
    if (difficulty === 4 && !steps.some(({ reason }) => reason === 'kept')) return undefined
    // Each of the reasons but these two says something that the table refutes.
    const alsoTrue: Partial<Record<Reason, Reason[]>> = {
      ...{ broken: ['held-short'], 'kept-over': ['below', 'nothing'], nothing: ['below'] },
    }
    const hidden = alsoTrue[last.reason] ?? []
    const pool = reasons.filter((one) => one !== last.reason && !hidden.includes(one))
    const fitting = pool.filter((one) => difficulty === 4 || !one.startsWith('kept'))
    const shown = rng.shuffle([last.reason, ...rng.sample(fitting, Math.min(4, fitting.length))])
    const listed = reasonsOf(shown.map((one): Message => ({ key: `reason-${one}` })))
    const options = optionsOf(states.map((code) => ({ code })))
    const optionOf = (state: State) => options[states.indexOf(state)]?.id ?? ''
    const slips = states.flatMap((state): Slip[] => {
      const misconception = optionBelief[last.reason][state]
      return misconception && state !== last.state
        ? [{ misconception, option: optionOf(state), chosen: true }]
        : []
    })
    const from = rng.int(1, 40)
    const rows = values.map((value, i) => [clock(from, i), value === undefined ? '-' : String(value)])
    const manifest = {
      alert: 'QueueTooLong',
      expr: `sum(queue_jobs{app="mail"}) > ${rule.threshold}`,
      for: `${rule.hold}m`,
      ...(keep ? { keep_firing_for: `${keep}m` } : {}),
    }
    return {
      kind: 'placement',
      prompt: { key: 'prompt', params: { time: rows.at(-1)?.[0] ?? '' } },
      exhibits: [
        { kind: 'yaml', text: yamlOf(manifest) },
        { kind: 'terminal', title: { key: 'values' }, text: tableOf([['TIME', 'VALUE'], ...rows]) },
      ],
      body: { options, reasons: listed },
      key: { option: optionOf(last.state), reason: listed[shown.indexOf(last.reason)]?.id ?? '' },
      slips,
      explanation: {
        rule: { key: keep ? 'rule-keep' : difficulty === 3 ? 'rule-nothing' : 'rule' },
        facts: [],
        exhibits: [
          {
            kind: 'terminal',
            text: tableOf([
              ['TIME', 'VALUE', 'STATE'],
              ...rows.map((row, i) => [...row, steps[i]?.state ?? '']),
            ]),
          },
        ],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

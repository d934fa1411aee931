import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Slip } from '@/lib/quiz/variant'

/** Times in ms from the beginning of the trace. */
interface Span {
  name: string
  parent: string
  start: number
  end: number
}

const names = ['orders', 'pay', 'stock', 'mail', 'prices']

/** A child somewhere within its parent; `late`: it goes on when the parent has ended. */
function childOf({ rng }: GenerateContext, name: string, parent: Span, from: number, late: boolean): Span {
  const room = parent.end - from
  const start = from + rng.int(1, 3) * 10
  const end = late
    ? parent.end + rng.int(3, 12) * 10
    : start + Math.round((room * rng.int(25, 75)) / 1000) * 10
  return { name, parent: parent.name, start, end }
}

/** Level 1: one after the other. Level 2: at the same time. Level 3: with children of their own. Level 4: one outlasts. */
function drawSpans(context: GenerateContext): Span[] {
  const { rng, difficulty } = context
  const root: Span = { name: 'shop', parent: '-', start: 0, end: rng.int(40, 90) * 10 }
  const [a = '', b = '', c = '', d = ''] = rng.sample(names, 4)
  const one = childOf(context, a, root, 0, false)
  const overlapping = difficulty >= 2
  const two = childOf(
    context,
    b,
    root,
    overlapping ? one.start : one.end,
    difficulty === 4 && rng.chance(0.5),
  )
  if (difficulty < 3)
    return [
      root,
      one,
      two,
      childOf(
        context,
        c,
        overlapping ? two : root,
        two.end > root.end ? 0 : overlapping ? two.start : two.end,
        false,
      ),
    ]
  const three = childOf(context, c, one, one.start, difficulty === 4 && two.end <= root.end)
  return [
    root,
    one,
    two,
    three,
    childOf(context, d, rng.pick([one, two]), one.start < two.start ? two.start : one.start, false),
  ]
}

/** The time within a span in which none of its children runs. */
function ownTime(span: Span, spans: readonly Span[]): number {
  const children = spans.filter(({ parent }) => parent === span.name).sort((x, y) => x.start - y.start)
  let [busy, upTo] = [0, span.start]
  for (const { start, end } of children) {
    const stop = Math.min(end, span.end)
    busy += Math.max(0, stop - Math.max(start, upTo))
    upTo = Math.max(upTo, stop)
  }
  return span.end - span.start - busy
}

const duration = ({ start, end }: Span) => end - start

const beliefs: Record<string, (span: Span, spans: readonly Span[]) => number> = {
  'longest-span-is-to-blame': duration,
  'children-are-added-up': (span, spans) =>
    duration(span) -
    spans.filter(({ parent }) => parent === span.name).reduce((sum, child) => sum + duration(child), 0),
  'first-is-to-blame': ({ start }) => -start,
}

export default defineQuestion({
  id: 'own-time',
  concepts: ['tracing-and-opentelemetry', 'observability'],
  levels: [1, 2, 3, 4],
  kinds: ['ordering'],
  citation: [
    { title: 'OpenTelemetry: Traces', url: 'https://opentelemetry.io/docs/concepts/signals/traces/' },
    { title: 'Jaeger architecture: Span', url: 'https://www.jaegertracing.io/docs/latest/architecture/' },
  ],
  generate(context) {
    const { rng, difficulty } = context
    const spans = drawSpans(context)
    const own = spans.map((span) => ownTime(span, spans))
    const sound = spans.every(
      ({ start, end, parent }) =>
        end - start >= 20 && start < (spans.find((s) => s.name === parent)?.end ?? 1e6),
    )
    const apart = own.every((one, i) => own.every((other, j) => i === j || Math.abs(one - other) >= 10))
    if (!sound || !apart || (difficulty < 4 && spans.some(({ end }) => end > (spans[0]?.end ?? 0))))
      return undefined
    const shown = rng.shuffle(spans)
    const options = optionsOf(shown.map(({ name }) => ({ code: name })))
    const orderBy = (of: (span: Span) => number) =>
      [...spans].sort((x, y) => of(y) - of(x)).map((span) => options[shown.indexOf(span)]?.id ?? '')
    const order = orderBy((span) => ownTime(span, spans))
    const wrong = Object.entries(beliefs)
      .map(([misconception, of]) => ({ misconception, answer: orderBy((span) => of(span, spans)).join(',') }))
      .filter(({ answer }) => answer !== order.join(','))
    const slips: Slip[] = wrong.filter(({ answer }, i) => wrong.findIndex((w) => w.answer === answer) === i)
    if (!slips.some(({ misconception }) => misconception !== 'first-is-to-blame')) return undefined
    const listed = [...spans].sort((x, y) => x.start - y.start)
    const rows = listed.map(({ name, parent, start, end }) => [name, parent, `${start}`, `${end}`])
    return {
      kind: 'ordering',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'spans' },
          text: tableOf([['SPAN', 'PARENT', 'START', 'END'], ...rows]),
        },
      ],
      body: { options },
      key: { order },
      slips,
      explanation: {
        rule: { key: difficulty === 4 ? 'rule-late' : 'rule' },
        facts: listed.map((span) => ({
          key: 'own',
          params: { name: span.name, total: duration(span), own: ownTime(span, spans) },
        })),
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

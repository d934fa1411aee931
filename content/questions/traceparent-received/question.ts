import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'

type Format = 'tracecontext' | 'b3multi'

/** A process on the way of the request. */
interface Hop {
  name: string
  /** Absent: no SDK in it; then it copies the headers or does not. */
  sdk?: { formats: Format[]; sampler: string; span: string; trace: string }
  copies: boolean
}

/** What is on its way from one process to the next. */
interface Context {
  trace: string
  parent: string
  sampled: boolean
  formats: readonly Format[]
}

/** How someone thinks that it goes. */
interface View {
  /** Headers find their way through every process. */
  carried?: boolean
  /** Every SDK reads every format. */
  polyglot?: boolean
  /** Every sampler decides anew. */
  decidesAnew?: boolean
  /** The span of the first process stays the parent. */
  rootIsParent?: boolean
}

function sampled(sampler: string, parent: Context | undefined, { decidesAnew }: View): boolean {
  const based = sampler.startsWith('parentbased_') && !decidesAnew
  return based && parent ? parent.sampled : sampler.endsWith('always_on')
}

/** What a process sends on. */
function sent(hop: Hop, received: Context | undefined, view: View): Context | undefined {
  if (!hop.sdk) return hop.copies || view.carried ? received : undefined
  const { formats, sampler, span, trace } = hop.sdk
  const known = received?.formats.some((format) => formats.includes(format) || view.polyglot)
  const parent = known ? received : undefined
  return {
    trace: parent?.trace ?? trace,
    parent: view.rootIsParent && parent ? parent.parent : span,
    sampled: sampled(sampler, parent, view),
    formats,
  }
}

const none = 'none'

function headerAt(hops: readonly Hop[], view: View = {}): string {
  const last = hops.reduce<Context | undefined>((received, hop) => sent(hop, received, view), undefined)
  if (!last || !(last.formats.includes('tracecontext') || view.polyglot)) return none
  return `00-${last.trace}-${last.parent}-${last.sampled ? '01' : '00'}`
}

const names = ['edge', 'shop', 'orders', 'pay', 'stock', 'mail']
const formatsOfLevel: Format[][] = [['tracecontext'], ['b3multi'], ['tracecontext', 'b3multi']]

function drawHops({ rng, difficulty }: GenerateContext, chain: readonly string[]): Hop[] {
  const digits = () => rng.int(0x1000, 0xffff).toString(16)
  return chain.map((name, i): Hop => {
    if (i > 0 && rng.chance(0.35)) return { name, copies: difficulty > 1 && rng.chance(0.5) }
    const sampler =
      difficulty < 3
        ? 'parentbased_always_on'
        : rng.pick(['parentbased_always_on', 'parentbased_always_off', 'always_on', 'always_off'])
    const formats = difficulty < 4 ? (['tracecontext'] as Format[]) : rng.pick(formatsOfLevel)
    return { name, copies: false, sdk: { formats, sampler, span: digits(), trace: digits() } }
  })
}

function table(hops: readonly Hop[], difficulty: number): string {
  const rows = hops.map(({ name, sdk, copies }) => [
    name,
    sdk ? 'yes' : 'no',
    sdk ? '-' : copies ? 'yes' : 'no',
    ...(difficulty >= 4 ? [sdk?.formats.join(',') ?? '-'] : []),
    ...(difficulty >= 3 ? [sdk?.sampler ?? '-'] : []),
    sdk?.span ?? '-',
    sdk?.trace ?? '-',
  ])
  const head = [
    ...['SERVICE', 'SDK', 'COPIES HEADERS'],
    ...(difficulty >= 4 ? ['OTEL_PROPAGATORS'] : []),
    ...(difficulty >= 3 ? ['OTEL_TRACES_SAMPLER'] : []),
    ...['SPAN', 'NEW TRACE'],
  ]
  return tableOf([head, ...rows])
}

export default defineQuestion({
  id: 'traceparent-received',
  concepts: ['tracing-and-opentelemetry', 'observability', 'service-mesh'],
  levels: [1, 2, 3, 4],
  kinds: ['short-text'],
  citation: [
    { title: 'Trace Context', url: 'https://www.w3.org/TR/trace-context/' },
    {
      title: 'OpenTelemetry Environment Variable Specification',
      url: 'https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/',
    },
    {
      title: 'OpenTelemetry Tracing SDK: Sampling',
      url: 'https://opentelemetry.io/docs/specs/otel/trace/sdk/#sampling',
    },
  ],
  generate(context) {
    const { rng, difficulty } = context
    const [target = '', ...chain] = rng.sample(names, difficulty === 1 ? 4 : 5)
    const hops = drawHops(context, chain)
    const text = headerAt(hops)
    const traced = hops.filter(({ sdk }) => sdk).length
    // All in order is worth a question at the first level only; so is a header that gets lost at the end.
    if (traced < 2 || (difficulty > 1 && text === none && rng.chance(0.7))) return undefined
    const last = hops.findLast(({ sdk }) => sdk)?.sdk
    const slips = slipsOfAnswers(text, {
      'header-finds-its-way': headerAt(hops, { carried: true }),
      'first-span-is-parent': headerAt(hops, { rootIsParent: true }),
      'every-format-is-read': difficulty >= 4 ? headerAt(hops, { polyglot: true }) : undefined,
      'every-sampler-decides': difficulty >= 3 ? headerAt(hops, { decidesAnew: true }) : undefined,
      'each-service-a-trace': last
        ? `00-${last.trace}-${last.span}-${text.endsWith('-00') ? '00' : '01'}`
        : undefined,
    })
    if (!slips.length || (difficulty >= 3 && slips.length < 2)) return undefined
    const writer = hops.findLast(({ sdk }) => sdk)
    const silent = writer?.sdk?.formats.includes('tracecontext') ? undefined : writer?.name
    const way = [...chain, target].join(' → ')
    const broken = hops.slice(1).flatMap((hop, i) => {
      const before = hops.slice(0, i + 1)
      const lost = hop.sdk ? headerAt([...before, hop]).includes(hop.sdk.trace) : !hop.copies
      return lost ? [hop.name] : []
    })
    return {
      kind: 'short-text',
      prompt: { key: 'prompt', params: { way, target, first: chain[0] ?? '' } },
      exhibits: [{ kind: 'terminal', text: table(hops, difficulty) }],
      body: { multiline: false },
      key: { text },
      slips,
      explanation: {
        rule: { key: difficulty === 4 ? 'rule-formats' : difficulty === 3 ? 'rule-sampled' : 'rule' },
        facts: silent
          ? [{ key: 'other-format', params: { name: silent } }]
          : broken.length
            ? broken.map((name) => ({
                key: hops.find((hop) => hop.name === name)?.sdk ? 'begins' : 'loses',
                params: { name },
              }))
            : [{ key: 'unbroken' }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

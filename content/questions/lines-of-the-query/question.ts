import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

/** One line in Loki: the labels of its stream, and its text. */
interface Entry {
  stream: Readonly<Record<string, string>>
  text: string
}

/** A stage of a query; fields are labels and, behind `json`, what the line holds. */
type Stage =
  | { kind: 'contains' | 'lacks'; text: string }
  | { kind: 'json' }
  | { kind: 'field'; name: string; op: '=' | '!=' | '>='; value: string }

interface Query {
  stream: { name: string; op: '=' | '!=' | '=~'; value: string }[]
  stages: Stage[]
}

/** How someone thinks that it goes. */
interface View {
  /** Filters of text do not look at case. */
  anyCase?: boolean
  /** Fields are known without `json`. */
  parsed?: boolean
  /** What could not be parsed is gone. */
  errorsAreDropped?: boolean
  /** Only the first stage counts. */
  firstOnly?: boolean
  /** The selector's expression need match a part of the label only. */
  partOfLabel?: boolean
}

function labelFits({ op, value }: Query['stream'][number], label: string, view: View): boolean {
  if (op === '=') return label === value
  if (op === '!=') return label !== value
  return new RegExp(view.partOfLabel ? value : `^(?:${value})$`).test(label)
}

/** The fields of a line that is JSON; one that is not gets an error, and keeps its labels. */
function fieldsOf(text: string): Record<string, string> {
  if (!text.startsWith('{')) return {}
  return Object.fromEntries(Object.entries(JSON.parse(text) as object).map(([k, v]) => [k, String(v)]))
}

function passes({ stream, text }: Entry, stages: readonly Stage[], view: View): boolean {
  let fields: Record<string, string> = view.parsed ? { ...fieldsOf(text), ...stream } : { ...stream }
  const plain = (one: string) => (view.anyCase ? one.toLowerCase() : one)
  let unreadable = false
  for (const stage of view.firstOnly ? stages.slice(0, 1) : stages) {
    if (stage.kind === 'json') {
      fields = { ...fieldsOf(text), ...fields }
      unreadable = !text.startsWith('{')
    } else if (stage.kind === 'field') {
      const value = fields[stage.name] ?? ''
      if (stage.op === '=' && value !== stage.value) return false
      if (stage.op === '!=' && value === stage.value) return false
      // A line with an error is let through by comparisons of numbers.
      const low = value === '' || Number(value) < Number(stage.value)
      if (stage.op === '>=' && low && (view.errorsAreDropped || !unreadable)) return false
    } else if (plain(text).includes(plain(stage.text)) !== (stage.kind === 'contains')) return false
  }
  return true
}

function answerTo(entries: readonly Entry[], { stream, stages }: Query, view: View = {}): string {
  return entries
    .filter((entry) => stream.every((one) => labelFits(one, entry.stream[one.name] ?? '', view)))
    .filter((entry) => passes(entry, stages, view))
    .map(({ text }) => text)
    .join('\n')
}

function showQuery({ stream, stages }: Query): string {
  const selector = stream.map(({ name, op, value }) => `${name}${op}"${value}"`).join(', ')
  const shown = stages.map((stage) => {
    if (stage.kind === 'json') return '| json'
    if (stage.kind === 'field')
      return `| ${stage.name}${stage.op}${stage.op === '>=' ? stage.value : `"${stage.value}"`}`
    return `${stage.kind === 'contains' ? '|=' : '!='} "${stage.text}"`
  })
  return [`{${selector}}`, ...shown].join(' ')
}

const messages = ['card declined', 'Declined by bank', 'paid', 'timeout', 'Timeout of db', 'retry']

function drawEntries({ rng, difficulty }: GenerateContext): Entry[] {
  const apps =
    difficulty >= 3
      ? ['pay', 'pay', 'pay-worker', 'shop']
      : rng.sample(['pay', 'pay-worker', 'shop', 'mail'], 3)
  return Array.from({ length: 8 }, (): Entry => {
    const level = rng.pick(['info', 'warn', 'error'])
    const msg = rng.pick(messages)
    const ms = rng.int(1, 30) * 10
    const json = rng.chance(difficulty === 1 ? 0.5 : 0.75)
    return {
      stream: { namespace: rng.pick(['shop', 'shop', 'test']), container: rng.pick(apps) },
      text: json ? JSON.stringify({ level, msg, ms }) : `${level.toUpperCase()} ${msg}`,
    }
  })
}

function drawQuery({ rng, difficulty }: GenerateContext, entries: readonly Entry[]): Query {
  const some = rng.pick(entries).stream
  const word = rng.pick(['eclined', 'declined', 'timeout', 'error', 'paid', 'imeout'])
  const filter: Stage = { kind: rng.chance(0.75) ? 'contains' : 'lacks', text: word }
  const container = some.container ?? ''
  const stream: Query['stream'] = [
    { name: 'namespace', op: rng.chance(0.8) ? '=' : '!=', value: some.namespace ?? '' },
    ...(difficulty >= 3
      ? [{ name: 'container', op: '=~', value: rng.pick(['pay', 'pay.*', 'pay|shop', 'shop|pay']) } as const]
      : rng.chance(0.5)
        ? [{ name: 'container', op: '=', value: container } as const]
        : []),
  ]
  if (difficulty === 1) return { stream, stages: [filter] }
  const level = rng.pick(['error', 'warn', 'info'])
  const field = (op: '=' | '!='): Stage => ({ kind: 'field', name: 'level', op, value: level })
  const slow: Stage = { kind: 'field', name: 'ms', op: '>=', value: String(rng.int(5, 25) * 10) }
  const parse: Stage = { kind: 'json' }
  if (difficulty === 2) return { stream, stages: [parse, field(rng.chance(0.6) ? '=' : '!=')] }
  if (difficulty === 3) return { stream, stages: [filter, parse, rng.pick([field('='), field('!='), slow])] }
  const early = rng.chance(0.5)
  return { stream, stages: early ? [field('!='), parse, slow] : [parse, field('!='), slow, filter] }
}

export default defineQuestion({
  id: 'lines-of-the-query',
  concepts: ['logging-stacks', 'labels-and-selectors'],
  levels: [1, 2, 3, 4],
  kinds: ['output'],
  citation: [{ title: 'Loki: Log queries', url: 'https://grafana.com/docs/loki/latest/query/log_queries/' }],
  generate(context) {
    const { difficulty } = context
    const entries = drawEntries(context)
    const query = drawQuery(context, entries)
    const text = answerTo(entries, query)
    const lines = text.split('\n')
    const chosen = answerTo(entries, { ...query, stages: [] })
    if (!text || lines.length > 3 || text === chosen || new Set(entries.map((e) => e.text)).size < 8)
      return undefined
    const slips = slipsOfAnswers(text, {
      'selector-is-enough': chosen,
      'filters-ignore-case': answerTo(entries, query, { anyCase: true }) || undefined,
      'labels-are-not-looked-at': answerTo(entries, { ...query, stream: [] }),
      'fields-need-no-parser':
        difficulty >= 4 ? answerTo(entries, query, { parsed: true }) || undefined : undefined,
      'only-the-first-stage':
        difficulty >= 3 ? answerTo(entries, query, { firstOnly: true }) || undefined : undefined,
      'unparsed-lines-are-dropped':
        difficulty >= 3 ? answerTo(entries, query, { errorsAreDropped: true }) || undefined : undefined,
      'expression-matches-a-part':
        difficulty >= 3 ? answerTo(entries, query, { partOfLabel: true }) || undefined : undefined,
    })
    const shown = entries
      .map(
        ({ stream, text: line }) =>
          `{namespace="${stream.namespace}", container="${stream.container}"}\n  ${line}`,
      )
      .join('\n')
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'entries' }, text: shown },
        { kind: 'terminal', title: { key: 'query' }, text: showQuery(query) },
      ],
      body: { lines: lines.length },
      key: { text },
      slips,
      explanation: {
        rule: { key: difficulty === 1 ? 'rule-1' : difficulty === 2 ? 'rule-2' : 'rule' },
        facts: [{ key: 'counted', params: { all: chosen.split('\n').length, left: lines.length } }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

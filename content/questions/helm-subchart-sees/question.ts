import { openStage } from '@/lib/goal/open-stage'
import { Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

type Values = Record<string, unknown>

/** A chart with one chart below it. */
interface Charts {
  /** Under which name the parent knows the chart below. */
  alias?: string
  parent: Values
  child: Values
  sets: string[]
}

const fields = ['size', 'engine', 'region']
const template = [
  'data: |',
  '  size: {{ .Values.size }}',
  '  engine: {{ .Values.engine }}',
  '  region: {{ .Values.global.region | default "none" }}',
]
const rest = "sed '1,/^data/d'"

function draw({ rng, difficulty }: GenerateContext): Charts {
  const sizes = rng.shuffle([1, 2, 3, 5, 8, 13])
  const engines = rng.shuffle(['redis', 'mysql', 'mongo', 'etcd'])
  const regions = rng.shuffle(['tokyo', 'osaka', 'paris'])
  const alias = difficulty === 3 && rng.chance(0.6) ? 'store' : undefined
  const own = {
    ...(rng.chance(0.6) ? { size: sizes.pop() } : {}),
    ...(rng.chance(0.4) ? { engine: engines.pop() } : {}),
  }
  const byChartName = alias ? { db: { size: sizes.pop() } } : {}
  const parent = {
    ...(rng.chance(0.5) ? { size: sizes.pop() } : {}),
    ...(rng.chance(0.4) ? { engine: engines.pop() } : {}),
    ...byChartName,
    ...(Object.keys(own).length ? { [alias ?? 'db']: own } : {}),
    ...(difficulty > 1 && rng.chance(0.7) ? { global: { region: regions.pop() } } : {}),
  }
  const child = {
    size: sizes.pop(),
    engine: engines.pop(),
    global: difficulty > 1 && rng.chance(0.5) ? { region: regions.pop() } : {},
  }
  const set = rng.pick([
    `size=${sizes.pop()}`,
    `${alias ?? 'db'}.size=${sizes.pop()}`,
    `db.engine=${engines.pop()}`,
  ])
  return { ...(alias ? { alias } : {}), parent, child, sets: difficulty > 1 && rng.chance(0.6) ? [set] : [] }
}

const dependency = ({ alias }: Charts) => ({
  name: 'db',
  version: '1.0.0',
  ...(alias ? { alias } : {}),
})

const commandOf = ({ sets }: Charts) =>
  ['helm template demo shop', ...sets.map((set) => `--set ${set}`), `| ${rest}`].join(' ')

/** What the template of the chart below prints. */
async function printed(charts: Charts): Promise<string> {
  const files = {
    '/root/shop/Chart.yaml': yamlOf({
      ...{ apiVersion: 'v2', name: 'shop', version: '0.1.0' },
      dependencies: [dependency(charts)],
    }),
    '/root/shop/values.yaml': yamlOf(charts.parent),
    '/root/shop/charts/db/Chart.yaml': yamlOf({ apiVersion: 'v2', name: 'db', version: '1.0.0' }),
    '/root/shop/charts/db/values.yaml': yamlOf(charts.child),
    '/root/shop/charts/db/templates/text.yaml': `${template.join('\n')}\n`,
  }
  const { stdout, stderr, exitCode } = await new Stage(openStage({}).cluster, files).run(
    `cd /root && ${commandOf(charts)}`,
  )
  if (exitCode !== 0 || stderr) throw new Error(stderr)
  return stdout.trim()
}

/** The charts as they would have to be for Helm to do what is believed. */
function believed(charts: Charts): Record<string, Charts> {
  const { parent, child, alias, sets } = charts
  const name = alias ?? 'db'
  const own = (parent[name] ?? {}) as Values
  const outer = Object.fromEntries(fields.flatMap((f) => (f in parent ? [[f, parent[f]]] : [])))
  const { global: _global, ...withoutGlobal } = parent
  return {
    'values-flow-down': {
      ...charts,
      parent: { ...parent, [name]: { ...own, ...outer } },
      sets: sets.map((set) => (set.includes('.') ? set : `${name}.${set}`)),
    },
    'the-chart-below-wins': {
      ...charts,
      parent: { ...parent, [name]: child, global: child.global },
      sets: [],
    },
    'globals-stay-above': { ...charts, parent: withoutGlobal },
    'the-alias-is-a-label': {
      ...charts,
      parent: { ...parent, [name]: parent.db ?? {} },
      sets: sets.map((set) => set.replace(/^db\./, `${name}.`)),
    },
  }
}

export default defineQuestion({
  id: 'helm-subchart-sees',
  concepts: ['helm-advanced', 'helm'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const charts = draw(context)
    const text = await printed(charts)
    const answers: [string, string][] = []
    for (const [name, other] of Object.entries(believed(charts))) answers.push([name, await printed(other)])
    const slips = slipsOfAnswers(text, Object.fromEntries(answers))
    if (slips.length === 0 || (context.difficulty === 3 && !charts.alias && slips.length < 2))
      return undefined
    const yaml = (key: string, value: object) => ({
      ...{ kind: 'yaml' as const, title: { key } },
      text: yamlOf(value).trimEnd(),
    })
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        yaml('chart', { dependencies: [dependency(charts)] }),
        yaml('parent', charts.parent),
        yaml('child', charts.child),
        { kind: 'yaml', title: { key: 'template' }, text: template.join('\n') },
        { kind: 'terminal', text: `$ ${commandOf(charts)}` },
      ],
      body: { lines: text.split('\n').length },
      key: { text },
      slips,
      explanation: {
        rule: { key: charts.alias ? 'rule-alias' : 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${commandOf(charts)}\n${text}` }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

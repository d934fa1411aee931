import { openStage } from '@/lib/goal/open-stage'
import { Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** What a line comes to: a revision that works or fails, or an error before there is one. */
interface Step {
  does: 'upgrade' | 'rollback' | 'fails' | 'is-refused'
  line: string
}

const upgrade = (replicas: number): Step => ({
  does: 'upgrade',
  line: `helm upgrade web ./web --set replicaCount=${replicas}`,
})
const rollback = (to?: number): Step => ({
  does: 'rollback',
  line: `helm rollback web${to ? ` ${to}` : ''}`,
})

/** Kubernetes takes no such number, or no Pod of it ever gets ready. */
const failures = (replicas: number) => [
  `helm upgrade web ./web --set replicaCount=-${replicas}`,
  `helm upgrade web ./web --set replicaCount=${replicas} --set tag=none --wait --timeout 1m`,
]

/** Helm itself finds these wrong. */
const refusals = (replicas: number) => [
  `helm upgrade web ./web --set replicaCount=${['two', 'four', 'six', 'many'][replicas % 4]}`,
  `helm upgrade web ./wbe --set replicaCount=${replicas}`,
  `helm rollback web ${replicas + 10}`,
]

const image = 'nginx:{{ .Values.tag }}'
const files = {
  '/root/web/Chart.yaml': yamlOf({ apiVersion: 'v2', name: 'web', version: '0.1.0' }),
  '/root/web/values.yaml': yamlOf({ replicaCount: 1, tag: '1.27' }),
  '/root/web/values.schema.json': '{"properties": {"replicaCount": {"type": "integer"}}}',
  '/root/web/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: {{ .Values.replicaCount }}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "${image}" }] }
`,
}

const writeFiles = [
  'mkdir -p /root/web/templates',
  ...Object.entries(files).map(([path, text]) => `cat > ${path} <<'EOF'\n${text.trimEnd()}\nEOF`),
]

const install = 'helm install web ./web --set replicaCount=1'
const history = `helm history web -o json | jq -r '.[] | "\\(.revision) \\(.status)"'`
const manifest = 'helm get manifest web | grep replicas'

interface End {
  number: number
  replicas: number
  /** What each line wrote to its error output. */
  errors: string[]
  history: string
}

interface Played {
  stage: Stage
  errors: string[]
}

const KEPT = 100

const known = new Map<string, Promise<Played>>()

/** The cluster after lines that were typed: what several begin with is done once. */
function played(lines: readonly string[]): Promise<Played> {
  const id = lines.join('\n')
  const found = known.get(id) ?? play(lines)
  if (known.size >= KEPT) known.clear()
  known.set(id, found)
  return found
}

async function play(lines: readonly string[]): Promise<Played> {
  const line = lines.at(-1)
  if (line === undefined) return { stage: new Stage(openStage(cluster).cluster, files), errors: [] }
  const before = await played(lines.slice(0, -1))
  const stage = before.stage.fork()
  const { stderr } = await stage.run(`cd /root && ${line}`)
  return { stage, errors: [...before.errors, stderr] }
}

/** The release after the steps. */
async function after(steps: readonly Step[]): Promise<End> {
  const { stage, errors } = await played([install, ...steps.map(({ line }) => line)])
  const look = async (line: string) => (await stage.fork().run(line)).stdout.trim()
  const listed = await look(history)
  return {
    number: Number(listed.split('\n').at(-1)?.split(' ')[0]),
    replicas: Number((await look(manifest)).split(':')[1]),
    errors,
    history: listed,
  }
}

function draw({ rng, difficulty }: GenerateContext): Step[] {
  const counts = rng.shuffle([2, 3, 4, 5, 6, 7, 8])
  const count = () => counts.pop() ?? 1
  const steps = [upgrade(count())]
  let revisions = 2
  const back = (isNamed: boolean) => rollback(isNamed ? rng.int(1, revisions - 1) : undefined)
  const length = Math.min(difficulty, 3) + rng.int(1, 2)
  const refusedAt = difficulty === 4 ? rng.int(1, length - 1) : undefined
  for (let i = 1; i < length; i++) {
    if (i === refusedAt) {
      steps.push({ does: 'is-refused', line: rng.pick(refusals(count())) })
      continue
    }
    if (revisions > 2 && rng.chance(0.5)) steps.push(back(difficulty === 1 || rng.chance(0.5)))
    else if (difficulty > 2 && rng.chance(0.4))
      steps.push({ does: 'fails', line: rng.pick(failures(count())) })
    else steps.push(upgrade(count()))
    revisions++
  }
  return [...steps, back(difficulty === 1)]
}

const isNumberless = ({ line }: Step) => line === rollback().line
const targetOf = ({ line }: Step, revisions: number) => Number(line.split(' ')[3] ?? revisions - 1)

/** Only the lines whose revisions are left if every rollback cuts the history back to where it goes. */
function cutBack(steps: readonly Step[]): Step[] {
  let kept: Step[] = []
  for (const step of steps) {
    const recorded = kept.filter(({ does }) => does !== 'is-refused')
    if (step.does === 'rollback') kept = recorded.slice(0, targetOf(step, recorded.length + 1) - 1)
    else kept.push(step)
  }
  return kept
}

/** Each rollback without a number goes back to what worked before the newest. */
function toWhatWorked(steps: readonly Step[]): Step[] {
  const worked = [true]
  return steps.map((step) => {
    const to = worked.slice(0, -1).lastIndexOf(true) + 1
    if (step.does !== 'is-refused') worked.push(step.does !== 'fails')
    return isNumberless(step) ? rollback(to) : step
  })
}

/** The lines that would do what is believed of those that were typed. */
const believed = (steps: readonly Step[]): Record<string, Step[]> => ({
  'rollback-goes-back-in-number': cutBack(steps),
  'failures-leave-nothing': steps.filter(({ does }) => does !== 'fails'),
  'without-a-number-the-first': steps.map((step) => (isNumberless(step) ? rollback(1) : step)),
  'back-to-what-worked': toWhatWorked(steps),
  'every-attempt-counts': steps.map((step) =>
    step.does === 'is-refused' ? { does: 'fails', line: failures(9)[0] ?? '' } : step,
  ),
})

export default defineQuestion({
  id: 'helm-revision',
  concepts: ['helm', 'helm-advanced'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  async generate(context) {
    const { rng, difficulty } = context
    const steps = draw(context)
    const asks = rng.chance(0.5) ? 'replicas' : 'number'
    if (difficulty === 3 && !steps.some(({ does }) => does === 'fails')) return undefined
    const end = await after(steps)
    // A rollback to what Kubernetes refuses is refused as well.
    if (steps.some(({ does }, i) => does === 'rollback' && end.errors[i + 1])) return undefined
    const answers: [string, number][] = []
    for (const [name, others] of Object.entries(believed(steps)))
      answers.push([name, (await after(others))[asks]])
    const slips = slipsOfAnswers(end[asks], Object.fromEntries(answers.filter(([, n]) => n > 0)))
    if (slips.length === 0) return undefined
    const typed = [install, ...steps.map(({ line }) => line)]
    const shown = typed.map((line, i) => `$ ${line}\n${end.errors[i]}`.trimEnd())
    return {
      kind: 'number',
      prompt: { key: `prompt-${asks}` },
      exhibits: [{ kind: 'terminal', text: shown.join('\n') }],
      body: { min: 1, max: 20 },
      key: { value: end[asks] },
      slips,
      explanation: {
        rule: { key: difficulty < 3 ? 'rule' : difficulty === 3 ? 'rule-failed' : 'rule-refused' },
        facts: [{ key: 'newest', params: { number: end.number, replicas: end.replicas } }],
        exhibits: [{ kind: 'terminal', text: `$ ${history}\n${end.history}` }],
      },
      scenario: {
        cluster,
        objects: [],
        commands: [[...writeFiles, ...typed].join('\n')],
      },
    }
  },
})

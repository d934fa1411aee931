import { openStage } from '@/lib/goal/open-stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

const config = '/var/lib/kubelet/config.yaml'
const folder = '/etc/systemd/system/kubelet.service.d'

/** What root types on the worker. */
type Step =
  | { drops: 'Restart' | 'RestartSec'; value: string; file: string }
  | { does: 'reload' | 'stop' | 'terminate' | 'kill' | 'break' | 'mend' }
  | { sleeps: number }

const actions = {
  reload: 'systemctl daemon-reload',
  stop: 'systemctl stop kubelet',
  terminate: 'pkill -TERM kubelet',
  kill: 'pkill -KILL kubelet',
  break: `mv ${config} /root/; systemctl restart kubelet`,
  mend: `mv /root/config.yaml ${config}`,
}

function lineOf(step: Step): string {
  if ('sleeps' in step) return `sleep ${step.sleeps}`
  if ('does' in step) return actions[step.does]
  return `printf '[Service]\\n${step.drops}=${step.value}\\n' > ${folder}/${step.file}`
}

/** Two files whose order by number is not that by letters come up now and then. */
const pairs = [
  ['10-local.conf', '20-local.conf'],
  ['20-local.conf', '10-local.conf'],
  ['5-local.conf', '20-local.conf'],
  ['20-local.conf', '5-local.conf'],
] as const

/** Seconds that end well before or behind the end of any of the pauses. */
const waits = [5, 15, 25, 35, 45]

function draw({ rng, difficulty }: GenerateContext): Step[] {
  const ends = ['terminate', 'terminate', 'kill', 'break', 'break'] as const
  const event: Step = { does: rng.pick(difficulty < 3 ? ['stop', 'stop', ...ends] : ends) }
  const wait: Step = { sleeps: rng.pick(waits) }
  if (difficulty === 1) return [event, wait]
  const key = rng.pick(['Restart', 'RestartSec'] as const)
  const values = rng.sample(key === 'Restart' ? ['no', 'on-failure', 'always'] : ['10', '20', '40'], 2)
  const reload: Step = { does: 'reload' }
  const files = difficulty === 2 ? ['20-local.conf'] : rng.pick(pairs)
  const drops = files.map((file, i): Step => ({ drops: key, value: values[i] ?? '', file }))
  if (difficulty < 4) {
    const at = rng.pick(difficulty === 2 ? [1, 1, 2] : [1, 2, 2])
    drops.splice(at, 0, reload)
    return difficulty === 2 && at === 2 ? [...drops.slice(0, 1), event, wait] : [...drops, event, wait]
  }
  const broken: Step[] = [{ does: 'break' }, { sleeps: rng.pick([15, 25]) }]
  const later: Step = { sleeps: rng.pick([20, 30]) }
  // What a new RestartSec does to a pause that has begun is a question of its own.
  if (key === 'Restart' && rng.chance(0.4)) return [...drops, ...broken, reload, later]
  return [...drops, ...(rng.chance(0.7) ? [reload] : []), ...broken, { does: 'mend' }, later]
}

const asRoot = (lines: readonly string[]) => `ssh worker-1 sudo bash <<'EOF'\n${lines.join('\n')}\nEOF`
const setUp = `mkdir -p ${folder}`
const look = 'systemctl is-active kubelet; systemctl show kubelet -p NRestarts --value'

const known = new Map<string, Promise<string>>()

/** What the last line prints after the steps. */
function said(steps: readonly Step[]): Promise<string> {
  const lines = [setUp, ...steps.map(lineOf)]
  const id = lines.join('\n')
  const found = known.get(id) ?? type([...lines, look])
  known.set(id, found)
  return found
}

async function type(lines: readonly string[]): Promise<string> {
  const { stdout, stderr } = await openStage(cluster).run(asRoot(lines))
  if (stderr && !stderr.includes('daemon-reload')) throw new Error(stderr)
  return stdout.trim()
}

const does = (step: Step, what: string) => 'does' in step && step.does === what
const renamed = (steps: readonly Step[], name: (file: string, at: number) => string) =>
  steps.map((step, i) => ('drops' in step ? { ...step, file: name(step.file, i) } : step))

/** The steps that do what is believed of those that were typed. */
function believed(steps: readonly Step[]): Record<string, Step[]> {
  const kill: Step = { does: 'kill' }
  const never: Step = { drops: 'Restart', value: 'no', file: '99-never.conf' }
  return {
    'every-end-is-a-failure': steps.map((step) => (does(step, 'terminate') ? kill : step)),
    'files-count-at-once': steps.flatMap((step): Step[] =>
      'drops' in step ? [step, { does: 'reload' }] : [step],
    ),
    'sorted-by-number': renamed(steps, (file) => file.replace(/^\d-/, '0$&')),
    'the-newest-file-wins': renamed(steps, (file, at) => `${at}${at}-${file}`),
    'always-undoes-a-stop': steps.map((step) => (does(step, 'stop') ? kill : step)),
    'a-repair-needs-a-restart': steps.filter((step) => !does(step, 'mend')),
    'what-ends-stays-down': [
      ...steps.filter((step) => !('drops' in step && step.drops === 'Restart')),
    ].flatMap((step, i): Step[] => (i === 0 ? [never, { does: 'reload' }, step] : [step])),
  }
}

export default defineQuestion({
  id: 'unit-comes-back',
  concepts: ['kubelet', 'node-not-ready', 'container-runtime'],
  levels: [1, 2, 3, 4],
  kinds: ['output'],
  async generate(context) {
    const steps = draw(context)
    const text = await said(steps)
    const answers: [string, string][] = []
    for (const [name, others] of Object.entries(believed(steps))) answers.push([name, await said(others)])
    // With Restart=no nobody believes that the unit is started.
    const shown = answers.filter(
      ([name, answer]) => name !== 'always-undoes-a-stop' || !/^failed/.test(answer),
    )
    const slips = slipsOfAnswers(text, Object.fromEntries(shown))
    const isPlain = slips.every(({ misconception }) => misconception === 'what-ends-stays-down')
    if (slips.length === 0 || (isPlain && context.difficulty > 2)) return undefined
    const shows = "systemctl cat kubelet | grep -e '^#' -e Restart"
    const unit = await type([shows])
    const first = context.difficulty > 1 ? [setUp] : []
    const lines = [...first, ...steps.map(lineOf), look].map((line) => `# ${line}`)
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'unit' }, text: `# ${shows}\n${unit}` },
        { kind: 'terminal', title: { key: 'typed' }, text: lines.join('\n') },
      ],
      body: { lines: 2 },
      key: { text },
      slips,
      explanation: {
        rule: { key: `rule-${context.difficulty}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `# ${look}\n${text}` }],
      },
      scenario: { cluster, objects: [], commands: [asRoot([setUp, ...steps.map(lineOf)])] },
    }
  },
})

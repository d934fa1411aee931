import { openStage } from '@/lib/goal/open-stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

const verbs = [
  'stop',
  'start',
  'restart',
  'disable',
  'enable',
  'disable --now',
  'enable --now',
  'mask',
  'unmask',
] as const
type Verb = (typeof verbs)[number] | 'reboot'

function draw({ rng, difficulty }: GenerateContext): { unit: string; steps: Verb[] } {
  const unit = rng.pick(['kubelet', 'containerd'])
  const easy: Verb[] = ['stop', 'start', 'restart', 'disable', 'enable']
  const possible: Verb[] = difficulty === 1 ? easy : [...easy, 'disable --now', 'enable --now']
  const steps = Array.from({ length: difficulty + 1 }, () => rng.pick(possible))
  if (difficulty > 1) steps.splice(rng.int(1, steps.length), 0, 'reboot')
  if (difficulty === 3) {
    const at = rng.int(0, steps.length - 1)
    steps.splice(at, 0, 'mask')
    const until = rng.chance(0.5) ? rng.int(at + 1, steps.length) : steps.length
    if (until < steps.length || rng.chance(0.3)) steps.splice(until, 0, 'unmask')
    // What disable does to a unit that is masked is a question of its own.
    const kept = steps.filter((step, i) => i < at || i > until || !step.startsWith('disable'))
    return { unit, steps: kept }
  }
  return { unit, steps }
}

const lineOf = (verb: Verb, unit: string) =>
  verb === 'reboot' ? 'systemctl reboot' : `systemctl ${verb} ${unit}`

const known = new Map<string, Promise<string>>()

/** What is-active and is-enabled say after the steps; a machine that starts anew is given its time. */
function said(unit: string, steps: readonly Verb[]): Promise<string> {
  const id = [unit, ...steps].join()
  const found = known.get(id) ?? look(unit, steps)
  known.set(id, found)
  return found
}

async function look(unit: string, steps: readonly Verb[]): Promise<string> {
  const stage = openStage(cluster)
  for (const step of steps) {
    await stage.run(`ssh worker-1 sudo ${lineOf(step, unit)}`)
    if (step === 'reboot') stage.cluster.advance(60_000)
  }
  const { stdout } = await stage.run(
    `ssh worker-1 "systemctl is-active ${unit}; systemctl is-enabled ${unit}"`,
  )
  return stdout.trim()
}

const without = (steps: readonly Verb[], ...hidden: Verb[]) => steps.filter((step) => !hidden.includes(step))
const replaced = (steps: readonly Verb[], by: Partial<Record<Verb, Verb>>) =>
  steps.map((step) => by[step] ?? step)

/** The steps that do what is believed of those that were typed. */
function believed(steps: readonly Verb[]): Record<string, Verb[]> {
  return {
    'enable-starts-too': replaced(steps, { enable: 'enable --now' }),
    'disable-stops-too': replaced(steps, { disable: 'disable --now' }),
    'stop-holds-after-a-reboot': without(steps, 'reboot'),
    'a-mask-is-forgotten': steps.filter((step, i) => step !== 'mask' || !steps.slice(i).includes('reboot')),
    'a-mask-stops': steps.flatMap((step): Verb[] => (step === 'mask' ? ['stop', 'mask'] : [step])),
    'a-mask-is-a-word': without(steps, 'mask', 'unmask'),
    'unmasking-starts': steps.flatMap((step): Verb[] => (step === 'unmask' ? ['unmask', 'start'] : [step])),
    'now-concerns-the-boot-only': replaced(steps, { 'enable --now': 'enable', 'disable --now': 'disable' }),
  }
}

export default defineQuestion({
  id: 'unit-state-says',
  concepts: ['kubelet', 'node-not-ready', 'container-runtime'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const { unit, steps } = draw(context)
    const text = await said(unit, steps)
    const answers: [string, string][] = []
    for (const [name, others] of Object.entries(believed(steps)))
      answers.push([name, await said(unit, others)])
    const slips = slipsOfAnswers(text, Object.fromEntries(answers))
    if (slips.length === 0) return undefined
    const lines = [
      ...steps.map((step) => lineOf(step, unit)),
      `systemctl is-active ${unit}; systemctl is-enabled ${unit}`,
    ]
    return {
      kind: 'output',
      prompt: { key: 'prompt', params: { unit } },
      exhibits: [{ kind: 'terminal', text: lines.map((line) => `# ${line}`).join('\n') }],
      body: { lines: 2 },
      key: { text },
      slips,
      explanation: {
        rule: { key: `rule-${context.difficulty}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `# ${lines.at(-1)}\n${text}` }],
      },
      scenario: {
        cluster,
        objects: [],
        commands: steps.flatMap((step) => [
          `ssh worker-1 sudo ${lineOf(step, unit)} || true`,
          ...(step === 'reboot' ? ['sleep 60'] : []),
        ]),
      },
    }
  },
})

import { openStage } from '@/lib/goal/open-stage'
import { Stage } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

/** An instruction, what it adds (in kB), and what those would say who hold a belief. */
interface Step {
  line: string
  /** That a file of an earlier layer goes, or is written again. */
  removes?: number
  again?: number
  /** Written and removed in one line. */
  passing?: number
  /** Only in a stage of which a part is copied. */
  left?: number
}

interface Drawn {
  first: string[]
  steps: Step[]
}

const write = (kilobytes: number, file: string) => `head -c ${kilobytes}000 /dev/zero > ${file}`

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const sizes = rng.sample([10, 20, 30, 40, 50, 60, 70, 80], 4)
  const [a = 0, b = 0, c = 0, d = 0] = sizes
  const steps: Step[] = [{ line: `RUN ${write(a, '/a')}` }]
  const extra: Step[] = [
    { line: 'RUN rm /a', removes: a },
    { line: `RUN ${write(b, '/b')} && rm /b`, passing: b },
    { line: `RUN ${write(c, '/c')}` },
    { line: 'ENV MODE=quiet' },
    ...(difficulty > 1
      ? [
          { line: 'RUN chmod 600 /a', again: a },
          { line: 'RUN mv /a /e', again: a },
        ]
      : []),
  ]
  const [one, two] = rng.sample(extra, 2)
  if (one) steps.push(one)
  // What has gone cannot be changed.
  if (two && !(/ \/a\b/.test(one?.line ?? '') && / \/a\b/.test(two.line))) steps.push(two)
  if (difficulty < 3) return { first: [], steps }
  const first = ['FROM busybox:1.36 AS build', `RUN ${write(d, '/out')}`, `RUN ${write(b, '/cache')}`, '']
  return { first, steps: [...steps, { line: 'COPY --from=build /out /out', left: b }] }
}

const dockerfile = ({ first, steps }: Drawn) => [
  ...first,
  'FROM busybox:1.36',
  ...steps.map(({ line }) => line),
]

/** By how many kB the image is larger than the one it is built from. */
async function growth(lines: readonly string[]): Promise<number> {
  const files = { '/root/Dockerfile': `${lines.join('\n')}\n` }
  const size = "docker image inspect -f '{{.Size}}'"
  const script = `docker build -q -t app /root; docker pull -q busybox:1.36; ${size} app; ${size} busybox:1.36`
  const { stdout, stderr } = await new Stage(openStage({}).cluster, files).run(script)
  const [app, base] = [...stdout.matchAll(/^\d+$/gm)].map(Number)
  if (app === undefined || base === undefined) throw new Error(stderr)
  return Math.round((app - base) / 1000)
}

const sum = (steps: readonly Step[], of: (step: Step) => number | undefined) =>
  steps.reduce((total, step) => total + (of(step) ?? 0), 0)

export default defineQuestion({
  id: 'image-grows-by',
  concepts: ['building-images', 'containers'],
  levels: [1, 2, 3],
  kinds: ['number'],
  async generate(context) {
    const drawn = draw(context)
    const { steps } = drawn
    const lines = dockerfile(drawn)
    const value = await growth(lines)
    const slips = slipsOfAnswers(value, {
      'removing-makes-it-smaller': value - sum(steps, (step) => step.removes),
      'a-change-costs-nothing': value - sum(steps, (step) => step.again),
      'every-line-is-kept': value + sum(steps, (step) => step.passing),
      'all-stages-count': value + sum(steps, (step) => step.left),
    })
    if (slips.length === 0) return undefined
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', title: { key: 'dockerfile' }, text: lines.join('\n') }],
      body: { min: 0, max: 999, unit: { key: 'unit' } },
      key: { value },
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-stages' : 'rule' },
        facts: [{ key: 'observed', params: { value } }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

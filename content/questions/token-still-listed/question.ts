import { openStage } from '@/lib/goal/open-stage'
import { idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }] }
const HOUR = 3600

/** A line, and hours that pass before the next. */
interface Step {
  line: string
  waits?: number
  makes?: string
  ttl?: number
}

const ids = ['abcdef', 'bcdefa', 'cdefab', 'defabc', 'efabcd', 'fabcde']

function draw({ rng, difficulty }: GenerateContext): Step[] {
  const names = rng.sample(ids, difficulty === 1 ? 3 : 4)
  const steps = names.map((name): Step => {
    const ttl = rng.pick([undefined, undefined, 2, 6, 12, 30, ...(difficulty > 1 ? [0, 48] : [])])
    const flag = ttl === undefined ? '' : ` --ttl ${ttl === 0 ? 0 : `${ttl}h`}`
    const print = difficulty === 3 && rng.chance(0.3) ? ' --print-join-command' : ''
    const line = `kubeadm token create ${name}.0123456789abcdef${flag}${print}`
    return { line, makes: name, ttl: ttl ?? 24, waits: rng.pick([0, 1, 3, 5, 8, 11]) }
  })
  if (difficulty === 3) {
    const victim = rng.pick(names.slice(0, 3))
    const at = steps.findIndex(({ makes }) => makes === victim)
    steps.splice(rng.int(at + 1, steps.length), 0, {
      line: `kubeadm token delete ${victim}`,
      waits: rng.pick([0, 4]),
    })
  }
  const last = steps.at(-1)
  if (last) last.waits = rng.pick([2, 7, 13, 20])
  return steps
}

const list = 'kubeadm token list'

/** The tokens that are there in the end. */
async function listed(steps: readonly Step[]): Promise<{ tokens: ReadonlySet<string>; printed: string }> {
  const stage = openStage(cluster)
  for (const { line, waits = 0 } of steps) {
    await stage.run(`ssh control-plane sudo ${line}`)
    stage.cluster.advance(waits * HOUR * 1000 + 60_000)
  }
  const { stdout } = await stage.run(`ssh control-plane sudo ${list}`)
  // What has run out is refused, and goes as soon as the token cleaner comes by.
  const lines = stdout.split('\n').filter((line) => !line.includes('<invalid>'))
  const tokens = lines.flatMap((line) => /^([a-z]{6})\./.exec(line)?.[1] ?? [])
  return { tokens: new Set(tokens), printed: lines.join('\n').trim() }
}

export default defineQuestion({
  id: 'token-still-listed',
  concepts: ['kubeadm-install'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const steps = draw(context)
    const { tokens, printed } = await listed(steps)
    const made = steps.flatMap(({ makes, ttl }) => (makes ? [{ name: makes, ttl: ttl ?? 24 }] : []))
    const names = made.map(({ name }) => name)
    if (tokens.size === 0 || tokens.size === names.length) return undefined
    const only = async (change: (step: Step) => Step) => (await listed(steps.map(change))).tokens
    const withTtl = (ttl: string) => (step: Step) => ({
      ...step,
      line: step.ttl === 24 ? step.line.replace(/( --ttl \S+)?$/, ` --ttl ${ttl}`) : step.line,
    })
    const beliefs = [
      { misconception: 'without-a-ttl-for-ever', right: await only(withTtl('0')) },
      {
        misconception: 'zero-is-no-time',
        right: new Set([...tokens].filter((name) => made.find((one) => one.name === name)?.ttl !== 0)),
      },
      { misconception: 'a-new-token-replaces-the-old', right: new Set(names.slice(-1)) },
      {
        misconception: 'tokens-stay-until-deleted',
        right: await only((step) => ({
          ...step,
          line: step.line.replace(/create (\S+)( --ttl \S+)?/, 'create $1 --ttl 0'),
        })),
      },
      {
        misconception: 'deleted-tokens-run-out',
        right: await only((step) => (step.makes ? step : { ...step, line: 'true' })),
      },
      { misconception: 'a-few-hours-only', right: await only(withTtl('1h')) },
    ]
    const options = optionsOf(names.map((code) => ({ code })))
    const typed = steps.flatMap(({ line, waits = 0 }) => [
      `# ${line}`,
      ...(waits ? [`# sleep ${waits}h`] : []),
    ])
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', text: typed.join('\n') }],
      body: { options },
      key: { options: idsOf(options, names, tokens) },
      slips: slipsOfBeliefs(options, names, tokens, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `# ${list}\n${printed}` }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})

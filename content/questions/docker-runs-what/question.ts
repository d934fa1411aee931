import { openStage } from '@/lib/goal/open-stage'
import { Stage } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

/** An instruction that says what runs: a list, or a line for a shell. */
interface Words {
  words: string[]
  shell?: boolean
}

interface Image {
  entrypoint?: Words
  cmd?: Words
}

interface Start {
  base: Image
  /** An image that is built from the base. */
  child?: Image
  who?: string
  flags: string[]
  args: string[]
}

const instruction = (name: string, { words, shell }: Words) =>
  `${name} ${shell ? words.join(' ') : JSON.stringify(words).replaceAll(',', ', ')}`

function dockerfile(from: string, { entrypoint, cmd }: Image, who?: string): string[] {
  return [
    `FROM ${from}`,
    ...(who ? [`ENV WHO=${who}`] : []),
    ...(entrypoint ? [instruction('ENTRYPOINT', entrypoint)] : []),
    ...(cmd ? [instruction('CMD', cmd)] : []),
  ]
}

const imagesOf = ({ base, child, who }: Start): Record<string, string[]> => ({
  base: dockerfile('busybox:1.36', base, who),
  ...(child ? { child: dockerfile('base', child) } : {}),
})

const commandOf = ({ child, flags, args }: Start) =>
  ['docker run --rm', ...flags, child ? 'child' : 'base', ...args].join(' ')

function draw({ rng, difficulty }: GenerateContext): Start {
  const [a = '', b = '', c = '', d = ''] = rng.sample(['red', 'blue', 'green', 'gold', 'grey', 'pink'], 4)
  const who = difficulty > 1 && rng.chance(0.6) ? rng.pick(['ayumi', 'omar', 'jane']) : undefined
  const last = who ? '$WHO' : b
  const shell = () => (difficulty > 1 && rng.chance(0.5) ? { shell: true } : {})
  const withEntry = difficulty === 3 || rng.chance(0.75)
  const base: Image = withEntry
    ? { entrypoint: { words: ['echo', a], ...shell() }, cmd: { words: [last] } }
    : { cmd: { words: ['echo', a, last], ...shell() } }
  const args = rng.chance(0.5) ? (withEntry ? [c] : ['echo', c]) : []
  if (difficulty < 3) return { base, ...(who ? { who } : {}), flags: [], args }
  const child: Image = rng.chance(0.6)
    ? { entrypoint: { words: ['echo', d] } }
    : { cmd: { words: rng.chance(0.5) ? [d] : [d, last] } }
  const flags = rng.pick([[], [], ['--entrypoint echo'], ...(who ? [['-e WHO=nobody']] : [])])
  return {
    base,
    child,
    ...(who ? { who } : {}),
    flags,
    args: flags.includes('--entrypoint echo') ? [c] : args,
  }
}

const known = new Map<string, Promise<string>>()

/** What the container prints. */
function printed(start: Start): Promise<string> {
  const id = JSON.stringify(start)
  const found = known.get(id) ?? run(start)
  known.set(id, found)
  return found
}

async function run(start: Start): Promise<string> {
  const images = Object.entries(imagesOf(start))
  const files = Object.fromEntries(
    images.map(([name, lines]) => [`/root/${name}/Dockerfile`, `${lines.join('\n')}\n`]),
  )
  const build = images.map(([name]) => `docker build -q -t ${name} /root/${name} >/dev/null`)
  const { stdout } = await new Stage(openStage({}).cluster, files).run(
    [...build, commandOf(start)].join('\n'),
  )
  return stdout.trim()
}

/** The start as it would have to be for docker to do what is believed; only beliefs that it bears on. */
function believed(start: Start): [string, Start][] {
  const { base, child, who, args, flags } = start
  const entrypoint = child?.entrypoint ?? base.entrypoint
  const cmd = child ? (child.cmd ?? base.cmd) : base.cmd
  const isReplaced = flags.some((flag) => flag.startsWith('--entrypoint'))
  const image = (entry?: Words, command?: Words): Image => ({
    ...(entry ? { entrypoint: entry } : {}),
    ...(command ? { cmd: command } : {}),
  })
  const alone = (only: Image, more: Partial<Start> = {}): Start => ({
    ...{ base: only, ...(who ? { who } : {}), flags, args },
    ...more,
  })
  const expanded = (one?: Words): Words | undefined =>
    one && { ...one, words: one.words.map((word) => word.replace('$WHO', who ?? '')) }
  const each = ({ entrypoint: e, cmd: c }: Image) => image(expanded(e), expanded(c))
  const possible: [string, boolean, Start][] = [
    [
      'cmd-outlives-a-new-entrypoint',
      Boolean(child?.entrypoint) && args.length === 0 && !isReplaced,
      alone(image(entrypoint, cmd)),
    ],
    [
      'the-flag-keeps-cmd',
      isReplaced,
      alone(image({ words: ['echo'] }), { flags: [], args: [...(cmd?.words ?? []), ...args] }),
    ],
    [
      'arguments-are-added-to-cmd',
      args.length > 0 && entrypoint !== undefined,
      alone(image(entrypoint, cmd), { args: [...(cmd?.words ?? []), ...args] }),
    ],
    [
      'the-shell-form-takes-arguments',
      entrypoint?.shell === true && !isReplaced,
      alone(image(entrypoint && { words: entrypoint.words }, cmd)),
    ],
    [
      'lists-are-read-by-a-shell',
      who !== undefined,
      { ...start, base: each(base), ...(child ? { child: each(child) } : {}) },
    ],
    [
      'cmd-counts-only-without-entrypoint',
      entrypoint !== undefined && args.length === 0 && !isReplaced,
      alone(image(entrypoint)),
    ],
  ]
  return possible.flatMap(([name, bears, other]) => (bears ? [[name, other]] : []))
}

export default defineQuestion({
  id: 'docker-runs-what',
  concepts: ['building-images', 'containers'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const start = draw(context)
    const text = await printed(start)
    const answers: [string, string][] = []
    for (const [name, other] of believed(start)) answers.push([name, await printed(other)])
    const slips = slipsOfAnswers(text, Object.fromEntries(answers.filter(([, answer]) => answer !== '')))
    if (text === '' || slips.length === 0) return undefined
    const command = commandOf(start)
    return {
      kind: 'output',
      prompt: { key: start.child ? 'prompt-child' : 'prompt' },
      exhibits: [
        ...Object.entries(imagesOf(start)).map(([name, lines]) => ({
          ...{ kind: 'terminal' as const, title: { key: 'dockerfile', params: { name } } },
          text: lines.join('\n'),
        })),
        { kind: 'terminal', text: `$ ${command}` },
      ],
      body: { lines: 1 },
      key: { text },
      slips,
      explanation: {
        rule: { key: `rule-${context.difficulty}` },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${command}\n${text}` }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

import { openStage } from '@/lib/goal/open-stage'
import { Stage } from '@/lib/goal/stage'
import { idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Build {
  lines: string[]
  ignored: string[]
}

const context = {
  'src/main.py': 'print()\n',
  'src/lib/data.log': 'a\n',
  'src/debug.log': 'b\n',
  'trace.log': 'c\n',
  'keep.log': 'd\n',
  'README.md': '# e\n',
}
/** The archive holds this one file. */
const archived = 'seed/first.csv'
const command = 'docker run --rm app find /app -type f'

function draw({ rng, difficulty }: GenerateContext): Build {
  const folder = rng.pick(['COPY src /app/', 'COPY src .', 'COPY src code', 'COPY src/ ./'])
  const archive = rng.pick([
    'COPY seed.tar ./',
    'ADD seed.tar ./',
    'COPY seed.tar data/',
    'ADD seed.tar data/',
  ])
  const single = rng.pick(['COPY README.md docs', 'COPY README.md docs/', 'COPY trace.log keep.log logs/'])
  const everything = rng.pick(['COPY . .', 'COPY . all/'])
  const patterns = rng.pick([
    ['*.log'],
    ['**/*.log'],
    ['*.log', '!keep.log'],
    ['src/*.log'],
    ['**/*.log', '!keep.log'],
  ])
  if (difficulty === 1)
    return { lines: rng.sample([folder, archive, 'COPY README.md docs/'], 2), ignored: [] }
  if (difficulty === 2) return { lines: [rng.chance(0.5) ? everything : folder], ignored: patterns }
  const ignored = rng.chance(0.3) ? [...patterns, 'src'] : patterns
  const usesFolder = !ignored.includes('src')
  const usesLogs = !single.includes('trace.log')
  const possible = [archive, everything, ...(usesFolder ? [folder] : []), ...(usesLogs ? [single] : [])]
  return { lines: rng.sample(possible, Math.min(2, possible.length)), ignored }
}

const dockerfile = ({ lines }: Build) => ['FROM busybox:1.36', 'WORKDIR /app', ...lines]

const known = new Map<string, Promise<ReadonlySet<string>>>()

/** The files below /app; none where the build fails. */
function filesIn(build: Build): Promise<ReadonlySet<string>> {
  const id = JSON.stringify(build)
  const found = known.get(id) ?? list(build)
  known.set(id, found)
  return found
}

async function list(build: Build): Promise<ReadonlySet<string>> {
  const { ignored } = build
  const files = {
    ...Object.fromEntries(Object.entries(context).map(([path, text]) => [`/root/web/${path}`, text])),
    '/root/seed/first.csv': 'f\n',
    '/root/app.Dockerfile': `${dockerfile(build).join('\n')}\n`,
    ...(ignored.length ? { '/root/web/.dockerignore': `${ignored.join('\n')}\n` } : {}),
  }
  const script = `cd /root; tar cf web/seed.tar ${archived}; docker build -q -f app.Dockerfile -t app web >/dev/null && ${command}`
  const { stdout } = await new Stage(openStage({}).cluster, files).run(script)
  return new Set(
    stdout.split('\n').filter((path) => path.startsWith('/app/') && !path.endsWith('.dockerignore')),
  )
}

/** The build as it would have to be for the image to hold what is believed. */
function believed({ lines, ignored }: Build): Record<string, Build> {
  const each = (change: (line: string) => string) => ({ lines: lines.map(change), ignored })
  return {
    'the-folder-itself-is-copied': each((line) =>
      line.replace(/^COPY src\/? (\S+?)\/?$/, (_all, to: string) => `COPY src ${to}/src`),
    ),
    'copy-unpacks-archives': each((line) => line.replace(/^COPY seed/, 'ADD seed')),
    'add-is-copy': each((line) => line.replace(/^ADD/, 'COPY')),
    'patterns-reach-every-folder': {
      lines,
      ignored: ignored.map((pattern) => pattern.replace(/^\*\.log/, '**/*.log')),
    },
    'exceptions-do-nothing': { lines, ignored: ignored.filter((pattern) => !pattern.startsWith('!')) },
    'only-copy-dot-looks-at-it': { lines, ignored: [] },
    'a-name-without-slash-is-a-folder': each((line) =>
      line.replace(/^COPY README.md docs$/, 'COPY README.md docs/'),
    ),
  }
}

export default defineQuestion({
  id: 'files-in-the-image',
  concepts: ['building-images', 'containers'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate({ rng, difficulty }) {
    const build = draw({ rng, difficulty })
    const truth = await filesIn(build)
    if (truth.size === 0) return undefined
    const beliefs: { misconception: string; right: ReadonlySet<string> }[] = []
    for (const [misconception, other] of Object.entries(believed(build))) {
      const right = await filesIn(other)
      if (right.size) beliefs.push({ misconception, right })
    }
    const wrong = [...new Set(beliefs.flatMap(({ right }) => [...right]))].filter((path) => !truth.has(path))
    if (wrong.length === 0) return undefined
    const rightOnes = rng.sample([...truth], Math.min(4, truth.size))
    const items = rng.shuffle([...rightOnes, ...rng.sample(wrong, Math.min(3, wrong.length))])
    const options = optionsOf(items.map((code) => ({ code })))
    const { ignored } = build
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          ...{ kind: 'terminal', title: { key: 'context', params: { file: archived } } },
          text: [...Object.keys(context), 'seed.tar'].sort().join('\n'),
        },
        ...(ignored.length
          ? [{ kind: 'terminal' as const, title: { key: 'ignored' }, text: ignored.join('\n') }]
          : []),
        { kind: 'terminal', title: { key: 'dockerfile' }, text: dockerfile(build).join('\n') },
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: ignored.length ? 'rule-ignored' : 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${command}\n${[...truth].join('\n')}` }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

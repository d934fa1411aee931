import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

/** One instruction of a Dockerfile, and the files of the build context that it takes in. */
interface Instruction {
  text: string
  takes?: (file: string) => boolean
}

interface Project {
  base: string
  manifests: string[]
  install: string
  sources: string[]
  build?: string
  start: string
}

const projects: Project[] = [
  {
    base: 'node:24',
    manifests: ['package.json', 'package-lock.json'],
    install: 'npm ci',
    sources: ['src/app.js', 'src/routes.js', 'public/index.html'],
    build: 'npm run build',
    start: '["node", "src/app.js"]',
  },
  {
    base: 'python:3.14',
    manifests: ['requirements.txt'],
    install: 'pip install -r requirements.txt',
    sources: ['app/main.py', 'app/models.py', 'static/style.css'],
    start: '["python", "app/main.py"]',
  },
  {
    base: 'golang:1.26',
    manifests: ['go.mod', 'go.sum'],
    install: 'go mod download',
    sources: ['cmd/main.go', 'internal/store.go', 'web/index.html'],
    build: 'go build -o /server ./cmd',
    start: '["/server"]',
  },
]

const inFolder = (folder: string, ignored: readonly string[]) => (file: string) =>
  file.startsWith(`${folder}/`) && !ignored.includes(file)

function dockerfile(
  { rng, difficulty }: GenerateContext,
  p: Project,
  ignored: readonly string[],
): Instruction[] {
  const [folder = ''] = rng.pick(p.sources).split('/')
  const copyAll = { text: 'COPY . .', takes: (file: string) => !ignored.includes(file) }
  const copyManifests = {
    text: `COPY ${p.manifests.join(' ')} ./`,
    takes: (file: string) => p.manifests.includes(file),
  }
  const run = (command: string) => ({ text: `RUN ${command}` })
  const body = rng.chance(0.65)
    ? [
        copyManifests,
        run(p.install),
        ...(difficulty >= 2 && rng.chance(0.5)
          ? [{ text: `COPY ${folder}/ ./${folder}/`, takes: inFolder(folder, ignored) }]
          : []),
        copyAll,
      ]
    : [copyAll, run(p.install)]
  const extra = rng.sample(
    [
      { text: 'ENV MODE=production' },
      run('apt-get update && apt-get install -y curl'),
      { text: 'LABEL team=shop' },
    ],
    difficulty === 1 ? 1 : 2,
  )
  body.splice(rng.int(0, body.length), 0, ...extra)
  return [
    { text: `FROM ${p.base}` },
    { text: 'WORKDIR /app' },
    ...body,
    ...(p.build ? [run(p.build)] : []),
    { text: `CMD ${p.start}` },
  ]
}

/** The first instruction that is not taken from the cache: its text changed, or a file that it takes in. */
function firstRun(instructions: readonly Instruction[], changed: readonly string[], edited: number): number {
  return instructions.findIndex(({ takes }, i) => i === edited || changed.some((file) => takes?.(file)))
}

export default defineQuestion({
  id: 'dockerfile-cache',
  concepts: ['building-images', 'containers'],
  levels: [1, 2, 3],
  kinds: ['wrong-line'],
  citation: [
    { title: 'Docker: build cache invalidation', url: 'https://docs.docker.com/build/cache/invalidation/' },
    { title: 'Docker: Dockerfile reference', url: 'https://docs.docker.com/reference/dockerfile/' },
  ],
  generate(context) {
    const { rng, difficulty } = context
    const project = rng.pick(projects)
    const ignored =
      difficulty === 3 ? ['README.md', ...(rng.chance(0.5) ? [rng.pick(project.sources)] : [])] : []
    const instructions = dockerfile(context, project, ignored)
    const files = [...project.sources, ...project.manifests, ...(difficulty >= 2 ? ['README.md'] : [])]
    const changed =
      ignored.length && rng.chance(0.6) ? [...ignored] : rng.sample(files, difficulty === 3 ? 2 : 1)
    const settings = instructions.findIndex(({ text }) => /^ENV/.test(text))
    const edited =
      difficulty >= 2 && settings > 0 && rng.chance(difficulty === 3 ? 0.6 : 0.35) ? settings : -1
    const first = firstRun(instructions, changed, edited)
    if (first < 0) return undefined
    const lines = instructions.map(({ text }) => text)
    const copies = lines.map((text, i) => (text.startsWith('COPY') ? i : -1)).filter((i) => i >= 0)
    const asked = (i: number) => lines[i]?.startsWith('RUN')
    const believed = [
      { misconception: 'settings-do-not-count', at: firstRun(instructions, changed, -1) },
      {
        misconception: 'ignored-files-count',
        at: instructions.findIndex(
          ({ text, takes }) => text === 'COPY . .' || changed.some((f) => takes?.(f)),
        ),
      },
      { misconception: 'everything-is-built-again', at: 0 },
      { misconception: 'any-copy-looks-at-all-files', at: copies[0] ?? 0 },
      { misconception: 'only-the-last-copy-counts', at: copies.at(-1) ?? 0 },
      { misconception: 'run-looks-at-files', at: lines.findIndex((_, i) => asked(i)) },
      {
        misconception: 'run-looks-at-files',
        at: lines.findIndex((text) => project.build !== undefined && text.endsWith(project.build)),
      },
    ].filter(({ at }) => at >= 0 && at !== first)
    const slips = believed
      .filter(({ at }, i) => believed.findIndex((b) => b.at === at) === i)
      .map(({ misconception, at }): Slip => ({ misconception, answer: String(at + 1) }))
    return {
      kind: 'wrong-line',
      prompt: {
        key: edited >= 0 ? 'prompt-edited' : 'prompt',
        params: { files: changed.map((file) => `\`${file}\``).join(', '), line: lines[edited] ?? '' },
      },
      exhibits: ignored.length
        ? [{ kind: 'terminal', title: { key: 'ignored' }, text: ignored.join('\n') }]
        : [],
      body: { text: lines.join('\n'), language: 'terminal' },
      key: { lines: [first + 1] },
      slips,
      explanation: {
        rule: { key: difficulty === 3 ? 'rule-ignored' : 'rule' },
        facts: [{ key: 'cached', params: { count: first, again: lines.length - first } }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

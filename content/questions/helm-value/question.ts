import { openStage } from '@/lib/goal/open-stage'
import { Stage, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Exhibit } from '@/lib/quiz/variant'

type Value = string | number | string[] | null | { [key: string]: Value }
type Values = { [key: string]: Value }

/** A word of a command: a file by its name, or a single value. */
type Word = { file: string } | { set: string; to: string | number | null }

interface Command {
  words: Word[]
  flag?: '--reuse-values' | '--reset-then-reuse-values' | '--reset-values' | undefined
}

interface Story {
  defaults: Values
  files: Record<string, Values>
  install: Command
  upgrade?: Command
  /** The chart's defaults at the upgrade, if they have changed. */
  laterDefaults?: Values
}

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

const text =
  '"{{ .Values.image.repository }}:{{ .Values.image.tag }} x{{ .Values.replicas }} {{ join "," .Values.hosts }}"'
const template = `text: ${text}`
const configMap = (
  line: string,
) => `${yamlOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } })}data:
  ${line}
`

const isFile = (word: Word): word is { file: string } => 'file' in word

function lineOf(verb: string, { words, flag }: Command, files = ''): string {
  const said = words.map((word) =>
    isFile(word) ? `-f ${files}${word.file}` : `--set ${word.set}=${word.to}`,
  )
  return ['helm', verb, 'web ./web', ...said, ...(flag ? [flag] : [])].join(' ')
}

const known = new Map<string, Promise<string>>()

/** What stands in the release's manifest in the end. */
function rendered(story: Story): Promise<string> {
  const id = JSON.stringify(story)
  const found = known.get(id) ?? render(story)
  if (known.size > 200) known.clear()
  known.set(id, found)
  return found
}

async function render({ defaults, files, install, upgrade, laterDefaults }: Story): Promise<string> {
  const stage = new Stage(openStage(cluster).cluster, {
    '/root/web/Chart.yaml': yamlOf({ apiVersion: 'v2', name: 'web', version: '0.1.0' }),
    '/root/web/values.yaml': yamlOf(defaults),
    '/root/web/templates/text.yaml': configMap(template),
    '/root/later.yaml': yamlOf(laterDefaults ?? defaults),
    ...Object.fromEntries(Object.entries(files).map(([name, values]) => [`/root/${name}`, yamlOf(values)])),
  })
  const lines = [
    'cd /root',
    `${lineOf('install', install)} > /dev/null`,
    'cp later.yaml web/values.yaml',
    ...(upgrade ? [`${lineOf('upgrade', upgrade)} > /dev/null`] : []),
    'helm get manifest web',
  ]
  const { stdout, stderr } = await stage.run(lines.join('\n'))
  const found = /text: "(.*)"/.exec(stdout)?.[1]
  if (found === undefined || stderr) throw new Error(stderr || stdout)
  return found
}

function draw({ rng, difficulty }: GenerateContext): Story {
  const tags = rng.shuffle(['1.24', '1.25', '1.26', '1.27', '1.28', '1.29'].map((tag) => `v${tag}`))
  const counts = rng.shuffle([1, 2, 3, 4, 5, 6, 7])
  const hosts = rng.shuffle(['a.test', 'b.test', 'c.test', 'd.test', 'e.test'])
  const [repository = '', other = ''] = rng.sample(['shop/web', 'mirror/web', 'team/web'], 2)
  const tag = () => tags.pop() ?? ''
  const count = () => counts.pop() ?? 0
  const file = (): Values => ({
    ...(rng.chance(0.7) ? { image: { tag: tag(), ...(rng.chance(0.2) ? { repository: other } : {}) } } : {}),
    ...(rng.chance(0.6) ? { replicas: count() } : {}),
    ...(rng.chance(0.4) ? { hosts: [hosts.pop() ?? ''] } : {}),
  })
  const set = (): Word => {
    if (difficulty > 1 && rng.chance(0.2)) return { set: 'image.tag', to: null }
    return rng.chance(0.5) ? { set: 'replicas', to: count() } : { set: 'image.tag', to: tag() }
  }
  const files: Record<string, Values> = { 'team.yaml': file() }
  const team: Word = { file: 'team.yaml' }
  const prod: Word = { file: 'prod.yaml' }
  const defaults = { image: { repository, tag: tag() }, replicas: count(), hosts: hosts.splice(0, 2) }
  if (difficulty < 3) {
    if (difficulty === 2) files['prod.yaml'] = file()
    const given: Word[] = difficulty === 1 ? [team] : [team, prod]
    given.splice(rng.chance(0.7) ? 0 : rng.int(0, given.length), 0, set())
    return { defaults, files, install: { words: given } }
  }
  const install = { words: [set(), team] }
  if (difficulty === 3 && rng.chance(0.25)) {
    files['prod.yaml'] = file()
    return { defaults, files, install, upgrade: { words: [prod] } }
  }
  const words = [set()]
  if (difficulty === 3)
    return {
      ...{ defaults, files, install },
      upgrade: rng.pick<Command>([{ words: [] }, { words }, { words, flag: '--reuse-values' }]),
    }
  return {
    ...{ defaults, files, install },
    laterDefaults: { image: { repository, tag: tag() }, replicas: count(), hosts: defaults.hosts },
    upgrade: rng.pick<Command>([
      { words: rng.chance(0.5) ? words : [] },
      { words, flag: '--reuse-values' },
      { words, flag: '--reset-then-reuse-values' },
    ]),
  }
}

const nested = (path: string, value: Value): Values => {
  const [key = '', ...rest] = path.split('.')
  return { [key]: rest.length ? nested(rest.join('.'), value) : value }
}

/** The same command with files in place of single values. */
function setsAsFiles(story: Story): Story {
  const sets = story.install.words.flatMap((word) => (isFile(word) ? [] : [word]))
  const asFile = ({ set, to }: (typeof sets)[number]) => [`${set}.yaml`, nested(set, to)] as const
  const words = story.install.words.map((word) => (isFile(word) ? word : { file: `${word.set}.yaml` }))
  return {
    ...story,
    files: { ...story.files, ...Object.fromEntries(sets.map(asFile)) },
    install: { words },
  }
}

/** Charts and files with nothing in them that a file above has a section for. */
function sectionsReplaced(story: Story): Story {
  const without = (values: Values, above: Values[]): Values =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !above.some((one) => key in one)))
  const given = story.install.words.flatMap((word) => (isFile(word) ? [word.file] : []))
  const valuesOf = (names: string[]) => names.map((name) => story.files[name] ?? {})
  const layers = given.map((name, i) => [
    name,
    without(story.files[name] ?? {}, valuesOf(given.slice(i + 1))),
  ])
  return {
    ...story,
    defaults: without(story.defaults, valuesOf(given)),
    files: { ...story.files, ...Object.fromEntries(layers) },
  }
}

const hasNull = ({ words }: Command) => words.some((word) => !isFile(word) && word.to === null)

const withoutNull = ({ words, ...rest }: Command): Command => ({
  ...rest,
  words: words.filter((word) => isFile(word) || word.to !== null),
})

/** What would have to be typed, or stand in the files, for Helm to do what is believed. */
function believed(story: Story): Record<string, Story> {
  const { install, upgrade } = story
  const files = install.words.filter(isFile)
  const turned = install.words.map((word) => (isFile(word) ? (files.pop() ?? word) : word))
  const upgraded = (flag: Command['flag']): Story => ({
    ...story,
    upgrade: { words: upgrade?.words ?? [], flag },
  })
  const ofBoth = {
    'null-brings-back-the-default': {
      ...story,
      install: withoutNull(install),
      ...(upgrade ? { upgrade: withoutNull(upgrade) } : {}),
    },
    'chart-wins': { ...story, install: { words: [] }, ...(upgrade ? { upgrade: { words: [] } } : {}) },
  }
  if (!upgrade)
    return {
      'last-word-wins': setsAsFiles(story),
      'first-file-wins': { ...story, install: { words: turned } },
      'maps-are-replaced': sectionsReplaced(story),
      ...ofBoth,
    }
  const { laterDefaults: _laterDefaults, ...unchanged } = story
  return {
    ...(upgrade.flag === '--reuse-values'
      ? { 'reuse-takes-the-new-defaults': upgraded('--reset-then-reuse-values') }
      : { 'upgrade-keeps-set': upgraded('--reset-then-reuse-values') }),
    'upgrade-starts-anew': upgraded('--reset-values'),
    'the-chart-stays-as-installed': unchanged,
    ...ofBoth,
  }
}

export default defineQuestion({
  id: 'helm-value',
  concepts: ['helm', 'helm-advanced'],
  levels: [1, 2, 3, 4],
  kinds: ['short-text'],
  async generate(context) {
    const story = draw(context)
    const { defaults, files, install, upgrade, laterDefaults } = story
    if (Object.values(files).some((file) => !Object.keys(file).length)) return undefined
    // Which earlier value a null uncovers, when values are taken over, is nothing to rely on.
    if (upgrade?.flag && (hasNull(install) || hasNull(upgrade))) return undefined
    const text = await rendered(story)
    const answers: [string, string][] = []
    for (const [name, other] of Object.entries(believed(story))) answers.push([name, await rendered(other)])
    const slips = slipsOfAnswers(text, Object.fromEntries(answers))
    const of = (...names: string[]) => slips.some(({ misconception }) => names.includes(misconception))
    if (!slips.some(({ misconception }) => misconception !== 'chart-wins')) return undefined
    if (laterDefaults && !of('the-chart-stays-as-installed', 'reuse-takes-the-new-defaults')) return undefined
    const yaml = (title: string, value: Values): Exhibit => ({
      ...{ kind: 'yaml', title: { key: title } },
      text: yamlOf(value).trimEnd(),
    })
    const lines = [lineOf('install', install), ...(upgrade ? [lineOf('upgrade', upgrade)] : [])]
    return {
      kind: 'short-text',
      prompt: { key: laterDefaults ? 'prompt-changed' : 'prompt' },
      exhibits: [
        yaml('defaults', defaults),
        ...(laterDefaults ? [yaml('later', laterDefaults)] : []),
        ...Object.entries(files).map(([name, values]) =>
          yaml(name === 'team.yaml' ? 'team' : 'prod', values),
        ),
        { kind: 'yaml', title: { key: 'template' }, text: template },
        { kind: 'terminal', text: lines.map((line) => `$ ${line}`).join('\n') },
      ],
      body: { multiline: false },
      key: { text },
      slips,
      explanation: {
        rule: { key: laterDefaults ? 'rule-changed' : upgrade ? 'rule-upgrade' : 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ helm get manifest web | grep text:\n  text: "${text}"` }],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})

import { yamlOf } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Exhibit, Slip } from '@/lib/quiz/variant'

type Value = string | number | string[] | { [key: string]: Value }
type Values = { [key: string]: Value }

/** One command: files from left to right, then single values. */
interface Command {
  files: Values[]
  sets: [path: string, value: string | number][]
  flag?: '--reuse-values' | undefined
}

const isMap = (value: Value | undefined): value is Values =>
  typeof value === 'object' && !Array.isArray(value)

/** Maps are merged key by key; lists and everything else are replaced. */
function merge(below: Values, above: Values): Values {
  const merged = { ...below }
  for (const [key, value] of Object.entries(above)) {
    const old = merged[key]
    merged[key] = isMap(old) && isMap(value) ? merge(old, value) : value
  }
  return merged
}

const nested = (path: string, value: Value): Values => {
  const [key = '', ...rest] = path.split('.')
  return { [key]: rest.length ? nested(rest.join('.'), value) : value }
}

function given({ files, sets }: Command): Values {
  return [...files, ...sets.map(([path, value]) => nested(path, value))].reduce(merge, {})
}

interface Story {
  defaults: Values
  install: Command
  upgrade?: Command
}

/** The values that the templates see in the end. */
function seen({ defaults, install, upgrade }: Story): Values {
  if (!upgrade) return merge(defaults, given(install))
  const asked = upgrade.files.length + upgrade.sets.length > 0
  const keeps = !asked || upgrade.flag === '--reuse-values'
  return merge(defaults, merge(keeps ? given(install) : {}, given(upgrade)))
}

/** A key that is missing is rendered as nothing. */
function rendered(values: Values): string {
  const image = values.image as Values
  return `${image.repository ?? ''}:${image.tag ?? ''} x${values.replicas} ${(values.hosts as string[]).join(',')}`
}

function draw({ rng, difficulty }: GenerateContext): Story {
  const tags = rng.shuffle(['1.25', '1.26', '1.27', '1.28', '1.29'].map((tag) => `v${tag}`))
  const counts = rng.shuffle([1, 2, 3, 4, 5, 6])
  const hosts = rng.shuffle(['a.test', 'b.test', 'c.test', 'd.test'])
  const [defaultRepository = '', other = ''] = rng.sample(['shop/web', 'mirror/web', 'team/web'], 2)
  const file = (): Values => ({
    ...(rng.chance(0.7)
      ? { image: { tag: tags.pop() ?? '', ...(rng.chance(0.2) ? { repository: other } : {}) } }
      : {}),
    ...(rng.chance(0.6) ? { replicas: counts.pop() ?? 0 } : {}),
    ...(rng.chance(0.4) ? { hosts: [hosts.pop() ?? ''] } : {}),
  })
  const set = (): [string, string | number] =>
    rng.chance(0.5) ? ['replicas', counts.pop() ?? 0] : ['image.tag', tags.pop() ?? '']
  const defaults = {
    image: { repository: defaultRepository, tag: tags.pop() ?? '' },
    replicas: counts.pop() ?? 0,
    hosts: hosts.splice(0, 2),
  }
  if (difficulty < 3) {
    return { defaults, install: { files: difficulty === 1 ? [file()] : [file(), file()], sets: [set()] } }
  }
  return {
    defaults,
    install: { files: [file()], sets: [set()] },
    upgrade: rng.pick<Command>([
      { files: [], sets: [] },
      { files: [], sets: [set()] },
      { files: [], sets: [set()], flag: '--reuse-values' },
      { files: [file()], sets: [] },
    ]),
  }
}

const names = ['team.yaml', 'prod.yaml']

function lineOf(verb: string, { files, sets, flag }: Command, first: number): string {
  const words = [
    ...sets.map(([path, value]) => `--set ${path}=${value}`),
    ...files.map((_, i) => `-f ${names[first + i]}`),
    ...(flag ? [flag] : []),
  ]
  return ['$ helm', verb, 'web ./web', ...words].join(' ')
}

/** What would be rendered if a belief were true. */
function believed({ defaults, install, upgrade }: Story): [string, Values][] {
  const all = [install, ...(upgrade ? [upgrade] : [])]
  const whole = ({ files }: Command): Values => Object.assign({}, defaults, ...files)
  const reversed = (command: Command) => ({ ...command, files: [...command.files].reverse() })
  const setFirst = all
    .flatMap((c) => [...c.sets.map(([path, value]) => nested(path, value)), ...c.files])
    .reduce(merge, defaults)
  return [
    ...(upgrade
      ? ([
          ['upgrade-keeps-set', merge(defaults, merge(given(install), given(upgrade)))],
          ['upgrade-starts-anew', merge(defaults, given(upgrade))],
        ] as [string, Values][])
      : ([
          ['last-word-wins', setFirst],
          ['first-file-wins', merge(defaults, given(reversed(install)))],
          ['maps-are-replaced', merge(whole(install), given({ files: [], sets: install.sets }))],
        ] as [string, Values][])),
    ['chart-wins', defaults],
  ]
}

export default defineQuestion({
  id: 'helm-value',
  concepts: ['helm', 'helm-advanced'],
  levels: [1, 2, 3],
  kinds: ['short-text'],
  citation: [
    { title: 'Helm: Values Files', url: 'https://helm.sh/docs/chart_template_guide/values_files/' },
    { title: 'helm upgrade', url: 'https://helm.sh/docs/helm/helm_upgrade/' },
  ],
  generate(context) {
    const story = draw(context)
    const { defaults, install, upgrade } = story
    const files = [...install.files, ...(upgrade?.files ?? [])]
    if (files.some((file) => !Object.keys(file).length)) return undefined
    const text = rendered(seen(story))
    const slips = believed(story)
      .map(([misconception, values]): Slip & { answer: string } => ({
        misconception,
        answer: rendered(values),
      }))
      .filter(({ answer }, i, all) => answer !== text && all.findIndex((s) => s.answer === answer) === i)
    if (!slips.length) return undefined
    const template =
      'text: "{{ .Values.image.repository }}:{{ .Values.image.tag }} x{{ .Values.replicas }} {{ join "," .Values.hosts }}"'
    const exhibit = (title: string, value: Values): Exhibit => ({
      kind: 'yaml',
      title: { key: title },
      text: yamlOf(value),
    })
    const lines = [
      lineOf('install', install, 0),
      ...(upgrade ? [lineOf('upgrade', upgrade, install.files.length)] : []),
    ]
    return {
      kind: 'short-text',
      prompt: { key: 'prompt' },
      exhibits: [
        exhibit('defaults', defaults),
        ...files.map((file, i) => exhibit(i === 0 ? 'team' : 'prod', file)),
        { kind: 'yaml', title: { key: 'template' }, text: template },
        { kind: 'terminal', text: lines.join('\n') },
      ],
      body: { multiline: false },
      key: { text },
      slips,
      explanation: {
        rule: { key: upgrade ? 'rule-upgrade' : 'rule' },
        facts: [],
        exhibits: [exhibit('seen', seen(story))],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})

import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

/** In the order of the PATH. */
const folders = ['/root/bin', '/usr/local/bin'] as const

interface File {
  folder: string
  name: string
  executable: boolean
}

/** How somebody believes that kubectl looks for a plugin. */
interface Search {
  /** Dashes of an argument are underscores in the name of the file. */
  dashes: 'underscores' | 'kept'
  longest: boolean
  /** Flags end the name. */
  flagsEnd: boolean
  ignoresMode: boolean
  folders: readonly string[]
  /** What named the plugin is passed on as well. */
  passesAll: boolean
}

const asKubectl: Search = {
  ...{ dashes: 'underscores', longest: true, flagsEnd: true, ignoresMode: false },
  ...{ folders, passesAll: false },
}

/** The words without the first occurrence of each part. */
function without(words: readonly string[], parts: readonly string[]): string[] {
  const left = [...words]
  for (const part of parts) left.splice(left.indexOf(part), 1)
  return left
}

/** Everything before the first flag may be part of the name; the longest name for which there is a file counts. */
function run(files: readonly File[], words: readonly string[], search: Search): string | undefined {
  const flag = words.findIndex((word) => word.startsWith('-'))
  const named =
    flag < 0 || !search.flagsEnd ? words.filter((word) => !word.startsWith('-')) : words.slice(0, flag)
  const lengths = named.map((_, i) => i + 1)
  for (const length of search.longest ? lengths.reverse() : lengths) {
    const parts = named.slice(0, length)
    const name = [
      'kubectl',
      ...parts.map((p) => (search.dashes === 'kept' ? p : p.replaceAll('-', '_'))),
    ].join('-')
    const file = search.folders
      .flatMap((folder) => files.filter((one) => one.folder === folder && one.name === name))
      .find(({ executable }) => executable || search.ignoresMode)
    if (!file) continue
    const passed = search.passesAll ? words : without(words, parts)
    return [`${file.folder}/${file.name}`, ...passed].join(' ')
  }
  return undefined
}

interface Drawn {
  files: File[]
  words: string[]
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const [first = '', second = ''] = rng.pick([
    ['image-list', 'shop'],
    ['db', 'dump'],
    ['team', 'add-member'],
    ['node-report', 'disk-usage'],
    ['cost', 'per-team'],
  ] as const)
  const argument = rng.pick(['web', 'my-app', 'prod', 'worker-1'])
  const flags = rng.pick([['-n', 'prod'], ['--all'], ['-o', 'wide']])
  const words = [first, second, ...(rng.chance(0.5) ? [argument] : [])]
  // A flag between the words ends the name of the plugin.
  const at = difficulty >= 3 && rng.chance(0.5) ? 1 : words.length
  const typed =
    difficulty === 1
      ? words
      : [...words.slice(0, at), ...flags.slice(0, at === 1 ? 1 : 2), ...words.slice(at)]
  const under = (word: string) => word.replaceAll('-', '_')
  const names = [
    `kubectl-${under(first)}`,
    `kubectl-${under(first)}-${under(second)}`,
    `kubectl-${first}`,
    `kubectl-${first}-${second}`,
    ...(difficulty > 1 ? [`kubectl-${under(second)}`, `kubectl-${under(first)}-${under(second)}.sh`] : []),
    ...(words[2] ? [`kubectl-${under(first)}-${under(second)}-${under(words[2])}`] : []),
  ].filter((name, i, all) => all.indexOf(name) === i)
  const chosen = rng.sample(names, Math.min(names.length, rng.int(2, difficulty + 2)))
  const files = chosen.flatMap((name): File[] => {
    const places = difficulty >= 2 && rng.chance(0.4) ? folders : [rng.pick(folders)]
    return places.map((folder) => ({ folder, name, executable: difficulty < 3 || rng.chance(0.7) }))
  })
  return { files, words: typed }
}

function listing(files: readonly File[]): string {
  const list = (folder: string) => {
    const own = files.filter((file) => file.folder === folder).sort((a, b) => (a.name < b.name ? -1 : 1))
    const lines = own.map(({ name, executable }) => `${executable ? '-rwxr-xr-x' : '-rw-r--r--'} ${name}`)
    return [`$ ls -l ${folder} | awk '/kubectl-/ {print $1, $NF}'`, ...lines].join('\n')
  }
  return ['$ echo $PATH', `${folders.join(':')}:/usr/bin`, ...folders.map(list)].join('\n')
}

export default defineQuestion({
  id: 'plugin-is-run',
  concepts: ['krew-and-k9s', 'kubectl'],
  levels: [1, 2, 3],
  kinds: ['short-text'],
  citation: [
    {
      title: 'Extend kubectl with plugins',
      url: 'https://kubernetes.io/docs/tasks/extend-kubectl/kubectl-plugins/',
    },
  ],
  generate(context) {
    const { files, words } = draw(context)
    const text = run(files, words, asKubectl)
    if (!text) return undefined
    const believing = (belief: Partial<Search>) => run(files, words, { ...asKubectl, ...belief })
    const slips: Slip[] = slipsOfAnswers(text, {
      'dashes-stay': believing({ dashes: 'kept' }),
      'first-word-counts': believing({ longest: false }),
      'mode-does-not-matter': believing({ ignoresMode: true }),
      'flags-are-skipped': believing({ flagsEnd: false }),
      'last-folder-wins': believing({ folders: [...folders].reverse() }),
      'name-is-passed-on': believing({ passesAll: true }),
    })
    if (slips.length < 2) return undefined
    return {
      kind: 'short-text',
      prompt: { key: 'prompt', params: { line: `kubectl ${words.join(' ')}` } },
      exhibits: [{ kind: 'terminal', text: listing(files) }],
      body: { multiline: false },
      key: { text },
      slips,
      explanation: { rule: { key: context.difficulty === 3 ? 'rule-files' : 'rule' }, facts: [] },
      scenario: { cluster: {}, objects: [], commands: ['kubectl plugin list'] },
    }
  },
})

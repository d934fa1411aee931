import type { Cluster } from '@/lib/cluster/create-cluster'
import { type Command, commandName, matchesName } from '@/lib/kubectl/cli/command'
import { part } from '@/lib/kubectl/parts'
import { ADMIN } from '@/lib/shell/admin'
import type { Terminal } from '@/lib/shell/terminal'

export interface Completions {
  /** Where in the text the word begins that an option replaces. */
  from: number
  options: string[]
}

/** Those of the shell itself that one types at a prompt. */
const BUILTINS = [
  'alias',
  'cd',
  'exit',
  'export',
  'fg',
  'history',
  'jobs',
  'source',
  'type',
  'unalias',
  'unset',
]

const GROUP_PATHS = /^(\/api\/v1|\/apis\/[^/]+\/[^/]+)$/

/** What the word at the end of the text may become. kubectl must be all there. */
export function complete(text: string, cluster: Cluster, shell: Terminal): Completions {
  const command = text.slice(lastCommandStart(text))
  const words = command.trimStart().split(/\s+/)
  const word = words.at(-1) ?? ''
  const from = text.length - word.length
  const offer = (options: Iterable<string>): Completions => ({
    from,
    options: [...new Set(options)].filter((option) => option.startsWith(word)).sort(),
  })
  if (words.length === 1) return offer([...BUILTINS, ...shell.programs(), ...shell.aliases().keys()])
  const program = words[0] ?? ''
  const kubectl = program === 'kubectl' || isAliasOfKubectl(shell, program)
  if (!kubectl) return { from, options: completeFile(word, shell) }
  return completeKubectl(words.slice(1), word, offer, from, { cluster, shell })
}

function lastCommandStart(text: string): number {
  return Math.max(...['|', ';', '&', '(', '\n'].map((separator) => text.lastIndexOf(separator))) + 1
}

function isAliasOfKubectl(shell: Terminal, program: string): boolean {
  const alias = shell.aliases().get(program)
  return program === 'k' || /^kubectl(\s|$)/.test(alias ?? '')
}

function completeFile(word: string, shell: Terminal): string[] {
  const slash = word.lastIndexOf('/') + 1
  const folder = word.slice(0, slash)
  return shell
    .list(folder || '.')
    .filter((name) => name.startsWith(word.slice(slash)) && (word.length > slash || !name.startsWith('.')))
    .map((name) => folder + name)
}

function completeKubectl(
  words: string[],
  word: string,
  offer: (options: Iterable<string>) => Completions,
  from: number,
  { cluster, shell }: { cluster: Cluster; shell: Terminal },
): Completions {
  const before = words.at(-2) ?? ''
  if (/^(-f|--filename|-k|--kustomize)$/.test(before)) return { from, options: completeFile(word, shell) }
  if (/^(-n|--namespace)$/.test(before)) return offer(names(cluster, 'namespaces'))
  if (/^(-o|--output)$/.test(before))
    return offer(['json', 'name', 'wide', 'yaml', 'jsonpath=', 'custom-columns='])
  const { command, rest } = descend(words)
  if (word.startsWith('-')) return offer(command.flags.map((flag) => `--${flag.name}`))
  if (command.subcommands) return offer(command.subcommands.filter((each) => !each.hidden).map(commandName))
  const [type, ...more] = positional(rest.slice(0, -1))
  if (type === undefined && !word.includes('/')) return offer(resourceNames(cluster))
  const slash = word.indexOf('/')
  if (slash > 0) {
    const found = names(cluster, word.slice(0, slash), namespaceIn(words))
    return offer(found.map((name) => word.slice(0, slash + 1) + name))
  }
  return offer(names(cluster, type ?? '', namespaceIn(words)).filter((name) => !more.includes(name)))
}

/** Follows verbs and their subcommands; `rest` begins behind the last one, the word in work included. */
function descend(words: string[]): { command: Command; rest: string[] } {
  let command: Command = part('verbs').rootCommand
  let at = 0
  for (; at < words.length - 1; at++) {
    const next = command.subcommands?.find((each) => matchesName(each, words[at] ?? ''))
    if (!next) break
    command = next
  }
  return { command, rest: words.slice(at) }
}

const TAKES_VALUE = /^(-n|--namespace|-l|--selector|-o|--output|-f|--filename|-c|--container)$/

function positional(words: string[]): string[] {
  return words.filter((word, index) => !word.startsWith('-') && !TAKES_VALUE.test(words[index - 1] ?? ''))
}

function namespaceIn(words: string[]): string {
  const at = words.findIndex((word) => word === '-n' || word === '--namespace')
  const attached = words.find((word) => word.startsWith('--namespace='))
  return (at >= 0 ? words[at + 1] : attached?.slice('--namespace='.length)) ?? 'default'
}

interface Served {
  name: string
  singularName?: string
  shortNames?: string[]
  namespaced: boolean
  path: string
}

function get(cluster: Cluster, path: string): unknown {
  try {
    const { code, body } = cluster.request({ method: 'GET', path, user: ADMIN, observer: true })
    return code < 400 ? body : undefined
  } catch {
    // A stopped API server completes nothing.
    return undefined
  }
}

/** Every resource of every served group, from discovery. */
function served(cluster: Cluster): Served[] {
  const groups =
    (get(cluster, '/apis') as { groups?: { preferredVersion: { groupVersion: string } }[] }) ?? {}
  const paths = [
    '/api/v1',
    ...(groups.groups ?? []).map((group) => `/apis/${group.preferredVersion.groupVersion}`),
  ]
  return paths
    .filter((path) => GROUP_PATHS.test(path))
    .flatMap((path) => {
      const list = get(cluster, path) as { resources?: Omit<Served, 'path'>[] } | undefined
      return (list?.resources ?? [])
        .filter(({ name }) => !name.includes('/'))
        .map((each) => ({ ...each, path }))
    })
}

function resourceNames(cluster: Cluster): string[] {
  return served(cluster).map(({ name }) => name)
}

function names(cluster: Cluster, type: string, namespace = 'default'): string[] {
  const found = served(cluster).find(
    ({ name, singularName, shortNames }) =>
      name === type || singularName === type || shortNames?.includes(type),
  )
  if (!found) return []
  const scope = found.namespaced ? `/namespaces/${namespace}` : ''
  const list = get(cluster, `${found.path}${scope}/${found.name}`)
  return ((list as { items?: { metadata: { name: string } }[] })?.items ?? []).map(
    ({ metadata }) => metadata.name,
  )
}

import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { OUTPUT_FLAG, outputFormat, tableText, written } from '@/lib/helm/cmd/output'
import { HelmError } from '@/lib/helm/errors'
import { logLine } from '@/lib/helm/io'
import { hubCharts } from '@/lib/helm/repo/catalogue'
import { type IndexEntry, RepositoryFile } from '@/lib/helm/repo/repositories'
import { compareVersions, findVersion, parseRange, VersionError } from '@/lib/helm/semver'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'

const SEPARATOR = '\v'
/** Worse than this is no match. */
const MAX_SCORE = 25

interface Result {
  name: string
  entry: IndexEntry
  score: number
}

function matcher(context: CommandContext): (line: string) => number {
  const { args, flags } = context
  const query = args.join(' ')
  if (args.length === 0) return () => 0
  if (!flags.bool('regexp')) return (line) => line.toLowerCase().indexOf(query.toLowerCase())
  try {
    const expression = new Regexp(query)
    return (line) => expression.spans(line, 1)[0]?.start ?? -1
  } catch (error) {
    if (error instanceof RegexpError) throw new HelmError(error.message)
    throw error
  }
}

/** How far at the back of a line it was found: its name counts most. */
const scoreOf = (line: string, at: number) => line.slice(0, at).split(SEPARATOR).length - 1

function inRange(flags: FlagValues): (entry: IndexEntry) => boolean {
  try {
    const range = parseRange(flags.string('version') || (flags.bool('devel') ? '>0.0.0-0' : '>0.0.0'))
    return ({ metadata }) => {
      const version = findVersion(metadata.version)
      return version !== undefined && range(version)
    }
  } catch (error) {
    if (!(error instanceof VersionError)) throw error
    throw new HelmError(`an invalid version/constraint format: ${error.message}`)
  }
}

function byScore(a: Result, b: Result): number {
  if (a.score !== b.score) return a.score - b.score
  if (a.name !== b.name) return a.name < b.name ? -1 : 1
  const [left, right] = [findVersion(a.entry.metadata.version), findVersion(b.entry.metadata.version)]
  return left && right ? compareVersions(right, left) : 0
}

function find(context: CommandContext): Result[] {
  const { io, flags } = context
  const file = new RepositoryFile(io, flags)
  if (file.repositories.length === 0) throw new HelmError('no repositories configured')
  const match = matcher(context)
  const isInside = inRange(flags)
  const all = flags.bool('versions') || flags.string('version') !== ''
  const results: Result[] = []
  for (const { name } of file.repositories) {
    const index = file.index(name)
    if (!index) io.stderr(logLine('WARN', 'repo is corrupt or missing', { repo: name }))
    for (const [chart, entries] of index ?? []) {
      for (const entry of all ? entries : entries.slice(0, 1)) {
        const { description, keywords } = entry.metadata
        const line = [chart, `${name}/${chart}`, description, keywords.join(' ')].join(SEPARATOR)
        const at = match(line)
        const score = scoreOf(line, at)
        if (at >= 0 && score < MAX_SCORE) results.push({ name: `${name}/${chart}`, entry, score })
      }
    }
  }
  const seen = new Set<string>()
  return results.sort(byScore).filter(({ name, entry }) => {
    if ((!flags.bool('versions') && seen.has(name)) || !isInside(entry)) return false
    seen.add(name)
    return true
  })
}

function searchRepo(context: CommandContext): undefined {
  const { flags, out } = context
  const format = outputFormat(flags)
  const results = find(context)
  if (results.length === 0 && flags.bool('fail-on-no-result')) throw new HelmError('no results found')
  const rows = results.map(({ name, entry: { metadata } }) => ({
    name,
    version: metadata.version,
    app_version: metadata.appVersion,
    description: metadata.description,
  }))
  const head = ['NAME', 'CHART VERSION', 'APP VERSION', 'DESCRIPTION']
  const table = () =>
    rows.length === 0
      ? 'No results found\n'
      : tableText([head, ...rows.map((row) => Object.values(row))], flags.number('max-col-width'))
  out(written(format, rows, table))
  return undefined
}

function searchHub({ args, flags, out }: CommandContext): undefined {
  const format = outputFormat(flags)
  const query = args.join(' ').toLowerCase()
  const found = hubCharts().filter(({ metadata }) =>
    [metadata.name, metadata.description, ...metadata.keywords].some((one) =>
      one.toLowerCase().includes(query),
    ),
  )
  if (found.length === 0 && flags.bool('fail-on-no-result')) throw new HelmError('no results found')
  const withUrl = flags.bool('list-repo-url')
  const rows = found.map(({ metadata, hub, url }) => ({
    url: `https://artifacthub.io/packages/helm/${hub}/${metadata.name}`,
    version: metadata.version,
    app_version: metadata.appVersion,
    description: metadata.description,
    ...(withUrl ? { repository: url } : {}),
  }))
  const head = ['URL', 'CHART VERSION', 'APP VERSION', 'DESCRIPTION', ...(withUrl ? ['REPO URL'] : [])]
  const table = () =>
    rows.length === 0
      ? 'No results found\n'
      : tableText([head, ...rows.map((row) => Object.values(row))], flags.number('max-col-width'))
  out(written(format, rows, table))
  return undefined
}

const COMMON: FlagSpec[] = [
  OUTPUT_FLAG,
  { name: 'max-col-width', type: 'int', default: '50', usage: 'How wide a column may be.' },
  { name: 'fail-on-no-result', type: 'bool', usage: 'That nothing was found is an error.' },
]

export const search: HelmCommand = {
  use: 'search [keyword]',
  short: 'search for a keyword in charts',
  subcommands: [
    {
      use: 'hub [KEYWORD]',
      short: 'search for charts in the Artifact Hub or your own hub instance',
      flags: [
        ...COMMON,
        { name: 'endpoint', type: 'string', default: 'https://hub.helm.sh', usage: 'The hub to ask.' },
        { name: 'list-repo-url', type: 'bool', usage: 'Print the addresses of repositories, too.' },
      ],
      run: searchHub,
    },
    {
      use: 'repo [keyword]',
      short: 'search repositories for a keyword in charts',
      flags: [
        ...COMMON,
        { name: 'devel', type: 'bool', usage: 'Find pre-releases, too.' },
        { name: 'regexp', short: 'r', type: 'bool', usage: 'The word is a regular expression.' },
        { name: 'version', type: 'string', usage: 'A range of versions.' },
        { name: 'versions', short: 'l', type: 'bool', usage: 'Each version on a line of its own.' },
      ],
      run: searchRepo,
    },
  ],
}

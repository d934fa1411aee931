import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import { chartLabel } from '@/lib/helm/chart/chart'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { jsonText, OUTPUT_FLAG, outputFormat, tableText, written, yamlText } from '@/lib/helm/cmd/output'
import { HelmError } from '@/lib/helm/errors'
import { formatDate, moment } from '@/lib/helm/functions/dates'
import type { Release, ReleaseStatus } from '@/lib/helm/release/release'
import { goTime } from '@/lib/helm/release/times'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'

const STATES: Record<string, readonly ReleaseStatus[]> = {
  deployed: ['deployed'],
  failed: ['failed'],
  pending: ['pending-install', 'pending-upgrade', 'pending-rollback'],
  superseded: ['superseded'],
  uninstalled: ['uninstalled'],
  uninstalling: ['uninstalling'],
}

function nameFilter(pattern: string): (release: Release) => boolean {
  if (pattern === '') return () => true
  try {
    const expression = new Regexp(pattern)
    return ({ name }) => expression.test(name)
  } catch (error) {
    if (error instanceof RegexpError) throw new HelmError(error.message)
    throw error
  }
}

/** The newest revision of each release. */
function latest(releases: readonly Release[]): Release[] {
  const found = new Map<string, Release>()
  for (const one of releases) {
    const key = `${one.namespace}/${one.name}`
    if ((found.get(key)?.version ?? 0) <= one.version) found.set(key, one)
  }
  return [...found.values()]
}

function sorted(releases: readonly Release[], flags: FlagValues): Release[] {
  const byName = (a: Release, b: Release) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  const byDate = (a: Release, b: Release) => b.lastDeployed - a.lastDeployed
  const list = [...releases].sort(flags.bool('date') ? byDate : byName)
  return flags.bool('reverse') ? list.reverse() : list
}

function find({ flags, action, namespace }: CommandContext): Release[] {
  const { cluster, store } = action()
  cluster.version()
  const filter = nameFilter(flags.string('filter'))
  const within = flags.bool('all-namespaces') ? undefined : namespace()
  const all = store.all(within, flags.string('selector')).filter(filter)
  const states = Object.keys(STATES).filter((name) => flags.bool(name))
  const wanted = states.flatMap((name) => STATES[name] ?? [])
  const onlySuperseded = states.length === 1 && states[0] === 'superseded'
  const shown = (onlySuperseded ? all : latest(all)).filter(
    ({ status }) => wanted.length === 0 || wanted.includes(status),
  )
  const offset = flags.number('offset')
  const max = flags.number('max') > 0 ? flags.number('max') : Number.POSITIVE_INFINITY
  return sorted(shown, flags).slice(offset, offset + max)
}

const HEADER = ['NAME', 'NAMESPACE', 'REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION']

export const list: HelmCommand = {
  use: 'list',
  short: 'list releases',
  aliases: ['ls'],
  arity: { max: 0 },
  flags: [
    OUTPUT_FLAG,
    { name: 'all-namespaces', short: 'A', type: 'bool', usage: 'Of all namespaces.' },
    { name: 'short', short: 'q', type: 'bool', usage: 'Names only.' },
    { name: 'no-headers', type: 'bool', usage: 'No heads of columns.' },
    { name: 'time-format', type: 'string', usage: "Times in Go's layout." },
    { name: 'date', short: 'd', type: 'bool', usage: 'The newest first.' },
    { name: 'reverse', short: 'r', type: 'bool', usage: 'In the opposite order.' },
    ...Object.keys(STATES).map((name) => ({
      name,
      type: 'bool' as const,
      usage: `Releases that are ${name}.`,
    })),
    { name: 'max', short: 'm', type: 'int', default: '256', usage: 'How many at most.' },
    { name: 'offset', type: 'int', usage: 'How many are left out first.' },
    { name: 'filter', short: 'f', type: 'string', usage: 'A regular expression for names.' },
    { name: 'selector', short: 'l', type: 'string', usage: "Labels of the releases' Secrets." },
  ],
  run(context) {
    const { flags, out } = context
    const format = outputFormat(flags)
    const releases = find(context)
    if (flags.bool('short')) {
      const names = releases.map(({ name }) => name)
      if (format === 'table') out(names.map((name) => `${name}\n`).join(''))
      else out(format === 'json' ? jsonText(names) : yamlText(names))
      return undefined
    }
    const layout = flags.string('time-format')
    const rows = releases.map((one) => ({
      name: one.name,
      namespace: one.namespace,
      revision: String(one.version),
      updated: layout ? formatDate(layout, moment(one.lastDeployed)) : goTime(one.lastDeployed),
      status: one.status,
      chart: chartLabel(one.chart),
      app_version: one.chart.metadata.appVersion,
    }))
    const head = flags.bool('no-headers') ? [] : [HEADER]
    out(written(format, rows, () => tableText([...head, ...rows.map((row) => Object.values(row))])))
    return undefined
  },
}

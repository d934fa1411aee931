import type { Chart, Dependency } from '@/lib/helm/chart/chart'
import { isCompatible } from '@/lib/helm/chart/dependencies'
import { loadChart } from '@/lib/helm/chart/load-chart'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { tableText } from '@/lib/helm/cmd/output'
import { HelmError } from '@/lib/helm/errors'
import type { HelmIo } from '@/lib/helm/io'
import { buildDependencies, updateDependencies } from '@/lib/helm/repo/dependencies'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'

const FLAGS: FlagSpec[] = [
  { name: 'skip-refresh', type: 'bool', usage: 'Do not fetch the indexes of repositories.' },
  { name: 'verify', type: 'bool', usage: 'Check signatures.' },
  { name: 'keyring', type: 'string', usage: 'A file with public keys.' },
]

/** `ok`: an archive; `unpacked`: a folder. */
function statusOf(io: HelmIo, path: string, chart: Chart, dependency: Dependency): string {
  const { name, version } = dependency
  const archives = (io.listDir(`${path}/charts`) ?? []).filter(
    (file) => file.startsWith(`${name}-`) && file.endsWith('.tgz'),
  )
  if (archives.length > 1) return 'too many matches'
  const found = chart.dependencies.find((one) => one.metadata.name === name)
  if (!found) return 'missing'
  if (!isCompatible(version, found.metadata.version)) return 'wrong version'
  return archives.length === 1 ? 'ok' : 'unpacked'
}

function list({ io, args, flags, out }: CommandContext): undefined {
  const [path = '.'] = args
  const chart = loadChart(io, path)
  const { dependencies } = chart.metadata
  if (dependencies.length === 0) {
    out(`WARNING: no dependencies at ${path.replace(/\/+$/, '')}/charts\n`)
    return undefined
  }
  const rows = dependencies.map((one) => [
    one.name,
    one.version,
    one.repository,
    statusOf(io, path, chart, one),
  ])
  out(`${tableText([['NAME', 'VERSION', 'REPOSITORY', 'STATUS'], ...rows], flags.number('max-col-width'))}\n`)
  for (const below of chart.dependencies) {
    const { name, version } = below.metadata
    if (dependencies.some((one) => one.name === name)) continue
    const folder = io.listDir(`${path}/charts/${name}`) ? name : `${name}-${version}.tgz`
    out(`WARNING: "${path}/charts/${folder}" is not in Chart.yaml.\n`)
  }
  return undefined
}

const runs =
  (run: typeof updateDependencies) =>
  ({ io, args, flags, out }: CommandContext): undefined => {
    run(io, flags, args[0] ?? '.', out, { skipsRefresh: flags.bool('skip-refresh') })
    return undefined
  }

export const dependency: HelmCommand = {
  use: 'dependency update|build|list',
  short: "manage a chart's dependencies",
  aliases: ['dep', 'dependencies'],
  subcommands: [
    {
      use: 'build CHART',
      short: 'rebuild the charts/ directory based on the Chart.lock file',
      arity: { max: 1 },
      flags: FLAGS,
      run: runs(buildDependencies),
    },
    {
      use: 'list CHART',
      short: 'list the dependencies for the given chart',
      aliases: ['ls'],
      arity: { max: 1 },
      flags: [{ name: 'max-col-width', type: 'int', default: '80', usage: 'How wide a column may be.' }],
      run: list,
    },
    {
      use: 'update CHART',
      short: 'update charts/ based on the contents of Chart.yaml',
      aliases: ['up'],
      arity: { max: 1 },
      flags: FLAGS,
      run: runs(updateDependencies),
    },
  ],
}

export const verify: HelmCommand = {
  use: 'verify PATH',
  short: 'verify that a chart at the given path has been signed and is valid',
  arity: { min: 1, max: 1 },
  flags: [{ name: 'keyring', type: 'string', usage: 'A file with public keys.' }],
  run({ io, args }) {
    const [path = ''] = args
    if (io.listDir(path)) throw new HelmError('unpacked charts cannot be verified')
    if (!path.endsWith('.tgz')) throw new HelmError('chart must be a tgz file')
    throw new HelmError(
      `could not load provenance file ${path}.prov: stat ${path}.prov: no such file or directory`,
    )
  },
}

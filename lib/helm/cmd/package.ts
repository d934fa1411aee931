import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { packChart } from '@/lib/helm/chart/archive'
import type { ChartFile } from '@/lib/helm/chart/chart'
import { loadFiles, readFolder } from '@/lib/helm/chart/load-chart'
import { metadataJson } from '@/lib/helm/chart/metadata'
import { checkDependencies } from '@/lib/helm/cmd/chart-to-install'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { HelmError } from '@/lib/helm/errors'
import { updateDependencies } from '@/lib/helm/repo/dependencies'
import { findVersion } from '@/lib/helm/semver'

/** The files with other versions in Chart.yaml, where the line says so. */
function renumbered(files: readonly ChartFile[], version: string, appVersion: string): ChartFile[] {
  if (!version && !appVersion) return [...files]
  const { metadata } = loadFiles(files)
  const fresh = { ...metadata, ...(version ? { version } : {}), ...(appVersion ? { appVersion } : {}) }
  return files.map((file) =>
    file.name === 'Chart.yaml' ? { ...file, text: toYaml(metadataJson(fresh)) } : file,
  )
}

function packOne(context: CommandContext, path: string): void {
  const { io, flags, out } = context
  if (io.listDir(path) === undefined)
    throw new HelmError(
      io.readFile(path) === undefined ? `path "${path}" not found` : 'cannot package an archive',
    )
  if (flags.bool('dependency-update')) updateDependencies(io, flags, path, out, { skipsRefresh: false })
  const version = flags.string('version')
  if (version && !findVersion(version)) throw new HelmError('invalid semantic version')
  const files = renumbered(readFolder(io, path), version, flags.string('app-version'))
  const chart = loadFiles(files)
  checkDependencies(chart)
  const { metadata } = chart
  const folder = io.resolve(flags.string('destination')).replace(/(?<=.)\/$/, '')
  const file = `${folder}/${metadata.name}-${metadata.version}.tgz`
  io.writeFile(file, packChart(metadata.name, files, io.now()))
  out(`Successfully packaged chart and saved it to: ${file}\n`)
}

export const package_: HelmCommand = {
  use: 'package [CHART_PATH] [...]',
  short: 'package a chart directory into a chart archive',
  flags: [
    { name: 'version', type: 'string', usage: 'Another version of the chart.' },
    { name: 'app-version', type: 'string', usage: 'Another version of the application.' },
    { name: 'destination', short: 'd', type: 'string', default: '.', usage: 'Where it is written.' },
    { name: 'dependency-update', short: 'u', type: 'bool', usage: 'Fetch dependencies first.' },
  ],
  run(context) {
    if (context.args.length === 0) throw new HelmError('need at least one argument, the path to the chart')
    for (const path of context.args) packOne(context, path)
    return undefined
  },
}

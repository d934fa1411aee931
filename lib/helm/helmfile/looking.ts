/** helmfile's commands that change nothing in the cluster. */
import { execHelm } from '@/lib/helm/helmfile/helm-exec'
import {
  chartOf,
  isLocal,
  namespaceFlags,
  renderRelease,
  valueFlags,
} from '@/lib/helm/helmfile/release-flags'
import { labelsOf, selected } from '@/lib/helm/helmfile/select'
import { addRepositories, chosenGroups, prepare, type Session } from '@/lib/helm/helmfile/session'
import { idOf, isEnabled, isInstalled, type ReleaseSpec } from '@/lib/helm/helmfile/state'
import type { HelmSteps } from '@/lib/helm/io'

const shownLabels = (session: Session, release: ReleaseSpec) =>
  Object.entries(labelsOf({ ...release, name: '', namespace: '', chart: '' }, session.state))
    .filter(([key, value]) => value !== '' && !['name', 'namespace', 'chart'].includes(key))
    .map(([key, value]) => `${key}:${value}`)
    .sort()
    .join(',')

export function list(session: Session): number {
  const { io, state, flags } = session
  const all = state.releases.map((release) => renderRelease(io, state, release))
  const rows = selected(state, all, flags.list('selector')).map((release) => ({
    name: release.name,
    namespace: release.namespace ?? '',
    enabled: isEnabled(release, state.values),
    installed: isInstalled(release),
    labels: shownLabels(session, release),
    chart: release.chart,
    version: release.version ?? '',
  }))
  if (flags.string('output') === 'json') {
    io.stdout(`${JSON.stringify(rows)}\n`)
    return 0
  }
  const head = ['NAME', 'NAMESPACE', 'ENABLED', 'INSTALLED', 'LABELS', 'CHART', 'VERSION']
  const cells = [head, ...rows.map((row) => Object.values(row).map(String))]
  const wide = head.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)))
  for (const row of cells)
    io.stdout(
      `${row
        .map((cell, at) => cell.padEnd(wide[at] ?? 0))
        .join('\t')
        .trimEnd()}\n`,
    )
  return 0
}

export function* status(session: Session): HelmSteps<number> {
  const { io, log } = session
  for (const release of chosenGroups(session).flat().filter(isInstalled)) {
    log(`Getting status ${release.name}`)
    log(yield* execHelm(io, ['status', release.name, ...namespaceFlags(release)]))
  }
  return 0
}

export function* template(session: Session): HelmSteps<number> {
  yield* prepare(session)
  const { io, state, log, flags } = session
  for (const release of chosenGroups(session).flat().filter(isInstalled)) {
    const chart = chartOf(state, release)
    log(`Templating release=${release.name}, chart=${chart}`)
    const more = flags.bool('include-crds') ? ['--include-crds'] : []
    const args = [
      'template',
      release.name,
      chart,
      ...valueFlags(io, state, release),
      ...namespaceFlags(release),
    ]
    io.stdout(`${yield* execHelm(io, [...args, ...more])}\n`)
  }
  return 0
}

const DOWNLOADS = '/tmp/helmfile/charts'

/** Where a chart lies, once it was fetched. */
function* fetchChart({ io, state, log }: Session, release: ReleaseSpec, folder: string): HelmSteps<string> {
  const chart = chartOf(state, release)
  if (isLocal(io, chart)) return chart
  log(`Fetching ${chart}`)
  const version = release.version ? ['--version', release.version] : []
  log(yield* execHelm(io, ['pull', chart, '--untar', '--untardir', `${folder}/${release.name}`, ...version]))
  return `${folder}/${release.name}/${chart.split('/').at(-1)}`
}

export function* fetch(session: Session): HelmSteps<number> {
  yield* prepare(session)
  const folder = session.flags.string('output-dir') ?? DOWNLOADS
  for (const release of chosenGroups(session).flat()) yield* fetchChart(session, release, folder)
  return 0
}

export function* lint(session: Session): HelmSteps<number> {
  yield* prepare(session)
  const { io, state, log } = session
  for (const release of chosenGroups(session).flat().filter(isInstalled)) {
    const path = yield* fetchChart(session, release, DOWNLOADS)
    log(`Linting release=${release.name}, chart=${chartOf(state, release)}`)
    const flags = valueFlags(io, state, { ...release, version: undefined } as ReleaseSpec)
    log(yield* execHelm(io, ['lint', path, ...flags, ...namespaceFlags(release)]))
  }
  return 0
}

export function* repos(session: Session): HelmSteps<number> {
  yield* addRepositories(session)
  return 0
}

export function* deps(session: Session): HelmSteps<number> {
  yield* addRepositories(session)
  const { io, state, log } = session
  if (state.repositories.some(({ oci }) => !oci)) {
    log('Updating repo')
    log(yield* execHelm(io, ['repo', 'update']))
  }
  for (const release of chosenGroups(session).flat()) {
    const chart = chartOf(state, release)
    if (!isLocal(io, chart)) continue
    log(`Updating dependency ${chart}`)
    log(yield* execHelm(io, ['dependency', 'update', chart]))
  }
  return 0
}

export function* test(session: Session): HelmSteps<number> {
  const { io, log } = session
  for (const release of chosenGroups(session).flat().filter(isInstalled)) {
    log(`Testing ${release.name}`)
    log(yield* execHelm(io, ['test', release.name, ...namespaceFlags(release)]))
  }
  return 0
}

export function showDag(session: Session): number {
  const { io } = session
  const groups = chosenGroups(session)
  io.stdout('GROUP   RELEASES\n')
  for (const [at, group] of groups.entries())
    io.stdout(`${String(at + 1).padEnd(8)}${group.map(idOf).join(', ')}\n`)
  return 0
}

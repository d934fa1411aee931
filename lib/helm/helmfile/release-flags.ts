/** A release as arguments of helm; inline values lie in files of helmfile's own meanwhile. */
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { hashText } from '@/lib/cluster/sim/hash'
import { HelmfileError } from '@/lib/helm/helmfile/helmfile-error'
import { readValues, templateData } from '@/lib/helm/helmfile/load-state'
import type { ReleaseSpec, State } from '@/lib/helm/helmfile/state'
import { renderTemplate } from '@/lib/helm/helmfile/template'
import type { HelmIo } from '@/lib/helm/io'
import type { JsonMap } from '@/lib/kubectl/go-format'

const FOLDER = '/tmp/helmfile'

const dataFor = (state: State, { name, namespace = '', chart, labels = {} }: ReleaseSpec): JsonMap =>
  templateData(state.environment, state.values, {
    Release: { Name: name, Namespace: namespace, Chart: chart, Labels: labels as JsonMap },
  })

/** Strings in a release may be templates over the release itself. */
export function renderRelease(io: HelmIo, state: State, release: ReleaseSpec): ReleaseSpec {
  const data = dataFor(state, release)
  const render = <T>(value: T): T => {
    if (typeof value === 'string')
      return (
        value.includes('{{') ? renderTemplate(io, `release "${release.name}"`, value, data) : value
      ) as T
    if (Array.isArray(value)) return value.map(render) as T
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, render(one)])) as T
    return value
  }
  const { helmDefaults } = state
  return { ...helmDefaults, ...render(release) }
}

/** The chart as helm is told of it: that of a registry by its address. */
export function chartOf({ repositories }: State, { chart }: ReleaseSpec): string {
  const [name = '', ...rest] = chart.split('/')
  const registry = repositories.find((one) => one.name === name && one.oci)
  return registry ? `oci://${registry.url.replace(/^oci:\/\//, '')}/${rest.join('/')}` : chart
}

export const isLocal = (io: HelmIo, chart: string): boolean =>
  io.readFile(`${chart}/Chart.yaml`) !== undefined

/** Paths of the files of values, in order. @throws HelmfileError */
function valueFiles(io: HelmIo, state: State, release: ReleaseSpec): string[] {
  return (release.values ?? []).flatMap((entry, index) => {
    if (typeof entry === 'string' && !entry.endsWith('.gotmpl')) {
      if (io.readFile(entry) !== undefined) return [entry]
    } else {
      const values = typeof entry === 'string' ? readValues(io, entry, dataFor(state, release)) : entry
      if (values) {
        const text = toYaml(values)
        const at = `${release.namespace ? `${release.namespace}-` : ''}${release.name}-values-${index}`
        const path = `${FOLDER}/${at}-${hashText(text).slice(0, 8)}.yaml`
        io.writeFile(path, text)
        return [path]
      }
    }
    if (/^(Warn|Info|Debug)$/.test(release.missingFileHandler ?? '')) return []
    throw new HelmfileError(`values file matching "${entry}" does not exist in "."`)
  })
}

const escaped = (value: unknown) => String(value).replace(/[,{}]/g, '\\$&')

/** What every command of helm is told that renders the release. */
export function valueFlags(io: HelmIo, state: State, release: ReleaseSpec): string[] {
  const files = valueFiles(io, state, release).flatMap((path) => ['--values', path])
  const sets = (release.set ?? []).flatMap(({ name, value, values }) => [
    '--set',
    values ? `${name}={${values.map(escaped).join(',')}}` : `${name}=${escaped(value)}`,
  ])
  return [...(release.version ? ['--version', release.version] : []), ...files, ...sets]
}

export const namespaceFlags = ({ namespace }: ReleaseSpec): string[] =>
  namespace ? ['--namespace', namespace] : []

export function upgradeFlags(release: ReleaseSpec): string[] {
  const {
    wait,
    waitForJobs,
    timeout,
    atomic,
    cleanupOnFail,
    createNamespace = true,
    historyMax = 10,
  } = release
  return [
    ...(wait || waitForJobs ? ['--wait'] : []),
    ...(waitForJobs ? ['--wait-for-jobs'] : []),
    ...(timeout ? ['--timeout', `${timeout}s`] : []),
    ...(atomic ? ['--rollback-on-failure'] : []),
    ...(cleanupOnFail ? ['--cleanup-on-fail'] : []),
    ...(createNamespace ? ['--create-namespace'] : []),
    ...namespaceFlags(release),
    ...['--history-max', String(historyMax)],
  ]
}

/** Takes away what was written for helm. */
export const cleanUp = (io: HelmIo): void => {
  if (io.listDir(FOLDER)) io.remove(FOLDER)
}

import { type Action, type DryRun, logTo, type Waits } from '@/lib/helm/actions/action'
import { hooks } from '@/lib/helm/actions/hooks'
import { capabilitiesFor, renderRelease } from '@/lib/helm/actions/render-release'
import { failing } from '@/lib/helm/actions/steps'
import { uninstall } from '@/lib/helm/actions/uninstall'
import { type Chart, crdFiles } from '@/lib/helm/chart/chart'
import { processDependencies } from '@/lib/helm/chart/dependencies'
import { HelmError, prefixed } from '@/lib/helm/errors'
import type { HelmSteps } from '@/lib/helm/io'
import { createObjects, updateObjects } from '@/lib/helm/kube/changes'
import { buildObjects, type KubeObject } from '@/lib/helm/kube/objects'
import { existingObjects, marked } from '@/lib/helm/kube/ownership'
import { definitionStatus } from '@/lib/helm/kube/status'
import { waitForReady, waitForStatus } from '@/lib/helm/kube/wait'
import { nameProblem, type Release } from '@/lib/helm/release/release'
import { SYSTEM_LABELS } from '@/lib/helm/release/store'
import type { Capabilities } from '@/lib/helm/render/capabilities'
import { type JsonMap, quote } from '@/lib/kubectl/go-format'

export interface InstallOptions extends Waits {
  name: string
  namespace: string
  dryRun: DryRun
  createNamespace: boolean
  replace: boolean
  serverSide: boolean
  forceConflicts: boolean
  forceReplace: boolean
  noHooks: boolean
  rollbackOnFailure: boolean
  takeOwnership: boolean
  skipCrds: boolean
  skipSchema: boolean
  subNotes: boolean
  includeCrds: boolean
  hideSecret: boolean
  isUpgrade: boolean
  description: string
  labels: Record<string, string>
  /** What `helm template` was told of the cluster. */
  capabilities?: Capabilities
}

function checkName(action: Action | undefined, { name, dryRun, replace }: InstallOptions): void {
  const problem = nameProblem(name)
  if (problem !== undefined) throw new HelmError(`release name ${quote(name)}: ${problem}`)
  const last = dryRun === 'none' ? action?.store.revisions(name).at(-1) : undefined
  if (!last || (replace && (last.status === 'uninstalled' || last.status === 'failed'))) return
  throw new HelmError('cannot reuse a name that is still in use')
}

/** Says what is wrong with a step in the log as well. */
function logged<T>(action: Pick<Action, 'io'>, what: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof HelmError) logTo(action, 'ERROR', `${what} failed`, { error: error.message })
    throw error
  }
}

/** What lies in crds/ of the charts: it is made once, and never changed. */
function* installDefinitions(action: Action, chart: Chart, { timeout }: Waits): HelmSteps {
  const { cluster, io } = action
  const made: KubeObject[] = []
  for (const { name, text } of crdFiles(chart)) {
    const objects = prefixed(`failed to install CRD ${name}`, () => buildObjects(cluster, text, false))
    for (const one of objects) {
      if (cluster.client.find(one.mapping, one.namespace, one.name)) continue
      prefixed(`failed to install CRD ${name}`, () => createObjects(cluster, [one], { serverSide: true }))
      made.push(one)
    }
  }
  if (made.length === 0) return
  yield* waitForStatus({ cluster, clock: io, timeout }, made, definitionStatus)
  cluster.forget()
}

function makeNamespace({ cluster }: Action, name: string): void {
  const manifest = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { name } } }
  const objects = buildObjects(cluster, JSON.stringify(manifest))
  const [one] = objects
  if (one && !cluster.client.find(one.mapping, undefined, name))
    createObjects(cluster, objects, { serverSide: true })
}

/** The release as templates make it; nothing is changed yet. */
function prepare(
  action: Action | undefined,
  io: Action['io'],
  chart: Chart,
  given: JsonMap,
  options: InstallOptions,
): Release {
  const isUpgrade = options.isUpgrade && options.dryRun !== 'none'
  const reserved = Object.keys(options.labels).some((key) => SYSTEM_LABELS.includes(key))
  if (reserved)
    throw new HelmError(
      `user supplied labels contains system reserved label name. System labels: [${SYSTEM_LABELS.join(' ')}]`,
    )
  const rendered = renderRelease(io, {
    ...{ chart, given, isUpgrade, revision: 1 },
    name: options.name,
    namespace: options.namespace,
    capabilities: options.capabilities ?? capabilitiesFor(action, options.dryRun),
    skipsSchema: options.skipSchema,
    subNotes: options.subNotes,
    includeCrds: options.includeCrds,
    hideSecret: options.hideSecret,
    action: options.dryRun === 'client' ? undefined : action,
  })
  return {
    name: options.name,
    namespace: options.namespace,
    version: 1,
    chart,
    config: given,
    manifest: rendered.manifest,
    hooks: rendered.hooks,
    notes: rendered.notes,
    firstDeployed: io.now(),
    lastDeployed: io.now(),
    status: 'pending-install',
    description: 'Initial install underway',
    applyMethod: options.serverSide ? 'ssa' : 'csa',
    labels: options.labels,
  }
}

function* perform(
  action: Action,
  release: Release,
  objects: readonly KubeObject[],
  adopted: readonly KubeObject[],
  options: InstallOptions,
): HelmSteps {
  const { cluster, io, store } = action
  const { serverSide, noHooks } = options
  const hookOptions = { waits: options, serverSide }
  if (!noHooks) yield* failing('failed pre-install', hooks(action, release, 'pre-install', hookOptions))
  if (adopted.length === 0) createObjects(cluster, objects, { serverSide })
  else {
    const { forceConflicts, forceReplace } = options
    updateObjects(cluster, adopted, objects, { serverSide, forceConflicts, forceReplace, migrates: true })
  }
  if (options.wait !== 'hookOnly')
    yield* waitForReady({ cluster, clock: io, timeout: options.timeout }, objects, options.waitForJobs)
  if (!noHooks) yield* failing('failed post-install', hooks(action, release, 'post-install', hookOptions))
  release.status = 'deployed'
  release.description = options.description || 'Install complete'
  store.update(release)
}

function* fail(
  action: Action,
  release: Release,
  error: HelmError,
  options: InstallOptions,
): HelmSteps<never> {
  release.status = 'failed'
  release.description = `Release ${quote(release.name)} failed: ${error.message}`
  if (!options.rollbackOnFailure) {
    action.store.update(release)
    throw error
  }
  yield* failing(
    `an error occurred while uninstalling the release. original install error: ${error.message}`,
    uninstall(action, release.name, {
      ...options,
      keepHistory: false,
      description: '',
      ignoreNotFound: false,
    }),
  )
  throw new HelmError(
    `release ${release.name} failed, and has been uninstalled due to rollback-on-failure being set: ${error.message}`,
  )
}

/** An older release of the name, which was uninstalled or failed, gives way. */
function supersede({ store }: Action, release: Release): void {
  const last = store.revisions(release.name).at(-1)
  if (!last) return
  release.version = last.version + 1
  if (last.status === 'failed' || last.status === 'uninstalled') return
  last.status = 'superseded'
  last.description = 'superseded by new release'
  store.update(last)
}

/**
 * Installs a chart.
 * @param action absent: nothing may ask the cluster (`helm template`)
 * @throws HelmError; RenderError with what templates made
 */
export function* install(
  action: Action | undefined,
  io: Action['io'],
  chart: Chart,
  given: JsonMap,
  options: InstallOptions,
): HelmSteps<Release> {
  const { dryRun } = options
  const reaches = action && dryRun !== 'client' ? action : undefined
  reaches?.cluster.version()
  prefixed('release name check failed', () =>
    logged({ io }, 'release name check', () => checkName(action, options)),
  )
  prefixed('chart dependencies processing failed', () =>
    logged({ io }, 'chart dependencies processing', () => processDependencies(chart, given)),
  )
  const waits = { ...options, wait: options.rollbackOnFailure ? waitStrategy(options) : options.wait }
  if (reaches && !options.skipCrds && crdFiles(chart).length > 0) {
    if (dryRun === 'none') yield* installDefinitions(reaches, chart, waits)
    else
      logTo(
        { io },
        'WARN',
        'This chart or one of its subcharts contains CRDs. Rendering may fail or contain inaccuracies.',
      )
  }
  const release = prepare(action, io, chart, given, options)
  if (!reaches) return dryRunOf(release)
  const objects = prefixed('unable to build kubernetes objects from release manifest', () =>
    buildObjects(reaches.cluster, release.manifest),
  ).map((one) => marked(one, release))
  const adopted = prefixed('unable to continue with install', () =>
    existingObjects(reaches.cluster, objects, release, options.takeOwnership),
  )
  if (dryRun !== 'none') return dryRunOf(release)
  if (options.createNamespace) makeNamespace(reaches, options.namespace)
  if (options.replace) supersede(reaches, release)
  reaches.store.create(release)
  try {
    yield* perform(reaches, release, objects, adopted, waits)
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    yield* fail(reaches, release, error, waits)
  }
  return release
}

const waitStrategy = ({ wait }: Waits) => (wait === 'hookOnly' ? 'watcher' : wait)

function dryRunOf(release: Release): Release {
  return { ...release, description: 'Dry run complete' }
}

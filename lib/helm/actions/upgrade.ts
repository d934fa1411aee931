import { type Action, type DryRun, logTo, type Waits } from '@/lib/helm/actions/action'
import { hooks } from '@/lib/helm/actions/hooks'
import { capabilitiesFor, renderRelease } from '@/lib/helm/actions/render-release'
import { rollback } from '@/lib/helm/actions/rollback'
import { isServerSide } from '@/lib/helm/actions/server-side'
import { failing } from '@/lib/helm/actions/steps'
import type { Chart } from '@/lib/helm/chart/chart'
import { processDependencies } from '@/lib/helm/chart/dependencies'
import { HelmError, prefixed } from '@/lib/helm/errors'
import { deepCopy } from '@/lib/helm/functions/dicts'
import type { HelmSteps } from '@/lib/helm/io'
import { deleteObjects, updateObjects } from '@/lib/helm/kube/changes'
import { buildObjects, isSameObject, type KubeObject } from '@/lib/helm/kube/objects'
import { existingObjects, marked } from '@/lib/helm/kube/ownership'
import { waitForReady } from '@/lib/helm/kube/wait'
import { isPending, nameProblem, type Release } from '@/lib/helm/release/release'
import { coalesceValues, mergeTables } from '@/lib/helm/values/coalesce'
import { type JsonMap, quote } from '@/lib/kubectl/go-format'

export interface UpgradeOptions extends Waits {
  dryRun: DryRun
  /** `true`, `false`, or as the release was made before. */
  serverSide: string
  forceConflicts: boolean
  forceReplace: boolean
  noHooks: boolean
  resetValues: boolean
  reuseValues: boolean
  resetThenReuseValues: boolean
  rollbackOnFailure: boolean
  cleanupOnFail: boolean
  takeOwnership: boolean
  skipSchema: boolean
  subNotes: boolean
  hideSecret: boolean
  description: string
  labels: Record<string, string>
  maxHistory: number
}

/** The values of an upgrade: those of the release before stay in one of several ways. */
function reused(chart: Chart, current: Release, given: JsonMap, options: UpgradeOptions): JsonMap {
  const before = () => deepCopy(current.config) as JsonMap
  if (options.resetValues) return given
  if (options.reuseValues) {
    const old = prefixed('failed to rebuild old values', () => coalesceValues(current.chart, current.config))
    const values = mergeTables(given, before())
    chart.values = old
    return values
  }
  if (options.resetThenReuseValues) return mergeTables(given, before())
  return Object.keys(given).length === 0 ? before() : given
}

const mergedLabels = (old: Record<string, string>, fresh: Record<string, string>) =>
  Object.fromEntries(Object.entries({ ...old, ...fresh }).filter(([, value]) => value !== 'null'))

/** The revision that is deployed, or the one that failed last. */
function currentOf({ store }: Action, name: string, last: Release): Release {
  if (last.status === 'deployed') return last
  const found = store.deployedAll(name).at(-1)
  if (found) return found
  if (last.status === 'failed' || last.status === 'superseded') return last
  return store.deployed(name)
}

function prepare(
  action: Action,
  name: string,
  chart: Chart,
  given: JsonMap,
  options: UpgradeOptions,
): { current: Release; upgraded: Release } {
  const { store, io } = action
  const last = store.revisions(name).at(-1) ?? store.deployed(name)
  if (isPending(last)) throw new HelmError('another operation (install/upgrade/rollback) is in progress')
  const current = currentOf(action, name, last)
  const values = reused(chart, current, given, options)
  processDependencies(chart, values)
  const rendered = renderRelease(io, {
    ...{ chart, given: values, name, isUpgrade: true, includeCrds: false },
    namespace: current.namespace,
    revision: last.version + 1,
    capabilities: capabilitiesFor(action, options.dryRun),
    skipsSchema: options.skipSchema,
    subNotes: options.subNotes,
    hideSecret: options.hideSecret,
    action: options.dryRun === 'client' ? undefined : action,
  })
  const upgraded: Release = {
    name,
    namespace: current.namespace,
    version: last.version + 1,
    chart,
    config: values,
    manifest: rendered.manifest,
    hooks: rendered.hooks,
    notes: rendered.notes,
    firstDeployed: current.firstDeployed,
    lastDeployed: io.now(),
    status: 'pending-upgrade',
    description: 'Preparing upgrade',
    applyMethod: isServerSide(options.serverSide, last) ? 'ssa' : 'csa',
    labels: mergedLabels(last.labels, options.labels),
  }
  return { current, upgraded }
}

interface Change {
  current: Release
  upgraded: Release
  originals: KubeObject[]
  targets: KubeObject[]
}

function* perform(action: Action, change: Change, options: UpgradeOptions, created: KubeObject[]): HelmSteps {
  const { current, upgraded, originals, targets } = change
  const { cluster, io, store } = action
  const serverSide = upgraded.applyMethod === 'ssa'
  const hookOptions = { waits: options, serverSide }
  if (!options.noHooks)
    yield* failing('pre-upgrade hooks failed', hooks(action, upgraded, 'pre-upgrade', hookOptions))
  const { forceConflicts, forceReplace } = options
  const migrates = serverSide && current.applyMethod === 'csa'
  updateObjects(cluster, originals, targets, { serverSide, forceConflicts, forceReplace, migrates }, created)
  if (options.wait !== 'hookOnly')
    yield* waitForReady({ cluster, clock: io, timeout: options.timeout }, targets, options.waitForJobs)
  if (!options.noHooks)
    yield* failing('post-upgrade hooks failed', hooks(action, upgraded, 'post-upgrade', hookOptions))
  store.update({ ...current, status: 'superseded' })
  upgraded.status = 'deployed'
  upgraded.description = options.description || 'Upgrade complete'
  store.update(upgraded)
}

function* fail(
  action: Action,
  release: Release,
  created: readonly KubeObject[],
  error: HelmError,
  options: UpgradeOptions,
): HelmSteps<never> {
  const { name } = release
  logTo(action, 'WARN', 'upgrade failed', { name, error: error.message })
  release.status = 'failed'
  release.description = `Upgrade ${quote(name)} failed: ${error.message}`
  action.store.update(release)
  if (options.cleanupOnFail && created.length > 0) {
    const problems = deleteObjects(action.cluster, created)
    if (problems.length > 0)
      throw new HelmError(
        `an error occurred while cleaning up resources. original upgrade error: ${error.message}: unable to cleanup resources: ${problems.join(', ')}`,
      )
  }
  if (!options.rollbackOnFailure) throw error
  const good = action.store
    .revisions(name)
    .filter(({ status }) => status === 'superseded' || status === 'deployed')
    .at(-1)
  if (!good)
    throw new HelmError(
      `unable to find a previously successful release when attempting to rollback. original upgrade error: ${error.message}`,
    )
  yield* failing(
    `an error occurred while rolling back the release. original upgrade error: ${error.message}`,
    rollback(action, name, { ...options, version: good.version }),
  )
  throw new HelmError(
    `release ${name} failed, and has been rolled back due to rollback-on-failure being set: ${error.message}`,
  )
}

function build(action: Action, { current, upgraded }: { current: Release; upgraded: Release }): Change {
  const originals = prefixed('unable to build kubernetes objects from current release manifest', () =>
    buildObjects(action.cluster, current.manifest, false),
  )
  const targets = prefixed('unable to build kubernetes objects from new release manifest', () =>
    buildObjects(action.cluster, upgraded.manifest),
  )
  return { current, upgraded, originals, targets: targets.map((one) => marked(one, upgraded)) }
}

/** @throws HelmError; a release that failed is stored as such */
export function* upgrade(
  action: Action,
  name: string,
  chart: Chart,
  given: JsonMap,
  asked: UpgradeOptions,
): HelmSteps<Release> {
  const { cluster, store } = action
  cluster.version()
  const options: UpgradeOptions =
    asked.rollbackOnFailure && asked.wait === 'hookOnly' ? { ...asked, wait: 'watcher' } : asked
  if (nameProblem(name) !== undefined) throw new HelmError(`release name is invalid: ${name}`)
  const prepared = prepare(action, name, chart, given, options)
  const { upgraded } = prepared
  const change = build(action, prepared)
  const { originals, targets } = change
  const fresh = targets.filter((one) => !originals.some((other) => isSameObject(other, one)))
  const adopted = prefixed('unable to continue with update', () =>
    existingObjects(cluster, fresh, upgraded, options.takeOwnership),
  )
  if (options.dryRun !== 'none')
    return { ...upgraded, description: options.description || 'Dry run complete' }
  store.maxHistory = options.maxHistory
  store.create(upgraded)
  const created: KubeObject[] = []
  try {
    yield* perform(action, { ...change, originals: [...originals, ...adopted] }, options, created)
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    yield* fail(action, upgraded, created, error, options)
  }
  return upgraded
}

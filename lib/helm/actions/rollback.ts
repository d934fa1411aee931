import { type Action, type DryRun, logTo, type Waits } from '@/lib/helm/actions/action'
import { hooks } from '@/lib/helm/actions/hooks'
import { isServerSide } from '@/lib/helm/actions/server-side'
import { HelmError, prefixed } from '@/lib/helm/errors'
import type { HelmSteps } from '@/lib/helm/io'
import { deleteObjects, updateObjects } from '@/lib/helm/kube/changes'
import { buildObjects, type KubeObject } from '@/lib/helm/kube/objects'
import { marked } from '@/lib/helm/kube/ownership'
import { waitForReady } from '@/lib/helm/kube/wait'
import { nameProblem, type Release } from '@/lib/helm/release/release'
import { quote } from '@/lib/kubectl/go-format'

export interface RollbackOptions extends Waits {
  /** 0: the one before. */
  version: number
  dryRun: DryRun
  serverSide: string
  forceConflicts: boolean
  forceReplace: boolean
  noHooks: boolean
  cleanupOnFail: boolean
  maxHistory: number
}

function prepare(
  action: Action,
  name: string,
  options: RollbackOptions,
): { current: Release; target: Release } {
  const { store, io } = action
  if (nameProblem(name) !== undefined)
    throw new HelmError(`prepareRollback: Release name is invalid: ${name}`)
  if (options.version < 0) throw new HelmError('invalid release revision')
  const current = store.last(name)
  const version = options.version || current.version - 1
  const previous = store.history(name).find((one) => one.version === version)
  if (!previous) throw new HelmError(`release has no ${version} version`)
  const target: Release = {
    ...previous,
    version: current.version + 1,
    firstDeployed: current.firstDeployed,
    lastDeployed: io.now(),
    status: 'pending-rollback',
    description: `Rollback to ${version}`,
    applyMethod: isServerSide(options.serverSide, previous) ? 'ssa' : 'csa',
  }
  return { current, target }
}

function refused(
  action: Action,
  { current, target }: { current: Release; target: Release },
  created: readonly KubeObject[],
  error: HelmError,
  cleansUp: boolean,
): never {
  const message = `Rollback ${quote(target.name)} failed: ${error.message}`
  logTo(action, 'WARN', message)
  action.store.update({ ...current, status: 'superseded' })
  action.store.update({ ...target, status: 'failed', description: message })
  const problems = cleansUp ? deleteObjects(action.cluster, created) : []
  if (problems.length > 0)
    throw new HelmError(
      `an error occurred while cleaning up resources. original rollback error: unable to cleanup resources: ${problems.join(', ')}`,
    )
  throw error
}

/** @throws HelmError */
export function* rollback(action: Action, name: string, options: RollbackOptions): HelmSteps {
  const { cluster, io, store } = action
  cluster.version()
  const prepared = prepare(action, name, options)
  const { current, target } = prepared
  if (options.dryRun !== 'none') return
  store.maxHistory = options.maxHistory
  store.create(target)
  const originals = prefixed('unable to build kubernetes objects from current release manifest', () =>
    buildObjects(cluster, current.manifest, false),
  )
  const targets = prefixed('unable to build kubernetes objects from new release manifest', () =>
    buildObjects(cluster, target.manifest, false),
  ).map((one) => marked(one, target))
  const serverSide = target.applyMethod === 'ssa'
  const hookOptions = { waits: options, serverSide }
  if (!options.noHooks) yield* hooks(action, target, 'pre-rollback', hookOptions)
  const created: KubeObject[] = []
  const { forceConflicts, forceReplace } = options
  try {
    updateObjects(
      cluster,
      originals,
      targets,
      { serverSide, forceConflicts, forceReplace, migrates: true },
      created,
    )
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    refused(action, prepared, created, error, options.cleanupOnFail)
  }
  if (options.wait !== 'hookOnly') {
    try {
      yield* waitForReady({ cluster, clock: io, timeout: options.timeout }, targets, options.waitForJobs)
    } catch (error) {
      if (!(error instanceof HelmError)) throw error
      const description = `Release ${quote(name)} failed: ${error.message}`
      store.update({ ...target, status: 'failed', description })
      throw new HelmError(`release ${name} failed: ${error.message}`)
    }
  }
  if (!options.noHooks) yield* hooks(action, target, 'post-rollback', hookOptions)
  for (const one of store.deployedAll(name)) store.update({ ...one, status: 'superseded' })
  store.update({ ...target, status: 'deployed' })
}

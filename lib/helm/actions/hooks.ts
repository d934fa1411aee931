/** Hooks: objects that are made, waited for and taken away at their point of a release's life. */
import { type Action, logTo, type Waits } from '@/lib/helm/actions/action'
import { HelmError } from '@/lib/helm/errors'
import type { HelmSteps } from '@/lib/helm/io'
import { createObjects, deleteObjects } from '@/lib/helm/kube/changes'
import { buildObjects } from '@/lib/helm/kube/objects'
import { podLogs } from '@/lib/helm/kube/pod-logs'
import { hookStatus } from '@/lib/helm/kube/status'
import { waitForDeletion, waitForStatus } from '@/lib/helm/kube/wait'
import type { Hook, HookEvent, Release } from '@/lib/helm/release/release'

const DEFAULT_POLICY = 'before-hook-creation'

const waiting = ({ cluster, io }: Action, { timeout }: Waits) => ({ cluster, clock: io, timeout })

function* deleteByPolicy(action: Action, hook: Hook, policy: string, waits: Waits): HelmSteps {
  if (hook.kind === 'CustomResourceDefinition' || !hook.deletePolicies.includes(policy)) return
  const objects = buildObjects(action.cluster, hook.manifest, false)
  const problems = deleteObjects(action.cluster, objects)
  if (problems.length > 0) throw new HelmError(problems.join('; '))
  // Also where nothing else is waited for: the next one has the same name.
  yield* waitForDeletion(waiting(action, waits), objects)
}

function outputLogs(action: Action, hook: Hook, namespace: string, policy: string): void {
  if (!hook.outputLogPolicies.includes(policy)) return
  for (const text of podLogs(action.cluster, hook, namespace))
    if (text !== '') logTo(action, 'INFO', text.replace(/\n$/, ''))
}

function* runHook(
  action: Action,
  hook: Hook,
  event: HookEvent,
  waits: Waits,
  serverSide: boolean,
): HelmSteps {
  const { cluster, io } = action
  let objects: ReturnType<typeof buildObjects>
  try {
    objects = buildObjects(cluster, hook.manifest)
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    throw new HelmError(`unable to build kubernetes object for ${event} hook ${hook.path}: ${error.message}`)
  }
  hook.lastRun = { startedAt: io.now(), completedAt: 0, phase: 'Unknown' }
  const end = (phase: 'Failed' | 'Succeeded') => {
    hook.lastRun = { startedAt: hook.lastRun?.startedAt ?? io.now(), completedAt: io.now(), phase }
  }
  try {
    createObjects(cluster, objects, { serverSide })
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    end('Failed')
    throw new HelmError(`warning: Hook ${event} ${hook.path} failed: ${error.message}`)
  }
  try {
    yield* waitForStatus(waiting(action, waits), objects, hookStatus)
  } catch (error) {
    if (error instanceof HelmError) end('Failed')
    throw error
  }
  end('Succeeded')
}

export interface HookOptions {
  waits: Waits
  serverSide: boolean
  /** Those whose names it accepts. */
  filter?(name: string): boolean
}

/**
 * Runs all hooks of an event, the lighter ones first.
 * @returns what takes those away that were done, later than here
 * @throws HelmError where one fails
 */
export function* runHooks(
  action: Action,
  release: Release,
  event: HookEvent,
  { waits, serverSide, filter = () => true }: HookOptions,
): HelmSteps<() => HelmSteps> {
  const hooks = release.hooks
    .filter((hook) => hook.events.includes(event) && filter(hook.name))
    .sort((a, b) => a.weight - b.weight || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const [index, hook] of hooks.entries()) {
    if (hook.deletePolicies.length === 0) hook.deletePolicies = [DEFAULT_POLICY]
    yield* deleteByPolicy(action, hook, DEFAULT_POLICY, waits)
    try {
      yield* runHook(action, hook, event, waits, serverSide)
    } catch (error) {
      if (!(error instanceof HelmError) || hook.lastRun?.phase !== 'Failed') throw error
      outputLogs(action, hook, release.namespace, 'hook-failed')
      yield* deleteByPolicy(action, hook, 'hook-failed', waits)
      for (const done of hooks.slice(0, index)) yield* deleteByPolicy(action, done, 'hook-succeeded', waits)
      throw error
    }
  }
  return function* () {
    for (const hook of hooks.toReversed()) {
      outputLogs(action, hook, release.namespace, 'hook-succeeded')
      yield* deleteByPolicy(action, hook, 'hook-succeeded', waits)
    }
  }
}

/** The same, with what follows. */
export function* hooks(action: Action, release: Release, event: HookEvent, options: HookOptions): HelmSteps {
  const shutDown = yield* runHooks(action, release, event, options)
  yield* shutDown()
}

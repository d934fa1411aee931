import { type Action, logTo, type Waits } from '@/lib/helm/actions/action'
import { runHooks } from '@/lib/helm/actions/hooks'
import { HelmError } from '@/lib/helm/errors'
import type { HelmSteps } from '@/lib/helm/io'
import { nameProblem, type Release } from '@/lib/helm/release/release'

export interface TestOptions extends Waits {
  filters: readonly string[]
}

/** Whether a test is wanted: `name=a` takes it, `!name=a` leaves it out. */
function wanted(filters: readonly string[], name: string): boolean {
  const named = filters.flatMap((one) => /^name=(.*)$/.exec(one)?.[1] ?? [])
  const left = filters.flatMap((one) => /^!\s?name=(.*)$/.exec(one)?.[1] ?? [])
  return !left.includes(name) && (named.length === 0 || named.includes(name))
}

/**
 * Runs the tests of a release.
 * @returns the release with what came of them, why they failed, and what takes them away
 */
export function* testRelease(
  action: Action,
  name: string,
  options: TestOptions,
): HelmSteps<{ release: Release; error: HelmError | undefined; shutDown: () => HelmSteps }> {
  action.cluster.version()
  if (nameProblem(name) !== undefined) throw new HelmError(`releaseTest: Release name is invalid: ${name}`)
  const release = action.store.last(name)
  const known = release.hooks.filter((hook) => hook.events.includes('test'))
  const filter = (hook: string) => wanted(options.filters, hook)
  let error: HelmError | undefined
  let shutDown: () => HelmSteps = function* () {}
  try {
    shutDown = yield* runHooks(action, release, 'test', { waits: options, serverSide: true, filter })
  } catch (problem) {
    if (!(problem instanceof HelmError)) throw problem
    error = problem
    if (known.length === 0) logTo(action, 'WARN', 'no tests', { release: name })
  }
  action.store.update(release)
  return { release, error, shutDown }
}

import type { Action, Waits } from '@/lib/helm/actions/action'
import { hooks } from '@/lib/helm/actions/hooks'
import { HelmError } from '@/lib/helm/errors'
import type { HelmSteps } from '@/lib/helm/io'
import { deleteObjects, KEEP } from '@/lib/helm/kube/changes'
import { buildObjects, type KubeObject } from '@/lib/helm/kube/objects'
import { waitForDeletion } from '@/lib/helm/kube/wait'
import { type ManifestFile, uninstallOrder } from '@/lib/helm/release/manifests'
import { nameProblem, type Release } from '@/lib/helm/release/release'

export interface UninstallOptions extends Waits {
  keepHistory: boolean
  noHooks: boolean
  description: string
  ignoreNotFound: boolean
}

const isKept = ({ annotations }: ManifestFile) => annotations[KEEP]?.trim().toLowerCase() === 'keep'

const listed = (words: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`${words}\n${lines.map((line) => `${line}\n`).join('')}`]

/** What a release's uninstallation deletes, and what it says of the rest. */
function partOf(action: Action, release: Release): { own: KubeObject[]; kept: string } {
  const files = uninstallOrder(release.manifest)
  const toDelete = files.filter((file) => !isKept(file))
  let objects: KubeObject[]
  try {
    objects = buildObjects(action.cluster, toDelete.map(({ content }) => `\n---\n${content}`).join(''), false)
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    throw new HelmError(`failed to delete release: ${release.name}`)
  }
  const kept = listed(
    'These resources were kept due to the resource policy:',
    files.filter(isKept).map(({ kind, objectName }) => `[${kind}] ${objectName}`),
  )
  return { own: objects, kept: kept.join('\n') }
}

/** Takes a release away. @returns what is to be told of what stays; undefined where there was nothing */
export function* uninstall(
  action: Action,
  name: string,
  options: UninstallOptions,
): HelmSteps<string | undefined> {
  const { cluster, io, store } = action
  cluster.version()
  if (nameProblem(name) !== undefined) throw new HelmError(`uninstall: Release name is invalid: ${name}`)
  const revisions = store.revisions(name)
  const release = revisions.at(-1)
  if (!release) {
    if (options.ignoreNotFound) return undefined
    throw new HelmError(`uninstall: Release not loaded: ${name}: release: not found`, 'release-not-found')
  }
  const purge = () => {
    for (const { version } of revisions) store.delete(name, version)
  }
  if (release.status === 'uninstalled') {
    if (options.keepHistory) throw new HelmError(`the release named "${name}" is already deleted`)
    purge()
    return ''
  }
  release.status = 'uninstalling'
  release.deleted = io.now()
  release.description = 'Deletion in progress (or silently failed)'
  const hookOptions = { waits: options, serverSide: true }
  if (!options.noHooks) yield* hooks(action, release, 'pre-delete', hookOptions)
  store.update(release)
  const { own, kept } = partOf(action, release)
  const problems = deleteObjects(cluster, own)
  if (problems.length > 0) throw new HelmError(`failed to delete release: ${name}`)
  const collect = function* (steps: HelmSteps): HelmSteps {
    try {
      yield* steps
    } catch (error) {
      if (!(error instanceof HelmError)) throw error
      problems.push(error.message)
    }
  }
  if (options.wait !== 'hookOnly')
    yield* collect(waitForDeletion({ cluster, clock: io, timeout: options.timeout }, own))
  if (!options.noHooks) yield* collect(hooks(action, release, 'post-delete', hookOptions))
  release.status = 'uninstalled'
  release.description = options.description || 'Uninstallation complete'
  if (options.keepHistory) {
    store.update(release)
    for (const one of store.deployedAll(name)) store.update({ ...one, status: 'superseded' })
  } else purge()
  if (problems.length > 0)
    throw new HelmError(`uninstallation completed with ${problems.length} error(s): ${problems.join('; ')}`)
  return kept
}

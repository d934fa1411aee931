import type { CommandContext } from '../../cli/command'
import type { Manifest } from '../../client/rest-client'
import { isNotFound, KubectlError } from '../../errors'
import { quote } from '../../go-format'
import type { Steps } from '../../io'
import { fetchInfo, findInfos, findTarget, type Info } from '../../resource/resource-finder'
import { allContainers, chooseContainer, podsBehind } from '../pod-choice'

/** One container whose log is shown. */
export interface LogTarget {
  pod: Manifest
  container: string
}

/** The object that `logs` names, as the words that it uses for missing ones want it. */
function namedObject(context: CommandContext, resource: string): Info {
  const args = resource.includes('/') ? [resource] : ['pods', resource]
  const target = findTarget(context, { args })
  const item = target.form === 'named' ? target.items[0] : undefined
  if (!item) throw new KubectlError('expected a resource')
  try {
    return fetchInfo(context, item)
  } catch (error) {
    if (!isNotFound(error)) throw error
    const { namespace } = context.config.namespace()
    throw new KubectlError(
      `error from server (NotFound): ${(error as Error).message} in namespace ${quote(namespace)}`,
    )
  }
}

function targetsOf(context: CommandContext, pods: Manifest[], container: string): LogTarget[] {
  const every = context.flags.bool('all-containers')
  return pods.flatMap((pod) =>
    every
      ? allContainers(pod).map((name) => ({ pod, container: name }))
      : [{ pod, container: chooseContainer(context, pod, container) }],
  )
}

/** Every container whose log is asked for. */
export function* findLogTargets(
  context: CommandContext,
  resource: string,
  container: string,
): Steps<LogTarget[]> {
  const { flags } = context
  if (flags.string('selector')) {
    const { infos } = findInfos(context, { args: ['pods'], labelSelector: flags.string('selector') })
    if (infos.length === 0)
      context.err(`No resources found in ${context.config.namespace().namespace} namespace.\n`)
    return targetsOf(
      context,
      infos.map((info) => info.object),
      container,
    )
  }
  const info = namedObject(context, resource)
  if (info.mapping.kind === 'Pod') return targetsOf(context, [info.object], container)
  const pods = yield* podsBehind(context, info, 'get the logs from')
  if (flags.bool('all-pods')) return targetsOf(context, pods, container)
  if (pods.length > 1) context.err(`Found ${pods.length} pods, using pod/${pods[0]!.metadata?.name}\n`)
  return targetsOf(context, pods.slice(0, 1), container)
}

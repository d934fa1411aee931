import type { CommandContext } from './cli/command'
import type { Manifest } from './client/rest-client'
import type { Info } from './resource/resource-finder'

const CHANGE_CAUSE = 'kubernetes.io/change-cause'

/** With --record: the object with the annotation that holds the command line, flags last. */
export function recorded(context: CommandContext, object: Manifest): Manifest {
  const { args, flags, path } = context
  if (!flags.bool('record')) return object
  const given = flags.given.map(([name, text]) => `--${name}=${text}`)
  const annotations = { ...object.metadata?.annotations, [CHANGE_CAUSE]: [path, ...args, ...given].join(' ') }
  return { ...object, metadata: { ...object.metadata, annotations } }
}

/** With --record: patches the annotation into an object that has been changed by other means. */
export function recordChange(
  context: CommandContext,
  info: Info,
  object: Manifest,
  query: Record<string, string>,
): Manifest {
  if (!context.flags.bool('record')) return object
  const cause = recorded(context, object).metadata?.annotations?.[CHANGE_CAUSE]
  if (object.metadata?.annotations?.[CHANGE_CAUSE] === cause) return object
  const patch = { metadata: { annotations: { [CHANGE_CAUSE]: cause } } }
  return context.client.patch(info, 'merge-patch', patch, query)
}

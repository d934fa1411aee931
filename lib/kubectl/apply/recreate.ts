import type { CommandContext } from '../cli/command'
import { type Manifest, withoutResourceVersion } from '../client/rest-client'
import { cascadePolicy } from '../cmd/delete'
import { asKubectlError, KubectlError } from '../errors'
import type { Steps } from '../io'
import type { Info } from '../resource/resource-finder'

/**
 * `apply --force`: the manifest instead of an object that could not be patched. What could not be created comes
 * back. As the real one it hardly waits without --timeout, so that a pod with a grace period is gone instead.
 * @throws KubectlError
 */
export function* recreate(
  context: CommandContext,
  info: Info,
  { modified, current }: { modified: Manifest; current: Manifest },
  query: Record<string, string>,
): Steps<Manifest> {
  const { client, flags, io } = context
  const { mapping, namespace, name } = info
  const gracePeriod = flags.number('grace-period')
  client.delete(mapping, namespace, name, {
    propagationPolicy: cascadePolicy(flags.string('cascade')),
    ...(gracePeriod >= 0 ? { gracePeriodSeconds: gracePeriod } : {}),
  })
  const deadline = io.now() + flags.number('timeout')
  while (client.find(mapping, namespace, name)) {
    if (io.now() >= deadline) throw new KubectlError('context deadline exceeded')
    yield { kind: 'sleep', ms: Math.min(1000, deadline - io.now()) }
  }
  const create = (object: Manifest) =>
    client.create(mapping, namespace, withoutResourceVersion(object), query)
  try {
    return create(modified)
  } catch (error) {
    const reason = asKubectlError(error)
    try {
      create(current)
    } catch (second) {
      throw new KubectlError(
        `An error occurred force-replacing the existing object with the newly provided one:\n\n${reason.message}.\n\nAdditionally, an error occurred attempting to restore the original object:\n\n${asKubectlError(second).message}`,
      )
    }
    throw reason
  }
}

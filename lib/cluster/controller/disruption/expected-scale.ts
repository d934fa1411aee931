/** How many pods a budget's pods are to be. Mirrors: getExpectedScale in pkg/controller/disruption/disruption.go. */
import { isNotFound } from '@/lib/cluster/apimachinery/errors'
import {
  controllerOf,
  type KubeObject,
  type OwnerReference,
  type Pod,
} from '@/lib/cluster/apimachinery/object'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { resourceOf } from '@/lib/cluster/controller/served-resources'

/** A pod's controller has no size to go by. */
export class Uncountable extends Error {}

interface Sized {
  metadata: { uid: string; namespace?: string }
  spec?: { replicas?: number }
}

/** Read straight from the cache: the kinds that most pods belong to. */
const KNOWN = ['ReplicaSet.apps', 'StatefulSet.apps', 'ReplicationController.']

const groupOf = ({ apiVersion }: OwnerReference) => apiVersion.split('/').slice(0, -1).join('/')

/** The size at `…/scale` of any other kind. @throws Uncountable when the kind has none */
function scaleOf(ctx: ComponentContext, namespace: string, reference: OwnerReference): Sized | undefined {
  const { apiVersion, kind, name } = reference
  const served = resourceOf(ctx, reference)
  if (!served) throw new Uncountable(`no matches for kind "${kind}" in version "${apiVersion}"`)
  if (!served.scalable) throw new Uncountable(`${served.resource} does not implement the scale subresource`)
  const [plural] = served.resource.split('.')
  const root = groupOf(reference) ? 'apis' : 'api'
  try {
    return ctx.client.raw(
      `/${root}/${served.apiVersion}/namespaces/${namespace}/${plural}/${name}/scale`,
    ) as Sized
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

function find(ctx: ComponentContext, namespace: string, reference: OwnerReference): Sized | undefined {
  const known = KNOWN.includes(`${reference.kind}.${groupOf(reference)}`)
  const served = known ? resourceOf(ctx, reference) : undefined
  const found = served
    ? (ctx.lister.get(served.resource, namespace, reference.name) as Sized | undefined)
    : scaleOf(ctx, namespace, reference)
  return found?.metadata.uid === reference.uid ? found : undefined
}

/** Who decides on a pod's number: its controller, or the Deployment of its ReplicaSet. */
function deciderOf(ctx: ComponentContext, pod: Pod, reference: OwnerReference): Sized | undefined {
  const { namespace = '' } = pod.metadata
  const owner = find(ctx, namespace, reference)
  const above = owner && reference.kind === 'ReplicaSet' ? controllerOf(owner as KubeObject) : undefined
  if (above?.kind !== 'Deployment') return owner
  const deployment = ctx.lister.get('deployments.apps', namespace, above.name)
  return deployment?.metadata.uid === above.uid ? deployment : undefined
}

/**
 * The sizes of the pods' controllers, every controller once.
 * @throws Uncountable
 */
export function expectedScale(ctx: ComponentContext, pods: Pod[]): { scale: number; unmanaged: number } {
  const sizes = new Map<string, number>()
  let unmanaged = 0
  for (const pod of pods) {
    const reference = controllerOf(pod)
    if (!reference) unmanaged += 1
    else {
      const decider = deciderOf(ctx, pod, reference)
      if (!decider) throw new Uncountable(`found no controllers for pod "${pod.metadata.name}"`)
      sizes.set(decider.metadata.uid, decider.spec?.replicas ?? 0)
    }
  }
  return { scale: [...sizes.values()].reduce((sum, size) => sum + size, 0), unmanaged }
}

import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import { isInvalid, isNotFound } from '@/lib/cluster/apimachinery/errors'
import { matches, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import {
  controllerOf,
  controllerReference,
  type ObjectMeta,
  type ObjectOf,
} from '@/lib/cluster/apimachinery/object'
import type { Client } from '@/lib/cluster/client/client'

/** A patch of a single object whose being gone, or gone to another owner, is no error. */
function lenient<T>(write: () => T): T | undefined {
  try {
    return write()
  } catch (error) {
    if (isNotFound(error) || isInvalid(error)) return undefined
    throw error
  }
}

/** What owns by a label selector. */
interface Owner {
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  spec: { selector?: ILabelSelector }
}

/**
 * The objects that are the owner's: those it controls and still selects, and orphans it adopts;
 * controlled ones it selects no longer are released.
 * Mirrors: controller.BaseControllerRefManager.ClaimObject.
 */
export function claim<R extends 'pods' | 'replicasets.apps' | 'controllerrevisions.apps'>(
  client: Client,
  owner: Owner,
  resource: R,
  candidates: ObjectOf<R>[],
): ObjectOf<R>[] {
  const selector = selectorFromLabelSelector(owner.spec.selector)
  const mine: ObjectOf<R>[] = []
  for (const object of candidates) {
    const controller = controllerOf(object)
    const selected = selector !== undefined && matches(selector, object.metadata.labels)
    if (controller && controller.uid !== owner.metadata.uid) continue
    if (controller && selected) mine.push(object)
    if ((controller && selected) || owner.metadata.deletionTimestamp) continue
    const { namespace, name, uid } = object.metadata
    if (controller) {
      const ownerReferences = [{ $patch: 'delete', uid: owner.metadata.uid }]
      lenient(() => client.patch(resource, namespace, name, { metadata: { ownerReferences, uid } }))
    } else if (selected && !object.metadata.deletionTimestamp) {
      const ownerReferences = [controllerReference(owner)]
      const adopted = lenient(() =>
        client.patch(resource, namespace, name, { metadata: { ownerReferences, uid } }),
      )
      if (adopted) mine.push(adopted)
    }
  }
  return mine
}
